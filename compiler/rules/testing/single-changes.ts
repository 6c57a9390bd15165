/**
 * All changes of one thing that a line with `when` could make to a small model: other kinds, other values, data and controls more
 * or less. Promises: the likely ones first, the same order for the same model; not all of them can be built.
 */

import { baseKind } from '../../model/lookup.ts';
import type { BuiltModel } from '../../model/lower.ts';
import type { AttributeDefinition, ControlDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import { attributesByWord } from '../../model/vocabulary-kinds.ts';
import { byId } from './by-id.ts';

export interface Wanted {
  readonly vocabulary: Vocabulary;
  /** Controls the rule asks for, with the members and parents of each. */
  readonly controls: readonly ControlDefinition[];
  /** Kinds the rule speaks of. */
  readonly kinds: readonly Kind[];
}

interface Thing {
  readonly name: string;
  readonly sort: string;
  readonly kinds: readonly string[];
}

export function singleChanges(built: BuiltModel, wanted: Wanted): readonly string[] {
  const { elements, flows } = built.draft;
  const things: readonly Thing[] = [...elements, ...flows]
    .filter((one) => one.imported === undefined && !one.name.includes('['))
    .map(({ name, sort, kinds }) => ({ name, sort, kinds }));
  const near = things.flatMap((thing) => kindsNear(thing, wanted).map((kind) => `${thing.name} is ${kind.name}`));
  const facts = things.flatMap((thing) => factsOf(thing, things, wanted));
  const far = things.flatMap((thing) => kindsOfSort(thing, wanted).map((kind) => `${thing.name} is ${kind.name}`));
  return [...new Set([...near, ...facts, ...far])];
}

// ---- kinds -----------------------------------------------------------------------------------------------------------------

/** The kinds above its own, those beside it, and those the rule speaks of with the ones around them. */
function kindsNear(thing: Thing, { vocabulary, kinds }: Wanted): readonly Kind[] {
  const own = thing.kinds.flatMap((id) => vocabulary.kinds.get(id) ?? []);
  const above = own.flatMap((kind) => kind.ancestors.filter((one) => one !== kind));
  const beside = [...own, ...kinds].flatMap((kind) => childrenOf(kind.parents, vocabulary));
  const below = childrenOf(kinds, vocabulary);
  return ofSort([...above, ...kinds, ...kinds.flatMap((kind) => kind.parents), ...below, ...beside], thing.sort);
}

function childrenOf(parents: readonly Kind[], vocabulary: Vocabulary): readonly Kind[] {
  return byId(vocabulary.kinds).filter((kind) => kind.parents.some((parent) => parents.includes(parent)));
}

function kindsOfSort(thing: Thing, { vocabulary }: Wanted): readonly Kind[] {
  return ofSort(byId(vocabulary.kinds), thing.sort);
}

function ofSort(kinds: readonly Kind[], sort: string): Kind[] {
  return [...new Set(kinds)].filter((kind) => kind.sort === sort);
}

// ---- what is said ----------------------------------------------------------------------------------------------------------

function factsOf(thing: Thing, things: readonly Thing[], wanted: Wanted): readonly string[] {
  const { vocabulary, controls } = wanted;
  const base = baseKind(vocabulary, thing.sort as Parameters<typeof baseKind>[1]);
  const kinds = [...thing.kinds.flatMap((id) => vocabulary.kinds.get(id) ?? []), ...(base ? [base] : [])];
  const attributes = new Set(kinds.flatMap((kind) => [...attributesByWord(kind).values()]));
  const said = [...attributes].filter((one) => one.where === undefined).flatMap((one) => valuesOf(one, things, wanted));
  const claims = thing.sort === 'data' ? [] : controls.map((control) => `implements ${control.name}`);
  return [...claims, ...said].map((text) => `${thing.name} ${text}`);
}

function valuesOf(attribute: AttributeDefinition, things: readonly Thing[], wanted: Wanted): readonly string[] {
  const { name, types, many, means, phrases } = attribute;
  const words = types.flatMap((type) => wordsOf(type, things, wanted.vocabulary));
  if (words.length === 0 && means === undefined) return [];
  const by = means === undefined ? [] : controlsUnder(means, wanted.vocabulary).map((control) => `by ${control}`);
  const behind = words.flatMap((word) =>
    [...phrases].flatMap(([preposition, of]) => choicesOf(of, wanted.vocabulary).map((choice) => `${word} ${preposition} ${choice}`)),
  );
  return [...words, ...by, ...behind, ...(many ? ['nothing'] : []), 'unknown'].map((value) => `${name} ${value}`);
}

function choicesOf(of: readonly string[], { types }: Vocabulary): readonly string[] {
  return of.flatMap((type) => types.get(type)?.values ?? []);
}

function wordsOf(type: string, things: readonly Thing[], { types, kinds, settings }: Vocabulary): readonly string[] {
  if (type === 'yes_no') return ['yes', 'no'];
  // What is compared with a setting is asked at its limit.
  if (type === 'duration' || type === 'number')
    return [...new Set(byId(settings).flatMap((one) => (one.type === type ? [one.value] : [])))];
  const values = types.get(type)?.values;
  if (values) return values;
  const kind = kinds.get(type);
  const fits = (thing: Thing): boolean => {
    if (kind === undefined) return thing.sort === type;
    return thing.sort === kind.sort && (kind.name === kind.sort || thing.kinds.some((id) => kinds.get(id)?.ancestorIds.has(kind.id)));
  };
  return things.filter(fits).map((thing) => thing.name);
}

function controlsUnder(family: string, { controls }: Vocabulary): readonly string[] {
  return byId(controls)
    .filter((control) => control.isA.has(family) && control.name !== family)
    .map((control) => control.name);
}
