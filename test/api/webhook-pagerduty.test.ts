import { describe, expect, test } from 'vitest';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { OPS, SOURCE } from './life-of-problem.ts';
import { createWorld } from './world.ts';

describe('an event in the form of PagerDuty', () => {
  const KEY = 'k'.repeat(32);
  const PAYLOAD = { summary: 'Replica is late', source: 'db-1', severity: 'error' };

  async function createPager(changes: Partial<WebhookSource> = {}) {
    const pager: WebhookSource = {
      ...SOURCE,
      name: 'pager',
      type: 'pagerduty',
      authentication: { kind: 'routing-key' },
      ...changes,
    };
    const world = await createWorld({ configuration: { webhooks: { pager } }, webhookSecrets: { pager: KEY } });
    const enqueue = async (body: object) => {
      const answer = await world.post('/v2/enqueue', { routing_key: KEY, ...body }, { key: null });
      await world.workOff();
      world.advance(1_000);
      return answer;
    };
    const tickets = async () => (await world.get('/v1/tickets')).body.items;
    return { ...world, enqueue, tickets };
  }

  test('is answered in its words', async () => {
    const { enqueue } = await createPager();
    expect(await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD })).toMatchObject({
      status: 202,
      body: { status: 'success', message: 'Event processed', dedup_key: 'lag' },
    });
  });

  test('without a dedup_key is given one, by which it can be resolved', async () => {
    const { enqueue, tickets } = await createPager();
    const { body } = await enqueue({ event_action: 'trigger', payload: PAYLOAD });
    await enqueue({ event_action: 'resolve', dedup_key: body.dedup_key });
    expect(await tickets()).toMatchObject([{ status: 'resolved' }]);
  });

  test('acknowledges, resolves, and opens anew after that', async () => {
    const { enqueue, tickets, get } = await createPager();
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    await enqueue({ event_action: 'acknowledge', dedup_key: 'lag' });
    await enqueue({ event_action: 'resolve', dedup_key: 'lag' });
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    expect((await tickets()).map(({ status }: { status: string }) => status).toSorted()).toEqual(['open', 'resolved']);
    const { items } = (await get('/v1/webhooks/pager/deliveries', OPS)).body;
    expect(items.map((item: { results: { outcome: string }[] }) => item.results[0]?.outcome)).toEqual([
      'opened',
      'resolved',
      expect.stringMatching(/acknowledged|dropped/),
      'opened',
    ]);
  });

  test('with half of a character in its key is refused', async () => {
    const { enqueue, tickets } = await createPager();
    const { status, body } = await enqueue({ event_action: 'trigger', dedup_key: 'lag\ud83d', payload: PAYLOAD });
    expect([status, body.errors]).toEqual([400, [expect.stringContaining("'dedup_key' has half of a character")]]);
    expect(await tickets()).toEqual([]);
  });

  test('about nothing that is open is dropped silently', async () => {
    const { enqueue, tickets } = await createPager();
    expect((await enqueue({ event_action: 'resolve', dedup_key: 'none' })).status).toBe(202);
    expect((await enqueue({ event_action: 'acknowledge', dedup_key: 'none' })).status).toBe(202);
    expect(await tickets()).toEqual([]);
  });

  test.each([
    [{ routing_key: 'x'.repeat(32) }, 'Invalid routing key'],
    [{ routing_key: 'short' }, "Length of 'routing_key' is incorrect (should be 32 characters)"],
    [{ routing_key: null }, "'routing_key' is missing or blank"],
    [{ event_action: 'resolve' }, "'dedup_key' is missing or blank"],
    [{ event_action: 'trigger', payload: { ...PAYLOAD, summary: '' } }, "'payload.summary' is missing or blank"],
  ])('that does not fit is refused as PagerDuty would: %j', async (body, error) => {
    const { enqueue, tickets } = await createPager();
    expect(await enqueue(body)).toMatchObject({ status: 400, body: { status: 'invalid event', errors: [error] } });
    expect(await tickets()).toEqual([]);
  });

  test('of more than 512 KB is refused', async () => {
    const { enqueue } = await createPager();
    const payload = { ...PAYLOAD, custom_details: { text: 'x'.repeat(512 * 1_024) } };
    expect(await enqueue({ event_action: 'trigger', payload })).toMatchObject({ status: 400, body: { status: 'invalid event' } });
  });

  test('has a summary of up to 1,024 characters, of which a subject is cut', async () => {
    const { enqueue, tickets } = await createPager();
    await enqueue({ event_action: 'trigger', payload: { ...PAYLOAD, summary: '🔥'.repeat(1_024) } });
    expect(await tickets()).toMatchObject([{ subject: `${'🔥'.repeat(299)}…` }]);
    expect(await enqueue({ event_action: 'trigger', payload: { ...PAYLOAD, summary: 'x'.repeat(1_025) } })).toMatchObject({
      status: 400,
      body: { status: 'invalid event', errors: ["'payload.summary' is too long (maximum is 1024 characters)"] },
    });
    expect(await tickets()).toHaveLength(1);
  });

  test('beyond what its source may send is told to wait', async () => {
    const { enqueue } = await createPager({ rateLimit: 1 });
    await enqueue({ event_action: 'resolve', dedup_key: 'a' });
    expect(await enqueue({ event_action: 'resolve', dedup_key: 'a' })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '59' },
    });
  });

  test('is kept without its routing key', async () => {
    const { enqueue, get } = await createPager();
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    const [{ id }] = (await get('/v1/webhooks/pager/deliveries', OPS)).body.items;
    const detail = await get(`/v1/webhooks/pager/deliveries/${id}`, OPS);
    expect(detail.text).not.toContain(KEY);
    expect(detail.text).toContain('Replica is late');
  });
});
