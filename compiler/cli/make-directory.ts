/**
 * Makes a directory with those above it. Not with `recursive` of Node, which tries for ever where the parent is there and the
 * system still says that it is not, as below `/proc`.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileFault } from './file-fault.ts';

/** `path` is absolute. Returns the first directory that was made; undefined where all were there. Throws what the disk says. */
export function makeDirectories(path: string, mode?: number): string | undefined {
  if (isDirectory(path)) return undefined;
  const first = isDirectory(dirname(path)) ? undefined : makeDirectories(dirname(path), mode);
  return makeOne(path, mode) ? (first ?? path) : first;
}

/** Whether it was made here, and not by somebody who was faster. */
function makeOne(path: string, mode: number | undefined): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && isDirectory(path)) return false;
    if (code === 'ENOENT' && isDirectory(dirname(path))) throw new FileFault(`cannot write \`${path}\`: no directory can be made there`);
    throw error;
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
