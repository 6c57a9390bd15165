/**
 * The arithmetic of a severity, step by step: which data weigh how much on which axis, who has a way there, how much trust he
 * gains, and the cells of the tables that lead from there to the word. The result is the engine's; only its steps are told.
 */
import type { Adjustment, Severity } from '../../model/ir.ts';
import type { TableDefinition } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import {
  type Axis,
  axesOf,
  axisOf,
  dataAtStake,
  placeOfItem,
  type Range,
  type Rated,
  type Rating,
  type Spot,
  spotsOf,
  subjectsOf,
} from '../engine/severity.ts';
import { approachTo } from '../world/approach.ts';
import { exposureOf } from '../world/exposure.ts';
import { type Item, statedOn } from '../world/items.ts';
import { search } from '../world/search.ts';
import { type ExplainContext, nameOf } from './context.ts';
import { attributeFacts, partsOnWay, trustFact } from './facts.ts';
import { leastTrusted } from './operands.ts';
import type { Gain, SeverityExplanation, Stake, Standpoint, Step, TableUsed } from './severity-explanation.ts';

export function explainSeverity(
  context: ExplainContext,
  rated: Rated,
  rating: Rating,
  fixed: SeverityExplanation['fixed'],
): SeverityExplanation {
  const { world } = context;
  // Of a hop that enters a boundary the hop is what it is about; the boundary only counts where it is worse.
  const nearFirst = [...placesOf(rated.items)].sort((a, b) => Number(isWay(b)) - Number(isWay(a)));
  const spots = nearFirst.flatMap((item) => spotsOf(world, item));
  const trust = trustOf(context, rated.items);
  const { severity } = rating;
  const cap = rated.ceiling === undefined ? undefined : stepsOf(context, 'severity').indexOf(rated.ceiling);
  const gained = gainOf(context, spots);
  const from = standpointOf(context, spots);
  return {
    low: rating.low,
    high: rating.high,
    ...(fixed ? { fixed } : {}),
    impact: { ...words(context, 'impact', rating.impact), axes: axesOf(rated.stride), from: stakesOf(context, rated) },
    exposure: { ...words(context, 'exposure', rating.exposure), trust: words(context, 'trust', trust), ...(from ? { from } : {}) },
    crossing: { ...words(context, 'crossing', rating.crossing), ...(gained ? { gained } : {}) },
    likelihood: words(context, 'likelihood', rating.likelihood),
    severity: words(context, 'severity', severity),
    ...(rated.ceiling === undefined ? {} : { ceiling: { word: rated.ceiling, lowers: cap !== undefined && severity.high > cap } }),
    tables: tablesOf(context, rating, trust),
    questions: [...new Set(rating.missing.map((one) => `${one.element}/${one.attribute}`))].sort(),
  };
}

function isWay(item: Item): boolean {
  return item.sort === 'hop' || item.sort === 'flow';
}

export function stepsOf(context: ExplainContext, scale: string): readonly string[] {
  return context.vocabulary.types.get(scale)?.values ?? [];
}

type Ends = Pick<Range, 'low' | 'high'>;

function words(context: ExplainContext, scale: string, range: Ends): Step {
  const steps = stepsOf(context, scale);
  return { low: steps[range.low] ?? '', high: steps[range.high] ?? '' };
}

// ---- what is lost -------------------------------------------------------------------------------------------------------

function stakesOf(context: ExplainContext, rated: Rated): readonly Stake[] {
  const stakes = axesOf(rated.stride).flatMap((axis) => subjectsOf(rated).flatMap((subject) => stakesAt(context, subject, axis)));
  const most = Math.max(0, ...stakes.map((one) => one.rank.high));
  const decisive = stakes.filter((one) => one.rank.high === most).map((one): Stake => ({ ...one.stake, decides: true }));
  const others = stakes.filter((one) => one.rank.high < most).sort((a, b) => b.rank.high - a.rank.high);
  return [...decisive, ...others.map((one) => one.stake)];
}

interface Weighed {
  readonly stake: Stake;
  readonly rank: Ends;
}

/** What a thing says of itself counts first; else each datum at it. */
function stakesAt(context: ExplainContext, subject: Item, axis: Axis): readonly Weighed[] {
  const { world } = context;
  const whole = stepsOf(context, 'impact').length;
  const weigh = (of: Item): Weighed => {
    const range = axisOf(world, of, axis, context.threats.tables.impacts, whole) ?? { low: 0, high: whole - 1 };
    const value = statedOn(of, axis)?.facts[0]?.value;
    const [fact] = attributeFacts(context, of, axis);
    const step = words(context, 'impact', range);
    const word = value?.type === 'word' ? { word: value.word } : {};
    return {
      rank: range,
      stake: { ...step, axis, at: nameOf(context, subject), of: nameOf(context, of), ...word, ...(fact ? { fact } : {}), decides: false },
    };
  };
  if (statedOn(subject, axis) || subject.sort === 'data') return [weigh(subject)];
  const data = dataAtStake(world, subject);
  const weighed = data.values.flatMap((datum) => (typeof datum === 'object' ? [weigh(datum)] : []));
  if (data.closed) return weighed;
  const [missing] = data.missing;
  const silent = missing && world.item(missing.element);
  const [fact] = silent && missing ? attributeFacts(context, silent, missing.attribute) : [];
  const rest = { low: 0, high: whole - 1 };
  const at = nameOf(context, subject);
  return [
    ...weighed,
    { rank: rest, stake: { ...words(context, 'impact', rest), axis, at, of: at, ...(fact ? { fact } : {}), open: true, decides: false } },
  ];
}

// ---- from where, and for how much trust ---------------------------------------------------------------------------------

/** Data only where nothing else is bound. */
function placesOf(items: readonly Item[]): readonly Item[] {
  const places = items.filter((item) => item.sort !== 'data' && item.sort !== 'feature');
  return places.length > 0 ? places : items;
}

function trustOf(context: ExplainContext, items: readonly Item[]): Ends {
  const top = stepsOf(context, 'trust').length - 1;
  const ranges = placesOf(items).map((item) => placeOfItem(context.world, item).trust);
  return { low: Math.min(top, ...ranges.map((range) => range.low)), high: Math.min(top, ...ranges.map((range) => range.high)) };
}

function lowestOf(context: ExplainContext, spot: Spot): number {
  return exposureOf(context.world, spot.outer).lowest ?? stepsOf(context, 'trust').length - 1;
}

function standpointOf(context: ExplainContext, spots: readonly Spot[]): Standpoint | undefined {
  const lowest = Math.min(...spots.map((spot) => lowestOf(context, spot)));
  const spot = spots.find((one) => lowestOf(context, one) === lowest);
  const least = spot && leastTrusted(context, spot.outer);
  if (!spot || !least) return undefined;
  const onward =
    spot.direct && spot.inner !== spot.outer ? partsOnWay(search(context.world, [spot.outer]).witness(spot.inner)).slice(1) : [];
  const whole = onward.length > 0 ? approachTo(context.world, spot.inner) : undefined;
  // Where one flow leads all the way, it is not put together of two.
  const single = whole && context.world.trustRank(whole.source) === lowest ? partsOnWay(whole.hops) : [];
  const { source, way } =
    whole && single.includes(spot.outer) ? { source: whole.source, way: single } : { ...least, way: [...least.way, ...onward] };
  return {
    name: nameOf(context, source),
    trust: stepsOf(context, 'trust')[lowest] ?? '',
    way: way.map((part) => nameOf(context, part)),
    fact: trustFact(context, source),
  };
}

/** The spot with the most to gain: from whoever stands outside it, to what lies inside. */
function gainOf(context: ExplainContext, spots: readonly Spot[]): Gain | undefined {
  const { world } = context;
  const top = stepsOf(context, 'trust').length - 1;
  const gains = spots.map((spot) => {
    const source = spot.direct ? spot.outer : (leastTrusted(context, spot.outer)?.source ?? spot.outer);
    const gain = (world.trustRank(spot.inner) ?? top) - (world.trustRank(source) ?? 0);
    return { spot, source, gain };
  });
  const most = Math.max(...gains.map((one) => one.gain));
  const found = gains.find((one) => one.gain === most);
  if (!found) return undefined;
  const { source, spot } = found;
  return {
    from: nameOf(context, source),
    ...(source.trust === undefined ? {} : { fromTrust: source.trust }),
    to: nameOf(context, spot.inner),
    ...(spot.inner.trust === undefined ? {} : { toTrust: spot.inner.trust }),
  };
}

// ---- tables -------------------------------------------------------------------------------------------------------------

function tablesOf(context: ExplainContext, rating: Rating, trust: Ends): readonly TableUsed[] {
  return [
    tableUsed(context, 'exposure', ['trust'], [trust]),
    tableUsed(context, 'likelihood', ['exposure', 'crossing'], [rating.exposure, rating.crossing]),
    tableUsed(context, 'severity', ['impact', 'likelihood'], [rating.impact, rating.likelihood]),
  ].filter((table) => table !== undefined);
}

/** The cells between the ends of what leads to them. */
function tableUsed(context: ExplainContext, result: string, from: readonly string[], ranges: readonly Ends[]): TableUsed | undefined {
  const table = tableOf(context, result, from);
  if (!table) return undefined;
  const adjusted = adjustedCells(context.model.adjustments, table.name);
  let keys: readonly string[] = [''];
  for (const [index, scale] of from.entries()) {
    const range = ranges[index] ?? { low: 0, high: -1 };
    const steps = stepsOf(context, scale).slice(range.low, range.high + 1);
    keys = keys.flatMap((key) => steps.map((step) => (key === '' ? step : `${key},${step}`)));
  }
  const cells = keys.map((key) => ({ key, result: adjusted[key] ?? table.cells.get(key) ?? '', adjusted: adjusted[key] !== undefined }));
  return { name: table.name, cells, at: context.place(table.at) };
}

export function tableOf(context: Pick<ExplainContext, 'vocabulary'>, result: string, from: readonly string[]): TableDefinition | undefined {
  return [...new Set(context.vocabulary.tables.values())].find((table) => table.result === result && table.from.join() === from.join());
}

export function adjustedCells(adjustments: readonly Adjustment[], table: string): Readonly<Record<string, string>> {
  const found = adjustments.filter((one) => one.what === 'table' && one.target === table && one.cells && !one.expired);
  return wordTable(found[found.length - 1]?.cells ?? {});
}

export function higher(a: Severity, b: Severity, context: ExplainContext): boolean {
  const steps = stepsOf(context, 'severity');
  return steps.indexOf(a) > steps.indexOf(b);
}
