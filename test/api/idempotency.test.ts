import { describe, expect, test } from 'vitest';
import { MOST_FACTS } from '../../shared/core/compact.ts';
import type { Team } from '../../shared/core/organisation.ts';
import { configurationDraft } from '../support/configuration.ts';
import { ORGANISATION } from '../support/policies.ts';
import { createWorld, REQUEST } from './world.ts';

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

/** Long enough for its oldest pages to be taken out of the item twice. */
async function makeLong(post: Awaited<ReturnType<typeof createWorld>>['post'], id: string): Promise<void> {
  for (let n = 0; n < 3 * MOST_FACTS; n += 1) await post(`/v1/tickets/${id}/notes`, { body: `note ${n}` });
}

describe('opening a ticket with an Idempotency-Key', () => {
  test('twice opens one, and is answered alike, also after more has happened', async () => {
    const { open, post, get, advance } = await createWorld();
    const first = await open({ description: 'Help' }, withKey('k-1'));
    advance(30 * 60_000);
    await post(`/v1/tickets/${first.body.id}/hold`, { reason: 'waiting' });
    advance(40 * 60_000);
    const again = await open({ description: 'Help' }, withKey('k-1'));
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', location: first.headers.location, etag: '"1"' });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect((await get('/v1/tickets')).body.items).toHaveLength(1);
    expect((await get(`/v1/tickets/${first.body.id}/messages`)).body.items).toHaveLength(1);
  });

  test('opens no second one however much has happened to the first', async () => {
    const { open, post, get } = await createWorld();
    const first = await open({ description: 'Help' }, withKey('k-1'));
    await makeLong(post, first.body.id);
    expect((await open({ description: 'Help' }, withKey('k-1'))).body).toEqual(first.body);
    expect((await get('/v1/tickets')).body.items).toHaveLength(1);
    expect(await post('/v1/tickets', { ...REQUEST, subject: 'Other' }, withKey('k-1'))).toMatchObject({ status: 422 });
  });

  test('is the same request with its fields in another order', async () => {
    const { call } = await createWorld();
    const text = (body: object) => ({ text: JSON.stringify(body), ...withKey('k') });
    const one = await call('POST', '/v1/tickets', text({ subject: 'S', requester: { name: 'N', email: 'a@b.example' } }));
    const two = await call('POST', '/v1/tickets', text({ requester: { email: 'a@b.example', name: 'N' }, subject: 'S' }));
    expect(two).toMatchObject({ status: 201, body: { id: one.body.id } });
  });

  test('for another request is refused, and leaves the first as it was', async () => {
    const { open, post, get } = await createWorld();
    const first = await open({ description: 'The first text' }, withKey('k'));
    const reused = await post('/v1/tickets', { ...REQUEST, subject: 'Other', description: 'The second text' }, withKey('k'));
    expect(reused).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused', errors: [{ field: 'Idempotency-Key', in: 'header' }] },
    });
    const messages = await get(`/v1/tickets/${first.body.id}/messages`);
    expect(messages.body.items).toMatchObject([{ text: 'The first text' }]);
  });

  test('is another request from another caller', async () => {
    const { open } = await createWorld();
    const one = await open({}, withKey('k'));
    const two = await open({}, { ...withKey('k'), key: 'another-key' });
    expect(two.body.id).not.toBe(one.body.id);
  });

  test('at the same time opens one', async () => {
    const { open, get } = await createWorld();
    const answers = await Promise.all(Array.from({ length: 8 }, () => open({}, withKey('k'))));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await get('/v1/tickets')).body.items).toHaveLength(1);
  });

  test('without one every request is its own', async () => {
    const { open } = await createWorld();
    const one = await open();
    const two = await open();
    expect(two.body.id).not.toBe(one.body.id);
  });
});

describe('a repeat that names a team or a person who has left', () => {
  const withoutEngineering = { ...ORGANISATION, teams: { support: ORGANISATION.teams['support'] as Team } };
  const { ann: _, ...others } = ORGANISATION.people;
  const reorganised = configurationDraft({ organisation: { ...withoutEngineering, people: others } });

  test('is answered as it was before', async () => {
    const { open, post, services } = await createWorld();
    const first = await open({ team: 'engineering' }, withKey('k-1'));
    const path = `/v1/tickets/${first.body.id}/assignment`;
    const assigned = await post(path, { assignee: 'ann', team: 'engineering' }, withKey('k-2'));
    await services.configuration.apply(reorganised);
    expect((await open({ team: 'engineering' }, withKey('k-1'))).body).toEqual(first.body);
    expect(await post(path, { assignee: 'ann', team: 'engineering' }, withKey('k-2'))).toMatchObject({
      status: 200,
      body: assigned.body,
    });
    expect((await post(path, { assignee: 'ann' }, withKey('k-3'))).body.errors).toMatchObject([{ field: 'assignee' }]);
    expect((await post(path, { team: 'engineering' }, withKey('k-4'))).body.errors).toMatchObject([{ field: 'team' }]);
  });
});

describe('a command with an Idempotency-Key', () => {
  test('sent twice is carried out once and answered alike', async () => {
    const { open, post, get, advance } = await createWorld();
    const path = `/v1/tickets/${(await open()).body.id}`;
    const reply = { body: 'Hello', from: 'agent' };
    const first = await post(`${path}/replies`, reply, withKey('r-1'));
    advance(2 * 3_600_000);
    await post(`${path}/priority`, { priority: 'P1' });
    const again = await post(`${path}/replies`, reply, withKey('r-1'));
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const { items } = (await get(`${path}/history`)).body;
    expect(items.filter(({ type }: { readonly type: string }) => type === 'replied')).toHaveLength(1);
    expect((await get(`${path}/messages`)).body.items).toHaveLength(1);
  });

  test('is remembered when its part of the history has been paged out', async () => {
    const { open, post, get } = await createWorld();
    const { id } = (await open()).body;
    const reply = { body: 'Hello', from: 'agent' };
    const first = await post(`/v1/tickets/${id}/replies`, reply, withKey('r-1'));
    await makeLong(post, id);
    expect((await post(`/v1/tickets/${id}/replies`, reply, withKey('r-1'))).body).toEqual(first.body);
    expect(await post(`/v1/tickets/${id}/replies`, { ...reply, body: 'Other' }, withKey('r-1'))).toMatchObject({ status: 422 });
    const { items } = (await get(`/v1/tickets/${id}/messages?limit=200`)).body;
    expect(items.filter(({ text }: { readonly text: string }) => text === 'Hello')).toHaveLength(1);
  });

  test('is answered alike although the version that it asked for has passed', async () => {
    const { open, post } = await createWorld();
    const path = `/v1/tickets/${(await open()).body.id}`;
    const ask = { headers: { 'idempotency-key': 'k', 'if-match': '"1"' } };
    const first = await post(`${path}/priority`, { priority: 'P1' }, ask);
    expect(await post(`${path}/priority`, { priority: 'P1' }, ask)).toMatchObject({ status: 200, body: first.body });
  });

  test('for another request on the ticket is refused', async () => {
    const { open, post, get } = await createWorld();
    const path = `/v1/tickets/${(await open()).body.id}`;
    await post(`${path}/notes`, { body: 'one' }, withKey('k'));
    const reused = await post(`${path}/notes`, { body: 'two' }, withKey('k'));
    expect(reused).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
    expect((await get(`${path}/messages`)).body.items).toMatchObject([{ text: 'one' }]);
  });

  test('may serve for two operations, and for two tickets', async () => {
    const { open, post } = await createWorld();
    const one = (await open()).body.id;
    const two = (await open()).body.id;
    for (const path of [`${one}/notes`, `${two}/notes`, `${one}/solution`]) {
      expect((await post(`/v1/tickets/${path}`, { body: 'x' }, withKey('k'))).headers, path).not.toHaveProperty(
        'idempotency-replayed',
      );
    }
  });

  test.each(['', ' ', 'with blank', 'ключ', 'x'.repeat(256)])('that reads %j is refused', async (key) => {
    const { post, get } = await createWorld();
    const answer = await post('/v1/tickets', REQUEST, withKey(key));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key', in: 'header' }] } });
    expect((await get('/v1/tickets')).body.items).toEqual([]);
  });
});
