/**
 * How bad a threat is: likelihood from exposure and trust gained, severity from impact and likelihood, by the tables of the
 * prelude as the project adjusts them. Where an input is unknown, the result is a range and says what is missing.
 */
import type { Adjustment, Severity } from '../../model/ir.ts';
import type { TableDefinition, Vocabulary } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { type Missing, mergeMissing, uniqueMissing } from '../truth.ts';
import { dataAt, dataOf } from '../world/data.ts';
import { exposureOf } from '../world/exposure.ts';
import { type Item, type PartItem, statedOn } from '../world/items.ts';
import { passagesOf } from '../world/reach.ts';
import { allEnds } from '../world/sets.ts';
import type { Reading } from '../world/values.ts';
import type { World } from '../world/world.ts';

export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** Ranks on a scale: at least `low`, at most `high`. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly missing: readonly Missing[];
}

/** Every step of the sum, for `explain`: ranks on the scales of the prelude. */
export interface Rating {
  readonly low: Severity;
  readonly high: Severity;
  readonly missing: readonly Missing[];
  readonly impact: Range;
  readonly exposure: Range;
  readonly crossing: Range;
  readonly likelihood: Range;
  /** As the table has it, before a ceiling or a person lowers it. */
  readonly severity: Range;
  readonly ceiling: string | undefined;
  readonly adjusted: boolean;
}

export interface Tables {
  rate(world: World, threat: Rated): Rating;
  /** From what a thing says of itself to what is lost with it. */
  readonly impacts: Impacts;
}

export interface Rated {
  readonly items: readonly Item[];
  /** What the rule says is at stake; else the data at or on the items. */
  readonly stake: readonly Item[];
  readonly stride: readonly string[];
  readonly ceiling: string | undefined;
  readonly adjusted: Severity | undefined;
}

/** Finds the tables by what they lead from and to, so that a vocabulary may name them as it likes. */
export function createTables(vocabulary: Vocabulary, adjustments: readonly Adjustment[]): Tables {
  const cells = new Map(
    adjustments.flatMap((one) => (one.what === 'table' && one.cells && !one.expired ? [[one.target, one.cells] as const] : [])),
  );
  const tables = [...new Set(vocabulary.tables.values())];
  const table = (result: string, ...from: string[]): Table => {
    const definition = tables.find((one) => one.result === result && one.from.join() === from.join());
    return createTable(vocabulary, definition, definition ? cells.get(definition.name) : undefined, result, from);
  };
  const exposures = table('exposure', 'trust');
  const likelihoods = table('likelihood', 'exposure', 'crossing');
  const severities = table('severity', 'impact', 'likelihood');
  const impacts: Impacts = { sensitivity: table('impact', 'sensitivity'), need: table('impact', 'need') };
  const steps = (name: string): readonly string[] => vocabulary.types.get(name)?.values ?? [];

  function rate(world: World, threat: Rated): Rating {
    const impact = impactOf(world, threat, impacts, steps('impact').length);
    const place = placeOf(world, threat.items);
    const exposure = exposures(place.trust);
    const crossing = crossingRange(place.gain, steps('crossing').length);
    const likelihood = likelihoods(exposure, crossing);
    const severity = severities(impact, likelihood);
    const cap = threat.ceiling === undefined ? SEVERITIES.length - 1 : Math.max(0, steps('severity').indexOf(threat.ceiling));
    const fixed = threat.adjusted === undefined ? undefined : SEVERITIES.indexOf(threat.adjusted);
    const low = fixed ?? Math.min(severity.low, cap);
    const high = fixed ?? Math.min(severity.high, cap);
    const missing =
      low === high
        ? []
        : mergeMissing(
            impact.low === impact.high ? [] : impact.missing,
            likelihood.low === likelihood.high ? [] : mergeMissing(exposure.missing, crossing.missing),
          );
    return {
      low: SEVERITIES[low] as Severity,
      high: SEVERITIES[high] as Severity,
      missing,
      impact,
      exposure,
      crossing,
      likelihood,
      severity,
      ceiling: threat.ceiling,
      adjusted: fixed !== undefined,
    };
  }
  return { rate, impacts };
}

// ---- tables -----------------------------------------------------------------------------------------------------------

/** From ranges on the one or two scales it leads from to a range on the scale it leads to. */
export type Table = (row: Range, column?: Range) => Range;

function createTable(
  vocabulary: Vocabulary,
  definition: TableDefinition | undefined,
  adjusted: Readonly<Record<string, string>> | undefined,
  result: string,
  from: readonly string[],
): Table {
  const steps = vocabulary.types.get(result)?.values ?? [];
  const [rows = [], columns = ['']] = from.map((name) => vocabulary.types.get(name)?.values ?? []);
  const ranks = rows.map((row) =>
    columns.map((column) => {
      const key = column === '' ? row : `${row},${column}`;
      return steps.indexOf((adjusted && Object.hasOwn(adjusted, key) ? adjusted[key] : undefined) ?? definition?.cells.get(key) ?? '');
    }),
  );
  return (row, column = POINT) => {
    let low = steps.length - 1;
    let high = 0;
    for (let i = row.low; i <= row.high; i++) {
      for (let j = column.low; j <= column.high; j++) {
        const rank = ranks[i]?.[j] ?? -1;
        // A cell nobody filled could be anything.
        low = Math.min(low, Math.max(rank, 0));
        high = Math.max(high, rank < 0 ? steps.length - 1 : rank);
      }
    }
    return { low, high, missing: mergeMissing(row.missing, column.missing) };
  };
}

const POINT: Range = { low: 0, high: 0, missing: [] };

// ---- where: exposure and trust gained -----------------------------------------------------------------------------------

export interface Place {
  /** The lowest trust that has a path to it, as ranks. */
  readonly trust: Range;
  readonly gain: Range;
}

/** "Lowest trust that has a path to it"; the worst of several items, data only where nothing else is bound. */
function placeOf(world: World, items: readonly Item[]): Place {
  const places = items.filter((item) => item.sort !== 'data' && item.sort !== 'feature');
  const top = world.trustSteps.length - 1;
  let trust: Range = { low: top, high: top, missing: [] };
  let gain = POINT;
  const found = places.length > 0 ? places : items;
  for (const item of found) {
    const place = world.once('place', item, () => placeOfItem(world, item));
    if (found.length === 1) return place;
    trust = {
      low: Math.min(trust.low, place.trust.low),
      high: Math.min(trust.high, place.trust.high),
      missing: mergeMissing(trust.missing, place.trust.missing),
    };
    gain = highest(gain, place.gain);
  }
  return { trust, gain };
}

export function placeOfItem(world: World, item: Item): Place {
  const top = world.trustSteps.length - 1;
  const [trust, gain] = [
    { low: top, high: top },
    { low: 0, high: 0 },
  ];
  // A model has as many spots as parts: what is missing is put together once, not anew for each of them.
  const missing: { readonly trust: (readonly Missing[])[]; readonly gain: (readonly Missing[])[] } = { trust: [], gain: [] };
  for (const spot of spotsOf(world, item)) {
    const exposure = exposureOf(world, spot.outer);
    const known = exposure.lowest ?? top;
    const open = exposure.missing.length > 0 && known > 0;
    trust.low = Math.min(trust.low, open ? 0 : known);
    trust.high = Math.min(trust.high, known);
    if (open) missing.trust.push(exposure.missing);
    const step = gainOf(world, spot, open ? 0 : known, known);
    gain.low = Math.max(gain.low, step.low);
    gain.high = Math.max(gain.high, step.high);
    if (step.missing.length > 0) missing.gain.push(step.missing);
  }
  return { trust: { ...trust, missing: joined(missing.trust) }, gain: { ...gain, missing: joined(missing.gain) } };
}

function joined(lists: readonly (readonly Missing[])[]): readonly Missing[] {
  const [only = NONE] = lists;
  return new Set(lists).size < 2 ? only : uniqueMissing(new Set(lists));
}

const NONE: readonly Missing[] = [];

/** Where somebody stands, and what he gets to. A part by itself: from whatever reaches it. */
export interface Spot {
  readonly outer: PartItem;
  readonly inner: PartItem;
  readonly direct: boolean;
}

export function spotsOf(world: World, item: Item): Spot[] {
  if (item.sort === 'hop') {
    const along: Spot = { outer: item.from, inner: item.to, direct: true };
    return item.client === item.from ? [along] : [along, { outer: item.client, inner: item.server, direct: true }];
  }
  if (item.sort === 'flow')
    return item.routes.flatMap((route) => (route.from && route.to ? [{ outer: route.from, inner: route.to, direct: true }] : []));
  if (item.sort === 'actor' || item.sort === 'component') return [{ outer: item, inner: item, direct: false }];
  if (item.sort === 'data') return holdersOf(world, item).map((part) => ({ outer: part, inner: part, direct: false }));
  const parts = item.sort === 'boundary' ? world.inside(item) : allEnds(world).filter((part) => part.own);
  return parts
    .filter((part) => part.sort === 'actor' || part.sort === 'component')
    .map((part) => ({ outer: part, inner: part, direct: false }));
}

function holdersOf(world: World, datum: PartItem): PartItem[] {
  const carried = (passagesOf(world).sure.get(datum) ?? []).flatMap((passage) => [passage.from, passage.to]);
  const kept = world.remember('keepers', () => {
    const keepers = new Map<Item, PartItem[]>();
    for (const part of allEnds(world)) {
      for (const word of ['stores', 'holds']) {
        for (const fact of statedOn(part, word)?.facts ?? []) {
          const item = fact.value?.type === 'element' ? world.item(fact.value.id) : undefined;
          if (item) keepers.set(item, [...(keepers.get(item) ?? []), part]);
        }
      }
    }
    return keepers;
  });
  return [...new Set([...carried, ...(kept.get(datum) ?? [])])];
}

function gainOf(world: World, spot: Spot, lowest: number, known: number): Range {
  const top = world.trustSteps.length - 1;
  const inner = world.trustRank(spot.inner);
  const outer = spot.direct ? world.trustRank(spot.outer) : known;
  const missing: Missing[] = [];
  if (inner === undefined) missing.push(world.missing(spot.inner, 'trust'));
  if (outer === undefined) missing.push(world.missing(spot.outer, 'trust'));
  const most = (inner ?? top) - (spot.direct ? (outer ?? 0) : lowest);
  const least = (inner ?? 0) - (outer ?? top);
  return { low: Math.max(0, least), high: Math.max(0, most), missing };
}

/** Level, one step, or a leap of two and more. */
function crossingRange(gain: Range, steps: number): Range {
  return { low: Math.min(gain.low, steps - 1), high: Math.min(gain.high, steps - 1), missing: gain.missing };
}

// ---- what is lost: impact -----------------------------------------------------------------------------------------------

export interface Impacts {
  readonly sensitivity: Table;
  readonly need: Table;
}

export type Axis = 'confidentiality' | 'integrity' | 'availability';

/** "Disclosure confidentiality; tampering and repudiation integrity; denial availability; spoofing the higher of two; elevation of all." */
const AXES = wordTable<readonly Axis[]>({
  information_disclosure: ['confidentiality'],
  tampering: ['integrity'],
  repudiation: ['integrity'],
  denial_of_service: ['availability'],
  spoofing: ['confidentiality', 'integrity'],
  elevation_of_privilege: ['confidentiality', 'integrity', 'availability'],
});

function impactOf(world: World, threat: Rated, impacts: Impacts, steps: number): Range {
  let result = POINT;
  const subjects = subjectsOf(threat);
  for (const axis of axesOf(threat.stride)) {
    for (const subject of subjects)
      result = highest(
        result,
        world.once(axis, subject, () => impactOn(world, subject, axis, impacts, steps)),
      );
  }
  return result;
}

export function axesOf(stride: readonly string[]): readonly Axis[] {
  return [...new Set(stride.flatMap((word) => AXES[word] ?? []))];
}

/** Whose data, or what itself, is at stake. */
export function subjectsOf({ items, stake }: Pick<Rated, 'items' | 'stake'>): readonly Item[] {
  // What passes into a boundary is at stake, not all that lies in it.
  const nearer = items.filter((item) => item.sort !== 'boundary' && item.sort !== 'model');
  return stake.length > 0 ? stake : nearer.length > 0 ? nearer : items;
}

function highest(a: Range, b: Range): Range {
  if (a.missing.length === 0 && a.low <= b.low && a.high <= b.high) return b;
  return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high), missing: mergeMissing(a.missing, b.missing) };
}

/** What a thing says of itself counts first; else the highest of the data at it. */
function impactOn(world: World, subject: Item, axis: Axis, impacts: Impacts, steps: number): Range {
  const own = axisOf(world, subject, axis, impacts, steps);
  if (own) return own;
  if (subject.sort === 'data') return { low: 0, high: steps - 1, missing: [world.missing(subject, axis)] };
  const data = dataAtStake(world, subject);
  let result: Range = data.closed ? { low: 0, high: 0, missing: [] } : { low: 0, high: steps - 1, missing: data.missing };
  for (const datum of data.values) {
    if (typeof datum !== 'object') continue;
    result = highest(
      result,
      axisOf(world, datum, axis, impacts, steps) ?? { low: 0, high: steps - 1, missing: [world.missing(datum, axis)] },
    );
  }
  return result;
}

export function axisOf(world: World, item: Item, axis: Axis, impacts: Impacts, steps: number): Range | undefined {
  const stated = statedOn(item, axis);
  if (!stated) return undefined;
  const value = stated.facts[0]?.value;
  if (value?.type !== 'word') return { low: 0, high: steps - 1, missing: [world.missing(item, axis)] };
  const scale = axis === 'confidentiality' ? 'sensitivity' : 'need';
  const rank = world.vocabulary.types.get(scale)?.values.indexOf(value.word) ?? -1;
  return impacts[scale]({ low: rank, high: rank, missing: [] });
}

export function dataAtStake(world: World, subject: Item): Reading {
  if (subject.sort === 'hop' || subject.sort === 'flow') return dataOf(world, subject);
  if (subject.sort === 'actor' || subject.sort === 'component') return dataAt(world, subject);
  const parts = subject.sort === 'boundary' ? world.inside(subject) : [];
  const own =
    subject.sort === 'model'
      ? world.parts.filter((part) => part.sort === 'data' && part.own)
      : parts.flatMap((part) => dataAt(world, part).values);
  return { values: [...new Set(own)], closed: true, missing: [] };
}
