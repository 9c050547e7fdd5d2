import { describe, expect, test } from 'vitest';
import { createRequestLimits, DEFAULT_LIMITS } from '../../shared/app/keys/request-limits.ts';
import { SECOND_MS } from '../../shared/core/instant.ts';
import { draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { createDoor } from './door.ts';
import { createClient, NOON } from './world.ts';

/** The API with limits, 20 seconds into a minute. */
async function createLimited() {
  const now = () => NOON + 20 * SECOND_MS;
  const { services } = createInMemoryServices({ now });
  await services.configuration.apply(draftOf(SMALL));
  const requestLimits = createRequestLimits(services, DEFAULT_LIMITS);
  const { call } = createClient(createDoor({ ...services, requestLimits }));
  const made = await call('POST', '/v1/keys', {
    key: API_KEYS.ops,
    body: { name: 'slow', role: 'integrator', requestsPerMinute: 5 },
  });
  return { call, made, slow: (path = '/v1/tickets') => call('GET', path, { key: made.body.secret }) };
}

describe('a key with a limit of its own', () => {
  test('shows it', async () => {
    const { made } = await createLimited();
    expect(made.body.key).toMatchObject({ name: 'slow', requestsPerMinute: 5 });
  });

  test('is told with every answer what is left, and refused beyond it', async () => {
    const { slow } = await createLimited();
    const answers = [];
    for (let round = 0; round < 7; round += 1) answers.push(await slow());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(answers.map(({ headers }) => headers['ratelimit'])).toEqual(
      [4, 3, 2, 1, 0, 0, 0].map((left) => `"default";r=${left};t=40`),
    );
    expect(answers[6]?.headers).toMatchObject({ 'ratelimit-policy': '"default";q=5;w=60', 'retry-after': '40' });
    expect(answers[6]?.body).toMatchObject({ code: 'rate-limited', status: 429 });
  });

  test('is told so with refusals too, which count', async () => {
    const { slow } = await createLimited();
    const headers = { 'ratelimit-policy': '"default";q=5;w=60' };
    expect(await slow('/v1/keys')).toMatchObject({ status: 403, headers: { ...headers, ratelimit: '"default";r=4;t=40' } });
    expect(await slow('/v1/tickets/none')).toMatchObject({
      status: 404,
      headers: { ...headers, ratelimit: '"default";r=3;t=40' },
    });
    expect(await slow('/v1/tickets?limit=x')).toMatchObject({
      status: 422,
      headers: { ...headers, ratelimit: '"default";r=2;t=40' },
    });
  });
});

describe('without a known key', () => {
  test('nothing is counted', async () => {
    const { call } = await createLimited();
    const answer = await call('GET', '/v1/tickets', { key: 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.headers).not.toHaveProperty('ratelimit');
  });
});

describe('a limit that is none', () => {
  test.each([0, 60_001])('(%i) is refused with what to write instead', async (requestsPerMinute) => {
    const { call } = await createLimited();
    const body = { name: 'other', role: 'integrator', requestsPerMinute };
    const refused = await call('POST', '/v1/keys', { key: API_KEYS.ops, body });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([
      { field: 'requestsPerMinute', detail: 'Must be a whole number of requests from 1 to 60000.' },
    ]);
  });
});
