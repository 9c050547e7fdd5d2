import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import { endHold } from './end-hold.ts';

/** Ends the ticket, and every promise with it. Whether the customer had confirmed stays on the record. */
export function close(
  { reason }: CommandOf<'close'>,
  snapshot: Snapshot,
  { policySet }: Context,
): readonly FactBody[] | Rejection {
  const confirmed = snapshot.ticket.status === 'confirmed';
  if (!confirmed && policySet.closing.requireConfirmation) return { code: 'not-confirmed' };
  return [...endHold(snapshot, 'closed'), { type: 'closed', because: 'asked', confirmed, ...defined({ reason }) }];
}
