import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOutput } from '../../compiler/cli/write-output.ts';
import { readFiles, workspace, writeFiles } from './cli.ts';

const FIRST = [
  { path: 'a.txt', text: 'a' },
  { path: 'deep/b.txt', text: 'b' },
];

it('accepts a file of somebody else that says the same', () => {
  const out = join(workspace(), 'out');
  writeFiles(out, { 'a.txt': 'a' });
  writeOutput(out, FIRST);
  expect(Object.keys(readFiles(out))).toEqual(['a.txt', 'deep/b.txt', 'manifest.json']);
});

it.each(['../x', '/x', 'a/../x', 'a//b', 'manifest.json', '.tmc-x', ''])('throws for an emitter that writes to %j', (path) => {
  expect(() => writeOutput(join(workspace(), 'out'), [{ path, text: '' }])).toThrow('an emitter wrote to');
});

it('removes folders that became empty, and keeps the rest', () => {
  const out = join(workspace(), 'out');
  writeOutput(out, FIRST);
  writeOutput(out, [{ path: 'a.txt', text: 'a' }]);
  expect(Object.keys(readFiles(out))).toEqual(['a.txt', 'manifest.json']);
});

it('removes nothing that is no file of an earlier build any more', () => {
  const outside = workspace({ 'kept.txt': 'kept' });
  const out = join(workspace(), 'out');
  writeOutput(out, [...FIRST, { path: 'linked/kept.txt', text: 'x' }, { path: 'folder', text: 'x' }]);
  writeOutput(out, FIRST);
  symlinkSync(outside, join(out, 'linked'));
  writeFiles(out, { 'folder/mine.txt': 'mine' });
  const named = ['a.txt', 'deep/b.txt', 'folder', 'linked/kept.txt', '../kept.txt'];
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ schemaVersion: 1, generatedBy: 'tmc', files: named }));
  writeOutput(out, FIRST);
  expect(readFiles(outside)).toEqual({ 'kept.txt': 'kept' });
  expect(Object.keys(readFiles(out))).toEqual(['a.txt', 'deep/b.txt', 'folder/mine.txt', 'manifest.json']);
});

it('leaves no directory that it made for nothing', () => {
  const root = workspace();
  mkdirSync(join(root, 'there'));
  // A name too long for the disk: the directories above it have been made by then.
  expect(() => writeOutput(join(root, 'there', 'made', 'out'), [{ path: 'x'.repeat(300), text: '' }])).toThrow('the name is too long');
  expect(readFiles(root)).toEqual({});
  expect(() =>
    writeOutput(join(root, 'there', 'made', 'out'), [
      { path: 'a/b', text: '' },
      { path: 'a', text: '' },
    ]),
  ).toThrow();
  mkdirSync(join(root, 'there', 'made'));
});
