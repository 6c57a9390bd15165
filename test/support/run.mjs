/**
 * Runs a TypeScript file on any supported Node: `node test/support/run.mjs test/bench/main.ts --json`. Bundles it first, with
 * the packages left outside; the bundle lies two folders below the root, like the files it was made of.
 */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildTemplates } from '../../compiler/emit/markdown/precompile.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [entry = '', ...rest] = process.argv.slice(2);
const outfile = join(root, 'node_modules', '.cache', `${basename(dirname(entry))}-${basename(entry, '.ts')}.mjs`);

await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [esbuildTemplates],
  define: { TMC_VERSION: '"test"', TMC_OUTPUTS: '"test"' },
  logLevel: 'error',
});

process.argv.splice(1, process.argv.length - 1, outfile, ...rest);
await import(pathToFileURL(outfile).href);
