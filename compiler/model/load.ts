/**
 * Finds and parses the files of a project: one directory tree with one model, the models it imports, the packs it uses by
 * path. Promises: nothing outside the repository is read, every file is parsed once. Must not resolve any name.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Host } from '../source/host.ts';
import { createSourceFile, type SourceFile } from '../source/source-file.ts';
import type { Location } from '../source/span.ts';
import type { DeclarationNode, FileNode } from '../syntax/ast.ts';
import { parseFile } from '../syntax/parse.ts';
import { locate } from './nodes.ts';
import type { PackSource } from './vocabulary-builder.ts';
import type { Report } from './vocabulary-words.ts';

export const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_DEPTH = 32;
const NOT_READ: ReadonlySet<string> = new Set(['threat-model', 'node_modules']);
const TCL_FIRST_WORDS = /^(?:#|package\b|namespace\b|proc\b)/;

export interface ParsedFile {
  readonly path: string;
  readonly node: FileNode;
  /** The parser had nothing to say: no item in it is broken. */
  readonly sound?: boolean;
}

export interface Project {
  readonly directory: string;
  /** Undefined when no file has a readable `model NAME`. */
  readonly name: string | undefined;
  readonly files: readonly ParsedFile[];
  /** Packs that lie in the tree or are used by path, sorted by name. */
  readonly packs: readonly PackSource[];
  readonly imports: readonly ProjectImport[];
}

export interface ProjectImport {
  readonly node: DeclarationNode;
  readonly file: string;
  readonly project: Project | undefined;
}

export interface Loader {
  /** `at` is where somebody asked for it (an import); undefined for the entry. */
  load(directory: string, at?: Location): Project | undefined;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Lets go of all trees: whoever loads again reads again. */
  forget(): void;
}

export function createLoader(host: Host, report: Report): Loader {
  const sources = new Map<string, SourceFile>();
  const parsed = new Map<string, ParsedFile | undefined>();
  const projects = new Map<string, Project>();
  const loading: string[] = [];
  /** The directory of each model: ids begin with the model's name, so two of one name would run into each other. */
  const named = new Map<string, string>();

  function parse(path: string): ParsedFile | undefined {
    if (parsed.has(path)) return parsed.get(path);
    const read = readSource(host, path, report);
    if (read) sources.set(path, read.source);
    const file = read && parseSource(read.source, read.isText, report);
    parsed.set(path, file);
    return file;
  }

  function load(directory: string, at?: Location): Project | undefined {
    const known = projects.get(directory);
    if (known) return known;
    if (loading.includes(directory)) {
      if (at) report(createDiagnostic('TM5008', at, { path: [...loading.slice(loading.indexOf(directory)), directory].map(shown) }));
      return undefined;
    }
    loading.push(directory);
    const project = loadHere(directory, at);
    loading.pop();
    if (project) projects.set(directory, project);
    return project;
  }

  function loadHere(directory: string, at: Location | undefined): Project | undefined {
    const tree = readTree(host, directory, parse, report);
    const files = tree.models;
    if (files.length === 0) {
      if (at) report(createDiagnostic('TM5011', at, { directory: shown(directory) }));
      else if (!tree.broken) report(createDiagnostic('TM5011', { file: directory, start: 0, end: 0 }, { directory: shown(directory) }));
      return undefined;
    }
    const name = checkOneModel(files, report);
    const other = name === undefined ? undefined : named.get(name);
    if (at && name !== undefined && other !== undefined) {
      report(createDiagnostic('TM5016', at, { name, other: shown(other), directory: shown(directory) }));
      return undefined;
    }
    if (name !== undefined) named.set(name, directory);
    const packs = groupPacks([...tree.packs, ...usedByPath(files)]);
    const imports = files.flatMap(({ path, node }) =>
      node.items.flatMap((item) => (item.kind === 'declaration' && item.word === 'import' ? [importOf(path, item)] : [])),
    );
    return { directory, name, files, packs, imports };
  }

  function importOf(file: string, node: DeclarationNode): ProjectImport {
    const from = node.phrases.find((phrase) => phrase.preposition === 'from')?.values?.steps[0]?.[0];
    if (from?.kind !== 'string') {
      if (!node.broken) report(createDiagnostic('TM2019', locate(file, node), { what: '`import`', missing: 'from "PATH"' }));
      return { node, file, project: undefined };
    }
    const at = locate(file, from);
    const target = resolvePath(file, from.value);
    if (target === undefined) {
      report(createDiagnostic('TM5006', at, { path: from.value }));
      return { node, file, project: undefined };
    }
    return { node, file, project: load(target, at) };
  }

  function usedByPath(files: readonly ParsedFile[]): ParsedFile[] {
    return files.flatMap(({ path, node }) =>
      (node.header?.block?.items ?? []).flatMap((item) => {
        if (item.kind !== 'statement' || item.verb.text !== 'uses') return [];
        return (item.values?.steps.flat() ?? []).flatMap((value) => {
          if (value.kind !== 'string') return [];
          const target = resolvePath(path, value.value);
          if (target === undefined) {
            report(createDiagnostic('TM5006', locate(path, value), { path: value.value }));
            return [];
          }
          const found = readTree(host, target, parse, report).packs;
          if (found.length === 0)
            report(createDiagnostic('TM5012', locate(path, value), { path: value.value, instead: meantPath(value.value, target) }));
          return found;
        });
      }),
    );
  }

  /** `"stride"`, `"packs/acme"` for `packs/acme.tm`: a name in quotes, a file for its directory. */
  function meantPath(path: string, target: string): string | undefined {
    if (host.readFile(`${target}.tm`).ok || (path.endsWith('.tm') && host.readFile(target).ok))
      return `"${path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'}"`;
    return /^[a-z]\w*$/.test(path) ? path : undefined;
  }

  function forget(): void {
    parsed.clear();
    projects.clear();
  }

  return { load, sources, forget };
}

/** Directories at or below `directory` that hold a model of their own, sorted; for `check` at a root with several. */
export function findProjects(host: Host, directory: string): string[] {
  const found: string[] = [];
  function visit(path: string, inherited: string | undefined, depth: number): void {
    if (depth > MAX_DEPTH) return;
    const entries = [...(host.readDirectory(path) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    let name = inherited;
    for (const entry of entries) {
      if (entry.type !== 'file' || !entry.name.endsWith('.tm')) continue;
      const read = host.readFile(join(path, entry.name));
      const header = read.ok ? /^\uFEFF?(?:\s|\/\/[^\n]*\n)*model\s+([A-Za-z_]\w*)/.exec(new TextDecoder().decode(read.bytes)) : null;
      if (header && header[1] !== inherited) {
        name = header[1];
        if (found[found.length - 1] !== path) found.push(path);
      }
    }
    for (const entry of entries) if (isReadDirectory(entry)) visit(join(path, entry.name), name, depth + 1);
  }
  visit(directory, undefined, 0);
  return found.sort();
}

function isReadDirectory(entry: { readonly name: string; readonly type: string }): boolean {
  return entry.type === 'directory' && !NOT_READ.has(entry.name) && !entry.name.startsWith('.');
}

interface Tree {
  readonly models: readonly ParsedFile[];
  readonly packs: readonly ParsedFile[];
  /** Some file could not be read or said nothing about itself: it has a diagnostic already. */
  readonly broken: boolean;
}

/** All files of a tree; a subdirectory that starts another model is another project and is left out whole. */
function readTree(host: Host, directory: string, parse: (path: string) => ParsedFile | undefined, report: Report): Tree {
  const models: ParsedFile[] = [];
  const packs: ParsedFile[] = [];
  let broken = false;
  let modelName: string | undefined;
  function visit(path: string, depth: number): void {
    if (depth > MAX_DEPTH) {
      report(createDiagnostic('TM5015', { file: path, start: 0, end: 0 }, { most: MAX_DEPTH }));
      return;
    }
    const entries = [...(host.readDirectory(path) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    const here: ParsedFile[] = [];
    for (const entry of entries) {
      if (!entry.name.endsWith('.tm') || entry.type === 'other') continue;
      const file = parse(join(path, entry.name));
      if (file) here.push(file);
      else broken = true;
    }
    const names = here.flatMap((file) => (file.node.header?.word === 'model' ? [file.node.header.name.text] : []));
    if (depth > 0 && modelName !== undefined && names.length > 0 && names.every((name) => name !== modelName)) return;
    modelName ??= names[0];
    for (const file of here) (file.node.header?.word === 'pack' ? packs : models).push(file);
    for (const entry of entries) {
      if (isReadDirectory(entry) && !entry.name.endsWith('.tm')) visit(join(path, entry.name), depth + 1);
    }
  }
  visit(directory, 0);
  return { models, packs, broken };
}

function checkOneModel(files: readonly ParsedFile[], report: Report): string | undefined {
  const withHeader = files.filter((file) => file.node.header);
  const first = withHeader[0];
  const name = first?.node.header?.name.text;
  for (const { path, node } of withHeader) {
    if (node.header && node.header.name.text !== name && first?.node.header) {
      report(
        createDiagnostic(
          'TM5002',
          locate(path, node.header.name),
          { name: node.header.name.text, other: name ?? '' },
          {
            related: [{ ...locate(first.path, first.node.header.name), message: `\`${name}\` is the model of this directory` }],
          },
        ),
      );
    }
  }
  const blocks = withHeader.filter((file) => file.node.header?.block);
  const [main, ...more] = blocks;
  for (const { path, node } of more) {
    if (!main?.node.header || !node.header) continue;
    report(
      createDiagnostic(
        'TM5003',
        locate(path, node.header.name),
        { name: node.header.name.text },
        {
          related: [{ ...locate(main.path, main.node.header.name), message: 'its block stands here' }],
        },
      ),
    );
  }
  return name;
}

/** Packs that belong to no project: these files, each read by itself. */
export function readPacks(
  host: Host,
  paths: readonly string[],
  report: Report,
): { readonly packs: readonly PackSource[]; readonly sources: readonly SourceFile[] } {
  const read = paths.flatMap((path) => readSource(host, path, report) ?? []);
  const files = read.flatMap(({ source, isText }) => parseSource(source, isText, report) ?? []);
  return { packs: groupPacks(files), sources: read.map(({ source }) => source) };
}

function groupPacks(files: readonly ParsedFile[]): PackSource[] {
  const byName = new Map<string, Map<string, ParsedFile>>();
  for (const file of files) {
    const name = file.node.header?.name.text;
    if (name === undefined) continue;
    const group = byName.get(name) ?? new Map<string, ParsedFile>();
    group.set(file.path, file);
    byName.set(name, group);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => ({ name, shipped: false, files: [...group.values()] }));
}

interface ReadText {
  readonly source: SourceFile;
  readonly isText: boolean;
}

function readSource(host: Host, path: string, report: Report): ReadText | undefined {
  const at = { file: path, start: 0, end: 0 };
  const read = host.readFile(path);
  if (!read.ok) {
    if (read.why === 'too_large') report(createDiagnostic('TM5004', at, {}));
    else if (read.why === 'directory') report(createDiagnostic('TM5010', at, {}));
    else report(createDiagnostic('TM5009', at, {}));
    return undefined;
  }
  if (read.bytes.length > MAX_FILE_BYTES) {
    report(createDiagnostic('TM5004', at, {}));
    return undefined;
  }
  return decode(path, read.bytes, report);
}

/** A BOM is dropped; bytes that are no UTF-8 are an error at the first of them, and the file is still parsed. */
function decode(path: string, bytes: Uint8Array, report: Report): ReadText {
  try {
    return { source: createSourceFile(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes)), isText: true };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const start = Math.max(0, text.indexOf('\uFFFD'));
    report(createDiagnostic('TM5005', { file: path, start, end: Math.min(text.length, start + 1) }, {}));
    return { source: createSourceFile(path, text), isText: false };
  }
}

/** `isText`: all its bytes were UTF-8; what the parser says of others is noise. */
function parseSource(source: SourceFile, isText: boolean, report: Report): ParsedFile | undefined {
  if (TCL_FIRST_WORDS.test(source.text)) {
    report(createDiagnostic('TM5007', { file: source.path, start: 0, end: 0 }, {}));
    return undefined;
  }
  const { file, diagnostics } = parseFile(source);
  if (isText) for (const diagnostic of diagnostics) report(diagnostic);
  return { path: source.path, node: file, sound: diagnostics.length === 0 };
}

export function join(directory: string, name: string): string {
  return directory === '' || directory === '.' ? name : `${directory}/${name}`;
}

function shown(directory: string): string {
  return directory === '' ? '.' : directory;
}

/** A path written in `file`, relative to the directory of that file; undefined when it leaves the repository. */
export function resolvePath(file: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path)) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
