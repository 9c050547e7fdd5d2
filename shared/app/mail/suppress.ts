/** When an address comes onto the list of those that are mailed no more, and when it leaves it. */
import type { Instant } from '../../core/instant.ts';
import type { Outcome } from '../receipt.ts';
import type { Services } from '../services.ts';
import {
  addressKey,
  type Lifting,
  type Mark,
  type ReturnedMail,
  reasonIn,
  type Suppression,
  withNews,
  withoutMarks,
} from './suppression.ts';

export type SuppressionServices = Pick<Services, 'suppressions' | 'log'>;

/** Takes what became of a mail of ours. Repeatable, and in any order. */
export async function noteReturned(
  { suppressions, log }: SuppressionServices,
  receipt: ReturnedMail,
  outcome: Outcome,
): Promise<void> {
  const reason = reasonIn(outcome);
  if (reason === undefined) return;
  const changed = await change(suppressions, addressKey(receipt.to), (known) => withNews(known, { reason, receipt, outcome }));
  if (changed !== undefined)
    log.warn('an address is mailed no more', { ticketId: receipt.ticketId, receipt: receipt.id, reason });
}

/**
 * Whoever writes can be written to again, unless a mail has bounced since. That they have called a mail spam stands: to write is not to
 * ask for mails.
 */
export async function liftBounce(
  { suppressions }: Pick<SuppressionServices, 'suppressions'>,
  sender: string,
  at: Instant,
): Promise<void> {
  const lifted = { at, by: `requester:${sender}` } as const;
  const isMeant = (mark: Mark) => mark.reason === 'bounced' && mark.at <= at;
  await change(suppressions, addressKey(sender), (known) => known && withoutMarks(known, lifted, isMeant));
}

/** Takes an address off the list, whatever it is there for. What happened before and is told again does not bring it back. */
export async function liftAll(
  { suppressions }: Pick<SuppressionServices, 'suppressions'>,
  address: string,
  lifted: Lifting,
): Promise<void> {
  await change(suppressions, addressKey(address), (known) => known && withoutMarks(known, lifted, () => true));
}

/** @returns it as it was written, or `undefined` where nothing had to be */
async function change(
  suppressions: Services['suppressions'],
  address: string,
  next: (known: Suppression | undefined) => Suppression | undefined,
): Promise<Suppression | undefined> {
  for (;;) {
    const known = await suppressions.load(address);
    const changed = next(known);
    // Whoever was first has written something, so this ends.
    if (changed === undefined || (await suppressions.save(changed, known?.revision ?? 0))) return changed;
  }
}
