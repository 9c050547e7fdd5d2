import { describe, expect, test } from 'vitest';
import { isAllowed, type Right } from '../../shared/api/authorisation.ts';
import { type Route, rightOf } from '../../shared/api/route.ts';
import { routes } from '../../shared/api/routes.ts';
import { ROLES, type Role } from '../../shared/core/role.ts';
import { createOffice } from './office.ts';
import { REQUEST } from './world.ts';

async function createScoped(teams: readonly string[] = ['support']) {
  const office = await createOffice();
  const key = await office.create({ teams });
  const own = await office.open({ team: 'support' });
  const other = await office.open({ team: 'sales', subject: 'Secret of sales' });
  return { ...office, key, own, other };
}

describe('a key for one team', () => {
  test('finds its own tickets, and no other by any path', async () => {
    const { call, key, own, other, read } = await createScoped();
    expect((await read(key)).body.items.map(({ id }: { readonly id: string }) => id)).toEqual([own.id]);
    expect((await call('GET', '/v1/tickets?team=sales', { key })).body.items).toEqual([]);
    expect((await call('GET', `/v1/tickets/${own.id}`, { key })).status).toBe(200);
    const unknown = await call('GET', '/v1/tickets/zzzzzzzzzz', { key });
    for (const name of [other.id, other.reference, other.id.toUpperCase()])
      expect(await call('GET', `/v1/tickets/${name}`, { key })).toMatchObject({ status: 404, text: unknown.text });
    for (const path of ['history', 'messages', 'sla', 'escalation', 'receipts'])
      expect((await call('GET', `/v1/tickets/${other.id}/${path}`, { key })).status).toBe(404);
    expect((await call('POST', `/v1/tickets/${other.id}/notes`, { key, body: { body: 'x' } })).status).toBe(404);
  });

  test('merges into none that it does not see', async () => {
    const { call, key, own, other } = await createScoped();
    expect((await call('POST', `/v1/tickets/${own.id}/merge`, { key, body: { into: other.reference } })).status).toBe(404);
    expect((await call('GET', `/v1/tickets/${own.id}`)).body.status).toBe('open');
  });

  test('is told of a ticket that goes on as one of another team, and neither reads nor writes there', async () => {
    const { call, key, own, other } = await createScoped();
    await call('POST', `/v1/tickets/${own.id}/merge`, { body: { into: other.id } });
    const before = (await call('GET', `/v1/tickets/${other.id}`)).body.version;
    const asked = [
      ['replies', { from: 'requester', body: 'And now?' }],
      ['complaint', { reason: 'Nobody calls back' }],
    ] as const;
    for (const [deed, body] of asked) {
      const answer = await call('POST', `/v1/tickets/${own.id}/${deed}`, { key, body });
      expect(answer).toMatchObject({ status: 409, body: { code: 'merged' } });
      expect(answer.text).not.toContain('Secret of sales');
    }
    expect((await call('GET', `/v1/tickets/${other.id}`)).body.version).toBe(before);
  });

  test('opens tickets for its team', async () => {
    const { call, key } = await createScoped();
    expect((await call('POST', '/v1/tickets', { key, body: REQUEST })).body.team).toBe('support');
    const answer = await call('POST', '/v1/tickets', { key, body: { ...REQUEST, team: 'sales' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'team' }] } });
  });

  test('or several says for which', async () => {
    const { call, key, read } = await createScoped(['support', 'sales']);
    expect((await read(key)).body.items).toHaveLength(2);
    expect((await call('POST', '/v1/tickets', { key, body: REQUEST })).status).toBe(422);
    expect((await call('POST', '/v1/tickets', { key, body: { ...REQUEST, team: 'sales' } })).status).toBe(201);
  });
});

describe('many tickets at once by a key for one team', () => {
  test('are judged one by one: of another team there are none', async () => {
    const { call, key, own, other } = await createScoped();
    const ids = [own.id, other.reference, 'zzzzzzzzzz'];
    const { status, body } = await call('POST', '/v1/tickets/bulk', { key, body: { ids, action: 'note', body: { body: 'x' } } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 1, refused: 2, items: [{ status: 200 }, { status: 404 }, { status: 404 }] });
    expect(body.items[1].problem).toEqual(body.items[2].problem);
    expect((await call('GET', `/v1/tickets/${other.id}`)).body.version).toBe(1);
  });

  test('are merged into none of another team', async () => {
    const { call, key, own, other } = await createScoped();
    const ask = { key, body: { ids: [own.id], action: 'merge', body: { into: other.id } } };
    expect((await call('POST', '/v1/tickets/bulk', ask)).body).toMatchObject({ done: 0, items: [{ status: 404 }] });
  });
});

/** What a key for one team is answered, by what an operation is about. */
type Cell = 'by role' | 'all teams' | 'one ticket' | 'its own';

function cellOf(route: Route, right: Right, role: Role): Cell {
  if (!isAllowed(role, right)) return 'by role';
  if (route.spans) return 'all teams';
  return route.path.startsWith('/v1/tickets/{id}') ? 'one ticket' : 'its own';
}

/** An admin sees everything: there is no such key for one team. */
const SCOPED = ROLES.filter((role) => role !== 'admin');
const CELLS = Object.entries<Route>(routes).flatMap(([operation, route]) => {
  const right = rightOf(route);
  return right === undefined ? [] : SCOPED.map((role) => [operation, role, cellOf(route, right, role), route] as const);
});

const scoped = await createScoped();
const personOf = (role: Role) => (role === 'agent' || role === 'lead' || role === 'manager' ? { person: 'ann' } : {});
const keys = new Map<Role, string>();
for (const role of SCOPED)
  keys.set(role, await scoped.create({ name: `team-${role}`, role, teams: ['support'], ...personOf(role) }));

describe('each operation with a key for one team', () => {
  const { call, own, other } = scoped;
  const ask = ({ method, path }: Route, role: Role, id: string) =>
    call(method, path.replace('{id}', id).replace(/\{\w+\}/g, 'nothing'), {
      key: keys.get(role) ?? null,
      ...(method !== 'GET' && { body: {} }),
    });

  /** What can be told from the answers about a ticket of another team, one that there is not, and one of its own. */
  async function seen(route: Route, role: Role): Promise<Cell> {
    const { status, body, text } = await ask(route, role, other.id);
    if (status === 403) return body.code === 'not-for-teams' ? 'all teams' : 'by role';
    const isUnknown = status === 404 && text === (await ask(route, role, 'zzzzzzzzzz')).text;
    return isUnknown && (await ask(route, role, own.id)).text !== text ? 'one ticket' : 'its own';
  }

  test.each(CELLS)('%s as %s is judged by: %s', async (_, role, cell, route) => {
    expect(await seen(route, role)).toBe(cell);
  });

  test.each(CELLS)('%s as %s says nothing of a ticket of another team', async (_, role, _cell, route) => {
    const { text } = await ask(route, role, other.id);
    expect([other.id, other.reference, other.subject].filter((secret) => text.includes(secret))).toEqual([]);
  });
});
