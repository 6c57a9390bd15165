/**
 * What a rule's variables are tried on: every item of the kind for one variable; for two, the pairs a join leads to. Keys
 * are indexed, so that the pairs looked at are about as many as those that match.
 */

import { compileOperand, type Env, isPart, type Read } from '../compile/operand.ts';
import { compileMembers } from '../compile/relate.ts';
import { type Join, joinOf } from '../joins.ts';
import { variableOf } from '../resolve/walk.ts';
import type { Operand, ResolvedRule } from '../resolved.ts';
import type { Item, PartItem } from '../world/items.ts';
import { reachCandidates } from '../world/reach.ts';
import { search } from '../world/search.ts';
import type { Datum, Reading } from '../world/values.ts';
import type { World } from '../world/world.ts';

export type Candidates = (world: World) => Iterable<Env>;

export function compileCandidates(rule: ResolvedRule): Candidates {
  const [first, second] = rule.variables;
  if (!first) return () => [];
  const domain = (world: World): readonly Item[] => world.ofKind(first.bound).filter((item) => !item.excluded);
  if (!second) return (world) => domain(world).map((a) => ({ a, b: undefined, it: undefined }));
  const join = bestJoin(rule);
  if (!join) return () => [];
  const domains: Domains = [domain, (world) => world.ofKind(second.bound).filter((item) => !item.excluded)];
  const pairs = compileJoin(join, domains);
  return (world) => {
    const seen = new Map<Item, Set<Item>>();
    const found: Env[] = [];
    for (const [a, b] of pairs(world)) {
      if (a === b) continue;
      // An unordered pair stands once, in the order of its ids.
      const [left, right] = rule.pair && b.id < a.id ? [b, a] : [a, b];
      let known = seen.get(left);
      if (!known) {
        known = new Set();
        seen.set(left, known);
      }
      if (known.has(right)) continue;
      known.add(right);
      found.push({ a: left, b: right, it: undefined });
    }
    return found;
  };
}

type Domains = readonly [(world: World) => readonly Item[], (world: World) => readonly Item[]];
type Pairs = (world: World) => Iterable<readonly [Item, Item]>;

/** Keys of the graph first: they are never unknown and lead to few. */
function bestJoin(rule: ResolvedRule): Join | undefined {
  const joins = rule.where.flatMap((condition) => joinOf(condition) ?? []);
  return [...joins].sort((a, b) => cost(a) - cost(b))[0];
}

function cost(join: Join): number {
  switch (join.by) {
    case 'key':
      return join.fixed ? 0 : 4;
    case 'relation':
      return 1;
    case 'reaches':
      return 2;
    case 'path':
      return 3;
    case 'any':
      return Math.max(...join.joins.map(cost));
  }
}

function compileJoin(join: Join, domains: Domains): Pairs {
  switch (join.by) {
    case 'key':
      return compileLookup(join.left, compileOperand(join.left), join.right, domains);
    case 'relation':
      return compileLookup(join.condition.subject, compileMembers(join.condition), join.object, domains);
    case 'reaches': {
      const datum = compileOperand(join.condition.datum);
      return compileLookup(join.condition.datum, (world, env) => takersOf(world, datum(world, env)), join.target, domains);
    }
    case 'path': {
      const [from, to] = [join.condition.from.any[0], join.condition.to.any[0]];
      if (from?.target !== 'element' || to?.target !== 'element') return () => [];
      const start = compileOperand(from.operand);
      return compileLookup(from.operand, (world, env) => reachedFrom(world, start(world, env)), to.operand, domains);
    }
    case 'any': {
      const all = join.joins.map((one) => compileJoin(one, domains));
      return function* (world) {
        for (const pairs of all) yield* pairs(world);
      };
    }
  }
}

/** Items of one side by what `key` reads; items of the other by an index over theirs. Unknown keys meet all. */
function compileLookup(near: Operand, key: Read, far: Operand, domains: Domains): Pairs {
  const index = variableOf(near) === 0 ? 0 : 1;
  const partnerKey = compileOperand(far);
  const bind = (item: Item, at: 0 | 1): Env => ({ a: at === 0 ? item : undefined, b: at === 1 ? item : undefined, it: undefined });
  return function* (world) {
    const partners = domains[index === 0 ? 1 : 0](world);
    const byKey = new Map<Datum, Item[]>();
    const open: Item[] = [];
    for (const partner of partners) {
      const reading = partnerKey(world, bind(partner, index === 0 ? 1 : 0));
      for (const value of reading.values) {
        const list = byKey.get(value);
        if (list) list.push(partner);
        else byKey.set(value, [partner]);
      }
      if (!reading.closed) open.push(partner);
    }
    for (const item of domains[index](world)) {
      const reading = key(world, bind(item, index));
      const found = reading.closed
        ? [...reading.values.flatMap((value) => byKey.get(value) ?? []), ...(reading.values.length > 0 ? open : [])]
        : partners;
      for (const partner of found) yield index === 0 ? [item, partner] : [partner, item];
    }
  };
}

function takersOf(world: World, data: Reading): Reading {
  const parts = data.values.flatMap((item): readonly PartItem[] =>
    typeof item === 'object' && isPart(item) ? reachCandidates(world, item) : [],
  );
  return { values: [...new Set(parts)], closed: true, missing: [] };
}

function reachedFrom(world: World, starts: Reading): Reading {
  const parts = starts.values.filter((item): item is PartItem => typeof item === 'object' && isPart(item));
  return { values: [...search(world, parts).reached], closed: true, missing: [] };
}
