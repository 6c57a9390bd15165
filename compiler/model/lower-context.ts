/** What the stages of lowering share, and the small steps all of them take. */
import type { Location } from '../source/span.ts';
import type { HeaderNode, StatementNode } from '../syntax/ast.ts';
import { CONTROL_VERBS } from './control-verbs.ts';
import type { Entities, Entity, ModelPart, Override, Placed } from './entities.ts';
import type { Attribute, Control, Element, Model, Source } from './ir.ts';
import type { EveryIndex, KindLayers, ReadEvery } from './kind-layers.ts';
import { type Layer, type SettleContext, type Settled, settle, sourced } from './layers.ts';
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

export interface Context extends SettleContext {
  readonly input: LowerInput;
  readonly report: Report;
  readonly entities: Entities;
  readonly scope: ValueScope;
  readonly kinds: KindLayers;
  readonly every: EveryIndex;
  readonly around: Surroundings;
  readonly defaults: Defaults;
  readonly origins: Map<string, Location>;
  readonly elements: Map<string, Element>;
  readonly providedTo: Map<string, Control[]>;
  readonly own: Map<Entity, readonly Stated[]>;
  /** What the blocks of hops say, by hop id. */
  readonly ofHops: Map<string, readonly Stated[]>;
}

export function readStatements(statements: readonly Placed<StatementNode>[], subject: Subject, context: Pick<Context, 'scope'>): Stated[] {
  const read: Stated[] = [];
  let before: Placed<StatementNode> | undefined;
  for (const placed of statements) {
    const { node, file } = placed;
    const lost = node.verb.text === 'because' || node.verb.text === 'until';
    const after = before?.file === file ? before.node.end : undefined;
    const stated = resolveStatement(node, file, lost ? { ...subject, after } : subject, context.scope);
    if (stated) read.push(stated);
    before = placed;
  }
  return read;
}

const OWN: Source = { level: 'own' };

export function ownLayer(statements: readonly Stated[]): Layer {
  return { statements: statements.map((stated) => sourced(stated, OWN)) };
}

export function settleEntity(entity: Entity, context: Context): Settled {
  const defaults = context.defaults.of(entity.kinds, entity.parent);
  const own = context.own.get(entity) ?? [];
  const settled = settle(own.length > 0 ? [ownLayer(own), ...defaults] : defaults, context);
  return entity.sort === 'boundary' ? settled : withoutProvisions(settled);
}

/** `every service { provides C }` gives C to nobody (the block has a diagnostic): a service does not have what it gives. */
export function withoutProvisions(settled: Settled): Settled {
  const isIdle = (control: Control): boolean => control.state === 'provided' && control.source.level !== 'own';
  if (!settled.controls.some(isIdle)) return settled;
  return { ...settled, controls: settled.controls.filter((control) => !isIdle(control)) };
}

/** What `every` blocks and kinds say, nearest first: the same list for all things of these kinds in one boundary. */
export interface Defaults {
  of(kinds: readonly Kind[], boundary: Entity | undefined): readonly Layer[];
  ofHops(kinds: readonly Kind[], boundary: Entity | undefined): readonly Layer[];
}

export function createDefaults(model: string, kindLayers: KindLayers, every: EveryIndex, around: Surroundings): Defaults {
  function shared(everyOf: (ids: ReadonlySet<string>, boundaries: readonly Entity[]) => readonly Layer[]): Defaults['of'] {
    const known = new Map<KindFacts, Map<Entity | undefined, readonly Layer[]>>();
    return (kinds, boundary) => {
      const facts = kindFacts(kinds);
      const byBoundary = known.get(facts) ?? new Map<Entity | undefined, readonly Layer[]>();
      known.set(facts, byBoundary);
      const found = byBoundary.get(boundary);
      if (found) return found;
      const layers = [...everyOf(facts.ids, around.of(boundary).entities), ...kindLayers.layersOf(kinds)];
      byBoundary.set(boundary, layers);
      return layers;
    };
  }
  return {
    of: shared((ids, boundaries) => every.layersFor((id) => ids.has(id), boundaries, model)),
    ofHops: shared((ids, boundaries) =>
      every
        .layersFor((id) => id === 'hop' || ids.has(id), boundaries, model)
        .map((layer) => ({ statements: layer.statements.filter(({ stated }) => isOfHops(stated)) })),
    ),
  };
}

/** What is said of any element (owner, tags, tier) is said of the flow, not of each hop. */
export function isOfHops(stated: Stated): boolean {
  return stated.attribute.on.id !== 'element' || stated.attribute.name in CONTROL_VERBS;
}

/** A boundary and those around it, innermost first: one list for all that lies in it. */
export interface Surroundings {
  of(boundary: Entity | undefined): { readonly entities: readonly Entity[]; readonly ids: readonly string[] };
}

export function createSurroundings(): Surroundings {
  const known = new Map<Entity | undefined, ReturnType<Surroundings['of']>>([[undefined, { entities: [], ids: [] }]]);
  const of: Surroundings['of'] = (boundary) => {
    let found = known.get(boundary);
    if (!found) {
      const outer = of(boundary?.parent);
      found = boundary ? { entities: [boundary, ...outer.entities], ids: [boundary.id, ...outer.ids] } : outer;
      known.set(boundary, found);
    }
    return found;
  };
  return { of };
}

/** The innermost boundary around both; undefined where there is none. */
export function commonBoundary(a: Entity | undefined, b: Entity | undefined): Entity | undefined {
  for (let one = a; one; one = one.parent) for (let other = b; other; other = other.parent) if (one === other) return one;
  return undefined;
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

export function baseKinds(context: Context, name: string): readonly Kind[] {
  const kind = baseKind(context.input.vocabulary, name);
  return kind ? [kind] : [];
}

export function titleOf(entity: Entity): string {
  return entity.node.title?.value ?? entity.name;
}

export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  for (const attribute of attributes) if (attribute.attribute === name) return attribute;
  return undefined;
}

export function renames(attributes: readonly Attribute[]): string[] | undefined {
  const facts = attributeNamed(attributes, 'renamed')?.facts;
  if (!facts) return undefined;
  const names = facts.flatMap((fact) =>
    (fact.phrases ?? []).flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'word' ? [value.word] : []))),
  );
  return names.length > 0 ? names.sort() : undefined;
}

/** Where each statement about `id` stands; one that names several controls is the origin of each. */
export function noteOrigins(origins: Map<string, Location>, id: string, statements: readonly Stated[]): void {
  for (const { values, attribute, at } of statements) {
    let plain = true;
    for (const value of values) {
      if (value.type !== 'control') continue;
      origins.set(`${id}/control:${value.control}`, at);
      plain = false;
    }
    if (plain) origins.set(`${id}/${attribute.name}`, at);
  }
}
