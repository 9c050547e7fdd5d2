import { describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import { DELIVERY_LIFE_MS, type Delivery, type DeliveryLog, deliveryIdOf } from '../../../shared/app/webhooks/delivery.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const NOW = MONDAY + DELIVERY_LIFE_MS;

function delivery(at: Instant, changes: Partial<Delivery> = {}): Delivery {
  const id = deliveryIdOf(at, String(at % 97).padStart(16, '0'));
  return {
    id,
    source: 'grafana',
    at,
    revision: 1,
    headers: { 'user-agent': 'Grafana' },
    verdict: 'accepted',
    state: 'queued',
    size: 2,
    ...changes,
  };
}

const BODY = Buffer.from('{}');

/** What every log of deliveries promises. @param empty makes one whose time it is told */
export function describeDeliveryLog(empty: (now: () => Instant) => Promise<DeliveryLog>): void {
  describe('a delivery', () => {
    test('is kept with its body, small or large', async () => {
      const log = await empty(() => NOW);
      const large = Buffer.from(Array.from({ length: 60_000 }, (_, n) => (n * 7_919) % 251));
      const [one, other] = [delivery(NOW - 1), delivery(NOW - 2)];
      await log.add(one, BODY);
      await log.add(other, large);
      expect(await log.load('grafana', one.id)).toStrictEqual(one);
      expect(Buffer.from(await log.loadBody(one))).toEqual(BODY);
      expect(Buffer.from(await log.loadBody(other)).equals(large)).toBe(true);
    });

    test('that there is not is not found', async () => {
      const log = await empty(() => NOW);
      expect(await log.load('grafana', deliveryIdOf(NOW, '0000000000000000'))).toBeUndefined();
      expect(await log.load('grafana', '../../secret')).toBeUndefined();
    });

    test('of a burst is kept like any other', async () => {
      const log = await empty(() => NOW);
      const burst = Array.from({ length: 60 }, (_, n) => delivery(NOW - n));
      await Promise.all(burst.map((one) => log.add(one, Buffer.from(one.id))));
      const kept = await Promise.all(burst.map(({ id }) => log.load('grafana', id)));
      expect(kept).toStrictEqual(burst);
      const bodies = await Promise.all(burst.map((one) => log.loadBody(one)));
      expect(bodies.map((body) => Buffer.from(body).toString())).toEqual(burst.map(({ id }) => id));
    });

    test('with the shorter id of an earlier release is found', async () => {
      const log = await empty(() => NOW);
      const early = delivery(NOW, { id: deliveryIdOf(NOW, '00000007') });
      await log.addUnlessKnown(early, BODY);
      expect(await log.load('grafana', early.id)).toStrictEqual(early);
    });

    test('that is added again stays as it is', async () => {
      const log = await empty(() => NOW);
      await log.add(delivery(NOW), BODY);
      await log.update({ ...delivery(NOW), state: 'done' });
      await log.addUnlessKnown(delivery(NOW), Buffer.from('other'));
      expect(await log.load('grafana', delivery(NOW).id)).toMatchObject({ state: 'done', revision: 2 });
      expect(Buffer.from(await log.loadBody(delivery(NOW)))).toEqual(BODY);
    });

    test('is changed by the first of two who saw the same', async () => {
      const log = await empty(() => NOW);
      await log.add(delivery(NOW), BODY);
      const results = [{ path: '', outcome: 'opened', key: 'k', ticketId: 't' }] as const;
      expect(await log.update({ ...delivery(NOW), state: 'done', results })).toBe(true);
      expect(await log.update({ ...delivery(NOW), state: 'failed' })).toBe(false);
      expect(await log.load('grafana', delivery(NOW).id)).toStrictEqual({
        ...delivery(NOW),
        state: 'done',
        results,
        revision: 2,
      });
    });

    test('is not found once its 30 days are over', async () => {
      let now = MONDAY;
      const log = await empty(() => now);
      await log.add(delivery(MONDAY), BODY);
      now = MONDAY + DELIVERY_LIFE_MS - 1;
      expect(await log.load('grafana', delivery(MONDAY).id)).toBeDefined();
      now += 1;
      expect(await log.load('grafana', delivery(MONDAY).id)).toBeUndefined();
      expect(await log.list('grafana', {}, 10)).toEqual({ items: [] });
    });

    test('belongs to whoever claimed its name first', async () => {
      const log = await empty(() => NOW);
      const ids = await Promise.all(['a', 'b', 'c'].map((id) => log.claim('grafana', 'guid', id)));
      expect(new Set(ids).size).toBe(1);
      expect(await log.claim('grafana', 'guid', 'd')).toBe(ids[0]);
      expect(await log.claim('github', 'guid', 'd')).toBe('d');
    });
  });

  describe('deliveries', () => {
    const many = Array.from({ length: 45 }, (_, n) =>
      delivery(NOW - n * 1_000, n % 3 === 0 ? { verdict: 'misshapen', state: 'refused' } : {}),
    );

    async function filled() {
      const log = await empty(() => NOW);
      await Promise.all(many.toSorted((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1)).map((one) => log.add(one, BODY)));
      await log.add(delivery(NOW, { source: 'other' }), BODY);
      return log;
    }

    async function walk(log: DeliveryLog, filter: Parameters<DeliveryLog['list']>[1], limit: number) {
      const found: Delivery[] = [];
      let cursor: string | undefined;
      do {
        const page = await log.list('grafana', filter, limit, cursor);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return found.map(({ id }) => id);
    }

    test.each([1, 7, 44, 45, 46, 200])('are listed newest first, %i a page', async (limit) => {
      expect(await walk(await filled(), {}, limit)).toEqual(many.map(({ id }) => id));
    });

    test.each([1, 4, 15, 100])('are filtered, %i a page', async (limit) => {
      const log = await filled();
      const refused = many.filter(({ state }) => state === 'refused').map(({ id }) => id);
      expect(await walk(log, { state: 'refused' }, limit)).toEqual(refused);
      expect(await walk(log, { verdict: 'misshapen', from: NOW - 10_000 }, limit)).toEqual(refused.slice(0, 4));
      expect(await walk(log, { verdict: 'untrusted' }, limit)).toEqual([]);
      expect(await walk(log, { from: NOW - 5_000 }, limit)).toEqual(many.slice(0, 6).map(({ id }) => id));
    });

    test('are filtered by what became of an alert in them', async () => {
      const log = await filled();
      const [one = delivery(NOW)] = many.slice(1);
      await log.update({ ...one, state: 'done', results: [{ path: '', outcome: 'dropped' }] });
      expect(await walk(log, { outcome: 'dropped' }, 10)).toEqual([one.id]);
    });

    test('have cursors that nobody can make up', async () => {
      const log = await filled();
      await expect(log.list('grafana', {}, 10, 'bm9uZQ')).rejects.toThrow(InvalidCursorError);
      await expect(log.list('grafana', {}, 10, '?')).rejects.toThrow(InvalidCursorError);
    });
  });
}
