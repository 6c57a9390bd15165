/**
 * Writes what a build made. Promises: all files or none (a fault in between puts the previous ones back), files of somebody
 * else are never touched, no link is written through. A run that is killed in between is mended by the next one: the
 * manifest names old and new files before the first is replaced.
 */
import {
  copyFileSync,
  existsSync,
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
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.ts';

export const MANIFEST = 'manifest.json';
const STAGING = '.tmc-';

export interface OutputFile {
  /** Relative to the output directory, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** `directory` is absolute. Throws a `UsageError` where files of somebody else, or links, stand in the way. */
export function writeOutput(directory: string, files: readonly OutputFile[]): void {
  checkNames(files);
  refuseLinks(directory, files);
  const previous = readManifest(directory);
  const next = new Set(files.map((file) => file.path));
  refuseForeign(directory, files, previous);
  mkdirSync(directory, { recursive: true });
  clearStaging(directory);
  const changed = files.filter((file) => !holds(join(directory, file.path), file.text));
  const obsolete = [...previous].filter((path) => !next.has(path) && existsSync(join(directory, path)));
  const manifest = manifestText([...next]);
  if (changed.length === 0 && obsolete.length === 0 && holds(join(directory, MANIFEST), manifest)) return;
  const staging = mkdtempSync(join(directory, STAGING));
  try {
    for (const file of changed) writeNew(join(staging, 'new', file.path), file.text);
    replaceAll(directory, staging, changed, obsolete, manifestText([...new Set([...previous, ...next])]), manifest);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  for (const path of obsolete) removeEmpty(directory, dirname(path));
}

function replaceAll(
  directory: string,
  staging: string,
  changed: readonly OutputFile[],
  obsolete: readonly string[],
  during: string,
  after: string,
): void {
  const undo: (() => void)[] = [];
  const keep = (path: string): void => {
    const target = join(directory, path);
    const kept = join(staging, 'old', path);
    if (existsSync(target)) {
      mkdirSync(dirname(kept), { recursive: true });
      copyFileSync(target, kept);
      undo.push(() => renameSync(kept, target));
    } else undo.push(() => rmSync(target, { force: true }));
  };
  try {
    writeNew(join(staging, 'during'), during);
    writeNew(join(staging, 'after'), after);
    keep(MANIFEST);
    renameSync(join(staging, 'during'), join(directory, MANIFEST));
    for (const { path } of changed) {
      keep(path);
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      renameSync(join(staging, 'new', path), join(directory, path));
    }
    for (const path of obsolete) {
      keep(path);
      rmSync(join(directory, path));
    }
    renameSync(join(staging, 'after'), join(directory, MANIFEST));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
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

/** What a killed run left behind. */
function clearStaging(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(STAGING)) rmSync(join(directory, name), { recursive: true, force: true });
  }
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
