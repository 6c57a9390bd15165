import { defineConfig } from 'vitest/config';
import { viteTemplates } from './compiler/emit/markdown/precompile.mjs';

export default defineConfig({
  plugins: [viteTemplates],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/corpus/**'],
    globalSetup: ['test/support/build-first.ts'],
    // A golden file that is missing or differs fails; `vitest run --update` writes it, nothing else does.
    update: 'none',
    testTimeout: 30_000,
    // Files share their modules: none changes what another reads, and loading the compiler for each costs more than the tests do.
    isolate: false,
    maxWorkers: '100%',
  },
});
