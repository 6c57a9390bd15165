/** The lines that might meet a demand, the likeliest first. Whether one does is not for this file to say: each is tried. */
import type { AttributeDefinition, ControlDefinition } from '../../model/vocabulary.ts';
import type { DemandResult, RequirementResult } from '../engine/demand.ts';
import { locusOf } from '../engine/places.ts';
import { guardOf } from '../world/claims.ts';
import { type HopItem, type Item, statedOn } from '../world/items.ts';
import type { ExplainContext } from './context.ts';
import { hopsOf } from './demands.ts';
import { partsOnWay } from './facts.ts';

/** A line for one block: a claim, or the word of a flow or hop (`encrypted by tls`). */
export interface Write {
  readonly item: Item;
  readonly control: ControlDefinition;
  /** Undefined: `implements`. */
  readonly attribute: AttributeDefinition | undefined;
}

/** Each entry is a way of its own; the lines of one are needed together. */
export function waysToWrite(context: ExplainContext, requirement: RequirementResult, demand: DemandResult): readonly (readonly Write[])[] {
  const { control, target } = demand;
  const claim = (item: Item): Write => ({ item, control, attribute: undefined });
  const loci = locusOf(demand, requirement.demands);
  const hops = hopsOf(demand);
  const ways: Write[][] = [];
  if (demand.placement !== 'on') ways.push(...partsToward(demand).map((part) => [claim(part)]));
  ways.push(loci.map(claim));
  for (const hop of hops) ways.push([claim(guardOf(control.guards, hop) ?? hop.to)]);
  if (hops.length > 1) ways.push([...new Set(hops.map((hop) => guardOf(control.guards, hop) ?? hop.to))].map(claim));
  // What every hop needs (encryption) is a matter of the hop itself.
  const words = wordsToSay(context, control, target, hops);
  if (control.counts === 'per_hop') ways.unshift(...words);
  else ways.push(...words);
  ways.push(...flowsOf(target, hops).map((flow) => [claim(flow)]));
  const possible = ways.filter((way) => way.length > 0 && way.every((write) => canWrite(write)));
  return uniqueWays(possible);
}

/** Parts on the way: along a flow from its start, in front of a part from there backwards. */
function partsToward(demand: DemandResult): readonly Item[] {
  if (demand.placement === 'before') return [demand.target, ...partsOnWay(demand.witness).slice(1, -1).reverse()];
  return demand.target.sort === 'flow' ? demand.target.hops.map((hop) => hop.to) : [];
}

/** `authenticated by hmac_signature`: of the whole flow where that is enough, else of the hop alone. `redundant yes`: of a part. */
function wordsToSay(context: ExplainContext, control: ControlDefinition, target: Item, hops: readonly HopItem[]): Write[][] {
  const meanings = context.world.meanings.filter(
    ({ attribute, family }) => control.isA.has(family.id) && (control.id === family.id || attribute.phrases.has('by')),
  );
  return meanings.flatMap(({ attribute }) => {
    const say = (item: Item): Write => ({ item, control, attribute });
    if (!['flow', 'hop'].includes(attribute.on.sort))
      return context.world.attributeOf(target, attribute.name) === attribute ? [[say(target)]] : [];
    const alone = hops.map((hop) => [say(hop)]);
    const flows = flowsOf(target, hops).map((flow) => [say(flow)]);
    const spoken = hops.filter((hop) => statedOn(hop, attribute.name));
    const single = hops.every((hop) => hop.whole.hops.length === 1);
    return [
      ...(single ? flows : target.sort === 'hop' ? [...alone, ...flows] : [...flows, ...alone]),
      ...(spoken.length > 1 ? [spoken.map(say)] : []),
    ];
  });
}

function flowsOf(target: Item, hops: readonly HopItem[]): readonly Item[] {
  if (target.sort === 'flow') return [target];
  return [...new Set(hops.map((hop) => hop.whole))];
}

/** A claim belongs where the code is; what the whole flow can say once, no hop of it has to. */
export function isLessExact({ item, attribute }: Write, found: readonly (readonly Write[])[]): boolean {
  if (attribute === undefined) return found.length > 0 && (item.sort === 'flow' || item.sort === 'hop');
  return item.sort === 'hop' && found.some((way) => way.some((other) => other.attribute === attribute && other.item.sort === 'flow'));
}

export function isSame(a: Write, b: Write): boolean {
  return a.item === b.item && a.attribute === b.attribute;
}

const ANYWHERE: ReadonlySet<string> = new Set(['actor', 'component', 'boundary', 'flow', 'hop']);

/** Own, and of a kind the control fits. */
function canWrite({ item, control, attribute }: Write): boolean {
  if (!item.own) return false;
  if (attribute) return true;
  return control.fits.length === 0 ? ANYWHERE.has(item.sort) : control.fits.some((kind) => item.isA.has(kind));
}

function uniqueWays(ways: readonly (readonly Write[])[]): readonly (readonly Write[])[] {
  const found = new Map<string, readonly Write[]>();
  for (const way of ways) {
    const key = way.map(({ item, attribute }) => `${item.sort} ${item.id} ${attribute?.name ?? ''}`).join(' + ');
    if (!found.has(key)) found.set(key, way);
  }
  return [...found.values()];
}
