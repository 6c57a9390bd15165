/**
 * Every call that changes the disk while an output is written fails once, or is the last one of a process that is killed there.
 * What lies on the disk afterwards is the previous output or the next one, whole.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { OutputFile } from '../../compiler/cli/write-output.ts';
import { readFiles, workspace } from './cli.ts';

const disk = vi.hoisted(() => ({ calls: 0, fails: (_name: string, _call: number): string | undefined => undefined }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const changing = ['copyFileSync', 'linkSync', 'mkdirSync', 'mkdtempSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync'] as const;
  const guarded = changing.map((name) => {
    const call = real[name] as (...given: unknown[]) => unknown;
    const guard = (...given: unknown[]): unknown => {
      const code = disk.fails(name, ++disk.calls);
      if (code !== undefined) throw Object.assign(new Error(`${code}: ${name}`), { code, path: String(given[0]) });
      return call(...given);
    };
    return [name, guard] as const;
  });
  return { ...real, ...Object.fromEntries(guarded) };
});

// Loaded anew: another test file of this process may have loaded them with the real disk.
vi.resetModules();
const { FileFault } = await import('../../compiler/cli/file-fault.ts');
const { writeOutput } = await import('../../compiler/cli/write-output.ts');

beforeEach(() => never());

function never(): void {
  disk.calls = 0;
  disk.fails = () => undefined;
}

const BEFORE: readonly OutputFile[] = [
  { path: 'a.txt', text: 'a' },
  { path: 'deep/b.txt', text: 'b' },
  { path: 'gone/far/c.txt', text: 'c' },
  { path: 'same.txt', text: 'same' },
];
const AFTER: readonly OutputFile[] = [
  { path: 'a.txt', text: 'A' },
  { path: 'deep/b.txt', text: 'B' },
  { path: 'deep/new/d.txt', text: 'D' },
  { path: 'same.txt', text: 'same' },
];

/** What is there before and after the second files are written, and how often the disk is changed for that. */
const { before, after, calls } = measure();

function measure() {
  const out = join(mkdtempSync(join(tmpdir(), 'tmc-test-')), 'out');
  writeOutput(out, BEFORE);
  const first = readFiles(out);
  disk.calls = 0;
  writeOutput(out, AFTER);
  const counted = disk.calls;
  const second = readFiles(out);
  rmSync(dirname(out), { recursive: true });
  return { before: first, after: second, calls: counted };
}

/** An output directory with the first files in it. */
function prepare(): string {
  never();
  const out = join(workspace(), 'out');
  writeOutput(out, BEFORE);
  disk.calls = 0;
  return out;
}

/** Without what a process that ended early leaves behind, which the next build clears. */
function outputIn(out: string): Record<string, string> {
  return Object.fromEntries(Object.entries(readFiles(out)).filter(([path]) => !path.startsWith('.tmc-')));
}

function attempt(out: string): unknown {
  try {
    writeOutput(out, AFTER);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    never();
  }
}

it('writes what it should, and changes the disk often enough for the tests below to mean something', () => {
  expect(Object.keys(before)).toEqual(['a.txt', 'deep/b.txt', 'gone/far/c.txt', 'manifest.json', 'same.txt']);
  expect(Object.keys(after)).toEqual(['a.txt', 'deep/b.txt', 'deep/new/d.txt', 'manifest.json', 'same.txt']);
  expect(calls).toBeGreaterThan(25);
});

it.each(['ENOSPC', 'EROFS', 'EACCES'])('leaves a whole output whichever call fails with %s', (code) => {
  for (let call = 1; call <= calls; call++) {
    const out = prepare();
    disk.fails = (_, at) => (at === call ? code : undefined);
    const error = attempt(out);
    if (error !== undefined) {
      expect(error, `call ${call}`).toBeInstanceOf(FileFault);
      expect(String(error)).toContain('the output is as it was');
      expect(outputIn(out), `call ${call}`).toEqual(before);
    } else expect(outputIn(out), `call ${call}`).toEqual(after);
    endProcess(out);
    writeOutput(out, AFTER);
    expect(readFiles(out), `after call ${call}`).toEqual(after);
  }
});

it('leaves a whole output when the disk is full from some call on, and only renaming and removing works', () => {
  const takesSpace = /^(?:copy|link|mk|write)/;
  for (let call = 1; call <= calls; call++) {
    const out = prepare();
    disk.fails = (name, at) => (at >= call && takesSpace.test(name) ? 'ENOSPC' : undefined);
    const error = attempt(out);
    expect(outputIn(out), `call ${call}`).toEqual(error === undefined ? after : before);
    if (error !== undefined) expect(String(error)).toMatch(/cannot write .*: the disk is full; the output is as it was$/);
  }
});

it('says so when not even the previous output can be put back', () => {
  const out = prepare();
  let renamed = 0;
  disk.fails = (name) => (name === 'renameSync' && ++renamed > 2 ? 'EIO' : undefined);
  const error = attempt(out);
  expect(error).toBeInstanceOf(FileFault);
  expect(String(error)).toMatch(/the output in .* is incomplete \(the disk reports an error, then .*\); run the build again$/);
});

it('has every file whole wherever the process is killed, and the next build mends the rest', () => {
  let mixed = 0;
  for (let call = 1; call <= calls; call++) {
    const out = prepare();
    disk.fails = (_, at) => (at >= call ? 'EKILLED' : undefined);
    attempt(out);
    const left = outputIn(out);
    for (const [path, text] of Object.entries(left)) {
      if (path !== 'manifest.json') expect([before[path], after[path]], `call ${call}: ${path}`).toContain(text);
    }
    if (JSON.stringify(left) !== JSON.stringify(before) && JSON.stringify(left) !== JSON.stringify(after)) mixed++;
    endProcess(out);
    writeOutput(out, AFTER);
    expect(readFiles(out), `after call ${call}`).toEqual(after);
  }
  // Only between the first rename and the last.
  expect(mixed).toBeLessThan(10);
});

/** The lock names a process that runs no more. */
function endProcess(out: string): void {
  const lock = join(out, '.tmc-lock');
  if (existsSync(lock)) writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), process: 2 ** 30 }));
}
