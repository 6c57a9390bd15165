/**
 * The lowered model as a graph of items with the indexes that keep every lookup local: by kind, by end, by boundary. Built
 * once per evaluation; nothing here knows a rule.
 */
import type { Attribute, Control, Element, ElementSort, Flow, Hop, Model, Route } from '../../model/ir.ts';
import type { Kind } from '../../model/vocabulary.ts';
import type { Reading } from './values.ts';

/** What a variable or `it` can be bound to. */
export type Item = PartItem | HopItem | FlowItem;

interface Common {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly isA: ReadonlySet<string>;
  readonly attributes: readonly Attribute[];
  readonly controls: readonly Control[];
  /** The item as a reading of one value. */
  readonly self: Reading;
  /** Not imported. */
  readonly own: boolean;
  readonly excluded: boolean;
}

/** Actor, component, boundary, datum, feature, or the model itself. */
export interface PartItem extends Common {
  readonly sort: ElementSort | 'model';
  readonly trust: string | undefined;
  /** Innermost first. */
  readonly boundaries: readonly string[];
}

export interface HopItem extends Common {
  readonly sort: 'hop';
  readonly hop: Hop;
  readonly from: PartItem;
  readonly to: PartItem;
  readonly client: PartItem;
  readonly server: PartItem;
  /** The flow it is part of; of a fanned-out flow the routes that use this hop. */
  readonly flow: FlowItem;
  /** The flow with all its routes. */
  readonly whole: FlowItem;
}

/** What rules bind as a flow: one way from a first to a last end; or several of one flow, seen from a hop they share. */
export interface FlowItem extends Common {
  readonly sort: 'flow';
  readonly flow: Flow;
  /** Undefined where several routes have different ends. */
  readonly from: PartItem | undefined;
  readonly to: PartItem | undefined;
  readonly hops: readonly HopItem[];
  /** Itself alone, or the routes it stands for. */
  readonly routes: readonly FlowItem[];
}

export interface Graph {
  readonly model: PartItem;
  readonly parts: readonly PartItem[];
  readonly hops: readonly HopItem[];
  /** One per route, sorted by id. */
  readonly flows: readonly FlowItem[];
  /** By id; a fanned-out flow under its own id too, with all its routes. */
  item(id: string): Item | undefined;
  /** All items of a kind, in the order of their ids. */
  ofKind(kind: Kind): readonly Item[];
  hopsFrom(part: PartItem): readonly HopItem[];
  hopsTo(part: PartItem): readonly HopItem[];
  inside(boundary: PartItem): readonly PartItem[];
}

const NONE: readonly never[] = [];

export function createGraph(model: Model): Graph {
  const items = new Map<string, Item>();
  const head = modelItem(model);
  items.set(head.id, head);
  const parts = model.elements.map((element) => {
    const item = partItem(element);
    items.set(item.id, item);
    return item;
  });
  const { hops, flows, wholes } = flowItems(model, items);
  for (const hop of hops) items.set(hop.id, hop);
  for (const flow of [...wholes, ...flows]) items.set(flow.id, flow);
  const from = groupBy(hops, (hop) => hop.from);
  const to = groupBy(hops, (hop) => hop.to);
  const byBoundary = new Map<string, PartItem[]>();
  for (const part of parts) for (const boundary of part.boundaries) add(byBoundary, boundary, part);
  const byKind = new Map<string, readonly Item[]>();

  function ofKind(kind: Kind): readonly Item[] {
    const key = `${kind.sort} ${kind.id}`;
    let found = byKind.get(key);
    if (!found) {
      const all: readonly Item[] = kind.sort === 'model' ? [head] : kind.sort === 'hop' ? hops : kind.sort === 'flow' ? flows : parts;
      found = all.filter((item) => isOfKind(item, kind));
      byKind.set(key, found);
    }
    return found;
  }

  return {
    model: head,
    parts,
    hops,
    flows,
    item: (id) => items.get(id),
    ofKind,
    hopsFrom: (part) => from.get(part) ?? NONE,
    hopsTo: (part) => to.get(part) ?? NONE,
    inside: (boundary) => byBoundary.get(boundary.id) ?? NONE,
  };
}

/** A base kind holds of its whole sort, a flow kind also of hops that speak it. */
export function isOfKind(item: Item, kind: Kind): boolean {
  if (kind.id === item.sort || kind.id === 'element') return true;
  return (item.sort === 'hop' && kind.id === 'flow') || item.isA.has(kind.id);
}

/** Fills in the reading of an item once it is there. */
function withSelf<T extends Item>(item: Mutable<T>): T {
  item.self = { values: [item as T], closed: true, missing: [] };
  return item as T;
}

const NO_SELF: Reading = { values: [], closed: true, missing: [] };

function modelItem(model: Model): PartItem {
  const { id, name, title, attributes, controls } = model.model;
  const isA = new Set(['model', 'element']);
  return withSelf<PartItem>({
    id,
    name,
    title,
    isA,
    attributes,
    controls,
    self: NO_SELF,
    own: true,
    excluded: false,
    sort: 'model',
    trust: undefined,
    boundaries: [],
  });
}

function partItem(element: Element): PartItem {
  return withSelf<PartItem>({
    id: element.id,
    name: element.name,
    title: element.title,
    isA: isAOf(element),
    attributes: element.attributes,
    controls: element.controls,
    self: NO_SELF,
    own: element.imported === undefined,
    excluded: isExcluded(element.attributes),
    sort: element.sort,
    trust: element.trust,
    boundaries: element.boundaries,
  });
}

const isASets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Things of the same kinds share one set: what depends on kinds alone is worked out once for each. */
function isAOf(source: { readonly isA: readonly string[] }): ReadonlySet<string> {
  let isA = isASets.get(source.isA);
  if (!isA) {
    isA = new Set(source.isA);
    isASets.set(source.isA, isA);
  }
  return isA;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function flowItems(model: Model, items: ReadonlyMap<string, Item>): { hops: HopItem[]; flows: FlowItem[]; wholes: FlowItem[] } {
  const flowsById = new Map(model.flows.map((flow) => [flow.id, flow]));
  const part = (id: string): PartItem => items.get(id) as PartItem;
  const hopItems = new Map<string, Mutable<HopItem>>();
  for (const hop of model.hops) {
    const flow = flowsById.get(hop.flow) as Flow;
    hopItems.set(
      hop.id,
      withSelf<HopItem>({
        id: hop.id,
        name: hop.name,
        title: hop.title,
        isA: isAOf(hop),
        attributes: hop.attributes,
        controls: hop.controls,
        self: NO_SELF,
        own: hop.imported === undefined,
        excluded: isExcluded(hop.attributes) || isExcluded(flow.attributes),
        sort: 'hop',
        hop,
        from: part(hop.from),
        to: part(hop.to),
        client: part(hop.client),
        server: part(hop.server),
        flow: undefined as unknown as FlowItem,
        whole: undefined as unknown as FlowItem,
      }),
    );
  }
  const flows: FlowItem[] = [];
  const wholes: FlowItem[] = [];
  for (const flow of model.flows) {
    const routes = flow.routes.map((route) => routeItem(flow, route, items, hopItems));
    flows.push(...routes);
    const whole = seenFrom(routes, flow);
    if (routes.length > 1) wholes.push(whole);
    for (const id of flow.hops) {
      const hop = hopItems.get(id);
      if (!hop) continue;
      hop.whole = whole;
      hop.flow =
        routes.length === 1
          ? whole
          : seenFrom(
              routes.filter((route) => route.hops.includes(hop)),
              flow,
            );
    }
  }
  return { hops: [...hopItems.values()], flows: flows.sort((a, b) => (a.id < b.id ? -1 : 1)), wholes };
}

export function isExcluded(attributes: readonly Attribute[]): boolean {
  return attributes.some((attribute) => attribute.attribute === 'excluded' && attribute.facts.length > 0);
}

/** What is said of one attribute: an item has a handful, and a table for each would cost more than looking. */
export function statedOn(item: { readonly attributes: readonly Attribute[] }, name: string): Attribute | undefined {
  for (const attribute of item.attributes) if (attribute.attribute === name) return attribute;
  return undefined;
}

function routeItem(flow: Flow, route: Route, items: ReadonlyMap<string, Item>, hops: ReadonlyMap<string, HopItem>): FlowItem {
  const from = items.get(route.from) as PartItem;
  const to = items.get(route.to) as PartItem;
  const fanned = route.id !== flow.id;
  const title = fanned ? `${flow.title} (${from.title} -> ${to.title})` : flow.title;
  const item = flowItem(
    flow,
    route.id,
    title,
    from,
    to,
    route.hops.flatMap((id) => hops.get(id) ?? []),
  );
  item.routes = [item];
  return item;
}

function flowItem(
  flow: Flow,
  id: string,
  title: string,
  from: PartItem | undefined,
  to: PartItem | undefined,
  hops: readonly HopItem[],
): Mutable<FlowItem> {
  return withSelf<FlowItem>({
    id,
    name: flow.name,
    title,
    isA: isAOf(flow),
    attributes: flow.attributes,
    controls: flow.controls,
    self: NO_SELF,
    own: flow.imported === undefined,
    excluded: isExcluded(flow.attributes),
    sort: 'flow',
    flow,
    from,
    to,
    hops,
    routes: [],
  });
}

function seenFrom(routes: readonly FlowItem[], flow: Flow): FlowItem {
  const [first] = routes;
  if (first && routes.length === 1) return first;
  const from = routes.every((route) => route.from === first?.from) ? first?.from : undefined;
  const to = routes.every((route) => route.to === first?.to) ? first?.to : undefined;
  const item = flowItem(flow, flow.id, flow.title, from, to, [...new Set(routes.flatMap((route) => route.hops))]);
  item.routes = routes;
  return item;
}

function groupBy<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) add(groups, key(item), item);
  return groups;
}

export function add<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
