import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCodeLinks } from '../../compiler/cli/code-links.ts';
import { createNodeHost, findRepositoryRoot, MAX_FILE_BYTES } from '../../compiler/cli/node-host.ts';
import { workspace, writeFiles } from './cli.ts';

function repository(files: Readonly<Record<string, string>>) {
  const root = realpathSync(workspace(files));
  return { root, host: createNodeHost(root) };
}

it('reads files and lists directories below its root', () => {
  const { host } = repository({ 'a/b.tm': 'model b', 'a/c/d.tm': '' });
  const read = host.readFile('a/b.tm');
  expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('model b');
  const byName = [...(host.readDirectory('a') ?? [])].sort((x, y) => (x.name < y.name ? -1 : 1));
  expect(byName).toEqual([
    { name: 'b.tm', type: 'file' },
    { name: 'c', type: 'directory' },
  ]);
  expect(host.readDirectory('')?.map(({ name }) => name)).toEqual(['a']);
  expect(host.readDirectory('nowhere')).toBeUndefined();
});

it('says why it reads a file not', () => {
  const { root, host } = repository({ 'a/b.tm': '', 'full.tm': '' });
  writeFileSync(join(root, 'full.tm'), Buffer.alloc(MAX_FILE_BYTES, 0x20));
  writeFileSync(join(root, 'large.tm'), Buffer.alloc(MAX_FILE_BYTES + 1, 0x20));
  expect(host.readFile('full.tm').ok).toBe(true);
  expect(host.readFile('large.tm')).toEqual({ ok: false, why: 'too_large' });
  expect(host.readFile('a')).toEqual({ ok: false, why: 'directory' });
  expect(host.readFile('c.tm')).toEqual({ ok: false, why: 'missing' });
  expect(host.readFile('a\0b')).toEqual({ ok: false, why: 'missing' });
});

it('follows no link and leaves its root by no path', () => {
  const outside = workspace({ 'x.tm': 'secret', 'd/y.tm': 'secret' });
  const { root, host } = repository({ 'a/b.tm': '' });
  symlinkSync(join(outside, 'x.tm'), join(root, 'x.tm'));
  symlinkSync(join(outside, 'd'), join(root, 'd'));
  symlinkSync(join(root, 'a'), join(root, 'inside'));
  for (const path of ['x.tm', 'd/y.tm', 'inside/b.tm', '../x.tm', `${outside}/x.tm`, 'a/../../x.tm'])
    expect(host.readFile(path).ok, path).toBe(false);
  for (const path of ['d', 'inside', '..', outside]) expect(host.readDirectory(path), path).toBeUndefined();
  expect(
    host
      .readDirectory('')
      ?.filter(({ type }) => type === 'other')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['d', 'inside', 'x.tm']);
});

it('takes the nearest `.git` upwards as the root, a file of a worktree too, else the directory itself', () => {
  const { root } = repository({ 'a/b/x.tm': '', 'w/.git': 'gitdir: elsewhere', 'w/deep/x.tm': '' });
  expect(findRepositoryRoot(join(root, 'a', 'b'))).toBe(join(root, 'a', 'b'));
  mkdirSync(join(root, '.git'));
  expect(findRepositoryRoot(join(root, 'a', 'b'))).toBe(root);
  expect(findRepositoryRoot(join(root, 'w', 'deep'))).toBe(join(root, 'w'));
});

it('finds linked code from the project, or else from the root', () => {
  const { root, host } = repository({ 'shop/src/a.ts': '', 'services/web/src/deep/verify.ts': '', 'empty/.git/x.ts': '' });
  writeFiles(root, { 'node_modules/pkg/verify.ts': '' });
  const exists = createCodeLinks(host, 'shop');
  for (const link of [
    'src/a.ts',
    './src/a.ts',
    'src/',
    'services/**',
    'services/**/verify.ts',
    'services/*/src/**',
    '**/a.ts',
    'services/web',
  ]) {
    expect(exists(link), link).toBe(true);
  }
  for (const link of ['src/b.ts', 'services/*.ts', '../x', '/etc/passwd', '', 'services/w', '**/x.ts', 'src/a.ts/**', 'src.a.ts']) {
    expect(exists(link), link).toBe(false);
  }
});
