import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { curlOf } from './curl.ts';
import { type FuzzReport, fuzz, LEAST_ACCEPTED } from './fuzz.ts';
import { createMemoryTarget } from './memory-target.ts';

const COMPANY = readFileSync(new URL('./company.yaml', import.meta.url), 'utf8');
const FRESH = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const REQUESTS = 300;

async function run(seed: number, requests = REQUESTS): Promise<FuzzReport> {
  return fuzz(await createMemoryTarget(COMPANY, seed), requests, seed, COMPANY);
}

const told = ({ defects }: FuzzReport, seed: number) =>
  defects.map(({ at, what, request }) => `seed ${seed}, request ${at}: ${what}\n${curlOf(request, 'http://127.0.0.1:4000')}`);

describe('whatever requests come', { timeout: 120_000 }, () => {
  test.each([7, FRESH])(
    `none fails, none that is forbidden is taken, none that is refused changes anything (SEED=%d)`,
    async (seed) => {
      const report = await run(seed);
      expect(told(report, seed)).toEqual([]);
      const shares = Object.values(report.operations);
      const fitting = shares.reduce((sum, share) => sum + share.fitting, 0);
      const accepted = shares.reduce((sum, share) => sum + share.accepted, 0);
      expect(accepted / fitting).toBeGreaterThan(LEAST_ACCEPTED);
    },
  );

  test('the same seed sends the same', async () => {
    const [one, other] = [await run(11, 60), await run(11, 60)];
    expect(other.statuses).toEqual(one.statuses);
  });
});
