/** `any path`, `every path` and `d reaches c` as closures over shared searches. */
import type { Condition, Sources } from '../resolved.ts';
import { FALSE, type Missing, mergeMissing, or, TRUE, type Truth, unknown } from '../truth.ts';
import type { HopItem, Item, PartItem } from '../world/items.ts';
import { reachOf } from '../world/reach.ts';
import { type Search, search } from '../world/search.ts';
import type { PartSet } from '../world/sets.ts';
import type { World } from '../world/world.ts';
import type { Evaluate } from './condition.ts';
import { compileOperand, type Env, isPart } from './operand.ts';
import { compileSources } from './sources.ts';

type PathCondition = Condition & { readonly kind: 'path' };

export function compilePath(condition: PathCondition): Evaluate {
  const prepared = preparePath(condition);
  return (world, env) => {
    const query = prepared(world, env);
    return condition.quantity === 'any' ? anyPath(query) : everyPath(query);
  };
}

/** The hops of a way that makes `any path` true, or that `every path` misses. */
export function compilePathWitness(condition: PathCondition): (world: World, env: Env) => readonly HopItem[] {
  const prepared = preparePath(condition);
  return (world, env) => {
    const query = prepared(world, env);
    const [sure, possible] =
      condition.quantity === 'any' ? [query.any('sure'), query.any('possible')] : [query.avoiding('sure'), query.avoiding('possible')];
    for (const [ways, ends] of [
      [sure, query.ends.sure],
      [possible, query.ends.possible],
    ] as const) {
      for (const end of ends) if (ways.has(end)) return ways.witness(end);
    }
    return [];
  };
}

type Side = 'sure' | 'possible';

/** Searches start from `sources` and are asked at `ends`; which of the two the paths start from is hidden here. */
interface Query {
  readonly sources: PartSet;
  readonly ends: PartSet;
  readonly through: PartSet | undefined;
  any(side: Side): Ways;
  /** Ways that avoid `through`: the sure ones avoid all that is possibly in it. */
  avoiding(side: Side): Ways;
}

type Ways = Pick<Search, 'has' | 'witness'>;

function preparePath(condition: PathCondition): (world: World, env: Env) => Query {
  const from = compileSources(condition.from);
  const to = compileSources(condition.to);
  const through = condition.through ? compileSources(condition.through as Sources) : undefined;
  // One search per set: it starts where the set does not depend on what is bound.
  const backward = from.bound && !to.bound;
  const shared = !(from.bound && to.bound) && through?.bound !== true;
  return (world, env) => {
    const [sources, ends] = backward ? [to.set(world, env), from.set(world, env)] : [from.set(world, env), to.set(world, env)];
    const between = through?.set(world, env);
    const keep = <T>(key: string, work: () => T): T =>
      shared ? world.remember(`${backward ? 'to' : 'from'} ${sources.key} ${key}`, work) : work();
    return {
      sources,
      ends,
      through: between,
      any: (side) => keep(`${side} through ${between?.key ?? ''}`, () => waysThrough(world, sources, between, side, backward)),
      avoiding: (side) =>
        keep(`${side} avoiding ${between?.key ?? ''}`, () => {
          const avoided = side === 'sure' ? between?.possible : between?.sure;
          return search(world, sources[side], { backward, stop: (part) => avoided?.has(part) === true });
        }),
    };
  };
}

/** With `through`, two searches: to what lies between, and on from there. */
function waysThrough(world: World, sources: PartSet, between: PartSet | undefined, side: Side, backward: boolean): Ways {
  const first = search(world, sources[side], { backward });
  if (!between) return first;
  const middle = [...first.reached].filter((part) => between[side].has(part));
  const second = search(world, middle, { backward });
  return {
    has: (part) => second.has(part),
    witness: (part) => {
      const last = second.witness(part);
      const joint = backward ? last[last.length - 1]?.to : last[0]?.from;
      const start = joint ? first.witness(joint) : [];
      return backward ? [...last, ...start] : [...start, ...last];
    },
  };
}

function anyPath(query: Query): Truth {
  const sure = query.any('sure');
  for (const end of query.ends.sure) if (sure.has(end)) return TRUE;
  const possible = query.any('possible');
  for (const end of query.ends.possible) if (possible.has(end)) return unknown(missingOn(query, possible.witness(end), end));
  return FALSE;
}

/**
 * True if there is a way and every possible one goes through; false if a sure way does not, or there is none: what does
 * not exist protects nothing.
 */
function everyPath(query: Query): Truth {
  const open = query.avoiding('sure');
  for (const end of query.ends.sure) if (open.has(end)) return FALSE;
  const exists = anyPath({ ...query, any: query.any });
  if (exists === FALSE) return FALSE;
  const possible = query.avoiding('possible');
  let result: Truth = exists;
  for (const end of query.ends.possible) {
    if (possible.has(end)) result = orUnknown(result, missingOn(query, possible.witness(end), end));
  }
  return result;
}

function orUnknown(truth: Truth, missing: readonly Missing[]): Truth {
  return unknown(truth.value === 'unknown' ? mergeMissing(truth.missing, missing) : missing);
}

/** What would have to be known to be sure of this way. */
function missingOn(query: Query, hops: readonly HopItem[], end: PartItem): readonly Missing[] {
  const parts = new Set<PartItem>(hops.flatMap((hop) => [hop.from, hop.to]));
  let missing = query.ends.missing(end);
  for (const part of parts) {
    if (query.sources.possible.has(part)) missing = mergeMissing(missing, query.sources.missing(part));
    if (query.through?.possible.has(part)) missing = mergeMissing(missing, query.through.missing(part));
  }
  return missing;
}

// ---- reaches ------------------------------------------------------------------------------------------------------------

type ReachCondition = Condition & { readonly kind: 'reaches' };

export function compileReaches(condition: ReachCondition): Evaluate {
  const datum = compileOperand(condition.datum);
  const to = compileSources(condition.to);
  const { label } = condition;
  return (world, env) => {
    const targets = to.set(world, env);
    let result: Truth = FALSE;
    for (const item of datum(world, env).values) {
      if (typeof item !== 'object' || item.sort !== 'data') continue;
      const reach = reachOf(world, item, label);
      for (const part of targets.possible) {
        const truth = reach.at(part);
        if (truth !== FALSE) result = or(result, targets.sure.has(part) ? truth : unknown([...targets.missing(part)]));
        if (result === TRUE) return TRUE;
      }
    }
    return result;
  };
}

export function compileReachWitness(condition: ReachCondition): (world: World, env: Env) => readonly HopItem[] {
  const datum = compileOperand(condition.datum);
  const to = compileSources(condition.to);
  return (world, env) => {
    const item = datum(world, env).values.find((value): value is Item => typeof value === 'object');
    for (const part of to.set(world, env).possible) {
      const hops = item && isPart(item) ? reachOf(world, item, condition.label).witness(part) : [];
      if (hops.length > 0) return hops;
    }
    return [];
  };
}
