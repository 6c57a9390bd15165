import { expect, it } from 'vitest';
import { createRandom } from '../support/random.ts';
import { type Outcome, runTypos } from './run.ts';
import { typoSites } from './sites.ts';
import { slip, slipKinds } from './slips.ts';
import { keepsPromises, tally } from './tally.ts';

// `npm run typos` tries two thousand.
it('tells a typo once, at the word, with the word as the first suggestion', () => {
  const counts = tally(runTypos({ from: 0, to: 60 }, 1));
  expect(counts.failures.filter(([cause]) => /^(?:not one error|elsewhere)/.test(cause))).toEqual([]);
  expect(keepsPromises(counts)).toBe(true);
});

it('finds the words of the examples with their roles', () => {
  const roles = new Set(typoSites().map((site) => site.role));
  for (const role of [
    'declaration word',
    'kind',
    'attribute',
    'preposition',
    'extended name',
    'STRIDE word',
    'value of carries',
    'value of flow from',
  ]) {
    expect(roles).toContain(role);
  }
});

it('slips by one character in four ways', () => {
  const random = createRandom(3);
  const kinds = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const { kind, word } = slip('webhook', random);
    kinds.add(kind);
    expect(word).not.toBe('webhook');
    expect(Math.abs(word.length - 'webhook'.length)).toBe(kind === 'drop' || kind === 'double' ? 1 : 0);
  }
  expect([...kinds].sort()).toEqual([...slipKinds].sort());
});

it('keeps no promise that is broken', () => {
  const of = (result: Outcome['result'], count: number) =>
    Array.from({ length: count }, () => ({ result, site: { role: 'kind' }, told: [] }) as unknown as Outcome);
  expect(keepsPromises(tally([...of('good', 95), ...of('no suggestion', 5), ...of('valid', 50)]))).toBe(true);
  expect(keepsPromises(tally([...of('good', 94), ...of('no suggestion', 6)]))).toBe(false);
  expect(keepsPromises(tally([...of('good', 99), ...of('elsewhere', 1)]))).toBe(false);
  expect(keepsPromises(tally([...of('good', 99), ...of('not one error', 1)]))).toBe(false);
});
