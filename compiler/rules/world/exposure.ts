/**
 * The lowest trust that has a path to each part, its own included. One pass over the graph for each step of trust, from
 * the lowest up: every part is visited once as surely reached, and once as possibly reached from a part of unknown trust.
 */
import type { Missing } from '../truth.ts';
import type { PartItem } from './items.ts';
import type { World } from './world.ts';

export interface Exposure {
  /** Rank of the lowest known trust that has a path; undefined when no part with known trust reaches it. */
  readonly lowest: number | undefined;
  /** Trust nobody speaks of, of parts that have a path to it as well. */
  readonly missing: readonly Missing[];
}

export function exposureOf(world: World, part: PartItem): Exposure {
  return world.remember('exposures', () => computeExposures(world)).get(part) ?? { lowest: undefined, missing: [] };
}

function computeExposures(world: World): ReadonlyMap<PartItem, Exposure> {
  const byRank: PartItem[][] = world.trustSteps.map(() => []);
  const unknown: PartItem[] = [];
  const parts = world.parts.filter((part) => part.sort === 'actor' || part.sort === 'component');
  for (const part of parts) {
    const rank = world.trustRank(part);
    if (rank === undefined) unknown.push(part);
    else byRank[rank]?.push(part);
  }
  const lowest = new Map<PartItem, number>();
  for (const [rank, sources] of byRank.entries())
    spread(
      world,
      sources,
      (part) => !lowest.has(part),
      (part) => void lowest.set(part, rank),
    );
  const asked = new Map<PartItem, PartItem>();
  for (const source of unknown)
    spread(
      world,
      [source],
      (part) => !asked.has(part),
      (part) => void asked.set(part, source),
    );
  return new Map(
    parts.map((part) => {
      const source = asked.get(part);
      return [part, { lowest: lowest.get(part), missing: source ? [world.missing(source, 'trust')] : [] }];
    }),
  );
}

/** Follows arrows from the sources through every part that is not marked yet. */
function spread(world: World, sources: readonly PartItem[], isNew: (part: PartItem) => boolean, mark: (part: PartItem) => void): void {
  const queue: PartItem[] = [];
  const reach = (part: PartItem): void => {
    if (!isNew(part)) return;
    mark(part);
    queue.push(part);
  };
  for (const source of sources) reach(source);
  for (let index = 0; index < queue.length; index++) {
    for (const hop of world.hopsFrom(queue[index] as PartItem)) reach(hop.to);
  }
}
