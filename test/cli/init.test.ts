import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ATTRIBUTES, attributesToAdd, modelName, modelTitle } from '../../compiler/cli/first-model.ts';
import { readFiles, SOUND, tmc, workspace, writeFiles } from './cli.ts';

it('writes a model that builds and has something open, and prints the two commands to go on with', () => {
  const root = workspace();
  const { code, out, err } = tmc(['init', 'my-shop'], { cwd: root });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`wrote my-shop/my_shop.tm
wrote my-shop/.gitattributes: GitHub takes .tm files for Tcl otherwise

Next:
  tmc check my-shop
  tmc build my-shop
`);
  expect(Object.keys(readFiles(root))).toEqual(['my-shop/.gitattributes', 'my-shop/my_shop.tm']);
  const checked = tmc(['check', 'my-shop', '--format', 'json'], { cwd: root });
  const report = JSON.parse(checked.out);
  expect(report.diagnostics).toEqual([]);
  expect(report.projects[0]).toMatchObject({ model: 'my_shop', exit: 1 });
  expect(report.findings.length).toBeGreaterThan(0);
  expect(report.projects[0].gate.answers.length).toBeGreaterThan(0);
  expect(tmc(['build', 'my-shop'], { cwd: root })).toMatchObject({ code: 0, err: '' });
});

it('takes the directory one is in, and names it in no command', () => {
  const root = join(workspace({ 'shop/x.txt': '' }), 'shop');
  const { out } = tmc(['init'], { cwd: root });
  expect(out).toContain('wrote shop.tm\n');
  expect(out).toMatch(/Next:\n {2}tmc check\n {2}tmc build\n$/);
});

it.each(['webhook', 'prelude', 'from', 'every', '2nd try', 'über uns', '"q" $(id) `x`', '日本', "it's\u202e", `${'long '.repeat(30)}`])(
  'makes a sound model out of the directory %j',
  (directory) => {
    const root = workspace();
    expect(tmc(['init', directory], { cwd: root })).toMatchObject({ code: 0, err: '' });
    const { code, err } = tmc(['check', directory, '--fail-on', 'critical'], { cwd: root });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  },
);

it('makes names of the language', () => {
  expect(modelName('my-Shop 2', [])).toBe('my_shop_2');
  expect(modelName('2nd', [])).toBe('system_2nd');
  expect(modelName('webhook', ['webhook'])).toBe('webhook_system');
  expect(modelName('...', [])).toBe('system');
  expect(modelTitle('my-shop_2')).toBe('My shop 2');
});

it.each([
  ['a model', { 'other.tm': SOUND }],
  ['a model further down', { 'deep/other.tm': SOUND }],
])('refuses a directory with %s, and changes nothing', (_, files) => {
  const root = workspace(files);
  const { code, err } = tmc(['init'], { cwd: root });
  expect(code).toBe(2);
  expect(err).toContain('has a model already');
  expect(readFiles(root)).toEqual(files);
});

it('refuses where a file of that name stands, whatever it is', () => {
  const root = workspace({ 'shop/shop.tm': 'package require Tcl\n' });
  const { code, err } = tmc(['init', 'shop'], { cwd: root });
  expect(code).toBe(2);
  expect(err).toContain('`shop/shop.tm` is there already');
  expect(readFiles(root)).toEqual({ 'shop/shop.tm': 'package require Tcl\n' });
  expect(tmc(['init', 'shop/shop.tm'], { cwd: root }).err).toContain('is not a directory');
});

it('adds its line behind those of a `.gitattributes`, once', () => {
  const root = workspace({ '.gitattributes': '*.png binary' });
  expect(tmc(['init'], { cwd: root }).out).toContain('added a line to .gitattributes');
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(`*.png binary\n${ATTRIBUTES}\n`);
  const said = '*.tm linguist-language=Text\n';
  const own = workspace({ '.gitattributes': said });
  expect(tmc(['init'], { cwd: own }).out).toContain('left .gitattributes alone');
  expect(readFileSync(join(own, '.gitattributes'), 'utf8')).toBe(said);
});

it.each([
  ['', `${ATTRIBUTES}\n`],
  ['a b\n', `${ATTRIBUTES}\n`],
  ['a b\r\n', `${ATTRIBUTES}\r\n`],
  ['a b', `\n${ATTRIBUTES}\n`],
  ['  *.tm text', ''],
  ['# *.tm text\n*.tmx x\n', `${ATTRIBUTES}\n`],
])('adds to %j', (existing, added) => {
  expect(attributesToAdd(existing)).toBe(added);
});

it('writes through no link', () => {
  const outside = workspace({ attributes: 'a b\n' });
  const root = workspace();
  mkdirSync(join(root, 'shop'));
  symlinkSync(join(outside, 'attributes'), join(root, 'shop', '.gitattributes'));
  expect(tmc(['init', 'shop'], { cwd: root }).out).toContain(`the line for it is: ${ATTRIBUTES}`);
  writeFiles(root, { 'linked/x': '' });
  symlinkSync(join(outside, 'gone.tm'), join(root, 'linked', 'linked.tm'));
  expect(tmc(['init', 'linked'], { cwd: root }).code).toBe(2);
  expect(readFiles(outside)).toEqual({ attributes: 'a b\n' });
});
