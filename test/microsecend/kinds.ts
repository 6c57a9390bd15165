/** Questions about kinds of the vocabulary. */
import type { Kind } from '../../compiler/model/vocabulary.ts';
import { wordsOf } from '../../compiler/model/vocabulary-words.ts';

/** Whether something of one kind is always something of the other. */
export function isDescendant(kind: Kind, of: Kind): boolean {
  return kind.ancestorIds.has(of.id);
}

/** Kinds that no element can have together: what works on data, and what keeps it. */
export function exclude(a: Kind, b: Kind): boolean {
  const store = (kind: Kind) => kind.name === 'store' || kind.ancestors.some((one) => one.name === 'store');
  const process = (kind: Kind) => kind.name === 'process' || kind.ancestors.some((one) => one.name === 'process');
  return (store(a) && process(b)) || (process(a) && store(b));
}

/** Two kinds of which one says of its elements what the other denies: `speaks sql`, `speaks http`. */
export function disagree(a: Kind, b: Kind): boolean {
  const [said, other] = [defaultsOf(a), defaultsOf(b)];
  return [...said].some(([verb, value]) => other.has(verb) && other.get(verb) !== value);
}

/** The nearest default of each statement with one value. */
function defaultsOf(kind: Kind): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of kind.ancestors) {
    for (const { node } of one.defaults) {
      const value = wordsOf(node).join(' ');
      if (value !== '' && !/^(implements|lacks|stores)$/.test(node.verb.text) && !found.has(node.verb.text))
        found.set(node.verb.text, value);
    }
  }
  return found;
}
