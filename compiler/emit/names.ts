/** Names for files, anchors and shapes, made from ids so that they stay the same as long as the ids do. */
import { compareText } from './text.ts';

/**
 * File stems for names, ASCII and lower case, different even where a file system ignores case: the second of `pay` and `Pay`
 * (in sorted order) gets a number.
 */
export function slugs(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const name of [...new Set(names)].sort(compareText)) {
    const stem =
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'x';
    let slug = stem;
    for (let i = 2; taken.has(slug); i++) slug = `${stem}-${i}`;
    taken.add(slug);
    result.set(name, slug);
  }
  return result;
}

/**
 * Names in XML, CSS and DOT for ids: `payments.delivery[vendor -> gateway]` is `payments__delivery__vendor__gateway`. Two ids
 * that would have one name (`f[a -> b__c]`, `f[a__b -> c]`) get two; who asks in the same order gets the same names.
 */
export function uniqueNames(prefix: string): (id: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const stem = `${prefix}${id.replace(/[^A-Za-z0-9_]+/g, '__').replace(/_+$/, '')}`;
    let name = stem;
    for (let i = 2; taken.has(name); i++) name = `${stem}_${i}`;
    taken.add(name);
    names.set(id, name);
    return name;
  };
}
