import { describe, expect, test } from 'vitest';
import type { Receipt, ReceiptStore } from '../../../shared/app/receipt.ts';
import { MONDAY, ticketId } from '../../support/stored-tickets.ts';

const receipt = (changes: Partial<Receipt> = {}): Receipt => ({
  id: '4/warning/lee@acme.example',
  ticketId: ticketId(1),
  notice: 'warning',
  to: 'lee@acme.example',
  facts: [4, 5],
  plannedAt: MONDAY,
  firedAt: MONDAY + 12,
  state: 'sending',
  attempts: 1,
  leaseUntil: MONDAY + 60_000,
  ...changes,
});

/** What every receipt store promises. */
export function describeReceiptStore(empty: () => Promise<ReceiptStore>): void {
  describe('a receipt', () => {
    test('begins once', async () => {
      const receipts = await empty();
      expect(await receipts.begin(receipt())).toBe(true);
      expect(await receipts.begin(receipt({ firedAt: MONDAY + 99 }))).toBe(false);
      expect(await receipts.load(ticketId(1), receipt().id)).toStrictEqual(receipt());
    });

    test('begins for one of many who try', async () => {
      const receipts = await empty();
      const begun = await Promise.all(Array.from({ length: 10 }, () => receipts.begin(receipt())));
      expect(begun.filter(Boolean)).toHaveLength(1);
    });

    test('that nobody began is not there', async () => {
      const receipts = await empty();
      expect(await receipts.load(ticketId(1), 'none')).toBeUndefined();
      expect(await receipts.update(receipt(), receipt())).toBe(false);
      expect(await receipts.list(ticketId(1))).toStrictEqual([]);
    });

    test('keeps everything that is said about it', async () => {
      const receipts = await empty();
      await receipts.begin(receipt());
      const sent = receipt({
        state: 'sent',
        attempts: 2,
        handedOverAt: MONDAY + 100,
        providerId: '0102-ses',
        mailId: '0102-ses@eu-central-1.amazonses.com',
        doubtful: true,
        error: 'Throttling',
        outcome: { type: 'bounced', at: MONDAY + 900, final: true, detail: 'smtp; 550 5.1.1 user unknown' },
      });
      expect(await receipts.update(sent, receipt())).toBe(true);
      expect(await receipts.load(ticketId(1), sent.id)).toStrictEqual(sent);
    });

    test('says that the mail came back though the next one may arrive', async () => {
      const receipts = await empty();
      await receipts.begin(receipt());
      const returned = receipt({ state: 'sent', outcome: { type: 'bounced', at: MONDAY + 900, final: false, returned: true } });
      expect(await receipts.update(returned, receipt())).toBe(true);
      expect(await receipts.load(ticketId(1), returned.id)).toStrictEqual(returned);
    });

    test('is taken over by the first who finds its attempts unchanged', async () => {
      const receipts = await empty();
      await receipts.begin(receipt());
      expect(await receipts.update(receipt({ attempts: 2 }), receipt())).toBe(true);
      expect(await receipts.update(receipt({ attempts: 2, state: 'failed' }), receipt())).toBe(false);
      expect((await receipts.load(ticketId(1), receipt().id))?.state).toBe('sending');
    });

    test('takes the first of two outcomes that are told at once, and the other on top of it', async () => {
      const receipts = await empty();
      const sent = receipt({ state: 'sent' });
      await receipts.begin(sent);
      const delivered = { ...sent, outcome: { type: 'delivered', at: MONDAY + 900, final: true } } as const;
      const bounced = { ...sent, outcome: { type: 'bounced', at: MONDAY + 900, final: true } } as const;
      expect(await receipts.update(delivered, sent)).toBe(true);
      expect(await receipts.update(bounced, sent)).toBe(false);
      expect(await receipts.update(bounced, { ...delivered, outcome: { ...delivered.outcome, at: MONDAY } })).toBe(false);
      expect(await receipts.load(ticketId(1), sent.id)).toStrictEqual(delivered);
      expect(await receipts.update(bounced, delivered)).toBe(true);
      expect(await receipts.load(ticketId(1), sent.id)).toStrictEqual(bounced);
    });

    test('is listed with those of its ticket', async () => {
      const receipts = await empty();
      await receipts.begin(receipt({ id: 'a' }));
      await receipts.begin(receipt({ id: 'b' }));
      await receipts.begin(receipt({ id: 'c', ticketId: ticketId(2) }));
      expect((await receipts.list(ticketId(1))).map(({ id }) => id)).toStrictEqual(['a', 'b']);
    });
  });
}
