/** From the path a person typed to the projects it means. Must not parse anything: what is wrong inside is the compiler's to say. */
import { realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { findProjects } from '../model/load.ts';
import type { Host } from '../source/host.ts';
import { createNodeHost, findRepositoryRoot } from './node-host.ts';
import { UsageError } from './usage-error.ts';

export interface Located {
  /** Absolute, without links. */
  readonly root: string;
  readonly host: Host;
  /** Directories of the projects, relative to the root; the path itself where no model is found, for the compiler to say so. */
  readonly directories: readonly string[];
}

/** `path` is a directory, or a `.tm` file of the directory meant. */
export function locateProjects(path: string, workingDirectory: string): Located {
  const directory = directoryOf(resolve(workingDirectory, path), path);
  const root = findRepositoryRoot(directory);
  const host = createNodeHost(root);
  const start = relative(root, directory).replaceAll('\\', '/');
  const found = findProjects(host, start);
  return { root, host, directories: found.length > 0 ? found : [start] };
}

function directoryOf(full: string, typed: string): string {
  try {
    const real = realpathSync.native(full);
    return statSync(real).isDirectory() ? real : dirname(real);
  } catch {
    throw new UsageError(`there is no file or directory \`${typed}\``);
  }
}
