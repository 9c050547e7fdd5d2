import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';
import { endHold } from './end-hold.ts';

/** Staff hold the matter for solved; the customer is asked to confirm. */
export function resolve({ message }: CommandOf<'resolve'>, snapshot: Snapshot): readonly FactBody[] {
  return [...endHold(snapshot, 'solved'), { type: 'resolved', ...defined({ message }) }];
}
