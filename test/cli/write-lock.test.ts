import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LOCK, withLock } from '../../compiler/cli/write-lock.ts';
import { readFiles, workspace } from './cli.ts';

const ended = (): number => spawnSync(process.execPath, ['-e', '0']).pid;

it('holds the lock while it works, and never after', () => {
  const directory = workspace();
  expect(withLock(directory, () => readFiles(directory))[LOCK]).toContain(`"process":${process.pid}`);
  expect(() =>
    withLock(directory, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(readFiles(directory)).toEqual({});
});

it.each([
  ['of a process that runs', { process: process.pid, machine: hostname() }],
  ['of another machine', { process: 1, machine: 'elsewhere' }],
  ['that is being written', undefined],
])('waits for a lock %s, and says which file it is', (_, held) => {
  const directory = workspace({ [LOCK]: held ? JSON.stringify(held) : '{"proc' });
  const text = readFileSync(join(directory, LOCK), 'utf8');
  expect(() => withLock(directory, () => undefined, 100)).toThrow(
    `another build is writing to \`${directory}\`; if there is none, remove \``,
  );
  expect(readFiles(directory)).toEqual({ [LOCK]: text });
});

it('takes the lock of a process that has ended, and one that nobody has held for long', () => {
  const directory = workspace();
  const lock = join(directory, LOCK);
  writeFileSync(lock, JSON.stringify({ process: ended(), machine: hostname() }));
  expect(withLock(directory, () => 'worked', 100)).toBe('worked');
  writeFileSync(lock, '');
  utimesSync(lock, 1, 1);
  expect(withLock(directory, () => 'worked', 100)).toBe('worked');
  expect(existsSync(lock)).toBe(false);
});
