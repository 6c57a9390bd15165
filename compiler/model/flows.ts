/**
 * Flows: their paths, hops, routes, who opens each hop and which boundaries it crosses. Promises: every hop has two known
 * ends; a broken path gives one diagnostic and no hops.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { DeclarationNode, RefNode, ValueNode } from '../syntax/ast.ts';
import { type Entity, type Placed, plainNames } from './entities.ts';
import { MAX_HOPS, sizeOf } from './hop-names.ts';
import type { Crossing, Element, Route } from './ir.ts';
import { nothing } from './lists.ts';
import { describeValue, findPhrase, locate, refText } from './nodes.ts';
import { type Report, reportUnknown } from './vocabulary-words.ts';

const MAX_HOPS_OF_MODEL = 50_000;

/** A hop before its facts are settled. */
export interface RawHop {
  readonly id: string;
  /** `gateway -> receiver` */
  readonly name: string;
  readonly flow: Entity;
  readonly from: Entity;
  readonly to: Entity;
  /** Its own `hop a -> b` declaration. */
  readonly own: Placed<DeclarationNode> | undefined;
  /** Behind the first relay. */
  readonly relayed: boolean;
}

export interface RawFlow {
  readonly entity: Entity;
  readonly steps: readonly (readonly Entity[])[];
  readonly hops: readonly RawHop[];
  readonly routes: readonly Route[];
}

export interface FlowScope {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly report: Report;
  readonly used: (entity: Entity) => void;
}

/** Once they are more hops than any model has, the rest have none, and one diagnostic says so. */
export function readFlows(entities: readonly Entity[], scope: FlowScope): readonly RawFlow[] {
  let size = 0;
  return entities.map((entity) => {
    const flow = readFlow(entity, scope);
    const before = size;
    size += Math.max(flow.hops.length, flow.routes.length);
    if (size <= MAX_HOPS_OF_MODEL) return flow;
    if (before <= MAX_HOPS_OF_MODEL) scope.report(createDiagnostic('TM2028', entity.at, { most: MAX_HOPS_OF_MODEL }));
    return { entity, steps: [], hops: [], routes: [] };
  });
}

function readFlow(entity: Entity, scope: FlowScope): RawFlow {
  const steps = readSteps(entity, scope);
  const hops = steps ? hopsOf(entity, steps, scope) : [];
  return { entity, steps: steps ?? [], hops, routes: steps ? routesOf(entity, steps, hops) : [] };
}

function readSteps(flow: Entity, scope: FlowScope): Entity[][] | undefined {
  const { file } = flow.at;
  const phrase = findPhrase(flow.node.phrases, 'from');
  if (!phrase) {
    if (!flow.node.broken) scope.report(createDiagnostic('TM2019', flow.at, { what: `flow \`${flow.name}\``, missing: '`from a -> b`' }));
    return undefined;
  }
  const to = findPhrase(flow.node.phrases, 'to');
  if (to) {
    const at = locate(file, to.prepositionSpan);
    const fixes = [{ title: 'write `->`', sure: true, edits: [{ ...at, text: '->' }] }];
    scope.report(createDiagnostic('TM3018', at, { name: flow.name }, { fixes }));
  }
  const path = [...(phrase.values?.steps ?? []), ...(to?.values?.steps ?? [])];
  let failed = false;
  const seen = new Map<Entity, ValueNode>();
  const steps = path.map((step) =>
    step.flatMap((value) => {
      const end = readEnd(value, file, scope);
      if (!end) {
        failed = true;
        return [];
      }
      const first = seen.get(end);
      if (first) {
        const related = [{ ...locate(file, first), message: 'it is visited here first' }];
        scope.report(createDiagnostic('TM2022', locate(file, value), { flow: flow.name, name: refText(value as never) }, { related }));
        failed = true;
        return [];
      }
      seen.set(end, value);
      return [end];
    }),
  );
  if (failed) return undefined;
  const count = sizeOf(steps);
  if (count > MAX_HOPS) {
    scope.report(createDiagnostic('TM2024', locate(file, phrase), { flow: flow.name, hops: count, most: MAX_HOPS }));
    return undefined;
  }
  if (steps.length < 2) {
    if (!flow.node.broken) scope.report(createDiagnostic('TM2021', locate(file, phrase), { name: flow.name }));
    return undefined;
  }
  return steps.map((step) => step.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function readEnd(value: ValueNode, file: string, scope: FlowScope): Entity | undefined {
  if (value.kind !== 'ref') {
    scope.report(
      createDiagnostic('TM3002', locate(file, value), {
        attribute: 'from',
        found: describeValue(value),
        wanted: 'component or actor',
        legal: [],
      }),
    );
    return undefined;
  }
  const end = scope.entities.get(refText(value));
  if (!end) {
    reportUnknown(scope.report, file, value, 'component or actor', refText(value), plainNames(scope.entities, 'component', 'actor'));
    return undefined;
  }
  scope.used(end);
  if (end.sort === 'component' || end.sort === 'actor') return end;
  const suggestions = suggest(refText(value), plainNames(scope.entities, 'component', 'actor'));
  const at = locate(file, value);
  scope.report(createDiagnostic('TM2002', at, { name: refText(value), is: end.sort, wanted: 'component or actor' }, { suggestions }));
  return undefined;
}

/** `payments.delivery[gateway -> receiver]` */
export function hopId(flow: string, from: string, to: string): string {
  return `${flow}[${from} -> ${to}]`;
}

function hopsOf(flow: Entity, steps: readonly (readonly Entity[])[], scope: FlowScope): RawHop[] {
  const own = flow.hops.length > 0 ? ownHops(flow, scope) : undefined;
  const hops: RawHop[] = [];
  for (let index = 0; index + 1 < steps.length; index++) {
    for (const from of steps[index] ?? []) {
      for (const to of steps[index + 1] ?? []) {
        const key = `${from.name} -> ${to.name}`;
        hops.push({ id: `${flow.id}[${key}]`, name: key, flow, from, to, own: own?.get(key), relayed: index > 0 });
        own?.delete(key);
      }
    }
  }
  if (!own || own.size === 0) return hops;
  const legal = hops.map((hop) => `${hop.from.name} -> ${hop.to.name}`);
  for (const [hop, placed] of own) {
    const wrong = wrongEnd(placed.node, hops);
    const suggestions = wrong ? suggest(refText(wrong.ref), wrong.legal) : [];
    const at = locate(placed.file, wrong?.ref ?? placed.node.values ?? placed.node);
    const fixes = suggestions.slice(0, 1).map((text) => ({ title: `write \`${text}\``, sure: false, edits: [{ ...at, text }] }));
    scope.report(createDiagnostic('TM2023', at, { flow: flow.name, hop, legal }, { suggestions, fixes }));
  }
  return hops;
}

/** The end that no hop of the flow has, with those that would do there. */
function wrongEnd(
  node: DeclarationNode,
  hops: readonly RawHop[],
): { readonly ref: RefNode; readonly legal: readonly string[] } | undefined {
  const ends: readonly (readonly string[])[] = [hops.map((hop) => hop.from.name), hops.map((hop) => hop.to.name)];
  const refs = (node.values?.steps ?? []).map((step) => step[0]);
  for (const [index, ref] of refs.entries()) {
    const legal = ends[index];
    if (ref?.kind === 'ref' && legal && !legal.includes(refText(ref))) return { ref, legal };
  }
  return undefined;
}

function ownHops(flow: Entity, scope: FlowScope): Map<string, Placed<DeclarationNode>> {
  const found = new Map<string, Placed<DeclarationNode>>();
  for (const placed of flow.hops) {
    const steps = placed.node.values?.steps ?? [];
    const ends = steps.map((step) => (step.length === 1 && step[0]?.kind === 'ref' ? refText(step[0]) : undefined));
    const [from, to] = ends;
    if (steps.length !== 2 || from === undefined || to === undefined) {
      if (!placed.node.broken)
        scope.report(createDiagnostic('TM2019', locate(placed.file, placed.node), { what: '`hop`', missing: 'two ends, `hop a -> b`' }));
      continue;
    }
    const key = `${scope.entities.get(from)?.name ?? from} -> ${scope.entities.get(to)?.name ?? to}`;
    const same = found.get(key);
    if (same) {
      const related = [{ ...locate(same.file, same.node.values ?? same.node), message: 'it is declared here first' }];
      scope.report(createDiagnostic('TM2003', locate(placed.file, placed.node.values ?? placed.node), { name: key }, { related }));
    } else found.set(key, placed);
  }
  return found;
}

/** One route per pair of first and last; a hop they share is one hop. */
function routesOf(flow: Entity, steps: readonly (readonly Entity[])[], hops: readonly RawHop[]): Route[] {
  const firsts = steps[0] ?? [];
  const lasts = steps[steps.length - 1] ?? [];
  const [first, last] = [firsts[0], lasts[0]];
  if (first && last && firsts.length === 1 && lasts.length === 1)
    return [{ id: flow.id, from: first.id, to: last.id, hops: hops.map((hop) => hop.id) }];
  return firsts.flatMap((from) =>
    lasts.map((to) => ({
      id: hopId(flow.id, from.name, to.name),
      from: from.id,
      to: to.id,
      hops: hops
        .filter((hop) => (!firsts.includes(hop.from) || hop.from === from) && (!lasts.includes(hop.to) || hop.to === to))
        .map((hop) => hop.id),
    })),
  );
}

/** What a way from `outer` to `inner` enters and leaves: boundaries form a tree, so what both lie in is the end of both lists. */
export function crossingOf(outer: Element, inner: Element): Crossing {
  const [around, inside] = [outer.boundaries, inner.boundaries];
  let shared = 0;
  while (shared < Math.min(around.length, inside.length) && around.at(-1 - shared) === inside.at(-1 - shared)) shared++;
  return {
    entered: shared === inside.length ? nothing : inside.slice(0, inside.length - shared).reverse(),
    left: shared === around.length ? nothing : around.slice(0, around.length - shared),
    trustFrom: outer.trust,
    trustTo: inner.trust,
  };
}
