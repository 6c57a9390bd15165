/**
 * What all builders of the vocabulary share: a declared word read on request, finding words, the message when there is none.
 * Must not know which sorts of words there are.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spellingFix, suggest } from '../diagnostics/suggest.ts';
import type { Location, Span } from '../source/span.ts';
import type { DeclarationNode, RefNode, StatementNode, ValueNode } from '../syntax/ast.ts';
import { locate, refText } from './nodes.ts';
import type { Defined } from './vocabulary.ts';

export type Report = (diagnostic: Diagnostic) => void;

export interface IndexEntry {
  readonly word: DeclarationNode['word'];
  readonly name: string;
  readonly extends: DeclarationNode['extends'];
  readonly aliases: readonly string[];
  /** Whether its block declares attributes: most kinds do not, and their trees stay unread. */
  readonly attributes: boolean;
  readonly node: DeclarationNode;
}

/** A declaration together with where it stands. */
export interface Declared extends IndexEntry {
  readonly file: string;
  readonly pack: string;
  readonly shipped: boolean;
}

/** What the builders of the parts share. */
export interface VocabularyBuild {
  readonly report: Report;
  readonly declared: (word: DeclarationNode['word']) => readonly Declared[];
  readonly extensions: (what: 'kind' | 'control') => readonly Declared[];
}

export function before(a: Location, b: Location): boolean {
  return a.file === b.file ? a.start <= b.start : a.file < b.file;
}

/**
 * Common part of everything declared. A class, unlike everything else here, because hundreds of words share its accessors:
 * a run pays for the words it asks about, not for the size of the library.
 */
export class Word implements Defined {
  readonly entry: Declared;
  readonly id: string;
  readonly name: string;
  readonly pack: string;
  constructor(entry: Declared) {
    this.entry = entry;
    this.id = entry.shipped ? entry.name : `${entry.pack}.${entry.name}`;
    this.name = entry.name;
    this.pack = entry.pack;
  }
  get node(): DeclarationNode {
    return this.entry.node;
  }
  get title(): string | undefined {
    return this.node.title?.value;
  }
  get doc(): string | undefined {
    return this.node.doc;
  }
  get at(): Location {
    return locate(this.entry.file, this.node.name ?? this.node);
  }
}

/** Finds what a reference inside `pack` means: the pack's own word first, then what the plain word means. */
export function findIn<T extends Defined>(map: ReadonlyMap<string, T>, ref: RefNode, pack: string): T | undefined {
  return findWord(map, refText(ref), pack);
}

/** `name` or `pack.name`, as a word of `pack` reads it. Qualified names stand in the map only where the plain one means another. */
export function findWord<T extends Defined>(map: ReadonlyMap<string, T>, text: string, pack: string): T | undefined {
  const dot = text.indexOf('.');
  if (dot < 0) {
    const plain = map.get(text);
    return plain === undefined || plain.pack === pack ? plain : (map.get(`${pack}.${text}`) ?? plain);
  }
  const plain = map.get(text.slice(dot + 1));
  return plain?.pack === text.slice(0, dot) ? plain : map.get(text);
}

export function reportUnknown(
  report: Report,
  file: string,
  span: Span,
  what: string,
  name: string,
  candidates: Iterable<string>,
  /** The whole list, where it is short enough to be shown when nothing is near. */
  legal: readonly string[] = [],
): void {
  const suggestions = suggest(name, candidates);
  const at = locate(file, span);
  report(
    createDiagnostic(
      'TM2001',
      at,
      { what, name, suggestions, legal },
      {
        suggestions,
        fixes: spellingFix(name, suggestions, at),
      },
    ),
  );
}

/** All values of a statement's first step; arrows in them have been refused elsewhere. */
export function valuesOf(statement: StatementNode): readonly ValueNode[] {
  const steps = statement.values?.steps ?? [];
  return steps.length === 1 && steps[0] ? steps[0] : steps.flat();
}

/** The words of a list statement such as `alias a, b` or `mitigates spoofing`. */
export function wordsOf(statement: StatementNode): readonly string[] {
  return valuesOf(statement).flatMap((value) => {
    if (value.kind === 'ref') return [refText(value)];
    if (value.kind === 'string') return [value.value];
    if (value.kind === 'catalogue') return [value.text];
    if (value.kind === 'number') return [String(value.value)];
    return [];
  });
}

export function statementsOf(entry: { readonly node: DeclarationNode }, verb: string): readonly StatementNode[] {
  return statementsIn(entry.node, verb);
}

export function statementsIn(node: DeclarationNode, verb: string): readonly StatementNode[] {
  return (node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement' && item.verb.text === verb);
}
