/** Every word of the examples that is used and not declared: names, kinds, attributes, keywords; each with its place. */
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { Span } from '../../compiler/source/span.ts';
import type {
  BlockNode,
  DeclarationNode,
  FileNode,
  ItemNode,
  PathNode,
  PhraseNode,
  RefNode,
  StatementNode,
  ValueNode,
} from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';

export interface Site {
  readonly project: string;
  readonly file: string;
  /** The word itself. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** The name it is part of: `stride.single_point`. */
  readonly whole: Span;
  readonly role: string;
}

export function typoSites(): Site[] {
  const files = exampleFiles();
  return exampleProjects().flatMap(({ name, own }) =>
    own.flatMap((file) => {
      const text = files[file] ?? '';
      return sitesOf(parseFile(createSourceFile(file, text)).file, text).map((site) => ({ ...site, project: name, file }));
    }),
  );
}

type Found = Omit<Site, 'project' | 'file'>;

function sitesOf(file: FileNode, text: string): Found[] {
  const found: Found[] = [];
  const add = (span: Span, role: string, whole: Span = span): void => {
    found.push({ start: span.start, end: span.end, word: text.slice(span.start, span.end), whole, role });
  };
  const word = (start: number, role: string): void => {
    const [match = ''] = /^\w+/.exec(text.slice(start)) ?? [];
    add({ start, end: start + match.length }, role);
  };

  function ref(node: RefNode, role: string): void {
    for (const name of [...node.names, ...(node.hop ?? [])]) add(name, role, node);
  }
  function value(node: ValueNode, role: string): void {
    if (node.kind === 'ref') ref(node, role);
    if (node.kind === 'every') {
      word(node.start, 'keyword');
      ref(node.of, 'kind');
    }
  }
  function path(node: PathNode | undefined, role: string): void {
    for (const step of node?.steps ?? []) for (const one of step) value(one, role);
  }
  function phrases(list: readonly PhraseNode[], role: (preposition: string) => string): void {
    for (const phrase of list) {
      add(phrase.prepositionSpan, 'preposition');
      path(phrase.values, role(phrase.preposition));
    }
  }
  function block(node: BlockNode | undefined): void {
    for (const item of node?.items ?? []) visit(item);
  }
  function visit(item: ItemNode): void {
    if (item.kind === 'declaration') declaration(item);
    else if (item.kind === 'statement') statement(item);
  }
  function declaration(node: DeclarationNode): void {
    add(node.wordSpan, 'declaration word');
    if (node.word === 'extend' && node.name) add(node.name, 'extended name');
    if (node.verb) add(node.verb, 'decision verb');
    for (const kind of node.kinds) ref(kind, node.word === 'threat' ? 'STRIDE word' : 'kind');
    path(node.values, `value of ${node.word}`);
    phrases(node.phrases, (preposition) => `value of ${node.word} ${preposition}`);
    block(node.block);
  }
  function statement(node: StatementNode): void {
    add(node.verb, 'attribute');
    path(node.values, `value of ${node.verb.text}`);
    phrases(node.phrases, (preposition) => `value of ${node.verb.text} ${preposition}`);
    block(node.block);
  }

  if (file.header) {
    word(file.header.start, 'header word');
    block(file.header.block);
  }
  for (const item of file.items) visit(item);
  return found;
}
