/** Kleene's tables, counts over sets with bounds, and the table of verdicts. */
import { expect, it } from 'vitest';
import { quantify } from '../../compiler/rules/compile/condition.ts';
import { and, FALSE, missingOf, not, or, TRUE, type Truth, testCount, unknown } from '../../compiler/rules/truth.ts';
import { ruleText, verdicts } from './support.ts';

const U = unknown([{ element: 'm.a', attribute: 'x' }]);
const V = unknown([{ element: 'm.b', attribute: 'y' }]);
const name = (truth: Truth): string => truth.value;

it('and is the least, or the greatest, not swaps', () => {
  const order = ['false', 'unknown', 'true'];
  for (const a of [FALSE, U, TRUE]) {
    for (const b of [FALSE, V, TRUE]) {
      const ranks = [order.indexOf(name(a)), order.indexOf(name(b))];
      expect(name(and(a, b))).toBe(order[Math.min(...ranks)]);
      expect(name(or(a, b))).toBe(order[Math.max(...ranks)]);
    }
    expect(order.indexOf(name(not(a)))).toBe(2 - order.indexOf(name(a)));
  }
});

it('an unknown asks only for what can still matter', () => {
  expect(missingOf(and(U, V)).map((one) => one.element)).toEqual(['m.a', 'm.b']);
  expect(missingOf(and(FALSE, U))).toEqual([]);
  expect(missingOf(or(U, TRUE))).toEqual([]);
  expect(missingOf(and(U, U))).toHaveLength(1);
});

it.each([
  ['any', 1, [TRUE, FALSE], true, 'true'],
  ['any', 1, [FALSE], true, 'false'],
  ['any', 1, [FALSE], false, 'unknown'],
  ['any', 1, [U], true, 'unknown'],
  ['no', 0, [FALSE], true, 'true'],
  ['no', 0, [FALSE], false, 'unknown'],
  ['no', 0, [TRUE], false, 'false'],
  ['every', 0, [], true, 'true'],
  ['every', 0, [], false, 'unknown'],
  ['every', 0, [TRUE, FALSE], false, 'false'],
  ['every', 0, [TRUE, U], true, 'unknown'],
  ['exactly', 1, [TRUE, FALSE], true, 'true'],
  ['exactly', 1, [TRUE, TRUE], false, 'false'],
  ['exactly', 1, [TRUE], false, 'unknown'],
  ['exactly', 2, [TRUE, FALSE], true, 'false'],
  ['exactly', 1, [TRUE, U], true, 'unknown'],
  ['at_least', 2, [TRUE, TRUE], false, 'true'],
  ['at_least', 2, [TRUE, FALSE], true, 'false'],
  ['at_least', 2, [TRUE], false, 'unknown'],
  ['at_most', 1, [TRUE], true, 'true'],
  ['at_most', 1, [TRUE, TRUE], true, 'false'],
  ['at_most', 1, [TRUE], false, 'unknown'],
] as const)('%s %i of %o, closed %s: %s', (word, number, truths, closed, expected) => {
  expect(quantify({ word, number }, truths, closed, []).value).toBe(expected);
});

it('bounds: the possible count of an open set has no upper end', () => {
  expect(testCount({ sure: 3, possible: Number.POSITIVE_INFINITY, missing: [] }, { test: 'at_most', number: 2 })).toBe(FALSE);
  expect(testCount({ sure: 0, possible: 0, missing: [] }, { test: 'exactly', number: 0 })).toBe(TRUE);
});

// applies is `c.executes = yes`, protected is authentication on a hop: both can be yes, no or unknown.
it.each([
  ['no', 'no', undefined],
  ['no', 'yes', undefined],
  ['no', 'unknown', undefined],
  ['yes', 'yes', 'mitigated'],
  ['yes', 'no', 'open'],
  ['yes', 'unknown', 'unknown'],
  ['unknown', 'yes', 'unknown moot'],
  ['unknown', 'no', 'unknown'],
  ['unknown', 'unknown', 'unknown'],
])('applies %s, protected %s: %s', (applies, safe, verdict) => {
  const model = `component a : service\ncomponent b : service { executes ${applies} }\nflow f : http from a -> b { authenticated ${safe} }`;
  const found = verdicts(model, ruleText('for hop h\nwhere h.to.executes = yes\nrequire authentication on h'));
  expect(found).toEqual(verdict === undefined ? [] : [`t.r@m.f[a -> b] ${verdict}`]);
});
