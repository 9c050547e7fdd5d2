import { describe, expect, test } from 'vitest';
import { untilTimeIsUp } from '../../functions/policies/operations/until-time-is-up.ts';

type Page = { readonly seen: readonly number[]; readonly nextCursor?: string };

/** Steps 1, 2, … `last`, each of which takes so long. */
function work({ last, takesMs, most = Infinity }: { readonly last: number; readonly takesMs: number; readonly most?: number }) {
  let uptimeMs = 1_000;
  const steps = {
    step: async (cursor: string | undefined): Promise<Page> => {
      uptimeMs += takesMs;
      const n = Number(cursor ?? 1);
      return { seen: [n], ...(n < last && { nextCursor: String(n + 1) }) };
    },
    add: (one: Page, other: Page) => ({ seen: [...one.seen, ...other.seen] }),
    isFull: ({ seen }: Page) => seen.length >= most,
  };
  return (cursor?: string) => untilTimeIsUp<Page>({ uptimeMs: () => uptimeMs }, cursor, steps);
}

describe('long work', () => {
  test('is done at once when there is time', async () => {
    expect(await work({ last: 4, takesMs: 10 })()).toEqual({ seen: [1, 2, 3, 4] });
  });

  test('stops when an answer is due, and goes on where it stopped', async () => {
    const ask = work({ last: 4, takesMs: 8_000 });
    expect(await ask()).toEqual({ seen: [1, 2], nextCursor: '3' });
    expect(await ask('3')).toEqual({ seen: [3, 4] });
  });

  test('does one step however long it takes', async () => {
    expect(await work({ last: 2, takesMs: 60_000 })()).toEqual({ seen: [1], nextCursor: '2' });
  });

  test('stops when the answer is full', async () => {
    expect(await work({ last: 4, takesMs: 0, most: 3 })()).toEqual({ seen: [1, 2, 3], nextCursor: '4' });
  });
});
