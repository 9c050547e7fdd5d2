import type { Recipient } from '../../core/escalation/ladder.ts';
import { type Finding, type ProblemPath, warning } from '../problem.ts';
import type { LevelSection } from '../schema/escalations.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import type { Ladder } from './check-escalations.ts';

/** Levels that can be known today to reach nobody, for the tickets of some team. Such a level is skipped when its time comes. */
export function checkReach({ levels, metric, path }: Ladder, file: ConfigurationFile): readonly Finding[] {
  return [
    ...levels.flatMap((level, index) => checkTold(level, [...path, index, 'tell'], file)),
    ...(metric === 'update' ? [] : checkUnassigned(levels, path)),
  ];
}

/** Whoever is assigned, answers or watches is not known before there is a ticket. */
const isUnknownYet = (recipient: Recipient): boolean => roleName(recipient) !== undefined;

const roleName = (recipient: Recipient): string | undefined =>
  recipient.kind === 'manager' && recipient.of !== undefined ? "the assignee's manager" : ROLE_NAMES.get(recipient.kind);

const ROLE_NAMES: ReadonlyMap<Recipient['kind'], string> = new Map([
  ['assignee', 'the assignee'],
  ['owner', 'the owner'],
  ['watchers', 'watchers'],
]);

const listOf = (names: ReadonlySet<string>): string => [...names].join(' and ');

/**
 * One level for the assignee is fine; a ladder of such levels is silent on a ticket that nobody has taken yet.
 * Updates are owed by whoever works on it: where nobody does, the first response is late too.
 */
function checkUnassigned(levels: readonly LevelSection[], path: ProblemPath): readonly Finding[] {
  const told = levels.flatMap(({ tell }) => tell);
  if (told.length === 0 || !told.every(isUnknownYet)) return [];
  const who = listOf(new Set(told.map((recipient) => roleName(recipient) ?? recipient.kind)));
  return [warning(path, `tells ${who} alone, so nobody hears of a ticket without one; tell lead or team at one of the levels`)];
}

function checkTold({ tell }: LevelSection, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  const nameless = tell.flatMap((recipient) => (recipient.kind === 'person' ? silence(recipient.id, file) : []));
  if (nameless.length > 0) return nameless.map((reason) => warning(path, `${reason}, so this level does not reach them`));
  if (tell.some((recipient) => isUnknownYet(recipient) || NOT_BY_TEAM.has(recipient.kind))) return [];
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

/** The gaps of a schedule are found where it is. */
const NOT_BY_TEAM: ReadonlySet<Recipient['kind']> = new Set(['person', 'address', 'on-call', 'webhook']);

/** Why a role on tickets of the team falls to nobody who can be written to; `undefined` when it does reach somebody. */
function whyNot(recipient: Recipient, teamId: string, file: ConfigurationFile): string | undefined {
  const { lead, members = [] } = file.teams[teamId] ?? {};
  if (recipient.kind === 'team') {
    const reached = members.some((id) => silence(id, file).length === 0);
    return reached ? undefined : `teams.${teamId} has no member with an e-mail address`;
  }
  const up = recipient.kind === 'manager' ? recipient.up + 1 : 0;
  if (lead !== undefined) return climb(lead, up, file);
  if (recipient.kind !== 'manager') return `teams.${teamId} has no lead`;
  // Then it is the manager of the assignee, who as a rule is one of the members.
  const reasons = members.map((member) => climb(member, up, file));
  if (reasons.length === 0 || reasons.includes(undefined)) return undefined;
  return `teams.${teamId} has no lead, and ${reasons[0]}`;
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
