// Two projects: `fast` is everything pure or faked, `slow` starts engines, servers or the CDK. A new folder under test/ is fast until it is listed here.
import { defineConfig } from 'vitest/config';

const SLOW = ['aws', 'conformance', 'infra', 'local', 'scenarios', 'simulation', 'toolchain'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    reporters: ['default', './scripts/tally-reporter.ts'],
    // Sized for two cores; an engine in a third process would make timers late and tests with it.
    maxWorkers: 2,
    passWithNoTests: false,
    allowOnly: false,
    restoreMocks: true,
    slowTestThreshold: 2_000,
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: SLOW, testTimeout: 10_000 } },
      { extends: true, test: { name: 'slow', include: SLOW, testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
