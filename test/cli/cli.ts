/** Runs the built command line as a person would: its own process, a directory of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { projectRoot } from '../support/library.ts';

export const bundle: string = join(projectRoot, 'dist', 'tmc.cjs');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function tmc(words: readonly string[], options: RunOptions = {}): Run {
  return runProgram(bundle, words, options);
}

/** The same for a copy of the bundle that was changed. */
export function runProgram(program: string, words: readonly string[], options: RunOptions = {}): Run {
  requireBundle();
  const run = spawnSync(process.execPath, [program, ...words], {
    cwd: options.cwd ?? projectRoot,
    env: environment(options),
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** As `tmc ... | head -c 1`: the reader goes away after the first bytes. */
export function tmcClosedPipe(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  requireBundle();
  const child = spawn(process.execPath, [bundle, ...words], { cwd: options.cwd ?? projectRoot, env: environment(options), stdio: 'pipe' });
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: '', err })));
}

function environment(options: RunOptions): Record<string, string | undefined> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  return { ...rest, XDG_CACHE_HOME: caches, ...options.env };
}

function requireBundle(): void {
  const failure = inject('buildFailure');
  if (failure !== '') throw new Error(`the bundle could not be built: ${failure}`);
}

/** What runs of these tests keep for later runs; not among the caches of whoever runs them. */
const caches = mkdtempSync(join(tmpdir(), 'tmc-caches-'));
process.on('exit', () => rmSync(caches, { recursive: true, force: true }));

/** A directory with these files, gone after the test. */
export function workspace(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'tmc-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFiles(directory, files);
  return directory;
}

export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** Every file below a directory with its text. */
export function readFiles(directory: string): Record<string, string> {
  const paths = filesIn(directory).sort();
  return Object.fromEntries(paths.map((path) => [relative(directory, path), readFileSync(path, 'utf8')]));
}

// A recursive `readdirSync` follows links on some versions of Node.
function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** A model without a fault, and without a pack that would judge it. */
export const SOUND = 'model shop "Shop"\n\ncomponent web "Web" : service\ncomponent db "Orders" : postgres\nflow orders from web -> db\n';
/** One name that nothing has. */
export const BROKEN = 'model shop "Shop"\n\ncomponent web "Web" : service\nflow orders from web -> databse\n';
