import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../../shared/app/errors.ts';
import { answered } from '../../support/in-memory/outside.ts';
import { subscription } from '../../support/subscriptions.ts';
import { World } from '../../support/world.ts';

/** What stand-ins have besides their port. */
const OF_THE_TEST = new Set(['answer', 'copies', 'receive', 'nextArrivalAt']);

/** Fails one step of the way from an event to its receiver, before it is done or after: as a worker that dies there. */
function failAt(world: World, step: number, when: 'before' | 'after'): () => number {
  let steps = 0;
  const { services } = world;
  for (const port of [services.webhookDeliveries, services.subscriptions, services.webhooks, services.wakeQueue, services.bus]) {
    for (const [name, method] of Object.entries(port)) {
      if (typeof method !== 'function' || OF_THE_TEST.has(name)) continue;
      const original = method as (...given: readonly unknown[]) => Promise<unknown>;
      const failing = async (...given: readonly unknown[]) => {
        steps += 1;
        const isHere = steps === step;
        if (isHere && when === 'before') throw new RetryableError(`${name} died`);
        const result = await original(...given);
        if (isHere) throw new RetryableError(`${name} died afterwards`);
        return result;
      };
      Object.assign(port, { [name]: failing });
    }
  }
  return () => steps;
}

async function live(step: number, when: 'before' | 'after') {
  const world = await World.create();
  // Pauses vary by chance, and with them the number of steps.
  Object.assign(world.services, { chance: () => 0.5 });
  await world.services.subscriptions.create(subscription());
  const posted: string[] = [];
  world.webhooks.answer = ({ headers }) => {
    posted.push(headers['webhook-id'] ?? '');
    return answered(posted.length === 1 ? 500 : 204);
  };
  const id = await world.open('09:00');
  await world.do('09:00', id, { type: 'reply', message: 'm1', author: 'ann' });
  const steps = failAt(world, step, when);
  await world.until('09:15');
  const taken = steps();
  const { items } = await world.services.webhookDeliveries.list(subscription().id, {}, 10);
  const endpoint = await world.services.webhookDeliveries.endpoint(subscription().id);
  return { steps: taken, posted, states: items.map(({ state }) => state), dueAt: endpoint?.dueAt };
}

describe('a worker that dies', () => {
  test('at any step loses no event, and leaves nothing behind that is never done', async () => {
    const { steps } = await live(Number.POSITIVE_INFINITY, 'before');
    expect(steps).toBeGreaterThan(15);
    for (let step = 1; step <= steps; step += 1) {
      for (const when of ['before', 'after'] as const) {
        const { posted, states, dueAt } = await live(step, when);
        const what = `${when} step ${step} of ${steps}`;
        expect([what, states, dueAt]).toEqual([what, ['delivered', 'delivered'], undefined]);
        expect([what, new Set(posted).size]).toEqual([what, 2]);
      }
    }
  });
});
