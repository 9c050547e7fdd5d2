import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Ask,
  LANES,
  NO_PLAN,
  planTurn,
  type SendingLimits,
  type SendingPlan,
} from '../../../shared/app/sending/sending-plan.ts';
import { HOUR_MS, SECOND_MS } from '../../../shared/core/instant.ts';

const NOW = Date.UTC(2026, 2, 2, 9);
const urgent: Ask = { urgent: true, lane: 0 };
const routine = (lane = 0): Ask => ({ urgent: false, lane: lane % LANES });

/** Asks one after the other at one moment. @returns after how many seconds each has its turn; undefined: ask again later */
function turnsOf(asks: readonly Ask[], limits: SendingLimits, before = NO_PLAN, now = NOW) {
  let plan: SendingPlan = before;
  const turns = asks.map((ask) => {
    const planned = planTurn(plan, ask, limits, now);
    plan = planned.plan;
    return 'at' in planned.turn ? (planned.turn.at - now) / SECOND_MS : undefined;
  });
  return { turns, plan };
}

const many = (count: number, ask: (n: number) => Ask) => Array.from({ length: count }, (_, n) => ask(n));

describe('mails of many sources', () => {
  test('have their turns in the order in which they ask, as many a second as three quarters of the rate', () => {
    const { turns } = turnsOf(
      many(24, (n) => routine(n)),
      { perSecond: 8 },
    );
    expect(turns).toEqual([0, 1, 2, 3].flatMap((second) => [second, second, second, second, second, second]));
  });

  test('leave an urgent one its turn at once, behind however many', () => {
    const { plan } = turnsOf(
      many(10_000, (n) => routine(n)),
      { perSecond: 14 },
    );
    expect(
      turnsOf(
        many(4, () => urgent),
        { perSecond: 14 },
        plan,
      ).turns,
    ).toEqual([0, 0, 0, 0]);
  });

  test('that do not fit into ten minutes are to ask again', () => {
    const { turns } = turnsOf(
      many(7_000, (n) => routine(n)),
      { perSecond: 14 },
    );
    const planned = turns.filter((turn) => turn !== undefined);
    expect(planned).toHaveLength(600 * 10.5);
    expect(Math.max(...planned)).toBe(599);
  });
});

describe('a noisy source', () => {
  test('has at most half of what there is, so that another one has its turn at once', () => {
    const { turns, plan } = turnsOf(
      many(5_000, () => routine()),
      { perSecond: 16 },
    );
    expect(turns.slice(0, 12)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(turnsOf([routine(1)], { perSecond: 16 }, plan).turns).toEqual([0]);
  });
});

test('even a rate of one mail a second has room for an urgent one within two seconds', () => {
  const { plan } = turnsOf(
    many(500, (n) => routine(n)),
    { perSecond: 1 },
  );
  const [turn = Infinity] = turnsOf([urgent], { perSecond: 1 }, plan).turns;
  expect(turn).toBeLessThan(4);
});

describe('a day', () => {
  const limits = { perSecond: 1_000, perDay: 1_000 };

  test('that is nearly full leaves the rest to urgent mails', () => {
    const { turns, plan } = turnsOf(
      many(1_000, (n) => routine(n)),
      limits,
    );
    expect(turns.filter((turn) => turn !== undefined)).toHaveLength(900);
    expect(turnsOf([urgent], limits, plan).turns).toEqual([0]);
  });

  test('is the last 24 hours', () => {
    const { plan } = turnsOf(
      many(900, (n) => routine(n)),
      limits,
    );
    expect(turnsOf([routine()], limits, plan, NOW + 23 * HOUR_MS).turns).toEqual([undefined]);
    expect(turnsOf([routine()], limits, plan, NOW + 24 * HOUR_MS).turns).toEqual([0]);
  });
});

test('no second ever has more turns than the provider takes, whoever asks when', () => {
  const asks = fc.array(fc.record({ urgent: fc.boolean(), lane: fc.nat(3), afterMs: fc.nat(3_000) }), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(asks, fc.integer({ min: 1, max: 9 }), (all, perSecond) => {
      let plan: SendingPlan = NO_PLAN;
      let now = NOW;
      const taken = new Map<number, number>();
      for (const { afterMs, ...ask } of all) {
        now += afterMs;
        const planned = planTurn(plan, ask, { perSecond }, now);
        plan = planned.plan;
        if (!('at' in planned.turn)) continue;
        expect(planned.turn.at).toBeGreaterThanOrEqual(now);
        const second = Math.floor(planned.turn.at / SECOND_MS);
        taken.set(second, (taken.get(second) ?? 0) + 1);
      }
      expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(perSecond);
    }),
  );
});
