/**
 * The workflow from outside: what a build writes for a project with a lock file, and that its commands do what they should in a
 * fresh clone. Our package comes from a tarball made here, so that nothing is asked of a registry.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/library.ts';
import { BROKEN, SOUND, tmc, workspace, writeFiles } from './cli.ts';

const OPEN = `${SOUND}threat read "Read on the way" : tampering on web { severity high; requires audit_log }\n`;

function npm(words: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--offline'], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** A project with our tarball in its dependencies, its lock file, and no modules, as in a clone. */
function project(): string {
  const root = workspace({ '.git/HEAD': '', 'services/pay/pay.tm': SOUND });
  npm(['pack', projectRoot, '--pack-destination', root], root);
  const tarball = readdirSync(root).find((name) => name.endsWith('.tgz'));
  writeFiles(root, {
    'package.json': JSON.stringify({ name: 'x', private: true, devDependencies: { '@tmc-lang/tmc': `file:${tarball}` } }),
  });
  npm(['install'], root);
  rmSync(join(root, 'node_modules'), { recursive: true });
  return root;
}

it('runs the program that the lock file pins, and fails when the check does', { timeout: 120_000 }, () => {
  const root = project();
  expect(tmc(['build', 'services/pay'], { cwd: root })).toMatchObject({ code: 0, out: expect.not.stringContaining('no policy') });
  const text = readFileSync(join(root, 'services/pay/threat-model/policy/threat-model.yml'), 'utf8');
  const steps: { readonly name: string; readonly run?: string }[] = parse(text).jobs['threat-model'].steps;
  const summary = join(root, 'summary.md');
  const run = (name: string) => {
    const step = steps.find((one) => one.name.startsWith(name));
    const env = { ...process.env, GITHUB_STEP_SUMMARY: summary, npm_config_offline: 'true' };
    // As GitHub runs a step that names no shell.
    const { status, stdout } = spawnSync('bash', ['-e', '-c', step?.run ?? 'exit 99'], { cwd: root, env, encoding: 'utf8' });
    return { status, stdout };
  };
  expect(run('Install what package-lock.json pins').status).toBe(0);
  expect(run('Check')).toMatchObject({ status: 0, stdout: expect.stringContaining('gate passed') });
  writeFiles(root, { 'services/pay/pay.tm': OPEN.replace('"Web"', '"<img src=x> ``` # heading"') });
  expect(run('Check')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^::error file=services\/pay\/pay\.tm,/) });
  expect(run('Write the summary').status).toBe(0);
  const lines = readFileSync(summary, 'utf8').trimEnd().split('\n');
  expect(lines.every((line) => line.startsWith('    '))).toBe(true);
  expect(lines.at(-1)).toContain('gate failed: 1 threat counts');
  writeFiles(root, { 'services/pay/pay.tm': BROKEN });
  expect(run('Check').status).toBe(2);
});

it('installs the package that the model names where there is no lock file', () => {
  const root = workspace({ 'shop.tm': SOUND.replace('"Shop"', '"Shop" { checked by "@acme/tmc@1.2.3" }') });
  expect(tmc(['build'], { cwd: root })).toMatchObject({ code: 0, out: expect.not.stringContaining('no policy') });
  const path = join(root, 'threat-model', 'policy', 'threat-model.yml');
  expect(readFileSync(path, 'utf8')).toContain('--prefix "$RUNNER_TEMP/tmc" "@acme/tmc@1.2.3"\n');
  writeFiles(root, { 'shop.tm': SOUND });
  const { code, out } = tmc(['build'], { cwd: root });
  expect(code).toBe(0);
  expect(out).toMatch(
    /^note: no policy\/threat-model\.yml: no lock file pins @tmc-lang\/tmc, .*\nnote: no rule pack judges .*\n2 components/,
  );
  expect(readdirSync(join(root, 'threat-model', 'policy'))).toEqual(['required-controls.json']);
});

it.each([
  'tmc@1.2.3',
  '@acme/tmc',
  '@acme/tmc@latest',
  '@acme/tmc@^1.2.3',
  '@acme/tmc@1.2',
  '@acme/tmc@1.2.3 && id',
  '@acme/tmc@1.2.3+$(id)',
  '@Acme/tmc@1.2.3',
  '../tmc@1.2.3',
])('refuses a model that would have %j run', (name) => {
  const { code, err } = tmc(['check'], { cwd: workspace({ 'shop.tm': SOUND.replace('"Shop"', `"Shop" { checked by "${name}" }`) }) });
  expect(code).toBe(2);
  expect(err).toContain('error[TM3020]');
});
