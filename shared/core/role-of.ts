import type { Organisation } from './organisation.ts';
import type { Role } from './role.ts';

/** The role of a member of staff by where they stand: a superior of somebody is a manager, the lead of a team a lead, everybody else an agent. */
export function roleOf(person: string, { people, teams }: Pick<Organisation, 'people' | 'teams'>): Role {
  if (Object.values(people).some(({ manager }) => manager === person)) return 'manager';
  return Object.values(teams).some(({ lead }) => lead === person) ? 'lead' : 'agent';
}
