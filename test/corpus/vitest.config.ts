/**
 * `npm run corpus`: tests that read the catalogues and the schemas of other people's formats, which lie beside the repository
 * and never in it. `npm test` knows nothing of them.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { viteTemplates } from '../../compiler/emit/markdown/precompile.mjs';

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  plugins: [viteTemplates],
  test: {
    include: ['test/corpus/**/*.test.ts'],
    globalSetup: ['test/support/build-first.ts'],
    update: 'none',
    testTimeout: 30_000,
  },
});
