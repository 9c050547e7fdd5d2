import { lastsMs } from '../acknowledgement.ts';
import { acknowledgedBy, acknowledgerOf, awaitedStill } from '../charge.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { type Climber, isAcknowledged } from '../escalation/climber.ts';
import type { FactBody } from '../fact.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Rejection } from '../rejection.ts';
import { climbersOf, type Snapshot } from '../replay.ts';
import { isLive } from '../sla/tracks.ts';
import { ladderKey, type Ticket } from '../ticket.ts';
import { note } from './note.ts';

type Acknowledge = CommandOf<'acknowledge'>;

/**
 * Somebody takes charge: all that climbs a ladder, or those that are meant, tells nobody more, unless others have to acknowledge too.
 * The clocks go on.
 */
export function acknowledge(command: Acknowledge, snapshot: Snapshot, context: Context): readonly FactBody[] | Rejection {
  const live = climbersOf(snapshot).filter((climber) => isLive(climber) && isMeant(climber, command));
  if (live.length === 0) return { code: 'nothing-to-acknowledge' };
  const name = acknowledgerOf(command.by);
  const { ticket } = snapshot;
  const { policySet, organisation } = context;
  const open = live.filter((climber) => isNews(climber, name, { ticket, organisation }) || isRenewal(climber, ticket, policySet));
  const clocks = acknowledgedBy(name, open, { ticket, organisation });
  return [...(clocks.length === 0 ? [] : [{ type: 'acknowledged', clocks } as const]), ...said(command)];
}

/** The ladder has not stopped, and it is not for others to stop it. */
function isNews(
  climber: Climber,
  name: string,
  { ticket, organisation }: Pick<Snapshot, 'ticket'> & Pick<Context, 'organisation'>,
): boolean {
  const key = ladderKey(climber);
  const hasAcknowledged = ticket.charges?.[key]?.by?.some((one) => one.name === name) ?? false;
  return !isAcknowledged(ticket, climber) && (!hasAcknowledged || awaitedStill(ticket, key, organisation).length === 0);
}

/** Whoever takes charge for a time begins that time anew. */
const isRenewal = (climber: Climber, ticket: Ticket, policySet: PolicySet): boolean =>
  isAcknowledged(ticket, climber) && lastsMs(climber, policySet) !== undefined;

const isMeant = (climber: Climber, { metric = climber.metric, clocks }: Acknowledge): boolean =>
  climber.metric === metric && (clocks === undefined || clocks.includes(ladderKey(climber)));

const said = ({ message, ...rest }: Acknowledge): readonly FactBody[] =>
  message === undefined ? [] : note({ ...rest, type: 'note', message });
