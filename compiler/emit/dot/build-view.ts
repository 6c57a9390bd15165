/**
 * From a selection to the boxes and arrows of a picture. Promises: every selected hop between two boxes has a label with its
 * number; hops between the same two boxes share one arrow.
 */
import type { Element } from '../../model/ir.ts';
import { contentLine, doubtsOf, meansLine, shortTitle } from '../facts.ts';
import type { Lookup } from '../lookup.ts';
import { uniqueNames } from '../names.ts';
import { capitalize, compareText, count, groupBy, listedShort } from '../text.ts';
import { type Selection, SYSTEM_GROUP } from './selection.ts';
import { arrivalOrder } from './story.ts';
import { placeThreats, type ThreatPlaces } from './threat-places.ts';
import type { Counts, EdgeLabel, NodeShape, View, ViewCluster, ViewEdge, ViewNode } from './view.ts';

export function buildView(selection: Selection, lookup: Lookup): View {
  const keyOf = (id: string) => selection.groups.get(id) ?? id;
  const aside = besideElements(selection);
  const members = groupBy([...selection.elements].sort(compareText), keyOf);
  const boundaries = selection.withBoundaries ? drawnBoundaries(selection, lookup, keyOf) : [];
  const places = placeThreats({ selection, keyOf, aside, clusters: new Set(boundaries.map((one) => one.id)) }, lookup);
  const clusters = buildClusters(boundaries, lookup, places);
  const clusterIds = new Map(clusters.map((cluster) => [cluster.boundary, cluster.id]));
  const nodeName = uniqueNames('n_');
  const nodes = [...members].map(([key, ids]) => {
    const elements = ids.map((id) => lookup.elements.get(id)).filter((one) => one !== undefined);
    return buildNode(key, elements, {
      lookup,
      clusterIds,
      id: nodeName(key),
      aside: ids.every((id) => aside.has(id)),
      counts: places.inBox(key),
    });
  });
  const clusterOf = new Map(nodes.map((node) => [node.id, node.cluster]));
  const drafts = buildEdges(selection, lookup, { keyOf, nodeName, places });
  const starts = new Set(drafts.map((edge) => edge.from));
  const people = new Set(nodes.filter((node) => node.shape === 'actor' && starts.has(node.id)).map((node) => node.id));
  const edges = drafts.map((edge) => ({
    ...edge,
    homeward: people.has(edge.to) && !people.has(edge.from),
    cluster: clusterOf.get(edge.from),
  }));
  return {
    slug: selection.slug,
    title: selection.title,
    description: `${selection.description} ${count(nodes.length, 'box', 'boxes')}, ${count(edges.length, 'arrow')}.`,
    nodes: arrivalOrder(nodes, edges),
    clusters,
    edges,
  };
}

/** Elements that only hops beside the matter touch. */
function besideElements(selection: Selection): ReadonlySet<string> {
  const beside = new Set(selection.hops.filter((one) => one.aside).flatMap(({ hop }) => [hop.from, hop.to]));
  for (const { hop, aside } of selection.hops) {
    if (aside) continue;
    beside.delete(hop.from);
    beside.delete(hop.to);
  }
  return beside;
}

interface NodeContext {
  readonly lookup: Lookup;
  /** By boundary. */
  readonly clusterIds: ReadonlyMap<string, string>;
  readonly id: string;
  readonly aside: boolean;
  readonly counts: Counts;
}

function buildNode(key: string, elements: readonly Element[], { lookup, clusterIds, id, aside, counts }: NodeContext): ViewNode {
  const [first] = elements;
  const shared = sharedBoundaries(elements).filter(
    (boundary) => !key.startsWith('boundary:') || boundary !== key.slice('boundary:'.length),
  );
  const cluster = shared.find((boundary) => clusterIds.has(boundary));
  const base = {
    id,
    counts,
    cluster: cluster === undefined ? undefined : clusterIds.get(cluster),
    aside,
    members: elements.map((element) => element.id),
  };
  if (elements.length === 1 && first && key === first.id) {
    const title = lookup.title(first.id);
    const technology = technologyOf(first, lookup);
    return { ...base, shape: shapeOf(first), title, technology: technology.toLowerCase() === title.toLowerCase() ? '' : technology };
  }
  return { ...base, ...describeGroup(key, elements, lookup) };
}

function describeGroup(key: string, elements: readonly Element[], lookup: Lookup): { shape: NodeShape; title: string; technology: string } {
  const [first] = elements;
  const parts = count(elements.length, 'part');
  if (key === SYSTEM_GROUP) return { shape: 'system', title: lookup.title(lookup.model.model.id), technology: parts };
  if (key.startsWith('model:'))
    return { shape: 'group', title: capitalize(lookup.title(key.slice('model:'.length))), technology: `another model, ${parts} used` };
  if (key.startsWith('boundary:')) return { shape: 'group', title: lookup.title(key.slice('boundary:'.length)), technology: parts };
  const titles = elements.map((element) => lookup.title(element.id));
  if (key.startsWith('beside:')) return { shape: 'group', title: `${elements.length} other parts`, technology: listedShort(titles, 3) };
  const kind = first ? technologyOf(first, lookup) : '';
  return { shape: first ? shapeOf(first) : 'process', title: `${kind} x ${elements.length}`, technology: listedShort(titles, 3) };
}

/** Boundaries around all of them, innermost first. */
function sharedBoundaries(elements: readonly Element[]): readonly string[] {
  const [first, ...rest] = elements;
  return (first?.boundaries ?? []).filter((boundary) => rest.every((element) => element.boundaries.includes(boundary)));
}

function shapeOf(element: Element): NodeShape {
  if (element.sort === 'actor') return 'actor';
  return element.isA.includes('store') ? 'store' : 'process';
}

function technologyOf(element: Element, lookup: Lookup): string {
  const kinds = element.kinds.map((kind) => shortTitle(kind, lookup.kindTitle(kind)));
  const from = element.imported === undefined ? [] : [`from ${lookup.title(element.imported)}`];
  return [...kinds.slice(0, 2), ...from].join(', ');
}

/** Around anything that is shown; outer ones before those inside them. */
function drawnBoundaries(selection: Selection, lookup: Lookup, keyOf: (id: string) => string): Element[] {
  const shown = new Set<string>();
  for (const id of selection.elements) {
    const boundaries = lookup.elements.get(id)?.boundaries ?? [];
    const key = keyOf(id);
    const folded = key.startsWith('boundary:') ? boundaries.indexOf(key.slice('boundary:'.length)) : -1;
    for (const boundary of boundaries.slice(folded + 1)) shown.add(boundary);
  }
  const boundaries = [...shown].map((id) => lookup.elements.get(id)).filter((one) => one !== undefined);
  return boundaries.sort((a, b) => a.boundaries.length - b.boundaries.length || compareText(a.id, b.id));
}

function buildClusters(boundaries: readonly Element[], lookup: Lookup, places: ThreatPlaces): ViewCluster[] {
  const shown = new Set(boundaries.map((boundary) => boundary.id));
  const clusterName = uniqueNames('b_');
  return boundaries.map((boundary) => {
    const parent = boundary.boundaries.find((id) => shown.has(id));
    return {
      id: clusterName(boundary.id),
      boundary: boundary.id,
      title: lookup.title(boundary.id),
      trust: trustOf(boundary, parent === undefined ? undefined : lookup.elements.get(parent)),
      counts: places.atBoundary(boundary.id),
      parent: parent === undefined ? undefined : clusterName(parent),
    };
  });
}

function trustOf(boundary: Element, parent: Element | undefined): string {
  if (parent && parent.trust === boundary.trust) return '';
  return `trust ${boundary.trust ?? 'unknown'}`;
}

interface EdgeContext {
  readonly keyOf: (element: string) => string;
  readonly nodeName: (key: string) => string;
  readonly places: ThreatPlaces;
}

function buildEdges(selection: Selection, lookup: Lookup, { keyOf, nodeName, places }: EdgeContext): Omit<ViewEdge, 'homeward'>[] {
  interface Draft {
    readonly from: string;
    readonly to: string;
    forward: boolean;
    backward: boolean;
    aside: boolean;
    readonly labels: EdgeLabel[];
  }
  const drafts = new Map<string, Draft>();
  const named = new Map<string, EdgeLabel>();
  const numbered = [...selection.hops].sort((a, b) => compareNumbers(lookup.hopNumber(a.hop.id), lookup.hopNumber(b.hop.id)));
  for (const { hop, aside } of numbered) {
    const [from, to] = [keyOf(hop.from), keyOf(hop.to)];
    if (from === to) continue;
    const key = `${from}\n${to}`;
    const draft: Draft = drafts.get(key) ?? { from, to, forward: false, backward: false, aside: true, labels: [] };
    drafts.set(key, draft);
    draft.forward ||= hop.sent.length > 0 || hop.returned.length === 0;
    draft.backward ||= hop.returned.length > 0;
    draft.aside &&= aside;
    const before = named.get(hop.flow);
    const label: EdgeLabel = {
      number: lookup.hopNumber(hop.id),
      hop: hop.id,
      flow: hop.flow,
      title: lookup.title(hop.flow),
      again: before !== undefined,
      content: contentLine(hop, lookup, 2),
      means: meansLine(hop, lookup),
      doubts: doubtsOf(hop, lookup),
      counts: places.atHop(hop.id),
    };
    named.set(hop.flow, label);
    draft.labels.push({
      ...label,
      content: label.content === before?.content ? '' : label.content,
      means: label.means === before?.means ? '' : label.means,
    });
  }
  const edgeName = uniqueNames('e_');
  return [...drafts.values()].map((draft) => ({
    ...draft,
    id: edgeName(draft.labels[0]?.hop ?? ''),
    from: nodeName(draft.from),
    to: nodeName(draft.to),
  }));
}

/** `F2` before `F10`, `F2.1` before `F2.2`. */
function compareNumbers(a: string, b: string): number {
  const parts = (number: string) => number.slice(1).split('.').map(Number);
  const [flowA = 0, hopA = 0] = parts(a);
  const [flowB = 0, hopB = 0] = parts(b);
  return flowA - flowB || hopA - hopB;
}
