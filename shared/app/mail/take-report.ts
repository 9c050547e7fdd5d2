import { takeReceiptNews } from '../notices/take-mail-news.ts';
import type { Outcome, Receipt, ReceiptName } from '../receipt.ts';
import { sameSecret } from '../same-secret.ts';
import type { IncomingMessage } from './letter.ts';
import type { MailIntakeServices } from './mail-intake.ts';
import type { ParsedMail, Reported } from './parsed-mail.ts';
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
  const { addresses, mailIds, reported } = services.reader.deliveryReport(mail);
  const take = (receipt: Receipt | undefined) =>
    receipt && takeReceiptNews(services, nameOf(receipt), { ...outcomeFor(receipt.to, reported), at: receivedAt });
  for (const address of [...recipients, ...addresses]) {
    const receipt = await take(await receiptAt(services, address));
    if (receipt !== undefined) return receipt.ticketId;
  }
  for (const mailId of mailIds.slice(0, MOST_IDS)) {
    const receipt = await take(await receiptOf(services, mailId));
    if (receipt !== undefined) return receipt.ticketId;
  }
  return undefined;
}

const nameOf = ({ ticketId, id }: Receipt): ReceiptName => ({ ticketId, receipt: id });

/**
 * A notice goes to one address. A report of several names those behind it, as of a group: what it says of the address itself counts,
 * otherwise the best news, because somebody was reached then.
 */
function outcomeFor(to: string, reported: readonly [Reported, ...Reported[]]): Omit<Outcome, 'at'> {
  const own = reported.find(({ bounce }) => bounce.recipient?.toLowerCase() === to.toLowerCase());
  const best = reported.reduce((one, other) => (graveness(other) < graveness(one) ? other : one));
  return (own ?? best).outcome;
}

function graveness({ outcome: { type, final } }: Reported): number {
  if (type === 'delivered') return 0;
  if (type === 'delayed') return 1;
  return final ? 3 : 2;
}

async function receiptOf(services: MailIntakeServices, mailId: string): Promise<Receipt | undefined> {
  const name = await services.correlations.findReceiptByMailId(mailId);
  return name && services.receipts.load(name.ticketId, name.receipt);
}

/** The receipt whose mail went out with this address as the sender of its envelope, or with an address for answers of its own. */
async function receiptAt(services: MailIntakeServices, address: string): Promise<Receipt | undefined> {
  const { inboundDomain: domain } = (await services.configuration.current()).mail;
  const ticketId = readBounceAddress(address, domain) ?? readNoticeAddress(address, domain);
  if (ticketId === undefined) return undefined;
  const key = await services.secrets.signingKey();
  const receipts = await services.receipts.list(ticketId);
  return receipts.find(({ id }) =>
    [makeBounceAddress, makeNoticeAddress].some((make) => sameSecret(address.toLowerCase(), make(key, ticketId, id, domain))),
  );
}
