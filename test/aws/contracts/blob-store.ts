import { describe, expect, test } from 'vitest';
import type { BlobStore } from '../../../shared/app/ports.ts';

/** Fetches what an address leads to, without any credentials. */
type Open = (url: string) => Promise<Response>;

/** What every blob store promises. */
export function describeBlobStore(empty: () => Promise<BlobStore>, openerOf: (blobs: BlobStore) => Open): void {
  const emptyOpened = async () => {
    const blobs = await empty();
    return { blobs, open: openerOf(blobs) };
  };

  describe('a blob', () => {
    test('comes back byte by byte', async () => {
      const blobs = await empty();
      const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
      await blobs.put('attachments/7k3m9qxw4t/火 & fire?.png', bytes, 'image/png');
      expect([...((await blobs.get('attachments/7k3m9qxw4t/火 & fire?.png')) ?? [])]).toStrictEqual([...bytes]);
    });

    test('can be empty', async () => {
      const blobs = await empty();
      await blobs.put('empty', new Uint8Array(), 'text/plain');
      expect((await blobs.get('empty'))?.length).toBe(0);
    });

    test('that was never put is not there', async () => {
      const blobs = await empty();
      expect(await blobs.get('nothing')).toBeUndefined();
    });

    test('is handed out by an address of its own, under the name and type that were asked for, whatever it was kept as', async () => {
      const { blobs, open } = await emptyOpened();
      const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
      await blobs.put('attachments/abc', bytes, 'application/octet-stream');

      const answer = await open(
        await blobs.link('attachments/abc', { name: '火 & fire?.png', type: 'image/png', forMs: 300_000 }),
      );

      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="_ _ fire_.png"; filename*=UTF-8''%E7%81%AB%20%26%20fire%3F.png`,
      );
      expect([...(await answer.bytes())]).toStrictEqual([...bytes]);
    });

    test('that is not there has an address that leads nowhere', async () => {
      const { blobs, open } = await emptyOpened();
      const link = await blobs.link('attachments/none', { name: 'a', type: 'image/png', forMs: 300_000 });
      expect((await open(link)).status).toBe(404);
    });

    test('is replaced by a second one of its key', async () => {
      const blobs = await empty();
      await blobs.put('key', Uint8Array.of(1), 'text/plain');
      await blobs.put('key', Uint8Array.of(2), 'text/plain');
      expect([...((await blobs.get('key')) ?? [])]).toStrictEqual([2]);
    });
  });
}
