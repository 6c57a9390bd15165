/**
 * One build at a time writes to a directory: the second waits for the first, which takes no longer than writing. The lock of a
 * process that was killed does not count. Must not be held while anything is compiled or drawn.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FileFault } from './file-fault.ts';

export const LOCK = '.tmc-lock';
const PAUSE_MS = 25;
const PATIENCE_MS = 10_000;
/** Nobody writes for so long; what another machine left behind on a shared disk ends here. */
const ABANDONED_MS = 60_000;

/** `directory` exists. Throws a `FileFault` when another process holds the lock for too long. */
export function withLock<T>(directory: string, work: () => T, patience = PATIENCE_MS): T {
  const path = join(directory, LOCK);
  const own = JSON.stringify({ process: process.pid, machine: hostname(), id: randomUUID() });
  const end = Date.now() + patience;
  while (!create(path, own)) {
    const held = read(path);
    if (held !== undefined && isAbandoned(path, held)) takeAway(path, held);
    else if (Date.now() > end) throw new FileFault(`another build is writing to \`${directory}\`; if there is none, remove \`${path}\``);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  try {
    return work();
  } finally {
    release(path, own);
  }
}

/** A lock that cannot be removed is one of a process that has ended, which the next build takes away. */
function release(path: string, own: string): void {
  try {
    if (read(path) === own) rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** A second name for a file that is whole: a process killed while it writes leaves no lock that says nothing. */
function create(path: string, text: string): boolean {
  const aside = `${path}-${randomUUID()}`;
  try {
    writeFileSync(aside, text, { flag: 'wx' });
    linkSync(aside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Gone: the build that holds the lock has cleared it away.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createUnlinked(path, text);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Where the disk knows no second names. */
function createUnlinked(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isAbandoned(path: string, text: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > ABANDONED_MS) return true;
  try {
    const { process: id, machine } = JSON.parse(text) as { process?: unknown; machine?: unknown };
    return typeof id === 'number' && machine === hostname() && !isRunning(id);
  } catch {
    // Not written to its end yet, by a process that is about to.
    return false;
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of two that find the same abandoned lock one takes it away; what a third has put there meanwhile is given back. */
function takeAway(path: string, text: string): void {
  const aside = `${path}-${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== text) linkSync(aside, path);
  } catch {
    // Somebody was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}
