/** Lists of the IR take what they need: there are hundreds of thousands of them, nearly all with no member or one. */

/** Shared by all that have no members. */
export const nothing: readonly never[] = [];

/** A list that was filled member by member keeps room for sixteen more; its copy has none. An empty one is shared. */
export function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? nothing : list.slice();
}
