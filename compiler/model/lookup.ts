/** Finds what the IR calls by id in the vocabulary. */
import type { Defined } from './vocabulary.ts';

const byId = new WeakMap<ReadonlyMap<string, Defined>, ReadonlyMap<string, Defined>>();

/** Ids are unique; the maps of a vocabulary are keyed by what may be written instead. */
export function findById<T extends Defined>(map: ReadonlyMap<string, T>, id: string): T | undefined {
  let index = byId.get(map) as ReadonlyMap<string, T> | undefined;
  if (!index) {
    index = new Map([...map.values()].map((one) => [one.id, one]));
    byId.set(map, index);
  }
  return index.get(id);
}
