/** Warm builds: faster than cold ones, never other. What lies in a repository is no proof of what was drawn. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheDirectory } from '../../compiler/cli/picture-store.ts';
import { bundle, readFiles, runProgram, SOUND, tmc, workspace, writeFiles } from './cli.ts';

const OVERVIEW = 'threat-model/diagrams/overview.svg';

function built() {
  const caches = workspace();
  const root = workspace({ 'shop.tm': SOUND });
  const run = (program = bundle) => runProgram(program, ['build'], { cwd: root, env: { XDG_CACHE_HOME: caches } });
  expect(run().code).toBe(0);
  return { root, caches: join(caches, 'tmc', 'pictures'), run, whole: readFiles(root) };
}

/** The program with a layout that fails: it builds only what needs no layout. */
function unableToDraw(): string {
  const copy = join(workspace(), 'dist');
  cpSync(dirname(bundle), copy, { recursive: true });
  writeFileSync(join(copy, 'layout.worker.mjs'), 'throw new Error("no");');
  return join(copy, 'tmc.cjs');
}

it('lays nothing out again that is as it was, with the same bytes', () => {
  const { root, run, whole } = built();
  expect(run(unableToDraw())).toMatchObject({ code: 0, err: '' });
  expect(readFiles(root)).toEqual(whole);
  writeFiles(root, { 'shop.tm': `${SOUND}component cache "Cache" : redis\nflow cached from web -> cache\n` });
  expect(run(unableToDraw())).toMatchObject({ code: 2, err: expect.stringContaining('error[TM6001]') });
});

it('trusts no file of the output: what was changed by hand is as drawn again', () => {
  const { root, run, whole } = built();
  const dot = OVERVIEW.replace('.svg', '.dot');
  for (const path of [OVERVIEW, dot]) writeFileSync(join(root, path), `${whole[path]}<!-- by hand -->`);
  expect(run().code).toBe(0);
  expect(readFiles(root)).toEqual(whole);
});

it('gives the bytes of a cold build after any row of changes', { timeout: 120_000 }, () => {
  const { root, run } = built();
  const larger = SOUND.replace('component db', 'component cache "Cache" : redis\nflow cached from web -> cache\ncomponent db');
  for (const text of [larger, SOUND.replace('"Web"', '"Web shop"'), SOUND]) {
    writeFiles(root, { 'shop.tm': text });
    expect(run().code).toBe(0);
    const cold = workspace({ 'shop.tm': text });
    expect(tmc(['build'], { cwd: cold, env: { XDG_CACHE_HOME: workspace() } }).code).toBe(0);
    expect(readFiles(root)).toEqual(readFiles(cold));
  }
});

it.each([
  ['is cut off', (text: string) => text.slice(0, text.length / 2)],
  [
    'is from another version',
    (text: string) => text.replace(/"drawnBy":"[^"]*"/, '"drawnBy":"emit-000000000000"').replaceAll('<svg', '<svg class=\\"old\\"'),
  ],
  ['is something else', () => '{"drawnBy": 1, "pictures": [1]}'],
])('draws again when what was kept %s', (_, change) => {
  const { root, caches, run, whole } = built();
  const [name = ''] = readdirSync(caches);
  writeFileSync(join(caches, name), change(readFileSync(join(caches, name), 'utf8')));
  expect(run()).toMatchObject({ code: 0, err: '' });
  expect(readFiles(root)).toEqual(whole);
});

it('builds where nothing can be kept', () => {
  const root = workspace({ 'shop.tm': SOUND });
  const { code, err } = tmc(['build'], { cwd: root, env: { XDG_CACHE_HOME: join(root, 'shop.tm') } });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

it('keeps pictures where the system has caches', () => {
  expect(cacheDirectory({ XDG_CACHE_HOME: '/caches' }, 'linux')).toBe(join('/caches', 'tmc', 'pictures'));
  expect(cacheDirectory({ XDG_CACHE_HOME: '' }, 'linux')).toBe(join(homedir(), '.cache', 'tmc', 'pictures'));
  expect(cacheDirectory({}, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'tmc', 'pictures'));
  expect(cacheDirectory({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'tmc', 'pictures'));
});

it('keeps nothing in the directory a build runs in', () => {
  expect(cacheDirectory({ XDG_CACHE_HOME: 'caches' }, 'linux')).toBeUndefined();
  for (const env of [
    { XDG_CACHE_HOME: 'caches', HOME: workspace() },
    { XDG_CACHE_HOME: '', HOME: '' },
  ]) {
    const root = workspace({ 'shop.tm': SOUND });
    expect(tmc(['build'], { cwd: root, env })).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(root).sort()).toEqual(['shop.tm', 'threat-model']);
  }
});
