import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentFact } from '../../functions/api/present/present-history.ts';
import { historyItem } from '../../shared/api/schemas/history.ts';
import type { Receipt } from '../../shared/app/receipt.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { PolicyRule } from '../../shared/core/sla/policy.ts';
import { FACT_TYPES, factsOf } from '../events/sample-facts.ts';
import { configurationDraft } from '../support/configuration.ts';
import { policySet, STANDARD_RULES } from '../support/policies.ts';
import { createWorld, NOON } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function busyTicket() {
  const world = await createWorld();
  const { body } = await world.open({ description: 'It is broken' });
  const path = `/v1/tickets/${body.id}`;
  world.advance(10 * MINUTE);
  await world.post(`${path}/replies`, { body: 'Which one?', from: 'agent', author: 'ann' });
  world.advance(20 * MINUTE);
  await world.post(`${path}/hold`, { reason: 'waiting on the customer' });
  world.advance(HOUR);
  await world.post(`${path}/replies`, { body: 'The red one', from: 'requester' });
  world.advance(30 * MINUTE);
  return { ...world, path, id: body.id as string };
}

describe('the history of a ticket', () => {
  test('says what happened, when and by whom, in order', async () => {
    const { get, path } = await busyTicket();
    const { body } = await get(`${path}/history`);
    expect(body.nextCursor).toBeNull();
    expect(body.items).toMatchObject([
      { n: 1, type: 'opened', by: 'api:crm', at: '2026-01-05T12:00:00.000Z', subject: 'VPN does not connect' },
      { n: 2, type: 'replied', by: 'agent:ann', at: '2026-01-05T12:10:00.000Z' },
      { n: 3, type: 'held', by: 'api:crm', reason: 'waiting on the customer' },
      { n: 4, type: 'resumed', because: 'customer-replied' },
      { n: 5, type: 'customer-replied', from: 'cora@customer.example', at: '2026-01-05T13:30:00.000Z' },
    ]);
    expect(JSON.stringify(body)).not.toContain('"command"');
  });

  test('tells what time did, and when it really did it', async () => {
    const { open, post, get, advance } = await createWorld();
    const path = `/v1/tickets/${(await open()).body.id}`;
    advance(2 * HOUR);
    await post(`${path}/notes`, { body: 'Late, sorry' });
    const { items } = (await get(`${path}/history`)).body;
    expect(items[1]).toMatchObject({
      type: 'warned',
      by: 'system',
      at: '2026-01-05T12:45:00.000Z',
      firedAt: '2026-01-05T14:00:00.000Z',
    });
    expect(items.map(({ type }: { readonly type: string }) => type)).toContain('breached');
  });

  test('is read page by page, without a gap', async () => {
    const { get, post, path } = await busyTicket();
    const one = await get(`${path}/history?limit=2`);
    await post(`${path}/notes`, { body: 'something happens meanwhile' });
    const two = await get(`${path}/history?limit=3&cursor=${one.body.nextCursor}`);
    const three = await get(`${path}/history?limit=3&cursor=${two.body.nextCursor}`);
    const numbers = [one, two, three].flatMap(({ body }) => body.items.map(({ n }: { readonly n: number }) => n));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
    expect(three.body.nextCursor).toBeNull();
  });

  test('is whole also where it is long', async () => {
    const { open, post, get } = await createWorld();
    const path = `/v1/tickets/${(await open({ description: 'first' })).body.id}`;
    for (let n = 2; n <= 150; n += 1) await post(`${path}/notes`, { body: `note ${n}` });
    const pages = [await get(`${path}/history?limit=100`)];
    pages.push(await get(`${path}/history?limit=100&cursor=${pages[0]?.body.nextCursor}`));
    const numbers = pages.flatMap(({ body }) => body.items.map(({ n }: { readonly n: number }) => n));
    expect(numbers).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    const messages = await get(`${path}/messages?limit=200`);
    expect(messages.body.items.map(({ text }: { readonly text: string }) => text).slice(0, 2)).toEqual(['first', 'note 2']);
    expect(messages.body.items).toHaveLength(150);
    const ledger = await get(`${path}/sla?at=2026-01-05T12:00:00Z`);
    expect(ledger.body.clocks).toHaveLength(2);
  });

  test.each(FACT_TYPES)('has %s as the document promises', (type) => {
    fc.assert(
      fc.property(factsOf(type), (fact) => {
        const item = presentFact(fact);
        expect(historyItem.parse(item)).toEqual(item);
        expect(item).toMatchObject({ n: fact.n, type, by: fact.by, at: new Date(fact.at).toISOString() });
      }),
    );
  });
});

describe('the messages of a ticket', () => {
  test('are what was said, in order, each with the number of its fact', async () => {
    const { get, path } = await busyTicket();
    const { body } = await get(`${path}/messages`);
    expect(body.items).toMatchObject([
      { n: 1, text: 'It is broken', direction: 'in', author: 'requester:cora@customer.example' },
      { n: 2, text: 'Which one?', direction: 'out', author: 'agent:ann' },
      { n: 5, text: 'The red one', direction: 'in', author: 'requester:cora@customer.example' },
    ]);
  });

  test('are read page by page', async () => {
    const { get, path } = await busyTicket();
    const one = await get(`${path}/messages?limit=2`);
    const two = await get(`${path}/messages?limit=2&cursor=${one.body.nextCursor}`);
    expect([...one.body.items, ...two.body.items].map(({ n }: { readonly n: number }) => n)).toEqual([1, 2, 5]);
    expect(two.body.nextCursor).toBeNull();
  });

  test('come in answers that the gateway lets through, however long they are', async () => {
    const { open, post, get } = await createWorld();
    const path = `/v1/tickets/${(await open({ description: 'first' })).body.id}`;
    for (let n = 2; n <= 30; n += 1) await post(`${path}/notes`, { body: '坏'.repeat(80_000) });
    const numbers: number[] = [];
    let cursor = '';
    do {
      const page = await get(`${path}/messages?limit=200${cursor}`);
      expect(Buffer.byteLength(JSON.stringify(page.body))).toBeLessThan(6_000_000);
      numbers.push(...page.body.items.map(({ n }: { readonly n: number }) => n));
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== '');
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });
});

describe('the ledger of a ticket', () => {
  test('accounts for every second from opening to due', async () => {
    const { get, path, id } = await busyTicket();
    const { body } = await get(`${path}/sla`);
    expect(body).toMatchObject({ id, version: 5, at: '2026-01-05T14:00:00.000Z', policyVersion: 1 });
    const solution = body.clocks.find(({ metric }: { readonly metric: string }) => metric === 'solution');
    expect(solution).toMatchObject({
      rule: 'standard',
      calendar: '24x7',
      timeZone: 'UTC',
      elapsedSeconds: 3_600,
      pausedSeconds: 3_600,
    });
    expect(solution.sums).toEqual({
      countedSeconds: 3_600,
      closedSeconds: 0,
      holidaySeconds: 0,
      breakSeconds: 0,
      heldSeconds: 3_600,
      solvedSeconds: 0,
      totalSeconds: 7_200,
    });
    expect(solution.stretches).toMatchObject([
      {
        from: '2026-01-05T12:00:00.000Z',
        to: '2026-01-05T12:30:00.000Z',
        seconds: 1_800,
        kind: 'counted',
        phase: 'past',
        fact: 1,
      },
      { seconds: 3_600, kind: 'held', reason: 'waiting on the customer', fact: 3 },
      { seconds: 1_800, kind: 'counted', phase: 'past', countedSeconds: 3_600 },
      { to: '2026-01-06T13:00:00.000Z', kind: 'counted', phase: 'ahead', countedSeconds: 86_400 },
    ]);
  });

  test('says of every rule why it decides or does not', async () => {
    const { get, path } = await busyTicket();
    const { body } = await get(`${path}/sla`);
    expect(body.rules).toMatchObject([
      {
        rule: 'critical',
        matched: false,
        chosen: false,
        conditions: [{ key: 'priority', wanted: ['P1'], actual: ['P3'], met: false }],
        words: 'Rule “critical” does not fit: its priority is P3, and P1 is asked for.',
      },
      { rule: 'standard', matched: true, chosen: true, conditions: [] },
    ]);
  });

  test('says who stopped a clock, and what would move it', async () => {
    const { get, path } = await busyTicket();
    const { body } = await get(`${path}/sla`);
    const solution = body.clocks.find(({ metric }: { readonly metric: string }) => metric === 'solution');
    expect(solution.stretches[1].stopped).toEqual({
      fact: 3,
      type: 'held',
      at: '2026-01-05T12:30:00.000Z',
      by: 'api:crm',
    });
    expect(solution.changes).toMatchObject([
      { kind: 'end', as: 'met', by: ['solution', 'resolution', 'silent-resolution'] },
      { kind: 'hold', reasons: 'any', from: '2026-01-05T14:00:00.000Z', openSeconds: 3_600, dueAt: '2026-01-06T14:00:00.000Z' },
      { kind: 'priority', to: ['P1'], rule: 'critical', effect: 'moves', dueAt: '2026-01-05T17:00:00.000Z' },
      { kind: 'policy', version: 1 },
    ]);
  });

  test('is told in the language and the zone that were asked for', async () => {
    const { get, path } = await busyTicket();
    const english = (await get(`${path}/sla?zone=Europe/Berlin`)).body;
    expect(english).toMatchObject({ language: 'en', zone: 'Europe/Berlin' });
    expect(english.words).toBe('As of Mon 5 Jan 2026 15:00. Priority P3, policy version 1. All times: Europe/Berlin.');
    expect(english.clocks[1].stretches[1]).toMatchObject({
      local: { from: 'Mon 5 Jan 2026 13:30', to: 'Mon 5 Jan 2026 14:30', length: '1 h', counted: '30 min' },
      words: 'held by a program (crm): “waiting on the customer”',
    });
    const chinese = (await get(`${path}/sla?zone=Asia/Shanghai&lang=zh-CN`)).body;
    expect(chinese.words).toBe('截至 2026-01-05 周一 22:00。优先级 P3，策略版本 1。所有时间均为中国标准时间。');
    expect(chinese.clocks[1].stretches[1].words).toBe('由外部程序（crm）暂停：“waiting on the customer”');
  });

  test.each([
    ['zh-CN', undefined, 'zh-CN'],
    ['zh', undefined, 'zh-CN'],
    ['de, zh-TW;q=0.5, en;q=0.4', undefined, 'zh-CN'],
    ['zh;q=0, en-GB;q=0.1', undefined, 'en'],
    ['fr', undefined, 'en'],
    ['zh-CN', 'en', 'en'],
  ])('goes by Accept-Language (%s) where the query (%s) does not say', async (accepted, lang, language) => {
    const { get, path } = await busyTicket();
    const query = lang === undefined ? '' : `?lang=${lang}`;
    const answer = await get(`${path}/sla${query}`, { headers: { 'accept-language': accepted } });
    expect(answer.body.language).toBe(language);
    expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'accept-language' });
  });

  test.each([
    ['zone=Beijing', 'zone', '"Beijing" is not a time zone of the IANA database; did you mean Asia/Shanghai?'],
    ['zone=constructor', 'zone', '"constructor" is not a time zone of the IANA database; write e.g. Asia/Shanghai'],
    ['lang=de', 'lang', 'Must be one of en, zh-CN.'],
  ])('is refused with %s', async (query, field, detail) => {
    const { get, path } = await busyTicket();
    const answer = await get(`${path}/sla?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, in: 'query', detail }] } });
  });

  test('says what was known at an instant of the past', async () => {
    const { get, path } = await busyTicket();
    const { body } = await get(`${path}/sla?at=2026-01-05T13:05:00%2B00:00`);
    expect(body).toMatchObject({ version: 3, at: '2026-01-05T13:05:00.000Z' });
    expect(body.clocks.find(({ metric }: { readonly metric: string }) => metric === 'solution')).toMatchObject({
      state: 'paused',
      pausedSeconds: 2_100,
    });
  });

  test('says of an instant ahead what time will have done by then', async () => {
    const { get, post, path } = await busyTicket();
    await post(`${path}/hold`, { reason: 'parts', until: '2026-01-05T15:00:00Z' });
    const { body } = await get(`${path}/sla?at=2026-01-05T16:00:00Z`);
    const solution = body.clocks.find(({ metric }: { readonly metric: string }) => metric === 'solution');
    expect(body.version).toBe(6);
    expect(solution).toMatchObject({ state: 'running', pausedSeconds: 7_200, dueAt: '2026-01-06T14:00:00.000Z' });
  });

  test('is that of the policy version which judged the ticket then', async () => {
    const { get, services, advance, path, id } = await busyTicket();
    const [critical, standard] = STANDARD_RULES;
    const slower = { ...standard, name: 'slower', commitments: critical?.commitments ?? {} } as PolicyRule;
    await services.configuration.apply(configurationDraft({ policySet: policySet({ rules: [slower] }) }));
    const solutionAt = async (query: string) => {
      const { body } = await get(`${path}/sla${query}`);
      const clock = body.clocks.find(({ metric }: { readonly metric: string }) => metric === 'solution');
      return { policyVersion: body.policyVersion, rule: clock.rule, dueAt: clock.dueAt, policy: clock.changes.at(-1) };
    };
    const before = await solutionAt('');
    expect(before).toMatchObject({ policyVersion: 1, rule: 'standard', dueAt: '2026-01-06T13:00:00.000Z' });
    expect(before.policy.rebased).toEqual({ version: 2, rule: 'slower', effect: 'moves', dueAt: '2026-01-05T17:00:00.000Z' });
    advance(HOUR);
    await runCommand(services, id, { type: 'rebase', policyVersion: 2, passed: 'digest', by: 'system' });
    expect(await solutionAt('')).toMatchObject({ policyVersion: 2, rule: 'slower', dueAt: '2026-01-05T17:00:00.000Z' });
    const then = await solutionAt('?at=2026-01-05T14:00:00Z');
    expect(then).toMatchObject({ policyVersion: 1, rule: 'standard', dueAt: '2026-01-06T13:00:00.000Z' });
    expect(then.policy).not.toHaveProperty('rebased');
  });

  test.each([
    ['2026-01-05T11:59:59Z', 'before the ticket was opened'],
    ['2030-01-05T12:00:00Z', 'too far ahead'],
    ['yesterday', 'ISO 8601'],
  ])('is refused at %s', async (at, why) => {
    const { get, path } = await busyTicket();
    const answer = await get(`${path}/sla?at=${at}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'at', in: 'query' }] } });
    expect(answer.body.errors[0].detail).toContain(why);
  });
});

describe('the receipts of a ticket', () => {
  test('say what became of each mail', async () => {
    const { get, services, path, id } = await busyTicket();
    const receipt: Receipt = {
      id: '2.replied.cora@customer.example',
      ticketId: id,
      notice: 'replied',
      to: 'cora@customer.example',
      facts: [2],
      plannedAt: NOON,
      firedAt: NOON + 50,
      state: 'sent',
      attempts: 2,
      leaseUntil: NOON + MINUTE,
      handedOverAt: NOON + 90,
      providerId: 'ses-1',
      doubtful: true,
    };
    await services.receipts.begin(receipt);
    const { body } = await get(`${path}/receipts`);
    expect(body).toEqual({
      items: [
        {
          id: '2.replied.cora@customer.example',
          notice: 'replied',
          to: 'cora@customer.example',
          facts: [2],
          state: 'sent',
          attempts: 2,
          plannedAt: '2026-01-05T12:00:00.000Z',
          firedAt: '2026-01-05T12:00:00.050Z',
          handedOverAt: '2026-01-05T12:00:00.090Z',
          providerId: 'ses-1',
          doubtful: true,
        },
      ],
      nextCursor: null,
    });
  });
});
