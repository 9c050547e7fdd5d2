import { describe, expect, test } from 'vitest';
import { createHandler } from '../../../functions/reconcile/handler.ts';
import type { Receipt, ReceiptStore } from '../../../shared/app/receipt.ts';
import { reconcile } from '../../../shared/app/reconciliation/reconcile.ts';
import type { Services } from '../../../shared/app/services.ts';
import { time } from '../../support/story.ts';
import { World } from '../../support/world.ts';

const neverUp = () => false;

/** A day with all that is mailed: customers, assignments, ladders, an outage that puts levels together, an agent who takes a ticket. */
async function busyDay(): Promise<World> {
  const world = await World.create();
  const first = await world.open('09:10');
  const second = await world.open('09:20', { muted: true });
  await world.do('09:30', first, { type: 'assign', assignee: 'lee' });
  await world.do('09:31', second, { type: 'assign', assignee: 'ann' });
  await world.do('09:40', first, { type: 'reply', message: 'm1', author: 'ann' });
  await world.do('09:50', first, { type: 'hold', reason: 'waiting' });
  await world.open('10:00');
  await world.until('10:05');
  await world.outage('12:05').until('12:10');
  await world.do('12:20', first, { type: 'resolve', message: 'm2' });
  return world.until('15:00');
}

const without = (world: World, isLost: (receipt: Receipt) => boolean): Services => {
  const { receipts } = world.services;
  const list: ReceiptStore['list'] = async (ticketId) => (await receipts.list(ticketId)).filter((receipt) => !isLost(receipt));
  return { ...world.services, receipts: { ...receipts, list } };
};

describe('a day on which everything was sent', () => {
  test('leaves nothing to be found', async () => {
    const world = await busyDay();
    const run = await reconcile(world.services, neverUp);
    expect(run).toMatchObject({ tickets: 3, found: 0, discrepancies: [], unread: 0 });
    expect(run?.notices).toBeGreaterThan(9);
    expect(world.counts).toMatchObject({ ReconciliationCompleted: 1 });
    expect(world.counts['NoticeMissing']).toBeUndefined();
  });
});

describe('a notice without a receipt', () => {
  test('is named, with the fact that asks for it, for every notice that can get lost', async () => {
    const world = await busyDay();
    const { tickets } = world.services;
    const all = (await tickets.scanOpen()).items.map(({ id }) => world.receipts(id));
    const receipts = (await Promise.all(all)).flat().filter(({ notice }) => notice !== 'news');
    expect(receipts.length).toBeGreaterThan(7);
    for (const lost of receipts) {
      await world.services.reconciliations.save({}, (await world.services.reconciliations.load()).revision);
      const run = await reconcile(
        without(world, (one) => one.id === lost.id && one.ticketId === lost.ticketId),
        neverUp,
      );
      expect(run?.discrepancies.map(({ n }) => n)).toEqual(lost.facts);
      expect(run?.discrepancies[0]).toMatchObject({ ticketId: lost.ticketId, problem: 'missing' });
    }
    expect(world.counts['NoticeMissing']).toBeGreaterThanOrEqual(receipts.length);
  });

  test('is on its way while the outbox holds it', async () => {
    const world = await World.create();
    world.mailer.beforeSend = () => Promise.reject(new Error('the service is down'));
    await world.open('10:00');
    await world.until('15:00');
    const run = await reconcile(
      without(world, () => true),
      neverUp,
    );
    expect(run).toMatchObject({ found: 0 });
  });
});

describe('a receipt that is being sent by nobody', () => {
  test('is stuck', async () => {
    const world = await busyDay();
    const open = (await world.services.tickets.scanOpen()).items;
    const [sent] = (await Promise.all(open.map(({ id }) => world.receipts(id)))).flat();
    if (sent === undefined) throw new Error('nothing was sent');
    await world.services.receipts.update({ ...sent, state: 'sending' }, sent);
    const run = await reconcile(world.services, neverUp);
    expect(run?.discrepancies).toMatchObject([{ ticketId: sent.ticketId, notice: sent.notice, problem: 'stuck' }]);
  });
});

describe('reconciliation', () => {
  test('happens once a day, and looks at what was planned since the run before', async () => {
    const world = await busyDay();
    const first = await reconcile(world.services, neverUp);
    await world.until('20:00');
    expect(await reconcile(world.services, neverUp)).toEqual(first);
    await world.until('+1d 15:00');
    const second = await reconcile(world.services, neverUp);
    expect(second).toMatchObject({ from: first?.to, to: time('+1d 14:00'), found: 0 });
  });

  test('stops when the time is up, and goes on from there', async () => {
    const world = await busyDay();
    const pages = { ...world.services, tickets: { ...world.services.tickets } };
    const { list } = world.services.tickets;
    pages.tickets.list = (filter, _, cursor) => list(filter, 1, cursor);
    const runs = [await reconcile(pages, () => true), await reconcile(pages, () => true), await reconcile(pages, neverUp)];
    expect(runs.map((run) => run?.finishedAt !== undefined)).toEqual([false, false, true]);
    expect(runs[2]).toMatchObject({ tickets: 3, found: 0 });
    expect(runs[2]?.notices).toBeGreaterThan(9);
  });

  test('leaves out a ticket that cannot be read, and says so', async () => {
    const world = await busyDay();
    const { receipts } = world.services;
    let asked = 0;
    const list: ReceiptStore['list'] = (ticketId) => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('damaged')) : receipts.list(ticketId);
    };
    const run = await reconcile({ ...world.services, receipts: { ...receipts, list } }, neverUp);
    expect(run).toMatchObject({ unread: 1, found: 0 });
  });

  test('is a function that ends in time', async () => {
    const world = await busyDay();
    let uptime = 0;
    const services = { ...world.services, uptimeMs: () => (uptime += 13 * 60_000) };
    await createHandler(services)();
    expect((await world.services.reconciliations.load()).last?.found).toBe(0);
  });
});
