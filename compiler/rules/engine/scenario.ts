/**
 * How an open threat would come about: who has a way to it, what he needs and gains, what he is stopped by and what to do first.
 * Promises: only what the model says, the same for the same model. Must not decide a verdict.
 */
import type { AttackWay, FirstAction, Need, Scenario, Threat } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { statementsIn, wordsOf } from '../../model/vocabulary-words.ts';
import { TRUE } from '../truth.ts';
import { approachTo } from '../world/approach.ts';
import { controlOn } from '../world/claims.ts';
import { type HopItem, type Item, type PartItem, statedOn } from '../world/items.ts';
import type { World } from '../world/world.ts';
import type { DemandResult, RequirementResult } from './demand.ts';
import { locusOf } from './places.ts';
import { type Axis, axesOf, axisOf, dataAtStake, type Rated, type Rating, spotsOf, subjectsOf, type Tables } from './severity.ts';

export interface ScenarioInput {
  readonly rated: Rated;
  readonly rating: Rating;
  readonly requirements: readonly RequirementResult[];
  /** The way that decides the threat, where one does. */
  readonly witness: readonly HopItem[];
  /** Controls that somebody plans for it. */
  readonly planned: Threat['planned'];
}

const MOST_WAYS = 3;
/** Of one way: each open threat has its own, and whole ones would grow with the square of a long chain. */
const MOST_HOPS = 12;
const MOST_GAINS = 8;

/** What is worked out once for all threats of a model. */
interface Known {
  readonly ways: Map<Item, Ways>;
  readonly techniques: Map<HopItem, { readonly found: Scenario['technique'] }>;
  readonly credentials: Map<Item, readonly Need[]>;
  /** By axes. */
  readonly gains: Map<string, Map<Item, readonly Lost[]>>;
}

function knownIn(world: World): Known {
  return world.remember('scenarios', () => ({ ways: new Map(), techniques: new Map(), credentials: new Map(), gains: new Map() }));
}

function remembered<K, V>(map: Map<K, V>, key: K, work: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = work();
    map.set(key, value);
  }
  return value;
}

export function scenarioOf(world: World, tables: Tables, input: ScenarioInput): Scenario {
  const known = knownIn(world);
  const { ways, told } = waysTo(world, known, input);
  const [best] = ways;
  const missing = input.requirements.filter((one) => one.truth !== TRUE);
  const start = best?.hops[0];
  const credentials = best ? remembered(known.credentials, start ?? best.from, () => credentialsFor(world, best)) : NO_NEEDS;
  return {
    ways: told,
    needs: [...exposureOf(world, input.rating, best), ...missing.flatMap(absenceOf), ...credentials],
    gains: gainsOf(world, known, tables, input.rated),
    first: firstAction(world, missing, input.planned),
    technique: start && remembered(known.techniques, start, () => techniqueOf(world, start)).found,
  };
}

const NO_NEEDS: readonly Need[] = [];

// ---- ways ------------------------------------------------------------------------------------------------------------------

interface Way {
  readonly from: PartItem;
  /** None where it begins in the threatened part itself. */
  readonly hops: readonly HopItem[];
  readonly told: AttackWay;
}

function wayOf(from: PartItem, hops: readonly HopItem[]): Way {
  const left = hops.length - MOST_HOPS;
  const shown = left > 0 ? [...hops.slice(0, MOST_HOPS / 2), ...hops.slice(-MOST_HOPS / 2)] : hops;
  const boundaries = [...new Set(shown.flatMap((hop) => hop.hop.content.entered))];
  const trust = from.trust === undefined ? {} : { trust: from.trust };
  const leftOut = left > 0 ? { leftOut: left } : {};
  return { from, hops, told: { from: from.id, ...trust, path: shown.map((hop) => hop.id), ...leftOut, boundaries } };
}

interface Ways {
  readonly ways: readonly Way[];
  readonly told: readonly AttackWay[];
}

function waysTo(world: World, known: Known, { rated, witness }: ScenarioInput): Ways {
  const near = placesIn(rated.items).map((item) => remembered(known.ways, item, () => bestOf(world, waysToItem(world, item))));
  const [only] = near;
  if (!witness[0] && near.length === 1 && only) return only;
  const decisive = witness[0] ? [extended(world, witness[0].from, witness)] : [];
  return bestOf(world, [...decisive, ...near.flatMap((one) => one.ways)]);
}

/** What a datum or a boundary is threatened by is near the part or flow that is threatened with it. */
function placesIn(items: readonly Item[]): readonly Item[] {
  if (items.length === 1) return items;
  const ways = items.filter((item) => item.sort === 'hop' || item.sort === 'flow');
  if (ways.length > 0) return ways;
  const parts = items.filter((item) => item.sort === 'actor' || item.sort === 'component');
  return parts.length > 0 ? parts : items.filter((item) => item.sort === 'data');
}

function bestOf(world: World, all: readonly Way[]): Ways {
  const unlike = all.length < 2 ? all : [...new Map(all.map((way) => [keyOf(way), way])).values()];
  const keys = new Map(unlike.map((way) => [way, keyOf(way)]));
  const ways = [...unlike]
    .sort(
      (a, b) =>
        rankOf(world, a) - rankOf(world, b) || a.hops.length - b.hops.length || ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1),
    )
    .slice(0, MOST_WAYS);
  return { ways, told: ways.map((way) => way.told) };
}

function keyOf({ from, hops }: Way): string {
  return [from, ...hops].map((one) => one.id).join(' ');
}

/** Who is trusted least comes first; whose trust nobody knows, last. */
function rankOf(world: World, { from }: Way): number {
  return world.trustRank(from) ?? world.trustSteps.length;
}

/** Of a flow or hop the flow itself, with the way to where it begins; of a part the way to it. */
function waysToItem(world: World, item: Item): readonly Way[] {
  if (item.sort === 'flow') return item.routes.flatMap((route) => (route.from ? [extended(world, route.from, route.hops)] : []));
  if (item.sort === 'hop') return [extended(world, item.from, [item])];
  return spotsOf(world, item).flatMap(({ outer }) => {
    const approach = approachTo(world, outer);
    return approach ? [wayOf(approach.source, approach.hops)] : [];
  });
}

/** With the way of somebody less trusted to where it begins, unless that comes through where it goes. */
function extended(world: World, from: PartItem, hops: readonly HopItem[]): Way {
  const before = approachTo(world, from);
  if (!before) return wayOf(from, hops);
  const visited = new Set(before.hops.map((hop) => hop.from));
  return hops.some((hop) => visited.has(hop.to)) ? wayOf(from, hops) : wayOf(before.source, [...before.hops, ...hops]);
}

/** The first fact of the choice `way_in` that is so of a hop, and what the table calls it. */
function techniqueOf(world: World, hop: HopItem): { readonly found: Scenario['technique'] } {
  const { table, facts } = world.remember('ways in', () => waysIn(world));
  const fact = facts.find((one) => world.fact(one, hop) === TRUE);
  const id = fact && table?.cells.get(fact.name);
  return { found: fact && id !== undefined ? { id, way: fact.name } : undefined };
}

function waysIn({ vocabulary }: World) {
  const table = [...new Set(vocabulary.tables.values())].find((one) => one.result === 'catalogue' && one.from.join() === 'way_in');
  const words = vocabulary.types.get('way_in')?.values ?? [];
  return { table, facts: words.flatMap((word) => vocabulary.facts.get(word) ?? []) };
}

// ---- what it takes, and what it brings -------------------------------------------------------------------------------------

function exposureOf({ vocabulary }: World, { exposure }: Rating, way: Way | undefined): readonly Need[] {
  const level = vocabulary.types.get('exposure')?.values[exposure.high];
  if (!way || level === undefined || exposure.low < exposure.high) return NO_NEEDS;
  return [{ what: 'exposure', level, element: (way.hops[0]?.to ?? way.from).id }];
}

function absenceOf({ demands }: RequirementResult): readonly Need[] {
  const absent = demands.filter((demand) => demand.truth !== TRUE);
  const [lead] = absent;
  const names = [...new Set(absent.map((demand) => demand.control.id))].sort();
  return lead ? [{ what: 'missing_control', controls: names, element: placeOf(lead).id }] : NO_NEEDS;
}

/** What the one who begins holds; else one for the first hop, where that asks for proof. */
function credentialsFor(world: World, { from, hops: [hop] }: Way): readonly Need[] {
  const held = (statedOn(from, 'holds')?.facts ?? []).flatMap((fact): readonly Need[] => {
    const item = fact.value?.type === 'element' ? world.item(fact.value.id) : undefined;
    return item?.isA.has('credential') ? [{ what: 'credential', element: item.id }] : [];
  });
  if (held.length > 0 || !hop) return held;
  const family = world.meanings.find(({ attribute }) => attribute.name === 'authenticated')?.family;
  const proven = family !== undefined && controlOn(world, family, hop, 'demand', hop.id) === TRUE;
  return proven ? [{ what: 'credential', element: hop.id }] : [];
}

/** Data in the order of what its loss costs; what says its own need, or has no data, is lost itself. */
function gainsOf(world: World, known: Known, tables: Tables, rated: Rated): readonly string[] {
  const axes = axesOf(rated.stride);
  const lost = remembered(known.gains, axes.join(' '), () => new Map<Item, readonly Lost[]>());
  const all = subjectsOf(rated).map((subject) => remembered(lost, subject, () => lostWith(world, tables, axes, subject)));
  const [only] = all;
  return (all.length === 1 && only ? only : worstOf(all.flat())).map(({ id }) => id);
}

interface Lost {
  readonly id: string;
  readonly rank: number;
}

function lostWith(world: World, tables: Tables, axes: readonly Axis[], subject: Item): readonly Lost[] {
  const steps = world.vocabulary.types.get('impact')?.values.length ?? 0;
  const rankOn = (item: Item, axis: Axis): number =>
    world.once(`lost ${axis}`, item, () => axisOf(world, item, axis, tables.impacts, steps)?.high ?? 0);
  const rank = (item: Item): number => axes.reduce((most, axis) => Math.max(most, rankOn(item, axis)), 0);
  const own = axes.some((axis) => statedOn(subject, axis) !== undefined) || subject.sort === 'data';
  const data = own ? [subject] : dataAtStake(world, subject).values.filter((value): value is Item => typeof value === 'object');
  return worstOf((data.length > 0 ? data : [subject]).map((item) => ({ id: item.id, rank: rank(item) })));
}

function worstOf(all: readonly Lost[]): readonly Lost[] {
  const sorted = [...all].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sorted.filter((one, index) => sorted[index - 1]?.id !== one.id).slice(0, MOST_GAINS);
}

// ---- what to do ------------------------------------------------------------------------------------------------------------

/** What is planned comes first, then what costs least, then what the rule names first. */
function firstAction(world: World, missing: readonly RequirementResult[], planned: Threat['planned']): FirstAction | undefined {
  const [requirement] = missing;
  const demands = (requirement?.demands ?? []).filter((demand) => demand.truth !== TRUE);
  const met = (requirement?.demands.length ?? 0) - demands.length;
  const options = demands.map((demand, index) => ({ demand, index, plan: planOf(world, demand, planned) }));
  const [best] = options.sort(
    (a, b) => Number(!a.plan) - Number(!b.plan) || costOf(a.demand.control) - costOf(b.demand.control) || a.index - b.index,
  );
  if (!requirement || !best) return undefined;
  const { demand, plan } = best;
  const places = placesToAct(world, demand);
  const closes = missing.length === 1 && requirement.need - met <= 1 && places.length === 1;
  if (plan) return { do: 'finish', control: plan.control, on: plan.on, ...(plan.by === undefined ? {} : { by: plan.by }), closes };
  return { do: demand.control.where ? 'arrange' : 'implement', control: demand.control.id, on: (places[0] ?? demand.target).id, closes };
}

function planOf(world: World, { control }: DemandResult, planned: Threat['planned']): Threat['planned'][number] | undefined {
  return planned.find((one) => findById(world.vocabulary.controls, one.control)?.isA.has(control.id));
}

function placeOf(demand: DemandResult): Item {
  return locusOf(demand, [demand])[0] ?? demand.target;
}

/**
 * Where it is to be put: where a flow or hop speaks for itself, what its ends claim does not count, and it has to say otherwise;
 * else the places that guard and have it not.
 */
function placesToAct(world: World, demand: DemandResult): readonly Item[] {
  const { target, control, flow } = demand;
  const hops = target.sort === 'hop' ? [target] : target.sort === 'flow' && demand.placement === 'on' ? target.hops : [];
  const words = world.meanings.filter(({ family }) => control.isA.has(family.id)).map(({ attribute }) => attribute.name);
  if (hops.some((hop) => words.some((word) => statedOn(hop, word) !== undefined))) return [target];
  const loci = locusOf(demand, [demand]);
  const without = loci.filter((item) => controlOn(world, control, item, 'demand', flow) !== TRUE);
  return without.length > 0 ? without : [placeOf(demand)];
}

const COSTS: readonly string[] = ['low', 'medium', 'high'];
const costs = new WeakMap<ControlDefinition, number>();

/** A control that does not say what it costs stands in the middle. */
function costOf(control: ControlDefinition): number {
  let cost = costs.get(control);
  if (cost === undefined) {
    const word = statementsIn(control.node, 'cost').flatMap(wordsOf)[0] ?? 'medium';
    cost = Math.max(0, COSTS.indexOf(word));
    costs.set(control, cost);
  }
  return cost;
}
