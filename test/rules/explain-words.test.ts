/** Every word that the library declares can be explained, under each of its names, and leads to where it stands. */
import { expect, it } from 'vitest';
import { explainWord, nearWords } from '../../compiler/rules/explain/find.ts';
import { createWordContext } from '../../compiler/rules/explain/word-context.ts';
import type { KindExplanation, WordExplanation } from '../../compiler/rules/explain/words.ts';
import { compileText } from '../support/memory-host.ts';

const { vocabulary, source } = compileText({ 'm.tm': 'model m\ncomponent x : service\n' });
const context = createWordContext(vocabulary, source, undefined, undefined);

function meanings(word: string): readonly WordExplanation[] {
  return explainWord(context, word);
}

function plain(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].filter((name) => !name.includes('.') && !name.includes(':'));
}

it.each([
  ['kind', plain(vocabulary.kinds)],
  ['control', plain(vocabulary.controls)],
  ['fact', plain(vocabulary.facts)],
  ['table', plain(vocabulary.tables)],
  ['setting', plain(vocabulary.settings)],
  ['scene', plain(vocabulary.scenes)],
  ['rule', [...vocabulary.rules.keys()]],
] as const)('each %s, by all its names', (about, names) => {
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const found = meanings(name).find((one) => one.about === about);
    expect([name, found !== undefined && 'at' in found && found.at.start !== undefined]).toEqual([name, true]);
  }
});

it('each scale and choice, and each of their values', () => {
  for (const [name, set] of vocabulary.types) {
    expect(meanings(name).some((one) => one.about === (set.ordered ? 'scale' : 'choice'))).toBe(true);
    for (const value of set.values) {
      const found = meanings(value).filter((one) => one.about === 'scale' || one.about === 'choice');
      expect([value, found.some((one) => 'value' in one && one.value === value)]).toEqual([value, true]);
    }
  }
});

it('each attribute of each kind; where several kinds have one, all of them', () => {
  const declared = new Set(
    [...vocabulary.kinds.values()].flatMap((kind) => [...kind.attributes.keys()].map((name) => `${name} ${kind.name}`)),
  );
  for (const entry of declared) {
    const [name = '', on = ''] = entry.split(' ');
    expect([entry, meanings(name).some((one) => one.about === 'attribute' && one.on === on)]).toEqual([entry, true]);
  }
});

it('of defaults that speak of one thing only the nearest is shown, and lists add up', () => {
  const [invoice] = meanings('invoice') as [KindExplanation];
  const verbs = invoice.defaults.map(({ text }) => text.split(' ')[0]);
  expect(new Set(verbs).size).toBe(verbs.length);
  expect(verbs).toEqual(expect.arrayContaining(['confidentiality', 'integrity', 'availability']));
});

it.each([
  ['postgress', 'postgres'],
  ['hmac_signatur', 'hmac_signature'],
  ['severityof', 'severity_of'],
  ['forged_delivry', 'forged_delivery'],
  ['webhok', 'webhook'],
])('near `%s` lies `%s`', (typed, expected) => {
  expect(meanings(typed)).toEqual([]);
  expect(nearWords(context, typed)).toContain(expected);
});
