/** Lowers flows and their hops: what they speak, carry and cross, and who opens them. */
import type { DeclarationNode, StatementNode } from '../syntax/ast.ts';
import { type CallOfHop, hopsSpokenOf, saysAsWhom } from './as-whom.ts';
import type { Entity, Placed } from './entities.ts';
import { kindsOf } from './entity-kinds.ts';
import { crossingOf, type RawFlow, type RawHop } from './flows.ts';
import type { Attribute, Control, Crossing, Element, Flow, Hop } from './ir.ts';
import { controlKey, elementsOf, type Layer, type Sourced, settle } from './layers.ts';
import { trimmed } from './lists.ts';
import { findById } from './lookup.ts';
import {
  attributeNamed,
  baseKinds,
  type Context,
  commonBoundary,
  isOfHops,
  kindFacts,
  noteOrigins,
  ownLayer,
  readStatements,
  renames,
  titleOf,
  withoutProvisions,
} from './lower-context.ts';
import { findPhrase, locate, refText } from './nodes.ts';
import { leavesOut, withGiven, withProvided } from './provided.ts';
import type { Stated } from './statements.ts';
import type { Kind } from './vocabulary.ts';
import { valuesOf } from './vocabulary-words.ts';

/** `own`: what the flow says, which its hops share. */
export function lowerFlow(raw: RawFlow, own: Layer, context: Context): Flow {
  const { entity } = raw;
  context.origins.set(entity.id, entity.at);
  const kinds = flowKinds(raw, context);
  const facts = kindFacts(kinds);
  const defaults = context.defaults.of(kinds, boundaryAround(raw));
  const settled = withoutProvisions(settle([own, ...defaults], context));
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    sort: 'flow',
    kinds: facts.kinds,
    isA: facts.isA,
    steps: raw.steps.map((step) => step.map((end) => end.id)),
    hops: raw.routes.length === 1 && raw.routes[0] ? raw.routes[0].hops : raw.hops.map((hop) => hop.id),
    routes: raw.routes,
    renamedFrom: renames(settled.attributes),
  };
}

/** Its own kinds; a flow without one speaks what the server of its first hop speaks. */
function flowKinds(raw: RawFlow, context: Context): readonly Kind[] {
  const { entity, hops } = raw;
  if (entity.node.kinds.length > 0 || !hops[0]) return entity.kinds;
  return spokenBy(hops[0], context) ?? entity.kinds;
}

/** The flow kind that the server's kind names with `speaks`. */
function spokenBy(hop: RawHop, context: Context): readonly Kind[] | undefined {
  const opener = statedOpener(hop, context);
  const isTaker = opener === undefined ? isPulled(hop, context) : opener === hop.to.id;
  const server = context.elements.get(isTaker ? hop.from.id : hop.to.id);
  const value = server && attributeNamed(server.attributes, 'speaks')?.facts[0]?.value;
  const word = value?.type === 'kind' ? value.kind : value?.type === 'word' ? value.word : undefined;
  const kind = word === undefined ? undefined : findById(context.input.vocabulary.kinds, word);
  return kind?.sort === 'flow' ? [kind] : undefined;
}

/** Who opens a hop as its own block or that of its flow says; the kinds of a hop are needed before its statements are read. */
function statedOpener(hop: RawHop, context: Context): string | undefined {
  const own = hop.own?.node.block?.items.find((item) => item.kind === 'statement' && item.verb.text === 'opened');
  if (own?.kind === 'statement') {
    const value = findPhrase(own.phrases, 'by')?.values?.steps[0]?.[0];
    return value?.kind === 'ref' ? context.entities.byName.get(refText(value))?.id : undefined;
  }
  const ofFlow = context.own.get(hop.flow)?.find((stated) => stated.attribute.name === 'opened');
  return ofFlow && elementsOf(ofFlow, 'by')[0];
}

/** The consumer opens the connection to a queue or topic. */
function isPulled(hop: RawHop, context: Context): boolean {
  return saysYes(context.elements.get(hop.from.id), 'pulled');
}

function saysYes(part: Element | undefined, attribute: string): boolean {
  const value = attributeNamed(part?.attributes ?? [], attribute)?.facts[0]?.value;
  return value?.type === 'word' && value.word === 'yes';
}

/** The innermost boundary around all its ends. */
function boundaryAround({ steps }: RawFlow): Entity | undefined {
  let common: Entity | undefined;
  let first = true;
  for (const step of steps) {
    for (const end of step) {
      common = first ? end.parent : commonBoundary(common, end.parent);
      first = false;
    }
  }
  return common;
}

/** Adds the hops of a flow. */
export function lowerHops(flow: RawFlow, own: Layer, context: Context, hops: Hop[]): void {
  const layer: Layer = { statements: own.statements.filter(({ stated }) => isOfHops(stated)) };
  // Who calls on the only hop is whom every statement speaks of.
  const inParts = flow.hops.length > 1 && layer.statements.some(({ stated }) => saysAsWhom(stated));
  const layerOf = inParts ? partsOfFlow(flow, layer.statements, context) : () => layer;
  for (const raw of flow.hops) hops.push(lowerHop(raw, flow, layerOf(raw), context));
}

/** What a flow says of each hop, where it says as whom. */
function partsOfFlow(flow: RawFlow, ofFlow: readonly Sourced[], context: Context): (raw: RawHop) => Layer {
  const carried = ofFlow.filter(({ stated }) => stated.attribute.name === 'carries').flatMap(({ stated }) => elementValues(stated));
  const calls = flow.hops.map((raw): CallOfHop => {
    const opener = statedOpener(raw, context);
    const taker = opener === undefined ? isPulled(raw, context) : opener === raw.to.id;
    return {
      id: raw.id,
      from: raw.from.id,
      to: raw.to.id,
      client: taker ? raw.to.id : raw.from.id,
      sent: carriedBy(raw, context) ?? carried,
    };
  });
  const forwards = (id: string): boolean => saysYes(context.elements.get(id), 'forwards');
  const spoken = new Map(ofFlow.map(({ stated }) => [stated, hopsSpokenOf(stated, calls, forwards, context.input.vocabulary)]));
  return (raw) => ({ statements: ofFlow.filter(({ stated }) => spoken.get(stated)?.has(raw.id)) });
}

/** What the block of a hop says that it carries; undefined where it says nothing of it. */
function carriedBy(raw: RawHop, context: Context): readonly string[] | undefined {
  const own = (raw.own?.node.block?.items ?? []).filter((item) => item.kind === 'statement' && item.verb.text === 'carries');
  if (own.length === 0) return undefined;
  const values = own.flatMap((item) => (item.kind === 'statement' ? valuesOf(item) : []));
  return values.flatMap((value) => (value.kind === 'ref' ? (context.entities.byName.get(refText(value))?.id ?? []) : []));
}

function elementValues(stated: Stated): string[] {
  return stated.values.flatMap((value) => (value.type === 'element' ? [value.id] : []));
}

function lowerHop(raw: RawHop, flow: RawFlow, ofFlow: Layer, context: Context): Hop {
  const { entity } = flow;
  context.origins.set(raw.id, raw.own ? locate(raw.own.file, raw.own.node) : entity.at);
  const kinds = hopKinds(raw, flow, context);
  const facts = kindFacts(kinds);
  const defaults = context.defaults.ofHops(kinds, commonBoundary(raw.from.parent, raw.to.parent));
  const own = raw.own ? ownOfHop(raw, raw.own, kinds, context) : [];
  const layers = own.length > 0 ? [ownLayer(own), besides(own, ofFlow), ...defaults] : [ofFlow, ...defaults];
  const settled = withoutProvisions(settle(layers, context));
  const from = context.elements.get(raw.from.id) as Element;
  const to = context.elements.get(raw.to.id) as Element;
  const { attributes } = settled;
  // Past its date it is not known to be otherwise, and a date never makes a way in go away.
  const opened = openedBy(attributes) ?? statedOpener(raw, context);
  const client = opened === from.id ? from : opened === to.id ? to : isPulled(raw, context) ? to : from;
  const server = client === from ? to : from;
  const content = crossingOf(from, to);
  const connection = client === from ? content : crossingOf(client, server);
  const carries = attributeNamed(attributes, 'carries');
  const returns = attributeNamed(attributes, 'returns');
  return {
    id: raw.id,
    name: raw.name,
    title: `${from.title} -> ${to.title}`,
    sort: 'hop',
    flow: entity.id,
    kinds: facts.kinds,
    isA: facts.isA,
    attributes,
    controls: withGiven(
      hopControls(settled.controls, [raw.id, entity.id, from.id, to.id], from, to, connection, context),
      [raw.id, entity.id],
      context,
    ),
    from: from.id,
    to: to.id,
    client: client.id,
    server: server.id,
    sent: dataIn(carries),
    // Who says what comes back and not what is sent has said it all: a request.
    sentClosed: carries ? carries.closed === true : returns?.closed === true,
    returned: dataIn(returns),
    returnedClosed: returns?.closed === true,
    relayed: raw.relayed,
    connection,
    content,
  };
}

/** What the block of a hop says. */
function ownOfHop(raw: RawHop, { node, file }: Placed<DeclarationNode>, kinds: readonly Kind[], context: Context): readonly Stated[] {
  const statements = (node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement');
  const own = readStatements(
    statements.map((statement) => ({ node: statement, file })),
    { kinds: [...kinds, ...baseKinds(context, 'hop')], sort: 'hop' },
    context,
  );
  noteOrigins(context.origins, raw.id, own);
  if (own.length > 0) context.ofHops.set(raw.id, own);
  return own;
}

/** What the flow says beside what the block of the hop says; controls add up. */
function besides(own: readonly Stated[], ofFlow: Layer): Layer {
  const said = new Set(own.map((stated) => stated.attribute.name));
  const isControl = (stated: Stated): boolean => stated.values.some((value) => value.type === 'control');
  return { statements: ofFlow.statements.filter(({ stated }) => !said.has(stated.attribute.name) || isControl(stated)) };
}

/** Its own kinds; up to the first relay the flow's; else what its server speaks. */
function hopKinds(raw: RawHop, flow: RawFlow, context: Context): readonly Kind[] {
  const { own } = raw;
  if (own && own.node.kinds.length > 0)
    return kindsOf(context.input.vocabulary, own.node.kinds, 'hop', context.input.name, own.file, context.report);
  if (!raw.relayed && flow.entity.node.kinds.length > 0) return flow.entity.kinds;
  return spokenBy(raw, context) ?? baseKinds(context, 'flow');
}

function openedBy(attributes: readonly Attribute[]): string | undefined {
  const phrase = attributeNamed(attributes, 'opened')?.facts[0]?.phrases?.find((one) => one.preposition === 'by');
  const value = phrase?.values[0];
  return value?.type === 'element' ? value.id : undefined;
}

function dataIn(attribute: Attribute | undefined): readonly string[] {
  const ids: string[] = [];
  for (const { value } of attribute?.facts ?? []) if (value?.type === 'element') ids.push(value.id);
  return trimmed(ids.length > 1 ? ids.sort() : ids);
}

/** What boundaries around both ends provide, what one that is entered provides `on entry`, and one that is left `on exit`. */
function hopControls(
  own: readonly Control[],
  ids: readonly string[],
  from: Element,
  to: Element,
  { entered, left }: Crossing,
  context: Context,
): readonly Control[] {
  const inside = withProvided(own, ids, sharedBoundaries(from, to, context), context.input.vocabulary);
  if (entered.length === 0 && left.length === 0) return inside;
  const atEntry = [...entered].reverse().flatMap((id) => crossedControls(id, 'onEntry', context));
  const crossed = [...atEntry, ...left.flatMap((id) => crossedControls(id, 'onExit', context))].filter((one) => !leavesOut(one, ids));
  if (crossed.length === 0) return inside;
  const all = new Map(inside.map((control) => [controlKey(control), control]));
  for (const control of crossed) {
    const key = controlKey(control);
    if (!all.has(key)) all.set(key, { ...control, except: undefined });
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

/** What a boundary provides to hops that cross it, as those have it. */
function crossedControls(boundary: string, side: 'onEntry' | 'onExit', context: Context): readonly Control[] {
  const provided = (context.elements.get(boundary)?.controls ?? []).filter((control) => control.state === 'provided' && control[side]);
  return provided.map((control) => ({ ...control, onEntry: undefined, onExit: undefined, source: { level: 'boundary', boundary } }));
}

function sharedBoundaries(from: Element, to: Element, context: Context): readonly Element[] {
  const shared: Element[] = [];
  for (const id of from.boundaries) {
    const boundary = to.boundaries.includes(id) ? context.elements.get(id) : undefined;
    if (boundary) shared.push(boundary);
  }
  return shared;
}
