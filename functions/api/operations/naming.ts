import { type LoadedTicket, loadTicket } from '../../../shared/app/load-ticket.ts';
import { mayActFor } from '../../../shared/core/acting.ts';
import { findPerson, findPersonByEmail, type Organisation, type Person } from '../../../shared/core/organisation.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { Caller } from '../../../shared/lambda/http-auth.ts';
import { bodyProblem, HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { noSuchTicket } from '../../../shared/lambda/http-scope.ts';
import type { ApiServices } from '../services.ts';

/** How requests name tickets and staff. Whether what is named may be used is for the core to say. */
export type Params = { readonly [name: string]: string };

/** @throws HttpProblem 404 */
export function ticketIdOf(params: Params): string {
  const id = idOfReference(params.id ?? '');
  if (id === undefined) throw noSuchTicket();
  return id;
}

/** @throws HttpProblem 404 */
export async function ticketOf(services: ApiServices, params: Params): Promise<LoadedTicket> {
  const loaded = await loadTicket(services, ticketIdOf(params));
  if (loaded === undefined) throw noSuchTicket();
  return loaded;
}

/** Ids and addresses of staff both name a person; a name that is nobody's stands for itself. */
export function personIdOf(organisation: Organisation, name: string): string {
  return staffOf(organisation, name)?.id ?? name;
}

/**
 * Person id of whoever is said to have done it, else of whoever calls; `undefined` for a program that names nobody.
 * @throws HttpProblem 422: nobody else would notice that an author does not exist; 403 for a name that is not the caller's to use
 */
export function authorOf(caller: Caller, organisation: Organisation, name: string | undefined): string | undefined {
  if (name === undefined) return caller.person;
  const author = staffOf(organisation, name);
  if (author === undefined) throw noSuchPerson('author');
  if (mayActFor(caller, author.id, organisation)) return author.id;
  const detail = `\`${caller.name}\` may not act in the name of ${author.id}. Leave \`author\` out. Nothing was changed.`;
  throw new HttpProblem({ status: 403, code: 'not-in-this-name', detail, errors: [bodyProblem(['author'], detail)] });
}

function staffOf(organisation: Organisation, name: string): Person | undefined {
  return findPerson(organisation, name) ?? findPersonByEmail(organisation, name);
}

export const noSuchPerson = (field: string): HttpProblem =>
  invalidBodyField(field, 'Nobody of the staff has this id or e-mail address.');
