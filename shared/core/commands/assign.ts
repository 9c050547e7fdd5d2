import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/** Gives the ticket to a person, a team, or both. A new team without a person starts without one: its lead dispatches. */
export function assign(
  { assignee, team }: CommandOf<'assign'>,
  { ticket }: Snapshot,
  { organisation }: Context,
): readonly FactBody[] | Rejection {
  if (assignee !== undefined && organisation.people[assignee] === undefined) return { code: 'unknown-person', id: assignee };
  if (team !== undefined && organisation.teams[team] === undefined) return { code: 'unknown-team', id: team };
  const person = assignee ?? (team === undefined || team === ticket.team ? ticket.assignee : undefined);
  const group = team ?? ticket.team;
  if (person === ticket.assignee && group === ticket.team) return [];
  return [
    {
      type: 'assigned',
      ...(person === undefined ? {} : { assignee: person }),
      ...(team === undefined ? {} : { team }),
    },
  ];
}
