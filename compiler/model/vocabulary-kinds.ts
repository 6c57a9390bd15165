/** Kinds with their parents, aliases, attributes and default statements. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { DeclarationNode, RefNode, StatementNode } from '../syntax/ast.ts';
import { declarationWords, prepositions } from '../syntax/tokens.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import type { AttributeDefinition, DefaultStatement, Kind, Sort, UnsetFrom, ValueSet, Vocabulary } from './vocabulary.ts';
import { type Declared, findIn, findWord, reportUnknown, statementsOf, type VocabularyBuild, Word, wordsOf } from './vocabulary-words.ts';

const SORTS: ReadonlySet<string> = new Set([
  'model',
  'actor',
  'component',
  'boundary',
  'data',
  'flow',
  'hop',
  'feature',
  'threat',
  'decision',
  'control',
  'claim',
  'adjustment',
]);

export const BUILT_IN_TYPES: ReadonlySet<string> = new Set([
  'text',
  'number',
  'date',
  'duration',
  'path',
  'yes_no',
  'catalogue',
  'name',
  'none',
  'control',
  'kind',
  'rule',
]);

/** Statements of a kind's block that are about the kind itself, not defaults of its elements. */
const KIND_WORDS: ReadonlySet<string> = new Set(['alias', 'exclusive', 'adds']);

/** What all kinds of one vocabulary are resolved with. */
interface KindBuild {
  readonly build: VocabularyBuild;
  readonly byName: Map<string, Kind>;
  readonly types: ReadonlyMap<string, ValueSet>;
}

class KindWord extends Word implements Kind {
  readonly entries: Declared[];
  private readonly shared: KindBuild;
  private found: KindParts | undefined;
  private ownAttributes: ReadonlyMap<string, AttributeDefinition> | undefined;
  constructor(entry: Declared, shared: KindBuild) {
    super(entry);
    this.entries = [entry];
    this.shared = shared;
  }
  private get parts(): KindParts {
    this.found ??= readKind(this, this.entries, this.shared);
    return this.found;
  }
  get aliases(): readonly string[] {
    return this.entry.aliases;
  }
  get sort(): Kind['sort'] {
    this.parts.sort ??=
      (this.ancestors.find((one) => one.pack === 'prelude' && SORTS.has(one.name))?.name as Sort | undefined) ?? 'element';
    return this.parts.sort;
  }
  get parents(): readonly Kind[] {
    return this.parts.parents;
  }
  get ancestors(): readonly Kind[] {
    this.parts.ancestors ??= ancestorsOf(this);
    return this.parts.ancestors;
  }
  get ancestorIds(): ReadonlySet<string> {
    this.parts.ancestorIds ??= new Set(this.ancestors.map((one) => one.id));
    return this.parts.ancestorIds;
  }
  get attributes(): ReadonlyMap<string, AttributeDefinition> {
    this.ownAttributes ??= attributesOf(this.shared.build, this, this.entries, this.shared.byName, this.shared.types);
    return this.ownAttributes;
  }
  get defaults(): readonly DefaultStatement[] {
    return this.parts.defaults;
  }
  get exclusive(): readonly (readonly string[])[] {
    return this.parts.exclusive;
  }
  get adds(): readonly string[] {
    return this.parts.adds;
  }
}

interface KindParts {
  readonly parents: readonly Kind[];
  readonly defaults: readonly DefaultStatement[];
  readonly exclusive: readonly (readonly string[])[];
  readonly adds: readonly string[];
  ancestors: readonly Kind[] | undefined;
  ancestorIds: ReadonlySet<string> | undefined;
  sort: Kind['sort'] | undefined;
}

export function buildKinds(build: VocabularyBuild, base: Vocabulary | undefined, types: ReadonlyMap<string, ValueSet>): Kind[] {
  const byName = new Map<string, Kind>(base?.kinds);
  const shared: KindBuild = { build, byName, types };
  const kinds = build.declared('kind').flatMap((entry) => (entry.name === '' ? [] : [new KindWord(entry, shared)]));
  kinds.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const kind of kinds) enterName(byName, kind.name, kind, true);
  for (const kind of kinds) for (const alias of kind.aliases) enterName(byName, alias, kind, false);
  addExtensions(build, byName, new Set(kinds));
  for (const kind of kinds) if (!kind.entry.shipped) checkKind(build, kind);
  return kinds;
}

/** A pack's word hides the prelude's; an alias hides no word of its own pack. */
function enterName(byName: Map<string, Kind>, name: string, kind: Kind, primary: boolean): void {
  const present = byName.get(name);
  if (!present) return void byName.set(name, kind);
  if (primary || !byName.has(`${kind.pack}.${name}`)) byName.set(`${kind.pack}.${name}`, kind);
  if ((present.pack === 'prelude' && kind.pack !== 'prelude') || (primary && present.pack === kind.pack)) byName.set(name, kind);
}

function addExtensions(build: VocabularyBuild, byName: ReadonlyMap<string, Kind>, own: ReadonlySet<Kind>): void {
  for (const entry of build.extensions('kind')) {
    if (entry.name === '') continue;
    const target = findWord(byName, entry.name, entry.pack);
    if (target instanceof KindWord && own.has(target)) target.entries.push(entry);
    else if (target)
      build.report(createDiagnostic('TM2012', locate(entry.file, entry.node.name ?? entry.node), { name: entry.name, owner: target.pack }));
    else reportUnknown(build.report, entry.file, entry.node.name ?? entry.node, 'kind', entry.name, kindNames(byName));
  }
}

function readKind(kind: Kind, entries: readonly Declared[], shared: KindBuild): KindParts {
  const main = entries[0] as Declared;
  const parents = main.node.kinds.flatMap((ref) => {
    const parent = findIn(shared.byName, ref, kind.pack);
    if (!parent) reportUnknown(shared.build.report, main.file, ref, 'kind', refText(ref), kindNames(shared.byName));
    return parent ? [parent] : [];
  });
  return {
    parents,
    defaults: entries.flatMap(defaultsOf),
    exclusive: entries.flatMap((entry) => statementsOf(entry, 'exclusive').map(wordsOf)),
    adds: entries.flatMap((entry) => statementsOf(entry, 'adds').flatMap(wordsOf)),
    ancestors: undefined,
    ancestorIds: undefined,
    sort: undefined,
  };
}

/** Breadth first: the more specific before the more general. */
function ancestorsOf(kind: Kind): Kind[] {
  const ancestors: Kind[] = [];
  const seen = new Set<Kind>();
  let level: readonly Kind[] = [kind];
  while (level.length > 0) {
    const next: Kind[] = [];
    for (const one of level) {
      if (seen.has(one)) continue;
      seen.add(one);
      ancestors.push(one);
      next.push(...one.parents);
    }
    level = next;
  }
  return ancestors;
}

/** Everything that could be wrong with a kind, told now; shipped kinds are read on demand and checked by the tests. */
export function checkKind(build: Pick<VocabularyBuild, 'report'>, kind: Kind): void {
  const cycle = cycleThrough(kind);
  if (cycle) build.report(createDiagnostic('TM2004', kind.at, { what: 'kind', path: cycle.map((one) => one.name) }));
  if (kind.node.kinds.length === 0 && kind.pack !== 'prelude' && !kind.node.broken) {
    build.report(createDiagnostic('TM2019', kind.at, { what: `kind \`${kind.name}\``, missing: '`:` and the kind it is a kind of' }));
  }
  void [...kind.attributes.keys(), kind.sort];
}

/** The shortest way from a kind back to itself; only its alphabetically first member reports a cycle. */
function cycleThrough(kind: Kind): Kind[] | undefined {
  const path: Kind[] = [];
  const seen = new Set<Kind>();
  function visit(one: Kind): boolean {
    path.push(one);
    for (const parent of one.parents) {
      if (parent === kind) return true;
      if (!seen.has(parent)) {
        seen.add(parent);
        if (visit(parent)) return true;
      }
    }
    path.pop();
    return false;
  }
  if (!visit(kind)) return undefined;
  return path.every((one) => one.name >= kind.name) ? [...path, kind] : undefined;
}

function defaultsOf(entry: Declared): DefaultStatement[] {
  return (entry.node.block?.items ?? []).flatMap((item) =>
    item.kind === 'statement' && !KIND_WORDS.has(item.verb.text) ? [{ file: entry.file, node: item }] : [],
  );
}

function attributesOf(
  build: VocabularyBuild,
  kind: Kind,
  entries: readonly Declared[],
  byName: ReadonlyMap<string, Kind>,
  types: ReadonlyMap<string, ValueSet>,
): Map<string, AttributeDefinition> {
  const found = new Map<string, AttributeDefinition>();
  for (const entry of entries) {
    if (!entry.attributes) continue;
    for (const item of entry.node.block?.items ?? []) {
      if (item.kind !== 'declaration' || item.word !== 'attribute' || !item.name) continue;
      const declared = { ...entry, word: item.word, name: item.name.text, node: item };
      const attribute = attributeOf(build, kind, declared, byName, types);
      const same = found.get(attribute.name);
      if (same) {
        const related = [{ ...same.at, message: `\`${same.name}\` is declared here first` }];
        build.report(createDiagnostic('TM2003', attribute.at, { name: attribute.name }, { related }));
        continue;
      }
      for (const name of [attribute.name, ...statementsOf(declared, 'alias').flatMap(wordsOf)]) found.set(name, attribute);
    }
  }
  return found;
}

function attributeOf(
  build: VocabularyBuild,
  kind: Kind,
  entry: Declared,
  byName: ReadonlyMap<string, Kind>,
  types: ReadonlyMap<string, ValueSet>,
): AttributeDefinition {
  const { node, file } = entry;
  const name = node.name?.text ?? '';
  const at = locate(file, node.name ?? node);
  if ((declarationWords as readonly string[]).includes(name))
    build.report(createDiagnostic('TM2016', at, { name, why: 'a declaration word' }));
  if ((prepositions as readonly string[]).includes(name)) build.report(createDiagnostic('TM2016', at, { name, why: 'a preposition' }));
  const typeName = (ref: RefNode): string[] => {
    const text = refText(ref);
    if (BUILT_IN_TYPES.has(text) || types.has(text)) return [text];
    const named = findIn(byName, ref, kind.pack);
    if (named) return [named.id];
    reportUnknown(build.report, file, ref, 'type', text, [...BUILT_IN_TYPES, ...types.keys(), ...kindNames(byName)]);
    return [];
  };
  const phrases = new Map<string, readonly string[]>();
  for (const statement of statementsOf(entry, 'phrase')) {
    for (const phrase of statement.phrases) {
      const refs = (phrase.values?.steps.flat() ?? []).filter((value) => value.kind === 'ref');
      phrases.set(phrase.preposition, refs.flatMap(typeName));
    }
  }
  const has = (word: string): boolean => statementsOf(entry, word).length > 0;
  return {
    name,
    pack: entry.pack,
    on: kind,
    question: node.title?.value,
    types: node.kinds.flatMap(typeName),
    many: has('many'),
    phrases,
    means: statementsOf(entry, 'means').flatMap(wordsOf)[0],
    weakest: statementsOf(entry, 'weakest').flatMap(wordsOf)[0],
    unsetNothing: statementsOf(entry, 'unset').flatMap(wordsOf)[0] === 'nothing',
    unsetFrom: unsetFromOf(statementsOf(entry, 'unset')[0], (ref) => findIn(byName, ref, kind.pack)?.id),
    where: conditionOf(node),
    at,
    node,
  };
}

/** Undefined for `unset nothing`, and where a part of it is missing or unknown: `checks/words.ts` tells. */
function unsetFromOf(statement: StatementNode | undefined, idOf: (ref: RefNode) => string | undefined): UnsetFrom | undefined {
  if (!statement || statement.phrases.length === 0) return undefined;
  const refs = (preposition: string): RefNode[] =>
    phraseValues(findPhrase(statement.phrases, preposition)).flatMap((value) => (value.kind === 'ref' ? [value] : []));
  const [word] = wordsOf(statement);
  const of = refs('of').flatMap((ref) => idOf(ref) ?? [])[0];
  const through = refs('through').map(refText);
  if (word === undefined || of === undefined || through.length === 0) return undefined;
  return { word, of, except: refs('except').flatMap((ref) => idOf(ref) ?? []), through };
}

export function conditionOf(node: DeclarationNode) {
  for (const item of node.block?.items ?? []) if (item.kind === 'where' && item.word === 'where') return item.condition;
  return undefined;
}

/** Plain names only: what may be written without a pack. */
export function kindNames(kinds: ReadonlyMap<string, unknown>): string[] {
  return [...kinds.keys()].filter((name) => !name.includes('.') && !name.includes(':'));
}

/** The attribute a word means for elements of these kinds; the most specific declaration wins. */
export function attributeOfKinds(kinds: readonly Kind[], word: string): AttributeDefinition | undefined {
  for (const kind of kinds) {
    const found = attributesByWord(kind).get(word);
    if (found) return found;
  }
  return undefined;
}

const tables = new WeakMap<Kind, ReadonlyMap<string, AttributeDefinition>>();

/** All attributes of a kind, its ancestors' included, by name and alias. */
export function attributesByWord(kind: Kind): ReadonlyMap<string, AttributeDefinition> {
  let table = tables.get(kind);
  if (!table) {
    const all = new Map<string, AttributeDefinition>();
    for (const ancestor of kind.ancestors) {
      for (const [word, attribute] of ancestor.attributes) if (!all.has(word)) all.set(word, attribute);
    }
    table = all;
    tables.set(kind, table);
  }
  return table;
}
