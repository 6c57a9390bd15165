/** Facts of an element as data; `facts.ts` puts them into words. */
import type { Attribute } from '../model/ir.ts';

export interface WithAttributes {
  readonly attributes: readonly Attribute[];
}

/** The attribute if it is known; a fact that was taken back or whose date has passed is not. */
export function knownAttribute(of: WithAttributes, name: string): Attribute | undefined {
  const attribute = of.attributes.find((one) => one.attribute === name);
  return attribute && !attribute.unknown && !attribute.expired && attribute.facts.length > 0 ? attribute : undefined;
}

/** Ids of the elements that an attribute names (`stores a, b`). */
export function namedElements(of: WithAttributes, name: string): string[] {
  const facts = of.attributes.find((one) => one.attribute === name)?.facts ?? [];
  return facts.flatMap((fact) => (fact.value?.type === 'element' ? [fact.value.id] : []));
}
