import { describe, expect, test } from 'vitest';
import { createWorld } from './world.ts';

const MINUTE = 60_000;

/** A ticket that ann has answered, and so owns. */
async function owned() {
  const world = await createWorld();
  const { body } = await world.open();
  const path = `/v1/tickets/${body.id}`;
  await world.post(`${path}/replies`, { body: 'Try again, please.', from: 'agent', author: 'ann' });
  return { ...world, path, last: async () => (await world.get(`${path}/history`)).body.items.at(-1) };
}

describe('an answered ticket', () => {
  test('shows its owner', async () => {
    const { get, path } = await owned();
    expect((await get(path)).body).toMatchObject({ owner: 'ann' });
  });

  test('is handed over by asking, and accepted', async () => {
    const { post, path, last } = await owned();
    const asked = await post(`${path}/handover`, { to: 'Ben@Acme.example', note: 'On leave.', author: 'ann' });
    expect(asked).toMatchObject({
      status: 200,
      body: {
        owner: 'ann',
        handover: { to: 'ben', note: 'On leave.', since: '2026-01-05T12:00:00.000Z', until: '2026-01-05T13:00:00.000Z' },
      },
    });
    expect(await last()).toMatchObject({ type: 'handover-offered', until: '2026-01-05T13:00:00.000Z' });
    const { body } = await post(`${path}/handover/accept`, { author: 'ben' });
    expect(body).toMatchObject({ owner: 'ben', assignee: 'ben' });
    expect(body).not.toHaveProperty('handover');
  });

  test.each([
    ['declined', 'decline', { reason: 'On leave too.', author: 'ben' }, { type: 'handover-declined', reason: 'On leave too.' }],
    ['withdrawn', 'withdraw', { author: 'ann' }, { type: 'handover-withdrawn', to: 'ben' }],
  ])('stays with its owner when the handover is %s', async (_, verb, body, fact) => {
    const { post, path, last } = await owned();
    await post(`${path}/handover`, { to: 'ben', author: 'ann' });
    expect((await post(`${path}/handover/${verb}`, body)).body).toMatchObject({ owner: 'ann' });
    expect(await last()).toMatchObject(fact);
  });

  test('is due when the offer lapses', async () => {
    const { post, path, get, advance } = await owned();
    await post(`${path}/handover`, { to: 'ben', author: 'ann' });
    expect((await get(path)).body.nextWakeAt).toBe('2026-01-05T13:00:00.000Z');
    advance(61 * MINUTE);
    expect(await post(`${path}/handover/accept`, { author: 'ben' })).toMatchObject({
      status: 409,
      body: { code: 'no-handover' },
    });
  });

  test('is watched, and watched no longer', async () => {
    const { post, path } = await owned();
    expect((await post(`${path}/watchers`, { person: 'max@acme.example' })).body).toMatchObject({ watchers: ['max'] });
    expect((await post(`${path}/watchers/remove`, { person: 'max' })).body).not.toHaveProperty('watchers');
  });

  test.each([
    ['handover', { to: 'nobody' }, 'to'],
    ['handover', { to: 'ann' }, 'to'],
    ['watchers', { person: 'nobody' }, 'person'],
  ])('names the field that is wrong: %s %j', async (verb, body, field) => {
    const { post, path } = await owned();
    expect(await post(`${path}/${verb}`, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid-input', errors: [{ field }] },
    });
  });

  test('is handed over by nobody whom it is not given to', async () => {
    const { post, path } = await owned();
    const refused = await post(`${path}/handover`, { to: 'max', author: 'ben' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-theirs-to-hand-over' } });
  });
});

describe('a ticket that nobody has taken up', () => {
  test('cannot be handed over', async () => {
    const { open, post } = await createWorld();
    const { body } = await open();
    const refused = await post(`/v1/tickets/${body.id}/handover`, { to: 'ben' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'no-owner' } });
  });
});
