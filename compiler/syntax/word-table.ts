/**
 * Tables by a word that somebody wrote. Promises: a word that is not in the table has no entry, also one that every object
 * knows (`constructor`, `toString`), whether it is asked for by `in` or by index.
 */
export function wordTable<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
