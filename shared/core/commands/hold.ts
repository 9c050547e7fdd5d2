import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/**
 * Waits for somebody else; which clocks stop meanwhile is for the policy to say. A hold that begins while the customer waits for an
 * answer could be there to win time: it is allowed, and marked.
 */
export function hold(
  { reason, until }: CommandOf<'hold'>,
  { ticket }: Snapshot,
  { now }: Context,
): readonly FactBody[] | Rejection {
  if (until !== undefined && until <= now) return { code: 'hold-ends-in-the-past' };
  const mark = ticket.unansweredSince === undefined ? {} : ({ unanswered: true } as const);
  return [{ type: 'held', reason, ...defined({ until }), ...mark }];
}
