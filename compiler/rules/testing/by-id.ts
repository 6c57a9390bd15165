/** The words of a vocabulary, each once, whatever else they are called. */
import type { Defined } from '../../model/vocabulary.ts';

export function byId<T extends Defined>(map: ReadonlyMap<string, T>): readonly T[] {
  return [...new Set(map.values())].sort((a, b) => (a.id < b.id ? -1 : 1));
}
