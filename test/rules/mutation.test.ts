/** "Dropping or weakening any one condition, kind or placement of a rule makes at least one of its examples fail." */
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { isExplained, mutatePacks } from '../../compiler/rules/testing/mutate-pack.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { shippedLibrary } from '../support/library.ts';

const { packs, text } = shippedLibrary();
const vocabulary = buildVocabulary(packs, () => undefined);

it.each(packs.map((pack) => pack.name))(
  '%s: an example notices each mutant',
  (pack) => {
    const [result] = mutatePacks({ vocabulary, packs: [pack], files: undefined }, (path) => createSourceFile(path, text(path) ?? ''));
    const told = (result?.rules ?? []).flatMap((rule) => {
      if (!rule.broken && isExplained(rule)) return [];
      const lines = rule.survivors.map(
        ({ mutant, killer }) => `${rule.rule}: ${mutant}; to catch it: ${killer?.line ?? 'no single change'}`,
      );
      return lines.length > 0 ? lines : [`${rule.rule}: ${rule.broken ? 'nothing tried' : 'an `equivalent` is wrong or needless'}`];
    });
    expect(told).toEqual([]);
  },
  120_000,
);
