#!/usr/bin/env node
/**
 * The program `tmc`: starts the bundles beside it with what V8 made of them while they were built, for compiling half a megabyte
 * takes longer than checking a model. V8 itself refuses a cache of another version and compiles as usual. Bundled as CommonJS,
 * which Node starts faster. Says when it stands in a directory that is gone, since modules ask for it while they load. Must not
 * do more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { EXIT } from './exit-codes.ts';

/** Names of the bundles without their endings; each changes with every byte of it, so that no cache meets another bundle. */
declare const TMC_CORE: string;
declare const TMC_OUTPUTS: string;

const OUTPUTS = './emit.cjs';

/** What the core loads: the outputs, only when a build asks for them, and the modules of Node. */
function load(name: string): unknown {
  if (name !== OUTPUTS) return require(name);
  const module = { exports: {} };
  run(TMC_OUTPUTS, [require, module, module.exports]);
  return module.exports;
}

function run(name: string, values: readonly unknown[]): void {
  const path = join(__dirname, `${name}.cjs`);
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, cachedData: readCache(name) });
  script.runInThisContext()(...values);
}

function readCache(name: string): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, `${name}.cache`));
  } catch {
    return undefined;
  }
}

function hasDirectory(): boolean {
  try {
    process.cwd();
    return true;
  } catch {
    return false;
  }
}

if (hasDirectory()) run(TMC_CORE, [load, pathToFileURL(join(__dirname, `${TMC_CORE}.cjs`)).href, TMC_OUTPUTS]);
else {
  process.stderr.write('error: the working directory is gone, or may not be read; change to another one\n');
  process.exitCode = EXIT.modelOrUsage;
}
