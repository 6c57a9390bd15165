import { expect, it } from 'vitest';
import { and, FALSE, not, or, TRUE, type Truth, testCount, unknown } from '../../compiler/rules/truth.ts';
import { type Row, readTable } from './tables.ts';

const MISSING = [{ element: 'shop.web', attribute: 'encrypted' }];
const VALUES: Readonly<Record<string, Truth>> = { T: TRUE, F: FALSE, U: unknown(MISSING) };

function read(row: Row, column: string): Truth {
  const value = VALUES[row.cells[column] ?? ''];
  if (!value) throw new Error(`${row.name} says nothing of ${column}`);
  return value;
}

function letter(truth: Truth): string {
  return truth.value === 'true' ? 'T' : truth.value === 'false' ? 'F' : 'U';
}

it.each(readTable('logic').map((row) => [row.name, row] as const))('%s', (_name, row) => {
  const [a, b] = [read(row, 'a'), read(row, 'b')];
  expect(letter(not(a))).toBe(row.cells['not a']);
  expect(letter(and(a, b))).toBe(row.cells['a and b']);
  expect(letter(or(a, b))).toBe(row.cells['a or b']);
});

it.each(readTable('count').map((row) => [row.name, row] as const))('%s', (_name, row) => {
  const { surely, possibly, any, no, 'exactly 2': exactly, 'at least 2': least, 'at most 2': most } = row.cells;
  const bounds = { sure: Number(surely), possible: possibly === '∞' ? Number.POSITIVE_INFINITY : Number(possibly), missing: MISSING };
  expect({
    any: letter(testCount(bounds, { test: 'at_least', number: 1 })),
    no: letter(testCount(bounds, { test: 'exactly', number: 0 })),
    exactly: letter(testCount(bounds, { test: 'exactly', number: 2 })),
    least: letter(testCount(bounds, { test: 'at_least', number: 2 })),
    most: letter(testCount(bounds, { test: 'at_most', number: 2 })),
  }).toEqual({ any, no, exactly, least, most });
});
