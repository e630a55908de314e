import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['./tests/same-cases.ts'],
    reporters: ['default', './tests/skipped-reporter.ts'],
    // Long enough for the slowest test on a busy machine; waiting ends when what is waited for is there.
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
