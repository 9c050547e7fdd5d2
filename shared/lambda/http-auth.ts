import { isAllowed, type Right, rolesWith } from '../api/authorisation.ts';
import type { ApiKeys } from '../app/ports.ts';
import { sameSecret } from '../app/same-secret.ts';
import type { Standing } from '../core/acting.ts';
import type { Actor } from '../core/actor.ts';
import type { HttpRequest } from './http.ts';
import { HttpProblem } from './http-problem.ts';

/** Who calls, by the API key in `Authorization: Bearer …`, and whether that key may do what is asked. */
export type Caller = Standing & {
  /** Tells callers apart. */
  readonly name: string;
  /** As whom they stand in histories. */
  readonly actor: Actor;
};

const SCHEME = /^bearer +(\S+) *$/i;

/** @throws HttpProblem 401 */
export function authenticate(request: HttpRequest, keys: ApiKeys): Caller {
  const header = request.headers.authorization;
  if (header === undefined) throw refuse('no-key', 'Send an API key: `Authorization: Bearer <key>`.', 'Bearer realm="pledge"');
  const given = SCHEME.exec(header)?.[1];
  const caller = given === undefined ? undefined : callerOf(given, keys);
  if (caller === undefined) {
    throw refuse(
      'wrong-key',
      'The API key is not valid. Check it, or ask an admin for one.',
      'Bearer realm="pledge", error="invalid_token"',
    );
  }
  return caller;
}

/** Compares with every key, also after one that fits: how long it takes says nothing of which it is. */
function callerOf(given: string, keys: ApiKeys): Caller | undefined {
  const [match] = Object.entries(keys).filter(([, { key }]) => sameSecret(given, key) && key !== '');
  if (match === undefined) return undefined;
  const [name, { role }] = match;
  return { name, role, actor: `api:${name}`, forStaff: true };
}

/** @throws HttpProblem 403 that names the roles which may */
export function demandRight({ name, role }: Caller, right: Right): void {
  if (isAllowed(role, right)) return;
  const roles = rolesWith(right);
  const takes = roles.length === 1 ? `the role ${roles[0]}` : `one of the roles ${roles.join(', ')}`;
  throw new HttpProblem({
    status: 403,
    code: 'not-allowed',
    detail: `This takes ${takes}; \`${name}\` has the role ${role}. Use a key that may, or ask an admin for one. Nothing was changed.`,
  });
}

const refuse = (code: string, detail: string, challenge: string): HttpProblem =>
  new HttpProblem({ status: 401, code, detail, headers: { 'www-authenticate': challenge } });
