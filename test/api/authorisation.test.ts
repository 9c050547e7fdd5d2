import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAllowed } from '../../shared/api/authorisation.ts';
import { type Route, rightOf } from '../../shared/api/route.ts';
import { routes } from '../../shared/api/routes.ts';
import { ROLES, type Role } from '../../shared/core/role.ts';
import { draftOf, SMALL } from '../config/small-file.ts';
import { createInMemoryServices } from '../support/in-memory/services.ts';
import { withTable } from './authorisation-table.ts';
import { document } from './contract.ts';
import { linkToken } from './customer-link.ts';
import { createDoor } from './door.ts';
import { createClient, NOON, REQUEST } from './world.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/authorisation.md');

/** A key of each role. */
async function createKeyring() {
  const { services: inMemory } = createInMemoryServices({ now: () => NOON });
  const keys = Object.fromEntries(ROLES.map((role) => [`the-${role}`, { key: `key-of-${role}`, role }]));
  const services = { ...inMemory, secrets: { ...inMemory.secrets, apiKeys: async () => keys } };
  await services.configuration.apply(draftOf(SMALL));
  return createClient(createDoor(services));
}

const { call: ask } = await createKeyring();
const { id } = (await ask('POST', '/v1/tickets', { key: 'key-of-admin', body: REQUEST })).body;

/** What stands after `/t/` in the mails of the ticket's customer. */
const LINK = linkToken(id);

/** With a ticket that there is, and nothing else that there is: who may is answered by something else than a refusal of access. */
const pathOf = ({ path }: Route): string => path.replace('{id}', id).replace(/\{\w+\}/g, 'nothing');
const statusOf = async (route: Route, key: string | null): Promise<number> =>
  (await ask(route.method, pathOf(route), { key, ...(route.method !== 'GET' && { body: {} }) })).status;

const ROUTES = Object.entries<Route>(routes);
const GUARDED = ROUTES.filter(([, route]) => rightOf(route) !== undefined);
const OF_CUSTOMERS = ROUTES.filter(([, route]) => route.access === 'customer');
const OPEN = ROUTES.filter(([, route]) => route.access === 'none' && route.tag !== 'links');

describe.each(GUARDED)('%s', (operationId, route) => {
  const right = rightOf(route);
  const may = (role: Role) => right !== undefined && isAllowed(role, right);

  test.each(ROLES.filter((role) => !may(role)))('is refused to the role %s', async (role) => {
    expect(await statusOf(route, `key-of-${role}`)).toBe(403);
  });

  test.each(ROLES.filter(may))('is open to the role %s', async (role) => {
    expect([401, 403]).not.toContain(await statusOf(route, `key-of-${role}`));
  });

  test('is closed to whoever has no key, or a wrong one', async () => {
    expect([await statusOf(route, null), await statusOf(route, 'key-of-nobody')]).toEqual([401, 401]);
  });

  test('says in the contract who may', () => {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(operation).toMatchObject({ operationId, security: [{ bearer: [] }], 'x-right': right, 'x-roles': ROLES.filter(may) });
  });
});

describe.each(OF_CUSTOMERS)('%s', (operationId, route) => {
  test.each(ROLES)('is closed to the role %s, which has no link', async (role) => {
    expect(await statusOf(route, `key-of-${role}`)).toBe(401);
  });

  test('is closed to whoever sends nothing', async () => {
    expect(await statusOf(route, null)).toBe(401);
  });

  test('is open to the customer of a ticket by their link', async () => {
    expect([401, 403]).not.toContain(await statusOf(route, LINK));
  });

  test('says so in the contract', () => {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(operation).toMatchObject({ operationId, security: [{ customerLink: [] }] });
  });
});

test.each(GUARDED)('%s is closed to the link of a customer', async (_, route) => {
  expect(await statusOf(route, LINK)).toBe(401);
});

describe('an operation without a right', () => {
  test.each(OPEN)('%s needs no key', async (_, route) => {
    expect([401, 403]).not.toContain(await statusOf(route, null));
  });
});

describe('the table of rights', () => {
  test('is the one in docs/; if not: npx vitest run test/api/authorisation.test.ts --update', async () => {
    await expect(withTable(readFileSync(PAGE, 'utf8'))).toMatchFileSnapshot(PAGE);
  });

  test('refuses something to everybody but the admin', () => {
    const refused = (role: Role) => GUARDED.filter(([, route]) => !isAllowed(role, rightOf(route) ?? 'operate'));
    expect(ROLES.filter((role) => refused(role).length === 0)).toEqual(['admin']);
  });
});
