import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../shared/core/instant.ts';
import { createChances } from './chances.ts';
import { createDeployment } from './deployment.ts';
import { createFaults } from './faults.ts';
import { before, loadRelease, THIS_RELEASE } from './release.ts';
import { simulateSeed } from './run.ts';

const PREVIOUS = before(THIS_RELEASE);

/** Of a company of two days, which releases machines took up work with in each hour of them. */
function releasesByHour(seed: number, rates: { readonly deployment?: number }): readonly string[] {
  const chances = createChances(seed, 1);
  const clock = { now: 0 as Instant };
  const now = () => clock.now;
  const deployment = createDeployment({
    now,
    faults: createFaults(chances, now, rates),
    chance: chances.stream('deployment-chance'),
    start: 0,
    days: 2,
    previous: PREVIOUS,
    current: THIS_RELEASE,
  });
  return Array.from({ length: (2 * DAY_MS) / HOUR_MS }, (_, hour) => {
    const seen = new Set<string>();
    for (let minute = 0; minute < 60; minute += 1) {
      clock.now = hour * HOUR_MS + (minute * HOUR_MS) / 60;
      seen.add(deployment.release() === PREVIOUS ? 'old' : 'new');
    }
    return [...seen].sort().join('+');
  });
}

describe('a company that deploys a release', () => {
  test('runs the old one first, then both side by side, and the new one in the end', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const hours = releasesByHour(seed, { deployment: 1 });

      expect(hours.at(-1), `seed ${seed}`).toBe('new');
      expect(hours, `seed ${seed}`).toEqual([...hours].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)));
    }
  });

  test('has tickets of which the old code can make nothing, and keeps its promises', async () => {
    const { violations, faults, firings } = await simulateSeed({
      seed: 11,
      tickets: 120,
      days: 1,
      rates: { deployment: 1, 'message-doubled': 0.1 },
    });

    expect(violations).toEqual([]);
    expect(faults).toMatchObject({ deployment: 1 });
    expect(firings).toBeGreaterThan(100);
  });
});

const ORDER = ['old', 'new+old', 'new'];

describe('a company that deploys nothing', () => {
  test('runs one release all the time', () => {
    expect(new Set(releasesByHour(1, {}))).toEqual(new Set(['new']));
  });
});

describe('a release in another folder', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));

  test('brings its own code, the schema that it writes, and errors that it knows', async () => {
    const release = await loadRelease(root);

    expect(release.schema).toBe(THIS_RELEASE.schema);
    expect(Object.keys(release.engine)).toEqual(Object.keys(THIS_RELEASE.engine));
    const lost = release.translate(new RetryableError('no answer', { outcomeUnknown: true }));
    expect(lost).toMatchObject({ name: 'RetryableError', message: 'no answer', outcomeUnknown: true });
    expect(release.translate(new PermanentError('never'))).toBeInstanceOf(PermanentError);
    expect(release.translate('something else')).toBe('something else');
  });
});
