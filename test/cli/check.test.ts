import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BROKEN, SOUND, tmc, workspace, writeFiles } from './cli.ts';

it('passes a sound model and says so', () => {
  const { code, out, err } = tmc(['check'], { cwd: workspace({ 'shop.tm': SOUND }) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^model: 2 components, 1 flow, 0 boundaries -> .*\nnote: no rule pack judges `shop`: .*\ngate passed: 0 threats count/,
  );
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

/** Found by hand, so that each threat has the severity the test wants. */
const JUDGED = `model shop "Shop"

component web "Web" : service
component db "Orders" : postgres
flow orders "Orders" from web -> db

threat worst  "The worst"       : tampering on web { severity critical; requires audit_log }
threat bad    "A bad one"       : tampering on web { severity high; requires audit_log }
threat middle "A middling one"  : tampering on web { severity medium; requires audit_log }
threat small  "A small one"     : tampering on web { severity low; requires audit_log }
threat read   "Read on the way" : information_disclosure on orders { severity high; requires encryption }

decision accept worst on web { reason low_impact; because "no money in it"; owner "@me"; until 2027-01-31 }
`;

function checked(...words: string[]): { readonly code: number | null; readonly last: string; readonly out: string } {
  const { code, out } = tmc(['check', '--as-of', '2026-06-01', ...words], { cwd: workspace({ 'shop.tm': JUDGED }) });
  return { code, out, last: out.trimEnd().split('\n').at(-1) ?? '' };
}

it('fails on what is open and severe enough, and says on the last line what was not counted', () => {
  expect(checked()).toMatchObject({
    code: 1,
    last: 'gate failed: 1 threat counts at high or above, 2 open below, 1 excused by decisions, 1 unknown; --strict would count 1 more',
  });
  expect(checked('--fail-on', 'critical')).toMatchObject({
    code: 0,
    last: 'gate passed: 0 threats count at critical, 3 open below, 1 excused by decisions, 1 unknown',
  });
  expect(checked('--fail-on', 'low')).toMatchObject({
    code: 1,
    last: 'gate failed: 3 threats count, 1 excused by decisions, 1 unknown; --strict would count 1 more',
  });
  expect(checked('--strict')).toMatchObject({
    code: 1,
    last: 'gate failed: 2 threats count at high or above, 2 open below, 1 excused by decisions',
  });
  expect(checked('--fail-on', 'severe').code).toBe(2);
});

it('counts an accepted threat again on the day after its date', () => {
  const on = (day: string) => checked('--fail-on', 'critical', '--as-of', day).code;
  expect(on('2027-01-31')).toBe(0);
  expect(on('2027-02-01')).toBe(1);
});

it('lists what is excused and what is less severe, and which line to write where', () => {
  expect(checked().out).toContain(`
excused by decisions:
  critical shop.worst@shop.web: accepted until 2027-01-31 by @me

open below high:
  medium   shop.middle@shop.web: A middling one
  low      shop.small@shop.web: A small one

the question to answer first:
  1. is Orders encrypted in transit? 1 threat waits for it
     in \`flow orders\` (shop.tm:5:6) write \`encrypted yes\` (or \`no\`, \`by CONTROL\`)
`);
});

it('says what to ask for the reasons of the first threat', () => {
  expect(checked().out).toContain('\nfor the reasons, and what would close it: tmc explain shop.bad@shop.web\n\ngate failed');
  expect(checked('--fail-on', 'critical').out).not.toContain('tmc explain');
  const below = workspace({
    '.git/HEAD': '',
    'a shop/shop.tm': JUDGED.replace('on web { severity high', 'on orders[web -> db] { severity high'),
  });
  const { out } = tmc(['check', 'a shop'], { cwd: below });
  const [, words = ''] = /tmc explain (.*)/.exec(out) ?? [];
  expect(words).toBe("shop.bad@shop.orders[web -> db] 'a shop'".replace(/^(.*\]) /, "'$1' "));
  const asked = words.split("'").filter((word) => word.trim() !== '');
  expect(tmc(['explain', ...asked], { cwd: below })).toMatchObject({ code: 0, out: expect.stringContaining('A bad one') });
});

it('counts what is open and what is unknown alike in the summary, on the page and in the gate', () => {
  const root = workspace({ 'shop.tm': JUDGED.replace('model shop "Shop"', 'model shop "Shop" { uses stride }') });
  const summary = tmc(['build', '--as-of', '2026-06-01'], { cwd: root }).out;
  const [, threats, open, unknown] = /(\d+) threats \((\d+) open, (\d+) unknown\)/.exec(summary) ?? [];
  const page = readFileSync(join(root, 'threat-model', 'README.md'), 'utf8');
  expect(page).toContain(`${open} threats open, ${unknown} not known yet`);
  expect(page).toMatch(new RegExp(`<summary>All ${threats} threats`));
  const { out } = tmc(['check', '--as-of', '2026-06-01'], { cwd: root });
  expect(out).toContain(`${threats} threats (${open} open, ${unknown} unknown)`);
  const [, counted, below] = /(\d+) threats? counts? at high or above, (\d+) open below/.exec(out) ?? [];
  expect(Number(counted) + Number(below)).toBe(Number(open));
  expect(out.trimEnd().split('\n').at(-1)).toContain(`, ${unknown} unknown`);
});

it('takes the line that it says to write, where it says', () => {
  const root = workspace({ 'shop.tm': JUDGED.replace('from web -> db', 'from web -> db { encrypted yes }') });
  const { out } = tmc(['check', '--strict', '--as-of', '2026-06-01'], { cwd: root });
  expect(out).not.toContain('answer first');
  expect(out).toContain('gate failed: 1 threat counts');
  const hop = '  hop web -> db { encrypted no }';
  writeFiles(root, { 'shop.tm': JUDGED.replace('from web -> db', `from web -> db {\n${hop}\n}`) });
  expect(tmc(['check', '--as-of', '2026-06-01'], { cwd: root }).out).toContain('gate failed: 2 threats count');
});

it('gives machines the same answers and lists', () => {
  const { projects } = JSON.parse(checked('--format', 'json').out);
  expect(projects[0].gate).toMatchObject({
    passed: false,
    failOn: 'high',
    failing: ['shop.bad@shop.web'],
    below: ['shop.middle@shop.web', 'shop.small@shop.web'],
    excused: ['shop.worst@shop.web'],
    uncertain: ['shop.read@shop.orders'],
    answers: [
      { question: 'shop.orders/encrypted', block: 'flow orders', threats: ['shop.read@shop.orders'], file: 'shop.tm', line: 5, column: 6 },
    ],
  });
});

it('turns a passed gate red, never a failed one green, when the date of a fact passes', () => {
  const answered = JUDGED.replace('from web -> db', 'from web -> db { encrypted yes because "x" until 2026-12-31 }');
  const root = workspace({ 'shop.tm': answered.replace(/^(?:threat (?:bad|worst)|decision) .*\n/gm, '') });
  const on = (day: string) => tmc(['check', '--as-of', day], { cwd: root });
  expect(on('2026-12-31').code).toBe(0);
  const later = on('2027-01-01');
  expect(later.code).toBe(1);
  expect(later.out).toContain('unknown[shop.read]');
  expect(later.out).toContain('= note: what once settled it is past its date');
});

/** So many that a log would be unreadable if each had a frame. */
const MANY = `model shop\n\ncomponent web : service\n${Array.from({ length: 30 }, (_, i) => `threat t${i + 10} "Threat ${i + 10}" : tampering on web { severity high; requires audit_log }\n`).join('')}`;

it('keeps the log short: five threats with their place, one line for each other', () => {
  const { out } = tmc(['check'], { cwd: workspace({ 'shop.tm': MANY }) });
  const lines = out.split('\n');
  expect(lines.length).toBeLessThan(80);
  expect(lines.filter((line) => line.startsWith('open['))).toHaveLength(5);
  expect(lines).toContain('25 more:');
  expect(lines).toContain('high     shop.t39@shop.web: Threat 39 (shop.tm:3:11)');
  const github = tmc(['check', '--format', 'github'], { cwd: workspace({ 'shop.tm': MANY }) }).out.split('\n');
  expect(github.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(github.filter((line) => line.startsWith('high '))).toHaveLength(20);
});

it('lets no text of a model become a command of the log it stands in', () => {
  const hostile = '::error::boom ##[add-mask]x';
  const asked = JUDGED.replace('flow orders "Orders"', `flow orders "${hostile}"`)
    .replaceAll('"@me"', `"${hostile}"`)
    .replace('"A small one"', `"${hostile}"`);
  const { out } = tmc(['check', '--format', 'github', '--as-of', '2026-06-01'], { cwd: workspace({ 'shop.tm': asked }) });
  const commands = out.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##['));
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^::error file=shop\.tm,.*title=shop\.bad@shop\.web::A bad one/);
});
