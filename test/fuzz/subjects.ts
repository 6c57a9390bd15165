/** What the fuzzer damages: every file of the examples in its project, and every file of the packs in a library of its own. */
import { compile, type Program, type ShippedLibrary } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { consolidate } from '../../compiler/model/consolidate.ts';
import type { PackSource } from '../../compiler/model/vocabulary-builder.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { DeclarationNode, FileNode, ItemNode } from '../../compiler/syntax/ast.ts';
import { type ParseResult, parseFile } from '../../compiler/syntax/parse.ts';
import { exampleFiles, exampleProjects, packFiles } from '../support/examples.ts';
import { shippedLibrary } from '../support/library.ts';
import { createMemoryHost } from '../support/memory-host.ts';
import { type PlainToken, plainTokens } from '../support/words.ts';

export interface Subject {
  /** As a diagnostic names it. */
  readonly path: string;
  readonly text: string;
  /** Without line ends and comments. */
  readonly tokens: readonly PlainToken[];
  /** Name of the model; undefined for a pack. */
  readonly model: string | undefined;
  readonly declarations: readonly Declared[];
  compile(text: string): Compiled;
}

export type Compiled = Pick<Program, 'diagnostics' | 'model' | 'origins' | 'source'> & {
  /** The damaged file as parsed, where that is at hand. */
  readonly parsed?: ParseResult;
};

/** A declaration and the names it stands in: `prod/gateway`. */
export interface Declared {
  readonly path: string;
  readonly name: string;
  readonly word: string;
  /** Its head. */
  readonly start: number;
  readonly end: number;
  /** The opening brace of what it stands in, and the closing one. */
  readonly braces: readonly number[];
}

let subjects: readonly Subject[] | undefined;

export function fuzzSubjects(): readonly Subject[] {
  subjects ??= [...exampleSubjects(), ...packSubjects()];
  return subjects;
}

function exampleSubjects(): Subject[] {
  const files = exampleFiles();
  return exampleProjects().flatMap(({ name, own }) =>
    own.map((path) =>
      subjectOf(path, files[path] ?? '', (text) =>
        compile(createMemoryHost({ ...files, [path]: text }), name, { library: shippedLibrary() }),
      ),
    ),
  );
}

/** A damaged pack takes the place of the shipped one; the prelude too. */
function packSubjects(): Subject[] {
  return Object.entries(packFiles()).map(([relative, original]) => {
    const path = `stdlib:${relative}`;
    return subjectOf(path, original, (text) => {
      const parsed = parseFile(createSourceFile(path, text));
      const { file, diagnostics } = parsed;
      const library = withFile(shippedLibrary(), path, file, text);
      if (!hasBaseKinds(library)) return parsedOnly(path, text, parsed);
      const name = relative.slice(0, relative.indexOf('/'));
      const host = createMemoryHost({ 'a.tm': `model fuzzed {\n  uses ${name}\n}\ncomponent a : service\n` });
      const program = compile(host, '', { library });
      const all = [...diagnostics, ...program.diagnostics.filter((one) => one.file === path)];
      return { ...program, parsed, diagnostics: consolidate(all, program.source, new Set()) };
    });
  });
}

const BASE_KINDS = ['element', 'model', 'actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature', 'threat', 'decision', 'claim'];

/** Without them it is no library: the compiler stops with an error of its own. */
function hasBaseKinds(library: ShippedLibrary): boolean {
  const files = library.packs.filter((pack) => pack.name === 'prelude').flatMap((pack) => pack.files);
  const kinds = files.flatMap(({ node }) =>
    node.items.flatMap((item) => (item.kind === 'declaration' && item.word === 'kind' ? [item.name?.text] : [])),
  );
  return BASE_KINDS.every((name) => kinds.includes(name));
}

function parsedOnly(path: string, text: string, parsed: ParseResult): Compiled {
  const source = createSourceFile(path, text);
  const { diagnostics } = parsed;
  return { diagnostics, parsed, model: undefined, origins: new Map(), source: (asked) => (asked === path ? source : undefined) };
}

function withFile(library: ShippedLibrary, path: string, node: FileNode, text: string): ShippedLibrary {
  const packs = library.packs.map((pack): PackSource => {
    if (!pack.files.some((file) => file.path === path)) return pack;
    return { ...pack, files: pack.files.map((file) => (file.path === path ? { path, node } : file)) };
  });
  return { packs, text: (asked) => (asked === path ? text : library.text(asked)) };
}

function subjectOf(path: string, text: string, run: (text: string) => Compiled): Subject {
  const { file, diagnostics } = parseFile(createSourceFile(path, text));
  if (diagnostics[0]) throw new Error(`${path}: ${diagnostics[0].message}`);
  return {
    path,
    text,
    tokens: plainTokens(text).filter((token) => token.type !== 'line' && token.type !== 'comment'),
    model: file.header?.word === 'model' ? file.header.name.text : undefined,
    declarations: declarationsOf(file),
    compile: run,
  };
}

export function declarationsOf(file: FileNode): Declared[] {
  const found: Declared[] = [];
  const visit = (items: readonly ItemNode[], path: string, braces: readonly number[]): void => {
    for (const item of items) {
      if ((item.kind === 'statement' || item.kind === 'example') && item.block) visit(item.block.items, path, braces);
      if (item.kind !== 'declaration') continue;
      const name = item.name?.text ?? nameless(item);
      const here = `${path}/${name}`;
      found.push({ path: here, name, word: item.word, start: item.start, end: item.block?.start ?? item.end, braces });
      if (item.block) visit(item.block.items, here, [...braces, item.block.start, item.block.end - 1]);
    }
  };
  visit(file.header?.block?.items ?? [], '', []);
  visit(file.items, '', []);
  return found;
}

/** `hop a -> b`, `every store`, `decision accept ...`: by what they speak of. */
function nameless(item: DeclarationNode): string {
  return `<${item.word}>`;
}

export function errorsIn(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter((one) => one.severity === 'error');
}
