import { describe, expect, test } from 'vitest';
import { createHandler as createApiHandler } from '../../functions/api/handler.ts';
import { createHandler } from '../../functions/policies/handler.ts';
import { NotConfiguredError } from '../../shared/app/errors.ts';
import { continueRollout } from '../../shared/app/policies/continue-rollout.ts';
import type { StageMail } from '../../shared/config/stage-mail.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { change, draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { type Ask, createClient, KEY, NOON, REQUEST } from './world.ts';

const STRICTER = change('solution: 24h', 'solution: 8h');

type Options = { readonly stageMail?: StageMail; readonly uptimeMs?: () => number };

/** The policies function over stores in memory, asked by an admin. */
function createPolicies({ stageMail = {}, uptimeMs = () => 0 }: Options = {}) {
  let at = NOON;
  const { services } = createInMemoryServices({ now: () => at });
  const tickets = createClient(createApiHandler(services));
  const client = createClient(createHandler({ ...services, stageMail, uptimeMs }));
  const asAdmin = (ask: Ask = {}): Ask => ({ key: API_KEYS.ops, ...ask });
  return {
    services,
    open: async () => (await tickets.post('/v1/tickets', REQUEST)).body,
    advance: (ms: number) => {
      at += ms;
    },
    get: (path: string, ask?: Ask) => client.get(path, ask),
    post: (path: string, body?: unknown, ask?: Ask) => client.post(path, body, asAdmin(ask)),
    apply: (configuration: string, how: object = { open: 'keep' }) =>
      client.post('/v1/policies/apply', { configuration, ...how }, asAdmin()),
    ticket: async (id: string) => (await tickets.get(`/v1/tickets/${id}`)).body,
    work: () => continueRollout(services, 1),
  };
}

describe('an admin who applies a configuration', () => {
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

describe('the addresses of mails', () => {
  test.each([
    ['from: Acme <help@in.acme.example>', 'from: Acme <hello@in.acme.example>', 'mail.from'],
    [
      'from: Acme <help@in.acme.example>, inbound-domain: in.acme.example',
      'from: Acme <help@mail.acme.example>, inbound-domain: mail.acme.example',
      'mail.inbound-domain',
    ],
  ])('take a deployment: %s → %s', async (was, is, field) => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    const answer = await apply(change(was, is));
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'needs-deployment',
        errors: expect.arrayContaining([expect.objectContaining({ detail: expect.stringContaining(field) })]),
      },
    });
    expect((await services.configuration.current()).mail.from).toBe('Acme <help@in.acme.example>');
  });

  test('may be called otherwise', async () => {
    const { apply } = createPolicies();
    await apply(SMALL);
    expect((await apply(change('from: Acme <', 'from: Acme Help <'))).status).toBe(200);
  });
});

describe('an admin who has compared before', () => {
  test('does not undo what somebody else has applied meanwhile', async () => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER);
    const answer = await apply(change('solution: 24h', 'solution: 2h'), { open: 'keep', basedOn: 1 });
    expect(answer).toMatchObject({ status: 412, body: { code: 'stale-version', currentVersion: 2 } });
    expect((await services.configuration.current()).policySet.version).toBe(2);
    expect((await apply(change('solution: 24h', 'solution: 2h'), { open: 'keep', basedOn: 2 })).body.policyVersion).toBe(3);
  });
});

describe('a request with values that cannot be', () => {
  test.each([
    ['impact', { only: { priority: [] } }, 'only.priority', 'Is empty. Name at least one value, or leave the field out.'],
    ['impact', { only: { policyVersion: 1e20 } }, 'only.policyVersion', 'Must be the number of a policy version, such as 3.'],
    ['impact', { only: { policyVersion: 1.5 } }, 'only.policyVersion', 'Must be a whole number, not a fraction.'],
    ['backtest', { days: 1e300 }, 'days', 'Must be a whole number from 1 to 3660.'],
    ['apply', { open: 'keep', basedOn: -1e20 }, 'basedOn', 'Must be the number of a policy version, such as 3.'],
  ])('%s %j names the field and what it takes', async (analysis, changes, field, detail) => {
    const { post } = createPolicies();
    const answer = await post(`/v1/policies/${analysis}`, { configuration: SMALL, ...changes });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ field, detail });
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

describe('a configuration of a large company', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, n) => `  p${n}: { name: Person ${n}, email: p${n}@acme.example }\n`).join('');

  test('is taken as long as it has at most 2 MB', async () => {
    const { apply, services } = createPolicies();
    expect((await apply(change('people:\n', `people:\n${people(6_000)}`))).status).toBe(200);
    expect(Object.keys((await services.configuration.current()).organisation.people)).toHaveLength(6_004);
    const tooLarge = await apply(' '.repeat(2_200_000));
    expect(tooLarge).toMatchObject({
      status: 413,
      body: { code: 'too-large', detail: expect.stringContaining('500,000 characters') },
    });
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

describe('a configuration that is tried on tickets of the past', () => {
  test('says what it would have broken that was kept', async () => {
    const { apply, post, open, advance } = createPolicies();
    await apply(SMALL);
    const { id } = await open();
    advance(9 * HOUR_MS);
    const { status, body } = await post('/v1/policies/backtest', { configuration: STRICTER });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: '2025-10-07T21:00:00.000Z',
      until: '2026-01-05T21:00:00.000Z',
      tickets: 1,
      nextCursor: null,
    });
    expect(body.before.attainment).toContainEqual({
      metric: 'solution',
      priority: 'P3',
      met: 0,
      breached: 0,
      running: 1,
      cancelled: 0,
    });
    expect(body.after.attainment).toContainEqual({
      metric: 'solution',
      priority: 'P3',
      met: 0,
      breached: 1,
      running: 0,
      cancelled: 0,
    });
    expect(body.gained).toEqual({
      count: 1,
      first: [{ ticketId: id, metric: 'solution', cycle: 1, breachedAt: '2026-01-05T20:00:00.000Z' }],
    });
  });

  test('leaves out what was opened before, and what came later', async () => {
    const { apply, post, open, advance } = createPolicies();
    await apply(SMALL);
    await open();
    advance(2 * HOUR_MS);
    const ask = async (from: string, until: string) =>
      (await post('/v1/policies/backtest', { configuration: STRICTER, from, until })).body.tickets;
    expect(await ask('2026-01-05T11:00:00Z', '2026-01-05T13:00:00Z')).toBe(1);
    expect(await ask('2026-01-05T12:30:00Z', '2026-01-05T13:00:00Z')).toBe(0);
    expect(await ask('2026-01-05T11:00:00Z', '2026-01-05T11:30:00Z')).toBe(0);
  });

  test('answers with a part when its time is up, and goes on from there', async () => {
    let uptimeMs = 0;
    const { apply, post, open } = createPolicies({ uptimeMs: () => (uptimeMs += 8_000) });
    await apply(SMALL);
    for (let opened = 0; opened < 250; opened += 1) await open();
    const first = (await post('/v1/policies/backtest', { configuration: STRICTER })).body;
    const second = (await post('/v1/policies/backtest', { configuration: STRICTER, cursor: first.nextCursor })).body;
    expect([first.tickets, second.tickets, second.nextCursor]).toEqual([200, 50, null]);
  });

  test('refuses a cursor that it has not handed out', async () => {
    const { apply, post } = createPolicies();
    await apply(SMALL);
    for (const verb of ['backtest', 'impact']) {
      const answer = await post(`/v1/policies/${verb}`, { configuration: SMALL, cursor: 'x' });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-cursor', errors: [{ field: 'cursor', in: 'body' }] } });
    }
  });

  test.each([
    [{ from: '2026-01-05T13:00:00Z', until: '2026-01-05T12:00:00Z' }, 'from'],
    [{ from: 'yesterday' }, 'from'],
    [{ days: 0 }, 'days'],
    [{ days: 1.5 }, 'days'],
    [{ days: 30, from: '2026-01-05T12:00:00Z' }, 'days'],
  ])('refuses a period that is none: %j', async (period, field) => {
    const { apply, post } = createPolicies();
    await apply(SMALL);
    const answer = await post('/v1/policies/backtest', { configuration: SMALL, ...period });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});

describe('the impact of a configuration on open tickets', () => {
  test('is told for each deadline that would move, with what would be breached at once and who would hear of it', async () => {
    const { apply, post, open, advance } = createPolicies();
    await apply(SMALL);
    const { id, reference } = await open();
    advance(9 * HOUR_MS);
    const { status, body } = await post('/v1/policies/impact', { configuration: STRICTER });
    expect(status).toBe(200);
    expect(body).toEqual({
      examined: 1,
      tickets: [
        {
          id,
          reference,
          subject: REQUEST.subject,
          priority: 'P3',
          team: 'support',
          policyVersion: 1,
          clocks: [
            {
              metric: 'solution',
              cycle: 1,
              before: { state: 'running', dueAt: '2026-01-06T12:00:00.000Z', targetSeconds: 86_400, rule: 'default' },
              after: { state: 'breached', dueAt: '2026-01-05T20:00:00.000Z', targetSeconds: 28_800, rule: 'default' },
            },
          ],
          breachedAtOnce: [{ metric: 'solution', cycle: 1 }],
          told: ['max'],
        },
      ],
      nextCursor: null,
    });
  });

  test('is asked for some tickets only', async () => {
    const { apply, post, open } = createPolicies();
    await apply(SMALL);
    await open();
    const examined = async (only: object) => (await post('/v1/policies/impact', { configuration: STRICTER, only })).body.examined;
    expect(await examined({ priority: ['P1', 'P2'] })).toBe(0);
    expect(await examined({ priority: ['P3'], team: ['support'] })).toBe(1);
    expect(await examined({ policyVersion: 1 })).toBe(1);
    expect(await examined({ policyVersion: 2 })).toBe(0);
  });

  test('changes nothing', async () => {
    const { apply, post, open, services } = createPolicies();
    await apply(SMALL);
    const { id } = await open();
    const before = await services.tickets.load(id);
    await post('/v1/policies/impact', { configuration: STRICTER });
    await post('/v1/policies/backtest', { configuration: STRICTER });
    expect(await services.tickets.load(id)).toEqual(before);
    expect((await services.configuration.current()).policySet.version).toBe(1);
  });
});

describe('an admin who has open tickets follow', () => {
  test('gets a rollout that moves them to the new version', async () => {
    const { apply, get, open, ticket, work, advance } = createPolicies();
    await apply(SMALL);
    const { id } = await open();
    advance(2 * MINUTE_MS);
    const { status, body } = await apply(STRICTER, { open: 'rebase' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      policyVersion: 2,
      rollout: { id: 1, policyVersion: 2, only: {}, passed: 'digest', by: 'api:ops', phase: 'moving', rebased: 0, told: 0 },
    });
    await work();
    advance(2 * MINUTE_MS);
    await work();
    expect((await get('/v1/policies/rollouts/1')).body).toMatchObject({ phase: 'done', rebased: 1, failed: 0, failures: [] });
    expect((await get('/v1/policies/rollouts/newest')).body).toMatchObject({ id: 1 });
    expect((await ticket(id)).policyVersion).toBe(2);
  });

  test('may name those that are meant, and how people hear of it', async () => {
    const { apply, get, open, ticket, work, advance } = createPolicies();
    await apply(SMALL);
    const { id } = await open();
    advance(2 * MINUTE_MS);
    const only = { priority: ['P1'], policyVersion: 1 };
    expect((await apply(STRICTER, { open: 'rebase', only, passed: 'notify' })).body.rollout).toMatchObject({
      only,
      passed: 'notify',
    });
    await work();
    expect((await get('/v1/policies/rollouts/1')).body).toMatchObject({ rebased: 0 });
    expect((await ticket(id)).policyVersion).toBe(1);
  });

  test('is asked to wait while another rollout is under way, and then nothing is applied', async () => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER, { open: 'rebase' });
    const answer = await apply(change('solution: 24h', 'solution: 2h'), { open: 'rebase' });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'rollout-under-way', detail: expect.stringContaining('Nothing was changed') },
    });
    expect((await services.configuration.current()).policySet.version).toBe(2);
  });

  test('repeats it safely', async () => {
    const { apply } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER, { open: 'rebase' });
    expect((await apply(STRICTER, { open: 'rebase' })).body).toMatchObject({
      policyVersion: 2,
      policies: [],
      rollout: { id: 1 },
    });
  });

  test('to other tickets is asked to wait too, and then no setting is applied either', async () => {
    const { apply, services } = createPolicies();
    await apply(SMALL);
    await apply(STRICTER, { open: 'rebase' });
    const other = await apply(STRICTER.replace('name: Ann,', 'name: Anna,'), { open: 'rebase', only: { priority: ['P1'] } });
    expect(other).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Nothing was changed') } });
    expect((await services.configuration.current()).organisation.people['ann']?.name).toBe('Ann');
  });

  test.each([
    [{}, 'open'],
    [{ open: 'move' }, 'open'],
    [{ open: 'keep', only: { priority: ['P1'] } }, 'open'],
    [{ open: 'keep', passed: 'digest' }, 'open'],
    [{ open: 'rebase', only: { prio: ['P1'] } }, 'only.prio'],
    [{ open: 'rebase', only: { priority: ['P9'] } }, 'only.priority.0'],
    [{ open: 'rebase', only: { team: [] } }, 'only.team'],
  ])('is told what does not fit: %j', async (how, field) => {
    const { apply } = createPolicies();
    await apply(SMALL);
    expect(await apply(STRICTER, how)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test.each(['2', 'none', '0'])('asks in vain for a rollout that there is not: %s', async (id) => {
    const { get } = createPolicies();
    expect(await get(`/v1/policies/rollouts/${id}`)).toMatchObject({ status: 404, body: { code: 'unknown-rollout' } });
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

describe('a key of a program', () => {
  test.each(['check', 'diff', 'backtest', 'impact', 'apply'])('may not %s a configuration', async (verb) => {
    const { post, services } = createPolicies();
    const answer = await post(
      `/v1/policies/${verb}`,
      { configuration: SMALL, ...(verb === 'apply' && { open: 'keep' }) },
      { key: KEY },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed', detail: expect.stringContaining('admin') } });
    await expect(services.configuration.current()).rejects.toThrow(NotConfiguredError);
  });

  test('may read versions', async () => {
    const { apply, get } = createPolicies();
    await apply(SMALL);
    expect((await get('/v1/policies', { key: KEY })).status).toBe(200);
  });
});
