/** How the packs call the kinds and controls a model speaks of: titles for outputs, which never see the vocabulary. */
import type { Model, Word, Words } from './ir.ts';
import { findById } from './lookup.ts';
import type { Defined, Vocabulary } from './vocabulary.ts';

export function wordsOf(model: Model, vocabulary: Vocabulary): Words {
  const kinds = new Set<string>();
  const controls = new Set<string>();
  for (const one of [...model.elements, ...model.flows, ...model.hops]) {
    for (const kind of one.kinds) kinds.add(kind);
    for (const { control } of one.controls) controls.add(control);
    for (const { facts } of one.attributes) {
      for (const { value, phrases } of facts) {
        for (const each of [value, ...(phrases ?? []).flatMap((phrase) => phrase.values)])
          if (each?.type === 'control') controls.add(each.control);
      }
    }
  }
  for (const one of [model.model, ...model.found]) for (const { control } of one.controls) controls.add(control);
  for (const { alternatives } of model.obligations) for (const control of alternatives) controls.add(control);
  return { kinds: titled(kinds, vocabulary.kinds), controls: titled(controls, vocabulary.controls) };
}

function titled(ids: ReadonlySet<string>, map: ReadonlyMap<string, Defined>): Record<string, Word> {
  return Object.fromEntries(
    [...ids].sort().flatMap((id): [string, Word][] => {
      const word = findById(map, id);
      return word?.title === undefined ? [] : [[id, { title: word.title, doc: word.doc }]];
    }),
  );
}
