import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OneShotSha256 } from '../../shared/aws/one-shot-sha256.ts';

const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 })), { maxLength: 4 });

async function digestOf(parts: readonly (string | Uint8Array)[], secret?: string | Uint8Array): Promise<string> {
  const digest = new OneShotSha256(secret);
  for (const part of parts) digest.update(part);
  return Buffer.from(await digest.digest()).toString('hex');
}

describe('SHA-256 by one call', () => {
  test('is SHA-256, of nothing too', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
        expect(await digestOf(parts)).toBe(createHash('sha256').update(whole).digest('hex'));
      }),
    );
  });

  test('is its HMAC where there is a secret, whether shorter or longer than a block', async () => {
    const secrets = fc.oneof(fc.string({ minLength: 1, maxLength: 100 }), fc.uint8Array({ minLength: 1, maxLength: 150 }));
    await fc.assert(
      fc.asyncProperty(secrets, pieces, async (secret, parts) => {
        const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
        expect(await digestOf(parts, secret)).toBe(createHmac('sha256', secret).update(whole).digest('hex'));
      }),
    );
  });

  test('begins anew after a reset', async () => {
    const digest = new OneShotSha256();
    digest.update('forgotten');
    digest.reset();
    digest.update(new Uint8Array([97, 98, 99]).buffer);
    expect(Buffer.from(await digest.digest()).toString('hex')).toBe(createHash('sha256').update('abc').digest('hex'));
  });
});
