/**
 * Builds the vocabulary from the syntax trees of packs and of a model's own files. Promises: every name in the result is
 * resolved or has a diagnostic; order of declarations and files does not matter. Must not look at elements.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Location, Span } from '../source/span.ts';
import type { DeclarationNode, FileNode, RefNode, StatementNode, ValueNode } from '../syntax/ast.ts';
import { locate, refText } from './nodes.ts';
import { buildControls } from './vocabulary-controls.ts';
import { buildKinds } from './vocabulary-kinds.ts';
import { buildFacts, buildRules, buildScenes, buildSettings, buildTables, buildValueSets } from './vocabulary-parts.ts';
import type { Defined, Pack, Vocabulary } from './vocabulary.ts';

/** One pack, or the words a model declares for itself (`name` is then the model's). */
export interface PackSource {
  readonly name: string;
  /** Shipped with the compiler: its words have plain ids. */
  readonly shipped: boolean;
  readonly files: readonly { readonly path: string; readonly node: FileNode }[];
}

export type Report = (diagnostic: Diagnostic) => void;

/** A declaration together with where it stands. */
export interface Declared {
  readonly node: DeclarationNode;
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

/**
 * `base` holds the words of the packs; a model's own words are added on top and hide them. Without `base`, `sources` are
 * the packs themselves.
 */
export function buildVocabulary(sources: readonly PackSource[], report: Report, base?: Vocabulary): Vocabulary {
  const byWord = new Map<string, Declared[]>();
  const extensions = new Map<string, Declared[]>();
  const packs = new Map<string, Pack>(base?.packs);
  for (const source of [...sources].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!base) packs.set(source.name, packOf(source));
    for (const { path, node } of source.files) {
      for (const item of node.items) {
        if (item.kind !== 'declaration') continue;
        const entry = { node: item, file: path, pack: source.name, shipped: source.shipped };
        if (item.word === 'extend') push(extensions, item.extends ?? 'element', entry);
        else push(byWord, item.word, entry);
      }
    }
  }
  const build: VocabularyBuild = {
    report,
    declared: (word) => byWord.get(word) ?? [],
    extensions: (what) => extensions.get(what) ?? [],
  };
  const ambiguous = new Map<string, readonly string[]>(base?.ambiguous);
  const names = createNames(report, ambiguous, base ? (sources[0]?.name ?? '') : undefined);
  const types = names.collect(buildValueSets(build), base?.types);
  const kinds = names.collect(buildKinds(build, base, types), base?.kinds);
  const controls = names.collect(buildControls(build, base, kinds), base?.controls);
  return {
    packs,
    types,
    kinds,
    controls,
    facts: names.collect(buildFacts(build, kinds), base?.facts),
    tables: names.collect(buildTables(build, types), base?.tables),
    settings: names.collect(buildSettings(build), base?.settings),
    scenes: names.collect(buildScenes(build), base?.scenes),
    rules: names.qualified(buildRules(build), base?.rules),
    renamedRules: new Map([...(base?.renamedRules ?? []), ...build.declared('rule').flatMap(formerRuleIds)]),
    ambiguous,
    base,
  };
}

function packOf(source: PackSource): Pack {
  const header = source.files.map((file) => file.node.header).find((h) => h?.title ?? h?.doc) ?? source.files[0]?.node.header;
  return {
    name: source.name,
    title: header?.title?.value,
    doc: header?.doc,
    files: source.files.map((file) => file.path).sort(),
  };
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A name said twice in one namespace of one pack, or by two packs, is settled here. */
function createNames(report: Report, ambiguous: Map<string, readonly string[]>, model: string | undefined) {
  /** The prelude's words can be hidden by any pack, a shipped pack's by a local one, any pack's by the model. */
  function rank(item: Defined): number {
    if (item.pack === 'prelude') return 0;
    if (item.pack === model) return 3;
    return item.id === item.name ? 1 : 2;
  }

  function duplicate(first: Defined, second: Defined, name: string): void {
    const [a, b] = before(first.at, second.at) ? [first, second] : [second, first];
    report(
      createDiagnostic('TM2003', b.at, { name }, { related: [{ ...a.at, message: `\`${name}\` is declared here first` }] }),
    );
  }
  function add<T extends Defined>(found: Map<string, T>, name: string, item: T): void {
    const full = `${item.pack}.${name}`;
    const same = found.get(full);
    if (same && same !== item) {
      const [sort, taken] = [sortOf(item), sortOf(same)];
      if (sort === undefined || taken === undefined || sort === taken || (item.name === name && same.name === name)) return duplicate(same, item, name);
      const [plain, other] = same.name === name || (item.name !== name && taken < sort) ? [same, item] : [item, same];
      found.set(full, plain);
      if (found.get(name) === same) found.set(name, plain);
      found.set(`${sortOf(other)}:${name}`, other);
      return;
    }
    found.set(full, item);
    const other = found.get(name);
    if (!other || other === item) return void found.set(name, item);
    if (rank(other) === rank(item) && other.pack !== item.pack) {
      ambiguous.set(name, [...new Set([...(ambiguous.get(name) ?? [`${other.pack}.${name}`]), full])].sort());
      return;
    }
    const [hiding, hidden] = rank(other) > rank(item) ? [other, item] : [item, other];
    found.set(name, hiding);
    if (hiding.name === name) {
      report(createDiagnostic('TM2007', hiding.at, { name, hidden: `${hidden.pack}.${hidden.name}` }));
    }
  }
  function collect<T extends Defined & { readonly aliases?: readonly string[] }>(
    items: readonly T[],
    base: ReadonlyMap<string, T> | undefined,
  ): Map<string, T> {
    const found = new Map<string, T>(base);
    for (const item of items) add(found, item.name, item);
    for (const item of items) for (const alias of item.aliases ?? []) add(found, alias, item);
    return found;
  }
  function qualified<T extends Defined>(items: readonly T[], base: ReadonlyMap<string, T> | undefined): Map<string, T> {
    const found = new Map<string, T>(base);
    for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const same = found.get(item.id);
      if (same) duplicate(same, item, item.name);
      else found.set(item.id, item);
    }
    return found;
  }
  return { collect, qualified };
}

/** Kinds of different sorts may share an alias (`location` of a boundary and of data): which is meant, the declaration tells. */
function sortOf(item: Defined): string | undefined {
  return 'sort' in item ? String(item.sort) : undefined;
}

export function before(a: Location, b: Location): boolean {
  return a.file === b.file ? a.start <= b.start : a.file < b.file;
}

/** Common fields of everything declared; reports a missing name and returns undefined then. */
export function definedBy(entry: Declared): Defined | undefined {
  const { node, file, pack, shipped } = entry;
  if (!node.name) return undefined;
  const name = node.name.text;
  return {
    id: shipped ? name : `${pack}.${name}`,
    name,
    pack,
    title: node.title?.value,
    doc: node.doc,
    at: locate(file, node.name),
    node,
  };
}

/** Finds what a reference inside `pack` means: the pack's own word first, then what the plain word means. */
export function findIn<T>(map: ReadonlyMap<string, T>, ref: RefNode, pack: string): T | undefined {
  const text = refText(ref);
  return (ref.names.length === 1 ? map.get(`${pack}.${text}`) : undefined) ?? map.get(text);
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
    createDiagnostic('TM2001', at, { what, name, suggestions, legal }, {
      suggestions,
      fixes: suggestions.slice(0, 1).map((text) => ({ title: `write \`${text}\``, sure: false, edits: [{ ...at, text }] })),
    }),
  );
}

/** Names behind `renamed from`. */
export function formerNames(entry: Declared): string[] {
  return statementsOf(entry, 'renamed').flatMap((statement) =>
    statement.phrases.flatMap((phrase) => (phrase.preposition === 'from' ? (phrase.values?.steps.flat() ?? []) : [])).flatMap((value) => (value.kind === 'ref' ? [refText(value)] : [])),
  );
}

function formerRuleIds(entry: Declared): [string, string][] {
  return formerNames(entry).map((name) => [`${entry.pack}.${name}`, `${entry.pack}.${entry.node.name?.text ?? ''}`]);
}

/** All values of a statement's first step; arrows in them have been refused elsewhere. */
export function valuesOf(statement: StatementNode): readonly ValueNode[] {
  return statement.values?.steps.flat() ?? [];
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

export function statementsOf(entry: Declared, verb: string): readonly StatementNode[] {
  return (entry.node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement' && item.verb.text === verb);
}
