/**
 * Ways as content really takes them. A part hands on what a flow brings along that flow: two flows through one gateway are no
 * way from the sender of the one to the taker of the other. Where a flow ends or begins, another may go on with what is there.
 * For showing a way only: whether there is one is for `search.ts` to say.
 */
import type { HopItem, PartItem } from './items.ts';
import type { SearchOptions } from './search.ts';
import type { World } from './world.ts';

/** The hops of a shortest such way to (or, searching backward, from) a part; undefined where there is none. */
export type HonestWay = (part: PartItem) => readonly HopItem[] | undefined;

export function honestWays(world: World, sources: ReadonlySet<PartItem>, options: SearchOptions = {}): HonestWay {
  const backward = options.backward === true;
  const steps = stepsOf(world);
  const [onward, last, first] = backward ? [steps.before, steps.first, steps.last] : [steps.behind, steps.last, steps.first];
  const hopsAt = (part: PartItem): readonly HopItem[] => (backward ? world.hopsTo(part) : world.hopsFrom(part));
  const takenFrom = new Map<HopItem, HopItem | undefined>();
  const reachedBy = new Map<PartItem, HopItem>();
  const left = new Set<PartItem>();
  const leftByFirst = new Set<PartItem>();
  const queue: HopItem[] = [];
  const take = (hop: HopItem, from: HopItem | undefined): void => {
    if (takenFrom.has(hop) || (options.hop && !options.hop(hop))) return;
    takenFrom.set(hop, from);
    const end = backward ? hop.from : hop.to;
    if (!reachedBy.has(end)) reachedBy.set(end, hop);
    queue.push(hop);
  };
  for (const part of sources) for (const hop of hopsAt(part)) take(hop, undefined);
  for (let index = 0; index < queue.length; index++) {
    const hop = queue[index] as HopItem;
    const part = backward ? hop.from : hop.to;
    if (sources.has(part) || options.stop?.(part)) continue;
    for (const next of onward.get(hop) ?? []) take(next, hop);
    const ends = last.has(hop);
    const known = ends ? left : leftByFirst;
    if (known.has(part)) continue;
    known.add(part);
    for (const next of hopsAt(part)) if (ends || first.has(next)) take(next, hop);
  }
  return (part) => {
    let hop = reachedBy.get(part);
    if (!hop) return undefined;
    const way: HopItem[] = [];
    for (; hop; hop = takenFrom.get(hop)) way.push(hop);
    return backward ? way : way.reverse();
  };
}

interface Steps {
  /** The hops that go on from a hop on its flow, and those it goes on from. */
  readonly behind: ReadonlyMap<HopItem, ReadonlySet<HopItem>>;
  readonly before: ReadonlyMap<HopItem, ReadonlySet<HopItem>>;
  /** Those a flow begins with, and those it ends with. */
  readonly first: ReadonlySet<HopItem>;
  readonly last: ReadonlySet<HopItem>;
}

function stepsOf(world: World): Steps {
  return world.remember('steps of flows', () => {
    const behind = new Map<HopItem, Set<HopItem>>();
    const before = new Map<HopItem, Set<HopItem>>();
    const first = new Set<HopItem>();
    const last = new Set(world.flows.flatMap(({ hops }) => hops.slice(-1)));
    for (const { hops } of world.flows) {
      for (const [index, hop] of hops.entries()) {
        const previous = hops[index - 1];
        if (!previous) {
          first.add(hop);
          continue;
        }
        put(behind, previous, hop);
        put(before, hop, previous);
      }
    }
    return { behind, before, first, last };
  });
}

function put(map: Map<HopItem, Set<HopItem>>, key: HopItem, hop: HopItem): void {
  const known = map.get(key) ?? new Set<HopItem>();
  if (known.size === 0) map.set(key, known);
  known.add(hop);
}
