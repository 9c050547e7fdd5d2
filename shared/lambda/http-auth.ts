import type { ApiKeys, Role } from '../app/ports.ts';
import { sameSecret } from '../app/same-secret.ts';
import type { HttpRequest } from './http.ts';
import { HttpProblem } from './http-problem.ts';

/** Who calls, by the API key in `Authorization: Bearer …`, and whether that key may do what is asked. */
export type Caller = { readonly name: string; readonly role: Role };

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
      'The API key is not valid. Check it, or ask the operator for one.',
      'Bearer realm="pledge", error="invalid_token"',
    );
  }
  return caller;
}

/** Compares with every key, also after one that fits: how long it takes says nothing of which it is. */
function callerOf(given: string, keys: ApiKeys): Caller | undefined {
  const [match] = Object.entries(keys).filter(([, { key }]) => sameSecret(given, key) && key !== '');
  return match === undefined ? undefined : { name: match[0], role: match[1].role };
}

/** @throws HttpProblem 403 that says how the operator gives the role */
export function demandRole({ name, role }: Caller, wanted: Role | undefined): void {
  if (wanted !== 'operator' || role === 'operator') return;
  throw new HttpProblem({
    status: 403,
    code: 'not-an-operator',
    detail: `This takes an API key with the role operator; \`${name}\` has not got it. The operator gives it in the secret of the API keys, by the entry {"${name}": {"key": "…", "role": "operator"}}. Nothing was changed.`,
  });
}

const refuse = (code: string, detail: string, challenge: string): HttpProblem =>
  new HttpProblem({ status: 401, code, detail, headers: { 'www-authenticate': challenge } });
