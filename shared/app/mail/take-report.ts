import { takeKnownNews, takeReceiptNews } from '../notices/take-mail-news.ts';
import type { ReceiptName } from '../receipt.ts';
import { sameSecret } from '../same-secret.ts';
import type { IncomingMessage } from './letter.ts';
import type { MailIntakeServices } from './mail-intake.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { makeBounceAddress, makeNoticeAddress, readBounceAddress, readNoticeAddress } from './reply-address.ts';

/** A report names a few mails; a hostile header must not cost hundreds of reads. */
const MOST_IDS = 5;

/**
 * Puts down on a receipt what another mail system reports of our mail, as if SES had said so. Whoever reports it knows an address or
 * an id that only the mail itself has.
 * @returns the ticket that the mail was about, where there is one
 */
export async function takeReport(
  services: MailIntakeServices,
  mail: ParsedMail,
  { receivedAt, recipients }: Pick<IncomingMessage, 'receivedAt' | 'recipients'>,
): Promise<string | undefined> {
  const report = services.reader.deliveryReport(mail);
  const outcome = { ...report.outcome, at: receivedAt };
  for (const address of [...recipients, ...report.addresses]) {
    const name = await receiptAt(services, address);
    const receipt = name && (await takeReceiptNews(services, name, outcome));
    if (receipt !== undefined) return receipt.ticketId;
  }
  for (const mailId of report.mailIds.slice(0, MOST_IDS)) {
    const receipt = await takeKnownNews(services, { mailId, outcome });
    if (receipt !== undefined) return receipt.ticketId;
  }
  return undefined;
}

/** The receipt whose mail went out with this address as the sender of its envelope, or with an address for answers of its own. */
async function receiptAt(services: MailIntakeServices, address: string): Promise<ReceiptName | undefined> {
  const { inboundDomain: domain } = (await services.configuration.current()).mail;
  const ticketId = readBounceAddress(address, domain) ?? readNoticeAddress(address, domain);
  if (ticketId === undefined) return undefined;
  const key = await services.secrets.signingKey();
  const receipts = await services.receipts.list(ticketId);
  const found = receipts.find(({ id }) =>
    [makeBounceAddress, makeNoticeAddress].some((make) => sameSecret(address.toLowerCase(), make(key, ticketId, id, domain))),
  );
  return found && { ticketId, receipt: found.id };
}
