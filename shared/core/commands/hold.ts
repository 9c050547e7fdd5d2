import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/** Waits for somebody else; which clocks stop meanwhile is for the policy to say. */
export function hold(
  { reason, until }: CommandOf<'hold'>,
  _snapshot: Snapshot,
  { now }: Context,
): readonly FactBody[] | Rejection {
  if (until !== undefined && until <= now) return { code: 'hold-ends-in-the-past' };
  return [{ type: 'held', reason, ...defined({ until }) }];
}
