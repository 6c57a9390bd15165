/**
 * Which pictures a model has and what belongs into each. Promises: a view that would show nothing is not in the list, and
 * every hop of a selection has both its ends in it.
 */
import type { Element, Hop, Model } from '../../model/ir.ts';
import { namedElements } from '../element-facts.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { slugs } from '../names.ts';
import { compareText } from '../text.ts';

export interface Selection {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** The boundary or feature it is about. */
  readonly subject?: string;
  readonly elements: ReadonlySet<string>;
  readonly hops: readonly SelectedHop[];
  /** Elements drawn as one box: key by element. `system` is the model itself, `model:NAME` an imported one. */
  readonly groups: ReadonlyMap<string, string>;
  /** Draw the boundaries around what is shown. */
  readonly withBoundaries: boolean;
}

export interface SelectedHop {
  readonly hop: Hop;
  /** Not the matter of this picture, but next to it. */
  readonly aside: boolean;
}

export const SYSTEM_GROUP = 'system';

/** In the order of an index: the whole, its surroundings, boundaries, features. */
export function selectViews(model: Model): readonly Selection[] {
  const lookup = lookupOf(model);
  const boundaries = ownOf(model, 'boundary');
  const features = ownOf(model, 'feature');
  const boundarySlugs = slugs(boundaries.map((boundary) => boundary.name));
  const featureSlugs = slugs(features.map((feature) => feature.name));
  const views = [
    overview(lookup),
    context(lookup),
    ...boundaries.map((boundary) => insideBoundary(lookup, boundary, `boundary-${boundarySlugs.get(boundary.name)}`)),
    ...features.map((feature) => aroundFeature(lookup, feature, `feature-${featureSlugs.get(feature.name)}`)),
  ];
  return views.filter((view) => view !== undefined);
}

function ownOf(model: Model, sort: Element['sort']): Element[] {
  return model.elements
    .filter((element) => element.sort === sort && element.imported === undefined)
    .sort((a, b) => compareText(a.id, b.id));
}

export function isPart(element: Element | undefined): element is Element {
  return element?.sort === 'component' || element?.sort === 'actor';
}

/** Everything of the model itself, and what its flows reach in others. An attacker without a flow is not part of the system. */
function overview(lookup: Lookup): Selection | undefined {
  const hops = lookup.ownHops;
  const components = ownOf(lookup.model, 'component').map((element) => element.id);
  const elements = new Set([...components, ...hops.flatMap((hop) => [hop.from, hop.to])]);
  if (elements.size === 0) return undefined;
  return {
    slug: 'overview',
    title: lookup.title(lookup.model.model.id),
    description: 'All parts of the system and what runs between them.',
    elements,
    hops: hops.map((hop) => ({ hop, aside: false })),
    groups: new Map(),
    withBoundaries: true,
  };
}

/** The system as one box among the people and systems it talks to. */
function context(lookup: Lookup): Selection | undefined {
  const hops = lookup.ownHops;
  const groups = new Map<string, string>();
  const components = ownOf(lookup.model, 'component').map((element) => element.id);
  for (const id of [...components, ...hops.flatMap((hop) => [hop.from, hop.to])]) {
    const element = lookup.elements.get(id);
    if (element?.sort !== 'component') continue;
    if (element.imported !== undefined) groups.set(id, `model:${element.imported}`);
    else if (!liesWithThirdParty(element, lookup)) groups.set(id, SYSTEM_GROUP);
  }
  const outer = hops.filter((hop) => (groups.get(hop.from) ?? hop.from) !== (groups.get(hop.to) ?? hop.to));
  if (outer.length === 0) return undefined;
  return {
    slug: 'context',
    title: `${lookup.title(lookup.model.model.id)} and its surroundings`,
    description: 'The system as one box, with the people and systems it exchanges data with.',
    elements: new Set([...components.filter((id) => groups.has(id)), ...outer.flatMap((hop) => [hop.from, hop.to])]),
    hops: outer.map((hop) => ({ hop, aside: false })),
    groups,
    withBoundaries: false,
  };
}

function isOursToShow(element: Element | undefined, lookup: Lookup): boolean {
  return element?.sort === 'component' && element.imported === undefined && !liesWithThirdParty(element, lookup);
}

function liesWithThirdParty(element: Element, lookup: Lookup): boolean {
  return element.boundaries.some((id) => lookup.elements.get(id)?.isA.includes('third_party'));
}

function insideBoundary(lookup: Lookup, boundary: Element, slug: string): Selection | undefined {
  const inside = lookup.inside(boundary.id);
  if (!inside.some((element) => element.sort === 'component')) return undefined;
  const hops = hopsAtAny(
    inside.map((element) => element.id),
    lookup,
  );
  const title = lookup.title(boundary.id);
  return {
    slug,
    title,
    description: `What lies inside ${title}, and what crosses its edge.`,
    subject: boundary.id,
    elements: new Set([
      ...inside.filter((element) => element.sort === 'component').map((element) => element.id),
      ...hops.flatMap((hop) => [hop.from, hop.to]),
    ]),
    hops: hops.map((hop) => ({ hop, aside: false })),
    groups: new Map(),
    withBoundaries: true,
  };
}

function hopsAtAny(elements: readonly string[], lookup: Lookup): Hop[] {
  return [...new Set(elements.flatMap((id) => lookup.hopsAt(id)))];
}

/** Flows and parts that a feature includes; its flows bring along the parts they run through. */
export function featureParts(lookup: Lookup, feature: Element): { readonly hops: readonly Hop[]; readonly parts: ReadonlySet<string> } {
  const named = new Set(namedElements(feature, 'includes'));
  const hops = [...named]
    .flatMap((id) => [...(lookup.flows.get(id)?.hops ?? []), id])
    .map((id) => lookup.hops.get(id))
    .filter((hop) => hop !== undefined);
  const parts = new Set([...[...named].filter((id) => isPart(lookup.elements.get(id))), ...hops.flatMap((hop) => [hop.from, hop.to])]);
  return { hops, parts };
}

/** With more neighbours outside of a feature a part serves everybody, and what else it serves says nothing about the feature. */
const MOST_OTHERS = 3;

/** The feature's own flows, what else runs between its parts, and one step from its components to what they also talk to. */
function aroundFeature(lookup: Lookup, feature: Element, slug: string): Selection | undefined {
  const { hops, parts } = featureParts(lookup, feature);
  if (parts.size === 0) return undefined;
  const primary = new Set(hops.map((hop) => hop.id));
  const components = [...parts].filter((id) => isOursToShow(lookup.elements.get(id), lookup));
  const beside = components.flatMap((id) => {
    const hops = lookup.hopsAt(id).filter((hop) => !primary.has(hop.id));
    const inside = hops.filter((hop) => parts.has(hop.from) && parts.has(hop.to));
    const others = new Set(hops.map((hop) => (hop.from === id ? hop.to : hop.from)).filter((other) => !parts.has(other)));
    return others.size > MOST_OTHERS ? inside : hops;
  });
  const title = lookup.title(feature.id);
  return {
    slug,
    title,
    description: `The parts of ${title}, what runs between them, and what is next to them.`,
    subject: feature.id,
    elements: new Set([...parts, ...beside.flatMap((hop) => [hop.from, hop.to])]),
    hops: [...hops.map((hop) => ({ hop, aside: false })), ...[...new Set(beside)].map((hop) => ({ hop, aside: true }))],
    groups: new Map(),
    withBoundaries: true,
  };
}
