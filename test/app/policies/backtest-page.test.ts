import { describe, expect, test } from 'vitest';
import { type BacktestRequest, backtestPage } from '../../../shared/app/policies/backtest-page.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { addBacktests, type Backtest, EMPTY_BACKTEST } from '../../../shared/core/what-if/backtest.ts';
import { configurationDraft } from '../../support/configuration.ts';
import { policySet } from '../../support/policies.ts';
import { time } from '../../support/story.ts';
import { World } from '../../support/world.ts';

const STRICTER = configurationDraft({
  policySet: policySet({
    rules: [
      {
        name: 'stricter',
        when: {},
        escalation: 'standard',
        commitments: { 'first-response': { target: { kind: 'duration', ms: HOUR_MS / 2 }, calendar: '24x7', pausedBy: [] } },
      },
    ],
  }),
});

const REQUEST: BacktestRequest = { draft: STRICTER, from: time('00:00'), until: time('+1d 00:00') };

/** A desk that answers each request after 45 minutes. */
async function desk(tickets: number): Promise<World> {
  const world = await World.create();
  for (let n = 0; n < tickets; n += 1) {
    const id = await world.open(`1${n % 10}:00`, {});
    await world.do(`1${n % 10}:45`, id, { type: 'reply', message: 'm' });
  }
  return world;
}

async function allPages(world: World, most?: number): Promise<Backtest & { readonly pages: number }> {
  let sum: Backtest = EMPTY_BACKTEST;
  let cursor: string | undefined;
  let pages = 0;
  do {
    const { nextCursor, ...page } = await backtestPage(world.services, { ...REQUEST, cursor }, most);
    sum = addBacktests(sum, page);
    cursor = nextCursor;
    pages += 1;
  } while (cursor !== undefined);
  return { ...sum, pages };
}

describe('a backtest of stored tickets', () => {
  test('replays open and closed ones under the draft', async () => {
    const world = await desk(3);
    const [closed] = (await world.services.tickets.list({}, 10)).items;
    await world.do('15:00', closed?.id ?? '', { type: 'close' });

    const { tickets, before, after, gained, lost } = await allPages(world);

    expect(tickets).toBe(3);
    expect(before.attainment.find(({ metric }) => metric === 'first-response')).toMatchObject({ met: 3, breached: 0 });
    expect(after.attainment.find(({ metric }) => metric === 'first-response')).toMatchObject({ met: 0, breached: 3 });
    expect([gained.count, lost.count]).toEqual([3, 0]);
  });

  test('goes on where a page ended, with the same sum', async () => {
    const world = await desk(7);
    for (let n = 0; n < 205; n += 1) await world.open('19:50');

    const whole = await allPages(world);
    const parts = await allPages(world, 1);

    expect(parts.pages).toBe(3);
    expect({ ...parts, pages: 0 }).toEqual({ ...whole, pages: 0 });
  });

  test('leaves out what was opened before its time, or after it', async () => {
    const world = await desk(4);

    const page = await backtestPage(world.services, { ...REQUEST, from: time('11:00'), until: time('12:30') });

    expect(page.tickets).toBe(2);
    expect(page.nextCursor).toBeUndefined();
  });

  test('changes nothing', async () => {
    const world = await desk(2);
    const before = await world.services.tickets.list({}, 10);

    await allPages(world);

    expect(await world.services.tickets.list({}, 10)).toEqual(before);
    expect((await world.services.configuration.current()).policySet.version).toBe(1);
  });
});
