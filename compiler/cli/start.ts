#!/usr/bin/env node
/**
 * The program `tmc`: starts the bundle beside it with what V8 made of it while it was built, for compiling half a megabyte
 * takes longer than checking a model. V8 itself refuses a cache of another version and compiles as usual. Bundled as CommonJS,
 * which Node starts faster. Must not do more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** Name of the bundle without its ending; it changes with every byte of it, so that no cache meets another bundle. */
declare const TMC_BUNDLE: string;

const path = join(__dirname, `${TMC_BUNDLE}.cjs`);
const script = new Script(readFileSync(path, 'latin1'), { filename: path, cachedData: readCache() });
script.runInThisContext()(require, pathToFileURL(path).href);

function readCache(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, `${TMC_BUNDLE}.cache`));
  } catch {
    return undefined;
  }
}
