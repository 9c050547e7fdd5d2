import { beforeEach, describe, expect, test } from 'vitest';
import { serveEndpoint } from '../../shared/app/subscriptions/serve-endpoint.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { answered } from '../support/in-memory/outside.ts';
import { API_KEYS, type createInMemoryServices } from '../support/in-memory/services.ts';
import { verified } from '../support/verified.ts';
import { createWorld, NOON } from './world.ts';

const OPS = { key: API_KEYS.ops };
const DRAFT = { url: 'https://crm.example/in?key=1', events: ['ticket.*'] };

type InMemory = Parameters<typeof serveEndpoint>[0] & Pick<ReturnType<typeof createInMemoryServices>, 'webhooks'>;

/** The API, with a worker that posts what is due. */
async function createHooked() {
  // The world's services are all there are; the API is told of fewer.
  const inner: Partial<InMemory> = {};
  const world = await createWorld({
    replace: (services) => {
      Object.assign(inner, services);
      return {};
    },
  });
  const services = inner as InMemory;
  const { webhooks } = services;
  return {
    ...world,
    webhooks,
    make: (changes: object = {}) => world.post('/v1/subscriptions', { ...DRAFT, ...changes }, OPS),
    work: (id: string) => serveEndpoint(services, id, NOON),
    happen: async () => {
      const { body } = await world.open();
      await world.wake(body.id);
    },
  };
}

let world: Awaited<ReturnType<typeof createHooked>>;
beforeEach(async () => {
  world = await createHooked();
});

describe('a subscription', () => {
  test('is made with a secret that is shown this once', async () => {
    const made = await world.make({ description: 'CRM', contact: 'crm@acme.example', filter: { team: ['support'] } });
    expect(made).toMatchObject({ status: 201, body: { enabled: true, payload: 'thin', createdBy: 'api:ops' } });
    expect(made.body.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const { secret: _, ...rest } = made.body;
    expect((await world.get(`/v1/subscriptions/${rest.id}`, OPS)).body).toEqual(rest);
    expect((await world.get('/v1/subscriptions', OPS)).body).toEqual({ items: [rest], nextCursor: null });
  });

  test('is made once for one Idempotency-Key, with the same secret', async () => {
    const ask = { ...OPS, headers: { 'idempotency-key': 'one' } };
    const [first, second] = [
      await world.post('/v1/subscriptions', DRAFT, ask),
      await world.post('/v1/subscriptions', DRAFT, ask),
    ];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await world.post('/v1/subscriptions', { ...DRAFT, events: ['ticket.closed'] }, ask)).body.code).toBe(
      'idempotency-key-reused',
    );
  });

  test.each([
    ['an unknown event', { events: ['ticket.exploded'] }, 'events.0'],
    ['no event', { events: [] }, 'events'],
    ['an address without https', { url: 'http://crm.example/' }, 'url'],
    ['no address', { url: 'crm' }, 'url'],
    ['an address with a password', { url: 'https://a:b@crm.example/' }, 'url'],
    ['a private address', { url: 'https://10.0.0.1/' }, 'url'],
    ['the metadata of a cloud', { url: 'https://[fd00:ec2::254]/' }, 'url'],
    ['a port of another service', { url: 'https://crm.example:25/' }, 'url'],
    ['an unknown field of a filter', { filter: { colour: ['red'] } }, 'filter.colour'],
    ['an empty list in a filter', { filter: { tag: [] } }, 'filter.tag'],
  ])('with %s is refused', async (_, changes, field) => {
    const { status, body } = await world.make(changes);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  test('is changed, switched off and on, and removed', async () => {
    const { id } = (await world.make({ contact: 'crm@acme.example' })).body;
    const at = `/v1/subscriptions/${id}`;
    const changed = await world.call('PATCH', at, { ...OPS, body: { events: ['ticket.closed'], contact: null } });
    expect(changed.body).toMatchObject({ url: DRAFT.url, events: ['ticket.closed'] });
    expect(changed.body).not.toHaveProperty('contact');
    expect((await world.post(`${at}/disable`, undefined, OPS)).body).toMatchObject({
      enabled: false,
      disabled: { because: 'asked' },
    });
    expect((await world.post(`${at}/ping`, undefined, OPS)).body.code).toBe('subscription-disabled');
    expect((await world.post(`${at}/enable`, undefined, OPS)).body.enabled).toBe(true);
    expect((await world.call('DELETE', at, OPS)).status).toBe(200);
    expect((await world.get(at, OPS)).body.code).toBe('unknown-subscription');
  });

  test.each(['../x', 'x'.repeat(3_000), '%00', '0123456789'])('that nobody has made is not found: %.12s', async (id) => {
    expect((await world.get(`/v1/subscriptions/${encodeURIComponent(id)}`, OPS)).status).toBe(404);
  });

  test('is one of a hundred at most', async () => {
    for (let n = 0; n < 100; n += 1) expect((await world.make()).status).toBe(201);
    expect((await world.make()).body.code).toBe('too-many-subscriptions');
  });
});

describe('its secrets', () => {
  test('both sign while one takes the place of the other', async () => {
    const { id, secret } = (await world.make()).body;
    const at = `/v1/subscriptions/${id}`;
    const ask = { ...OPS, headers: { 'idempotency-key': 'rotate' } };
    const rotated = await world.post(`${at}/secrets`, { keepHours: 2 }, ask);
    expect((await world.post(`${at}/secrets`, { keepHours: 2 }, ask)).body).toEqual(rotated.body);
    expect(rotated.body.secrets.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect(rotated.body.secret).not.toBe(secret);
    expect((await world.post(`${at}/secrets`, undefined, OPS)).body.code).toBe('two-secrets');

    await world.post(`${at}/ping`, undefined, OPS);
    await world.work(id);

    const [post] = world.webhooks.posts;
    for (const one of [secret, rotated.body.secret])
      expect(post && verified(post, one, NOON)).toMatchObject({ type: 'webhook.ping' });
    expect((await world.call('DELETE', `${at}/secrets/2`, OPS)).body.code).toBe('newest-secret');
    expect((await world.call('DELETE', `${at}/secrets/1`, OPS)).body.secrets).toHaveLength(1);
    expect((await world.call('DELETE', `${at}/secrets/1`, OPS)).body.code).toBe('unknown-secret');
  });

  test('the older one expires', async () => {
    const { id } = (await world.make()).body;
    await world.post(`/v1/subscriptions/${id}/secrets`, undefined, OPS);
    world.advance(24 * HOUR_MS);
    expect((await world.get(`/v1/subscriptions/${id}`, OPS)).body.secrets).toHaveLength(1);
  });

  test('the one before is worth nothing at once where it leaked', async () => {
    const { id } = (await world.make()).body;
    expect((await world.post(`/v1/subscriptions/${id}/secrets`, { keepHours: 0 }, OPS)).body.secrets).toHaveLength(1);
  });
});

describe('its deliveries', () => {
  test('are listed with what the receiver answered', async () => {
    const { id } = (await world.make()).body;
    world.webhooks.answer = () => answered(503, 'down for repair');
    await world.happen();
    await world.work(id);

    const { body } = await world.get(`/v1/subscriptions/${id}/deliveries?state=pending&event=ticket.opened`, OPS);

    expect(body.items).toMatchObject([
      { event: 'ticket.opened', state: 'pending', attempts: [{ status: 503, answer: 'down for repair', durationMs: 20 }] },
    ]);
    expect((await world.get(`/v1/subscriptions/${id}/deliveries/${body.items[0].id}`, OPS)).body).toEqual(body.items[0]);
    expect((await world.get(`/v1/subscriptions/${id}`, OPS)).body.receiver).toMatchObject({ failures: 1 });
    expect((await world.get(`/v1/subscriptions/${id}/deliveries?state=failed`, OPS)).body.items).toEqual([]);
  });

  test('are posted once more with the same id, one or all since an instant', async () => {
    const { id } = (await world.make()).body;
    for (let n = 0; n < 3; n += 1) await world.happen();
    await world.work(id);
    expect(world.webhooks.posts).toHaveLength(3);
    const { items } = (await world.get(`/v1/subscriptions/${id}/deliveries`, OPS)).body;

    await world.post(`/v1/subscriptions/${id}/deliveries/${items[0].id}/redeliver`, undefined, OPS);
    await world.work(id);
    expect(world.webhooks.posts.at(-1)?.headers['webhook-id']).toBe(items[0].webhookId);

    const since = new Date(NOON - MINUTE_MS).toISOString();
    const all = await world.post(`/v1/subscriptions/${id}/redeliver`, { since }, OPS);
    await world.work(id);
    expect(all.body).toEqual({ redelivered: 3, nextCursor: null });
    expect(world.webhooks.posts).toHaveLength(7);
    const later = new Date(NOON + DAY_MS).toISOString();
    expect((await world.post(`/v1/subscriptions/${id}/redeliver`, { since: later }, OPS)).body.redelivered).toBe(0);
    expect((await world.post(`/v1/subscriptions/${id}/redeliver`, { since, only: 'failed' }, OPS)).body.redelivered).toBe(0);
  });

  test('of a ping go out before what waits, also while the receiver is left alone', async () => {
    const { id } = (await world.make()).body;
    world.webhooks.answer = () => answered(500);
    await world.happen();
    await world.work(id);
    world.webhooks.answer = () => answered(204);

    const { body } = await world.post(`/v1/subscriptions/${id}/ping`, undefined, OPS);
    await world.work(id);

    const { state, attempts } = (await world.get(`/v1/subscriptions/${id}/deliveries/${body.id}`, OPS)).body;
    expect([state, attempts.length]).toEqual(['delivered', 1]);
  });

  test.each(['x', '1767614400000-none-1', 'x'.repeat(3_000)])(
    'that are not in the log are not found: %.20s',
    async (delivery) => {
      const { id } = (await world.make()).body;
      expect((await world.get(`/v1/subscriptions/${id}/deliveries/${delivery}`, OPS)).status).toBe(404);
      expect((await world.post(`/v1/subscriptions/${id}/deliveries/${delivery}/redeliver`, undefined, OPS)).status).toBe(404);
    },
  );
});
