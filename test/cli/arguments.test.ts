import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wantsColours } from '../../compiler/cli/terminal.ts';
import { projectRoot } from '../support/library.ts';
import { BROKEN, SOUND, tmc, tmcClosedPipe, workspace, writeFiles } from './cli.ts';

it('says its true version', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(tmc(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  expect(tmc(['-v']).out).toBe(`${version}\n`);
});

it('helps with commands, options and examples, on stdout', () => {
  const { code, out, err } = tmc(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of [
    'tmc build [path]',
    'tmc check [path]',
    'tmc explain <what> [on] [path]',
    'tmc completion',
    'Examples:',
    'Exit codes:',
  ]) {
    expect(out).toContain(word);
  }
  expect(tmc(['build', '--help']).out).toMatch(/--out .*\[string\][\s\S]*Examples:\n +tmc build/);
});

it.each([
  [[], 'a command is needed'],
  [['chek'], 'there is no command `chek`; did you mean `check`?'],
  [['frobnicate'], 'there is no command `frobnicate`'],
  [['check', '--strikt'], 'there is no option `--strikt`; did you mean `--strict`?'],
  [['check', '--strickt=yes'], 'there is no option `--strickt`; did you mean `--strict`?'],
  [['check', '--fail-one', 'low'], 'there is no option `--fail-one`; did you mean `--fail-on`?'],
  [['build', '--strict'], '`--strict` is an option of `check` only'],
  [['completion', 'fish'], '`completion` prints a script for the shell in `SHELL`, bash or zsh: leave out `fish`'],
  [['check', 'a', 'b'], 'unknown argument: b'],
  [['check', '--format', 'yaml'], '`--format` is one of `text`, `json`, `sarif`, `github`, and not `yaml`'],
  [['check', '--format'], '`--format` needs a value'],
  [['check', '--as-of', '2026-02-30'], '`2026-02-30` is no day'],
  [['check', '--as-of', 'tomorrow'], '`tomorrow` is no day'],
  [['check', 'no/such/place'], 'there is no file or directory `no/such/place`'],
  [['explain', 'TM9999'], 'there is no code `TM9999`'],
  [['explain', '../../package'], 'nothing is called `../../package`'],
  [['explain'], '`explain` needs a word'],
])('refuses %j with exit code 2 and a message on stderr', (words, message) => {
  const { code, out, err } = tmc(words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`error: ${message}`);
  expect(err).not.toMatch(/^ +at /m);
});

it('speaks English whatever the locale', () => {
  const german = tmc(['check', '--strikt'], { env: { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', LANGUAGE: 'de' } });
  expect(german.err).toContain('there is no option `--strikt`');
  expect(tmc(['--help'], { env: { LC_ALL: 'ja_JP.UTF-8' } }).out).toContain('Show help');
});

it('prints a completion script and completes commands', () => {
  expect(tmc(['completion']).out).toContain('complete -o bashdefault -o default -F _tmc_yargs_completions tmc');
  expect(tmc(['--get-yargs-completions', 'tmc', '']).out).toMatch(/^build$/m);
  expect(tmc(['--get-yargs-completions', 'tmc', 'check', '--']).out).toMatch(/^--strict$/m);
});

it('keeps its exit code when the reader of its output goes away', async () => {
  const directory = workspace({ 'shop.tm': BROKEN });
  const closed = await tmcClosedPipe(['check', '--format', 'json'], { cwd: directory });
  expect(closed.code).toBe(2);
  expect(closed.err).not.toContain('EPIPE');
  expect((await tmcClosedPipe(['--help'])).code).toBe(0);
});

it.each([
  [{}, true, true],
  [{}, false, false],
  [{}, undefined, false],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ NO_COLOR: '', FORCE_COLOR: '1' }, false, true],
])('with %j and a terminal %s wants colours: %s', (env, terminal, wanted) => {
  expect(wantsColours(env, terminal)).toBe(wanted);
});

it('colours what it prints when told to', () => {
  const directory = workspace({ 'shop.tm': BROKEN });
  const esc = String.fromCharCode(27);
  expect(tmc(['check'], { cwd: directory, env: { FORCE_COLOR: '1' } }).err).toContain(`${esc}[1;31merror`);
  expect(tmc(['check'], { cwd: directory, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).err).not.toContain(esc);
});

it('prints the time of each stage and the share of each rule on stderr', () => {
  const directory = workspace({ 'shop.tm': SOUND });
  const { out, err } = tmc(['check', '--timings'], { cwd: directory });
  for (const stage of ['start', 'library', 'vocabulary', 'parse', 'model', 'rules', 'total'])
    expect(err).toMatch(new RegExp(`^${stage} +\\d+\\.\\d ms$`, 'm'));
  expect(out).not.toContain(' ms');
  writeFiles(directory, { 'shop.tm': SOUND.replace('"Shop"', '"Shop" { uses stride }') });
  const shares = [...tmc(['check', '--timings'], { cwd: directory }).err.matchAll(/^stride\.\w+ +\d+\.\d ms +(\d+\.\d) %$/gm)].map(
    ([, share]) => Number(share),
  );
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((all, share) => all + share, 0)).toBeLessThan(101);
});

it('explains a code', () => {
  const { code, out } = tmc(['explain', 'tm2001']);
  expect(code).toBe(0);
  expect(out).toMatch(/^# TM2001: .*\n[\s\S]*## Example[\s\S]*## Mended/);
});
