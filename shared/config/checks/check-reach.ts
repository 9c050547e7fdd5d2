import type { Recipient } from '../../core/escalation/ladder.ts';
import { type Finding, type ProblemPath, warning } from '../problem.ts';
import type { LevelSection } from '../schema/escalations.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import type { Ladder } from './check-escalations.ts';

/** Levels that can be known today to reach nobody, for the tickets of some team. Such a level is skipped when its time comes. */
export function checkReach({ levels, path }: Ladder, file: ConfigurationFile): readonly Finding[] {
  return levels.flatMap((level, index) => checkTold(level, [...path, index, 'tell'], file));
}

function checkTold({ tell }: LevelSection, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  const nameless = tell.flatMap((recipient) => (recipient.kind === 'person' ? silence(recipient.id, file) : []));
  if (nameless.length > 0) return nameless.map((reason) => warning(path, `${reason}, so this level does not reach them`));
  // Whoever is assigned is not known before there is a ticket.
  if (tell.some(({ kind }) => kind === 'assignee' || kind === 'address' || kind === 'person')) return [];
  const teams = Object.keys(file.teams);
  if (teams.length === 0)
    return [warning(path, 'reaches nobody, since there are no teams; add one to teams, or tell person:<id>')];
  return teams.flatMap((team) => {
    const reasons = tell.map((recipient) => whyNot(recipient, team, file));
    const known = reasons.filter((reason) => reason !== undefined);
    return known.length < reasons.length
      ? []
      : [warning(path, `reaches nobody for tickets of ${team}: ${[...new Set(known)].join(', and ')}`)];
  });
}

/** Why a role on tickets of the team falls to nobody who can be written to; `undefined` when it does reach somebody. */
function whyNot(recipient: Recipient, teamId: string, file: ConfigurationFile): string | undefined {
  const team = file.teams[teamId];
  if (recipient.kind === 'team') {
    const members = team?.members ?? [];
    return members.some((id) => silence(id, file).length === 0)
      ? undefined
      : `teams.${teamId} has no member with an e-mail address`;
  }
  if (team?.lead === undefined) {
    // Then it is the assignee's manager, whoever that will be.
    return recipient.kind === 'manager' ? undefined : `teams.${teamId} has no lead`;
  }
  const up = recipient.kind === 'manager' ? recipient.up + 1 : 0;
  return climb(team.lead, up, file);
}

function climb(id: string, steps: number, file: ConfigurationFile): string | undefined {
  if (steps === 0 || !Object.hasOwn(file.people, id)) return silence(id, file)[0];
  const manager = file.people[id]?.manager;
  return manager === undefined ? `people.${id} has no manager` : climb(manager, steps - 1, file);
}

/** Why nobody can write to a person, if so. Unknown people are reported where they are named. */
function silence(id: string, { people }: ConfigurationFile): readonly string[] {
  return Object.hasOwn(people, id) && people[id]?.email === undefined ? [`people.${id} has no email`] : [];
}
