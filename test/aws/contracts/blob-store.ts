import { describe, expect, test } from 'vitest';
import type { BlobStore } from '../../../shared/app/ports.ts';

/** What every blob store promises. */
export function describeBlobStore(empty: () => Promise<BlobStore>): void {
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

    test('has an address of its own for a while', async () => {
      const blobs = await empty();
      await blobs.put('attachments/abc', Uint8Array.of(1), 'application/octet-stream');
      const link = new URL(await blobs.link('attachments/abc', { name: '火.png', forMs: 300_000 }));
      expect(link.pathname).toContain('attachments/abc');
      expect(decodeURIComponent(decodeURIComponent(link.search))).toContain('火.png');
    });

    test('is replaced by a second one of its key', async () => {
      const blobs = await empty();
      await blobs.put('key', Uint8Array.of(1), 'text/plain');
      await blobs.put('key', Uint8Array.of(2), 'text/plain');
      expect([...((await blobs.get('key')) ?? [])]).toStrictEqual([2]);
    });
  });
}
