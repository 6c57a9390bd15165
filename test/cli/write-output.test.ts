import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOutput } from '../../compiler/cli/write-output.ts';
import { readFiles, workspace, writeFiles } from './cli.ts';

const FIRST = [
  { path: 'a.txt', text: 'a' },
  { path: 'deep/b.txt', text: 'b' },
];

it('puts everything back when a file cannot be replaced', () => {
  const out = join(workspace(), 'out');
  writeOutput(out, FIRST);
  const before = readFiles(out);
  // A directory stands where the third file should go: replacing the first two has already happened by then.
  mkdirSync(join(out, 'z.txt', 'x'), { recursive: true });
  writeFileSync(join(out, 'manifest.json'), (before['manifest.json'] ?? '').replace('"a.txt"', '"z.txt",\n    "a.txt"'));
  const manifest = readFiles(out);
  const next = [
    { path: 'a.txt', text: 'A' },
    { path: 'new/c.txt', text: 'c' },
    { path: 'z.txt', text: 'z' },
  ];
  expect(() => writeOutput(out, next)).toThrow();
  expect(readFiles(out)).toEqual(manifest);
});

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
