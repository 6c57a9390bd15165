/**
 * What silence about a part means where the data it is related to speaks (`unset valid of token through issues`): the greatest of
 * what is said of them, unknown as long as one of them is silent.
 */
import type { Attribute, Fact } from '../../model/ir.ts';
import type { AttributeDefinition, UnsetFrom } from '../../model/vocabulary.ts';
import { mergeMissing } from '../truth.ts';
import { type Item, type PartItem, statedOn } from './items.ts';
import { type Datum, known, type Reading, readAttribute, toData, unknownReading } from './values.ts';
import type { World } from './world.ts';

/** A datum, and what is said of it where it is named. */
export interface Related {
  readonly datum: PartItem;
  readonly fact: Fact;
}

/** Data of the kind that the part names with one of the verbs, or that names the part with one. */
export function relatedTo(world: World, part: Item, from: UnsetFrom): readonly Related[] {
  const found: Related[] = [];
  for (const datum of dataOf(world, from)) {
    const facts = from.through.flatMap((verb) => [...naming(statedOn(part, verb), datum), ...naming(statedOn(datum, verb), part)]);
    const beside = facts.filter((fact) => valuesBeside(world, fact).length > 0);
    for (const fact of beside.length > 0 ? beside : facts.slice(0, 1)) found.push({ datum, fact });
  }
  return found;
}

function dataOf(world: World, { of, except }: UnsetFrom): readonly PartItem[] {
  return world.remember(`data ${of} except ${except.join(' ')}`, () =>
    world.parts.filter((part) => part.sort === 'data' && part.isA.has(of) && !except.some((id) => part.isA.has(id))),
  );
}

function naming(attribute: Attribute | undefined, item: Item): readonly Fact[] {
  return (attribute?.facts ?? []).filter((fact) =>
    [...(fact.value ? [fact.value] : []), ...(fact.phrases ?? []).flatMap((phrase) => phrase.values)].some(
      (value) => value.type === 'element' && value.id === item.id,
    ),
  );
}

/** `issues session for 12h`: what stands beside the name. */
function valuesBeside(world: World, fact: Fact): readonly Datum[] {
  const values = (fact.phrases ?? []).flatMap((phrase) => phrase.values);
  return values.flatMap((value) => (value.type === 'duration' || value.type === 'number' ? toData(world, value) : []));
}

/** Undefined where it is related to nothing of the kind, or to words that differ: then the part itself is asked. */
export function readRelated(world: World, part: Item, { unsetFrom }: AttributeDefinition): Reading | undefined {
  const related = unsetFrom ? relatedTo(world, part, unsetFrom) : [];
  if (!unsetFrom || related.length === 0) return undefined;
  const readings = related.map(({ datum, fact }) => {
    const [beside] = valuesBeside(world, fact);
    return beside === undefined ? readOf(world, datum, unsetFrom.word) : known(beside);
  });
  const missing = readings.reduce<Reading['missing']>((all, one) => mergeMissing(all, one.missing), []);
  const values = readings.flatMap((one) => one.values);
  if (missing.length > 0) return { values: [], closed: false, missing };
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length && numbers.length > 0) return known(Math.max(...numbers));
  return new Set(values).size === 1 ? known(values[0] as Datum) : undefined;
}

function readOf(world: World, datum: PartItem, word: string): Reading {
  const attribute = world.attributeOf(datum, word);
  return attribute ? readAttribute(world, datum, attribute) : unknownReading(world, datum, word);
}
