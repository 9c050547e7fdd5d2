import { describe, expect, test } from 'vitest';
import { readKeyText, textOf } from '../../shared/app/keys/key-text.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { change, draftOf } from '../config/small-file.ts';
import { createOffice, TEAMS } from './office.ts';
import { NOON, REQUEST } from './world.ts';

describe('a new key', () => {
  test('works with the secret that was shown once, under its name', async () => {
    const { create, call, list } = await createOffice();
    const key = await create({});
    expect(key).toMatch(/^pk_shop-front_[0-9A-Za-z]{43}[0-9a-f]{6}$/);
    const { id } = (await call('POST', '/v1/tickets', { key, body: REQUEST })).body;
    const history = await call('GET', `/v1/tickets/${id}/history`, { key });
    expect(history.body.items[0]).toMatchObject({ type: 'opened', by: 'api:shop-front' });
    expect(await list()).toContainEqual(
      expect.objectContaining({
        name: 'shop-front',
        source: 'api',
        prefix: 'pk_shop-front_',
        state: 'active',
        forStaff: false,
        lastUsedAt: '2026-01-05T12:00:00.000Z',
        history: [{ did: 'created', at: '2026-01-05T12:00:00.000Z', by: 'api:ops' }],
      }),
    );
  });

  test('may have a name that objects have by birth', async () => {
    const { create, list } = await createOffice();
    await create({ name: 'constructor' });
    expect(await list()).toContainEqual(expect.objectContaining({ name: 'constructor', lastUsedAt: null }));
  });

  test('is told of nowhere but in the answer', async () => {
    const { create, list, logged, services, read } = await createOffice();
    const { secret = '' } = readKeyText(await create({})) ?? {};
    await read(textOf({ name: 'shop-front', secret }));
    for (const place of [await list(), logged, await services.keys.list()]) expect(JSON.stringify(place)).not.toContain(secret);
    expect(secret).toHaveLength(43);
    expect(logged).toContainEqual({
      message: 'an API key was created',
      fields: { key: 'shop-front', role: 'integrator', by: 'api:ops' },
    });
  });

  test('stands beside those in the secret of the deployment, whose names are taken', async () => {
    const { list, manage } = await createOffice();
    expect(await list()).toContainEqual(expect.objectContaining({ name: 'crm', source: 'secret', role: 'integrator' }));
    expect(await manage('', { name: 'crm', role: 'integrator' })).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    for (const verb of ['rotate', 'revoke'])
      expect(await manage(`/crm/${verb}`, {})).toMatchObject({ status: 409, body: { code: 'key-in-secret' } });
  });

  test('has a name that was never given before, not even to one that was revoked', async () => {
    const { create, manage } = await createOffice();
    await create({});
    await manage('/shop-front/revoke');
    expect(await manage('', { name: 'shop-front', role: 'agent', person: 'ann' })).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    });
  });

  test.each([
    [{ role: 'boss' }, ['role']],
    [{ role: 'operator' }, ['role']],
    [{ name: 'Shop_Front' }, ['name']],
    [{ name: 'x'.repeat(41) }, ['name']],
    [{ role: 'agent' }, ['person']],
    [{ role: 'lead' }, ['person']],
    [{ role: 'agent', person: 'nobody' }, ['person']],
    [{ role: 'agent', person: 'constructor' }, ['person']],
    [{ role: 'integrator', person: 'ann' }, ['person']],
    [{ role: 'read-only', forStaff: true }, ['forStaff']],
    [{ teams: ['support', 'nobodies'] }, ['teams']],
    [{ teams: [] }, ['teams']],
    [{ role: 'admin', teams: ['support'] }, ['teams']],
    [{ expiresAt: '2026-01-05T12:00:00Z' }, ['expiresAt']],
    [{ secret: 'mine' }, ['secret']],
    [{ role: 'agent', person: 'nobody', teams: ['x'], expiresAt: '2020-01-01T00:00:00Z' }, ['person', 'teams', 'expiresAt']],
  ])('is refused where it makes no sense: %j', async (changes, fields) => {
    const { manage, services } = await createOffice();
    const { status, body } = await manage('', { name: 'shop-front', role: 'integrator', ...changes });
    expect([status, body.errors.map(({ field }: { readonly field: string }) => field)]).toEqual([422, fields]);
    expect(await services.keys.list()).toEqual([]);
  });

  test('is made by admins only, also by one with a key of this kind', async () => {
    const { create, manage } = await createOffice();
    const manager = await create({ name: 'max', role: 'manager', person: 'max' });
    expect((await manage('', { name: 'own', role: 'admin' }, manager)).status).toBe(403);
    const dora = await create({ name: 'dora', role: 'admin', person: 'dora' });
    const { status, body } = await manage('', { name: 'own', role: 'read-only' }, dora);
    expect([status, body.key.history[0].by]).toEqual([201, 'agent:dora']);
  });
});

describe('a text that is no key', () => {
  test.each([
    ['cut off', (key: string) => key.slice(0, -1)],
    ['with a letter changed', (key: string) => key.replace(/.(?=.{10}$)/, (letter) => (letter === 'Q' ? 'z' : 'Q'))],
    ['with another name', (key: string) => key.replace('shop-front', 'shop-back')],
  ])('is told to be incomplete: %s', async (_, spoil) => {
    const { create, read } = await createOffice();
    expect(await read(spoil(await create({})))).toMatchObject({ status: 401, body: { code: 'mistyped-key' } });
  });

  test('is wrong when it is whole, whether there is such a name or not', async () => {
    const { create, read } = await createOffice();
    await create({});
    const answers = await Promise.all(
      ['shop-front', 'nobody', 'crm'].map((name) => read(textOf({ name, secret: 'x'.repeat(43) }))),
    );
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([401, 'wrong-key']));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('is the digest of one', async () => {
    const { create, read, services } = await createOffice();
    await create({});
    const digest = (await services.keys.load('shop-front'))?.digest ?? '';
    expect((await read(digest)).body.code).toBe('wrong-key');
    expect((await read(textOf({ name: 'shop-front', secret: digest }))).status).toBe(401);
  });

  test('is none in the address', async () => {
    const { create, call } = await createOffice();
    const key = await create({});
    for (const query of ['access_token', 'api_key', 'key'])
      expect((await call('GET', `/v1/tickets?${query}=${key}`, { key: null })).status).toBe(401);
  });
});

describe('a key that was rotated', () => {
  test('works with both secrets for a day, then with the new one only', async () => {
    const { create, manage, read, advance, list } = await createOffice();
    const first = await create({});
    const { key, secret } = (await manage('/shop-front/rotate')).body;
    expect(key).toMatchObject({ previousUntil: '2026-01-06T12:00:00.000Z', history: [{ did: 'created' }, { did: 'rotated' }] });
    advance(DAY_MS - 1);
    expect([(await read(first)).status, (await read(secret)).status]).toEqual([200, 200]);
    advance(1);
    expect(await read(first)).toMatchObject({ status: 401, body: { code: 'rotated-key' } });
    expect((await read(secret)).status).toBe(200);
    expect((await list()).find(({ name }: { readonly name: string }) => name === 'shop-front')).not.toHaveProperty(
      'previousUntil',
    );
  });

  test('works with the old one no longer than was said', async () => {
    const { create, manage, read, advance } = await createOffice();
    const first = await create({});
    const second = (await manage('/shop-front/rotate', { graceSeconds: 3_600 })).body.secret;
    advance(HOUR_MS);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([401, 200]);
    const third = (await manage('/shop-front/rotate', { graceSeconds: 0 })).body.secret;
    expect([(await read(second)).body.code, (await read(third)).status]).toEqual(['wrong-key', 200]);
  });

  test('again, because the answer got lost, does not end the one that is in use', async () => {
    const { create, manage, read } = await createOffice();
    const first = await create({});
    const secrets = [];
    for (let n = 0; n < 3; n += 1) secrets.push((await manage('/shop-front/rotate')).body.secret);
    for (const secret of [first, ...secrets]) expect((await read(secret)).status).toBe(200);
    await manage('/shop-front/rotate');
    expect((await read(first)).body.code).toBe('wrong-key');
    const last = (await manage('/shop-front/rotate', { graceSeconds: 0 })).body.secret;
    for (const secret of secrets) expect((await read(secret)).status).toBe(401);
    expect((await read(last)).status).toBe(200);
  });

  test.each([-1, 0.5, 30 * 86_400 + 1, '60'])('is refused a grace of %j seconds', async (graceSeconds) => {
    const { create, manage } = await createOffice();
    await create({});
    expect((await manage('/shop-front/rotate', { graceSeconds })).body.errors).toMatchObject([{ field: 'graceSeconds' }]);
  });
});

describe('a key that has ended', () => {
  test('is refused from the instant at which it expires', async () => {
    const { create, read, advance, list } = await createOffice();
    const key = await create({ expiresAt: '2026-01-05T13:00:00Z' });
    advance(HOUR_MS - 1);
    expect((await read(key)).status).toBe(200);
    advance(1);
    expect(await read(key)).toMatchObject({ status: 401, body: { code: 'expired-key' } });
    expect(await list()).toContainEqual(expect.objectContaining({ name: 'shop-front', state: 'expired' }));
  });

  test('is refused once it is revoked, with either secret, and can neither be rotated nor revoked again', async () => {
    const { create, manage, read, list } = await createOffice();
    const first = await create({});
    const second = (await manage('/shop-front/rotate')).body.secret;
    expect((await manage('/shop-front/revoke')).body).toMatchObject({ state: 'revoked', history: [{}, {}, { did: 'revoked' }] });
    for (const key of [first, second]) expect(await read(key)).toMatchObject({ status: 401, body: { code: 'revoked-key' } });
    for (const verb of ['rotate', 'revoke'])
      expect(await manage(`/shop-front/${verb}`, {})).toMatchObject({ status: 409, body: { code: 'key-revoked' } });
    expect(await list()).toContainEqual(expect.objectContaining({ name: 'shop-front', state: 'revoked' }));
  });

  test('that never was is not found', async () => {
    const { manage } = await createOffice();
    for (const verb of ['rotate', 'revoke'])
      expect(await manage(`/nobody/${verb}`, {})).toMatchObject({ status: 404, body: { code: 'unknown-key' } });
  });

  test('is that of somebody who has left', async () => {
    const { create, read, services } = await createOffice();
    const key = await create({ name: 'dora', role: 'manager', person: 'dora' });
    expect((await read(key)).status).toBe(200);
    await services.configuration.apply(
      draftOf(change(', manager: dora', '', change('  dora: { name: Dora, email: dora@acme.example }\n', '', TEAMS))),
    );
    expect(await read(key)).toMatchObject({ status: 401, body: { code: 'not-of-the-staff' } });
  });
});

describe('a key of a member of staff', () => {
  test('acts in their name by itself, and in no other', async () => {
    const { create, call, open } = await createOffice();
    const { id } = await open();
    const key = await create({ name: 'ann', role: 'agent', person: 'ann' });
    const note = (body: object) => call('POST', `/v1/tickets/${id}/notes`, { key, body: { body: 'x', ...body } });
    expect((await note({})).status).toBe(200);
    expect((await note({ author: 'ann@acme.example' })).status).toBe(200);
    expect(await note({ author: 'lee' })).toMatchObject({
      status: 403,
      body: { code: 'not-in-this-name', errors: [{ field: 'author' }] },
    });
    expect(await note({ author: 'nobody' })).toMatchObject({ status: 422 });
    const { items } = (await call('GET', `/v1/tickets/${id}/history`)).body;
    expect(items.slice(1).map(({ by }: { readonly by: string }) => by)).toEqual(['agent:ann', 'agent:ann']);
  });

  test('of a program names nobody unless it was given the right to', async () => {
    const { create, call, open } = await createOffice();
    const { id } = await open();
    const note = (key: string) => call('POST', `/v1/tickets/${id}/notes`, { key, body: { body: 'x', author: 'ann' } });
    expect((await note(await create({}))).status).toBe(403);
    expect((await note(await create({ name: 'desk', forStaff: true }))).status).toBe(200);
  });
});

describe('the last use of a key', () => {
  test('is noted every few minutes', async () => {
    const { create, read, advance, services } = await createOffice();
    const key = await create({});
    await read(key);
    advance(4 * MINUTE_MS);
    await read(key);
    expect(await services.keys.lastUses()).toEqual(new Map([['shop-front', NOON]]));
    advance(MINUTE_MS);
    await read(key);
    expect(await services.keys.lastUses()).toEqual(new Map([['shop-front', NOON + 5 * MINUTE_MS]]));
  });
});
