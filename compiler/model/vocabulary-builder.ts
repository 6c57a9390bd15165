/**
 * Builds the vocabulary from the syntax trees of packs and of a model's own files. Promises: every name in the result is
 * resolved or has a diagnostic; order of declarations and files does not matter. Must not look at elements.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { DeclarationNode, FileNode, HeaderNode } from '../syntax/ast.ts';
import { refText } from './nodes.ts';
import type { Defined, Pack, Vocabulary } from './vocabulary.ts';
import { buildControls } from './vocabulary-controls.ts';
import { buildKinds } from './vocabulary-kinds.ts';
import { buildFacts, buildRules, buildScenes, buildSettings, buildTables, buildValueSets } from './vocabulary-parts.ts';
import { before, type Declared, type IndexEntry, type Report, statementsIn, type VocabularyBuild, wordsOf } from './vocabulary-words.ts';

/** One pack, or the words a model declares for itself (`name` is then the model's). */
export interface PackSource {
  readonly name: string;
  /** Shipped with the compiler: its words have plain ids. */
  readonly shipped: boolean;
  readonly files: readonly PackFile[];
}

export interface PackFile {
  readonly path: string;
  readonly node: FileNode;
  /** What a file declares, known without reading its tree. Files parsed in this run have none. */
  readonly index?: PackIndex;
}

/** Of a shipped pack a run needs a few words of hundreds: each declaration is read when somebody asks for it. */
export interface PackIndex {
  readonly header: HeaderNode | undefined;
  readonly entries: readonly IndexEntry[];
}

/** A model declares kinds and controls; everything else stands in packs. */
const MODEL_WORDS: ReadonlySet<string> = new Set(['kind', 'control', 'extend']);

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
    for (const file of source.files) {
      for (const entry of (file.index ?? indexOf(file.node, base && MODEL_WORDS)).entries) {
        const declared = new Declaration(entry, file.path, source);
        if (entry.word === 'extend') push(extensions, entry.extends ?? 'element', declared);
        else push(byWord, entry.word, declared);
      }
    }
  }
  // Most models declare no word: what the packs say is all there is.
  if (base && byWord.size === 0 && !extensions.has('kind') && !extensions.has('control')) return base;
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

/** What a parsed file declares, or what it declares with one of these words: names and aliases at hand, the rest on request. */
export function indexOf(file: FileNode, words?: ReadonlySet<string>): PackIndex {
  const entries = file.items.flatMap((node): IndexEntry[] => {
    if (node.kind !== 'declaration' || words?.has(node.word) === false) return [];
    const aliases = statementsIn(node, 'alias').flatMap(wordsOf);
    const former = ['control', 'rule'].includes(node.word) ? formerNames(node) : [];
    const attributes = node.block?.items.some((item) => item.kind === 'declaration' && item.word === 'attribute') ?? false;
    return [{ word: node.word, name: node.name?.text ?? '', extends: node.extends, aliases: [...aliases, ...former], attributes, node }];
  });
  return { header: file.header, entries };
}

/** A class for the sake of its accessor, which hundreds of words of a library share. */
class Declaration implements Declared {
  readonly word: Declared['word'];
  readonly name: string;
  readonly extends: Declared['extends'];
  readonly aliases: readonly string[];
  readonly attributes: boolean;
  readonly file: string;
  readonly pack: string;
  readonly shipped: boolean;
  private readonly entry: IndexEntry;
  constructor(entry: IndexEntry, file: string, source: PackSource) {
    this.word = entry.word;
    this.name = entry.name;
    this.extends = entry.extends;
    this.aliases = entry.aliases;
    this.attributes = entry.attributes;
    this.file = file;
    this.pack = source.name;
    this.shipped = source.shipped;
    this.entry = entry;
  }
  get node(): DeclarationNode {
    return this.entry.node;
  }
}

function packOf(source: PackSource): Pack {
  const headers = source.files.map((file) => (file.index ? file.index.header : file.node.header));
  // Each file may say what is in it; the one with the title speaks for the pack.
  const header = headers.find((one) => one?.title) ?? headers.find((one) => one?.doc) ?? headers[0];
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
    report(createDiagnostic('TM2003', b.at, { name }, { related: [{ ...a.at, message: `\`${name}\` is declared here first` }] }));
  }
  function add<T extends Defined>(found: Map<string, T>, name: string, item: T): void {
    const present = found.get(name);
    if (!present) found.set(name, item);
    else if (present !== item) meet(found, name, present, item);
  }
  /** The plain name is taken: by a word of the same pack (a duplicate, or an alias of another sort), or by another pack. */
  function meet<T extends Defined>(found: Map<string, T>, name: string, present: T, item: T): void {
    const full = `${item.pack}.${name}`;
    const same = present.pack === item.pack ? present : found.get(full);
    if (same === item) return;
    if (same) shareAlias(found, name, same, item, present === same ? name : full);
    else {
      found.set(full, item);
      found.set(`${present.pack}.${name}`, present);
      hide(found, name, present, item);
    }
  }
  /** An alias may stand for one kind of each sort; the plain word means the kind that is called so, else the sort that sorts first. */
  function shareAlias<T extends Defined>(found: Map<string, T>, name: string, same: T, item: T, key: string): void {
    const [sort, taken] = [sortOf(item), sortOf(same)];
    const bothCalledSo = item.name === name && same.name === name;
    if (sort === undefined || taken === undefined || sort === taken || bothCalledSo) {
      duplicate(same, item, name);
      return;
    }
    const [plain, other] = same.name === name || (item.name !== name && taken < sort) ? [same, item] : [item, same];
    found.set(key, plain);
    found.set(`${sortOf(other)}:${name}`, other);
  }
  function hide<T extends Defined>(found: Map<string, T>, name: string, present: T, item: T): void {
    const full = `${item.pack}.${name}`;
    if (rank(present) === rank(item)) {
      ambiguous.set(name, [...new Set([...(ambiguous.get(name) ?? [`${present.pack}.${name}`]), full])].sort());
      return;
    }
    const [hiding, hidden] = rank(present) > rank(item) ? [present, item] : [item, present];
    found.set(name, hiding);
    if (hiding.name === name) report(createDiagnostic('TM2007', hiding.at, { name, hidden: `${hidden.pack}.${hidden.name}` }));
  }
  function collect<T extends Defined & { readonly aliases?: readonly string[] }>(
    items: readonly T[],
    base: ReadonlyMap<string, T> | undefined,
  ): Map<string, T> {
    const found = new Map<string, T>(base);
    for (const item of items) {
      add(found, item.name, item);
      if (item.id !== item.name && !found.has(item.id)) found.set(item.id, item);
    }
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

/** Names behind `renamed from`. */
function formerNames(node: DeclarationNode): string[] {
  return statementsIn(node, 'renamed').flatMap((statement) =>
    statement.phrases
      .flatMap((phrase) => (phrase.preposition === 'from' ? (phrase.values?.steps.flat() ?? []) : []))
      .flatMap((value) => (value.kind === 'ref' ? [refText(value)] : [])),
  );
}

function formerRuleIds(entry: Declared): [string, string][] {
  return entry.aliases.map((name) => [`${entry.pack}.${name}`, `${entry.pack}.${entry.name}`]);
}
