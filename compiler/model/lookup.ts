/** Finds what the IR calls by id in the vocabulary. */
import type { Defined, Kind, Vocabulary } from './vocabulary.ts';

const byId = new WeakMap<ReadonlyMap<string, Defined>, ReadonlyMap<string, Defined>>();

/** A kind the compiler itself speaks of (`claim`, `hop`): the prelude's, even where somebody hides its name. */
export function baseKind(vocabulary: Vocabulary, name: string): Kind | undefined {
  return vocabulary.kinds.get(`prelude.${name}`) ?? vocabulary.kinds.get(name);
}

/** Ids are unique; the maps of a vocabulary are keyed by what may be written instead. */
export function findById<T extends Defined>(map: ReadonlyMap<string, T>, id: string): T | undefined {
  let index = byId.get(map) as ReadonlyMap<string, T> | undefined;
  if (!index) {
    index = new Map([...map.values()].map((one) => [one.id, one]));
    byId.set(map, index);
  }
  return index.get(id);
}
