import { describe, expect, test } from 'vitest';
import { createWorld } from './world.ts';

const BULK = '/v1/tickets/bulk';

async function createThree() {
  const world = await createWorld();
  const ids: string[] = [];
  for (const subject of ['one', 'two', 'three']) ids.push((await world.open({ subject })).body.id);
  const statuses = async () => Promise.all(ids.map(async (id) => (await world.get(`/v1/tickets/${id}`)).body.status));
  return { ...world, ids, statuses };
}

describe('one command for many tickets', () => {
  test('is carried out on each, by id or reference, and says what became of them in order', async () => {
    const { post, get, ids } = await createThree();
    const { body: first } = await get(`/v1/tickets/${ids[0]}`);
    const { status, body } = await post(BULK, { ids: [first.reference, ids[2]], action: 'priority', body: { priority: 'P1' } });
    expect(status).toBe(200);
    expect(body).toEqual({
      done: 2,
      refused: 0,
      items: [
        { id: first.reference, status: 200, version: 2 },
        { id: ids[2], status: 200, version: 2 },
      ],
    });
    expect((await get(`/v1/tickets/${ids[1]}`)).body.priority).toBe('P3');
  });

  test('that some refuse is done to the others', async () => {
    const { post, ids, statuses } = await createThree();
    await post(`/v1/tickets/${ids[1]}/hold`, { reason: 'parts' });
    const { status, body } = await post(BULK, { ids: [...ids, 'nosuch0000'], action: 'resume' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 1, refused: 3 });
    expect(body.items.map(({ status }: { status: number }) => status)).toEqual([409, 200, 409, 404]);
    expect(body.items[0].problem).toMatchObject({ code: 'wrong-status', currentStatus: 'open' });
    expect(await statuses()).toEqual(['open', 'open', 'open']);
  });

  test('sent again under its key is done once to each, and tried anew where it was refused', async () => {
    const { post, get, ids } = await createThree();
    const ask = { headers: { 'idempotency-key': 'night-shift' } };
    const body = { ids, action: 'note', body: { body: 'Taken over.' } };
    await post(BULK, body, ask);
    const again = (await post(BULK, body, ask)).body;
    expect(again.items).toEqual(ids.map((id) => ({ id, status: 200, version: 2, replayed: true })));
    expect((await get(`/v1/tickets/${ids[0]}/messages`)).body.items).toHaveLength(1);
    const other = (await post(BULK, { ...body, body: { body: 'Something else.' } }, ask)).body;
    expect(other.items[0]).toMatchObject({ status: 422, problem: { code: 'idempotency-key-reused' } });
  });

  test.each([
    [{ ids: [], action: 'close' }, 'ids'],
    [{ ids: Array.from({ length: 101 }, (_, n) => `id${n}`), action: 'close' }, 'ids'],
    [{ ids: ['7k3m9qxw4t', '7K3M9-QXW4T'], action: 'close' }, 'ids.1'],
    [{ ids: ['7k3m9qxw4t'], action: 'delete' }, 'action'],
    [{ ids: ['7k3m9qxw4t'], action: 'assign' }, 'body'],
    [{ ids: ['7k3m9qxw4t'], action: 'priority', body: { priority: 'P9' } }, 'body.priority'],
    [{ ids: ['7k3m9qxw4t'], action: 'hold', body: { reason: 'x', priority: 'P1' } }, 'body.priority'],
  ])('is refused as a whole where it does not fit: %#', async (body, field) => {
    const { post } = await createWorld();
    expect(await post(BULK, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});
