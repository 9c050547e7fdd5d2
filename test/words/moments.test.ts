import { describe, expect, test } from 'vitest';
import { sayExactly } from '../../shared/words/durations.ts';
import { sayMoment } from '../../shared/words/times.ts';

describe('a moment', () => {
  test.each([
    ['2026-10-08T01:00:00Z', 'Thu 8 Oct 2026 09:00', '2026-10-08 周四 09:00'],
    ['2026-10-08T01:00:05Z', 'Thu 8 Oct 2026 09:00:05', '2026-10-08 周四 09:00:05'],
    ['2026-10-08T01:00:00.007Z', 'Thu 8 Oct 2026 09:00:00.007', '2026-10-08 周四 09:00:00.007'],
    ['2026-10-07T16:00:00Z', 'Thu 8 Oct 2026 00:00', '2026-10-08 周四 00:00'],
  ])('is told as exactly as it is: %s', (at, english, chinese) => {
    expect(sayMoment(Date.parse(at), 'Asia/Shanghai', 'en')).toBe(english);
    expect(sayMoment(Date.parse(at), 'Asia/Shanghai', 'zh-CN')).toBe(chinese);
  });

  test.each([
    ['2026-10-24T23:59:59Z', 'Sun 25 Oct 2026 01:59:59', '2026-10-25 周日 01:59:59'],
    ['2026-10-25T00:30:15Z', 'Sun 25 Oct 2026 02:30:15 (GMT+2)', '2026-10-25 周日 02:30:15（GMT+2）'],
    ['2026-10-25T01:30:15Z', 'Sun 25 Oct 2026 02:30:15 (GMT+1)', '2026-10-25 周日 02:30:15（GMT+1）'],
    ['2026-10-25T02:00:00Z', 'Sun 25 Oct 2026 03:00', '2026-10-25 周日 03:00'],
  ])('of an hour that comes twice says which of the two: %s', (at, english, chinese) => {
    expect(sayMoment(Date.parse(at), 'Europe/Berlin', 'en')).toBe(english);
    expect(sayMoment(Date.parse(at), 'Europe/Berlin', 'zh-CN')).toBe(chinese);
  });
});

describe('an exact length of time', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [4_445_000, '1 h 14 min 5 s', '1 小时 14 分 5 秒'],
    [60_000, '1 min', '1 分钟'],
    [3_605_000, '1 h 5 s', '1 小时 5 秒'],
    [5_120, '5.12 s', '5.12 秒'],
    [72 * 3_600_000 + 60_000, '72 h 1 min', '72 小时 1 分钟'],
  ])('has its units, and hours however many: %d ms', (ms, english, chinese) => {
    expect(sayExactly(ms, 'en')).toBe(english);
    expect(sayExactly(ms, 'zh-CN')).toBe(chinese);
  });
});
