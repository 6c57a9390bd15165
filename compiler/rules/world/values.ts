/**
 * Reads attributes of items as values with their openness: one-valued attributes have one value, none ("nothing") or are
 * unknown; lists have sure members and are open (nobody said all of it) or closed.
 */
import type { Attribute, Fact, Value } from '../../model/ir.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import { parseDuration, valuePhrase } from '../resolve/operand.ts';
import { type Missing, mergeMissing, uniqueMissing } from '../truth.ts';
import { saidOf } from './claims.ts';
import { type FlowItem, type HopItem, type Item, type PartItem, statedOn } from './items.ts';
import { readRelated } from './related.ts';
import type { World } from './world.ts';

/** An element, a word or text, a number or a duration in seconds. */
export type Datum = Item | string | number;

export interface Reading {
  readonly values: readonly Datum[];
  /** Nothing else belongs to it. */
  readonly closed: boolean;
  /** What would say the rest. */
  readonly missing: readonly Missing[];
  /** An unknown value of an ordered type that is surely not above this one. */
  readonly atMost?: Datum;
}

export const NOTHING: Reading = { values: [], closed: true, missing: [] };

export function known(...values: readonly Datum[]): Reading {
  return { values, closed: true, missing: [] };
}

const words = new Map<string, Reading>();

/** A word of a scale or choice: there are few, and each is read often. */
export function knownWord(word: string): Reading {
  let reading = words.get(word);
  if (!reading) {
    reading = known(word);
    words.set(word, reading);
  }
  return reading;
}

export function readAttribute(world: World, item: Item, attribute: AttributeDefinition): Reading {
  if (item.sort === 'flow') return readOfFlow(world, item, attribute);
  if (item.sort === 'hop') return readOfHop(world, item, attribute);
  if (attribute.name === 'trust') return readTrust(world, item);
  return readStated(world, item, attribute, statedOn(item, attribute.name));
}

export function readTrust(world: World, item: PartItem): Reading {
  return item.trust === undefined ? unknownReading(world, item, 'trust') : knownWord(item.trust);
}

export function unknownReading(world: World, item: Item, attribute: string): Reading {
  return { values: [], closed: false, missing: [world.missing(item, attribute)] };
}

function readStated(world: World, item: Item, asked: AttributeDefinition, said: Attribute | undefined): Reading {
  // A kind may say that silence means nothing where its parents leave it open.
  const attribute = world.attributeOf(item, asked.name) ?? asked;
  if (!said) {
    if (attribute.unsetNothing || !applies(world, item, attribute)) return NOTHING;
    return readRelated(world, item, attribute) ?? unknownReading(world, item, attribute.name);
  }
  const withheld = said.expired === true || said.unknown === true;
  const values = said.facts.flatMap((fact) => valuesOf(world, fact, attribute));
  if (!attribute.many) {
    if (withheld || values.length === 0) return said.facts.length > 0 && !withheld ? NOTHING : unknownReading(world, item, attribute.name);
    return known(...values);
  }
  const closed = !withheld && (said.closed === true || attribute.unsetNothing);
  const all = isData(attribute) ? withContents(world, values) : values;
  return { values: all, closed, missing: closed ? [] : [world.missing(item, attribute.name)] };
}

/** Whether things of these kinds can have the attribute at all; what cannot have it has nothing. */
export function applies(world: World, item: Item, attribute: AttributeDefinition): boolean {
  const { on } = attribute;
  if (on.id === 'element' || on.id === item.sort || (item.sort === 'hop' && on.id === 'flow') || item.isA.has(on.id)) return true;
  return world.attributeOf(item, attribute.name) !== undefined;
}

function valuesOf(world: World, fact: Fact, attribute: AttributeDefinition): Datum[] {
  if (fact.value) return toData(world, fact.value);
  const phrase = valuePhrase(attribute);
  if (phrase !== undefined)
    return (fact.phrases ?? []).flatMap((one) => (one.preposition === phrase ? one.values.flatMap((value) => toData(world, value)) : []));
  // `encrypted by tls` says yes and names the way.
  return attribute.types.includes('yes_no') && (fact.phrases?.length ?? 0) > 0 ? ['yes'] : [];
}

export function toData(world: World, value: Value): Datum[] {
  switch (value.type) {
    case 'element': {
      const item = world.item(value.id);
      return item ? [item] : [];
    }
    case 'word':
      return [value.word];
    case 'control':
      return [value.control];
    case 'kind':
      return [value.kind];
    case 'text':
      return [value.text];
    case 'number':
      return [value.number];
    case 'date':
      return [value.date];
    case 'duration': {
      const seconds = parseDuration(value.duration);
      return seconds === undefined ? [] : [seconds];
    }
    case 'catalogue':
      return [value.id];
  }
}

function isData(attribute: AttributeDefinition): boolean {
  return attribute.types.includes('data');
}

/** Data inside other data is wherever the outer data is. */
export function withContents(world: World, data: readonly Datum[]): readonly Datum[] {
  const all = new Set<Datum>(data);
  for (const one of all) {
    if (typeof one !== 'object' || one.sort !== 'data') continue;
    for (const fact of statedOn(one, 'contains')?.facts ?? []) {
      const inner = fact.value?.type === 'element' ? world.item(fact.value.id) : undefined;
      if (inner) all.add(inner);
    }
  }
  return all.size === data.length ? data : [...all];
}

// ---- hops and flows ---------------------------------------------------------------------------------------------------

function readOfHop(world: World, item: HopItem, attribute: AttributeDefinition): Reading {
  if (attribute.on.id === 'element') return readStated(world, item.flow, attribute, statedOn(item.flow, attribute.name));
  if (attribute.name === 'carries') return readContent(world, item, 'sent');
  if (attribute.name === 'returns') return readContent(world, item, 'returned');
  if (attribute.means !== undefined) {
    const said = saidOf(world, item, attribute);
    return said.value === undefined ? { values: [], closed: false, missing: said.missing } : knownWord(said.value);
  }
  return readStated(world, item, attribute, statedOn(item, attribute.name));
}

function readContent(world: World, item: HopItem, side: 'sent' | 'returned'): Reading {
  const [ids, said, name] =
    side === 'sent' ? [item.hop.sent, item.hop.sentClosed, 'carries'] : [item.hop.returned, item.hop.returnedClosed, 'returns'];
  const attribute = world.words.kind('flow')?.attributes.get(name);
  const list = statedOn(item, name);
  const closed = said || (attribute?.unsetNothing === true && !list?.expired && !list?.unknown);
  const values = withContents(
    world,
    ids.flatMap((id) => world.item(id) ?? []),
  );
  return { values, closed, missing: closed ? [] : [world.missing(item, name)] };
}

/** All data on a hop, in both directions. */
export function dataOnHop(world: World, item: HopItem): Reading {
  return world.once('data', item, () => union([readContent(world, item, 'sent'), readContent(world, item, 'returned')]));
}

export function union(readings: readonly Reading[]): Reading {
  const [first] = readings;
  if (first && readings.length === 1) return first;
  return {
    values: [...new Set(readings.flatMap((reading) => reading.values))],
    closed: readings.every((reading) => reading.closed),
    missing: uniqueMissing(readings.map((reading) => reading.missing)),
  };
}

/** A flow has the weakest of its hops; its lists are what all of them have. */
function readOfFlow(world: World, item: FlowItem, attribute: AttributeDefinition): Reading {
  if (attribute.on.sort !== 'flow' && attribute.on.sort !== 'hop')
    return readStated(world, item, attribute, statedOn(item, attribute.name));
  const readings = item.hops.map((hop) => readOfHop(world, hop, attribute));
  if (attribute.many) return union(readings);
  const { weakest } = attribute;
  if (weakest === 'nothing' && readings.some((reading) => reading.closed && reading.values.length === 0)) return NOTHING;
  const weak = readings.find((reading) => reading.values[0] === weakest);
  if (weak) return weak;
  const missing = readings.reduce<readonly Missing[]>((all, reading) => mergeMissing(all, reading.missing), []);
  if (readings.some((reading) => !reading.closed)) return { values: [], closed: false, missing };
  return known(...weakestOf(world, attribute, readings));
}

function weakestOf(world: World, attribute: AttributeDefinition, readings: readonly Reading[]): readonly Datum[] {
  const values = [...new Set(readings.flatMap((reading) => reading.values))];
  const steps = attribute.types.flatMap((type) => world.vocabulary.types.get(type)?.values ?? []);
  const fromTop = steps.length > 0 && steps[steps.length - 1] === attribute.weakest;
  const ranked = [...values].sort((a, b) => steps.indexOf(String(a)) - steps.indexOf(String(b)));
  return values.length < 2 || steps.length === 0 ? values : [fromTop ? (ranked[ranked.length - 1] as Datum) : (ranked[0] as Datum)];
}
