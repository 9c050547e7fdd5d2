import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import type { Message, MessageStore } from '../../../shared/app/ports.ts';
import { MONDAY, ticketId } from '../../support/stored-tickets.ts';

const message = (changes: Partial<Message> = {}): Message => ({
  id: 'm1',
  ticketId: ticketId(1),
  at: MONDAY,
  direction: 'in',
  channel: 'email',
  author: 'requester:cora@customer.example',
  text: 'It burns.',
  ...changes,
});

/** What every message store promises. */
export function describeMessageStore(empty: () => Promise<MessageStore>): void {
  describe('a message', () => {
    test('comes back as it was saved', async () => {
      const messages = await empty();
      const full = message({
        html: '<p>It burns.</p>',
        subject: 'Fire',
        mailId: 'abc@customer.example',
        attachments: [{ name: '火.png', type: 'image/png', size: 3, blob: 'attachments/1' }],
      });
      await messages.save(full);
      expect(await messages.load(full.ticketId, full.id)).toStrictEqual(full);
    });

    test('belongs to its ticket alone', async () => {
      const messages = await empty();
      await messages.save(message());
      expect(await messages.load(ticketId(2), 'm1')).toBeUndefined();
      expect(await messages.load(ticketId(1), 'm2')).toBeUndefined();
      expect(await messages.list(ticketId(2), 10)).toStrictEqual({ items: [] });
    });

    test('saved twice is there once', async () => {
      const messages = await empty();
      await messages.save(message());
      await messages.save(message({ at: MONDAY + 1 }));
      expect((await messages.list(ticketId(1), 10)).items).toStrictEqual([message({ at: MONDAY + 1 })]);
    });

    test('keeps hostile text as it is', async () => {
      const messages = await empty();
      const hostile = message({ text: '\u0000 \ud83d \udc00 😀 \u202e', author: 'requester:"\r\nBcc: x"@x.example' });
      await messages.save(hostile);
      expect(await messages.load(hostile.ticketId, hostile.id)).toStrictEqual(hostile);
    });

    test('of any size is stored whole', async () => {
      const messages = await empty();
      const prose = message({ id: 'prose', text: 'please help me '.repeat(100_000) });
      const noise = message({ id: 'noise', text: randomBytes(2_000_000).toString('base64') });
      await Promise.all([messages.save(prose), messages.save(noise)]);
      expect(await messages.load(prose.ticketId, prose.id)).toStrictEqual(prose);
      expect(await messages.load(noise.ticketId, noise.id)).toStrictEqual(noise);
    });
  });

  describe('the messages of a ticket', () => {
    test('are listed oldest first, whatever their ids, page by page', async () => {
      const messages = await empty();
      const all = ['z', 'b', 'y', 'a', 'x'].map((id, n) => message({ id, at: MONDAY + n * 1_000 }));
      await Promise.all(all.toReversed().map((one) => messages.save(one)));
      const first = await messages.list(ticketId(1), 3);
      expect(first.items).toStrictEqual(all.slice(0, 3));
      const second = await messages.list(ticketId(1), 3, first.nextCursor);
      expect(second).toStrictEqual({ items: all.slice(3) });
    });

    test('refuse a cursor that is none', async () => {
      const messages = await empty();
      await expect(messages.list(ticketId(1), 3, 'nonsense')).rejects.toThrow(InvalidCursorError);
    });
  });
}
