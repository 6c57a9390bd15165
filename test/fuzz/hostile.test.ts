import { expect, it } from 'vitest';
import type { Program } from '../../compiler/compile.ts';
import { compileText, type MemoryFile } from '../support/memory-host.ts';
import { leastMilliseconds } from '../support/timing.ts';
import { spansLieInTheirFiles } from './properties.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));
const nested = (depth: number): string => {
  const open = Array.from({ length: depth }, (_, i) => `boundary b${i} {`).join('\n');
  return `model m\n${open}\n${'}'.repeat(depth)}\n`;
};
const parentheses = (depth: number): string =>
  `pack p\nfact f : component {\n  where ${'('.repeat(depth)}it is service${')'.repeat(depth)}\n}\n`;
const withPack = (text: string): Files => ({ 'm.tm': 'model m { uses "p" }\n', 'p/p.tm': text });

/** Each within a second, with spans in their files; the codes in their order. */
function told(files: Files, directory = ''): { readonly codes: string[]; readonly program: Program } {
  let program = {} as Program;
  const took = leastMilliseconds(() => {
    program = compileText(files, { directory });
  }, 1000);
  expect(took).toBeLessThan(1000);
  expect(spansLieInTheirFiles(program)).toBeUndefined();
  return { codes: program.diagnostics.map((one) => one.code), program };
}

it.each<[string, Files, string[]]>([
  ['64 nested blocks', { 'm.tm': nested(64) }, []],
  ['65 nested blocks', { 'm.tm': nested(65) }, ['TM1024']],
  ['5,000 nested blocks', { 'm.tm': nested(5_000) }, ['TM1024']],
  ['100,000 opening braces in one line', { 'm.tm': `model m\n${'{'.repeat(100_000)}` }, ['TM1005', 'TM1031']],
  ['a NUL byte between declarations', { 'm.tm': 'model m\n\0component a : service\n' }, ['TM1014']],
  ['a NUL byte in a text', { 'm.tm': 'model m "a\0b"\n' }, ['TM1014']],
  ['a NUL byte in a comment', { 'm.tm': 'model m // a\0b\n' }, ['TM1014']],
  ['a bidirectional control in a text', { 'm.tm': 'model m "a\u202Eb"\n' }, ['TM1013']],
  ['a bidirectional control in a comment', { 'm.tm': 'model m\n// \u2067 secret\n' }, ['TM1013']],
  ['bytes that are no UTF-8', { 'm.tm': bytes('model m "caf', 0xe9, '"\n') }, ['TM5005']],
  ['UTF-16', { 'm.tm': bytes(0xff, 0xfe, 'm', 0, 'o', 0, 'd', 0) }, ['TM5005']],
  ['half a UTF-8 character at the end', { 'm.tm': bytes('model m\n// ', 0xf0, 0x9f) }, ['TM5005']],
  ['a byte order mark', { 'm.tm': bytes(0xef, 0xbb, 0xbf, 'model m\ncomponent a : service\n') }, []],
  ['a byte order mark in the middle', { 'm.tm': 'model m\n\uFEFFcomponent a : service\n' }, ['TM1016']],
  ['CRLF line ends', { 'm.tm': 'model m {\r\n  owner "x"\r\n}\r\n\r\ncomponent a\r\n  "A" : service\r\n' }, []],
  ['lone carriage returns', { 'm.tm': 'model m\rcomponent a : service\r' }, []],
  ['an empty file', { 'm.tm': '' }, ['TM1021']],
  ['a file of blank lines', { 'm.tm': '\n\n  \n' }, ['TM1021']],
  ['a file of comments', { 'm.tm': '// nothing\n' }, ['TM1021']],
  ['a file over 8 MiB', { 'm.tm': `model m\n//${'x'.repeat(8 * 1024 * 1024)}` }, ['TM5004']],
  ['a directory named like a file', { 'm.tm': 'model m\n', 'x.tm/a.txt': '' }, ['TM5010']],
  ['a link named like a file', { 'm.tm': 'model m\n', 'x.tm': { other: 'link' } }, []],
  ['a file nobody may read', { 'm.tm': 'model m\n', 'x.tm': { other: 'unreadable' } }, ['TM5009']],
  ['nothing at all', {}, ['TM5011']],
])('says what is wrong with %s', (_, files, codes) => {
  expect(told(files).codes).toEqual(codes);
});

it('refuses parentheses that nest deeper than blocks may', () => {
  expect(told(withPack(parentheses(20))).codes).toEqual([]);
  expect(told(withPack(parentheses(5_000))).codes).toEqual(['TM1024']);
});

it.each<[string, Files, string]>([
  ['itself', { 'a/a.tm': 'model a\nimport x from "."\ncomponent x : service\n' }, 'a'],
  [
    'each other',
    {
      'a/a.tm': 'model a\nimport y from "../b"\ncomponent x : service\n',
      'b/b.tm': 'model b\nimport x from "../a"\ncomponent y : service\n',
    },
    'a',
  ],
  [
    'three in a ring',
    {
      'a/a.tm': 'model a\nimport y from "../b"\ncomponent x : service\n',
      'b/b.tm': 'model b\nimport z from "../c"\ncomponent y : service\n',
      'c/c.tm': 'model c\nimport x from "../a"\ncomponent z : service\n',
    },
    'a',
  ],
])('tells once of models that import %s', (_, files, directory) => {
  const { codes } = told(files, directory);
  expect(codes.filter((code) => code === 'TM5008')).toHaveLength(1);
  expect(codes.filter((code) => code !== 'TM5008' && code !== 'TM2009')).toEqual([]);
});

it('shows at most 100 errors of a file', () => {
  const lines = Array.from({ length: 5_000 }, (_, i) => `component c${i} : : service`).join('\n');
  const { codes } = told({ 'm.tm': `model m\n${lines}\n` });
  expect(codes.filter((code) => code === 'TM1001')).toHaveLength(100);
  expect(codes.filter((code) => code !== 'TM1001')).toEqual(['TM1025']);
});

it.each<[string, string]>([
  ['one line of 20,000 declarations', `model m\n${Array.from({ length: 20_000 }, (_, i) => `component c${i}`).join('; ')}\n`],
  ['a title of a million letters', `model m "${'x'.repeat(1_000_000)}"\n`],
  [
    'a list of 20,000 names',
    `model m\ncomponent a : service\nflow f from a -> ${Array.from({ length: 20_000 }, (_, i) => `n${i}`).join(', ')}\n`,
  ],
  ['a name of 100,000 letters', `model m\ncomponent ${'a'.repeat(100_000)}\n`],
  ['a path of 5,000 steps', `model m\nflow f from ${Array.from({ length: 5_000 }, (_, i) => `n${i}`).join(' -> ')}\n`],
  ['100,000 dots', `model m\ncomponent a : b${'.c'.repeat(100_000)}\n`],
  ['20,000 broken declarations', `model m\n${'component : {\n'.repeat(20_000)}`],
  ['20,000 unclosed texts', `model m\n${'component a "\n'.repeat(20_000)}`],
  ['100,000 quotes', `model m ${'"'.repeat(100_000)}`],
  ['100,000 closing braces', `model m\n${'}'.repeat(100_000)}`],
  ['100,000 opening parentheses', `pack p\nfact f : component { where ${'('.repeat(100_000)} }`],
  ['100,000 slashes', `model m\n${'/'.repeat(100_000)}`],
  ['100,000 hyphens', `model m\ncomponent a${'-'.repeat(100_000)}b`],
  ['100,000 backslashes in a text', `model m "${'\\'.repeat(100_000)}"`],
  ['20,000 commas', `model m\ncomponent a : ${','.repeat(20_000)}`],
  ['20,000 times `every`', `model m\n${'every '.repeat(20_000)}`],
  ['20,000 times `not`', `pack p\nfact f : component { where ${'not '.repeat(20_000)}it is service }`],
])('returns for %s', (_, text) => {
  told({ 'm.tm': text });
});
