import { beforeEach, describe, expect, test } from 'vitest';
import { noteReturned } from '../../shared/app/mail/suppress.ts';
import type { Outcome } from '../../shared/app/receipt.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { createDoor } from './door.ts';
import { createClient, NOON } from './world.ts';

const OPS = { key: API_KEYS.ops };

const receiptTo = (to: string) => ({ id: `1.received.${to}`, ticketId: '0123456789', to });

const BOUNCED: Outcome = { type: 'bounced', at: NOON, final: true, detail: '550 5.1.1 user unknown' };

async function create() {
  const { services } = createInMemoryServices({ now: () => NOON + 60_000 });
  const { call } = createClient(createDoor(services));
  return {
    returned: (to: string, outcome: Partial<Outcome> = {}) => noteReturned(services, receiptTo(to), { ...BOUNCED, ...outcome }),
    list: async (query = '') => (await call('GET', `/v1/mail/suppressions${query}`, OPS)).body,
    look: (address: string) => call('GET', `/v1/mail/suppressions/${encodeURIComponent(address)}`, OPS),
    lift: (address: string) => call('DELETE', `/v1/mail/suppressions/${encodeURIComponent(address)}`, OPS),
  };
}

let api: Awaited<ReturnType<typeof create>>;
beforeEach(async () => {
  api = await create();
});

describe('the suppression list', () => {
  test('is empty to begin with', async () => {
    expect(await api.list()).toEqual({ items: [], nextCursor: null });
  });

  test('says of each address why it is mailed no more, since when, and by which mail', async () => {
    await api.returned('Cora@Customer.example');
    await api.returned('cora@customer.example', { type: 'complained', at: NOON + 1_000, detail: 'abuse' });
    const newest = { ticketId: '0123456789', mails: 1 };
    expect((await api.list()).items).toEqual([
      {
        address: 'cora@customer.example',
        reasons: [
          {
            reason: 'bounced',
            since: '2026-01-05T12:00:00.000Z',
            at: '2026-01-05T12:00:00.000Z',
            ...newest,
            receipt: '1.received.Cora@Customer.example',
            detail: '550 5.1.1 user unknown',
          },
          {
            reason: 'complained',
            since: '2026-01-05T12:00:01.000Z',
            at: '2026-01-05T12:00:01.000Z',
            ...newest,
            receipt: '1.received.cora@customer.example',
            detail: 'abuse',
          },
        ],
      },
    ]);
  });

  test('comes page by page', async () => {
    for (const name of ['a', 'b', 'c']) await api.returned(`${name}@customer.example`);
    const first = await api.list('?limit=2');
    const second = await api.list(`?limit=2&cursor=${first.nextCursor}`);
    const addresses = [...first.items, ...second.items].map(({ address }: { readonly address: string }) => address);
    expect(addresses.toSorted()).toEqual(['a@customer.example', 'b@customer.example', 'c@customer.example']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('a suppressed address', () => {
  test.each(['cora+shop@customer.example', 'o/b?r%20@customer.example', '用户@例子.example'])(
    'is found by its name, however it is spelt: %s',
    async (address) => {
      await api.returned(address);
      expect(await api.look(address.toUpperCase())).toMatchObject({ status: 200, body: { address: address.toLowerCase() } });
    },
  );

  test('is taken off the list, which says once more what was held against it', async () => {
    await api.returned('cora@customer.example');
    const before = await api.look('cora@customer.example');
    const lifted = await api.lift('cora@customer.example');
    expect(lifted).toMatchObject({ status: 200, body: before.body });
    expect(await api.list()).toEqual({ items: [], nextCursor: null });
  });

  test('is unknown once it was taken off, and one that never was', async () => {
    await api.returned('cora@customer.example');
    await api.lift('cora@customer.example');
    for (const answer of [
      await api.look('cora@customer.example'),
      await api.lift('cora@customer.example'),
      await api.lift('nobody@customer.example'),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-suppression' } });
  });
});
