import type { Outcome, Receipt, ReceiptName } from '../receipt.ts';
import type { Services } from '../services.ts';
import { outcomeAfter } from './outcome.ts';

export type OutcomeServices = Pick<Services, 'receipts' | 'correlations'>;

/** What became of the mail that stands under this Message-ID on the wire. */
export type MailNews = { readonly mailId: string; readonly outcome: Outcome };

/**
 * Puts down on the receipt of a mail what became of it. Repeatable, and in any order.
 * @returns the receipt as it stands then; `undefined` for a mail that is none of ours, or that is out but not put down yet
 */
export async function recordOutcome(services: OutcomeServices, { mailId, outcome }: MailNews): Promise<Receipt | undefined> {
  const name = await services.correlations.findReceiptByMailId(mailId);
  return name && putDown(services, name, outcome);
}

/** The same for a mail whose receipt is known. */
export async function putDown(
  services: Pick<OutcomeServices, 'receipts'>,
  name: ReceiptName,
  outcome: Outcome,
): Promise<Receipt | undefined> {
  for (;;) {
    const seen = await services.receipts.load(name.ticketId, name.receipt);
    if (seen === undefined || seen.state === 'sending') return undefined;
    const after = outcomeAfter(seen.outcome, outcome);
    if (after === seen.outcome) return seen;
    const next = { ...seen, outcome: after };
    // Whoever was first has made the outcome graver, so this ends.
    if (await services.receipts.update(next, seen)) return next;
  }
}
