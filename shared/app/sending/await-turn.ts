import { RetryableError } from '../errors.ts';
import type { OwedNotice, SendServices } from '../notices/send-once.ts';
import type { MailToPace, SendingPace } from './sending-pace.ts';

export type TurnServices = SendServices & {
  /** Absent where the provider takes as much as there is. */
  readonly pace?: SendingPace;
};

/**
 * Lets a mail go on when it has its turn under the provider's sending rate. Whoever has to wait is told when, and finds that turn
 * on the receipt when he comes again, so waiting costs no second place in the queue.
 * @throws RetryableError with the time to wait
 */
export async function awaitTurn(services: TurnServices, owed: OwedNotice, mail: MailToPace): Promise<void> {
  const { pace, receipts, now } = services;
  if (pace === undefined || !(await pace.isLimited())) return;
  const known = await receipts.load(owed.ticketId, owed.id);
  // It has been sent, or is being sent: nothing is left to wait for.
  if (known !== undefined && (known.state !== 'sending' || known.leaseUntil > now())) return;
  const turn = known?.turnAt === undefined ? await pace.turn(mail) : { at: known.turnAt };
  if ('inMs' in turn) throw later(turn.inMs);
  const inMs = turn.at - now();
  if (inMs <= 0) return;
  if (known === undefined) {
    const waits = { state: 'sending', attempts: 0, firedAt: now(), leaseUntil: now(), error: 'it waits for its turn' } as const;
    await receipts.begin({ ...owed, ...waits, turnAt: turn.at });
  } else if (known.turnAt === undefined) await receipts.update({ ...known, turnAt: turn.at }, known);
  services.metrics.count('NoticePaced');
  throw later(inMs);
}

const later = (retryInMs: number): RetryableError =>
  new RetryableError('a mail waits for its turn under the sending rate', { retryInMs });
