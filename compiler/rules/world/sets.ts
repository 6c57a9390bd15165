/** Sets of parts that conditions and placements name: surely in, possibly in, and what is missing to know. */
import type { Missing } from '../truth.ts';
import type { PartItem } from './items.ts';
import type { World } from './world.ts';

export interface PartSet {
  /** The same for equal sets: searches from a set are remembered under it. */
  readonly key: string;
  readonly sure: ReadonlySet<PartItem>;
  /** The sure ones included. */
  readonly possible: ReadonlySet<PartItem>;
  missing(part: PartItem): readonly Missing[];
}

const NOTHING_MISSING = (): readonly Missing[] => [];

const NOBODY: ReadonlySet<PartItem> = new Set();

export function singleton(part: PartItem): PartSet {
  const set = new Set([part]);
  return { key: `=${part.id}`, sure: set, possible: set, missing: NOTHING_MISSING };
}

/** Actors and components: what flows run between. */
export function allEnds(world: World): readonly PartItem[] {
  return world.remember('ends', () => world.parts.filter((part) => part.sort === 'actor' || part.sort === 'component'));
}

/** "Every source less trusted than e": one set per step of trust. Where the trust of `e` is unknown, all may be sources. */
export function lessTrustedThan(world: World, part: PartItem): PartSet {
  const rank = world.trustRank(part);
  if (rank === undefined) {
    const all = world.remember('all ends', () => new Set(allEnds(world)));
    const missing = [world.missing(part, 'trust')];
    return { key: '<?', sure: NOBODY, possible: all, missing: () => missing };
  }
  return world.remember(`less trusted than ${rank}`, () => {
    const sure = new Set<PartItem>();
    const possible = new Set<PartItem>();
    for (const one of allEnds(world)) {
      const other = world.trustRank(one);
      if (other !== undefined && other < rank) sure.add(one);
      if (rank > 0 && (other === undefined || other < rank)) possible.add(one);
    }
    return { key: `<${rank}`, sure, possible, missing: (one) => (sure.has(one) ? [] : [world.missing(one, 'trust')]) };
  });
}
