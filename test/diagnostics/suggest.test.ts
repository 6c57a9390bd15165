import { expect, it } from 'vitest';
import { editDistance, suggest } from '../../compiler/diagnostics/suggest.ts';

const words = ['receiver', 'receipt', 'events', 'vault', 'ledger', 'payments_api', 'prod', 'ui'];

it.each([
  ['recever', 'receiver'],
  ['reciever', 'receiver'],
  ['receeiver', 'receiver'],
  ['Ledger', 'ledger'],
  ['paymentsApi', 'payments_api'],
  ['payments-api', 'payments_api'],
  ['vualt', 'vault'],
  ['iu', 'ui'],
])('suggests for %s first %s', (typed, meant) => {
  expect(suggest(typed, words)[0]).toBe(meant);
});

it('suggests nothing when nothing is near, and never the word itself', () => {
  expect(suggest('gateway', words)).toEqual([]);
  expect(suggest('receiver', ['receiver'])).toEqual([]);
  expect(suggest('x', ['y', 'z'])).toEqual([]);
});

it('gives at most three, the same for any order of candidates', () => {
  const near = ['word1', 'word2', 'word3', 'word4'];
  expect(suggest('word', near)).toEqual(['word1', 'word2', 'word3']);
  expect(suggest('word', [...near].reverse())).toEqual(suggest('word', near));
});

it('counts insertions, deletions, replacements and swaps of neighbours as one', () => {
  expect(editDistance('vault', 'vualt', 3)).toBe(1);
  expect(editDistance('kitten', 'sitting', 5)).toBe(3);
  expect(editDistance('abc', 'xyz', 2)).toBe(3);
  expect(editDistance('', 'abc', 5)).toBe(3);
});
