import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/policies/handler.ts';
import { liftAll, noteReturned } from '../../shared/app/mail/suppress.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { change, draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { World } from '../support/world.ts';
import { type Ask, createClient, createWorld, NOON } from './world.ts';

const FROM = '2026-01-05T12:00:00.000Z';

/** The policies function under a small configuration, asked by an operator unless told otherwise. */
async function createPolicies(text = SMALL) {
  const { services } = createInMemoryServices({ now: () => NOON });
  await services.configuration.apply(draftOf(text));
  const client = createClient(createHandler({ ...services, stageMail: {}, uptimeMs: () => 0 }));
  const post = (path: string, body: unknown, ask: Ask = {}) => client.post(path, body, { key: API_KEYS.ops, ...ask });
  return {
    services,
    post,
    simulate: async (body: object = {}) =>
      (await post('/v1/escalations/simulate', { from: FROM, to: '2026-01-08T12:00:00Z', ...body })).body,
  };
}

type Step = { readonly kind: string; readonly at: string; readonly [field: string]: unknown };

const notices = (body: { readonly steps: readonly Step[] }) =>
  body.steps
    .filter(({ kind }) => kind === 'notice')
    .map(({ at, notice, to }) => `${at.slice(8, 16).replace('T', ' ')} ${String(notice)} → ${String(to)}`);

describe('whom the levels of a ticket will reach', () => {
  test('is told level by level, with what comes of each recipient', async () => {
    const { open, get } = await createWorld();
    const { body } = await open();
    const answer = await get(`/v1/tickets/${body.id}/escalation`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: body.id, at: FROM, acknowledged: [] });
    expect(answer.body.ahead[0]).toEqual({
      at: '2026-01-05T12:45:00.000Z',
      ladder: 'first-response',
      cycle: 1,
      level: 'w1',
      repeat: 0,
      outcome: 'warned',
      mark: '75%',
      verdict: 'partly',
      recipients: [
        { recipient: 'assignee', told: [], missed: [{ because: 'nobody-assigned' }] },
        { recipient: 'lead', told: ['lee'], missed: [] },
      ],
      actions: [],
    });
  });

  test('is nobody more once the ladder is acknowledged', async () => {
    const { open, get, post, advance } = await createWorld();
    const { body } = await open();
    advance(MINUTE_MS);
    await post(`/v1/tickets/${body.id}/acknowledge`, { metric: 'first-response' });
    const answer = await get(`/v1/tickets/${body.id}/escalation`);
    expect(answer.body.acknowledged).toEqual([{ ladder: 'first-response', cycle: 1, at: '2026-01-05T12:01:00.000Z' }]);
    const levels: readonly Step[] = answer.body.ahead;
    expect(levels.filter(({ ladder }) => ladder === 'first-response')).toEqual([]);
  });

  test('is nobody whose mails came back, until the address is put right', async () => {
    const { open, get, services } = await createWorld();
    const { body } = await open();
    const receipt = { id: 'an-earlier-mail', ticketId: body.id, to: 'Lee@acme.example' };
    await noteReturned(services, receipt, { type: 'bounced', at: NOON, final: true });
    const [first] = (await get(`/v1/tickets/${body.id}/escalation`)).body.ahead;
    expect(first).toMatchObject({
      verdict: 'nobody',
      recipients: [{}, { recipient: 'lead', told: ['lee'], missed: [{ because: 'suppressed-address', who: 'lee' }] }],
    });
    await liftAll(services, receipt.to, { at: NOON, by: 'api:ops' });
    expect((await get(`/v1/tickets/${body.id}/escalation`)).body.ahead[0].verdict).toBe('partly');
  });

  test('is still somebody who has only reported a mail as spam, also of a ticket that there is not yet', async () => {
    const { services, post } = await createPolicies();
    const receipt = { id: 'an-earlier-mail', ticketId: '0123456789', to: 'lee@acme.example' };
    const verdicts = async () => {
      const { ahead } = (await post('/v1/escalations/reach', { priority: 'P2', assignee: 'ann' })).body;
      return JSON.stringify(ahead.map((level: Step) => level['recipients']));
    };
    await noteReturned(services, receipt, { type: 'complained', at: NOON, final: true });
    expect(await verdicts()).not.toContain('suppressed-address');
    await noteReturned(services, receipt, { type: 'bounced', at: NOON, final: true });
    expect(await verdicts()).toContain('suppressed-address');
  });

  test('is not mailed in a simulation either', async () => {
    const { services, simulate } = await createPolicies();
    const mailsToLee = (body: { readonly steps: readonly Step[] }) =>
      body.steps.filter((step) => step['kind'] === 'notice' && step['to'] === 'lee@acme.example').length;
    expect(mailsToLee(await simulate())).toBeGreaterThan(0);
    const receipt = { id: 'an-earlier-mail', ticketId: '0123456789', to: 'lee@acme.example' };
    await noteReturned(services, receipt, { type: 'bounced', at: NOON, final: true });
    const body = await simulate();
    expect(mailsToLee(body)).toBe(0);
    expect(JSON.stringify(body.steps)).toContain('suppressed-address');
  });

  test('can be asked before there is a ticket, by any key', async () => {
    const { post } = await createPolicies();
    const { status, body } = await post('/v1/escalations/reach', { priority: 'P2', assignee: 'ann' }, { key: API_KEYS.crm });
    expect(status).toBe(200);
    expect(body).toMatchObject({ at: FROM, policyVersion: 1, rule: 'default', team: 'support' });
    expect(body.ahead.map(({ at, ladder, verdict, recipients }: Step) => [at, ladder, verdict, recipients])).toEqual([
      ['2026-01-05T13:00:00.000Z', 'first-response', 'ok', [{ recipient: 'lead', told: ['lee'], missed: [] }]],
      ['2026-01-06T12:00:00.000Z', 'solution', 'ok', [{ recipient: 'manager', told: ['max'], missed: [] }]],
    ]);
  });

  test.each([
    ['team', { team: 'nobody' }],
    ['assignee', { assignee: 'nobody' }],
  ])('is refused for an unknown %s', async (field, supposed) => {
    const { post } = await createPolicies();
    const { status, body } = await post('/v1/escalations/reach', supposed);
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe(field);
  });
});

describe('a simulation', () => {
  test('says what would be sent, to whom, when and in what words', async () => {
    const { simulate } = await createPolicies(change('name: Lee,', 'name: 李雷, language: zh-CN, time-zone: Asia/Shanghai,'));
    const body = await simulate({ subject: 'The printer is on fire' });
    expect(notices(body)).toEqual([
      '05 12:00 received → customer@customer.example',
      '05 13:00 escalation → lee@acme.example',
      '06 12:00 escalation → max@acme.example',
    ]);
    expect(body.steps.find(({ to }: Step) => to === 'lee@acme.example')).toMatchObject({
      person: 'lee',
      name: '李雷',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      localTime: '2026年1月5日（周一）21:00',
      levels: ['first-response/1/1/0'],
      subject: expect.stringContaining('The printer is on fire'),
      text: expect.stringContaining('升级'),
    });
  });

  test('tells the very mails that are sent when it happens', async () => {
    const world = await World.create(draftOf(SMALL));
    await world.open('12:00', {
      subject: '…',
      channel: 'api',
      language: 'en',
      requester: { email: 'customer@customer.example', name: 'Customer' },
    });
    await world.until('+2d 12:00');
    const { simulate } = await createPolicies();

    const body = await simulate({ from: '2026-03-02T12:00:00Z', to: '2026-03-04T12:00:00Z' });

    expect(notices(body)).toEqual(
      world.mails.map(({ at, notice, to }) => `${new Date(at).toISOString().slice(8, 16).replace('T', ' ')} ${notice} → ${to}`),
    );
  });

  test('takes what people do in the meantime into account', async () => {
    const { simulate } = await createPolicies();
    const body = await simulate({
      acts: [
        { do: 'reply', after: 600 },
        { do: 'resume', after: 900 },
      ],
    });
    expect(notices(body)).toEqual([
      '05 12:00 received → customer@customer.example',
      '05 12:10 replied → customer@customer.example',
      '06 12:00 escalation → max@acme.example',
    ]);
    expect(body.steps.find(({ kind }: Step) => kind === 'refused')).toMatchObject({ do: 'resume', code: 'wrong-status' });
  });

  test('can be of a draft, and changes nothing', async () => {
    const { simulate, services } = await createPolicies();
    const body = await simulate({ configuration: change('first-response: 1h', 'first-response: 2h') });
    expect(body.policyVersion).toBeNull();
    expect(notices(body)[1]).toBe('05 14:00 escalation → lee@acme.example');
    expect((await services.configuration.current()).policySet.version).toBe(1);
    expect(await services.tickets.list({}, 10)).toEqual({ items: [] });
  });

  test('names skipped levels, posts to other systems, and who takes over on call', async () => {
    const pager = `outgoing-webhooks:\n  pager: { url: https://pager.example/ }\n`;
    const { simulate } = await createPolicies(
      change(
        'first-response: [{ at: due, tell: lead }]',
        'first-response: [{ at: due, tell: assignee }, { at: +10m, tell: "webhook:pager", actions: [{ raise-priority: P1 }] }]',
        SMALL + pager,
      ),
    );
    const body = await simulate({ to: '2026-01-05T14:00:00Z' });
    const told = body.steps.map(
      ({ kind, at, ...rest }: Step) =>
        `${at.slice(11, 16)} ${kind} ${String(rest['outcome'] ?? rest['type'] ?? rest['do'] ?? rest['to'])}`,
    );
    expect(told).toContain('13:00 level level-skipped');
    expect(told).toContain('13:00 post ticket.escalated');
    expect(told).toContain('13:00 change priority-changed');
  });

  test.each([
    ['before it begins', { to: '2026-01-05T11:00:00Z' }, 'Is not after `from`.'],
    ['for longer than anybody plans', { to: '2028-01-05T11:00:00Z' }, 'Is too far ahead: at most 400 days after the opening.'],
  ])('is refused %s', async (_, body, detail) => {
    const { post } = await createPolicies();
    const answer = await post('/v1/escalations/simulate', { from: FROM, ...body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field: 'to', detail }]);
  });

  test('is for operators', async () => {
    const { post } = await createPolicies();
    const answer = await post(
      '/v1/escalations/simulate',
      { from: FROM, to: new Date(NOON + HOUR_MS).toISOString() },
      { key: API_KEYS.crm },
    );
    expect(answer.status).toBe(403);
  });
});
