/**
 * Kleene's three truth values: false < unknown < true; `and` is the least, `or` the greatest, `not` swaps the ends. An
 * unknown carries the facts that are missing, and only those whose answer could still matter: `false and unknown` is
 * false and asks nothing.
 */

/** A fact nobody stated, or one past its `until`. */
export interface Missing {
  readonly element: string;
  readonly attribute: string;
  readonly expired?: boolean;
  /** The value is said, and not what stands behind this preposition. */
  readonly phrase?: string;
}

export interface Unknown {
  readonly value: 'unknown';
  readonly missing: readonly Missing[];
}
export interface Known {
  readonly value: 'true' | 'false';
}
export type Truth = Known | Unknown;

export const TRUE: Known = { value: 'true' };
export const FALSE: Known = { value: 'false' };

export function truthOf(value: boolean): Truth {
  return value ? TRUE : FALSE;
}

export function unknown(missing: readonly Missing[]): Truth {
  return { value: 'unknown', missing };
}

export function missingOf(truth: Truth): readonly Missing[] {
  return truth.value === 'unknown' ? truth.missing : [];
}

export function not(truth: Truth): Truth {
  if (truth === TRUE) return FALSE;
  return truth === FALSE ? TRUE : truth;
}

export function and(a: Truth, b: Truth): Truth {
  if (a === FALSE || b === FALSE) return FALSE;
  if (a === TRUE) return b;
  return b === TRUE ? a : both(a, b);
}

export function or(a: Truth, b: Truth): Truth {
  if (a === TRUE || b === TRUE) return TRUE;
  if (a === FALSE) return b;
  return b === FALSE ? a : both(a, b);
}

function both(a: Truth, b: Truth): Truth {
  return unknown(mergeMissing(missingOf(a), missingOf(b)));
}

export function mergeMissing(a: readonly Missing[], b: readonly Missing[]): readonly Missing[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  if (a.length * b.length > 64) return uniqueMissing([a, b]);
  const added = b.filter((one) => !a.some((other) => same(one, other)));
  return added.length === 0 ? a : [...a, ...added];
}

/** The same for many long lists. */
export function uniqueMissing(lists: Iterable<readonly Missing[]>): readonly Missing[] {
  const found = new Map<string, Missing>();
  for (const list of lists)
    for (const one of list) if (!found.has(`${one.element}/${one.attribute}`)) found.set(`${one.element}/${one.attribute}`, one);
  return [...found.values()];
}

function same(a: Missing, b: Missing): boolean {
  return a.element === b.element && a.attribute === b.attribute;
}

/**
 * Compares a count of which only bounds are known: at least `sure`, at most `possible` (undefined: no upper end). `missing`
 * are the facts that would narrow it. `no` is `exactly 0`, `any` is `at least 1`.
 */
export interface Bounds {
  readonly sure: number;
  readonly possible: number;
  readonly missing: readonly Missing[];
}

export type CountTest =
  | { readonly test: 'at_least'; readonly number: number }
  | { readonly test: 'at_most'; readonly number: number }
  | { readonly test: 'exactly'; readonly number: number };

export function testCount(bounds: Bounds, wanted: CountTest): Truth {
  const { sure, possible, missing } = bounds;
  const n = wanted.number;
  switch (wanted.test) {
    case 'at_least':
      return sure >= n ? TRUE : possible < n ? FALSE : unknown(missing);
    case 'at_most':
      return possible <= n ? TRUE : sure > n ? FALSE : unknown(missing);
    case 'exactly':
      return sure > n || possible < n ? FALSE : sure === n && possible === n ? TRUE : unknown(missing);
  }
}
