import { describe, expect, test } from 'vitest';
import { parseChaosOptions } from './options.ts';

describe('the options of a chaos run', () => {
  test('are 50 kills at 100 commands a second, 8 seconds apart, with every fault, unless said otherwise', () => {
    expect(parseChaosOptions(['--seed', '7'])).toStrictEqual({
      kills: 50,
      rate: 100,
      seed: 7,
      seconds: 400,
      faults: 'duplicate,loseMessage=40,loseSweep=3',
    });
    const given = parseChaosOptions(['--kills', '3', '--rate', '10', '--seed', '1', '--faults', '']);
    expect(given).toStrictEqual({ kills: 3, rate: 10, seed: 1, seconds: 24, faults: '' });
  });

  test('are refused with the flag and what it takes', () => {
    expect(() => parseChaosOptions(['--kills', 'many'])).toThrow('--kills must be a whole number from 1 on, such as 50.');
    expect(() => parseChaosOptions(['--speed', '3'])).toThrow("Unknown option '--speed'");
  });
});
