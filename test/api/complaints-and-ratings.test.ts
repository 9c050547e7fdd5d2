import { describe, expect, test } from 'vitest';
import { alarmingPolicySet } from '../support/policies.ts';
import { createWorld } from './world.ts';

async function opened(changes: object = {}) {
  const world = await createWorld({ configuration: { policySet: alarmingPolicySet() } });
  const { body } = await world.open(changes);
  const path = `/v1/tickets/${body.id}`;
  return { ...world, path, body };
}

describe('a complaint', () => {
  test('is counted, raises an alarm, and stands in the history', async () => {
    const { get, post, path } = await opened();
    const { status, body } = await post(`${path}/complaint`, { reason: 'Nobody has called back.' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ complaints: 1, alarms: [{ trigger: 'complaint', cycle: 1 }, { trigger: 'opened' }] });
    const { items } = (await get(`${path}/history`)).body;
    expect(items).toContainEqual(expect.objectContaining({ type: 'complained', reason: 'Nobody has called back.' }));
  });

  test('has been told, and has raised the priority, when it is answered', async () => {
    const { post, path } = await opened();
    const { body } = await post(`${path}/complaint`, {});

    expect(body).toMatchObject({ priority: 'P1' });
  });

  test('may come with the ticket', async () => {
    expect((await opened({ complaint: true })).body).toMatchObject({
      complaints: 1,
      alarms: [{ trigger: 'complaint' }, { trigger: 'opened' }],
    });
  });

  test('is acknowledged by its name', async () => {
    const { post, path } = await opened({ complaint: true });
    const { body } = await post(`${path}/acknowledge`, { metric: 'complaint', author: 'ann' });

    expect(body.alarms).toContainEqual(
      expect.objectContaining({
        trigger: 'complaint',
        acknowledgement: expect.objectContaining({ stoppedAt: expect.any(String) }),
      }),
    );
  });
});

describe('a rating', () => {
  test('is refused before the ticket is solved', async () => {
    const { post, path } = await opened();

    expect(await post(`${path}/rating`, { score: 5 })).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
  });

  test.each([0, 6, 2.5, '5'])('of %j is none', async (score) => {
    const { post, path } = await opened();

    expect(await post(`${path}/rating`, { score })).toMatchObject({ status: 422, body: { errors: [{ field: 'score' }] } });
  });

  test('that is poor makes a closed ticket due', async () => {
    const { post, path } = await opened();
    await post(`${path}/resolve`, { body: 'Done.' });
    await post(`${path}/close`, {});
    const { body } = await post(`${path}/rating`, { score: 1, comment: 'It took too long.' });

    expect(body).toMatchObject({
      status: 'closed',
      rating: { score: 1, comment: 'It took too long.' },
      alarms: [{ trigger: 'low-rating' }],
      nextWakeAt: expect.any(String),
    });
  });
});
