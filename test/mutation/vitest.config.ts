// What judges the core when it is changed on purpose: its specifications and the published vectors, nothing that starts a tool or a service.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/conformance/**/*.test.ts'],
    setupFiles: ['test/mutation/same-chances.ts'],
    // Starting a worker for each file would take longer than its tests.
    isolate: false,
    testTimeout: 120_000,
  },
});
