import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import { isLive } from '../sla/tracks.ts';
import { clockKey } from '../ticket.ts';

/** Somebody takes charge: the ladders of the ticket's live clocks, or of one metric's, climb no further. The clocks go on. */
export function acknowledge({ metric }: CommandOf<'acknowledge'>, { ticket, tracks }: Snapshot): readonly FactBody[] | Rejection {
  const live = tracks.filter((track) => isLive(track) && (metric === undefined || track.metric === metric));
  if (live.length === 0) return { code: 'nothing-to-acknowledge' };
  const open = live.filter((track) => ticket.acknowledged[clockKey(track)] === undefined);
  const clocks = open.map((track) => ({ metric: track.metric, cycle: track.cycle }));
  return clocks.length === 0 ? [] : [{ type: 'acknowledged', clocks }];
}
