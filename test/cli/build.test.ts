import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BROKEN, readFiles, SOUND, tmc, workspace, writeFiles } from './cli.ts';

it('writes its outputs below the project and ends with one line', () => {
  const root = workspace({ 'shop.tm': SOUND });
  const { code, out, err } = tmc(['build'], { cwd: root });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /\n2 components, 1 flow, 0 boundaries -> \d+ threats? \(\d+ open, \d+ unknown\), \d+ required controls?, \d+ questions?\n$/,
  );
  const files = readFiles(join(root, 'threat-model'));
  const { files: listed } = JSON.parse(files['manifest.json'] ?? '');
  expect(Object.keys(files).filter((path) => path !== 'manifest.json')).toEqual(listed);
  expect(listed).toContain('model.json');
  expect(listed.some((path: string) => path.endsWith('.svg'))).toBe(true);
});

it('writes the same bytes again, touches nothing that is unchanged, and reads none of its own output', () => {
  const root = workspace({ 'shop.tm': SOUND });
  tmc(['build'], { cwd: root });
  const first = readFiles(root);
  expect(tmc(['build'], { cwd: root }).code).toBe(0);
  expect(readFiles(root)).toEqual(first);
});

it('writes nothing for a model with an error, and leaves what is there', () => {
  const root = workspace({ 'shop.tm': SOUND });
  tmc(['build'], { cwd: root });
  const before = readFiles(join(root, 'threat-model'));
  writeFiles(root, { 'shop.tm': BROKEN });
  const { code, out, err } = tmc(['build'], { cwd: root });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('error[TM2001]');
  expect(readFiles(join(root, 'threat-model'))).toEqual(before);
  const fresh = workspace({ 'shop.tm': BROKEN });
  expect(tmc(['build'], { cwd: fresh }).code).toBe(2);
  expect(Object.keys(readFiles(fresh))).toEqual(['shop.tm']);
});

it('removes files of an earlier build that are no longer made, and never a file of somebody else', () => {
  const root = workspace({ 'shop.tm': SOUND });
  tmc(['build'], { cwd: root });
  const out = join(root, 'threat-model');
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  writeFiles(out, { 'old/page.md': 'made by an earlier version', 'notes/mine.md': 'written by hand' });
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...manifest, files: [...manifest.files, 'old/page.md', '../shop.tm'] }));
  expect(tmc(['build'], { cwd: root }).code).toBe(0);
  const files = Object.keys(readFiles(root));
  expect(files).toContain('threat-model/notes/mine.md');
  expect(files).toContain('shop.tm');
  expect(files).not.toContain('threat-model/old/page.md');
});

it('refuses to overwrite what no build has made', () => {
  const root = workspace({ 'shop.tm': SOUND, 'docs/model.json': '{"mine": true}' });
  const { code, err } = tmc(['build', '--out', 'docs'], { cwd: root });
  expect(code).toBe(2);
  expect(err).toContain('model.json` is not from a build');
  expect(readFiles(join(root, 'docs'))).toEqual({ 'model.json': '{"mine": true}' });
  writeFiles(root, { 'web/manifest.json': '{"name": "a web app"}' });
  expect(tmc(['build', '--out', 'web'], { cwd: root }).code).toBe(2);
  expect(readFiles(join(root, 'web'))).toEqual({ 'manifest.json': '{"name": "a web app"}' });
});

it('writes through no link', () => {
  const outside = workspace();
  const root = workspace({ 'shop.tm': SOUND });
  symlinkSync(outside, join(root, 'threat-model'));
  expect(tmc(['build'], { cwd: root }).code).toBe(2);
  mkdirSync(join(root, 'out'));
  symlinkSync(outside, join(root, 'out', 'policy'));
  expect(tmc(['build', '--out', 'out'], { cwd: root }).code).toBe(2);
  expect(readFiles(outside)).toEqual({});
});

it('mends the output of a build that was killed in between', () => {
  const root = workspace({ 'shop.tm': SOUND });
  tmc(['build'], { cwd: root });
  const whole = readFiles(root);
  writeFiles(join(root, 'threat-model'), { 'model.json': 'half', '.tmc-abcdef/new/model.json': 'half' });
  expect(tmc(['build'], { cwd: root }).code).toBe(0);
  expect(readFiles(root)).toEqual(whole);
});

it('writes to another directory, and builds every project of a root', () => {
  const root = workspace({ 'a/a.tm': 'model a\ncomponent x : service\n', 'b/b.tm': SOUND, '.git/HEAD': '' });
  const { code, out } = tmc(['build'], { cwd: root });
  expect(code).toBe(0);
  expect(out).toMatch(/ in a\n.* in b\n$/);
  expect(Object.keys(readFiles(root)).filter((path) => path.endsWith('model.json'))).toEqual([
    'a/threat-model/model.json',
    'b/threat-model/model.json',
  ]);
  expect(tmc(['build', '--out', 'all'], { cwd: root }).err).toContain('`.` holds 2 projects');
  expect(tmc(['build', 'a', '--out', 'all/a'], { cwd: root }).code).toBe(0);
  expect(Object.keys(readFiles(join(root, 'all', 'a')))).toContain('model.json');
});

it('prints one document for machines', () => {
  const root = workspace({ 'shop.tm': SOUND });
  const { out, err } = tmc(['build', '--format', 'json'], { cwd: root });
  expect(JSON.parse(out)).toMatchObject({ counts: { error: 0 }, diagnostics: [], projects: [{ directory: '', model: 'shop' }] });
  expect(err).toMatch(/\n2 components/);
});
