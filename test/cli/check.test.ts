import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BROKEN, SOUND, tmc, workspace, writeFiles } from './cli.ts';

it('passes a sound model and says so', () => {
  const { code, out, err } = tmc(['check'], { cwd: workspace({ 'shop.tm': SOUND }) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^model: 2 components, 1 flow, 0 boundaries -> .*\ngate passed: 0 threats count/);
});

it('exits 2 for a model with an error, with its place relative to where one is', () => {
  const root = workspace({ 'shop/shop.tm': BROKEN, 'docs/x.md': '' });
  const { code, out, err } = tmc(['check', '../shop'], { cwd: join(root, 'docs') });
  expect(code).toBe(2);
  expect(err).toMatch(/^error\[TM2001\]: .*\n --> \.\.\/shop\/shop\.tm:4:25\n/);
  expect(err).toMatch(/\n1 error\n$/);
  expect(out).toBe('not judged: the model has errors\n');
});

it('takes a file as the project around it', () => {
  const root = workspace({ 'shop.tm': SOUND });
  expect(tmc(['check', 'shop.tm'], { cwd: root }).code).toBe(0);
});

it('checks all projects below a root, and exits with the worst code', () => {
  const root = workspace({ 'a/a.tm': 'model a\ncomponent x : service\n', 'b/b.tm': BROKEN, '.git/HEAD': '' });
  const { code, out, err } = tmc(['check'], { cwd: root });
  expect(code).toBe(2);
  expect(out).toContain('gate passed in a: 0 threats count');
  expect(out).toContain('not judged in b: the model has errors');
  expect(err).toContain(' --> b/b.tm:4:25');
});

it('prints one document on stdout for machines, and lines for people on stderr', () => {
  const cwd = workspace({ 'a/a.tm': 'model a\ncomponent x : service\n', 'b/b.tm': BROKEN, '.git/HEAD': '' });
  const json = tmc(['check', '--format', 'json', '--as-of', '2026-06-01'], { cwd });
  const document = JSON.parse(json.out);
  expect(document.counts.error).toBe(1);
  expect(document.diagnostics[0]).toMatchObject({ code: 'TM2001', file: 'b/b.tm', start: { line: 4, column: 25 } });
  expect(document.projects).toMatchObject([
    { directory: 'a', model: 'a', asOf: '2026-06-01', exit: 0, gate: { passed: true, failing: [] } },
    { directory: 'b', exit: 2 },
  ]);
  expect(json.err).toContain('not judged in b');
  const sarif = JSON.parse(tmc(['check', '--format', 'sarif'], { cwd }).out);
  expect(sarif.runs[0].results[0].ruleId).toBe('TM2001');
  expect(sarif.runs[0].tool.driver.rules[0].help.markdown).toContain('## Mended');
  const github = tmc(['check', '--format', 'github'], { cwd });
  expect(github.out).toMatch(/^::error file=b\/b\.tm,line=4,endLine=4,col=25,endColumn=32,title=TM2001::/);
});

it('says the same in each run', () => {
  const cwd = workspace({ 'shop.tm': BROKEN });
  expect(tmc(['check', '--format', 'json'], { cwd })).toEqual(tmc(['check', '--format', 'json'], { cwd }));
});

it('reads nothing behind a link and nothing outside the repository', () => {
  const outside = workspace({
    'secret.tm': 'model shop\ncomponent stolen : service\n',
    'platform/p.tm': 'model p\ncomponent c : service\n',
  });
  const root = workspace({ 'shop/shop.tm': 'model shop\ncomponent web : service\n', '.git/HEAD': '' });
  symlinkSync(join(outside, 'secret.tm'), join(root, 'shop', 'linked.tm'));
  symlinkSync(join(outside, 'platform'), join(root, 'linked'));
  const plain = tmc(['check', 'shop'], { cwd: root });
  expect(plain.out).toContain('1 component,');
  writeFiles(root, { 'shop/more.tm': 'model shop\nimport c from "../linked"\nflow f from web -> c\n' });
  expect(tmc(['check', 'shop'], { cwd: root }).code).toBe(2);
  writeFiles(root, { 'shop/more.tm': `model shop\nimport c from "../../${outside.split('/').pop()}/platform"\nflow f from web -> c\n` });
  const climbing = tmc(['check', 'shop'], { cwd: root });
  expect(climbing.code).toBe(2);
  expect(climbing.err).toContain('TM5006');
});

it('does not hang on a pipe, and refuses a directory, a file too large and bytes that are no text', () => {
  const root = workspace({ 'shop.tm': SOUND });
  execFileSync('mkfifo', [join(root, 'pipe.tm')]);
  expect(tmc(['check'], { cwd: root }).code).toBe(0);
  mkdirSync(join(root, 'folder.tm'));
  writeFileSync(join(root, 'large.tm'), Buffer.alloc(8 * 1024 * 1024 + 1, 0x20));
  writeFileSync(join(root, 'bytes.tm'), Buffer.from([0x6d, 0xff, 0xfe, 0x00]));
  const { code, err } = tmc(['check'], { cwd: root });
  expect(code).toBe(2);
  for (const file of ['folder.tm', 'large.tm', 'bytes.tm']) expect(err).toContain(` --> ${file}`);
});

it('says in a place without a model that there is none', () => {
  const { code, err } = tmc(['check'], { cwd: workspace() });
  expect(code).toBe(2);
  expect(err).toContain('TM5011');
});
