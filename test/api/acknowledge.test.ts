import { describe, expect, test } from 'vitest';
import { signAction } from '../../shared/app/notices/action-token.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { policySet } from '../support/policies.ts';
import { createWorld, NOON } from './world.ts';

/** A first response is due after an hour; Lee and Max are told then, and both have to acknowledge, which holds for two hours. */
const policies = policySet({
  escalations: {
    standard: {
      name: 'standard',
      acknowledgementLastsMs: 2 * HOUR_MS,
      levels: [
        {
          id: '1',
          metric: 'first-response',
          notice: 'escalation',
          mark: { kind: 'offset', ms: 0 },
          to: [
            { kind: 'person', id: 'lee' },
            { kind: 'person', id: 'max' },
          ],
          repeat: { everyMs: 30 * MINUTE_MS, times: 9 },
          acknowledge: 'everyone',
        },
      ],
    },
  },
});

async function escalated() {
  const world = await createWorld({ configuration: { policySet: policies } });
  const { body } = await world.open();
  world.advance(HOUR_MS + MINUTE_MS);
  await world.wake(body.id);
  const path = `/v1/tickets/${body.id}`;
  const clock = async () => (await world.get(path)).body.clocks[0].acknowledgement;
  const link = (by: string) => {
    const grant = { ticketId: body.id, action: 'acknowledge', by: `agent:${by}`, clocks: ['first-response/1'] } as const;
    return `/a/${signAction(SIGNING_KEY, { ...grant, expiresAt: NOON + 24 * HOUR_MS })}`;
  };
  return { ...world, path, clock, press: (by: string) => world.post(link(by), undefined, { key: null }) };
}

describe('a clock whose ladder everyone has to acknowledge', () => {
  test('says who is awaited before anybody has', async () => {
    const { clock } = await escalated();
    expect(await clock()).toEqual({ by: [], awaiting: ['lee', 'max'] });
  });

  test('says who has and who is awaited, then since when it has stopped and until when that holds', async () => {
    const { post, path, clock } = await escalated();
    await post(`${path}/acknowledge`, { author: 'lee' });
    expect(await clock()).toEqual({ by: [{ name: 'lee', at: '2026-01-05T13:01:00.000Z' }], awaiting: ['max'] });
    await post(`${path}/acknowledge`, { metric: 'first-response', author: 'max@acme.example' });
    expect(await clock()).toMatchObject({
      by: [{ name: 'lee' }, { name: 'max' }],
      stoppedAt: '2026-01-05T13:01:00.000Z',
      until: '2026-01-05T15:01:00.000Z',
    });
    expect(await clock()).not.toHaveProperty('awaiting');
  });

  test('is not stopped by an API key that speaks for nobody, which the history keeps', async () => {
    const { post, get, path, clock } = await escalated();
    await post(`${path}/acknowledge`);
    expect(await clock()).toMatchObject({ by: [{ name: 'api:crm' }], awaiting: ['lee', 'max'] });
    expect((await get(`${path}/history`)).body.items.at(-1)).toMatchObject({
      type: 'acknowledged',
      clocks: [{ metric: 'first-response', cycle: 1, awaiting: ['lee', 'max'] }, { metric: 'solution' }],
    });
  });
});

describe('the page after a link has acknowledged', () => {
  test('says who is awaited, then what is stopped and until when, in both languages', async () => {
    const { press } = await escalated();
    const first = await press('lee');
    expect(first.status).toBe(200);
    expect(first.text).toContain('Acknowledged. Still awaited (First response): max. Until then the escalation goes on.');
    expect(first.text).toContain('已确认收到。（首次响应）仍待确认：max；在此之前升级将继续。');
    const second = await press('max');
    expect(second.text).toContain(
      'No further escalation: First response. The clocks go on. This holds until Mon 5 Jan 2026, 15:01 (Coordinated Universal Time)',
    );
    expect(second.text).toContain('不再继续升级：首次响应；计时不会停止。有效至 2026年1月5日（周一）15:01');
  });

  test('can be asked for again when the acknowledgement has lapsed, and stops the ladder again', async () => {
    const { press, clock, advance, get, path, wake } = await escalated();
    await press('lee');
    await press('max');
    advance(3 * HOUR_MS);
    await wake(path.split('/').at(-1) ?? '');
    expect(await clock()).toEqual({ by: [], awaiting: ['lee', 'max'] });
    await press('lee');
    await press('max');
    expect(await clock()).toMatchObject({ stoppedAt: '2026-01-05T16:01:00.000Z' });
    const types = (await get(`${path}/history`)).body.items.map(({ type }: { type: string }) => type);
    expect(types).toContain('acknowledgement-lapsed');
  });
});
