import { describe, expect, test } from 'vitest';
import { createClient } from '../../../shared/api/client/create-client.ts';
import { PledgeProblem } from '../../../shared/api/client/pledge-problem.ts';
import type { Fetch } from '../../../shared/api/client/send-patiently.ts';
import { linkToken } from '../customer-link.ts';
import { createWorld, KEY, REQUEST } from '../world.ts';

const SETTINGS = { url: 'https://help.acme.example/', key: KEY };

/** The client before the API itself; what comes in between is up to the test. */
async function createDesk(between: (send: Fetch) => Fetch = (send) => send) {
  const { call } = await createWorld();
  const sent: Request[] = [];
  const waits: number[] = [];
  const toApi: Fetch = async (request) => {
    sent.push(request.clone());
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    const headers = Object.fromEntries(request.headers);
    const answer = await call(request.method, pathname + search, { headers, key: null, ...(text === '' ? {} : { text }) });
    return new Response(answer.text, { status: answer.status, headers: answer.headers });
  };
  const wait = async (ms: number) => void waits.push(ms);
  const as = (key: string) => createClient({ ...SETTINGS, key, fetch: between(toApi), wait });
  return { pledge: as(KEY), as, sent, waits };
}

const later = (status: number, headers: { readonly [name: string]: string } = {}) => new Response('{}', { status, headers });

/** The first requests are answered so, the others by the API. */
const first =
  (...answers: readonly Response[]) =>
  (send: Fetch): Fetch => {
    const left = [...answers];
    return async (request) => left.shift() ?? send(request);
  };

const refusalOf = async (asked: Promise<unknown>): Promise<PledgeProblem> => {
  const refusal = await asked.catch((error: unknown) => error);
  if (!(refusal instanceof PledgeProblem)) throw new Error('was not refused', { cause: refusal });
  return refusal;
};

describe('the TypeScript client', () => {
  test('opens, answers and reads a ticket', async () => {
    const { pledge } = await createDesk();
    const { id, reference } = await pledge.post('/v1/tickets', { body: { ...REQUEST, priority: 'P2' } });
    await pledge.post('/v1/tickets/{id}/replies', {
      path: { id },
      body: { from: 'agent', author: 'ann', body: 'We look into it.' },
    });
    const ticket = await pledge.get('/v1/tickets/{id}', { path: { id: reference } });
    expect(ticket).toMatchObject({ id, priority: 'P2', status: 'open' });
    expect(ticket.clocks.find(({ metric }) => metric === 'first-response')?.state).toBe('met');
    const { items } = await pledge.get('/v1/tickets/{id}/messages', { path: { id } });
    expect(items.map(({ text }) => text)).toEqual(['We look into it.']);
  });

  test('changes a ticket only as it was read, if told so', async () => {
    const { pledge } = await createDesk();
    const { id, version } = await pledge.post('/v1/tickets', { body: REQUEST });
    const header = { 'If-Match': `"${version}"` };
    const raised = () => pledge.post('/v1/tickets/{id}/priority', { path: { id }, header, body: { priority: 'P1' } });
    expect((await raised()).priority).toBe('P1');
    expect((await refusalOf(raised())).problem).toMatchObject({ status: 412, currentVersion: 2 });
  });

  test('goes through a list page by page', async () => {
    const { pledge, sent } = await createDesk();
    for (const subject of ['one', 'two', 'three']) await pledge.post('/v1/tickets', { body: { ...REQUEST, subject } });
    const subjects = [];
    const all = pledge.items('/v1/tickets', { query: { status: ['open', 'on-hold'], sort: 'openedAt', limit: 2 } });
    for await (const { subject } of all) subjects.push(subject);
    expect(subjects.toSorted()).toEqual(['one', 'three', 'two']);
    expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });

  test('throws what the API refuses, field by field', async () => {
    const { pledge } = await createDesk();
    const refusal = await refusalOf(pledge.post('/v1/tickets', { body: { subject: ' ', requester: { email: 'nobody' } } }));
    expect(refusal).toMatchObject({ status: 422, problem: { code: 'invalid-input' } });
    expect(refusal.problem?.errors?.map(({ field }) => field)).toEqual(['subject', 'requester.email']);
  });

  test('says so when something else answers', async () => {
    const { pledge } = await createDesk(() => async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const refusal = await refusalOf(pledge.get('/v1/tickets'));
    expect(refusal).toMatchObject({ status: 502, problem: undefined, message: expect.stringContaining('not by Pledge') });
  });
});

describe('a request that is not carried out at once', () => {
  test('is sent again when the answer says', async () => {
    const { pledge, waits } = await createDesk(first(later(429, { 'retry-after': '7' }), later(503)));
    expect((await pledge.get('/v1/tickets')).items).toEqual([]);
    expect(waits).toEqual([7_000, 2_000]);
  });

  test('is carried out once, though its answer was lost', async () => {
    let lost = false;
    const { pledge, sent } = await createDesk((send) => async (request) => {
      const answer = await send(request);
      if (lost) return answer;
      lost = true;
      throw new TypeError('fetch failed');
    });
    const { id } = await pledge.post('/v1/tickets', { body: REQUEST });
    expect(sent).toHaveLength(2);
    expect((await pledge.get('/v1/tickets')).items.map((ticket) => ticket.id)).toEqual([id]);
  });

  test('has the key that the caller gave it', async () => {
    const { pledge, sent } = await createDesk();
    const open = () => pledge.post('/v1/tickets', { header: { 'Idempotency-Key': 'order-4711' }, body: REQUEST });
    expect((await open()).id).toBe((await open()).id);
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['order-4711', 'order-4711']);
  });

  test('is given up after four times, or when it would have to wait for more than a minute', async () => {
    const busy = await createDesk(() => async () => later(503, { 'retry-after': '1' }));
    expect((await refusalOf(busy.pledge.get('/v1/tickets'))).status).toBe(503);
    expect(busy.waits).toEqual([1_000, 1_000, 1_000]);
    const closed = await createDesk(() => async () => later(429, { 'retry-after': '3600' }));
    expect((await refusalOf(closed.pledge.get('/v1/tickets'))).status).toBe(429);
    expect(closed.waits).toEqual([]);
  });

  test('is given up after four times without an answer, with the reason', async () => {
    const { pledge, waits } = await createDesk(() => async () => {
      throw new TypeError('fetch failed');
    });
    await expect(pledge.get('/v1/tickets')).rejects.toThrow('fetch failed');
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });
});

test('a request that the document does not have is refused by the compiler', async () => {
  // At run time no type is left, so that only the compiler can say no.
  const { pledge } = await createDesk(() => async () => new Response('anything'));
  // @ts-expect-error there is no such path
  expect(await pledge.get('/v1/nothing')).toBe('anything');
  // @ts-expect-error the ticket is not named
  expect(await pledge.get('/v1/tickets/{id}')).toBe('anything');
  // @ts-expect-error a ticket has a requester
  expect(await pledge.post('/v1/tickets', { body: { subject: 'VPN' } })).toBe('anything');
  // @ts-expect-error there is no such status
  expect(await pledge.get('/v1/tickets', { query: { status: ['lost'] } })).toBe('anything');
  // @ts-expect-error one ticket is no list
  pledge.items('/v1/tickets/{id}', { path: { id: '7K3M9-QXW4T' } });
});

describe('the client of a portal', () => {
  test('has the token of a customer’s link for its key', async () => {
    const { pledge, as } = await createDesk();
    const { id, reference } = await pledge.post('/v1/tickets', { body: { ...REQUEST, description: 'It broke.' } });
    const portal = as(linkToken(id));
    expect((await portal.get('/v1/customer/request')).reference).toBe(reference);
    await portal.post('/v1/customer/messages', { body: { text: 'Still broken.' } });
    const said: string[] = [];
    for await (const { text } of portal.items('/v1/customer/messages')) said.push(text);
    expect(said).toEqual(['It broke.', 'Still broken.']);
    expect((await refusalOf(portal.get('/v1/tickets'))).problem?.status).toBe(401);
  });
});
