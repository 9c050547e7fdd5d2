import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';
import { endHold } from './end-hold.ts';

/** Offers the customer a solution or a workaround and asks whether it helped. */
export function proposeSolution({ message }: CommandOf<'propose-solution'>, snapshot: Snapshot): readonly FactBody[] {
  return [...endHold(snapshot, 'solved'), { type: 'solution-proposed', ...defined({ message }) }];
}
