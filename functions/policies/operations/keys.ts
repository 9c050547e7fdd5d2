import type { BodyOf } from '../../../shared/api/route.ts';
import type { keyRoutes } from '../../../shared/api/routes/keys.ts';
import type { NewSecretBody } from '../../../shared/api/schemas/keys.ts';
import type { KeyGrant } from '../../../shared/app/keys/key-store.ts';
import { createKey, type MadeKey, revokeKey, rotateKey, type Unchanged } from '../../../shared/app/keys/manage-keys.ts';
import { defined } from '../../../shared/core/defined.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../../../shared/core/instant.ts';
import { findPerson, findTeam, type Organisation } from '../../../shared/core/organisation.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { bodyProblem, HttpProblem, invalidInput } from '../../../shared/lambda/http-problem.ts';
import { presentKey, presentSecretKey } from '../present/present-key.ts';
import type { PoliciesServices } from '../services.ts';
import { json } from './replies.ts';

/** API keys at run time. The first admin's stands in the secret of the deployment. */
type Routes = typeof keyRoutes;

export const keyOperations = (services: PoliciesServices): Operations<Routes> => ({
  createKey: (call) => create(services, call),
  listKeys: () => list(services),
  rotateKey: async ({ params, body: { graceSeconds }, caller }) => {
    const graceMs = graceSeconds === undefined ? DAY_MS : graceSeconds * SECOND_MS;
    const name = await nameOf(services, params);
    return json(presentNew(services, demandDone(name, await rotateKey(services, name, { graceMs, by: caller.actor }))));
  },
  revokeKey: async ({ params, caller }) => {
    const name = await nameOf(services, params);
    const { key } = demandDone(name, await revokeKey(services, name, caller.actor));
    const uses = await services.keys.lastUses();
    return json(presentKey(key, services.now(), uses.get(name)));
  },
});

async function create(services: PoliciesServices, { body, caller }: Call<Routes['createKey']>): Promise<HttpReply> {
  const { organisation } = await services.configuration.current();
  const problems = [...problemsOfPerson(body, organisation), ...problemsOfRest(body, organisation, services.now())];
  if (problems.length > 0) throw invalidInput(problems.map(([field, detail]) => bodyProblem([field], detail)));
  const grant: KeyGrant = defined(body);
  const isTaken = Object.hasOwn(await services.secrets.apiKeys(), grant.name);
  const made = demandDone(
    grant.name,
    isTaken ? { ok: false, reason: 'name-taken' } : await createKey(services, grant, caller.actor),
  );
  return { ...json(presentNew(services, made)), status: 201 };
}

async function list(services: PoliciesServices): Promise<HttpReply> {
  const [keys, uses, inSecret] = await Promise.all([services.keys.list(), services.keys.lastUses(), services.secrets.apiKeys()]);
  const items = [
    ...Object.entries(inSecret).map(([name, { role }]) => presentSecretKey(name, role)),
    ...keys.map((key) => presentKey(key, services.now(), uses.get(key.name))),
  ];
  return json({ items: items.toSorted((one, other) => (one.name < other.name ? -1 : 1)) });
}

const presentNew = ({ now }: PoliciesServices, { key, text }: MadeKey): NewSecretBody => ({
  key: presentKey(key, now(), undefined),
  secret: text,
});

type Asked = BodyOf<Routes['createKey']>;
type Problem = readonly [field: string, detail: string];

/** Whoever acts as a member of staff is one; a program is none. */
function problemsOfPerson({ role, person, forStaff }: Asked, organisation: Organisation): readonly Problem[] {
  const isProgram = role === 'integrator' || role === 'read-only';
  const problems: (Problem | false)[] = [
    person === undefined &&
      !isProgram &&
      role !== 'admin' && ['person', `Is required: name the member of staff who is the ${role}.`],
    person !== undefined && isProgram && ['person', `Is not for the role ${role}. Leave it out, or choose another role.`],
    person !== undefined && !findPerson(organisation, person) && ['person', 'Nobody of the staff has this id.'],
    forStaff === true && role !== 'integrator' && ['forStaff', `Is for the role integrator, not ${role}. Leave it out.`],
  ];
  return problems.filter((problem) => problem !== false);
}

function problemsOfRest({ role, teams = [], expiresAt }: Asked, organisation: Organisation, now: Instant): readonly Problem[] {
  const unknown = teams.filter((team) => !findTeam(organisation, team));
  const problems: (Problem | false)[] = [
    teams.length > 0 && role === 'admin' && ['teams', 'Is not for the role admin, which sees everything. Leave it out.'],
    unknown.length > 0 && ['teams', `No team has the id ${unknown.join(', ')}.`],
    expiresAt !== undefined && expiresAt <= now && ['expiresAt', 'Is over already. Name an instant in the future.'],
  ];
  return problems.filter((problem) => problem !== false);
}

/** @throws HttpProblem 409 for a key that the secret of the deployment holds */
async function nameOf({ secrets }: PoliciesServices, params: Call['params']): Promise<string> {
  const name = params['key'] ?? '';
  if (!Object.hasOwn(await secrets.apiKeys(), name)) return name;
  const detail = `\`${name}\` stands in the secret of the deployment. Change it there. Nothing was changed.`;
  throw new HttpProblem({ status: 409, code: 'key-in-secret', detail });
}

/** @throws HttpProblem 404, 409 */
function demandDone<T extends { readonly ok: true }>(name: string, done: T | Unchanged): T {
  if (done.ok) return done;
  switch (done.reason) {
    case 'unknown':
      throw new HttpProblem({ status: 404, code: 'unknown-key', detail: 'No API key has this name. GET /v1/keys lists all.' });
    case 'revoked':
      throw refused('key-revoked', `\`${name}\` was revoked, which is for good. Make another one.`);
    case 'name-taken':
      throw refused('name-taken', `A key is called \`${name}\` already. Rotate it, or choose another name.`);
  }
}

const refused = (code: string, detail: string): HttpProblem =>
  new HttpProblem({ status: 409, code, detail: `${detail} Nothing was changed.` });
