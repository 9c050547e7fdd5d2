import { expect, test } from 'vitest';
import { dispatchAhead } from '../../local/advance.ts';
import type { DueEntry } from '../../shared/app/ports.ts';
import { SECOND_MS } from '../../shared/core/instant.ts';
import { World } from '../support/world.ts';

test('a start dispatches what is due soon, and what fell due before and may have been lost', async () => {
  const { services, now } = await World.create();
  const entries: readonly DueEntry[] = [-600, -5, 20, 3_600].map((second) => ({
    ticketId: `due in ${second} s`,
    dueAt: now + second * SECOND_MS,
  }));
  const sent: string[] = [];
  await dispatchAhead({
    ...services,
    dueIndex: {
      ...services.dueIndex,
      shards: 1,
      query: async (_shard, from, to) => entries.filter(({ dueAt }) => dueAt >= from && dueAt < to),
    },
    wakeQueue: { send: async (wakes) => void sent.push(...wakes.map(({ message }) => message.ticketId)) },
  });
  expect(sent).toStrictEqual(['due in -600 s', 'due in -5 s', 'due in 20 s']);
});
