import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import { endHold } from './end-hold.ts';

/** The ticket goes on as another one: its promises end, and whatever comes for it belongs there. */
export function merge({ into }: CommandOf<'merge'>, snapshot: Snapshot): readonly FactBody[] | Rejection {
  if (into === snapshot.ticket.id) return { code: 'merged-into-itself' };
  return [...endHold(snapshot, 'merged'), { type: 'merged', into }];
}
