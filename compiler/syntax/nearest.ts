/** The words of the language that a misspelt word may have been meant to be, the likeliest first. Knows no word of a pack. */
import type { IToken, TokenType } from 'chevrotain';
import { editDistance } from '../diagnostics/suggest.ts';
import * as t from './tokens.ts';
import { wordTable } from './word-table.ts';

/** As often as they stand in models; a preposition that is not listed comes after these. */
const usual = ['from', 'by', 'for', 'on', 'as', 'in', 'because', 'with', 'until', 'after', 'to', 'per', 'at', 'through'];
/** Those that a head takes, before the usual ones. */
const ofHead = wordTable<readonly string[]>({
  actor: ['in'],
  boundary: ['in'],
  component: ['in'],
  data: ['in'],
  decision: ['on'],
  flow: ['from'],
  import: ['from'],
  require: ['on', 'along', 'of', 'from', 'with'],
  table: ['from'],
  threat: ['on'],
  unless: ['of', 'to', 'in', 'on', 'from', 'at'],
  where: ['of', 'to', 'in', 'on', 'from', 'at'],
});
/** What may stand behind a preposition besides names. */
const literals = wordTable<readonly TokenType[]>({
  after: [t.Duration],
  because: [t.Text],
  by: [t.DateLiteral],
  for: [t.Duration],
  from: [t.Text],
  since: [t.DateLiteral],
  until: [t.DateLiteral],
  within: [t.Duration],
});
const onlyLiterals = new Set(['because', 'until']);
const prepositions = new Set<string>(t.prepositions);

/** `head` is the first word of the statement or declaration, `next` stands behind the misspelt word. */
export function nearestWords(word: string, candidates: readonly string[], head: string, next: IToken): string[] {
  const folded = word.toLowerCase();
  const limit = word.length <= 4 ? 1 : word.length <= 7 ? 2 : 3;
  const first = ofHead[head] ?? [];
  const near = candidates.flatMap((candidate) => {
    if (candidate === word) return [];
    const distance = editDistance(folded, candidate, candidate.length <= 4 ? 1 : limit);
    if (distance > limit || (distance > 1 && candidate.length <= 4) || distance >= candidate.length) return [];
    const mixed = letters(folded) === letters(candidate) ? 0 : 1;
    const unfit = (fits(candidate, next) ? 0 : 2) + (first.includes(candidate) ? 0 : 1);
    return [{ candidate, distance, unfit, mixed, rank: rankOf(candidate, first) }];
  });
  near.sort(
    (a, b) => a.distance - b.distance || a.unfit - b.unfit || a.mixed - b.mixed || a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1),
  );
  const best = near[0]?.distance ?? 0;
  return near.filter((one) => one.distance <= best + 1).map((one) => one.candidate);
}

function fits(candidate: string, next: IToken): boolean {
  if (!prepositions.has(candidate)) return true;
  const behind = literals[candidate]?.includes(next.tokenType) === true;
  return behind || (!onlyLiterals.has(candidate) && next.tokenType.CATEGORIES?.includes(t.Word) === true);
}

function rankOf(candidate: string, first: readonly string[]): number {
  if (!prepositions.has(candidate)) return 0;
  const special = first.indexOf(candidate);
  if (special >= 0) return special + 1;
  const place = usual.indexOf(candidate);
  return first.length + 1 + (place < 0 ? usual.length : place);
}

function letters(word: string): string {
  return [...word].sort().join('');
}
