import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-first.ts'],
    // A golden file that is missing or differs fails; it is written only by `npm run golden`.
    update: false,
    testTimeout: 30_000,
  },
});
