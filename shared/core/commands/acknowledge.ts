import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import type { Track } from '../sla/clock.ts';
import { isLive } from '../sla/tracks.ts';
import { clockKey } from '../ticket.ts';
import { note } from './note.ts';

type Acknowledge = CommandOf<'acknowledge'>;

/** Somebody takes charge: the ladders of the ticket's live clocks, or of those that are meant, climb no further. The clocks go on. */
export function acknowledge(command: Acknowledge, { ticket, tracks }: Snapshot): readonly FactBody[] | Rejection {
  const live = tracks.filter((track) => isLive(track) && isMeant(track, command));
  if (live.length === 0) return { code: 'nothing-to-acknowledge' };
  const open = live.filter((track) => ticket.acknowledged[clockKey(track)] === undefined);
  const clocks = open.map((track) => ({ metric: track.metric, cycle: track.cycle }));
  return [...(clocks.length === 0 ? [] : [{ type: 'acknowledged', clocks } as const]), ...said(command)];
}

const isMeant = (track: Track, { metric = track.metric, clocks }: Acknowledge): boolean =>
  track.metric === metric && (clocks === undefined || clocks.includes(clockKey(track)));

const said = ({ message, ...rest }: Acknowledge): readonly FactBody[] =>
  message === undefined ? [] : note({ ...rest, type: 'note', message });
