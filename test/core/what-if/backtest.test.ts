import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/core/fact.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { addBacktests, type Backtest, backtest, EMPTY_BACKTEST, MOST_LISTED } from '../../../shared/core/what-if/backtest.ts';
import { lives } from '../../support/lives.ts';
import { ORGANISATION, policySet, STANDARD_RULES } from '../../support/policies.ts';
import { Story, time } from '../../support/story.ts';

const OWN = policySet();
const UNTIL = time('+9d 00:00');

const firstResponseWithin = (hours: number): PolicySet =>
  policySet({
    version: 2,
    rules: STANDARD_RULES.map((rule) => ({
      ...rule,
      commitments: { 'first-response': { target: { kind: 'duration', ms: hours * HOUR_MS }, calendar: '24x7', pausedBy: [] } },
    })),
  });

const compare = (stories: readonly (readonly Fact[])[], draft: PolicySet, until = UNTIL): Backtest =>
  backtest(
    stories.map((facts) => ({ facts, policySet: OWN, openedUnder: OWN })),
    { draft, organisation: ORGANISATION, timeZone: 'Asia/Shanghai', until },
  );

describe('a backtest', () => {
  test('counts promises kept and broken by metric and priority, before and after', () => {
    const answered = (at: string) => new Story().open('10:00').do(at, { type: 'reply', message: 'm' }).facts;

    const { tickets, before, after } = compare(
      [answered('10:20'), answered('10:50'), answered('12:00')],
      firstResponseWithin(0.5),
    );

    expect(tickets).toBe(3);
    expect(before.attainment.find(({ metric }) => metric === 'first-response')).toEqual({
      metric: 'first-response',
      priority: 'P3',
      met: 2,
      breached: 1,
      running: 0,
      cancelled: 0,
    });
    expect(after.attainment.find(({ metric }) => metric === 'first-response')).toMatchObject({ met: 1, breached: 2 });
  });

  test('lists breaches gained and lost, with their tickets', () => {
    const quick = new Story().open('10:00', { id: '1111111111' }).do('10:50', { type: 'reply', message: 'm' }).facts;
    const slow = new Story().open('10:00', { id: '2222222222' }).do('11:30', { type: 'reply', message: 'm' }).facts;

    const stricter = compare([quick, slow], firstResponseWithin(0.5));
    const milder = compare([quick, slow], firstResponseWithin(2));

    expect(stricter.gained).toEqual({
      count: 1,
      first: [{ ticketId: '1111111111', metric: 'first-response', cycle: 1, breachedAt: time('10:30') }],
    });
    expect(milder.lost.first.map(({ ticketId, metric }) => `${ticketId} ${metric}`)).toContain('2222222222 first-response');
  });

  test('tells the cycles of one clock apart', () => {
    const rules = STANDARD_RULES.map(({ commitments: { update, ...rest }, ...rule }) => ({
      ...rule,
      commitments: { ...rest, ...(update && { update: { ...update, target: { kind: 'duration', ms: 2 * HOUR_MS } as const } }) },
    }));
    const { facts } = new Story()
      .open('10:00', { priority: 'P1' })
      .do('11:30', { type: 'reply', message: 'm' })
      .do('14:00', { type: 'reply', message: 'm' });

    const { lost } = compare([facts], policySet({ version: 2, rules }), time('14:00'));

    expect(lost.first).toEqual([{ ticketId: '7k3m9qxw4t', metric: 'update', cycle: 1, breachedAt: time('11:00') }]);
  });

  test('lists no more than anybody reads', () => {
    const { facts } = new Story().open('10:00').do('10:50', { type: 'reply', message: 'm' });
    const { gained } = compare(
      Array.from({ length: MOST_LISTED + 1 }, () => facts),
      firstResponseWithin(0.5),
      time('11:00'),
    );

    expect([gained.count, gained.first.length]).toEqual([MOST_LISTED + 1, MOST_LISTED]);
  });

  test('counts what each person is told by week, and what of it comes at night where they are', () => {
    // Opened on a Monday at 16:00 UTC, which is midnight in Shanghai: the warning at 16:45 belongs to Tuesday there.
    const { before, after } = compare([new Story().open('16:00').facts], firstResponseWithin(9), time('+1d 04:00'));

    expect(before.notices.find(({ to }) => to === 'lee')).toEqual({
      to: 'lee',
      week: '2026-03-02',
      warned: 1,
      breached: 0,
      escalated: 1,
      atNight: 2,
    });
    expect(after.notices.find(({ to }) => to === 'lee')).toMatchObject({ warned: 1, escalated: 1, atNight: 1 });
  });

  test('leaves undecided what is not due yet', () => {
    const { before } = compare([new Story().open('10:00').facts], OWN, time('10:10'));

    expect(before.attainment.map(({ metric, running }) => `${metric} ${running}`)).toEqual(['first-response 1', 'solution 1']);
  });

  test('counts on, however many it no longer lists', () => {
    const one = compare([new Story().open('10:00').do('10:50', { type: 'reply', message: 'm' }).facts], firstResponseWithin(0.5));
    const many = Array.from({ length: MOST_LISTED + 5 }, () => one).reduce(addBacktests, EMPTY_BACKTEST);

    expect(many.gained.count).toBe(MOST_LISTED + 5);
    expect(many.gained.first).toHaveLength(MOST_LISTED);
  });
});

describe('a backtest of any history', () => {
  const histories = fc.array(lives, { minLength: 1, maxLength: 4 }).map((stories) => stories.map(({ facts }) => facts));

  test('finds no difference between a policy and itself', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { before, after, gained, lost } = compare(all, OWN);
        expect(after).toEqual(before);
        expect([gained.count, lost.count]).toEqual([0, 0]);
      }),
    );
  });

  test('is the sum of the backtests of its parts', () => {
    fc.assert(
      fc.property(histories, fc.nat(4), fc.integer({ min: 1, max: 30 }), (all, cut, hours) => {
        const draft = firstResponseWithin(hours / 10);
        const parts = [all.slice(0, cut), all.slice(cut)].map((part) => compare(part, draft, UNTIL + DAY_MS));
        expect(parts.reduce(addBacktests, EMPTY_BACKTEST)).toEqual(compare(all, draft, UNTIL + DAY_MS));
      }),
    );
  });
});
