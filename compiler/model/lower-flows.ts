/** Lowers flows and their hops: what they speak, carry and cross, and who opens them. */
import type { RefNode, StatementNode } from '../syntax/ast.ts';
import type { Entity } from './entities.ts';
import { kindsOf } from './entity-kinds.ts';
import { crossingOf, type RawFlow, type RawHop } from './flows.ts';
import type { Attribute, Control, Element, Flow, Hop } from './ir.ts';
import { CONTROL_VERBS, controlKey, elementsOf, type Sourced, settle } from './layers.ts';
import { findById } from './lookup.ts';
import {
  baseKinds,
  type Context,
  enclosing,
  kindFacts,
  layersOf,
  noteOrigins,
  readStatements,
  renames,
  titleOf,
  withoutProvisions,
} from './lower-context.ts';
import { findPhrase, locate, refText } from './nodes.ts';
import { leavesOut, withProvided } from './provided.ts';
import type { Stated } from './statements.ts';
import type { Kind } from './vocabulary.ts';

export function lowerFlow(raw: RawFlow, context: Context): Flow {
  const { entity } = raw;
  context.origins.set(entity.id, entity.at);
  const kinds = flowKinds(raw, context);
  const facts = kindFacts(kinds);
  const around = commonBoundaries(raw.steps.flat());
  const every = context.every.layersFor((id) => facts.ids.has(id), around, entity.model);
  const settled = withoutProvisions(
    settle(layersOf(context.own.get(entity) ?? [], every, context.kinds.layersOf(kinds)), {
      report: context.report,
      asOf: context.input.asOf,
    }),
  );
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
    hops: raw.hops.map((hop) => hop.id),
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
  const value = server?.attributes.find((one) => one.attribute === 'speaks')?.facts[0]?.value;
  const word = value?.type === 'kind' ? value.kind : value?.type === 'word' ? value.word : undefined;
  const kind = word === undefined ? undefined : findById(context.input.vocabulary.kinds, word);
  return kind?.sort === 'flow' ? [kind] : undefined;
}

/** Who opens a hop as its own block or that of its flow says; the kinds of a hop are needed before its statements are read. */
function statedOpener(hop: RawHop, context: Context): string | undefined {
  const own = (hop.own?.node.block?.items ?? []).find((item) => item.kind === 'statement' && item.verb.text === 'opened');
  if (own?.kind === 'statement') {
    const value = findPhrase(own.phrases, 'by')?.values?.steps[0]?.[0];
    return value?.kind === 'ref' ? context.entities.byName.get(refText(value))?.id : undefined;
  }
  const ofFlow = (context.own.get(hop.flow) ?? []).find((stated) => stated.attribute.name === 'opened');
  return ofFlow && elementsOf(ofFlow, 'by')[0];
}

/** The consumer opens the connection to a queue or topic. */
function isPulled(hop: RawHop, context: Context): boolean {
  const value = context.elements.get(hop.from.id)?.attributes.find((one) => one.attribute === 'pulled')?.facts[0]?.value;
  return value?.type === 'word' && value.word === 'yes';
}

function commonBoundaries(ends: readonly Entity[]): Entity[] {
  const [first, ...rest] = ends.map(enclosing);
  return (first ?? []).filter((boundary) => rest.every((around) => around.includes(boundary)));
}

export function lowerHop(raw: RawHop, flow: RawFlow, context: Context): Hop {
  const { entity } = flow;
  const file = raw.own?.file ?? entity.at.file;
  context.origins.set(raw.id, raw.own ? locate(raw.own.file, raw.own.node) : entity.at);
  const kinds = hopKinds(raw, flow, file, context);
  const facts = kindFacts(kinds);
  const statements = (raw.own?.node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement');
  const own = readStatements(
    statements.map((node) => ({ node, file })),
    { kinds: [...kinds, ...baseKinds(context, 'hop')], sort: 'hop' },
    context,
  );
  noteOrigins(context.origins, raw.id, own);
  if (own.length > 0) context.ofHops.set(raw.id, own);
  const said = new Set(own.map((stated) => stated.attribute.name));
  const fromFlow = (context.own.get(entity) ?? []).filter(
    (stated) => isOfHops(stated) && !(said.has(stated.attribute.name) && !stated.values.some((value) => value.type === 'control')),
  );
  const every = context.every.layersFor((id) => id === 'hop' || facts.ids.has(id), commonBoundaries([raw.from, raw.to]), entity.model);
  const layers = [
    ...layersOf(own, [], []),
    { statements: fromFlow.map((stated): Sourced => ({ stated, source: { level: 'own' } })) },
    ...every.map((layer) => ({ statements: layer.statements.filter(({ stated }) => isOfHops(stated)) })),
    ...context.kinds.layersOf(kinds),
  ];
  const settled = withoutProvisions(
    settle(
      layers.filter((layer) => layer.statements.length > 0),
      { report: context.report, asOf: context.input.asOf },
    ),
  );
  const from = context.elements.get(raw.from.id) as Element;
  const to = context.elements.get(raw.to.id) as Element;
  const { attributes } = settled;
  const opened = openedBy(attributes);
  const client = opened === from.id ? from : opened === to.id ? to : isPulled(raw, context) ? to : from;
  const server = client === from ? to : from;
  const connection = crossingOf(client, server);
  return {
    id: raw.id,
    name: `${raw.from.name} -> ${raw.to.name}`,
    title: `${from.title} -> ${to.title}`,
    sort: 'hop',
    flow: entity.id,
    kinds: facts.kinds,
    isA: facts.isA,
    attributes,
    controls: hopControls(settled.controls, [raw.id, entity.id, from.id, to.id], from, to, connection.entered, context),
    from: from.id,
    to: to.id,
    client: client.id,
    server: server.id,
    sent: content(attributes, 'carries'),
    sentClosed: isClosed(attributes, 'carries') || onlyAsks(attributes),
    returned: content(attributes, 'returns'),
    returnedClosed: isClosed(attributes, 'returns'),
    relayed: raw.relayed,
    connection,
    content: crossingOf(from, to),
  };
}

/** What is said of any element (owner, tags, tier) is said of the flow, not of each hop. */
function isOfHops(stated: Stated): boolean {
  return stated.attribute.on.id !== 'element' || stated.attribute.name in CONTROL_VERBS;
}

/** Its own kinds; up to the first relay the flow's; else what its server speaks. */
function hopKinds(raw: RawHop, flow: RawFlow, file: string, context: Context): readonly Kind[] {
  const own: readonly RefNode[] = raw.own?.node.kinds ?? [];
  if (own.length > 0) return kindsOf(context.input.vocabulary, own, 'hop', context.input.name, file, context.report);
  if (!raw.relayed && flow.entity.node.kinds.length > 0) return flow.entity.kinds;
  return spokenBy(raw, context) ?? baseKinds(context, 'flow');
}

function openedBy(attributes: readonly Attribute[]): string | undefined {
  const phrase = attributes.find((one) => one.attribute === 'opened')?.facts[0]?.phrases?.find((one) => one.preposition === 'by');
  const value = phrase?.values[0];
  return value?.type === 'element' ? value.id : undefined;
}

function content(attributes: readonly Attribute[], attribute: string): string[] {
  const facts = attributes.find((one) => one.attribute === attribute)?.facts ?? [];
  return facts.flatMap((fact) => (fact.value?.type === 'element' ? [fact.value.id] : [])).sort();
}

function isClosed(attributes: readonly Attribute[], attribute: string): boolean {
  return attributes.find((one) => one.attribute === attribute)?.closed === true;
}

/** Who says what comes back and not what is sent has said it all: a request. */
function onlyAsks(attributes: readonly Attribute[]): boolean {
  return isClosed(attributes, 'returns') && attributes.every((one) => one.attribute !== 'carries');
}

/** What boundaries around both ends provide, and what a boundary that is entered provides `on entry`. */
function hopControls(
  own: readonly Control[],
  ids: readonly string[],
  from: Element,
  to: Element,
  entered: readonly string[],
  context: Context,
): readonly Control[] {
  const around = from.boundaries.filter((id) => to.boundaries.includes(id)).flatMap((id) => context.elements.get(id) ?? []);
  const inside = withProvided(own, ids, around);
  if (!entered.some((id) => context.elements.get(id)?.controls.some((control) => control.onEntry))) return inside;
  const all = new Map(inside.map((control) => [controlKey(control), control]));
  for (const id of [...entered].reverse()) {
    for (const control of context.elements.get(id)?.controls ?? []) {
      const key = controlKey({ ...control, onEntry: undefined });
      if (control.state === 'provided' && control.onEntry && !all.has(key) && !leavesOut(control, ids)) {
        all.set(key, { ...control, onEntry: undefined, except: undefined, source: { level: 'boundary', boundary: id } });
      }
    }
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}
