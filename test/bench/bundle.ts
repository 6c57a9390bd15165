/** Bundles a file of the benchmark the way the command line is bundled, for processes of their own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { esbuildTemplates } from '../../compiler/emit/markdown/precompile.mjs';
import { projectRoot } from '../support/library.ts';

/** Two folders below the root, as deep as the files of the tests. */
export const workDirectory: string = join(projectRoot, 'node_modules', '.cache');

/** The path of the bundle. */
export async function bundleScript(name: string): Promise<string> {
  mkdirSync(workDirectory, { recursive: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: { [`bench-${name}`]: `test/bench/${name}.ts` },
    outdir: workDirectory,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'bench-[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [esbuildTemplates],
    logLevel: 'error',
  });
  return join(workDirectory, `bench-${name}.mjs`);
}
