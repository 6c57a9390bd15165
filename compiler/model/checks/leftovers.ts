/**
 * What stands in a model and leads nowhere, and what should have been done by now: parts in no flow, data written to a store that
 * says it does not keep it, plans and features past their day. Must not tell of what something else names.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Location } from '../../source/span.ts';
import type { Entity } from '../entities.ts';
import type { Attribute, Element, Model } from '../ir.ts';
import type { BuiltModel } from '../lower.ts';
import { refText } from '../nodes.ts';
import { attributeOfKinds } from '../vocabulary-kinds.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkLeftovers(built: BuiltModel, asOf: string | undefined, report: Report): void {
  tellUnconnected(built, report);
  tellUnkept(built, report);
  if (asOf === undefined) return;
  tellPlans(built, asOf, report);
  tellFeatures(built, asOf, report);
  tellDemands(built, asOf, report);
}

// ---- parts in no flow ----------------------------------------------------------------------------------------------------

function tellUnconnected(built: BuiltModel, report: Report): void {
  const { draft, entities, used, name } = built;
  if (!draft.flows.some((flow) => flow.imported === undefined)) return;
  const excluded = new Set(draft.exclusions.map((one) => one.element));
  for (const entity of entities.all) {
    if (entity.model !== name || (entity.sort !== 'component' && entity.sort !== 'actor')) continue;
    if (used.has(entity) || excluded.has(entity.id) || namesOthers(entity, built)) continue;
    report(createDiagnostic('TM2026', entity.at, { name: entity.name, sort: entity.sort }));
  }
}

/** What somebody wants, holds or acts on says what he is there for; what a part keeps does not. */
function namesOthers(entity: Entity, { entities }: BuiltModel): boolean {
  return entity.statements.some(({ node }) => {
    const paths = [node.values, ...node.phrases.map((phrase) => phrase.values)];
    return paths.some((path) =>
      (path?.steps.flat() ?? []).some((value) => {
        const named = value.kind === 'ref' ? entities.byName.get(refText(value)) : undefined;
        return named !== undefined && (entity.sort === 'actor' || named.sort !== 'data');
      }),
    );
  });
}

// ---- data that is written and not kept -------------------------------------------------------------------------------------

function tellUnkept({ draft, entities, origins }: BuiltModel, report: Report): void {
  const elements = new Map(draft.elements.map((element) => [element.id, element]));
  const byId = new Map(entities.all.map((entity) => [entity.id, entity]));
  const stores = new Map<Element, Kept | undefined>();
  const told = new Set<string>();
  const last = new Map(draft.flows.map((flow) => [flow.id, new Set(flow.steps[flow.steps.length - 1])]));
  for (const hop of draft.hops) {
    // What is sent with a question is what is looked for.
    const asks = hop.returned.length > 0 || named(hop.attributes, 'returns')?.unknown === true;
    if (hop.imported !== undefined || asks || !last.get(hop.flow)?.has(hop.to)) continue;
    const to = elements.get(hop.to) as Element;
    if (!stores.has(to)) stores.set(to, keptBy(to, byId.get(hop.to), elements));
    const kept = stores.get(to);
    if (!kept) continue;
    const shown = new Set(hop.attributes.flatMap((attribute) => (attribute.attribute === 'carries' ? [] : elementsIn(attribute))));
    for (const id of hop.sent) {
      // What proves who calls is looked at, not kept.
      if (shown.has(id) || isAmong(id, kept, elements) || told.has(`${hop.flow} ${id} ${to.id}`)) continue;
      told.add(`${hop.flow} ${id} ${to.id}`);
      const at = origins.get(`${hop.id}/carries`) ?? origins.get(`${hop.flow}/carries`) ?? origins.get(hop.flow);
      if (at) report(createDiagnostic('TM2027', at, { data: nameOf(id), store: to.name }));
    }
  }
}

/** All that a store keeps, where it says all of it; undefined for what keeps nothing by its kind. */
function keptBy(part: Element, entity: Entity | undefined, elements: ReadonlyMap<string, Element>): Kept | undefined {
  const stores = named(part.attributes, 'stores');
  const isStore = entity !== undefined && attributeOfKinds(entity.kinds, 'stores')?.unsetNothing === false;
  if (!isStore || part.imported !== undefined || !stores?.closed) return undefined;
  const ids = new Set(elementsIn(stores));
  return { ids, related: new Set([...ids].flatMap((id) => relatedTo(id, elements))) };
}

/** Of a store: what it keeps, and what that is a part of or made from. */
interface Kept {
  readonly ids: ReadonlySet<string>;
  readonly related: ReadonlySet<string>;
}

/** Kept itself, or as a part of what is kept, or as what that is made from. */
function isAmong(id: string, { ids, related }: Kept, elements: ReadonlyMap<string, Element>): boolean {
  return ids.has(id) || related.has(id) || relatedTo(id, elements).some((one) => ids.has(one));
}

function relatedTo(id: string, elements: ReadonlyMap<string, Element>): string[] {
  return ['contains', 'derived'].flatMap((attribute) => elementsIn(named(elements.get(id)?.attributes ?? [], attribute)));
}

function named(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((one) => one.attribute === name);
}

function elementsIn(attribute: Attribute | undefined): string[] {
  return (attribute?.facts ?? []).flatMap((fact) =>
    [...(fact.value ? [fact.value] : []), ...(fact.phrases ?? []).flatMap((phrase) => phrase.values)].flatMap((value) =>
      value.type === 'element' ? [value.id] : [],
    ),
  );
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

// ---- what should have been done by now ---------------------------------------------------------------------------------------

function tellPlans({ draft, origins }: BuiltModel, asOf: string, report: Report): void {
  const told = new Set<string>();
  for (const one of [draft.model, ...draft.elements, ...draft.flows, ...draft.hops]) {
    if ('imported' in one && one.imported !== undefined) continue;
    for (const { control, state, by, source } of one.controls) {
      if (state !== 'planned' || by === undefined || by >= asOf) continue;
      const own = origins.get(`${one.id}/control:${control}`);
      // One `every` plans for many.
      const key = own ? placeOf(own) : `${control} ${by} ${JSON.stringify(source)}`;
      const at = own ?? origins.get(one.id);
      if (!at || told.has(key)) continue;
      told.add(key);
      report(createDiagnostic('TM3022', at, { control: nameOf(control), by }));
    }
  }
}

function placeOf(at: Location): string {
  return `${at.file}:${at.start}`;
}

/** A date never makes a demand go away: that would turn red to green. */
function tellDemands({ draft, origins }: BuiltModel, asOf: string, report: Report): void {
  for (const one of [draft.model, ...draft.elements, ...draft.found]) {
    if ('imported' in one && one.imported !== undefined) continue;
    for (const { value, until, source } of named(one.attributes, 'requires')?.facts ?? []) {
      if (value?.type !== 'control' || until === undefined || until >= asOf || source.level !== 'own') continue;
      const at = origins.get(`${one.id}/control:${value.control}`) ?? origins.get(one.id);
      if (at) report(createDiagnostic('TM3024', at, { control: nameOf(value.control), until }));
    }
  }
}

/** Words of `status` that say it is there, or will never be. */
const DONE: ReadonlySet<string> = new Set(['live', 'retired']);

function tellFeatures({ draft, origins }: BuiltModel, asOf: string, report: Report): void {
  for (const feature of draft.elements) {
    if (feature.sort !== 'feature' || feature.imported !== undefined) continue;
    const due = wordOf(feature, 'due');
    const at = origins.get(`${feature.id}/due`) ?? origins.get(feature.id);
    if (at && due !== undefined && due < asOf && !DONE.has(wordOf(feature, 'status') ?? ''))
      report(createDiagnostic('TM3023', at, { name: feature.name, due }));
  }
}

function wordOf(element: Model['elements'][number], attribute: string): string | undefined {
  const value = named(element.attributes, attribute)?.facts[0]?.value;
  return value?.type === 'date' ? value.date : value?.type === 'word' ? value.word : undefined;
}
