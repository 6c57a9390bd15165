/** What lies beside the bundle: the parsed standard library, its text, the pages of the codes. All read on first need. */
import { readFileSync } from 'node:fs';
import type { ShippedLibrary } from '../compile.ts';
import type { PackFile } from '../model/vocabulary-builder.ts';
import type { IndexEntry } from '../model/vocabulary-words.ts';
import type { DeclarationNode, HeaderNode } from '../syntax/ast.ts';

declare const TMC_VERSION: string;

export const version: string = TMC_VERSION;

export function loadLibrary(): ShippedLibrary {
  const packs = JSON.parse(readFileSync(new URL('library.json', import.meta.url), 'utf8')) as readonly PackRecord[];
  const trees = readFileSync(new URL('library.trees', import.meta.url), 'latin1');
  return {
    packs: packs.map(({ name, files }) => ({ name, shipped: true, files: files.map((file) => readPackFile(file, trees)) })),
    text: (path) => (path.startsWith('stdlib:') ? readBeside(`stdlib/${path.slice('stdlib:'.length)}`) : undefined),
  };
}

/** As the build writes it: word, name, what is extended, aliases, whether it declares attributes, and where its tree lies. */
type Row = readonly [
  DeclarationNode['word'],
  string,
  NonNullable<DeclarationNode['extends']> | '',
  readonly string[],
  0 | 1,
  number,
  number,
];

interface PackRecord {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly header?: HeaderNode; readonly rows: readonly Row[] }[];
}

function readPackFile({ path, header, rows }: PackRecord['files'][number], trees: string): PackFile {
  const entries = rows.map((row) => readRow(row, trees));
  return {
    path,
    index: { header, entries },
    get node() {
      return { kind: 'file' as const, start: 0, end: 0, header, items: entries.map((entry) => entry.node) };
    },
  };
}

function readRow([word, name, target, aliases, attributes, start, end]: Row, trees: string): IndexEntry {
  let node: DeclarationNode | undefined;
  return {
    word,
    name,
    extends: target === '' ? undefined : target,
    aliases,
    attributes: attributes === 1,
    get node() {
      node ??= JSON.parse(trees.slice(start, end)) as DeclarationNode;
      return node;
    },
  };
}

/** The page of a code, as Markdown. */
export function explainPage(code: string): string | undefined {
  return /^TM\d{4}$/.test(code) ? readBeside(`explain/${code}.md`) : undefined;
}

function readBeside(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
