import { describe, expect, test } from 'vitest';
import type { TokenCheck } from '../../shared/app/tokens/token-verifier.ts';
import { draftOf, SMALL } from '../config/small-file.ts';
import { createInMemoryServices } from '../support/in-memory/services.ts';
import { createDoor } from './door.ts';
import { createClient, NOON, REQUEST } from './world.ts';

/** The API with a provider that says the same of every token. */
async function signedInAs(check: TokenCheck, tokens = true) {
  const { services } = createInMemoryServices({ now: () => NOON });
  await services.configuration.apply(draftOf(SMALL));
  const { call } = createClient(createDoor({ ...services, ...(tokens && { tokens: { verify: async () => check } }) }));
  const { id } = (await call('POST', '/v1/tickets', { body: REQUEST })).body;
  return {
    call,
    note: (body: object) => call('POST', `/v1/tickets/${id}/notes`, { key: 'a.b.c', body: { body: 'x', ...body } }),
    id,
  };
}

describe('somebody who is signed in', () => {
  test.each(['Ann@acme.example', 'ann'])('as %s acts in their own name', async (person) => {
    const { call, note, id } = await signedInAs({ ok: true, person });
    expect((await note({})).status).toBe(200);
    expect((await note({ author: 'max' })).status).toBe(403);
    const { items } = (await call('GET', `/v1/tickets/${id}/history`, { key: 'a.b.c' })).body;
    expect(items.at(-1)).toMatchObject({ type: 'noted', by: 'agent:ann' });
  });

  test('has the role that follows from where they stand', async () => {
    const diff = async (person: string) => {
      const { call } = await signedInAs({ ok: true, person });
      return (await call('POST', '/v1/policies/diff', { key: 'a.b.c', body: { configuration: SMALL } })).status;
    };
    expect([await diff('ann'), await diff('lee')]).toEqual([403, 200]);
    const { note } = await signedInAs({ ok: true, person: 'lee' });
    expect((await note({ author: 'ann' })).status).toBe(200);
  });

  test('has the role that the provider gives them', async () => {
    const auditor = await signedInAs({ ok: true, person: 'lee', role: 'read-only' });
    expect((await auditor.note({})).status).toBe(403);
    const admin = await signedInAs({ ok: true, person: 'ann', role: 'admin' });
    expect((await admin.call('GET', '/v1/keys', { key: 'a.b.c' })).status).toBe(200);
  });

  test.each(['stranger@acme.example', 'constructor', '__proto__'])('as %s is nobody of the staff', async (person) => {
    const { note } = await signedInAs({ ok: true, person, role: 'admin' });
    expect(await note({})).toMatchObject({ status: 401, body: { code: 'not-of-the-staff' } });
  });
});

describe('a token that does not count', () => {
  test.each([
    ['invalid', 'wrong-token'],
    ['expired', 'expired-token'],
    ['not-yet', 'wrong-token'],
    ['nobody', 'wrong-token'],
    ['unverified-email', 'unverified-email'],
  ] as const)('because it is %s is refused as %s', async (reason, code) => {
    const { note } = await signedInAs({ ok: false, reason });
    const answer = await note({});
    expect(answer).toMatchObject({ status: 401, body: { code } });
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  test('where there is no provider is a wrong key', async () => {
    const { note } = await signedInAs({ ok: true, person: 'ann' }, false);
    expect(await note({})).toMatchObject({ status: 401, body: { code: 'wrong-key' } });
  });
});
