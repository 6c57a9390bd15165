/** What quantifiers range over, as closures: the members, and whether there can be more. */
import type { Domain } from '../resolved.ts';
import type { Missing } from '../truth.ts';
import { dataAt, dataIn, dataOf } from '../world/data.ts';
import { add, type Item, isOfKind, type PartItem } from '../world/items.ts';
import type { Reading } from '../world/values.ts';
import type { World } from '../world/world.ts';
import { compileOperand, type Env, isPart } from './operand.ts';

export interface Members {
  readonly values: readonly Item[];
  readonly closed: boolean;
  readonly missing: readonly Missing[];
}

export function compileDomain(domain: Domain): (world: World, env: Env) => Members {
  const { of: kind, relation, to } = domain;
  if (!relation || !to) {
    return (world, env) => {
      const all = world.ofKind(kind);
      const ofModel = (env.it ?? env.a)?.sort === 'model';
      return { values: ofModel ? all.filter(world.counted) : all, closed: true, missing: [] };
    };
  }
  const target = compileOperand(to);
  return (world, env) => {
    const reading = target(world, env);
    const values = new Set<Item>();
    let closed = reading.closed;
    let missing = reading.missing;
    for (const value of reading.values) {
      if (typeof value !== 'object') continue;
      const related = relatedTo(world, value, relation);
      for (const one of related.values) if (typeof one === 'object' && isOfKind(one, kind)) values.add(one);
      closed = closed && related.closed;
      missing = related.missing.length > 0 ? [...missing, ...related.missing] : missing;
    }
    return { values: [...values], closed, missing };
  };
}

const closedSet = (values: readonly Item[]): Reading => ({ values, closed: true, missing: [] });
const EMPTY = closedSet([]);

function relatedTo(world: World, item: Item, relation: NonNullable<Domain['relation']>): Reading {
  switch (relation) {
    case 'hop_to':
      return isPart(item) ? closedSet(world.hopsTo(item)) : EMPTY;
    case 'hop_from':
      return isPart(item) ? closedSet(world.hopsFrom(item)) : EMPTY;
    case 'hop_at':
      return isPart(item) ? closedSet([...world.hopsFrom(item), ...world.hopsTo(item)]) : EMPTY;
    case 'hop_of':
      return item.sort === 'flow' ? closedSet(item.hops) : EMPTY;
    case 'hop_in':
      return isPart(item) ? closedSet(hopsInside(world, item)) : EMPTY;
    case 'hop_into':
      return isPart(item) ? closedSet(hopsInto(world).get(item.id) ?? []) : EMPTY;
    case 'flow_to':
      return closedSet(flowsAt(world).to.get(item) ?? []);
    case 'flow_from':
      return closedSet(flowsAt(world).from.get(item) ?? []);
    case 'flow_through':
      return closedSet(flowsAt(world).through.get(item) ?? []);
    case 'data_on':
      return item.sort === 'hop' || item.sort === 'flow' ? dataOf(world, item) : EMPTY;
    case 'data_in':
      return isPart(item) ? dataIn(world, item) : EMPTY;
    case 'data_at':
      return isPart(item) ? dataAt(world, item) : EMPTY;
    case 'inside':
      return isPart(item) ? closedSet(world.inside(item)) : EMPTY;
    case 'on_flow':
      return item.sort === 'flow' ? closedSet(partsOf(item.hops)) : EMPTY;
    case 'around_it':
      return isPart(item) ? closedSet(item.boundaries.flatMap((id) => world.item(id) ?? [])) : EMPTY;
  }
}

function partsOf(hops: readonly { readonly from: PartItem; readonly to: PartItem }[]): PartItem[] {
  return [...new Set(hops.flatMap((hop) => [hop.from, hop.to]))];
}

function hopsInside(world: World, boundary: PartItem): Item[] {
  return world.inside(boundary).flatMap((part) => world.hopsFrom(part).filter((hop) => hop.to.boundaries.includes(boundary.id)));
}

function hopsInto(world: World): ReadonlyMap<string, readonly Item[]> {
  return world.remember('hops into boundaries', () => {
    const into = new Map<string, Item[]>();
    for (const hop of world.hops) for (const id of hop.hop.connection.entered) add(into, id, hop);
    return into;
  });
}

interface FlowIndex {
  readonly from: ReadonlyMap<Item, readonly Item[]>;
  readonly to: ReadonlyMap<Item, readonly Item[]>;
  readonly through: ReadonlyMap<Item, readonly Item[]>;
}

function flowsAt(world: World): FlowIndex {
  return world.remember('flows at parts', () => {
    const index = { from: new Map<Item, Item[]>(), to: new Map<Item, Item[]>(), through: new Map<Item, Item[]>() };
    const put = (map: Map<Item, Item[]>, key: Item | undefined, flow: Item): void => {
      if (!key) return;
      const list = map.get(key);
      if (list) list.push(flow);
      else map.set(key, [flow]);
    };
    for (const flow of world.flows) {
      put(index.from, flow.from, flow);
      put(index.to, flow.to, flow);
      for (const part of partsOf(flow.hops)) put(index.through, part, flow);
    }
    return index;
  });
}
