/**
 * Of which hops a boundary demands a control: `requires C on entry from vendor` of whoever calls from there, `... for orders` of a
 * flow, of what is called, of what is carried. Must drop a demand only where it surely is not about the hop.
 */
import type { Fact } from '../../model/ir.ts';
import type { HopItem, Item, PartItem } from '../world/items.ts';
import { dataOnHop } from '../world/values.ts';
import type { World } from '../world/world.ts';

export function isDemandedOf(world: World, fact: Fact, hop: HopItem | undefined): boolean {
  if (!hop) return true;
  const [from, about] = [elementsBehind(fact, 'from'), elementsBehind(fact, 'for')];
  if (from.length > 0 && !from.some((id) => isIn(hop.client, id))) return false;
  return (
    about.length === 0 ||
    about.some((id) => id === hop.hop.flow || id === hop.id || isIn(hop.server, id) || mayCarry(world, hop, world.item(id)))
  );
}

function elementsBehind(fact: Fact, preposition: string): readonly string[] {
  return (fact.phrases ?? [])
    .filter((phrase) => phrase.preposition === preposition)
    .flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'element' ? [value.id] : [])));
}

function isIn(part: PartItem, id: string): boolean {
  return part.id === id || part.boundaries.includes(id);
}

function mayCarry(world: World, hop: HopItem, datum: Item | undefined): boolean {
  if (datum?.sort !== 'data') return false;
  const { values, closed } = dataOnHop(world, hop);
  return !closed || values.includes(datum);
}
