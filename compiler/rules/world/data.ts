/** Where data is: on hops and flows, in stores, at parts. */
import type { FlowItem, HopItem, PartItem } from './items.ts';
import { dataOnHop, NOTHING, type Reading, readAttribute, union } from './values.ts';
import type { World } from './world.ts';

export function dataOf(world: World, item: HopItem | FlowItem): Reading {
  return item.sort === 'hop' ? dataOnHop(world, item) : union(item.hops.map((hop) => dataOnHop(world, hop)));
}

/** What the part keeps. */
export function dataIn(world: World, part: PartItem): Reading {
  return dataBy(world, part, ['stores']);
}

/** What lies at a part or passes through it: kept, handled, held, issued, checked, sent and received. */
export function dataAt(world: World, part: PartItem): Reading {
  return world.once('data at', part, () => {
    const hops = [...world.hopsFrom(part), ...world.hopsTo(part)];
    return union([dataBy(world, part, ['stores', 'handles', 'holds', 'issues', 'checks']), ...hops.map((hop) => dataOnHop(world, hop))]);
  });
}

/** Attributes nobody declares for the part add nothing. */
function dataBy(world: World, part: PartItem, words: readonly string[]): Reading {
  const readings = words.flatMap((word) => {
    const attribute = world.attributeOf(part, word);
    return attribute?.types.includes('data') ? [readAttribute(world, part, attribute)] : [];
  });
  return readings.length === 0 ? NOTHING : union(readings);
}
