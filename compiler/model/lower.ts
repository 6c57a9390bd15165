/**
 * Lowers a model to the IR without threats: reads its statements, settles which hold, draws its flows out into hops.
 * Promises: the result depends on what is said, never on where it stands. Must not judge anything; rules do.
 */

import { lowerDecisions } from './decisions.ts';
import { collectEntities, type Entity } from './entities.ts';
import { readFlows } from './flows.ts';
import { type Hop, MODEL_SCHEMA_VERSION, type Model } from './ir.ts';
import { createEveryIndex, createKindLayers, readEvery } from './kind-layers.ts';
import type { Layer } from './layers.ts';
import {
  type BuiltModel,
  type Context,
  createDefaults,
  createSurroundings,
  type LowerImport,
  type LowerInput,
  ownLayer,
  type Surroundings,
} from './lower-context.ts';
import { applyOverrideKinds, lowerElement, readOwn } from './lower-elements.ts';
import { lowerFlow, lowerHops } from './lower-flows.ts';
import { lowerFound, lowerHead, notesOf } from './lower-head.ts';
import { addProvided } from './provided.ts';
import type { ValueScope } from './values.ts';
import type { Report } from './vocabulary-words.ts';

export type { BuiltModel, LowerImport, LowerInput } from './lower-context.ts';

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
  const every = entities.every.map((block) => readEvery(block, scope));
  const importedEvery = input.imports.flatMap(({ built }) => built.every.filter((block) => block.within !== undefined));
  const kinds = createKindLayers(input.vocabulary, report);
  const everyIndex = createEveryIndex([...every, ...new Set(importedEvery)]);
  const around = createSurroundings();
  const context: Context = {
    input,
    report,
    asOf: input.asOf,
    entities,
    scope,
    kinds,
    every: everyIndex,
    around,
    defaults: createDefaults(input.name, kinds, everyIndex, around),
    origins: new Map(input.imports.flatMap(({ built }) => [...built.origins])),
    elements: new Map(input.imports.flatMap(({ built }) => built.draft.elements.map((element) => [element.id, element] as const))),
    providedTo: new Map(),
    own: new Map(),
    ofHops: new Map(),
  };
  const draft = lowerAll(context);
  return {
    name: input.name,
    draft,
    entities,
    every: [...every, ...new Set(importedEvery)],
    vocabulary: input.vocabulary,
    origins: context.origins,
    used,
  };
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
  for (const entity of byContainment(own, context.around)) {
    if (entity.sort !== 'flow' && entity.sort !== 'threat') context.elements.set(entity.id, lowerElement(entity, context));
  }
  for (const entity of own) if (entity.sort !== 'flow' && entity.sort !== 'threat') addProvided(entity, context);
  const raw = readFlows(
    own.filter((entity) => entity.sort === 'flow'),
    context.scope,
  );
  const said = raw.map((flow) => ownLayer(context.own.get(flow.entity) ?? []));
  const flows = raw.map((flow, index) => lowerFlow(flow, said[index] as Layer, context));
  const hops: Hop[] = [];
  raw.forEach((flow, index) => void lowerHops(flow, said[index] as Layer, context, hops));
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
    ...notesOf(context, [...elements.filter((one) => one.imported === undefined), ...flows, ...hops]),
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

/** A boundary before what lies in it, so that trust and provided controls are there when asked for. They come sorted by id. */
function byContainment(entities: readonly Entity[], around: Surroundings): readonly Entity[] {
  const byDepth: Entity[][] = [];
  for (const entity of entities) {
    const depth = around.of(entity.parent).ids.length;
    while (byDepth.length <= depth) byDepth.push([]);
    byDepth[depth]?.push(entity);
  }
  return byDepth.flat();
}
