/** Kinds with their parents, aliases, attributes and default statements. */
import { createDiagnostic } from '../diagnostics/create.ts';
import { declarationWords, prepositions } from '../syntax/tokens.ts';
import type { DeclarationNode, RefNode } from '../syntax/ast.ts';
import { locate, refText } from './nodes.ts';
import {
  type Declared,
  definedBy,
  findIn,
  reportUnknown,
  statementsOf,
  type VocabularyBuild,
  wordsOf,
} from './vocabulary-builder.ts';
import type { AttributeDefinition, DefaultStatement, Kind, Sort, ValueSet, Vocabulary } from './vocabulary.ts';

const SORTS: ReadonlySet<string> = new Set([
  'model', 'actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature', 'threat', 'decision', 'control', 'claim', 'adjustment',
]);

export const BUILT_IN_TYPES: ReadonlySet<string> = new Set([
  'text', 'number', 'date', 'duration', 'path', 'yes_no', 'catalogue', 'name', 'none', 'control', 'kind', 'rule',
]);

/** Statements of a kind's block that are about the kind itself, not defaults of its elements. */
const KIND_WORDS: ReadonlySet<string> = new Set(['alias', 'exclusive', 'adds']);

/** A kind while parents and extensions are still being filled in. */
interface OpenKind {
  kind: MutableKind;
  entries: Declared[];
}
type MutableKind = { -readonly [K in keyof Kind]: Kind[K] };

export function buildKinds(build: VocabularyBuild, base: Vocabulary | undefined, types: ReadonlyMap<string, ValueSet>): Kind[] {
  const open: OpenKind[] = [];
  const byName = new Map<string, Kind>(base?.kinds);
  for (const entry of build.declared('kind')) {
    const defined = definedBy(entry);
    if (!defined) continue;
    const kind: MutableKind = {
      ...defined,
      sort: 'element',
      aliases: statementsOf(entry, 'alias').flatMap(wordsOf),
      parents: [],
      ancestors: [],
      ancestorIds: new Set(),
      attributes: new Map(),
      defaults: [],
      exclusive: [],
      adds: [],
    };
    open.push({ kind, entries: [entry] });
  }
  const sorted = open.map((one) => one.kind).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const kind of sorted) enterName(byName, kind.name, kind, true);
  for (const kind of sorted) for (const alias of kind.aliases) enterName(byName, alias, kind, false);
  addExtensions(build, open, byName);
  for (const { kind, entries } of open) resolveParents(build, kind, entries[0] as Declared, byName);
  for (const { kind, entries } of open) finish(build, kind, entries, byName, types);
  return open.map((entry) => entry.kind);
}

/** A pack's word hides the prelude's; an alias hides no word of its own pack. */
function enterName(byName: Map<string, Kind>, name: string, kind: Kind, primary: boolean): void {
  const full = `${kind.pack}.${name}`;
  if (primary || !byName.has(full)) byName.set(full, kind);
  const present = byName.get(name);
  if (!present || (present.pack === 'prelude' && kind.pack !== 'prelude') || (primary && present.pack === kind.pack)) byName.set(name, kind);
}

function addExtensions(build: VocabularyBuild, open: OpenKind[], byName: ReadonlyMap<string, Kind>): void {
  const byKind = new Map<Kind, OpenKind>(open.map((entry) => [entry.kind, entry]));
  for (const entry of build.extensions('kind')) {
    const name = entry.node.name;
    if (!name) continue;
    const target = byName.get(`${entry.pack}.${name.text}`) ?? byName.get(name.text);
    const found = target && byKind.get(target);
    if (found) found.entries.push(entry);
    else if (target) build.report(createDiagnostic('TM2012', locate(entry.file, name), { name: name.text, owner: target.pack }));
    else reportUnknown(build.report, entry.file, name, 'kind', name.text, byName.keys());
  }
}

function resolveParents(build: VocabularyBuild, kind: MutableKind, entry: Declared, byName: ReadonlyMap<string, Kind>): void {
  const parents: Kind[] = [];
  for (const ref of entry.node.kinds) {
    const parent = findIn(byName, ref, kind.pack);
    if (!parent) reportUnknown(build.report, entry.file, ref, 'kind', refText(ref), kindNames(byName));
    else parents.push(parent);
  }
  kind.parents = parents;
  if (entry.node.kinds.length === 0 && kind.pack !== 'prelude' && !entry.node.broken) {
    build.report(createDiagnostic('TM2019', kind.at, { what: `kind \`${kind.name}\``, missing: '`:` and the kind it is a kind of' }));
  }
}

/** Ancestors in breadth-first order: the more specific before the more general. A cycle is reported where it closes. */
function finish(
  build: VocabularyBuild,
  kind: MutableKind,
  entries: readonly Declared[],
  byName: ReadonlyMap<string, Kind>,
  types: ReadonlyMap<string, ValueSet>,
): void {
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
  kind.ancestors = ancestors;
  kind.ancestorIds = new Set(ancestors.map((one) => one.id));
  const cycle = cycleThrough(kind);
  if (cycle) {
    build.report(createDiagnostic('TM2004', kind.at, { what: 'kind', path: cycle.map((one) => one.name) }));
    kind.parents = [];
  }
  kind.sort = (ancestors.find((one) => one.pack === 'prelude' && SORTS.has(one.name))?.name as Sort | undefined) ?? 'element';
  kind.exclusive = entries.flatMap((entry) => statementsOf(entry, 'exclusive').map(wordsOf));
  kind.adds = entries.flatMap((entry) => statementsOf(entry, 'adds').flatMap(wordsOf));
  kind.defaults = entries.flatMap((entry) => defaultsOf(entry));
  kind.attributes = attributesOf(build, kind, entries, byName, types);
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
    for (const item of entry.node.block?.items ?? []) {
      if (item.kind !== 'declaration' || item.word !== 'attribute' || !item.name) continue;
      const attribute = attributeOf(build, kind, { ...entry, node: item }, byName, types);
      const same = found.get(attribute.name);
      if (same) {
        const related = [{ ...same.at, message: `\`${same.name}\` is declared here first` }];
        build.report(createDiagnostic('TM2003', attribute.at, { name: attribute.name }, { related }));
        continue;
      }
      for (const name of [attribute.name, ...statementsOf({ ...entry, node: item }, 'alias').flatMap(wordsOf)]) found.set(name, attribute);
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
  if ((declarationWords as readonly string[]).includes(name)) build.report(createDiagnostic('TM2016', at, { name, why: 'a declaration word' }));
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
    where: conditionOf(node),
    at,
    node,
  };
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

