/** The IR by id, with the numbers and titles that pictures and pages share. Built once per model. */

import type { Element, Flow, Hop, Model, Obligation, Question, Route, Threat } from '../model/ir.ts';
import { namedElements } from './element-facts.ts';
import { decisionsByThreat, needsSomebody, type Standing, standingOf } from './standing.ts';
import { compareText, groupByEach, humanize, plainText } from './text.ts';

export interface Lookup {
  readonly model: Model;
  readonly elements: ReadonlyMap<string, Element>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly routes: ReadonlyMap<string, { readonly route: Route; readonly flow: Flow }>;
  readonly threats: ReadonlyMap<string, Threat>;
  readonly obligations: ReadonlyMap<string, Obligation>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Obligations that would stop this threat. */
  readonly obligationsOf: (threat: string) => readonly Obligation[];
  /** Actors that want something. */
  readonly wanting: readonly Element[];
  /** Hops of the model's own flows, in the order of their numbers. */
  readonly ownHops: readonly Hop[];
  /** The same that have an end at this element. */
  readonly hopsAt: (element: string) => readonly Hop[];
  /** Actors and components inside a boundary, at whatever depth. */
  readonly inside: (boundary: string) => readonly Element[];
  /** Elements that store a datum. */
  readonly keepers: (datum: string) => readonly Element[];
  /** `F3`; flows of the model itself come first, so an import never renumbers them. */
  readonly flowNumber: (flow: string) => string;
  /** `F3`, or `F3.2` where the flow has several hops. */
  readonly hopNumber: (hop: string) => string;
  /** What a reader calls an element, flow, route, hop or the model. */
  readonly title: (id: string) => string;
  readonly kindTitle: (kind: string) => string;
  readonly controlTitle: (control: string) => string;
  readonly standing: (threat: Threat) => Standing;
  /** Threats that bind this very id, sorted. */
  readonly threatsOn: (id: string) => readonly Threat[];
  /** Those that are open or unknown, and not listed under another. */
  readonly waiting: readonly Threat[];
  readonly waitingOn: (id: string) => readonly Threat[];
}

const built = new WeakMap<Model, Lookup>();

export function lookupOf(model: Model): Lookup {
  const known = built.get(model);
  if (known) return known;
  const lookup = buildLookup(model);
  built.set(model, lookup);
  return lookup;
}

function buildLookup(model: Model): Lookup {
  const elements = byId(model.elements);
  const flows = byId(model.flows);
  const hops = byId(model.hops);
  const routes = new Map(model.flows.flatMap((flow) => flow.routes.map((route) => [route.id, { route, flow }] as const)));
  const decisions = decisionsByThreat(model);
  const { flowNumbers, hopNumbers } = numberFlows(model);
  const standing = (threat: Threat) => standingOf(threat, decisions.get(threat.id));
  const bound = (threat: Threat) => threat.bindings.map((binding) => binding.id);
  const threatsOn = groupByEach(model.threats, bound);
  const waiting = model.threats.filter((threat) => needsSomebody(threat, standing));
  const waitingOn = groupByEach(waiting, bound);
  const ownHops = sortedFlows(model)
    .filter((flow) => flow.imported === undefined)
    .flatMap((flow) => flow.hops.map((id) => hops.get(id)).filter((hop) => hop !== undefined));
  const hopsAt = groupByEach(ownHops, (hop) => (hop.from === hop.to ? [hop.from] : [hop.from, hop.to]));
  const parts = model.elements.filter((element) => element.sort === 'actor' || element.sort === 'component');
  const inside = groupByEach(parts, (part) => part.boundaries);
  const obligationsOf = groupByEach(model.obligations, (obligation) => obligation.threats);
  const keepers = groupByEach(model.elements, (element) => namedElements(element, 'stores'));
  const found = new Map(model.found.map((threat) => [threat.id, threat]));

  function title(id: string): string {
    if (id === model.model.id) return titleOf(model.model);
    const typed = elements.get(id) ?? flows.get(id) ?? found.get(id);
    if (typed) return titleOf(typed);
    const route = routes.get(id);
    if (route) return `${titleOf(route.flow)} (${title(route.route.from)} to ${title(route.route.to)})`;
    const hop = hops.get(id);
    if (hop) return `${title(hop.flow)} (${title(hop.from)} to ${title(hop.to)})`;
    return humanize(id);
  }

  return {
    model,
    elements,
    flows,
    hops,
    routes,
    threats: byId(model.threats),
    obligations: byId(model.obligations),
    questions: byId(model.questions),
    obligationsOf: (threat) => obligationsOf.get(threat) ?? [],
    wanting: model.elements.filter((element) => element.sort === 'actor' && namedElements(element, 'wants').length > 0),
    ownHops,
    hopsAt: (element) => hopsAt.get(element) ?? [],
    inside: (boundary) => inside.get(boundary) ?? [],
    keepers: (datum) => keepers.get(datum) ?? [],
    flowNumber: (flow) => flowNumbers.get(flow) ?? '',
    hopNumber: (hop) => hopNumbers.get(hop) ?? '',
    title,
    kindTitle: (kind) => word(model.words?.kinds[kind]?.title, kind),
    controlTitle: (control) => word(model.words?.controls[control]?.title, control),
    standing,
    threatsOn: (id) => threatsOn.get(id) ?? [],
    waiting,
    waitingOn: (id) => waitingOn.get(id) ?? [],
  };
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** A title of nothing but spaces is no title. */
function titleOf(described: { readonly title: string; readonly name: string }): string {
  const title = plainText(described.title);
  return title === '' || title === described.name ? humanizeName(described.name) : title;
}

function humanizeName(name: string): string {
  const words = humanize(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function word(title: string | undefined, name: string): string {
  const plain = title === undefined ? '' : plainText(title);
  return plain === '' || plain === name ? humanize(name) : plain;
}

function numberFlows(model: Model) {
  const flowNumbers = new Map<string, string>();
  const hopNumbers = new Map<string, string>();
  for (const [i, flow] of sortedFlows(model).entries()) {
    const number = `F${i + 1}`;
    flowNumbers.set(flow.id, number);
    for (const [j, hop] of flow.hops.entries()) hopNumbers.set(hop, flow.hops.length === 1 ? number : `${number}.${j + 1}`);
  }
  return { flowNumbers, hopNumbers };
}

function sortedFlows(model: Model): Flow[] {
  return [...model.flows].sort((a, b) => Number(a.imported !== undefined) - Number(b.imported !== undefined) || compareText(a.id, b.id));
}
