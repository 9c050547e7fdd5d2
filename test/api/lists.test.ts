import { describe, expect, test } from 'vitest';
import { createWorld, NOON } from './world.ts';

const MINUTE = 60_000;
const iso = (ms: number) => new Date(NOON + ms).toISOString();

/** Five tickets, a minute apart. */
async function createFive() {
  const world = await createWorld();
  const ids: string[] = [];
  for (const n of [0, 1, 2, 3, 4]) {
    const { body } = await world.open({
      subject: `Ticket ${n}`,
      tags: n % 2 === 0 ? ['vpn'] : ['mail'],
      category: `c${n}`,
      channel: n === 3 ? 'form' : 'api',
    });
    ids.push(body.id);
    world.advance(MINUTE);
  }
  const subjects = async (query: string) =>
    (await world.get(`/v1/tickets?${query}`)).body.items.map(({ subject }: { subject: string }) => subject);
  return { ...world, ids, subjects };
}

describe('a list of tickets', () => {
  test('comes in either order by when they were opened', async () => {
    const { subjects } = await createFive();
    expect(await subjects('limit=2')).toEqual(['Ticket 4', 'Ticket 3']);
    expect(await subjects('limit=2&sort=openedAt')).toEqual(['Ticket 0', 'Ticket 1']);
  });

  test('refuses an order that no index has, and says which there are', async () => {
    const { get } = await createFive();
    const { status, body } = await get('/v1/tickets?sort=priority');
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: 'sort', in: 'query', detail: 'Must be one of -openedAt, openedAt, -updatedAt, updatedAt.' },
    ]);
  });

  test('is limited to a stretch of openings, its end left out', async () => {
    const { subjects } = await createFive();
    expect(await subjects(`openedAfter=${iso(MINUTE)}&openedBefore=${iso(3 * MINUTE)}`)).toEqual(['Ticket 2', 'Ticket 1']);
  });

  test('is filtered by tag, category and channel, page by page', async () => {
    const { get, subjects } = await createFive();
    expect(await subjects('tag=vpn')).toEqual(['Ticket 4', 'Ticket 2', 'Ticket 0']);
    expect(await subjects('tag=vpn&category=c2')).toEqual(['Ticket 2']);
    expect(await subjects('channel=form')).toEqual(['Ticket 3']);
    const first = (await get('/v1/tickets?tag=vpn&limit=2')).body;
    const second = (await get(`/v1/tickets?tag=vpn&limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(['Ticket 4', 'Ticket 2', 'Ticket 0']);
  });

  test('goes on only with the same filters and order; how much of it at once may change', async () => {
    const { get } = await createFive();
    const { nextCursor } = (await get('/v1/tickets?tag=vpn&limit=1')).body;
    expect((await get(`/v1/tickets?tag=vpn&limit=2&fields=id&cursor=${nextCursor}`)).body.items).toHaveLength(2);
    for (const other of ['tag=mail', 'tag=vpn&sort=openedAt', 'tag=vpn&status=open', 'limit=1'])
      expect(await get(`/v1/tickets?${other}&cursor=${nextCursor}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-cursor' },
      });
  });
});

describe('a list of tickets by what happened last', () => {
  test('comes in either order, each with the instant of its last change', async () => {
    const { get, post, subjects, ids } = await createFive();
    await post(`/v1/tickets/${ids[1]}/notes`, { body: 'Looking into it.' });
    expect(await subjects('sort=-updatedAt&limit=2')).toEqual(['Ticket 1', 'Ticket 4']);
    expect(await subjects('sort=updatedAt')).toEqual(['Ticket 0', 'Ticket 2', 'Ticket 3', 'Ticket 4', 'Ticket 1']);
    expect((await get(`/v1/tickets/${ids[1]}`)).body).toMatchObject({ openedAt: iso(MINUTE), updatedAt: iso(5 * MINUTE) });
  });

  test('is limited to a stretch of changes, its end left out', async () => {
    const { post, subjects, ids } = await createFive();
    await post(`/v1/tickets/${ids[1]}/notes`, { body: 'x' });
    expect(await subjects(`sort=updatedAt&updatedAfter=${iso(3 * MINUTE)}`)).toEqual(['Ticket 3', 'Ticket 4', 'Ticket 1']);
    expect(await subjects(`sort=-updatedAt&updatedAfter=${iso(MINUTE)}&updatedBefore=${iso(4 * MINUTE)}`)).toEqual([
      'Ticket 3',
      'Ticket 2',
    ]);
  });

  test('takes every filter, and fills its pages', async () => {
    const { get, subjects } = await createFive();
    expect(await subjects('sort=updatedAt&tag=vpn')).toEqual(['Ticket 0', 'Ticket 2', 'Ticket 4']);
    const { items } = (
      await get('/v1/tickets?sort=-updatedAt&status=closed,on-hold,open&openedBefore=2026-01-05T12:02:00Z&limit=2')
    ).body;
    expect(items.map(({ subject }: { readonly subject: string }) => subject)).toEqual(['Ticket 1', 'Ticket 0']);
  });

  test.each(['updatedAfter', 'updatedBefore'])('is what %s is for', async (bound) => {
    const { get } = await createFive();
    const { status, body } = await get(`/v1/tickets?${bound}=${iso(0)}`);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: bound, in: 'query', detail: 'Is for lists in the order of changes: add `sort=updatedAt` (or `-updatedAt`).' },
    ]);
  });
});

/** A program that keeps a copy: all tickets once, then what has changed, each time from a little before the latest change it knows. */
function createCopy(get: (path: string) => Promise<{ readonly body: Body }>) {
  const versions = new Map<string, number>();
  let latest = iso(0);
  const take = ({ id, version, updatedAt }: Item): void => {
    versions.set(id, Math.max(version, versions.get(id) ?? 0));
    if (updatedAt > latest) latest = updatedAt;
  };
  const readOn = async (query: string, between: () => Promise<void>): Promise<void> => {
    let cursor = '';
    do {
      const { items, nextCursor } = (await get(`/v1/tickets?${query}&limit=2${cursor}`)).body;
      for (const item of items) take(item);
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
      await between();
    } while (cursor !== '');
  };
  return {
    versions,
    readAll: (between: () => Promise<void>) => readOn('sort=openedAt', between),
    poll: (between: () => Promise<void>) => {
      const after = new Date(Date.parse(latest) - 2 * MINUTE).toISOString();
      return readOn(`sort=updatedAt&updatedAfter=${after}`, between);
    },
  };
}

type Item = { readonly id: string; readonly version: number; readonly updatedAt: string };
type Body = { readonly items: readonly Item[]; readonly nextCursor: string | null };

describe('a copy that is kept by polling', () => {
  test('misses nothing, though tickets are opened and changed between all of its pages', async () => {
    const { get, post, open, ids, advance } = await createFive();
    const copy = createCopy(get);
    let turn = 0;
    const meanwhile = async () => {
      turn += 1;
      if (turn > 20) return;
      advance(1_000);
      await post(`/v1/tickets/${ids[turn % ids.length]}/notes`, { body: `Turn ${turn}` });
      if (turn % 4 === 0) ids.push((await open({ subject: `Meanwhile ${turn}` })).body.id);
    };
    await copy.readAll(meanwhile);
    while (turn <= 20) await copy.poll(meanwhile);
    await copy.poll(async () => {});
    const truth = await Promise.all(ids.map(async (id) => [id, (await get(`/v1/tickets/${id}`)).body.version] as const));
    expect(copy.versions).toEqual(new Map(truth));
  });
});

describe('an answer with some of its fields', () => {
  test('has those and no others, of every item', async () => {
    const { get, ids } = await createFive();
    const { body } = await get('/v1/tickets?fields=id,requester.email,clocks.dueAt&limit=1');
    expect(body.items).toEqual([
      {
        id: ids[4],
        requester: { email: 'cora@customer.example' },
        clocks: [{ dueAt: iso(64 * MINUTE) }, { dueAt: iso(1_444 * MINUTE) }],
      },
    ]);
    expect((await get(`/v1/tickets/${ids[0]}?fields=subject`)).body).toEqual({ subject: 'Ticket 0' });
    expect((await get(`/v1/tickets/${ids[0]}/history?fields=n,type`)).body.items).toEqual([{ n: 1, type: 'opened' }]);
  });

  test('is refused for a field that there is not, with the one that was meant', async () => {
    const { get, ids } = await createFive();
    const { status, body } = await get('/v1/tickets?fields=id,subjct,clocks.due,subject.x');
    expect(status).toBe(422);
    expect(body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      expect.stringContaining('There is no field `subjct`; did you mean "subject"? There are:'),
      expect.stringContaining('There is no field `clocks.due`'),
      'There is no field `subject.x`. It has no fields of its own.',
    ]);
    expect(await get(`/v1/tickets/${ids[0]}/messages?fields=body`)).toMatchObject({ status: 422 });
  });
});

describe('what is behind a ticket', () => {
  test('comes in either order, page by page', async () => {
    const { get, post, ids } = await createFive();
    const path = `/v1/tickets/${ids[0]}`;
    for (const body of ['one', 'two', 'three']) await post(`${path}/notes`, { body });
    const first = (await get(`${path}/messages?sort=-at&limit=2`)).body;
    const second = (await get(`${path}/messages?sort=-at&limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(['three', 'two', 'one']);
    expect(second.nextCursor).toBeNull();
    const numbers = (await get(`${path}/history?sort=-at&fields=n`)).body.items.map(({ n }: { n: number }) => n);
    expect(numbers).toEqual([4, 3, 2, 1]);
  });
});
