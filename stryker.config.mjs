// Changes the core on purpose, one condition, number or call at a time, and asks whether a test notices. CONTRIBUTING.md says how to read the answer.
export default {
  mutate: ['shared/core/**/*.ts'],
  testRunner: 'vitest',
  // What does not compile is no mistake that anybody could make.
  checkers: ['typescript'],
  tsconfigFile: 'shared/core/tsconfig.json',
  // In the core everything imports everything, so looking for the tests of a file by its imports finds them all; coverage finds the few.
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  // A survivor fails the run, as a line without a test fails the coverage.
  thresholds: { high: 100, low: 100, break: 100 },
  concurrency: 1,
  // Loops that do not end are noticed by their count; on a busy machine a slow test is no endless one.
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  clearTextReporter: { logTests: false, reportTests: false },
};
