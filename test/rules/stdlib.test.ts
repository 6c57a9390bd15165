/** Every rule of the standard library passes the static checks, and its examples come out as they say. */
import { expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { checkRules } from '../../compiler/rules/check/check.ts';
import { runExamples } from '../../compiler/rules/examples.ts';
import { shippedLibrary } from '../support/library.ts';

const faults: Diagnostic[] = [];
const library = shippedLibrary();
const vocabulary = buildVocabulary(library.packs, (one) => faults.push(one));

function show(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((one) => {
    const text = library.text(one.file) ?? '';
    const line = text.slice(0, one.start).split('\n').length;
    return `${one.file}:${line} ${one.code} ${one.message}; ${one.help ?? ''}`;
  });
}

it('the library passes every static check', () => {
  expect(show([...faults, ...checkRules(vocabulary, new Set(vocabulary.packs.keys()))])).toEqual([]);
});

it.each([...vocabulary.rules.keys()])('%s: examples', (id) => {
  const found: Diagnostic[] = [];
  const rule = vocabulary.rules.get(id);
  const results = rule ? runExamples(vocabulary, rule, (one) => found.push(one)) : [];
  expect(show(found)).toEqual([]);
  expect(results.length).toBeGreaterThan(1);
});
