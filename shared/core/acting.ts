/** In whose name a caller of the API may act: what stands in a history as somebody's doing has to be that. */
import { isAbove, type Organisation } from './organisation.ts';
import type { Role } from './role.ts';

export type Standing = {
  readonly role: Role;
  /** Person id of the member of staff who calls; absent for programs. */
  readonly person?: string;
  /** The program speaks for whichever member of staff it names. */
  readonly forStaff?: boolean;
};

/** Agents act for themselves; leads and managers also for their teams and for whoever is under them. */
export function mayActFor({ role, person, forStaff = false }: Standing, author: string, organisation: Organisation): boolean {
  if (role === 'admin' || forStaff || person === author) return true;
  if (person === undefined || (role !== 'lead' && role !== 'manager')) return false;
  return isAbove(person, author, organisation) || leads(person, author, organisation);
}

const leads = (person: string, author: string, { teams }: Organisation): boolean =>
  Object.values(teams).some(({ lead, members }) => lead === person && members.includes(author));
