import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { confirm } from '../../../local/policy/confirm.ts';
import { UsageError } from '../../../local/terminal/usage-error.ts';

/** Somebody who types this when asked. */
function typing(keys: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  input.end(keys);
  return confirm('Apply this?', input, new PassThrough());
}

describe('a question at the terminal', () => {
  test.each(['y\n', 'YES\n', ' 是 \n'])('is agreed to by %j', async (keys) => {
    expect(await typing(keys)).toBe(true);
  });

  test.each(['n\n', '\n', 'yesterday\n'])('is declined by %j', async (keys) => {
    expect(await typing(keys)).toBe(false);
  });

  test('is declined by whoever leaves without an answer', async () => {
    expect(await typing('')).toBe(false);
  });

  test('is not asked where nobody sits', async () => {
    await expect(typing('y\n', false)).rejects.toThrow(UsageError);
  });
});
