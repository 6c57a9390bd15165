/**
 * "Did you mean": the candidates nearest to a word. The caller passes only words that are legal in that place; the word
 * itself is never suggested.
 */

import type { Location } from '../source/span.ts';
import type { Fix } from './diagnostic.ts';

const MOST = 3;

/** At most three, nearest first; none when nothing is near. Case, `_` and `-` weigh less than letters. */
export function suggest(word: string, candidates: Iterable<string>): string[] {
  const limit = word.length <= 4 ? 1 : word.length <= 7 ? 2 : 3;
  const wanted = fold(word);
  const near: {
    readonly candidate: string;
    readonly distance: number;
    readonly mixed: number;
    readonly exact: number;
    readonly ends: number;
  }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit + 1) continue;
    const folded = fold(candidate);
    const distance = folded === wanted ? 0 : editDistance(wanted, folded, limit);
    if (distance <= limit && distance < folded.length) {
      const exact = editDistance(word, candidate, limit + 2);
      near.push({ candidate, distance, mixed: letters(wanted) === letters(folded) ? 0 : 1, exact, ends: commonEnds(wanted, folded) });
    }
  }
  near.sort(
    (a, b) => a.distance - b.distance || a.mixed - b.mixed || a.exact - b.exact || b.ends - a.ends || compare(a.candidate, b.candidate),
  );
  const best = near[0]?.distance ?? 0;
  return near
    .filter((entry) => entry.distance <= best + 1)
    .slice(0, MOST)
    .map((entry) => entry.candidate);
}

/** The nearest suggestion as an edit, where it is one slip away: a word further off is a question to the author, never a change. */
export function spellingFix(word: string, suggestions: readonly string[], at: Location): Fix[] {
  const [nearest] = suggestions;
  if (nearest === undefined || editDistance(fold(word), fold(nearest), 1) > 1) return [];
  return [{ title: `write \`${nearest}\``, sure: false, edits: [{ file: at.file, start: at.start, end: at.end, text: nearest }] }];
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

/**
 * Optimal string alignment (Damerau-Levenshtein without repeated edits of one place): insert, delete, replace and swap of
 * neighbours cost one. Anything beyond `limit` is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, b.length), limit + 1);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}

/** The letters of a word without order and number: swapping and doubling letters are the likeliest slips. */
function letters(word: string): string {
  return [...new Set(word)].sort().join('');
}

/** Characters the two words share at their start and at their end: `receiver` is nearer to `recever` than `reverser` is. */
function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return start + end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
