import { expect, it } from 'vitest';
import { places, read } from './reading.ts';

const M = 'model m\n';

function codes(text: string): string[] {
  return read(text).diagnostics.map((one) => one.code);
}

it('reads 64 blocks inside each other, and says of one more that it is not read', () => {
  const nested = (depth: number): string => `${M}${'boundary b {\n'.repeat(depth)}data d\n${'}\n'.repeat(depth)}data e\n`;
  expect(codes(nested(64))).toEqual([]);
  expect(codes(nested(65))).toEqual(['TM1024']);
  expect(codes(nested(5000))).toEqual(['TM1024']);
  expect(places(read(nested(65)).file)).toContain('data e');
});

it('reads 64 parentheses and 64 `not`, and says so of more', () => {
  const grouped = (depth: number): string => `pack p\nfact f : s { where ${'('.repeat(depth)}it is a${')'.repeat(depth)} }\ndata e\n`;
  expect(codes(grouped(64))).toEqual([]);
  expect(codes(grouped(65))).toEqual(['TM1024']);
  expect(codes(grouped(100_000))).toEqual(['TM1024']);
  const negated = (count: number): string => `pack p\nfact f : s { where ${'not '.repeat(count)}it is a }\n`;
  expect(codes(negated(64))).toEqual([]);
  expect(codes(negated(100_000))).toEqual(['TM1024']);
});

it('shows a hundred errors of a file and counts the others', () => {
  const { diagnostics, file } = read(`${M}${'component a b\n'.repeat(250)}`);
  expect(diagnostics.length).toBe(101);
  expect(diagnostics[100]).toMatchObject({ code: 'TM1025', severity: 'note', message: '150 more errors in this file are not shown' });
  expect(file.items.length).toBe(250);
  expect(read(`${M}${'component a b\n'.repeat(101)}`).diagnostics[100]?.message).toBe('1 more error in this file is not shown');
  expect(read(`${M}${'component a b\n'.repeat(100)}`).diagnostics.length).toBe(100);
});

it.each([
  ['unknown words', 'componnent a "A" : b\n'],
  ['reserved words', 'component with : : x\n'],
  ['unclosed blocks', 'component "x" : {\n'],
  ['half typed flows', 'flow a from b ->\n'],
  ['stray characters', 'component a @ b\n'],
  ['unclosed texts', 'component a "x : b {\n'],
  ['blocks without a brace', 'component a\n  x\n}\n'],
])('reads 20,000 declarations in a row with %s', (_, line) => {
  const { diagnostics } = read(M + line.repeat(20_000));
  expect(diagnostics.at(-1)?.code).toBe('TM1025');
});

it.each([
  ['a line of 300,000 values', `component a { carries ${'x, '.repeat(300_000)}y }\n`],
  ['a condition of 100,000 terms', `fact f : s { where it is a${' and it is a'.repeat(100_000)} }\n`],
  ['a name of 4 MB', `component ${'x'.repeat(4_000_000)} : b\n`],
  ['a text of 8 MB', `component a "${'x'.repeat(8_000_000)}" : b\n`],
  ['a million blank lines', '\n'.repeat(1_000_000)],
])('reads %s', (_, text) => {
  expect(codes(M + text)).toEqual([]);
});

it.each([
  ['open braces', '{'.repeat(200_000)],
  ['closing braces', '}'.repeat(100_000)],
  ['open parentheses', 'where (\n'.repeat(50_000)],
  ['open brackets', 'a['.repeat(100_000)],
  ['quotes', '"\n'.repeat(100_000)],
  ['apostrophes', "'".repeat(300_001)],
  ['guillemets', '«'.repeat(300_000)],
  ['comments of another language', '/*\n'.repeat(100_000)],
  ['hyphens', 'a-'.repeat(100_000)],
  ['lines that begin with `for`', `boundary a {\nx\n${'for y\n'.repeat(30_000)}}`],
  ['NUL bytes', '\0'.repeat(300_000)],
])('is not slow for %s', (_, text) => {
  const start = performance.now();
  expect(codes(M + text).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5000);
});

it('quotes no more of the text than a message can hold', () => {
  for (const text of ['a-'.repeat(50_000), `${'1'.repeat(50_000)}x`, 'é'.repeat(50_000), `${'/x'.repeat(50_000)}`, 'x'.repeat(50_000)]) {
    for (const one of read(`${M}component ${text} ${text}\n`).diagnostics) expect(one.message.length).toBeLessThan(300);
  }
});

it('keeps spans of the file with line ends and characters of any kind', () => {
  const { file, diagnostics } = read('\uFEFFmodel m\r\n\tcomponent\ta : b // \u{1F600}\r\n\r\n\tcomponent c "\u{1F600}" : d\r');
  expect(diagnostics).toEqual([]);
  expect(places(file)).toEqual(['component a', 'component c']);
});

it.each([
  ['a NUL byte', 'component a\0 : b', 'TM1014'],
  ['a bell in a comment', '// \u0007\ndata d', 'TM1014'],
  ['a direction mark in a text', 'component a "x\u202ey" : b', 'TM1013'],
  ['a direction mark in a comment', '// \u2066\ndata d', 'TM1013'],
  ['a direction mark in a name', 'data a\u200fb', 'TM1013'],
  ['a no-break space', 'data\u00a0d', 'TM1016'],
  ['a zero-width space', 'data d\u200b', 'TM1016'],
  ['a BOM in the middle', 'data d\uFEFF', 'TM1016'],
  ['what a decoder writes for a byte that is no UTF-8', 'component a "x" : b\uFFFD', 'TM1016'],
  ['half a surrogate pair', 'data d \ud83d', 'TM1016'],
])('refuses %s with one diagnostic', (_, text, code) => {
  expect(codes(`${M}${text}\n`)).toEqual([code]);
});
