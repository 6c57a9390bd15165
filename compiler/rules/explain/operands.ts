/** What an operand of a condition denotes in one case, in words, and the facts that were read to know it. */
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import { compileOperand, type Env } from '../compile/operand.ts';
import { tellDuration } from '../engine/sentence.ts';
import type { Operand } from '../resolved.ts';
import { exposureOf } from '../world/exposure.ts';
import { type Item, type PartItem, statedOn } from '../world/items.ts';
import { relatedTo } from '../world/related.ts';
import { search } from '../world/search.ts';
import type { Datum, Reading } from '../world/values.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { ReadFact, Trace } from './explanation.ts';
import { attributeFacts, listed, trustFact } from './facts.ts';

export function readOperand(context: ExplainContext, operand: Operand, env: Env): Reading {
  return compileOperand(operand)(context.world, env);
}

export function itemsOf(reading: Reading): readonly Item[] {
  return reading.values.filter((value): value is Item => typeof value === 'object');
}

/** `vendor.trust` for `f.from.trust`: what the path starts from by the name it has in the model. */
export function nameOperand(context: ExplainContext, operand: Operand, env: Env): string {
  if (operand.shape.of === 'elements' && !operand.shape.many) {
    const [only, ...more] = itemsOf(readOperand(context, operand, env));
    if (only && more.length === 0) return nameOf(context, only);
  }
  if (operand.op !== 'step' && operand.op !== 'attribute') return operand.text;
  const word = operand.op === 'step' ? operand.step : operand.attribute.name;
  return `${nameOperand(context, operand.of, env)}.${word}`;
}

/** `partner`, `payment_event and signing_secret`, `1h`, `nothing`; undefined where nobody says. */
export function sayReading(context: ExplainContext, reading: Reading, operand: Operand): string | undefined {
  const words = reading.values.map((value) => sayDatum(context, value, operand));
  if (words.length > 0) return `${listed(shortened(words), 'and')}${reading.closed ? '' : ', and maybe more'}`;
  if (reading.closed) return 'nothing';
  return reading.atMost === undefined ? undefined : `${sayDatum(context, reading.atMost, operand)} or less`;
}

const MOST_SHOWN = 6;

/** A long list by its first members and how many more there are. */
export function shortened(words: readonly string[]): readonly string[] {
  return words.length <= MOST_SHOWN ? words : [...words.slice(0, MOST_SHOWN - 1), `${words.length - MOST_SHOWN + 1} more`];
}

export function sayDatum(context: ExplainContext, value: Datum, operand?: Operand): string {
  if (typeof value === 'object') return nameOf(context, value);
  const types = operand?.shape.of === 'values' ? operand.shape.types : [];
  if (typeof value === 'number') return types.includes('duration') ? tellDuration(value) : String(value);
  return types.includes('control') ? (findById(context.vocabulary.controls, value)?.name ?? value) : value;
}

/** What is said of the item, or of the data that stands for it where nothing is. */
function saidOf(context: ExplainContext, item: Item, attribute: AttributeDefinition): readonly ReadFact[] {
  const { unsetFrom } = context.world.attributeOf(item, attribute.name) ?? attribute;
  if (!unsetFrom || statedOn(item, attribute.name)) return attributeFacts(context, item, attribute.name);
  const related = relatedTo(context.world, item, unsetFrom);
  if (related.length === 0) return attributeFacts(context, item, attribute.name);
  return [...new Set(related.map(({ datum }) => datum))].flatMap((datum) => [
    ...unsetFrom.through.flatMap((verb) => (statedOn(item, verb) ? attributeFacts(context, item, verb) : [])),
    ...attributeFacts(context, datum, unsetFrom.word),
  ]);
}

/** Facts behind an operand. `inside` explains a word that a condition works out. */
export function operandFacts(
  context: ExplainContext,
  operand: Operand,
  env: Env,
  inside: (word: ComputedWord, item: Item) => Trace | undefined,
): readonly ReadFact[] {
  if (operand.op !== 'step' && operand.op !== 'attribute') return [];
  const before = operandFacts(context, operand.of, env, inside);
  const items = itemsOf(readOperand(context, operand.of, env));
  if (operand.op === 'attribute') {
    const { attribute } = operand;
    if (attribute.where) return [...before, ...items.flatMap((item) => allFacts(inside(attribute, item)))];
    return [...before, ...items.flatMap((item) => saidOf(context, item, attribute))];
  }
  switch (operand.step) {
    case 'trust':
      return [...before, ...items.map((item) => trustFact(context, item))];
    case 'exposed_to':
      return [...before, ...items.flatMap((item) => exposureFacts(context, item))];
    case 'data':
      return [...before, ...items.flatMap((item) => contentFacts(context, item))];
    default:
      return before;
  }
}

type ComputedWord = (Operand & { op: 'attribute' })['attribute'];

export function allFacts(trace: Trace | undefined): readonly ReadFact[] {
  return trace ? [...trace.facts, ...trace.parts.flatMap(allFacts)] : [];
}

/** Of a hop or flow what it carries and returns, of a part what it keeps; silence only where it matters. */
export function contentFacts(context: ExplainContext, item: Item): readonly ReadFact[] {
  const onFlow = item.sort === 'hop' || item.sort === 'flow';
  const words = onFlow ? ['carries', 'returns'] : ['stores', 'handles', 'holds', 'issues', 'checks'];
  const facts = words.flatMap((word) => attributeFacts(context, item, word));
  return facts.filter((fact) => fact.state !== 'silent' || fact.attribute === 'carries');
}

/** The least trusted part with a way to this one; itself where nobody stands lower. */
export function leastTrusted(
  context: ExplainContext,
  part: PartItem,
): { readonly source: PartItem; readonly way: readonly PartItem[] } | undefined {
  const { world } = context;
  const { lowest } = exposureOf(world, part);
  if (lowest === undefined) return undefined;
  if (world.trustRank(part) === lowest) return { source: part, way: [part] };
  const sources = world.parts.filter((one) => (one.sort === 'actor' || one.sort === 'component') && world.trustRank(one) === lowest);
  const hops = search(world, sources).witness(part);
  const first = hops[0]?.from;
  return first && { source: first, way: [first, ...hops.map((hop) => hop.to)] };
}

function exposureFacts(context: ExplainContext, item: Item): readonly ReadFact[] {
  if (item.sort === 'hop' || item.sort === 'flow') return [];
  const least = leastTrusted(context, item);
  const open = exposureOf(context.world, item).missing.flatMap((missing) => {
    const silent = context.world.item(missing.element);
    return silent ? attributeFacts(context, silent, missing.attribute) : [];
  });
  return [...(least ? [trustFact(context, least.source)] : []), ...open];
}
