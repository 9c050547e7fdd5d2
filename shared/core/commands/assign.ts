import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import { findPerson, findTeam, type Organisation } from '../organisation.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/** Gives the ticket to a person, a team, or both. A new team without a person starts without one: its lead dispatches. */
export function assign(
  command: CommandOf<'assign'>,
  { ticket }: Snapshot,
  { organisation }: Context,
): readonly FactBody[] | Rejection {
  const stranger = findStranger(command, organisation);
  if (stranger !== undefined) return stranger;
  const { team = ticket.team } = command;
  const assignee = command.assignee ?? (team === ticket.team ? ticket.assignee : undefined);
  if (assignee === ticket.assignee && team === ticket.team) return [];
  return [{ type: 'assigned', ...defined({ assignee, team: command.team }) }];
}

function findStranger({ assignee, team }: CommandOf<'assign'>, organisation: Organisation): Rejection | undefined {
  if (assignee !== undefined && findPerson(organisation, assignee) === undefined) {
    return { code: 'unknown-person', id: assignee, named: 'assignee' };
  }
  if (team !== undefined && findTeam(organisation, team) === undefined) return { code: 'unknown-team', id: team };
  return undefined;
}
