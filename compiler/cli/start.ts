#!/usr/bin/env node
/**
 * The program `tmc`: starts the bundle beside it with what V8 made of it while it was built, for compiling half a megabyte
 * takes longer than checking a model. V8 itself refuses a cache of another version and compiles as usual. Must not do more.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** Name of the bundle without its ending; it changes with every byte of it, so that no cache meets another bundle. */
declare const TMC_BUNDLE: string;

const url = new URL(`./${TMC_BUNDLE}.cjs`, import.meta.url);
const script = new Script(readFileSync(url, 'latin1'), {
  filename: fileURLToPath(url),
  cachedData: readCache(),
});
script.runInThisContext()(createRequire(url), url.href);

function readCache(): Buffer | undefined {
  try {
    return readFileSync(new URL(`./${TMC_BUNDLE}.cache`, import.meta.url));
  } catch {
    return undefined;
  }
}
