import { describe, expect, test } from 'vitest';
import type { SenderCounts } from '../../../shared/app/mail/sender-limit.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

/** What every counter of senders promises. */
export function describeSenderCounts(empty: () => Promise<SenderCounts>): void {
  describe('the mails of a sender', () => {
    test('are counted by the hour, all and those of one content', async () => {
      const counts = await empty();
      expect(await counts.add('a@x.example', MONDAY, 'one', 20)).toEqual({ mails: 1, alike: 1 });
      expect(await counts.add('a@x.example', MONDAY, 'other', 20)).toEqual({ mails: 2, alike: 1 });
      expect(await counts.add('a@x.example', MONDAY, 'one', 20)).toEqual({ mails: 3, alike: 2 });
      expect(await counts.add('b@x.example', MONDAY, 'one', 20)).toEqual({ mails: 1, alike: 1 });
      expect(await counts.add('a@x.example', MONDAY + HOUR_MS, 'one', 20)).toEqual({ mails: 1, alike: 1 });
    });

    test('are each counted once, however many come at the same moment', async () => {
      const counts = await empty();
      const found = await Promise.all(Array.from({ length: 8 }, (_, n) => counts.add('a@x.example', MONDAY, `${n}`, 20)));
      expect(found.map(({ mails }) => mails).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('are beyond the limit from the first that is too many, and of any later one nothing is kept', async () => {
      const counts = await empty();
      const found: boolean[] = [];
      for (const content of ['1', '2', '3', '4', '5']) {
        const { mails } = await counts.add('a@x.example', MONDAY, content, 2);
        found.push(mails > 2);
      }
      expect(found).toEqual([false, false, true, true, true]);
    });

    test('have a sender of any length', async () => {
      const counts = await empty();
      expect(await counts.add(`${'x'.repeat(5_000)}@x.example`, MONDAY, 'one', 2)).toEqual({ mails: 1, alike: 1 });
    });
  });
}
