/**
 * Breadth-first searches over the hops of a model. A search is made once per set of sources and shared by all targets;
 * it remembers by which hop each part was first reached, so that a witness can be shown.
 */
import { type HonestWay, honestWays } from './honest-ways.ts';
import type { HopItem, PartItem } from './items.ts';
import type { World } from './world.ts';

export interface SearchOptions {
  /** Whether a hop may be taken. */
  readonly hop?: (hop: HopItem) => boolean;
  /** Parts the search reaches and does not leave again (sources are always left). */
  readonly stop?: (part: PartItem) => boolean;
  /** Against the arrows: from the ends of paths to their starts. */
  readonly backward?: boolean;
}

export interface Search {
  /** Reached over at least one hop. */
  has(part: PartItem): boolean;
  /** The hops of a shortest way to a reached part, in the direction of the arrows; one that content takes, where there is one. */
  witness(part: PartItem): readonly HopItem[];
  readonly reached: Iterable<PartItem>;
  readonly size: number;
}

export function search(world: World, sources: Iterable<PartItem>, options: SearchOptions = {}): Search {
  const starts = new Set(sources);
  const by = new Map<PartItem, HopItem>();
  const queue = [...starts];
  const backward = options.backward === true;
  for (let index = 0; index < queue.length; index++) {
    const part = queue[index] as PartItem;
    if (options.stop && !starts.has(part) && options.stop(part)) continue;
    for (const hop of backward ? world.hopsTo(part) : world.hopsFrom(part)) {
      const next = backward ? hop.from : hop.to;
      if (by.has(next) || (options.hop && !options.hop(hop))) continue;
      by.set(next, hop);
      if (!starts.has(next)) queue.push(next);
    }
  }
  let honest: HonestWay | undefined;
  const shown = (part: PartItem): readonly HopItem[] => {
    const shortest = witness(part, by, starts, backward);
    if (shortest.length < 2) return shortest;
    honest ??= honestWays(world, starts, options);
    return honest(part) ?? shortest;
  };
  return {
    has: (part) => by.has(part),
    witness: shown,
    reached: by.keys(),
    size: by.size,
  };
}

function witness(part: PartItem, by: ReadonlyMap<PartItem, HopItem>, starts: ReadonlySet<PartItem>, backward: boolean): readonly HopItem[] {
  const hops: HopItem[] = [];
  let hop = by.get(part);
  while (hop) {
    hops.push(hop);
    const previous: PartItem = backward ? hop.to : hop.from;
    hop = starts.has(previous) ? undefined : by.get(previous);
  }
  return backward ? hops : hops.reverse();
}
