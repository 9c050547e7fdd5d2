import { describe, expect, test } from 'vitest';
import { simulateSeed } from './run.ts';

const SMALL = { tickets: 40, days: 1 };

describe('a simulated seed', () => {
  test('is the same run whenever it is run, bit for bit', async () => {
    const first = await simulateSeed({ seed: 7, ...SMALL });
    const second = await simulateSeed({ seed: 7, ...SMALL });

    expect(second).toEqual(first);
    expect(first.facts).toBeGreaterThan(100);
  });

  test('is another run than the next one', async () => {
    const first = await simulateSeed({ seed: 7, ...SMALL });
    const second = await simulateSeed({ seed: 8, ...SMALL });

    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  test('fires each level within a second where nothing goes wrong', async () => {
    const { faults, violations, worstLatenessMs, firings } = await simulateSeed({ seed: 3, ...SMALL, faults: [] });

    expect({ faults, violations }).toEqual({ faults: {}, violations: [] });
    expect(firings).toBeGreaterThan(100);
    expect(worstLatenessMs).toBeLessThan(1_000);
  });
});
