/**
 * Texts of a model and of its packs in everything a command prints: read back by a parser of the format, with the structure
 * of harmless texts, and nothing in it that a terminal or a build server obeys. What a build writes has a test of its own.
 */
import { expect, it } from 'vitest';
import { tmc, workspace } from './cli.ts';

const HOSTILE = [
  '"><script>alert(1)</script>',
  '](javascript:alert(1)) ![x](y)',
  'a | b || c',
  '{{constructor}} <%= x %>',
  ['$', '{{ secrets.X }}'].join(''),
  '::error file=a::boom',
  '##[error]boom ::add-mask::x',
  'x\n- run: x\n::error::y\n# z',
  '<!-- x --> <a href="x"> </details>',
  '</TABLE>> <B></B> \\N \\G \\"',
  '%0A%0D::error::x%',
  'a\u009b2Jb\u009d0;owned\u009cc',
  'x\u200by\u00adz\u2028::error::w',
  'café 漢字 😀',
];

/** As long, with the same blanks, and nothing in it that could mean anything. */
const HARMLESS = HOSTILE.map((text) => text.replace(/[^ \n]/gu, 'x'));

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Each text stands in each place that takes one and that a command prints. */
function project(texts: readonly string[]): Record<string, string> {
  const rules = texts.map((text, i) => {
    const t = quoted(text);
    const because = quoted(`{c}: ${text.replaceAll(/[{}]/g, 'x')}`);
    return `
/// ${text.replace(/\s+/g, ' ')}
kind part_${i} ${t} : service { attribute guarded_${i} ${t} : yes_no }
control guard_${i} ${t} : authentication { verify ${t} }
rule r_${i} ${t} : tampering {
  for component c : part_${i}
  require guard_${i} on c
  because ${because}
  violates { component x : part_${i} { lacks guard_${i} because ${t} } }
  passes { component x : part_${i} { plans guard_${i} by 2030-01-01 } }
}
rule q_${i} ${t} : tampering {
  for component c : part_${i}
  where c.guarded_${i} = no
  require guard_${i} on c
  because ${because}
  violates { component x : part_${i} { guarded_${i} no; lacks guard_${i} because ${t} } }
  passes { component x : part_${i} { guarded_${i} no; implements guard_${i} } }
}
`;
  });
  const parts = texts.map((text, i) => {
    const t = quoted(text);
    return `
/// ${text.replace(/\s+/g, ' ')}
component c_${i} ${t} : part_${i} { owner ${t} }
component d_${i} ${t} : part_${i} { guarded_${i} no; plans guard_${i} by 2030-01-01 { owner ${t} } }
component e_${i} ${t} : part_${i} { lacks guard_${i} because ${t} }
flow f_${i} ${t} : https from c_${i} -> d_${i}
threat t_${i} ${t} : spoofing on d_${i} { severity critical; requires guard_${i} }
decision accept acme.r_${i} on e_${i} { reason planned; because ${t}; owner ${t}; until 2030-01-01; ticket ${t} }
`;
  });
  return {
    '.git/HEAD': '',
    'shop.tm': `model shop ${quoted(texts[0] ?? '')} {\n  uses stride, "packs/acme"\n}\n${parts.join('')}`,
    'packs/acme/acme.tm': `pack acme ${quoted(texts[1] ?? '')}\n${rules.join('')}`,
  };
}

interface Case {
  readonly words: readonly string[];
  readonly code: number;
  readonly formats: readonly string[];
}

const DAY = ['--as-of', '2026-06-01'];
const COMMANDS: readonly Case[] = [
  { words: ['check', ...DAY], code: 1, formats: ['text', 'json', 'sarif', 'github'] },
  { words: ['check', '--strict', '--fail-on', 'low', ...DAY], code: 1, formats: ['text', 'sarif', 'github'] },
  { words: ['build', ...DAY], code: 0, formats: ['text', 'json', 'sarif', 'github'] },
  { words: ['test', 'packs/acme'], code: 1, formats: ['text', 'json'] },
  { words: ['explain', 'acme.r_0@shop.d_0', ...DAY], code: 0, formats: ['text', 'json'] },
  ...[7, 11, 12].map((i) => ({ words: ['explain', `acme.r_${i}@shop.d_${i}`, ...DAY], code: 0, formats: ['text'] })),
  { words: ['explain', 'acme.q_2', 'c_2', ...DAY], code: 0, formats: ['text', 'json'] },
  { words: ['explain', 'guard_5', ...DAY], code: 0, formats: ['text', 'json'] },
  { words: ['explain', 'part_6', ...DAY], code: 0, formats: ['text', 'json'] },
  { words: ['explain', 'd_7', ...DAY], code: 0, formats: ['text', 'json'] },
];

it('prints texts of a model and its packs as texts, whatever the command and the format', { timeout: 120_000 }, () => {
  const bad = workspace(project(HOSTILE));
  const good = workspace(project(HARMLESS));
  for (const { words, code, formats } of COMMANDS) {
    for (const format of formats) {
      const print = (cwd: string) => tmc([...words, '--format', format], { cwd });
      const given = print(bad);
      const expected = format === 'text' ? undefined : print(good);
      const name = `${words.join(' ')} --format ${format}`;
      expect(given.code, `${name}: ${given.err.slice(0, 600)}`).toBe(code);
      if (format === 'json' || format === 'sarif')
        expect(shapeOf(JSON.parse(given.out)), name).toEqual(shapeOf(JSON.parse(expected?.out ?? '')));
      else expect(given.out, name).not.toMatch(OBEYED);
      expect(given.err, name).not.toMatch(OBEYED);
      if (format === 'github') {
        expect(commandsOf(given.out), name).toEqual(commandsOf(expected?.out ?? ''));
        expect(given.out, name).not.toContain('##[');
      }
    }
  }
});

/** All that a terminal obeys or does not show, but for line ends. */
const OBEYED = /[^\n\P{C}]|[\u2028\u2029]/u;

/** What GitHub takes for a command: its word and where it points to, without the texts. */
function commandsOf(log: string): string[] {
  return log
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .flatMap((line) => /^\s*::(\w+) file=([\w./]+),/.exec(line)?.slice(1, 3).join(' ') ?? (/^\s*::/.test(line) ? line : []));
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
}

it('shows names of files and directories as names', () => {
  const directory = 'a\u001b[2Jb\n::error::c';
  const root = workspace({
    '.git/HEAD': '',
    [`${directory}/shop.tm`]: 'model shop\ncomponent c : service\n',
    'other/b.tm': 'model b\ncomponent d : servic\n',
  });
  for (const words of [
    ['check'],
    ['build'],
    ['check', directory],
    ['build', directory, '--out', `${directory}/shop.tm`],
    ['test', directory],
    ['check', 'no\u001b[2Jthing'],
    ['explain', 'x\u001b[2J'],
  ])
    for (const format of ['text', 'github']) {
      if (format === 'github' && ['test', 'explain'].includes(words[0] ?? '')) continue;
      const { out, err } = tmc([...words, '--format', format], { cwd: root });
      expect(out + err, words.join(' ')).not.toMatch(OBEYED);
      expect(out.split('\n').filter((line) => line.startsWith('::error::c'))).toEqual([]);
    }
});
