import type { CommandOf } from '../command.ts';
import { type Climber, isAcknowledged } from '../escalation/climber.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import { climbersOf, type Snapshot } from '../replay.ts';
import { isLive } from '../sla/tracks.ts';
import { ladderKey } from '../ticket.ts';
import { note } from './note.ts';

type Acknowledge = CommandOf<'acknowledge'>;

/** Somebody takes charge: all that climbs a ladder, or those that are meant, tells nobody more. The clocks go on. */
export function acknowledge(command: Acknowledge, snapshot: Snapshot): readonly FactBody[] | Rejection {
  const live = climbersOf(snapshot).filter((climber) => isLive(climber) && isMeant(climber, command));
  if (live.length === 0) return { code: 'nothing-to-acknowledge' };
  const open = live.filter((climber) => !isAcknowledged(snapshot.ticket, climber));
  const clocks = open.map(({ metric, cycle }) => ({ metric, cycle }));
  return [...(clocks.length === 0 ? [] : [{ type: 'acknowledged', clocks } as const]), ...said(command)];
}

const isMeant = (climber: Climber, { metric = climber.metric, clocks }: Acknowledge): boolean =>
  climber.metric === metric && (clocks === undefined || clocks.includes(ladderKey(climber)));

const said = ({ message, ...rest }: Acknowledge): readonly FactBody[] =>
  message === undefined ? [] : note({ ...rest, type: 'note', message });
