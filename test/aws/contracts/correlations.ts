import { describe, expect, test } from 'vitest';
import type { Correlations } from '../../../shared/app/ports.ts';

/** What every store of correlations promises. */
export function describeCorrelations(empty: () => Promise<Correlations>): void {
  describe('a claim on a mail', () => {
    const claim = (by: string, until = 1_060) => ({ sender: 'cora@customer.example', by, until });

    test('is had by one of many who try at once, and by that one again', async () => {
      const correlations = await empty();
      const tries = Array.from({ length: 10 }, (_, n) => correlations.claimMail('id@x.example', claim(`copy-${n}`), 1_000));
      const had = await Promise.all(tries);
      expect(had.filter(Boolean)).toHaveLength(1);
      expect(await correlations.claimMail('id@x.example', claim(`copy-${had.indexOf(true)}`), 1_001)).toBe(true);
    });

    test('ends by itself', async () => {
      const correlations = await empty();
      await correlations.claimMail('id@x.example', claim('one'), 1_000);
      expect(await correlations.claimMail('id@x.example', claim('other', 1_119), 1_059)).toBe(false);
      expect(await correlations.claimMail('id@x.example', claim('other', 1_120), 1_060)).toBe(true);
    });

    test('is of one sender, says nothing of a ticket, and keeps no ticket from having the id', async () => {
      const correlations = await empty();
      await correlations.claimMail('id@x.example', claim('one'), 1_000);
      expect(await correlations.claimMail('id@x.example', { ...claim('two'), sender: 'bob@x.example' }, 1_000)).toBe(true);
      expect(await correlations.findTicketByMailId('id@x.example')).toBeUndefined();
      await correlations.saveMailId('id@x.example', 'ticket-1');
      expect(await correlations.findTicketByMailId('id@x.example')).toBe('ticket-1');
    });
  });

  describe('a mail id', () => {
    test('leads to its ticket', async () => {
      const correlations = await empty();
      await correlations.saveMailId('0102@email.amazonses.com', 'ticket-1');
      expect(await correlations.findTicketByMailId('0102@email.amazonses.com')).toBe('ticket-1');
      expect(await correlations.findTicketByMailId('0103@email.amazonses.com')).toBeUndefined();
    });

    test('of a mail of ours leads to its receipt too', async () => {
      const correlations = await empty();
      await correlations.saveMailId('0102@email.amazonses.com', 'ticket-1', '4.warning.lee');
      await correlations.saveMailId('theirs@x.example', 'ticket-1');
      expect(await correlations.findReceiptByMailId('0102@email.amazonses.com')).toEqual({
        ticketId: 'ticket-1',
        receipt: '4.warning.lee',
      });
      expect(await correlations.findTicketByMailId('0102@email.amazonses.com')).toBe('ticket-1');
      expect(await correlations.findReceiptByMailId('theirs@x.example')).toBeUndefined();
      expect(await correlations.findReceiptByMailId('nobody@x.example')).toBeUndefined();
    });

    test('stays with the ticket that had it first', async () => {
      const correlations = await empty();
      await correlations.saveMailId('id@x.example', 'ticket-1');
      await correlations.saveMailId('id@x.example', 'ticket-1');
      await correlations.saveMailId('id@x.example', 'ticket-2');
      expect(await correlations.findTicketByMailId('id@x.example')).toBe('ticket-1');
    });

    test.each([
      ['nothing', ''],
      ['control characters', 'a\u0000b\r\n'],
      ['emoji', '😀@x.example'],
      ['ten thousand characters', 'x'.repeat(10_000)],
      ['two thousand wide characters', '火'.repeat(2_000)],
    ])('of %s is taken as it is', async (_, id) => {
      const correlations = await empty();
      await correlations.saveMailId(id, 'ticket-1');
      expect(await correlations.findTicketByMailId(id)).toBe('ticket-1');
    });
  });
}
