/** A model as it would be with one line more: a claim, a word of a hop, an answer. Must not change the model it is given. */
import type { Attribute, Control, Fact, Model } from '../../model/ir.ts';

const OWN = { level: 'own' } as const;

/** `implements CONTROL` in the block of an element, a flow (for all its hops), a hop or the model. */
export function withClaim(model: Model, id: string, control: string): Model {
  const claim: Control = { control, state: 'implemented', source: OWN };
  const add = <T extends { readonly controls: readonly Control[] }>(one: T): T => ({
    ...one,
    controls: [...one.controls.filter((other) => other.control !== control || other.for !== undefined), claim],
  });
  return {
    ...model,
    model: model.model.id === id ? add(model.model) : model.model,
    elements: model.elements.map((one) => (one.id === id ? add(one) : one)),
    flows: model.flows.map((one) => (one.id === id ? add(one) : one)),
    hops: model.hops.map((one) => (one.id === id || one.flow === id ? add(one) : one)),
  };
}

/** `encrypted by CONTROL` in the block of an element, a hop, or a flow for those of its hops that do not speak for themselves. */
export function withWord(
  model: Model,
  id: string,
  fact: Omit<Fact, 'source'>,
  attribute: string,
  speaksItself: (hop: string) => boolean,
): Model {
  const said: Attribute = { attribute, facts: [{ ...fact, source: OWN }] };
  return {
    ...model,
    elements: model.elements.map((one) => (one.id === id ? withAttribute(one, said) : one)),
    flows: model.flows.map((one) => (one.id === id ? withAttribute(one, said) : one)),
    hops: model.hops.map((one) => (one.id === id || (one.flow === id && !speaksItself(one.id)) ? withAttribute(one, said) : one)),
  };
}

/** An answer in one word: on a scale or choice, `yes`, `no`, or `nothing` for a list. Trust holds for what lies inside and says nothing itself. */
export function withAnswer(model: Model, id: string, attribute: string, word: string): Model {
  const said: Attribute =
    word === 'nothing' ? { attribute, facts: [], closed: true } : { attribute, facts: [{ value: { type: 'word', word }, source: OWN }] };
  if (attribute === 'trust') return withTrust(model, id, said, word);
  const isSilent = (one: { readonly attributes: readonly Attribute[] }): boolean =>
    one.attributes.every((other) => other.attribute !== attribute || other.unknown === true || other.expired === true);
  return {
    ...model,
    model: model.model.id === id ? withAttribute(model.model, said) : model.model,
    elements: model.elements.map((one) => (one.id === id ? withAttribute(one, said) : one)),
    flows: model.flows.map((one) => (one.id === id ? withAttribute(one, said) : one)),
    hops: model.hops.map((one) => {
      if (one.id !== id && !(one.flow === id && isSilent(one))) return one;
      const hop = withAttribute(one, said);
      if (word !== 'nothing') return hop;
      if (attribute === 'carries') return { ...hop, sent: [], sentClosed: true };
      return attribute === 'returns' ? { ...hop, returned: [], returnedClosed: true } : hop;
    }),
  };
}

function withTrust(model: Model, id: string, said: Attribute, word: string): Model {
  const speaks = new Set(model.elements.filter((one) => one.attributes.some((other) => other.attribute === 'trust')).map((one) => one.id));
  const takes = (one: Model['elements'][number]): boolean => {
    if (speaks.has(one.id)) return false;
    const nearest = one.boundaries.find((boundary) => boundary === id || speaks.has(boundary));
    return nearest === id;
  };
  return {
    ...model,
    elements: model.elements.map((one) =>
      one.id === id ? { ...withAttribute(one, said), trust: word } : takes(one) ? { ...one, trust: word } : one,
    ),
  };
}

function withAttribute<T extends { readonly attributes: readonly Attribute[] }>(one: T, said: Attribute): T {
  return { ...one, attributes: [...one.attributes.filter((other) => other.attribute !== said.attribute), said] };
}
