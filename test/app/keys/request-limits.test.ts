import { describe, expect, test } from 'vitest';
import { type Asker, createRequestLimits, DEFAULT_LIMITS } from '../../../shared/app/keys/request-limits.ts';
import type { RateCounter } from '../../../shared/app/rate-counter.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/core/instant.ts';
import { createInMemoryRates } from '../../support/in-memory/webhooks.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const SHOP: Asker = { name: 'shop', role: 'integrator' };

/** Processes that share one counter, on a clock that the test moves. */
function createFleet() {
  let at = MONDAY;
  let fails = false;
  let writes = 0;
  const shared = createInMemoryRates();
  const counts: { [name: string]: number } = {};
  const rates: RateCounter = {
    count: async (...what) => {
      writes += 1;
      if (fails) throw new Error('the store is away');
      return shared.count(...what);
    },
  };
  const metrics = {
    lateness: () => undefined,
    oldestDueLag: () => undefined,
    count: (name: string) => {
      counts[name] = (counts[name] ?? 0) + 1;
    },
  };
  return {
    counts,
    writes: () => writes,
    start: () => createRequestLimits({ now: () => at, rates, metrics }, DEFAULT_LIMITS),
    advance: (ms: number) => {
      at += ms;
    },
    breakStore: (broken: boolean) => {
      fails = broken;
    },
  };
}

type Process = ReturnType<ReturnType<typeof createFleet>['start']>;

/** How many of so many requests, dealt out among the processes in turn, go through. */
async function burst(processes: readonly Process[], requests: number, asker: Asker = SHOP): Promise<number> {
  let granted = 0;
  for (let round = 0; round < requests; round += 1) {
    const allowance = await processes[round % processes.length]?.take(asker);
    if (allowance?.granted) granted += 1;
  }
  return granted;
}

describe('a caller', () => {
  test('may ask as often in a minute as the role says, and again in the next', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    expect(await burst([process], 1_000)).toBe(600);
    expect(fleet.counts).toEqual({ RequestsLimited: 400 });
    fleet.advance(MINUTE_MS);
    expect(await burst([process], 1_000)).toBe(600);
  });

  test('is told what is left, and for how long', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    fleet.advance(18 * SECOND_MS);
    expect(await process.take(SHOP)).toEqual({ granted: true, limit: 600, left: 599, resetsInMs: 42_000 });
    expect(await process.take(SHOP)).toMatchObject({ left: 598 });
  });

  test('may have a limit of its own, or none', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    expect(await burst([process], 7, { ...SHOP, requestsPerMinute: 5 })).toBe(5);
    expect(await process.take({ ...SHOP, name: 'dev', requestsPerMinute: 'unlimited' })).toBeUndefined();
  });

  test('is not held to what another one asks', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    await burst([process], 601);
    expect(await process.take({ name: 'person:tom', role: 'agent' })).toMatchObject({ granted: true, left: 299 });
  });
});

describe('several processes', () => {
  test.each([2, 7, 50])('share the limit, %i of them, and no request beyond it goes through', async (count) => {
    const fleet = createFleet();
    const processes = Array.from({ length: count }, () => fleet.start());
    expect(await burst(processes, 400)).toBe(400);
    const all = 400 + (await burst(processes, 2_000));
    expect(all).toBe(600);
  });

  test('write once for several requests, and not at all for what they refuse', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    await burst([process], 600);
    const writes = fleet.writes();
    expect(writes).toBeLessThan(75);
    await burst([process], 600);
    expect(fleet.writes()).toBe(writes);
  });

  test('hold to it also when many requests come at the same moment', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    const allowances = await Promise.all(Array.from({ length: 40 }, () => process.take({ ...SHOP, requestsPerMinute: 25 })));
    expect(allowances.filter((allowance) => allowance?.granted)).toHaveLength(25);
  });
});

describe('when the store is away', () => {
  test('requests go through, counted as such, and do not all ask for it', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    fleet.breakStore(true);
    expect(await burst([process], 700)).toBe(700);
    expect(fleet.counts).toEqual({ RequestsUncounted: 700 });
    expect(fleet.writes()).toBe(1);
  });

  test('the limit holds again soon after it is back', async () => {
    const fleet = createFleet();
    const process = fleet.start();
    fleet.breakStore(true);
    await burst([process], 10);
    fleet.breakStore(false);
    fleet.advance(10 * SECOND_MS);
    expect(await burst([process], 1_000)).toBe(600);
  });
});
