import { defined } from '../../core/defined.ts';
import { isForStaff } from '../../core/effect.ts';
import type { Instant } from '../../core/instant.ts';
import { PermanentError, RetryableError, SuppressedError } from '../errors.ts';
import { HANDED_OVER } from '../observation.ts';
import type { Outcome, Receipt } from '../receipt.ts';
import type { Services } from '../services.ts';

export type SendServices = Pick<Services, 'now' | 'receipts' | 'metrics' | 'log' | 'settings'>;

/** A notice that is owed, under the id that its receipt will have. */
export type OwedNotice = Pick<Receipt, 'id' | 'ticketId' | 'notice' | 'to' | 'facts' | 'plannedAt'>;

/** `refused`: the provider will never take it. `suppressed`: its address is mailed no more. `busy`: another worker is sending it right now, and will report. */
export type Progress = 'done' | 'refused' | 'suppressed' | 'busy';

type Steps<H> = {
  /** What it throws decides whether it is tried again. */
  readonly handOver: () => Promise<H>;
  readonly onSent?: (handedOver: H) => Promise<void>;
};

/**
 * Hands a mail or a post over, marked on its receipt before and after, so that it goes out once; where a crash hid whether it did, it goes out
 * again and its receipt says so. What the provider refuses for good is not tried again.
 * @throws what may pass: the notice is still owed
 */
export async function sendOnce<H extends { readonly providerId?: string; readonly mailId?: string }>(
  services: SendServices,
  owed: OwedNotice,
  { handOver, onSent }: Steps<H>,
): Promise<Progress> {
  const receipt = await claim(services, owed);
  if (typeof receipt === 'string') return receipt;
  const outcome = await handOver().then(
    (handedOver) => ({ handedOver }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return fail(services, receipt, outcome.error);
  // From here on it is out: a failure to say so leaves the receipt open, and the next attempt marks it as doubtful.
  const { providerId, mailId } = outcome.handedOver;
  const handedOverAt = services.now();
  services.metrics.lateness(HANDED_OVER, handedOverAt - receipt.plannedAt);
  const sent: Receipt = { ...receipt, state: 'sent', handedOverAt, ...defined({ providerId, mailId }) };
  await Promise.all([services.receipts.update(sent, receipt), onSent?.(outcome.handedOver)]);
  return 'done';
}

/** Marks the notice as being sent by us; otherwise says why it is not ours to send. */
async function claim(services: SendServices, owed: OwedNotice): Promise<Receipt | Progress> {
  const now = services.now();
  const leaseUntil = now + services.settings.timing.sendLeaseMs;
  const first: Receipt = { ...owed, firedAt: now, state: 'sending', attempts: 1, leaseUntil };
  if (await services.receipts.begin(first)) return first;
  const known = await services.receipts.load(owed.ticketId, owed.id);
  if (known === undefined || (known.state === 'sending' && known.leaseUntil > now)) return 'busy';
  if (known.state !== 'sending') return known.state === 'sent' ? 'done' : refusalOf(known);
  return takeOver(services, known, leaseUntil);
}

/** The sender before us failed, which its receipt says, or died without a word: then the mail may be out already. */
async function takeOver(services: SendServices, known: Receipt, leaseUntil: number): Promise<Receipt | Progress> {
  // A turn is for one attempt.
  const { error, turnAt: _, ...rest } = known;
  const doubtful = error === undefined || known.doubtful === true;
  const next: Receipt = { ...rest, attempts: known.attempts + 1, leaseUntil, ...(doubtful ? { doubtful } : {}) };
  if (!(await services.receipts.update(next, known))) return 'busy';
  if (doubtful) services.metrics.count('NoticeDoubtful');
  return next;
}

async function fail(services: SendServices, receipt: Receipt, error: unknown): Promise<Progress> {
  const permanent = error instanceof PermanentError;
  const message = error instanceof Error ? error.message : String(error);
  const unknown = error instanceof RetryableError && error.outcomeUnknown;
  const failed: Receipt = {
    ...receipt,
    state: permanent ? 'failed' : 'sending',
    leaseUntil: services.now(),
    error: message,
    ...(unknown ? { doubtful: true } : {}),
    ...(error instanceof SuppressedError ? { outcome: suppressedAs(error, services.now()) } : {}),
  };
  await services.receipts.update(failed, receipt);
  if (!permanent) throw error;
  tellOfRefusal(services, receipt, error);
  return refusalOf(failed);
}

const refusalOf = ({ outcome }: Receipt): Progress => (outcome?.type === 'suppressed' ? 'suppressed' : 'refused');

const suppressedAs = ({ detail }: SuppressedError, at: Instant): Outcome => ({
  type: 'suppressed',
  at,
  final: true,
  ...defined({ detail }),
});

/** That an address is dead was told when its first mail came back; whom of the staff nobody reaches is told each time. */
function tellOfRefusal({ metrics, log }: SendServices, { ticketId, id, notice }: Receipt, error: unknown): void {
  if (!(error instanceof SuppressedError)) {
    metrics.count('NoticeFailed');
    log.error('a notice was refused for good', { ticketId, receipt: id, error });
    return;
  }
  metrics.count('NoticeSuppressed');
  if (isForStaff(notice)) metrics.count('NoticeUndelivered');
  log.warn('a notice was not sent: its address is on the suppression list', { ticketId, receipt: id });
}
