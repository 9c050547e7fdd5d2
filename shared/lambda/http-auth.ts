import { isAllowed, type Right, rolesWith } from '../api/authorisation.ts';
import { admitKey } from '../app/keys/admit-key.ts';
import type { RequestLimit } from '../app/keys/key-store.ts';
import { KEY_BEGINS } from '../app/keys/key-text.ts';
import type { ApiKeys, Secrets } from '../app/ports.ts';
import { sameSecret } from '../app/same-secret.ts';
import type { Services } from '../app/services.ts';
import type { TokenVerifier } from '../app/tokens/token-verifier.ts';
import type { Standing } from '../core/acting.ts';
import type { Actor } from '../core/actor.ts';
import { defined } from '../core/defined.ts';
import { findPerson, findPersonByEmail } from '../core/organisation.ts';
import { roleOf } from '../core/role-of.ts';
import type { HttpRequest } from './http.ts';
import { HttpProblem } from './http-problem.ts';

/** Who calls, by what stands in `Authorization: Bearer …`, and whether they may do what is asked. */
export type Caller = Standing & {
  /** Tells callers apart. */
  readonly name: string;
  /** As whom they stand in histories. */
  readonly actor: Actor;
  /** Sees only tickets of these; absent: of all. */
  readonly teams?: readonly string[];
  /** In place of what the role has. */
  readonly requestsPerMinute?: RequestLimit;
};

export type AuthServices = Pick<Services, 'now' | 'keys' | 'tokens' | 'configuration'> & {
  readonly secrets: Pick<Secrets, 'apiKeys'>;
};

const SCHEME = /^bearer +(\S+) *$/i;

/** What stands after `Bearer`, empty for another scheme. @throws HttpProblem 401 that says what to send where nothing was */
export function bearerOf({ headers }: HttpRequest, missing: { readonly code: string; readonly detail: string }): string {
  if (headers.authorization === undefined) throw refuse(missing.code, missing.detail, 'Bearer realm="pledge"');
  return SCHEME.exec(headers.authorization)?.[1] ?? '';
}

/** A signed JWT in compact form; keys have no dots. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const NO_KEY = { code: 'no-key', detail: 'Send an API key or a token: `Authorization: Bearer <key>`.' };

/** @throws HttpProblem 401 */
export async function authenticate(services: AuthServices, request: HttpRequest): Promise<Caller> {
  const given = bearerOf(request, NO_KEY);
  if (given.startsWith(KEY_BEGINS)) return callerByKey(services, given);
  if (services.tokens !== undefined && TOKEN.test(given)) return callerByToken(services, services.tokens, given);
  return callerInSecret(given, await services.secrets.apiKeys()) ?? invalidToken('wrong-key', WRONG);
}

const WRONG = 'The API key is not valid. Check it, or ask an admin for one.';

const ENDED = {
  incomplete: ['mistyped-key', 'The API key is not complete, or a character of it was changed. Copy it again, all of it.'],
  wrong: ['wrong-key', WRONG],
  revoked: ['revoked-key', 'The API key was revoked. Ask an admin for another one.'],
  expired: ['expired-key', 'The API key has expired. Ask an admin for another one.'],
  rotated: ['rotated-key', 'The API key was given another secret, and the time to change over has passed. Use the new one.'],
} as const;

async function callerByKey(services: AuthServices, text: string): Promise<Caller> {
  const admission = await admitKey(services, text);
  if (!admission.ok) {
    const [code, detail] = ENDED[admission.reason];
    return invalidToken(code, detail);
  }
  const { name, role, person, forStaff, teams, requestsPerMinute } = admission.key;
  if (person !== undefined) await demandStaff(services, person);
  const actor = person === undefined ? (`api:${name}` as const) : (`agent:${person}` as const);
  return { name, role, actor, ...defined({ person, forStaff, teams, requestsPerMinute }) };
}

const UNFIT = {
  invalid: [
    'wrong-token',
    'The token is not valid here: it is not from the identity provider of this deployment, or was made for somebody else.',
  ],
  expired: ['expired-token', 'The token has expired. Sign in again.'],
  'not-yet': ['wrong-token', 'The token is not valid yet. Check the clock of whoever made it.'],
  nobody: ['wrong-token', 'The token does not say who you are. Ask an admin which claim it needs.'],
  'unverified-email': [
    'unverified-email',
    'The token has no e-mail address that the identity provider has verified. Verify yours there.',
  ],
} as const;

/** Staff are who the configuration knows by that address or id; what they may do follows from where they stand in it. */
async function callerByToken({ configuration }: AuthServices, tokens: TokenVerifier, token: string): Promise<Caller> {
  const check = await tokens.verify(token);
  if (!check.ok) {
    const [code, detail] = UNFIT[check.reason];
    return invalidToken(code, detail);
  }
  const { organisation } = await configuration.current();
  const found = findPersonByEmail(organisation, check.person) ?? findPerson(organisation, check.person);
  if (found === undefined)
    return invalidToken('not-of-the-staff', 'Nobody of the staff is known by what the token says. Ask an admin.');
  const { id } = found;
  return { name: `person:${id}`, role: check.role ?? roleOf(id, organisation), person: id, actor: `agent:${id}` };
}

/** @throws HttpProblem 401: whoever has left the organisation acts in it no longer */
async function demandStaff({ configuration }: AuthServices, person: string): Promise<void> {
  const { organisation } = await configuration.current();
  if (findPerson(organisation, person) !== undefined) return;
  invalidToken('not-of-the-staff', `Nobody of the staff has the id ${person} any more. Ask an admin for another key.`);
}

/** Compares with every key, also after one that fits: how long it takes says nothing of which it is. */
function callerInSecret(given: string, keys: ApiKeys): Caller | undefined {
  const [match] = Object.entries(keys).filter(([, { key }]) => sameSecret(given, key) && key !== '');
  if (match === undefined) return undefined;
  const [name, { role, requestsPerMinute }] = match;
  return { name, role, actor: `api:${name}`, forStaff: true, ...defined({ requestsPerMinute }) };
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

/** @throws HttpProblem 401 always */
export function invalidToken(code: string, detail: string): never {
  throw refuse(code, detail, 'Bearer realm="pledge", error="invalid_token"');
}

const refuse = (code: string, detail: string, challenge: string): HttpProblem =>
  new HttpProblem({ status: 401, code, detail, headers: { 'www-authenticate': challenge } });
