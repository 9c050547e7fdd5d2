import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/policies/handler.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import { draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { type Ask, createClient, KEY, NOON } from './world.ts';

/** NOON is a Monday, three hours after ann's week began. */
const CONFIGURATION = `${SMALL}on-call:
  desk:
    layers:
      - { name: weeks, members: [ann, lee], every: week, handover: mon 09:00, from: 2026-01-05 }
  office:
    time-zone: Europe/Berlin
    layers:
      - { members: [max, dora], every: day, from: 2026-01-05, during: { mon-fri: 09:00-17:00 } }
`;

const WEEK_MS = 7 * DAY_MS;
const iso = (ms: number) => new Date(NOON + ms).toISOString();

async function createDesk() {
  let at = NOON;
  const { services } = createInMemoryServices({ now: () => at });
  await services.configuration.apply(draftOf(CONFIGURATION));
  const client = createClient(createHandler({ ...services, stageMail: {}, uptimeMs: () => 0 }));
  const asAdmin = (body?: unknown, ask: Ask = {}): Ask => ({ key: API_KEYS.ops, ...(body !== undefined && { body }), ...ask });
  return {
    services,
    advance: (ms: number) => {
      at += ms;
    },
    get: (path: string) => client.get(path, { key: KEY }),
    ask: client.call,
    override: (body: unknown, ask?: Ask) => client.call('POST', '/v1/on-call/desk/overrides', asAdmin(body, ask)),
    swap: (body: unknown, ask?: Ask) => client.call('POST', '/v1/on-call/desk/swaps', asAdmin(body, ask)),
    remove: (id: string) => client.call('DELETE', `/v1/on-call/desk/overrides/${id}`, asAdmin()),
    who: async () => (await client.get('/v1/on-call', { key: KEY })).body.items[0].who.map(({ id }: { id: string }) => id),
  };
}

describe('whoever asks who is on call', () => {
  test('is told who, until when, and who is next, for every schedule', async () => {
    const { get } = await createDesk();
    expect((await get('/v1/on-call')).body).toEqual({
      at: iso(0),
      items: [
        {
          schedule: 'desk',
          timeZone: 'UTC',
          who: [{ id: 'ann', name: 'Ann', email: 'ann@acme.example' }],
          until: '2026-01-12T09:00:00.000Z',
          next: { who: [{ id: 'lee', name: 'Lee', email: 'lee@acme.example' }] },
        },
        {
          schedule: 'office',
          timeZone: 'Europe/Berlin',
          who: [{ id: 'max', name: 'Max', email: 'max@acme.example' }],
          until: '2026-01-05T16:00:00.000Z',
          next: { who: [] },
        },
      ],
    });
  });

  test('may ask for another instant', async () => {
    const { get } = await createDesk();
    expect((await get('/v1/on-call?at=2026-01-13T00:00:00Z')).body.items[0]).toMatchObject({ who: [{ id: 'lee' }] });
  });

  test('gets the shifts of two weeks, in layers and turns', async () => {
    const { get } = await createDesk();
    const { body } = await get('/v1/on-call/desk');
    expect(body).toMatchObject({ schedule: 'desk', from: iso(0), to: iso(2 * WEEK_MS), overrides: [] });
    expect(body.items.map(({ from, who, layer, turn }: never) => [from, who[0]?.['id'], layer, turn])).toEqual([
      [iso(0), 'ann', 'weeks', 0],
      ['2026-01-12T09:00:00.000Z', 'lee', 'weeks', 1],
      ['2026-01-19T09:00:00.000Z', 'ann', 'weeks', 2],
    ]);
  });

  test('gets the gaps of 90 days', async () => {
    const { get } = await createDesk();
    expect((await get('/v1/on-call/desk/gaps')).body).toMatchObject({ to: iso(90 * DAY_MS), items: [] });
    const { body } = await get('/v1/on-call/office/gaps?to=2026-01-07T00:00:00Z');
    expect(body.items).toEqual([
      { from: '2026-01-05T16:00:00.000Z', to: '2026-01-06T08:00:00.000Z', unreachable: [] },
      { from: '2026-01-06T16:00:00.000Z', to: '2026-01-07T00:00:00.000Z', unreachable: [] },
    ]);
  });

  test.each([
    ['/v1/on-call/attic', 404, 'No on-call schedule has this name. There are desk, office.'],
    ['/v1/on-call/desk?to=2026-01-05T12:00:00Z', 422, '`to`: Is not after `from`. Name a later instant.'],
    ['/v1/on-call/desk/gaps?to=2028-01-05T12:00:00Z', 422, '`to`: Is more than 400 days after `from`. Ask for less at once.'],
  ])('is told what is wrong with %s', async (path, status, detail) => {
    const { get } = await createDesk();
    expect(await get(path)).toMatchObject({ status, body: { detail } });
  });
});

describe('an override', () => {
  const standIn = { from: iso(-HOUR_MS), until: iso(HOUR_MS), who: ['max'] };

  test('holds at once, until it ends', async () => {
    const { override, who, advance } = await createDesk();
    expect(await override(standIn)).toMatchObject({ status: 201, body: { ...standIn, by: 'api:ops', madeAt: iso(0) } });
    expect(await who()).toEqual(['max']);
    advance(HOUR_MS);
    expect(await who()).toEqual(['ann']);
  });

  test('is what every part of the platform sees', async () => {
    const { override, services } = await createDesk();
    await override({ ...standIn, instead: 'ann' });
    const { organisation } = await services.configuration.current();
    expect(organisation.onCall?.['desk']?.overrides).toMatchObject([{ who: ['max'], instead: 'ann' }]);
  });

  test('is lost to none of twenty that are made at the same moment', async () => {
    const { override, get } = await createDesk();
    const hour = (n: number) => ({ from: iso(n * HOUR_MS), until: iso((n + 1) * HOUR_MS), who: ['max'] });

    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => override(hour(n))));

    expect(made.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect((await get('/v1/on-call/desk')).body.overrides).toHaveLength(20);
  });

  test('sent again with its key is made once', async () => {
    const { override, get } = await createDesk();
    const key = { headers: { 'idempotency-key': 'k1' } };
    const first = await override(standIn, key);
    const again = await override(standIn, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await get('/v1/on-call/desk')).body.overrides).toHaveLength(1);
    expect(await override({ ...standIn, who: ['dora'] }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  test('can be taken back', async () => {
    const { override, remove, who } = await createDesk();
    const { body } = await override(standIn);
    expect(await remove(body.id)).toMatchObject({ status: 200, body });
    expect(await who()).toEqual(['ann']);
    expect(await remove(body.id)).toMatchObject({ status: 404, body: { code: 'unknown-override' } });
  });

  test('is forgotten a month after it ended, when another one is made', async () => {
    const { override, advance, services } = await createDesk();
    await override(standIn);
    advance(32 * DAY_MS);
    await override({ from: iso(32 * DAY_MS), until: iso(33 * DAY_MS), who: ['dora'] });
    const { bySchedule } = await services.configuration.overrides();
    expect(bySchedule['desk']?.map(({ who }) => who)).toEqual([['dora']]);
  });

  test('of two made at the same moment stays as the other does', async () => {
    const { override, get } = await createDesk();
    await Promise.all(['max', 'dora', 'lee'].map((id) => override({ ...standIn, who: [id] })));
    expect((await get('/v1/on-call/desk')).body.overrides).toHaveLength(3);
  });

  test.each([
    [{ ...standIn, who: ['bob'] }, '`who.0`: No person has this id. Nothing was changed.'],
    [{ ...standIn, instead: 'bob' }, '`instead`: No person has this id. Nothing was changed.'],
    [{ ...standIn, until: standIn.from }, '`until`: Is not after `from`. Name a later instant. Nothing was changed.'],
    [{ ...standIn, until: iso(-1) }, '`until`: Is over already. Name an instant in the future. Nothing was changed.'],
    [
      { ...standIn, until: iso(500 * DAY_MS) },
      '`until`: Is more than 400 days after `from`. Change the layers in the configuration instead. Nothing was changed.',
    ],
  ])('is refused: %j', async (body, detail) => {
    const { override } = await createDesk();
    expect(await override(body)).toMatchObject({ status: 422, body: { detail } });
  });

  test('takes more than the key of a program', async () => {
    const { override } = await createDesk();
    expect(await override(standIn, { key: KEY })).toMatchObject({ status: 403 });
  });
});

describe('a swap', () => {
  const swapped = { one: { person: 'ann', at: iso(0) }, other: { person: 'lee', at: iso(WEEK_MS) } };
  const shiftsOf = (body: {
    readonly items: readonly { readonly from: string; readonly who: readonly { readonly id: string }[] }[];
  }) => body.items.map(({ from, who }) => `${from} ${who[0]?.id}`);

  test('exchanges two shifts', async () => {
    const { swap, get } = await createDesk();
    expect(await swap(swapped)).toMatchObject({
      status: 201,
      body: {
        items: [
          { who: ['lee'], instead: 'ann' },
          { who: ['ann'], instead: 'lee' },
        ],
      },
    });
    expect(shiftsOf((await get('/v1/on-call/desk')).body)).toEqual([
      `${iso(0)} lee`,
      '2026-01-12T09:00:00.000Z ann',
      '2026-01-19T09:00:00.000Z ann',
    ]);
  });

  test('sent again with its key is carried out once', async () => {
    const { swap } = await createDesk();
    const key = { headers: { 'idempotency-key': 'k1' } };
    const { body } = await swap(swapped, key);
    expect(await swap(swapped, key)).toMatchObject({ status: 201, body, headers: { 'idempotency-replayed': 'true' } });
  });

  test('of a shift that somebody else has is refused', async () => {
    const { swap } = await createDesk();
    expect(await swap({ ...swapped, other: { person: 'max', at: iso(WEEK_MS) } })).toMatchObject({
      status: 409,
      body: { code: 'not-on-call', detail: 'max is not on call at 2026-01-12T12:00:00.000Z; lee is. Nothing was changed.' },
    });
  });
});

describe('the calendar file', () => {
  async function read(path: string) {
    const { ask } = await createDesk();
    const answer = await ask('GET', path, { key: KEY, headers: { accept: 'text/calendar' } });
    const events = Object.values(ical.sync.parseICS(answer.text)).flatMap((one) => (one?.type === 'VEVENT' ? [one] : []));
    return { ...answer, events };
  }

  test('is read by another program as the same shifts, whole ones', async () => {
    const { status, headers, events } = await read('/v1/on-call/desk/calendar.ics?to=2026-01-20T00:00:00Z&lang=zh-CN');
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(events.map(({ start, end, summary }) => [start.toISOString(), end?.toISOString(), summary])).toEqual([
      ['2026-01-05T09:00:00.000Z', '2026-01-12T09:00:00.000Z', '值班：desk · Ann'],
      ['2026-01-12T09:00:00.000Z', '2026-01-19T09:00:00.000Z', '值班：desk · Lee'],
      ['2026-01-19T09:00:00.000Z', '2026-01-26T09:00:00.000Z', '值班：desk · Ann'],
    ]);
  });

  test('has one person’s shifts for that person', async () => {
    const { events } = await read('/v1/on-call/office/calendar.ics?person=dora&to=2026-01-10T00:00:00Z');
    expect(events.map(({ start, summary }) => [start.toISOString(), summary])).toEqual([
      ['2026-01-06T08:00:00.000Z', 'On call: office · Dora'],
      ['2026-01-08T08:00:00.000Z', 'On call: office · Dora'],
    ]);
  });

  test('names a shift alike in every export', async () => {
    const from = (time: string) => read(`/v1/on-call/office/calendar.ics?from=2026-01-05T${time}Z&to=2026-01-10T00:00:00Z`);
    const [one, other] = [await from('09:00:00'), await from('15:59:59.999')];
    expect(one.events.map(({ uid }) => uid)).toEqual(other.events.map(({ uid }) => uid));
    expect(new Set(one.events.map(({ uid }) => uid)).size).toBe(one.events.length);
  });

  test('is well-formed: lines end in CRLF and have at most 75 octets', async () => {
    const { text } = await read('/v1/on-call/office/calendar.ics');
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
