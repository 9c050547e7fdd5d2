import { describe, expect, test } from 'vitest';
import { bucketOf } from '../../shared/app/timers/histogram.ts';
import { API_KEYS } from '../support/in-memory/services.ts';
import { createWorld, NOON } from './world.ts';

const HOUR = 3_600_000;

describe('the health of timers', () => {
  test('is empty windows before anything fired', async () => {
    const { get } = await createWorld();
    const { status, body } = await get('/v1/health/timers');
    expect(status).toBe(200);
    expect(body).toEqual({
      at: '2026-01-05T12:00:00.000Z',
      relativeError: 0.05,
      windows: [
        { window: 'hour', from: '2026-01-05T11:00:00.000Z', kinds: [] },
        { window: 'day', from: '2026-01-04T12:00:00.000Z', kinds: [] },
        { window: 'week', from: '2025-12-29T12:00:00.000Z', kinds: [] },
      ],
    });
  });

  test('says median, 99th percentile and longest by kind, within its stated error', async () => {
    const { get, services } = await createWorld();
    const fast = { breached: new Map([[bucketOf(20), 98]]) };
    await services.timers.add(NOON, fast);
    await services.timers.add(NOON - HOUR, { breached: new Map([[bucketOf(4_000), 2]]) });
    await services.timers.add(NOON - 30 * HOUR, { 'handed-over': new Map([[bucketOf(150), 1]]) });
    const [hour, day, week] = (await get('/v1/health/timers')).body.windows;
    expect(hour.kinds).toEqual(day.kinds);
    expect(week.kinds.map(({ kind }: { readonly kind: string }) => kind)).toEqual(['breached', 'handed-over']);
    const [breached] = hour.kinds;
    expect(breached).toMatchObject({ kind: 'breached', count: 100 });
    expect(Math.abs(breached.p50Ms / 20 - 1)).toBeLessThan(0.051);
    expect(Math.abs(breached.p99Ms / 4_000 - 1)).toBeLessThan(0.051);
    expect(breached.maxMs).toBe(breached.p99Ms);
    expect(breached.histogram.map(({ count }: { readonly count: number }) => count)).toEqual([98, 2]);
  });

  test('shows the last canary: when it was, whether it was kept, and how late it came', async () => {
    const { get, services } = await createWorld();
    const canary = { ticketId: 'T1', openedAt: NOON - 300_000, dueAt: NOON - 240_000, checkedAt: NOON };
    await services.canaries.save({ last: { ...canary, lateMs: 12 } }, 0);
    expect((await get('/v1/health/timers')).body.canary).toEqual({
      ticketId: 'T1',
      openedAt: '2026-01-05T11:55:00.000Z',
      dueAt: '2026-01-05T11:56:00.000Z',
      checkedAt: '2026-01-05T12:00:00.000Z',
      kept: true,
      lateMs: 12,
    });
    await services.canaries.save({ last: { ...canary, problem: 'not-fired' } }, 1);
    expect((await get('/v1/health/timers')).body.canary).toMatchObject({ kept: false, problem: 'not-fired' });
  });

  test('is for who has a key', async () => {
    const { call } = await createWorld();
    expect((await call('GET', '/v1/health/timers', { key: null })).status).toBe(401);
  });
});

describe('the health of receipts', () => {
  const path = '/v1/health/reconciliation';

  test('is unknown before the first comparison', async () => {
    const { call } = await createWorld();
    expect((await call('GET', path, { key: API_KEYS.ops })).body).toEqual({});
  });

  test('is the last comparison, with what it found', async () => {
    const { call, services } = await createWorld();
    const run = { startedAt: NOON, from: NOON - 2 * HOUR, to: NOON - HOUR, tickets: 3, notices: 9, found: 1, unread: 0 };
    const discrepancies = [{ ticketId: 'T1', n: 4, notice: 'breach', to: 'lee', problem: 'missing' }] as const;
    await services.reconciliations.save({ last: { ...run, discrepancies, finishedAt: NOON + 1 } }, 0);
    const { body } = await call('GET', path, { key: API_KEYS.ops });
    expect(body).toMatchObject({ last: { from: '2026-01-05T10:00:00.000Z', notices: 9, found: 1, discrepancies } });
  });

  test('is for operators', async () => {
    const { get } = await createWorld();
    expect((await get(path)).status).toBe(403);
  });
});
