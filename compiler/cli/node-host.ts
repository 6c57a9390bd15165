/**
 * The compiler's view of the disk. Promises: nothing outside the repository root is read, no link is followed (a link in a
 * pull request could point at a secret of the runner), nothing but plain files is opened (a pipe would hang the run).
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { DirectoryEntry, FileRead, Host } from '../source/host.ts';

export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** `root` is an absolute path without links, as `findRepositoryRoot` gives it. */
export function createNodeHost(root: string): Host {
  /** Undefined for what lies outside, behind a link, or nowhere. */
  function locate(path: string): string | undefined {
    if (path.includes('\0')) return undefined;
    const full = resolve(root, path);
    if (full !== root && !full.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    try {
      return realpathSync.native(full) === full ? full : undefined;
    } catch {
      return undefined;
    }
  }
  return {
    readFile(path) {
      const full = locate(path);
      return full === undefined ? { ok: false, why: 'missing' } : readPlainFile(full);
    },
    readDirectory(path) {
      const full = locate(path);
      if (full === undefined) return undefined;
      try {
        return readdirSync(full, { withFileTypes: true }).map((entry): DirectoryEntry => {
          return { name: entry.name, type: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' };
        });
      } catch {
        return undefined;
      }
    },
  };
}

function readPlainFile(full: string): FileRead {
  let handle: number | undefined;
  try {
    if (lstatSync(full).isDirectory()) return { ok: false, why: 'directory' };
    handle = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const status = fstatSync(handle);
    if (!status.isFile()) return { ok: false, why: 'unreadable' };
    if (status.size > MAX_FILE_BYTES) return { ok: false, why: 'too_large' };
    return { ok: true, bytes: readFileSync(handle) };
  } catch {
    return { ok: false, why: 'unreadable' };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The nearest directory upwards that holds a `.git` (a directory, or the file of a worktree); else the directory itself. */
export function findRepositoryRoot(directory: string): string {
  for (let at = directory; ; at = dirname(at)) {
    if (exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return directory;
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
