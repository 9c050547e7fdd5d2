// Three projects, one after the other: `fast` is everything pure or faked; `slow` starts tools, engines or the CDK; `timed` looks at a real clock,
// so nothing else may run beside it. A new folder under test/ is fast until it is listed here.
import { defineConfig } from 'vitest/config';

const testsIn = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
const SLOW = testsIn(['aws', 'conformance', 'infra', 'toolchain']);
const TIMED = testsIn(['local']);
const HELD_TO_CONTRACT = 'test/support/hold-tests-to-contract.ts';

export default defineConfig({
  test: {
    reporters: ['default', './scripts/tally-reporter.ts'],
    // Sized for two cores.
    maxWorkers: 2,
    passWithNoTests: false,
    allowOnly: false,
    restoreMocks: true,
    slowTestThreshold: 2_000,
    coverage: { include: ['shared/core/**/*.ts'], thresholds: { 100: true }, reporter: ['text', 'html'] },
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: [...SLOW, ...TIMED], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: { name: 'slow', include: SLOW, testTimeout: 60_000, hookTimeout: 60_000, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: TIMED,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          setupFiles: [HELD_TO_CONTRACT],
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
    ],
  },
});
