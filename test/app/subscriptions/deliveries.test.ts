import { describe, expect, test } from 'vitest';
import { serveEndpoint } from '../../../shared/app/subscriptions/serve-endpoint.ts';
import type { Subscription } from '../../../shared/app/subscriptions/subscription.ts';
import { subscriptionSecret } from '../../../shared/app/subscriptions/subscription-secret.ts';
import { RETRY_PAUSES_MS } from '../../../shared/app/subscriptions/webhook-delivery.ts';
import type { OutgoingPost, PostResult } from '../../../shared/app/webhooks/webhook-sender.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/core/instant.ts';
import { answered, unanswered } from '../../support/in-memory/outside.ts';
import { paceMails } from '../../support/in-memory/pace.ts';
import { SIGNING_KEY } from '../../support/in-memory/services.ts';
import { subscription } from '../../support/subscriptions.ts';
import { verified } from '../../support/verified.ts';
import { World } from '../../support/world.ts';

const LIVE = subscription({ id: '1111111111', url: 'https://live.example/in' });
const DEAD = subscription({ id: '2222222222', url: 'https://dead.example/in', contact: 'crm@acme.example' });

async function worldWith(...subscriptions: readonly Subscription[]): Promise<World> {
  const world = await World.create();
  for (const one of subscriptions) await world.services.subscriptions.create(one);
  return world;
}

/** Notes every post, taken or not, and answers by the host. */
function receivers(world: World, answers: { readonly [host: string]: (post: OutgoingPost, nth: number) => PostResult }) {
  const posts: { readonly at: number; readonly host: string; readonly id: string; readonly post: OutgoingPost }[] = [];
  const to = (host: string) => posts.filter((one) => one.host === host);
  world.webhooks.answer = (post) => {
    const { host } = new URL(post.url);
    posts.push({ at: world.now, host, id: post.headers['webhook-id'] ?? '', post });
    return answers[host]?.(post, to(host).length) ?? answered(204);
  };
  return { posts, to };
}

const stateOf = async (world: World, { id }: Subscription) =>
  (await world.services.webhookDeliveries.list(id, {}, 200)).items.map(({ state }) => state).reverse();

describe('a subscription', () => {
  test('gets each event once, signed so that the official library takes it, and as thin as on the bus', async () => {
    const world = await worldWith(LIVE);
    const { posts } = receivers(world, {});
    const id = await world.open('09:00');

    await world.until('09:01');

    expect(posts.map((one) => one.id)).toEqual([`${id}#1`]);
    const secret = subscriptionSecret(SIGNING_KEY, LIVE.id, 1);
    const body = posts[0] && verified(posts[0].post, secret, posts[0].at);
    expect(body).toEqual({
      type: 'ticket.opened',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: world.bus.events[0]?.detail,
    });
    expect(await stateOf(world, LIVE)).toEqual(['delivered']);
  });

  test('is posted to within a second of what happened', async () => {
    const world = await worldWith(LIVE);
    const { posts } = receivers(world, {});
    await world.open('09:00');

    await world.until('11:00');

    const late = posts.map(({ at, post }) => at - Date.parse((JSON.parse(post.body) as { timestamp: string }).timestamp));
    expect(posts.length).toBeGreaterThan(3);
    expect(Math.max(...late)).toBeLessThanOrEqual(SECOND_MS);
  });

  test('gets the ticket and what was said with it when it asks for the full payload', async () => {
    const world = await worldWith({ ...LIVE, payload: 'full' });
    const { posts } = receivers(world, {});
    await world.open('09:00', { description: 'Smoke everywhere' });

    await world.until('09:01');

    const { data } = JSON.parse(posts[0]?.post.body ?? '') as { data: object };
    expect(data).toMatchObject({
      type: 'ticket.opened',
      ticket: { subject: 'The printer is on fire', requester: { email: 'cora@customer.example' } },
      message: { text: 'Smoke everywhere', n: 1 },
    });
  });

  test.each([
    ['an event that it names', { events: ['ticket.opened'] }, 1],
    ['no event that it does not name', { events: ['ticket.closed', 'ticket.rated'] }, 0],
    ['a ticket that passes its filter', { filter: { priority: ['P3', 'P4'], channel: ['api'] } }, 1],
    ['no ticket of which one field does not pass', { filter: { priority: ['P3'], channel: ['email'] } }, 0],
    ['a ticket with one of the tags', { filter: { tag: ['vip', 'fire'] } }, 1],
    ['no ticket without the tag', { filter: { tag: ['vip'] } }, 0],
    ['no ticket that lacks what is asked for', { filter: { category: ['printing'] } }, 0],
    ['nothing while it is disabled', { disabled: { at: 0, because: 'asked' } }, 0],
  ] as const)('gets %s', async (_, changes, count) => {
    const world = await worldWith({ ...LIVE, ...changes });
    const { posts } = receivers(world, {});
    await world.open('09:00', { tags: ['fire'] });

    await world.until('09:01');

    expect(posts).toHaveLength(count);
  });

  test('that nobody has made costs no write and no message', async () => {
    const world = await worldWith();
    const touched: string[] = [];
    for (const name of ['add', 'announce', 'pending'] as const) {
      Object.assign(world.services.webhookDeliveries, { [name]: () => touched.push(name) });
    }
    await world.open('09:00');

    await world.until('11:00');

    expect(touched).toEqual([]);
  });
});

describe('a receiver that is down for a while', () => {
  test('gets the same message when it is up again, with the same id and a new signature', async () => {
    const world = await worldWith(LIVE);
    const { posts } = receivers(world, { 'live.example': (_, nth) => answered(nth === 1 ? 500 : 200, 'oh no') });
    await world.open('09:00');

    await world.until('09:01');

    expect(posts).toHaveLength(2);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
    expect(new Set(posts.map(({ post }) => post.headers['webhook-signature'])).size).toBe(2);
    const { items } = await world.services.webhookDeliveries.list(LIVE.id, {}, 10);
    expect(items[0]).toMatchObject({
      state: 'delivered',
      attempts: [
        { status: 500, answer: 'oh no', durationMs: 20 },
        { status: 200, answer: 'oh no' },
      ],
    });
  });

  test('gets everything that happened meanwhile, soon after it is up', async () => {
    const world = await worldWith(LIVE);
    let isUp = false;
    const { posts } = receivers(world, { 'live.example': () => (isUp ? answered(200) : unanswered('ECONNREFUSED')) });
    for (const minute of Array.from({ length: 30 }, (_, n) => n)) await world.open(`10:${String(minute).padStart(2, '0')}`);
    await world.until('12:00');
    const tried = posts.length;
    isUp = true;

    await world.until('12:31');

    const states = await stateOf(world, LIVE);
    expect(states.length).toBeGreaterThan(60);
    expect(new Set(states)).toEqual(new Set(['delivered']));
    // While it was down it was asked now and then, and not for everything that happened.
    expect(tried).toBeLessThan(20);
  });
});

describe('a receiver that asks to be left alone for a while', () => {
  const inAnHour = 'Mon, 02 Mar 2026 10:00:00 GMT';
  const firstAnswers = (status: number, retryAfter: string) => async (until: string) => {
    const world = await worldWith({ ...LIVE, events: ['ticket.opened'] });
    const answer = (nth: number) => (nth === 1 ? answered(status, '', retryAfter) : answered(204));
    const { posts } = receivers(world, { 'live.example': (_, nth) => answer(nth) });
    await world.open('09:00');
    await world.open('09:01');
    await world.until(until);
    return posts.map(({ at }) => at - (posts[0]?.at ?? 0));
  };

  test.each([
    ['some seconds', 429, '90', 90 * SECOND_MS],
    ['some minutes', 503, ' 600 ', 10 * MINUTE_MS],
    ['until a time of the day', 503, 'Mon, 02 Mar 2026 09:20:00 GMT', 20 * MINUTE_MS],
    ['until a time of the day, as it was once written', 429, 'Monday, 02-Mar-26 09:20:00 GMT', 20 * MINUTE_MS],
    ['an hour', 503, inAnHour, HOUR_MS],
    ['a year, which is taken for an hour', 503, '31536000', HOUR_MS],
    ['for longer than there are numbers, which is taken for an hour', 429, '9'.repeat(400), HOUR_MS],
  ])('%s, is: also with what happens meanwhile', async (_, status, retryAfter, pauseMs) => {
    const [, second = 0, ...rest] = await firstAnswers(status, retryAfter)('11:00');
    expect(second).toBeGreaterThanOrEqual(pauseMs);
    expect(second).toBeLessThanOrEqual(pauseMs + 2 * SECOND_MS);
    expect(rest).toHaveLength(1);
  });

  test.each([
    ['for no time', 503, '0'],
    ['until a time that has passed', 429, 'Mon, 02 Mar 2026 08:00:00 GMT'],
    ['in words', 503, 'in a while'],
    ['for less than nothing', 429, '-5'],
    ['with an answer that says something else', 500, '600'],
    ['with a redirect', 301, '600'],
  ])('%s, is tried as any other', async (_, status, retryAfter) => {
    const [, second = 0] = await firstAnswers(status, retryAfter)('09:01');
    expect(second).toBeGreaterThanOrEqual(5 * SECOND_MS);
    expect(second).toBeLessThanOrEqual(8 * SECOND_MS);
  });

  test.each([
    ['comes a moment early', 0],
    ['speaks of an earlier instant', 80 * SECOND_MS],
  ])('has not to answer before, when the message that wakes its worker %s', async (_, earlierMs) => {
    const world = await worldWith({ ...LIVE, events: ['ticket.opened'] });
    const { posts } = receivers(world, { 'live.example': (_post, nth) => (nth === 1 ? answered(429, '', '90') : answered(204)) });
    await world.open('09:00');
    await world.until('09:01');
    const pausedUntil = (posts[0]?.at ?? 0) + 90 * SECOND_MS;

    world.outage('09:01:29');
    await serveEndpoint(world.services, LIVE.id, pausedUntil - earlierMs);
    await world.until('09:03');

    expect(posts).toHaveLength(2);
    expect(posts[1]?.at).toBeGreaterThanOrEqual(pausedUntil);
  });

  test('while it takes some of what comes at once, gets the rest when it has said, and has not failed', async () => {
    const world = await worldWith({ ...LIVE, events: ['ticket.opened'] });
    const { posts } = receivers(world, {
      'live.example': (_, nth) => (nth % 3 === 0 ? answered(429, '', '60') : answered(204)),
    });
    for (let n = 0; n < 6; n += 1) await world.open('09:00');
    await world.until('09:10');

    const endpoint = await world.services.webhookDeliveries.endpoint(LIVE.id);
    expect(endpoint).toMatchObject({ failures: 0 });
    expect(endpoint).not.toHaveProperty('failingSince');
    expect(new Set(await stateOf(world, LIVE))).toEqual(new Set(['delivered']));
    const gaps = posts.slice(1).map(({ at }, n) => at - (posts[n]?.at ?? 0));
    expect(gaps.filter((gap) => gap >= 60 * SECOND_MS).length).toBeGreaterThan(0);
    expect(gaps.every((gap) => gap < SECOND_MS || gap >= 60 * SECOND_MS)).toBe(true);
  });
});

describe('a receiver that is dead', () => {
  test('delays nobody: neither other receivers nor what tickets owe', async () => {
    const world = await worldWith(DEAD, LIVE);
    const { to } = receivers(world, { 'dead.example': () => unanswered('no answer in time') });
    await world.open('09:00');

    await world.until('11:00');

    const late = to('live.example').map(
      ({ at, post }) => at - Date.parse((JSON.parse(post.body) as { timestamp: string }).timestamp),
    );
    expect(Math.max(...late)).toBeLessThanOrEqual(SECOND_MS);
    expect(await stateOf(world, LIVE)).toEqual((await stateOf(world, DEAD)).map(() => 'delivered'));
    expect(world.staffMails()).toEqual([
      '09:45 warning → lee@acme.example',
      '10:00 escalation → lee@acme.example',
      '10:30 escalation → max@acme.example',
    ]);
    expect(Math.max(...world.lateness)).toBeLessThanOrEqual(SECOND_MS);
  });

  test('is tried over three days, by growing pauses, and then switched off; its contact is told once', async () => {
    const world = await worldWith({ ...DEAD, events: ['ticket.opened'] });
    const { posts } = receivers(world, { 'dead.example': () => answered(503) });
    await world.open('09:00');
    const start = world.now;

    await world.until('+5d 09:00');

    const after = posts.map(({ at }) => at - start);
    const pauses = after.slice(1).map((at, n) => at - (after[n] ?? 0));
    expect(pauses).toHaveLength(RETRY_PAUSES_MS.length);
    for (const [n, planned] of RETRY_PAUSES_MS.entries()) {
      expect(pauses[n]).toBeGreaterThanOrEqual(planned - 2 * SECOND_MS);
      expect(pauses[n]).toBeLessThanOrEqual(planned * 1.1 + 2 * SECOND_MS);
    }
    expect(after.at(-1)).toBeGreaterThan(3 * DAY_MS);
    const stored = await world.services.subscriptions.load(DEAD.id);
    expect(stored?.disabled).toMatchObject({ because: 'failing', told: true });
    expect(world.mails.filter(({ to }) => to === 'crm@acme.example')).toHaveLength(1);
    expect(world.bus.events.filter(({ type }) => type === 'subscription.disabled')).toHaveLength(1);
    expect(world.counts['SubscriptionDisabled']).toBe(1);
  });

  test('has its contact told when there is room for a mail under the sending rate, and the bus at once', async () => {
    const world = await worldWith({ ...DEAD, events: ['ticket.opened'] });
    receivers(world, { 'dead.example': () => answered(410) });
    paceMails(world, { perSecond: 1, perDay: 100, sentInDay: 95 });
    const toContact = () => world.mails.filter(({ to }) => to === 'crm@acme.example').length;
    const announced = () => world.bus.events.filter(({ type }) => type === 'subscription.disabled').length;
    await world.open('09:00');
    await world.until('09:40');
    expect([toContact(), announced()]).toEqual([0, 1]);

    paceMails(world, { perSecond: 1 });
    await world.until('10:00');

    expect([toContact(), announced()]).toEqual([1, 1]);
    expect((await world.services.subscriptions.load(DEAD.id))?.disabled).toMatchObject({ because: 'gone', told: true });
  });

  test('goes on with what waits when it is switched on again in time', async () => {
    const world = await worldWith({ ...DEAD, events: ['ticket.opened'] });
    let isUp = false;
    const { posts } = receivers(world, { 'dead.example': () => answered(isUp ? 200 : 410) });
    const first = await world.open('09:00');
    await world.until('09:10');
    const disabled = await world.services.subscriptions.load(DEAD.id);
    expect(disabled?.disabled).toMatchObject({ because: 'gone', told: true });
    const tried = posts.length;
    await world.open('10:00');
    await world.until('10:01');
    isUp = true;
    const { disabled: _, ...enabled } = disabled ?? DEAD;
    await world.services.subscriptions.update({ ...enabled, revision: enabled.revision + 1 }, enabled.revision);
    await world.services.webhookDeliveries.announce(DEAD.id, world.now, 'anew');

    await world.until('10:20');

    expect(posts.slice(tried).map(({ id }) => id)).toEqual([`${first}#1`]);
  });
});

describe('a receiver that refuses one event', () => {
  test('gets the others at once', async () => {
    const world = await worldWith({ ...LIVE, events: ['ticket.opened'] });
    let poison = '';
    const { posts } = receivers(world, {
      'live.example': ({ headers }) => answered(headers['webhook-id'] === poison ? 500 : 200),
    });
    poison = `${await world.open('09:00')}#1`;
    for (const minute of [1, 2, 3, 4, 6, 7, 8, 9]) await world.open(`09:0${minute}`);

    await world.until('09:30');

    expect(await stateOf(world, LIVE)).toEqual(['pending', ...Array.from({ length: 8 }, () => 'delivered')]);
    const others = posts.filter(({ id }) => id !== poison);
    expect(
      others.every(
        ({ at, post }) => at - Date.parse((JSON.parse(post.body) as { timestamp: string }).timestamp) < 10 * SECOND_MS,
      ),
    ).toBe(true);
  });
});

describe('secrets', () => {
  test('two of them sign while the receiver changes from one to the other, until the older expires', async () => {
    const at = Date.parse('2026-03-02T09:00:00Z');
    const secrets = [
      { version: 2, createdAt: at },
      { version: 1, createdAt: at, expiresAt: at + HOUR_MS },
    ];
    const world = await worldWith({ ...LIVE, secrets, events: ['ticket.opened'] });
    const { posts } = receivers(world, {});
    await world.open('09:30');
    await world.open('10:30');

    await world.until('10:31');

    const [older, newer] = [subscriptionSecret(SIGNING_KEY, LIVE.id, 1), subscriptionSecret(SIGNING_KEY, LIVE.id, 2)];
    const isTaken = (n: number, secret: string) => {
      const one = posts[n];
      try {
        return one !== undefined && verified(one.post, secret, one.at) !== undefined;
      } catch {
        return false;
      }
    };
    expect([isTaken(0, older), isTaken(0, newer), isTaken(1, older), isTaken(1, newer)]).toEqual([true, true, false, true]);
  });
});

describe('the key that secrets follow from', () => {
  const takenBy = (posts: readonly { readonly at: number; readonly post: OutgoingPost }[], ...keys: readonly string[]) =>
    keys.map((key) => {
      const [one] = posts;
      try {
        return one !== undefined && verified(one.post, subscriptionSecret(key, LIVE.id, 1), one.at) !== undefined;
      } catch {
        return false;
      }
    });

  test.each([
    [
      'is changed: who knows the old secret takes posts while the key before stands beside it',
      ['new', SIGNING_KEY],
      [true, true],
    ],
    ['has been changed: only the new secret is taken', ['new'], [true, false]],
  ])('%s', async (_, keys, taken) => {
    const world = await worldWith({ ...LIVE, events: ['ticket.opened'] });
    Object.assign(world.services.secrets, { signingKeys: async () => keys });
    const { posts } = receivers(world, {});
    await world.open('09:00');
    await world.until('09:01');
    expect(takenBy(posts, 'new', SIGNING_KEY)).toEqual(taken);
  });
});

describe('messages of the queue that come twice, late or not at all', () => {
  test.each([
    ['each of them twice', () => 2],
    ['each of them three times', () => 3],
    ['one in two lost', (nth: number) => nth % 2],
    ['two in three lost', (nth: number) => (nth % 3 === 0 ? 1 : 0)],
  ])('%s: every event is taken once', async (_, copiesOf) => {
    const world = await worldWith(LIVE);
    let sent = 0;
    world.faults.copies = ({ ticketId }) => (ticketId.startsWith('subscription-') ? copiesOf(sent++) : 1);
    const { posts } = receivers(world, {});
    await world.open('09:00');

    await world.until('11:05');

    const ids = posts.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids.toSorted()).toEqual(world.bus.events.map(({ detail }) => (detail as { id: string }).id).toSorted());
  });
});
