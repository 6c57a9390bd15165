/** Edits of a rule's text, and the kinds a word of it may be widened to. */
import type { Kind, Vocabulary } from '../../model/vocabulary.ts';
import { findIn } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import type { CountNode, RefNode } from '../../syntax/ast.ts';

/** `text` instead of what stands from `start` to `end`. */
export interface Edit extends Span {
  readonly text: string;
  readonly name: string;
  /** What is changed, to be shown. */
  readonly mark: Span;
}

export interface Parent {
  readonly text: string;
  /** `component`, `flow`: said by leaving the kind out. */
  readonly isSort: boolean;
}

export interface Writer {
  readonly vocabulary: Vocabulary;
  readonly pack: string;
  /** On one line. */
  text(span: Span): string;
  without(span: Span, what: string): Edit;
  /** Named by the old and the new text, or by those given. */
  replace(span: Span, text: string, from?: string, to?: string): Edit;
  /** The kinds directly above the one a word names; none where it names no kind. */
  parents(ref: RefNode): readonly Parent[];
}

export function createWriter(text: string, vocabulary: Vocabulary, pack: string): Writer {
  const onOneLine = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return {
    vocabulary,
    pack,
    text: onOneLine,
    without: (span, what) => ({ start: span.start, end: span.end, text: '', name: `without ${what}`, mark: span }),
    replace: (span, to, shownFrom = onOneLine(span), shownTo = to) => ({
      start: span.start,
      end: span.end,
      text: to,
      name: `${shownFrom} -> ${shownTo}`,
      mark: span,
    }),
    parents: (ref) => {
      const kind = ref.hop ? undefined : findIn(vocabulary.kinds, ref, pack);
      return kind ? kind.parents.filter((parent) => parent.sort !== 'element').map((parent) => parentOf(parent, vocabulary, pack)) : [];
    },
  };
}

function parentOf(kind: Kind, vocabulary: Vocabulary, pack: string): Parent {
  const plain = vocabulary.kinds.get(kind.name) === kind || kind.pack === pack;
  return { text: plain ? kind.name : `${kind.pack}.${kind.name}`, isSort: kind.name === kind.sort };
}

export function countText(count: CountNode | undefined): string {
  return count === undefined ? '' : `${count.word} of `;
}

/** A list with its count: `any of a, b`, `a`. */
export interface Listed {
  readonly count: CountNode['word'] | undefined;
  readonly items: readonly string[];
}

export function listText({ count, items }: Listed): string {
  return items.length === 1 || count === undefined ? items.join(', ') : `${count} of ${items.join(', ')}`;
}

/** A list with one item less, or counted otherwise: `any of` and `all of` for each other, `2 of` as one less. */
export function lessOf(list: Listed): readonly Listed[] {
  const { count, items } = list;
  if (items.length < 2) return [];
  const dropped = items.map((_, index): Listed => ({ count: countFor(count, items.length - 1), items: without(items, index) }));
  if (count === undefined) return dropped;
  const other = count === 'any' ? 'all' : count === 'all' ? 'any' : count === 2 ? 'any' : count - 1;
  return [...dropped, { count: other, items }];
}

/** `2 of` two is `all of` them. */
function countFor(count: Listed['count'], left: number): Listed['count'] {
  return typeof count === 'number' && count >= left ? 'all' : count;
}

function without<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, at) => at !== index);
}

export function replaced<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((one, at) => (at === index ? item : one));
}
