import { CUSTOMER_NOTICES, isForStaff } from '../../core/effect.ts';
import { type Instant, SECOND_MS } from '../../core/instant.ts';
import { nameInNotice } from '../../core/notices.ts';
import { RetryableError } from '../errors.ts';
import { noteReturned, type SuppressionServices } from '../mail/suppress.ts';
import type { Outcome, Receipt, ReceiptName } from '../receipt.ts';
import type { CommandServices } from '../run-command.ts';
import { isUndelivered } from './outcome.ts';
import { type MailNews, type OutcomeServices, putDown, recordOutcome } from './record-outcome.ts';
import { reportUndelivered } from './report-undelivered.ts';

export type MailNewsServices = OutcomeServices & CommandServices & SuppressionServices;

/** News can come before the sender has put down that the mail is out: within moments, unless the sender has died. */
const PAUSES_MS = [SECOND_MS / 4, SECOND_MS];
/** As many leases of a sender later, nobody will put down the mail any more. */
const LEASES_TO_WAIT = 10;

/**
 * Takes what the mail provider says about a mail of ours. News of a mail that nobody knows is tried again for some minutes and then
 * let go: it was sent by somebody else, or by a worker that died before it could say so and whose mail was sent again.
 * @throws RetryableError while the mail may still be put down
 */
export async function takeMailNews(services: MailNewsServices, news: MailNews & { readonly sentAt: Instant }): Promise<void> {
  const receipt = await recordPatiently(services, news);
  if (receipt !== undefined) return report(services, receipt, news.outcome);
  const patience = LEASES_TO_WAIT * services.settings.timing.sendLeaseMs;
  if (services.now() < news.sentAt + patience) throw new RetryableError('a mail is not put down yet, and there is news of it');
  services.metrics.count('MailEventUnmatched');
  services.log.warn('news of a mail that has no receipt', { mail: news.mailId, outcome: news.outcome.type });
}

/** The same for news of a mail whose receipt is known. */
export async function takeReceiptNews(
  services: MailNewsServices,
  name: ReceiptName,
  outcome: Outcome,
): Promise<Receipt | undefined> {
  const receipt = await putDown(services, name, outcome);
  if (receipt !== undefined) await report(services, receipt, outcome);
  return receipt;
}

async function recordPatiently(services: MailNewsServices, news: MailNews): Promise<Receipt | undefined> {
  for (const pause of PAUSES_MS) {
    const receipt = await recordOutcome(services, news);
    if (receipt !== undefined) return receipt;
    await services.wait(pause);
  }
  return recordOutcome(services, news);
}

async function report(services: MailNewsServices, receipt: Receipt, news: Outcome): Promise<void> {
  await noteReturned(services, receipt, news);
  const { id, ticketId, notice, outcome, facts } = receipt;
  if (outcome === undefined || !isUndelivered(outcome)) return;
  services.log.warn('a notice has not reached its addressee', { ticketId, receipt: id, outcome });
  if (isForStaff(notice)) services.metrics.count('NoticeUndelivered');
  else if (!CUSTOMER_NOTICES.some((one) => one === notice)) return;
  const because = outcome.type === 'complained' ? 'complained' : 'bounced';
  await reportUndelivered(services, { ticketId, receipt: id, to: nameInNotice(id), facts, because });
}
