/**
 * Lowers a model to the IR without threats: reads its statements, settles which hold, draws its flows out into hops.
 * Promises: the result depends on what is said, never on where it stands. Must not judge anything; rules do.
 */
import type { Location } from '../source/span.ts';
import type { HeaderNode, ItemNode, RefNode, StatementNode } from '../syntax/ast.ts';
import { lowerDecisions } from './decisions.ts';
import { collectEntities, type Entities, type Entity, type EveryBlock, kindsOf, type ModelPart, type Override, type Placed } from './entities.ts';
import { crossingOf, type RawFlow, type RawHop, readFlow } from './flows.ts';
import { type Attribute, type Control, type Element, type ElementSort, type Flow, type FoundThreat, type Hop, MODEL_SCHEMA_VERSION, type Model, type Note } from './ir.ts';
import { createEveryIndex, createKindLayers, type EveryIndex, type KindLayers, type ReadEvery, readEvery } from './kind-layers.ts';
import { CONTROL_VERBS, controlKey, elementsOf, type Layer, type Settled, type Sourced, settle } from './layers.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import { resolveStatement, type Stated, type Subject } from './statements.ts';
import type { ValueScope } from './values.ts';
import { resolveValue } from './values.ts';
import type { Report } from './vocabulary-builder.ts';
import type { Kind, Vocabulary } from './vocabulary.ts';

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

interface Context {
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
}

export function lowerModel(input: LowerInput, report: Report): BuiltModel {
  const entities = collectEntities(
    {
      model: input.name,
      parts: input.parts,
      vocabulary: input.vocabulary,
      imported: uniqueEntities(input.imports),
      importedEvery: [],
      visible: input.imports.flatMap(({ built, names }) =>
        names.flatMap((name) => {
          const entity = built.entities.byName.get(name);
          return entity ? [{ name, entity }] : [];
        }),
      ),
    },
    report,
  );
  const used = new Set<Entity>();
  const scope: ValueScope = {
    pack: input.name,
    vocabulary: input.vocabulary,
    entities: entities.byName,
    report,
    used: (entity) => used.add(entity),
  };
  const every = entities.every.map((block: EveryBlock) => readEvery(block, scope));
  const importedEvery = input.imports.flatMap(({ built }) => built.every.filter((block) => block.within !== undefined));
  const context: Context = {
    input,
    report,
    entities,
    scope,
    kinds: createKindLayers(input.vocabulary, report),
    every: createEveryIndex([...every, ...new Set(importedEvery)]),
    origins: new Map(input.imports.flatMap(({ built }) => [...built.origins])),
    elements: new Map(input.imports.flatMap(({ built }) => built.draft.elements.map((element) => [element.id, element] as const))),
    providedTo: new Map(),
    own: new Map(),
  };
  const draft = lowerAll(context);
  return { name: input.name, draft, entities, every: [...every, ...new Set(importedEvery)], vocabulary: input.vocabulary, origins: context.origins, used };
}

function uniqueEntities(imports: readonly LowerImport[]): Entity[] {
  const all = new Map<string, Entity>();
  for (const { built } of imports) for (const entity of built.entities.all) all.set(entity.id, entity);
  return [...all.values()];
}

function lowerAll(context: Context): Model {
  const { input, entities } = context;
  const own = entities.all.filter((entity) => entity.model === input.name);
  applyOverrideKinds(context);
  for (const entity of own) context.own.set(entity, readOwn(entity, context));
  for (const entity of byContainment(own)) {
    if (entity.sort !== 'flow' && entity.sort !== 'threat') context.elements.set(entity.id, lowerElement(entity, context));
  }
  for (const entity of own) if (entity.sort !== 'flow' && entity.sort !== 'threat') addProvided(entity, context);
  const raw = own.filter((entity) => entity.sort === 'flow').map((entity) => readFlow(entity, { ...context.scope, report: context.report }));
  const flows = raw.map((flow) => lowerFlow(flow, context));
  const hops = raw.flatMap((flow) => flow.hops.map((hop) => lowerHop(hop, flow, context)));
  const found = own.filter((entity) => entity.sort === 'threat').map((entity) => lowerFound(entity, context));
  const imported = uniqueDrafts(input.imports);
  const head = lowerHead(context);
  const { decisions, adjustments } = lowerDecisions({
    decisions: entities.decisions,
    adjustments: entities.adjustments,
    model: input.name,
    scope: context.scope,
    every: context.every,
    hops,
    flows,
    elements: [...context.elements.values()],
    origins: context.origins,
    asOf: input.asOf,
  });
  const elements = [...context.elements.values()].map((element) => (isOwn(element, input.name) ? element : markImported(element)));
  return {
    schemaVersion: MODEL_SCHEMA_VERSION,
    model: head,
    elements: elements.sort(byId),
    flows: [...flows, ...imported.flatMap((draft) => draft.flows.map(markImported))].sort(byId),
    hops: [...hops, ...imported.flatMap((draft) => draft.hops.map(markImported))].sort(byId),
    found: [...found].sort(byId),
    threats: [],
    obligations: [],
    questions: [],
    decisions,
    adjustments,
    ...notesOf(context),
  };
}

function isOwn(element: { readonly id: string }, model: string): boolean {
  return element.id.startsWith(`${model}.`);
}

function markImported<T extends { readonly id: string; readonly imported?: string }>(one: T): T {
  return one.imported === undefined ? { ...one, imported: one.id.slice(0, one.id.indexOf('.')) } : one;
}

function uniqueDrafts(imports: readonly LowerImport[]): Model[] {
  const seen = new Set<string>();
  return imports.flatMap(({ built: { draft } }) => {
    const flows = draft.flows.filter((flow) => !seen.has(flow.id));
    const hops = draft.hops.filter((hop) => !seen.has(hop.id));
    for (const one of [...flows, ...hops]) seen.add(one.id);
    return [{ ...draft, flows, hops }];
  });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** A boundary before what lies in it, so that trust and provided controls are there when asked for. */
function byContainment(entities: readonly Entity[]): Entity[] {
  const depth = (entity: Entity): number => (entity.parent ? 1 + depth(entity.parent) : 0);
  return [...entities].sort((a, b) => depth(a) - depth(b) || (a.id < b.id ? -1 : 1));
}

// ---- what an element says of itself -----------------------------------------------------------------------------------

function applyOverrideKinds(context: Context): void {
  for (const override of context.input.overrides ?? []) {
    const entity = context.entities.byName.get(refText(override.subject));
    if (!entity || !override.kinds) continue;
    entity.kinds = kindsOf(context.input.vocabulary, override.kinds, entity.sort === 'threat' ? 'threat' : entity.sort, context.input.name, override.file, context.report);
  }
}

function readOwn(entity: Entity, context: Context): Stated[] {
  const stated = readStatements(entity.statements, entity, context);
  const changes = (context.input.overrides ?? []).filter((override) => refText(override.subject) === entity.name && override.statement);
  const result = changes.length === 0 ? stated : override(stated, changes, entity, context);
  for (const one of result) context.origins.set(`${entity.id}/${originKey(one)}`, one.at);
  return result;
}

function originKey(stated: Stated): string {
  const control = stated.values[0];
  return control?.type === 'control' ? `control:${control.control}` : stated.attribute.name;
}

/** What an example changes replaces what the scene said with the same word (for controls: of the same control). */
function override(stated: readonly Stated[], changes: readonly Override[], entity: Entity, context: Context): Stated[] {
  let result = [...stated];
  for (const change of changes) {
    const [added] = readStatements([{ node: change.statement as StatementNode, file: change.file }], entity, context);
    if (!added) continue;
    const isClaim = added.values.some((value) => value.type === 'control') && added.attribute.many;
    const sameControl = (one: Stated): boolean => one.values.some((value) => value.type === 'control' && added.values.some((other) => other.type === 'control' && other.control === value.control));
    result = result.filter((one) => (isClaim ? !sameControl(one) : one.attribute.name !== added.attribute.name));
    result.push(added);
  }
  return result;
}

function readStatements(statements: readonly Placed<StatementNode>[], subject: Subject, context: Pick<Context, 'scope'>): Stated[] {
  return statements.flatMap(({ node, file }) => resolveStatement(node, file, subject, context.scope) ?? []);
}

function layersOf(statements: readonly Stated[], every: readonly Layer[], kinds: readonly Layer[]): Layer[] {
  const own: Layer = { statements: statements.map((stated): Sourced => ({ stated, source: { level: 'own' } })) };
  return [own, ...every, ...kinds];
}

function settleEntity(entity: Entity, context: Context): Settled {
  const { ids } = kindFacts(entity.kinds);
  const every = context.every.layersFor((id) => ids.has(id), enclosing(entity), entity.model);
  const layers = layersOf(context.own.get(entity) ?? [], every, context.kinds.layersOf(entity.kinds));
  return settle(layers, { report: context.report, asOf: context.input.asOf });
}

interface KindFacts {
  readonly ids: ReadonlySet<string>;
  readonly kinds: readonly string[];
  readonly isA: readonly string[];
}

const singles = new WeakMap<Kind, KindFacts>();

/** Ids of the kinds and of all their ancestors; shared by all elements of one kind. */
function kindFacts(kinds: readonly Kind[]): KindFacts {
  const [first] = kinds;
  const known = kinds.length === 1 && first ? singles.get(first) : undefined;
  if (known) return known;
  const ids = new Set(kinds.flatMap((kind) => [...kind.ancestorIds]));
  const facts = { ids, kinds: kinds.map((kind) => kind.id).sort(), isA: [...ids].sort() };
  if (kinds.length === 1 && first) singles.set(first, facts);
  return facts;
}

function enclosing(entity: Entity): Entity[] {
  const around: Entity[] = [];
  for (let one = entity.parent; one; one = one.parent) around.push(one);
  return around;
}

function lowerElement(entity: Entity, context: Context): Element {
  const settled = settleEntity(entity, context);
  context.origins.set(entity.id, entity.at);
  const around = enclosing(entity);
  const boundaries = around.map((one) => context.elements.get(one.id)).filter((one) => one !== undefined);
  collectProvidedTo(entity, context);
  const { kinds, isA } = kindFacts(entity.kinds);
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    sort: entity.sort as ElementSort,
    kinds,
    isA,
    attributes: settled.attributes,
    controls: withProvided(settled.controls, entity.id, boundaries),
    boundaries: around.map((one) => one.id),
    trust: trustOf(settled.attributes, boundaries[0]),
    renamedFrom: renames(settled.attributes),
  };
}

function titleOf(entity: Entity): string {
  return entity.node.title?.value ?? entity.name;
}

function renames(attributes: readonly Attribute[]): string[] | undefined {
  const facts = attributes.find((one) => one.attribute === 'renamed')?.facts ?? [];
  const names = facts.flatMap((fact) => (fact.phrases ?? []).flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'word' ? [value.word] : []))));
  return names.length > 0 ? names.sort() : undefined;
}

/** Its own or its kind's word; else what its nearest boundary has. An expired or withdrawn word hides the boundary's. */
function trustOf(attributes: readonly Attribute[], boundary: Element | undefined): string | undefined {
  const own = attributes.find((one) => one.attribute === 'trust');
  if (!own) return boundary?.trust;
  const value = own.facts[0]?.value;
  return value?.type === 'word' ? value.word : undefined;
}

// ---- controls that others provide ---------------------------------------------------------------------------------------

/** Adds what enclosing boundaries provide, the nearest first, where nothing nearer speaks of the same control. */
function withProvided(controls: readonly Control[], id: string, boundaries: readonly Element[]): Control[] {
  const all = new Map(controls.map((control) => [controlKey(control), control]));
  for (const boundary of boundaries) {
    for (const control of boundary.controls) {
      if (control.state !== 'provided' || control.onEntry || control.except?.includes(id)) continue;
      const key = controlKey(control);
      if (control.source.level !== 'boundary' && !all.has(key)) all.set(key, { ...control, except: undefined, source: { level: 'boundary', boundary: boundary.id } });
    }
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

/** `provides C to x`: x has it, unless something nearer says otherwise. */
function collectProvidedTo(entity: Entity, context: Context): void {
  for (const stated of context.own.get(entity) ?? []) {
    if (stated.attribute.name !== 'provides') continue;
    for (const target of elementsOf(stated, 'to')) {
      const controls = stated.values.flatMap((value): Control[] =>
        value.type === 'control'
          ? [
              {
                control: value.control,
                state: 'provided',
                because: stated.because,
                until: stated.until,
                expired: (stated.until !== undefined && context.input.asOf !== undefined && stated.until < context.input.asOf) || undefined,
                code: stated.code,
                test: stated.test,
                owner: stated.owner,
                source: entity.sort === 'boundary' ? { level: 'boundary', boundary: entity.id } : { level: 'component', component: entity.id },
              },
            ]
          : [],
      );
      context.providedTo.set(target, [...(context.providedTo.get(target) ?? []), ...controls]);
    }
  }
}

function addProvided(entity: Entity, context: Context): void {
  const given = context.providedTo.get(entity.id);
  const element = context.elements.get(entity.id);
  if (!given || !element) return;
  const all = new Map(element.controls.map((control) => [controlKey(control), control]));
  for (const control of [...given].sort((a, b) => (JSON.stringify(a.source) < JSON.stringify(b.source) ? -1 : 1))) {
    if (!all.has(controlKey(control))) all.set(controlKey(control), control);
  }
  context.elements.set(entity.id, { ...element, controls: [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1)) });
}

// ---- flows and hops -----------------------------------------------------------------------------------------------------

function lowerFlow(raw: RawFlow, context: Context): Flow {
  const { entity } = raw;
  context.origins.set(entity.id, entity.at);
  const kinds = flowKinds(raw, context);
  const facts = kindFacts(kinds);
  const around = commonBoundaries(raw.steps.flat());
  const every = context.every.layersFor((id) => facts.ids.has(id), around, entity.model);
  const settled = settle(layersOf(context.own.get(entity) ?? [], every, context.kinds.layersOf(kinds)), { report: context.report, asOf: context.input.asOf });
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    sort: 'flow',
    kinds: facts.kinds,
    isA: facts.isA,
    steps: raw.steps.map((step) => step.map((end) => end.id)),
    hops: raw.hops.map((hop) => hop.id),
    routes: raw.routes,
    renamedFrom: renames(settled.attributes),
  };
}

/** Its own kinds; a flow without one speaks what the server of its first hop speaks. */
function flowKinds(raw: RawFlow, context: Context): readonly Kind[] {
  const { entity, hops } = raw;
  if (entity.node.kinds.length > 0 || !hops[0]) return entity.kinds;
  return spokenBy(hops[0], context) ?? entity.kinds;
}

/** The flow kind that the server's kind names with `speaks`. */
function spokenBy(hop: RawHop, context: Context): readonly Kind[] | undefined {
  const server = context.elements.get(isPulled(hop, context) ? hop.from.id : hop.to.id);
  const value = server?.attributes.find((one) => one.attribute === 'speaks')?.facts[0]?.value;
  const word = value?.type === 'kind' ? value.kind : value?.type === 'word' ? value.word : undefined;
  const kind = word === undefined ? undefined : context.input.vocabulary.kinds.get(word);
  return kind?.sort === 'flow' ? [kind] : undefined;
}

/** The consumer opens the connection to a queue or topic. */
function isPulled(hop: RawHop, context: Context): boolean {
  const value = context.elements.get(hop.from.id)?.attributes.find((one) => one.attribute === 'pulled')?.facts[0]?.value;
  return value?.type === 'word' && value.word === 'yes';
}

function commonBoundaries(ends: readonly Entity[]): Entity[] {
  const [first, ...rest] = ends.map(enclosing);
  return (first ?? []).filter((boundary) => rest.every((around) => around.includes(boundary)));
}

function lowerHop(raw: RawHop, flow: RawFlow, context: Context): Hop {
  const { entity } = flow;
  const file = raw.own?.file ?? entity.at.file;
  context.origins.set(raw.id, raw.own ? locate(raw.own.file, raw.own.node) : entity.at);
  const kinds = hopKinds(raw, flow, file, context);
  const facts = kindFacts(kinds);
  const statements = (raw.own?.node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement');
  const own = readStatements(statements.map((node) => ({ node, file })), { kinds: [...kinds, ...baseKinds(context, 'hop')], sort: 'hop' }, context);
  for (const one of own) context.origins.set(`${raw.id}/${originKey(one)}`, one.at);
  const said = new Set(own.map((stated) => stated.attribute.name));
  const fromFlow = (context.own.get(entity) ?? []).filter((stated) => isOfHops(stated) && !(said.has(stated.attribute.name) && !stated.values.some((value) => value.type === 'control')));
  const every = context.every.layersFor((id) => id === 'hop' || facts.ids.has(id), commonBoundaries([raw.from, raw.to]), entity.model);
  const layers = [
    ...layersOf(own, [], []),
    { statements: fromFlow.map((stated): Sourced => ({ stated, source: { level: 'own' } })) },
    ...every.map((layer) => ({ statements: layer.statements.filter(({ stated }) => isOfHops(stated)) })),
    ...context.kinds.layersOf(kinds),
  ];
  const settled = settle(layers.filter((layer) => layer.statements.length > 0), { report: context.report, asOf: context.input.asOf });
  const from = context.elements.get(raw.from.id) as Element;
  const to = context.elements.get(raw.to.id) as Element;
  const { attributes } = settled;
  const opened = openedBy(attributes);
  const client = opened === from.id ? from : opened === to.id ? to : isPulled(raw, context) ? to : from;
  const server = client === from ? to : from;
  const connection = crossingOf(client, server);
  return {
    id: raw.id,
    name: `${raw.from.name} -> ${raw.to.name}`,
    title: `${from.title} -> ${to.title}`,
    sort: 'hop',
    flow: entity.id,
    kinds: facts.kinds,
    isA: facts.isA,
    attributes,
    controls: hopControls(settled.controls, from, to, connection.entered, context),
    from: from.id,
    to: to.id,
    client: client.id,
    server: server.id,
    sent: content(attributes, 'carries'),
    sentClosed: isClosed(attributes, 'carries'),
    returned: content(attributes, 'returns'),
    returnedClosed: isClosed(attributes, 'returns'),
    relayed: raw.relayed,
    connection,
    content: crossingOf(from, to),
  };
}

/** What is said of any element (owner, tags, tier) is said of the flow, not of each hop. */
function isOfHops(stated: Stated): boolean {
  return stated.attribute.on.id !== 'element' || stated.attribute.name in CONTROL_VERBS;
}

function baseKinds(context: Context, name: string): readonly Kind[] {
  const kind = context.input.vocabulary.kinds.get(name);
  return kind ? [kind] : [];
}

/** Its own kinds; up to the first relay the flow's; else what its server speaks. */
function hopKinds(raw: RawHop, flow: RawFlow, file: string, context: Context): readonly Kind[] {
  const own: readonly RefNode[] = raw.own?.node.kinds ?? [];
  if (own.length > 0) return kindsOf(context.input.vocabulary, own, 'hop', context.input.name, file, context.report);
  if (!raw.relayed && flow.entity.node.kinds.length > 0) return flow.entity.kinds;
  return spokenBy(raw, context) ?? baseKinds(context, 'flow');
}

function openedBy(attributes: readonly Attribute[]): string | undefined {
  const phrase = attributes.find((one) => one.attribute === 'opened')?.facts[0]?.phrases?.find((one) => one.preposition === 'by');
  const value = phrase?.values[0];
  return value?.type === 'element' ? value.id : undefined;
}

function content(attributes: readonly Attribute[], attribute: string): string[] {
  const facts = attributes.find((one) => one.attribute === attribute)?.facts ?? [];
  return facts.flatMap((fact) => (fact.value?.type === 'element' ? [fact.value.id] : [])).sort();
}

function isClosed(attributes: readonly Attribute[], attribute: string): boolean {
  return attributes.find((one) => one.attribute === attribute)?.closed === true;
}

/** What boundaries around both ends provide, and what a boundary that is entered provides `on entry`. */
function hopControls(own: readonly Control[], from: Element, to: Element, entered: readonly string[], context: Context): Control[] {
  const around = from.boundaries.filter((id) => to.boundaries.includes(id)).flatMap((id) => context.elements.get(id) ?? []);
  const all = new Map(withProvided(own, '', around).map((control) => [controlKey(control), control]));
  for (const id of [...entered].reverse()) {
    for (const control of context.elements.get(id)?.controls ?? []) {
      const key = controlKey(control);
      if (control.state === 'provided' && control.onEntry && !all.has(key)) {
        all.set(key, { ...control, onEntry: undefined, source: { level: 'boundary', boundary: id } });
      }
    }
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

// ---- hand-found threats, the model itself, notes ------------------------------------------------------------------------

function lowerFound(entity: Entity, context: Context): FoundThreat {
  const settled = settleEntity(entity, context);
  const file = entity.at.file;
  context.origins.set(entity.id, entity.at);
  const on = phraseValues(findPhrase(entity.node.phrases, 'on')).flatMap((value) => {
    const resolved = resolveValue(value, ['element'], 'on', file, context.scope);
    return resolved?.type === 'element' ? [resolved.id] : [];
  });
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    stride: entity.node.kinds.map(refText).sort(),
    on: [...new Set(on)].sort(),
  };
}

function lowerHead(context: Context): Model['model'] {
  const { header, name } = context.input;
  const kinds = baseKinds(context, 'model');
  const items: readonly ItemNode[] = header?.node.block?.items ?? [];
  const statements = items.filter((item): item is StatementNode => item.kind === 'statement');
  const stated = readStatements(statements.map((node) => ({ node, file: header?.file ?? '' })), { kinds, sort: 'model' }, context);
  for (const one of stated) context.origins.set(`${name}/${originKey(one)}`, one.at);
  const settled = settle(layersOf(stated, [], context.kinds.layersOf(kinds)), { report: context.report, asOf: context.input.asOf });
  if (header) context.origins.set(name, locate(header.file, header.node.name));
  const packs = settled.attributes.find((one) => one.attribute === 'uses')?.facts ?? [];
  return {
    id: name,
    name,
    title: header?.node.title?.value ?? name,
    doc: header?.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    packs: packs.flatMap((fact) => (fact.value?.type === 'word' ? [fact.value.word] : [])).sort(),
  };
}

function notesOf(context: Context): Pick<Model, 'assumptions' | 'asks' | 'exclusions'> {
  const notes: Record<'assumes' | 'asks' | 'excluded', Note[]> = { assumes: [], asks: [], excluded: [] };
  const { header, name } = context.input;
  const subjects: [string, readonly Stated[]][] = [...context.own].map(([entity, stated]) => [entity.id, stated]);
  const headStatements = (header?.node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement' && item.verb.text in notes);
  subjects.push([name, readStatements(headStatements.map((node) => ({ node, file: header?.file ?? '' })), { kinds: baseKinds(context, 'model'), sort: 'model' }, { scope: { ...context.scope, report: () => undefined } })]);
  for (const [element, list] of subjects) {
    for (const stated of list) {
      const target = notes[stated.attribute.name as keyof typeof notes];
      if (!target) continue;
      const answer = stated.details?.find((detail) => detail.attribute === 'answer')?.values[0];
      for (const value of stated.values.length > 0 ? stated.values : [undefined]) {
        target.push({
          element,
          text: value?.type === 'text' ? value.text : (stated.because ?? ''),
          because: stated.because,
          until: stated.until,
          answer: answer?.type === 'text' ? answer.text : undefined,
          owner: stated.owner,
        });
      }
    }
  }
  const sorted = (list: Note[]): Note[] => list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { assumptions: sorted(notes.assumes), asks: sorted(notes.asks), exclusions: sorted(notes.excluded) };
}

