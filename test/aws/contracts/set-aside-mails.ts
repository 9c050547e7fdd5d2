import { describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import { FOLDERS, type SetAsideMail, type SetAsideMails } from '../../../shared/app/mail/set-aside.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const mail = (minute: number, folder: SetAsideMail['folder'] = 'spam', changes: Partial<SetAsideMail> = {}): SetAsideMail => {
  const at = MONDAY + minute * 60_000;
  return {
    id: `${folder}-${at}-${String(minute).padStart(16, '0')}`,
    folder,
    because: 'it is spam',
    at,
    receivedAt: at,
    deliveryId: `delivery-${minute}`,
    recipients: ['support@in.acme.example'],
    verdicts: { spam: 'FAIL' },
    envelopeFrom: '',
    from: 'somebody@shop.example',
    subject: 'Buy 打印机',
    sizeBytes: 1_000,
    blob: `parked/spam/${minute}.eml`,
    revision: 1,
    ...changes,
  };
};

/** What every store of mails that were set aside promises. */
export function describeSetAsideMails(empty: () => Promise<SetAsideMails>): void {
  describe('a mail that was set aside', () => {
    test('is kept with everything that is known of it', async () => {
      const mails = await empty();
      await mails.add(mail(1));
      expect(await mails.load(mail(1).id)).toStrictEqual(mail(1));
    });

    test.each(['', 'spam', 'nothing-1-2', `spam-${MONDAY}-x`, '../../x', `spam-${MONDAY}-${'0'.repeat(16)}`])(
      'is not found under "%s"',
      async (id) => {
        const mails = await empty();
        await mails.add(mail(1));
        expect(await mails.load(id)).toBeUndefined();
      },
    );

    test('that is added again stays what became of it', async () => {
      const mails = await empty();
      await mails.add(mail(1));
      const released = mail(1, 'spam', { revision: 2, review: { state: 'released', at: MONDAY, by: 'api:ops', ticketId: 'x' } });
      expect(await mails.update(released, 1)).toBe(true);
      await mails.add(mail(1));
      expect(await mails.load(mail(1).id)).toStrictEqual(released);
    });

    test('is reviewed by the first of several who have read the same', async () => {
      const mails = await empty();
      await mails.add(mail(1));
      const review = { state: 'discarded', at: MONDAY, by: 'api:ops' } as const;
      const updates = [1, 2, 3].map(() => mails.update(mail(1, 'spam', { revision: 2, review }), 1));
      expect((await Promise.all(updates)).filter(Boolean)).toHaveLength(1);
    });

    test('is no longer listed once somebody has reviewed it', async () => {
      const mails = await empty();
      await mails.add(mail(1));
      await mails.add(mail(2));
      await mails.update(mail(2, 'spam', { revision: 2, review: { state: 'discarded', at: MONDAY, by: 'api:ops' } }), 1);
      expect((await mails.list(FOLDERS, 10)).items.map(({ id }) => id)).toEqual([mail(1).id]);
    });
  });

  describe('a list of mails that were set aside', () => {
    test('that are none is empty', async () => {
      expect(await (await empty()).list(FOLDERS, 10)).toEqual({ items: [] });
    });

    test('goes page by page from the newest to the oldest, through all folders or some', async () => {
      const mails = await empty();
      for (const minute of [1, 2, 3, 4, 5]) await mails.add(mail(minute, minute % 2 === 0 ? 'refused' : 'spam'));
      const pages = async (folders: typeof FOLDERS | readonly ['spam']) => {
        const found: number[][] = [];
        let cursor: string | undefined;
        do {
          const page = await mails.list(folders, 2, cursor);
          found.push(page.items.map(({ at }) => (at - MONDAY) / 60_000));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return found;
      };
      expect(await pages(FOLDERS)).toEqual([[5, 4], [3, 2], [1]]);
      expect(await pages(['spam'])).toEqual([[5, 3], [1]]);
    });

    test('takes no cursor that it has not given', async () => {
      const mails = await empty();
      await expect(mails.list(FOLDERS, 1, 'bm9uc2Vuc2U')).rejects.toThrow(InvalidCursorError);
    });
  });
}
