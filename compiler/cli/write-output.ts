/**
 * Writes what a build made. Promises: all files or none (a fault in between puts the previous ones back), files of somebody
 * else are never touched, no link is written through, one build at a time. All texts and a copy of what they replace lie on the
 * disk before the first file is replaced; from there on files are only renamed. A run that is killed during that is mended by
 * the next one: the manifest names old and new files before the first is replaced.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FileFault, reasonOf, tellFaults } from './file-fault.ts';
import { makeDirectories } from './make-directory.ts';
import { UsageError } from './usage-error.ts';
import { LOCK, withLock } from './write-lock.ts';

export const MANIFEST = 'manifest.json';
const STAGING = '.tmc-';

export interface OutputFile {
  /** Relative to the output directory, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * `directory` is absolute. Throws a `UsageError` where files of somebody else, or links, stand in the way, and a `FileFault`
 * where the disk refuses.
 */
export function writeOutput(directory: string, files: readonly OutputFile[]): void {
  checkNames(files);
  tellFaults(directory, 'the output is as it was', () => {
    refuseLinks(directory, files);
    if (isWritten(directory, planOf(directory, files)) && leftBehind(directory).length === 0) return;
    const made = makeDirectories(directory);
    try {
      withLock(directory, () => writeLocked(directory, files));
    } catch (error) {
      if (made !== undefined) removeEmpty(dirname(made), relative(dirname(made), directory));
      throw error;
    }
  });
}

interface Plan {
  /** Files that do not hold their text yet. */
  readonly changed: readonly OutputFile[];
  /** What an earlier build wrote and this one does not. */
  readonly obsolete: readonly string[];
  readonly before: ReadonlySet<string>;
  readonly after: readonly string[];
}

function planOf(directory: string, files: readonly OutputFile[]): Plan {
  const before = readManifest(directory);
  refuseForeign(directory, files, before);
  const next = new Set(files.map((file) => file.path));
  return {
    changed: files.filter((file) => !holds(join(directory, file.path), file.text)),
    obsolete: [...before].filter((path) => !next.has(path) && isPlainFile(directory, path)),
    before,
    after: [...next],
  };
}

/** A manifest is text in a repository: what it names may be a folder by now, or lie behind a link. */
function isPlainFile(directory: string, path: string): boolean {
  const parts = path.split('/');
  return parts.every((_, i) => {
    const status = lstatSync(join(directory, ...parts.slice(0, i + 1)), { throwIfNoEntry: false });
    return i === parts.length - 1 ? status?.isFile() === true : status?.isDirectory() === true;
  });
}

function isWritten(directory: string, { changed, obsolete, after }: Plan): boolean {
  return changed.length === 0 && obsolete.length === 0 && holds(join(directory, MANIFEST), manifestText(after));
}

function writeLocked(directory: string, files: readonly OutputFile[]): void {
  // Once more: another build may have been faster.
  refuseLinks(directory, files);
  const plan = planOf(directory, files);
  clearStaging(directory);
  if (isWritten(directory, plan)) return;
  const staging = mkdtempSync(join(directory, STAGING));
  try {
    for (const file of plan.changed) writeNew(join(staging, 'new', file.path), file.text);
    writeNew(join(staging, 'during'), manifestText([...new Set([...plan.before, ...plan.after])]));
    writeNew(join(staging, 'after'), manifestText(plan.after));
    const touched = [MANIFEST, ...plan.changed.map((file) => file.path), ...plan.obsolete];
    for (const path of touched) keep(join(directory, path), join(staging, 'old', path));
    replaceAll(directory, staging, plan);
  } finally {
    clear(staging);
  }
  for (const path of plan.obsolete) removeEmpty(directory, dirname(path));
}

/** What cannot be cleared now, the next build clears. */
function clear(staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** A second name for what a rename will replace; a copy where the disk knows no second names. */
function keep(target: string, kept: string): void {
  if (!existsSync(target)) return;
  makeDirectories(dirname(kept));
  try {
    linkSync(target, kept);
  } catch {
    copyFileSync(target, kept);
  }
}

function replaceAll(directory: string, staging: string, { changed, obsolete }: Plan): void {
  const undo: (() => void)[] = [];
  const restore = (path: string): void => {
    const kept = join(staging, 'old', path);
    undo.push(() => (existsSync(kept) ? renameSync(kept, join(directory, path)) : rmSync(join(directory, path), { force: true })));
  };
  try {
    restore(MANIFEST);
    renameSync(join(staging, 'during'), join(directory, MANIFEST));
    for (const { path } of changed) {
      makeParents(directory, path, undo);
      restore(path);
      renameSync(join(staging, 'new', path), join(directory, path));
    }
    for (const path of obsolete) {
      restore(path);
      rmSync(join(directory, path));
    }
    renameSync(join(staging, 'after'), join(directory, MANIFEST));
  } catch (error) {
    undoAll(undo.reverse(), directory, error);
    throw error;
  }
}

/** Makes the directories of a file, one by one, so that each can be taken away again. */
function makeParents(directory: string, path: string, undo: (() => void)[]): void {
  const parts = path.split('/').slice(0, -1);
  parts.forEach((_, i) => {
    const parent = join(directory, ...parts.slice(0, i + 1));
    if (existsSync(parent)) return;
    mkdirSync(parent);
    undo.push(() => rmdirSync(parent));
  });
}

/** One step that fails keeps none of the others from being taken back. */
function undoAll(steps: readonly (() => void)[], directory: string, cause: unknown): void {
  let failed: unknown;
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      failed ??= error;
    }
  }
  if (failed === undefined) return;
  const reasons = [cause, failed].map((one) => reasonOf(one) ?? String(one)).join(', then ');
  throw new FileFault(`the output in \`${directory}\` is incomplete (${reasons}); run the build again`);
}

function writeNew(path: string, text: string): void {
  makeDirectories(dirname(path));
  writeFileSync(path, text);
}

function manifestText(paths: readonly string[]): string {
  const list = [...paths].sort((a, b) => (a < b ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: 1, generatedBy: 'tmc', files: list }, undefined, 2)}\n`;
}

/** Files that an earlier build wrote; empty when there was none, or its manifest cannot be read. */
function readManifest(directory: string): ReadonlySet<string> {
  try {
    const { files, generatedBy } = JSON.parse(readFileSync(join(directory, MANIFEST), 'utf8')) as {
      files?: unknown;
      generatedBy?: unknown;
    };
    if (generatedBy !== 'tmc' || !Array.isArray(files)) return new Set();
    return new Set(files.filter((file): file is string => typeof file === 'string' && isSafePath(file)));
  } catch {
    return new Set();
  }
}

/** A manifest is text in a repository: a path in it that climbs would delete files elsewhere. */
function isSafePath(path: string): boolean {
  return path !== '' && !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function checkNames(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!isSafePath(path) || path === MANIFEST || path.startsWith(STAGING) || seen.has(path.toLowerCase()))
      throw new Error(`an emitter wrote to \`${path}\``);
    seen.add(path.toLowerCase());
  }
}

function refuseForeign(directory: string, files: readonly OutputFile[], own: ReadonlySet<string>): void {
  const manifest = join(directory, MANIFEST);
  if (own.size === 0 && existsSync(manifest))
    throw new UsageError(`\`${manifest}\` is not from a build; name another directory with \`--out\``);
  for (const { path, text } of files) {
    const target = join(directory, path);
    if (own.has(path) || !existsSync(target) || holds(target, text)) continue;
    throw new UsageError(`\`${target}\` is not from a build; move it away, or name another directory with \`--out\``);
  }
}

function refuseLinks(directory: string, files: readonly OutputFile[]): void {
  const paths = new Set<string>([directory]);
  for (const { path } of files) {
    const parts = path.split('/');
    for (let i = 1; i <= parts.length; i++) paths.add(join(directory, ...parts.slice(0, i)));
  }
  for (const path of paths) {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status?.isSymbolicLink()) throw new UsageError(`\`${path}\` is a link, and nothing is written through links`);
    if (path === directory && status && !status.isDirectory()) throw new UsageError(`\`${path}\` is not a directory`);
  }
}

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

/** Of a run that was killed, or of one that is writing now: its lock, and what it put aside. */
function leftBehind(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.startsWith(STAGING));
}

function clearStaging(directory: string): void {
  for (const name of leftBehind(directory)) if (name !== LOCK) rmSync(join(directory, name), { recursive: true, force: true });
}

function removeEmpty(directory: string, below: string): void {
  for (let path = below; path !== '.' && path !== ''; path = dirname(path)) {
    try {
      rmdirSync(join(directory, path));
    } catch {
      return;
    }
  }
}
