import { takeKnownNews } from '../notices/take-mail-news.ts';
import type { IncomingMessage } from './letter.ts';
import type { MailIntakeServices } from './mail-intake.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** A report names a few mails; a hostile header must not cost hundreds of reads. */
const MOST_IDS = 5;

/**
 * Puts down on a receipt what another mail system reports of our mail, as if SES had said so. Whoever reports it knows an id that only
 * the mail itself has.
 * @returns the ticket that the mail was about, where there is one
 */
export async function takeReport(
  services: MailIntakeServices,
  mail: ParsedMail,
  { receivedAt }: Pick<IncomingMessage, 'receivedAt'>,
): Promise<string | undefined> {
  const report = services.reader.deliveryReport(mail);
  for (const mailId of report?.mailIds.slice(0, MOST_IDS) ?? []) {
    const receipt = report && (await takeKnownNews(services, { mailId, outcome: { ...report.outcome, at: receivedAt } }));
    if (receipt !== undefined) return receipt.ticketId;
  }
  return undefined;
}
