import { sameSecret } from '../app/same-secret.ts';
import type { HttpRequest } from './http.ts';
import { HttpProblem } from './http-problem.ts';

/** Who calls: the name of the API key in `Authorization: Bearer …`. */

const SCHEME = /^bearer +(\S+) *$/i;

/** @throws HttpProblem 401 */
export function authenticate(request: HttpRequest, keys: { readonly [name: string]: string }): string {
  const header = request.headers.authorization;
  if (header === undefined) throw refuse('no-key', 'Send an API key: `Authorization: Bearer <key>`.', 'Bearer realm="pledge"');
  const given = SCHEME.exec(header)?.[1];
  const name = given === undefined ? undefined : nameOf(given, keys);
  if (name === undefined) {
    throw refuse(
      'wrong-key',
      'The API key is not valid. Check it, or ask the operator for one.',
      'Bearer realm="pledge", error="invalid_token"',
    );
  }
  return name;
}

/** Compares with every key, also after one that fits: how long it takes says nothing of which it is. */
function nameOf(given: string, keys: { readonly [name: string]: string }): string | undefined {
  const matches = Object.entries(keys).filter(([, key]) => sameSecret(given, key) && key !== '');
  return matches[0]?.[0];
}

const refuse = (code: string, detail: string, challenge: string): HttpProblem =>
  new HttpProblem({ status: 401, code, detail, headers: { 'www-authenticate': challenge } });
