import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/policies/handler.ts';
import { NotConfiguredError } from '../../shared/app/errors.ts';
import type { StageMail } from '../../shared/config/stage-mail.ts';
import { change, draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { type Ask, createClient, KEY, NOON } from './world.ts';

const STRICTER = change('solution: 24h', 'solution: 8h');

/** The policies function over stores in memory, asked by an operator. */
function createPolicies({ stageMail = {} }: { readonly stageMail?: StageMail } = {}) {
  const { services } = createInMemoryServices({ now: () => NOON });
  const client = createClient(createHandler({ ...services, stageMail }));
  const asOperator = (ask: Ask = {}): Ask => ({ key: API_KEYS.ops, ...ask });
  return {
    services,
    get: (path: string, ask?: Ask) => client.get(path, ask),
    post: (path: string, body?: unknown, ask?: Ask) => client.post(path, body, asOperator(ask)),
    apply: (configuration: string) => client.post('/v1/policies/apply', { configuration, open: 'keep' }, asOperator()),
  };
}

describe('an operator who applies a configuration', () => {
  test('puts it in force and gets the number of its policies', async () => {
    const { apply, services } = createPolicies();
    expect(await apply(SMALL)).toMatchObject({ status: 200, body: { policyVersion: 1, warnings: [] } });
    const { policySet } = await services.configuration.current();
    expect(policySet).toEqual({ ...draftOf(SMALL).policySet, version: 1 });
  });

  test('again, or with other people, keeps the number', async () => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    expect((await apply(SMALL)).body).toEqual({ policyVersion: 1, policies: [], settings: [], warnings: [] });
    const renamed = await apply(change('name: Ann', 'name: Anna'));
    expect(renamed.body).toMatchObject({
      policyVersion: 1,
      policies: [],
      settings: [{ words: { en: 'person ann: name Ann → Anna' } }],
    });
    expect((await services.configuration.current()).organisation.people['ann']?.name).toBe('Anna');
  });

  test('with mistakes is told each of them by its line, and nothing changes', async () => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    const wrong = change('solution: 24h', 'solution: soon', change('name: Ann,', 'nmae: Ann,'));
    const answer = await apply(wrong);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'wrong-configuration',
        detail: expect.stringMatching(/^The configuration has errors\. Line 3: people\.ann.* \(and \d more/),
        errors: expect.arrayContaining([
          expect.objectContaining({ line: 15, detail: expect.stringContaining('policies[0].targets.solution') }),
        ]),
      },
    });
    expect((await services.configuration.current()).policySet.version).toBe(1);
  });

  test('gets the addresses of the stage, as a deployment would', async () => {
    const { apply, services } = createPolicies({ stageMail: { inboundDomain: 'trial.acme.example' } });
    await apply(SMALL);
    expect((await services.configuration.current()).mail).toMatchObject({
      from: 'Acme <help@trial.acme.example>',
      inboundDomain: 'trial.acme.example',
    });
  });
});

describe('a configuration that is checked', () => {
  test('is counted when it is right, and nothing is applied', async () => {
    const { post, services } = createPolicies();
    expect((await post('/v1/policies/check', { configuration: SMALL })).body).toEqual({
      ok: true,
      contents: { rules: 1, escalations: 1, calendars: 1, people: 4, teams: 1, webhooks: 0 },
      errors: [],
      warnings: [],
    });
    await expect(services.configuration.current()).rejects.toThrow(NotConfiguredError);
  });

  test('is answered with every mistake and its place', async () => {
    const { post } = createPolicies();
    const { status, body } = await post('/v1/policies/check', { configuration: change('manager: lee', 'manager: leo') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: false, errors: [{ line: 3, path: 'people.ann.manager', message: expect.any(String) }] });
  });

  test.each(['', 'a: [', '\u0000', '- 1', 'null'])('may be anything: %j', async (configuration) => {
    const { post } = createPolicies();
    expect(await post('/v1/policies/check', { configuration })).toMatchObject({ status: 200, body: { ok: false } });
  });
});

describe('a configuration that is compared', () => {
  test('differs from the one in force by what makes a new version, and by what takes effect at once', async () => {
    const { apply, post, services } = createPolicies();
    await apply(SMALL);
    const { status, body } = await post('/v1/policies/diff', { configuration: change('name: Ann', 'name: Anna', STRICTER) });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      policyVersion: 1,
      policies: [
        { path: 'policies.default.targets.solution', kind: 'changed', words: { en: 'policy "default": solution 24 h → 8 h' } },
      ],
      settings: [{ path: 'people.ann.name', words: { 'zh-CN': '人员 ann：name Ann → Anna' } }],
    });
    expect((await services.configuration.current()).policySet.version).toBe(1);
  });

  test('needs one that is in force', async () => {
    const { post } = createPolicies();
    expect(await post('/v1/policies/diff', { configuration: SMALL })).toMatchObject({
      status: 503,
      body: { code: 'not-configured' },
    });
  });
});

describe('policy versions', () => {
  test('are listed newest first, with who applied them and what they contain', async () => {
    const { apply, get, services } = createPolicies();
    await services.configuration.apply(draftOf(SMALL));
    await apply(STRICTER);
    const { body } = await get('/v1/policies');
    const names = { rules: ['default'], escalations: ['standard'], calendars: ['always'] };
    expect(body).toEqual({
      items: [
        { version: 2, inForce: true, appliedAt: '2026-01-05T12:00:00.000Z', by: 'api:ops', ...names },
        { version: 1, inForce: false, ...names },
      ],
      nextCursor: null,
    });
  });

  test('come page by page', async () => {
    const { apply, get } = createPolicies();
    for (const hours of [1, 2, 3, 4, 5]) await apply(change('solution: 24h', `solution: ${hours}h`));
    const first = (await get('/v1/policies?limit=2')).body;
    const second = (await get(`/v1/policies?limit=2&cursor=${first.nextCursor}`)).body;
    const third = (await get(`/v1/policies?limit=2&cursor=${second.nextCursor}`)).body;
    const versions = [first, second, third].map(({ items }) => items.map(({ version }: { version: number }) => version));
    expect(versions).toEqual([[5, 4], [3, 2], [1]]);
    expect(third.nextCursor).toBeNull();
    expect(await get('/v1/policies?cursor=6')).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
  });

  test('are read whole, and stay as they were', async () => {
    const { apply, get } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER);
    expect((await get('/v1/policies/1')).body).toMatchObject({ version: 1, inForce: false, policies: draftOf(SMALL).policySet });
    expect((await get('/v1/policies/2')).body).toMatchObject({
      version: 2,
      inForce: true,
      policies: draftOf(STRICTER).policySet,
    });
  });

  test.each(['3', '0', '-1', '1.5', 'check', '1e0', '99999999'])('that do not exist are not found: %s', async (version) => {
    const { apply, get } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER);
    expect(await get(`/v1/policies/${version}`)).toMatchObject({ status: 404, body: { code: 'unknown-policy-version' } });
  });
});

describe('a key without the role of an operator', () => {
  test.each(['check', 'diff', 'apply'])('may not %s a configuration', async (verb) => {
    const { post, services } = createPolicies();
    const answer = await post(`/v1/policies/${verb}`, { configuration: SMALL, open: 'keep' }, { key: KEY });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-an-operator', detail: expect.stringContaining('"role"') } });
    await expect(services.configuration.current()).rejects.toThrow(NotConfiguredError);
  });

  test('may read versions', async () => {
    const { apply, get } = createPolicies();
    await apply(SMALL);
    expect((await get('/v1/policies', { key: KEY })).status).toBe(200);
  });
});
