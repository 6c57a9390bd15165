/** The word of a flow or hop with one control more: what it says by itself already stays, and so do whom and what it names. */
import type { Fact, Phrase, Value } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition, ControlDefinition } from '../../model/vocabulary.ts';
import { type Item, statedOn } from '../world/items.ts';
import type { World } from '../world/world.ts';

/** `by single_sign_on as agent` and `mfa`: by both, as agent. What a kind or an `every` says goes without saying it again. */
export function phrasesWith(item: Item, attribute: AttributeDefinition, control: ControlDefinition): readonly Phrase[] {
  const added: Phrase = { preposition: 'by', values: [{ type: 'control', control: control.id }] };
  const said = ownFact(item, attribute)?.phrases ?? [];
  const by = said.find((phrase) => phrase.preposition === 'by');
  if (!by) return [added, ...said];
  return said.map((phrase) => (phrase === by ? { ...by, values: [...by.values, ...added.values] } : phrase));
}

function ownFact(item: Item, attribute: AttributeDefinition): Fact | undefined {
  const stated = statedOn(item, attribute.name);
  const fact = stated?.expired || stated?.unknown ? undefined : stated?.facts[0];
  if (fact?.source.level !== 'own') return undefined;
  return fact.value?.type === 'word' && fact.value.word === 'no' ? undefined : fact;
}

/** As it is written. `nameOf` says what a control is called where it is written. */
export function lineWith(
  world: World,
  item: Item,
  attribute: AttributeDefinition,
  control: ControlDefinition,
  nameOf: (control: ControlDefinition) => string,
): string {
  const sayValue = (value: Value): string => {
    if (value.type === 'element') return world.item(value.id)?.name ?? value.id;
    if (value.type !== 'control') return value.type === 'word' ? value.word : '';
    const found = findById(world.vocabulary.controls, value.control);
    return found ? nameOf(found) : value.control;
  };
  const phrases = phrasesWith(item, attribute, control).map(
    ({ preposition, values }) => `${preposition} ${values.map(sayValue).join(', ')}`,
  );
  return [attribute.name, ...byFirst(phrases)].join(' ');
}

function byFirst(phrases: readonly string[]): readonly string[] {
  return [...phrases.filter((phrase) => phrase.startsWith('by ')), ...phrases.filter((phrase) => !phrase.startsWith('by '))];
}
