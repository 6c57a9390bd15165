/** Items in a wrong place: several in one block are one mistake. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Span } from '../source/span.ts';
import type { ItemNode } from '../syntax/ast.ts';
import { locate } from './nodes.ts';
import type { Report } from './vocabulary-words.ts';

const MOST_RELATED = 4;

/** The first is told, the others beside it; broken ones have been told. */
export function reportMisplaced(items: readonly ItemNode[], file: string, place: string, report: Report): void {
  const [first, ...others] = items.filter((item) => !item.broken).map((item) => ({ word: wordOf(item), at: locate(file, wordSpan(item)) }));
  if (!first) return;
  const related = others.slice(0, MOST_RELATED).map(({ word, at }) => ({ ...at, message: `\`${word}\` stands there too` }));
  // A clause of a rule, one letter short of a statement.
  const suggestions = first.word === 'require' ? ['requires'] : [];
  report(createDiagnostic('TM2006', first.at, { word: first.word, place }, { related, suggestions }));
}

function wordOf(item: ItemNode): string {
  if (item.kind === 'statement') return item.verb.text;
  return 'word' in item ? item.word : item.kind;
}

function wordSpan(item: ItemNode): Span {
  if (item.kind === 'declaration') return item.wordSpan;
  return item.kind === 'statement' ? item.verb : { start: item.start, end: item.start + wordOf(item).length };
}

export function article(word: string): string {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}
