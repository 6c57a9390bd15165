/**
 * Makes the nodes of the tree. One function per kind, each with all its fields in one order, so that all nodes of a kind have
 * one shape. Drafts are nodes while they are being filled.
 */
import type { IToken } from 'chevrotain';
import type {
  BindingNode,
  CatalogueNode,
  ChangeNode,
  ConditionNode,
  CountNode,
  DateNode,
  DeclarationNode,
  DemandNode,
  DurationNode,
  ExampleNode,
  ForNode,
  HeaderNode,
  NameNode,
  NumberNode,
  PathNode,
  PhraseNode,
  RefNode,
  RequireNode,
  StatementNode,
  WhereNode,
} from './ast.ts';
import { endOf } from './lexer.ts';
import { type Problems, report } from './problems.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type DraftDeclaration = Writable<DeclarationNode>;
export type DraftStatement = Writable<StatementNode>;
export type DraftExample = Writable<Omit<ExampleNode, 'changes'>> & { readonly changes: ChangeNode[] };
export type DraftFor = Writable<Omit<ForNode, 'bindings'>> & { readonly bindings: BindingNode[] };
export type DraftWhere = Writable<WhereNode>;
export type DraftRequire = Writable<Omit<RequireNode, 'items'>> & { readonly items: DemandNode[] };
export type DraftHeader = Writable<Omit<HeaderNode, 'name'>> & { name: NameNode | undefined };
export type Draft = DraftDeclaration | DraftStatement | DraftExample | DraftFor | DraftWhere | DraftRequire;

/** Shared by all nodes without members of a list. */
export const nothing: readonly never[] = [];

export function nameNode(token: IToken): NameNode {
  return { start: token.startOffset, end: token.startOffset + token.image.length, text: token.image };
}

export function emptyDeclaration(word: IToken): DraftDeclaration {
  const end = endOf(word);
  return {
    start: word.startOffset,
    end,
    kind: 'declaration',
    word: word.image as DeclarationNode['word'],
    wordSpan: { start: word.startOffset, end },
    name: undefined,
    extends: undefined,
    verb: undefined,
    values: undefined,
    title: undefined,
    kinds: nothing as readonly RefNode[],
    phrases: nothing as readonly PhraseNode[],
    block: undefined,
    doc: undefined,
    broken: false,
  };
}

export function emptyHeader(word: IToken): DraftHeader {
  return {
    start: word.startOffset,
    end: endOf(word),
    kind: 'header',
    word: word.image as HeaderNode['word'],
    name: undefined,
    title: undefined,
    doc: undefined,
    block: undefined,
  };
}

/** How the items of a block call what they stand in. */
export function ownerWord(draft: Draft | undefined): string {
  if (draft === undefined) return 'header';
  if (draft.broken && draft.kind === 'statement') return 'unknown';
  return draft.kind === 'declaration' ? draft.word : draft.kind;
}

export function emptyStatement(verb: IToken): DraftStatement {
  return {
    start: verb.startOffset,
    end: endOf(verb),
    kind: 'statement',
    verb: nameNode(verb),
    values: undefined,
    phrases: nothing as readonly PhraseNode[],
    block: undefined,
    doc: undefined,
    broken: false,
  };
}

export function emptyFor(word: IToken): DraftFor {
  return { start: word.startOffset, end: endOf(word), kind: 'for', bindings: [], broken: false };
}

export function emptyWhere(word: IToken): DraftWhere {
  return { start: word.startOffset, end: endOf(word), kind: 'where', word: word.image as 'where', condition: undefined, broken: false };
}

export function emptyRequire(word: IToken): DraftRequire {
  return { start: word.startOffset, end: endOf(word), kind: 'require', count: undefined, items: [], broken: false };
}

export function emptyExample(word: IToken): DraftExample {
  return {
    start: word.startOffset,
    end: endOf(word),
    kind: 'example',
    word: word.image as ExampleNode['word'],
    scene: undefined,
    changes: [],
    block: undefined,
    broken: false,
  };
}

export function singlePath(ref: RefNode): PathNode {
  return { start: ref.start, end: ref.end, steps: [[ref]] };
}

export function numberNode(token: IToken, problems: Problems): NumberNode {
  return { start: token.startOffset, end: endOf(token), kind: 'number', value: amountOf(token, token.image, problems) };
}

export function dateNode(token: IToken): DateNode {
  return { start: token.startOffset, end: endOf(token), kind: 'date', text: token.image };
}

export function catalogueNode(token: IToken): CatalogueNode {
  return { start: token.startOffset, end: endOf(token), kind: 'catalogue', text: token.image };
}

export function durationNode(token: IToken, problems: Problems): DurationNode {
  const image = token.image;
  let split = image.length;
  while (split > 0 && image.charCodeAt(split - 1) > 57) split--;
  return {
    start: token.startOffset,
    end: endOf(token),
    kind: 'duration',
    amount: amountOf(token, image.slice(0, split), problems),
    unit: image.slice(split) as DurationNode['unit'],
  };
}

/** More digits than a double holds would silently become another number. */
function amountOf(token: IToken, digits: string, problems: Problems): number {
  if (digits.length <= 16) return Number(digits);
  report(problems, 'TM1028', token.startOffset, endOf(token), {});
  return 0;
}

/** Two or more terms joined; `mixed` is the first word that is not the first one. */
export function logicNode(items: ConditionNode[], words: IToken[]): ConditionNode {
  const first = items[0] as ConditionNode;
  const word = words[0];
  if (word === undefined) return first;
  const other = words.find((w) => w.image !== word.image);
  return {
    start: first.start,
    end: (items[items.length - 1] as ConditionNode).end,
    kind: 'logic',
    word: word.image as 'and',
    items,
    mixed: other === undefined ? undefined : { start: other.startOffset, end: endOf(other) },
  };
}

/** `every hop of f is readonly` says what `where (it is readonly)` says; `it` stands nowhere, so its span is empty. */
export function quantifierIs(is: IToken, negated: boolean, count: CountNode | undefined, words: RefNode[], end: number): ConditionNode {
  const at = is.startOffset;
  const subject: RefNode = { start: at, end: at, kind: 'ref', names: [{ start: at, end: at, text: 'it' }], hop: undefined };
  return { start: at, end, kind: 'is', subject, negated, count, words, phrases: [] };
}
