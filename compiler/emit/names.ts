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

/** An id as a name in XML, CSS and DOT: `payments.delivery[vendor -> gateway]` is `payments__delivery__vendor__gateway`. */
export function shapeId(id: string): string {
  return id.replace(/[^A-Za-z0-9_]+/g, '__').replace(/_+$/, '');
}
