/** What the stages of lowering share, and the small steps all of them take. */
import type { Location } from '../source/span.ts';
import type { HeaderNode, StatementNode } from '../syntax/ast.ts';
import type { Entities, Entity, ModelPart, Override, Placed } from './entities.ts';
import type { Attribute, Control, Element, Model } from './ir.ts';
import type { EveryIndex, KindLayers, ReadEvery } from './kind-layers.ts';
import { type Layer, type Settled, type Sourced, settle } from './layers.ts';
import { baseKind } from './lookup.ts';
import { resolveStatement, type Stated, type Subject } from './statements.ts';
import type { ValueScope } from './values.ts';
import type { Kind, Vocabulary } from './vocabulary.ts';
import type { Report } from './vocabulary-words.ts';

export interface LowerInput {
  readonly name: string;
  readonly header: (Placed<HeaderNode> & { readonly node: HeaderNode }) | undefined;
  readonly parts: readonly ModelPart[];
  readonly vocabulary: Vocabulary;
  readonly imports: readonly LowerImport[];
  readonly overrides?: readonly Override[];
  readonly asOf: string | undefined;
}

export interface LowerImport {
  readonly built: BuiltModel;
  /** Names the importing model sees. */
  readonly names: readonly string[];
}

/** A lowered model and what other stages need of its making. */
export interface BuiltModel {
  readonly name: string;
  readonly draft: Model;
  readonly entities: Entities;
  readonly every: readonly ReadEvery[];
  readonly vocabulary: Vocabulary;
  /** Where each id was declared, and each `id/attribute` or `id/control:NAME` was said. */
  readonly origins: ReadonlyMap<string, Location>;
  /** Entities that something names. */
  readonly used: ReadonlySet<Entity>;
}

export interface Context {
  readonly input: LowerInput;
  readonly report: Report;
  readonly entities: Entities;
  readonly scope: ValueScope;
  readonly kinds: KindLayers;
  readonly every: EveryIndex;
  readonly origins: Map<string, Location>;
  readonly elements: Map<string, Element>;
  readonly providedTo: Map<string, Control[]>;
  readonly own: Map<Entity, readonly Stated[]>;
  /** What the blocks of hops say, by hop id. */
  readonly ofHops: Map<string, readonly Stated[]>;
}

export function readStatements(statements: readonly Placed<StatementNode>[], subject: Subject, context: Pick<Context, 'scope'>): Stated[] {
  return statements.flatMap(({ node, file }, index) => {
    if (node.verb.text !== 'because' && node.verb.text !== 'until') return resolveStatement(node, file, subject, context.scope) ?? [];
    const before = statements[index - 1];
    const after = before?.file === file ? before.node.end : undefined;
    return resolveStatement(node, file, { ...subject, after }, context.scope) ?? [];
  });
}

export function layersOf(statements: readonly Stated[], every: readonly Layer[], kinds: readonly Layer[]): Layer[] {
  const own: Layer = { statements: statements.map((stated): Sourced => ({ stated, source: { level: 'own' } })) };
  return [own, ...every, ...kinds];
}

export function settleEntity(entity: Entity, context: Context): Settled {
  const { ids } = kindFacts(entity.kinds);
  const every = context.every.layersFor((id) => ids.has(id), enclosing(entity), entity.model);
  const layers = layersOf(context.own.get(entity) ?? [], every, context.kinds.layersOf(entity.kinds));
  const settled = settle(layers, { report: context.report, asOf: context.input.asOf });
  return entity.sort === 'boundary' ? settled : withoutProvisions(settled);
}

/** `every service { provides C }` gives C to nobody (the block has a diagnostic): a service does not have what it gives. */
export function withoutProvisions(settled: Settled): Settled {
  return { ...settled, controls: settled.controls.filter((control) => control.state !== 'provided' || control.source.level === 'own') };
}

interface KindFacts {
  readonly ids: ReadonlySet<string>;
  readonly kinds: readonly string[];
  readonly isA: readonly string[];
}

/** By the first kind, then by the ids of all of them. */
const known = new WeakMap<Kind, Map<string, KindFacts>>();

/** Ids of the kinds and of all their ancestors; shared by all elements of one kind. */
export function kindFacts(kinds: readonly Kind[]): KindFacts {
  const [first] = kinds;
  const byIds = first ? (known.get(first) ?? new Map<string, KindFacts>()) : new Map<string, KindFacts>();
  const key = kinds.length === 1 ? '' : kinds.map((kind) => kind.id).join(' ');
  const found = byIds.get(key);
  if (found) return found;
  const ids = new Set(kinds.flatMap((kind) => [...kind.ancestorIds]));
  const facts = { ids, kinds: kinds.map((kind) => kind.id).sort(), isA: [...ids].sort() };
  byIds.set(key, facts);
  if (first) known.set(first, byIds);
  return facts;
}

export function enclosing(entity: Entity): Entity[] {
  const around: Entity[] = [];
  for (let one = entity.parent; one; one = one.parent) around.push(one);
  return around;
}

export function baseKinds(context: Context, name: string): readonly Kind[] {
  const kind = baseKind(context.input.vocabulary, name);
  return kind ? [kind] : [];
}

export function titleOf(entity: Entity): string {
  return entity.node.title?.value ?? entity.name;
}

export function renames(attributes: readonly Attribute[]): string[] | undefined {
  const facts = attributes.find((one) => one.attribute === 'renamed')?.facts ?? [];
  const names = facts.flatMap((fact) =>
    (fact.phrases ?? []).flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'word' ? [value.word] : []))),
  );
  return names.length > 0 ? names.sort() : undefined;
}

/** Where each statement about `id` stands; one that names several controls is the origin of each. */
export function noteOrigins(origins: Map<string, Location>, id: string, statements: readonly Stated[]): void {
  for (const { values, attribute, at } of statements) {
    const controls = values.flatMap((value) => (value.type === 'control' ? [`control:${value.control}`] : []));
    for (const key of controls.length > 0 ? controls : [attribute.name]) origins.set(`${id}/${key}`, at);
  }
}
