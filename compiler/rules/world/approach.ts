/**
 * From where each part is reached by the least trusted that has a way to it, and on which hops. One pass over the graph for all
 * parts; the way to a part is put together when somebody asks. Promises: a shortest way, the same for the same model.
 */
import { type HonestWay, honestWays } from './honest-ways.ts';
import type { HopItem, PartItem } from './items.ts';
import type { World } from './world.ts';

export interface Approach {
  readonly source: PartItem;
  /** In the direction of the arrows; empty where nobody less trusted has a way there. */
  readonly hops: readonly HopItem[];
}

/** Undefined where no part of known trust has a way there. */
export function approachTo(world: World, part: PartItem): Approach | undefined {
  const by = world.remember('approaches', () => firstHops(world));
  if (!by.has(part)) return undefined;
  const hops: HopItem[] = [];
  let source = part;
  for (let hop = by.get(part); hop; hop = by.get(source)) {
    hops.push(hop);
    source = hop.from;
  }
  if (hops.length < 2) return { source, hops: hops.reverse() };
  const way = honestFrom(world, source)(part) ?? hops.reverse();
  return { source: way[0]?.from ?? source, hops: way };
}

/** Ways from all that are trusted as little as this one. */
function honestFrom(world: World, source: PartItem): HonestWay {
  const rank = world.trustRank(source);
  return world.remember(`honest ways from ${rank}`, () => {
    const alike = world.parts.filter((part) => (part.sort === 'actor' || part.sort === 'component') && world.trustRank(part) === rank);
    return honestWays(world, new Set(alike));
  });
}

/** The hop by which each part is first reached, from the lowest trust up; none for those a search starts from. */
function firstHops(world: World): ReadonlyMap<PartItem, HopItem | undefined> {
  const by = new Map<PartItem, HopItem | undefined>();
  const byRank: PartItem[][] = world.trustSteps.map(() => []);
  for (const part of world.parts) {
    if (part.sort !== 'actor' && part.sort !== 'component') continue;
    const rank = world.trustRank(part);
    if (rank !== undefined) byRank[rank]?.push(part);
  }
  for (const sources of byRank) {
    const queue = sources.filter((part) => !by.has(part));
    for (const part of queue) by.set(part, undefined);
    for (let index = 0; index < queue.length; index++) {
      for (const hop of world.hopsFrom(queue[index] as PartItem)) {
        if (by.has(hop.to)) continue;
        by.set(hop.to, hop);
        queue.push(hop.to);
      }
    }
  }
  return by;
}
