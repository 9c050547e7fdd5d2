import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../../shared/app/errors.ts';
import { createSendingLimits, type SendingQuota } from '../../../shared/app/sending/sending-limits.ts';
import type { SendingLimits } from '../../../shared/app/sending/sending-plan.ts';
import { MINUTE_MS } from '../../../shared/core/instant.ts';

const SANDBOX: SendingQuota = { perSecond: 1, perDay: 200, sentInDay: 12 };

/** Limits of a provider whose answers are `said`, one after the other; the last one goes on. */
function limited(written: SendingLimits | undefined, ...said: readonly (SendingQuota | 'no answer')[]) {
  let now = 0;
  let asked = 0;
  const warnings: string[] = [];
  const log = { info: () => undefined, error: () => undefined, warn: (message: string) => void warnings.push(message) };
  const read = async () => {
    const answer = said[Math.min(asked, said.length - 1)];
    asked += 1;
    if (answer === undefined || answer === 'no answer') throw new RetryableError('read the sending quota');
    return answer;
  };
  const limits = createSendingLimits({ now: () => now, log }, written, said.length === 0 ? undefined : { read });
  return { limits, asked: () => asked, warnings, pass: (ms: number) => (now += ms) };
}

describe('the rate of mails', () => {
  test.each([
    ['what the provider says', undefined, SANDBOX, { perSecond: 1, perDay: 200, sentInDay: 12 }],
    [
      'what is written down, where that is less',
      { perSecond: 5, perDay: 100 },
      { perSecond: 14, perDay: 50_000, sentInDay: 0 },
      { perSecond: 5, perDay: 100, sentInDay: 0 },
    ],
    [
      'the less of each',
      { perSecond: 50, perDay: 100 },
      { perSecond: 14, perDay: 50_000, sentInDay: 0 },
      { perSecond: 14, perDay: 100, sentInDay: 0 },
    ],
    [
      'a day alone, where a second has no limit',
      undefined,
      { perDay: 200, sentInDay: 0 },
      { perSecond: 10_000, perDay: 200, sentInDay: 0 },
    ],
  ])('is %s', async (_, written, said, expected) => {
    expect(await limited(written, said).limits()).toEqual(expected);
  });

  test('is none where neither says one', async () => {
    expect(await limited(undefined, { sentInDay: 3 }).limits()).toBeUndefined();
  });

  test('is what is written down for a relay, which says nothing', async () => {
    expect(await limited({ perSecond: 3 }).limits()).toEqual({ perSecond: 3 });
  });
});

describe('the provider', () => {
  test('is asked once in five minutes, however many mails go out', async () => {
    const { limits, asked, pass } = limited(undefined, SANDBOX, { ...SANDBOX, sentInDay: 90 });
    for (let n = 0; n < 100; n += 1) await limits();
    expect(asked()).toBe(1);
    pass(5 * MINUTE_MS);
    expect(await limits()).toMatchObject({ sentInDay: 90 });
    expect(asked()).toBe(2);
  });

  test('that does not answer leaves what is written down, and is asked again only minutes later', async () => {
    const { limits, asked, warnings, pass } = limited({ perSecond: 14 }, 'no answer', SANDBOX);
    expect(await limits()).toEqual({ perSecond: 14 });
    expect(await limits()).toEqual({ perSecond: 14 });
    expect([asked(), warnings.length]).toEqual([1, 1]);
    pass(5 * MINUTE_MS);
    expect(await limits()).toMatchObject({ perSecond: 1 });
  });

  test('that has stopped answering is taken at its last word', async () => {
    const { limits, pass } = limited(undefined, SANDBOX, 'no answer');
    await limits();
    pass(5 * MINUTE_MS);
    expect(await limits()).toMatchObject({ perSecond: 1, perDay: 200 });
  });
});
