/**
 * At which shape of a picture a threat is marked. Promises: at one only, the nearest to what it is about that is drawn (an
 * arrow, the first arrow of a flow, a box, a boundary), so that the marks of a picture add up; what lies inside a folded box
 * is marked at the box; nothing is marked at what stands beside the matter.
 */
import type { Hop, Threat } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { isPart, type Selection, SYSTEM_GROUP } from './selection.ts';
import type { Counts } from './view.ts';

export interface Drawn {
  readonly selection: Selection;
  readonly keyOf: (element: string) => string;
  /** Elements that only hops beside the matter touch. */
  readonly aside: ReadonlySet<string>;
  /** Boundaries that are drawn around something. */
  readonly clusters: ReadonlySet<string>;
}

export interface ThreatPlaces {
  readonly atHop: (hop: string) => Counts;
  /** By the key of the box. */
  readonly inBox: (key: string) => Counts;
  readonly atBoundary: (boundary: string) => Counts;
}

const NONE: Counts = { open: 0, unknown: 0 };

export function placeThreats(drawn: Drawn, lookup: Lookup): ThreatPlaces {
  const find = placeFinder(drawn, lookup);
  const counts = new Map<string, { open: number; unknown: number }>();
  for (const threat of threatsAround(drawn.selection, lookup)) {
    const standing = threat.subsumedBy === undefined ? lookup.standing(threat) : 'stopped';
    if (standing !== 'open' && standing !== 'unknown') continue;
    const place = find(threat);
    if (place === undefined) continue;
    const count = counts.get(place) ?? { open: 0, unknown: 0 };
    count[standing]++;
    counts.set(place, count);
  }
  const at = (sort: string) => (id: string) => counts.get(`${sort} ${id}`) ?? NONE;
  return { atHop: at('hop'), inBox: at('box'), atBoundary: at('boundary') };
}

/** All that touch something of the picture, each once. In the picture of the system as one box, all there are. */
function threatsAround({ elements, hops, groups }: Selection, lookup: Lookup): Iterable<Threat> {
  if ([...groups.values()].includes(SYSTEM_GROUP)) return lookup.model.threats;
  const ids = new Set<string>();
  for (const id of elements) {
    ids.add(id);
    for (const boundary of lookup.elements.get(id)?.boundaries ?? []) ids.add(boundary);
    if (groups.has(id)) for (const hop of lookup.hopsAt(id)) addHop(hop, ids, lookup);
  }
  for (const { hop, aside } of hops) if (!aside) addHop(hop, ids, lookup);
  return new Set([...ids].flatMap((id) => lookup.threatsOn(id)));
}

function addHop(hop: Hop, ids: Set<string>, lookup: Lookup): void {
  ids.add(hop.id).add(hop.flow);
  for (const route of lookup.flows.get(hop.flow)?.routes ?? []) ids.add(route.id);
}

function placeFinder({ selection, keyOf, aside, clusters }: Drawn, lookup: Lookup): (threat: Threat) => string | undefined {
  const arrows = new Set(selection.hops.filter((one) => !one.aside).map(({ hop }) => hop.id));
  const boxOf = (element: string | undefined) =>
    element !== undefined && selection.elements.has(element) && !aside.has(element) ? `box ${keyOf(element)}` : undefined;

  function ofHop(id: string): string | undefined {
    const hop = lookup.hops.get(id);
    if (!hop) return undefined;
    if (keyOf(hop.from) !== keyOf(hop.to)) return arrows.has(id) ? `hop ${id}` : undefined;
    return boxOf(hop.from);
  }

  function ofFlow(id: string): string | undefined {
    const hops = lookup.flows.get(id)?.hops ?? lookup.routes.get(id)?.route.hops ?? [];
    return first(hops, ofHop);
  }

  function ofBoundary(id: string): string | undefined {
    if (lookup.elements.get(id)?.sort !== 'boundary') return undefined;
    if (clusters.has(id)) return `boundary ${id}`;
    const boxes = new Set(lookup.inside(id).flatMap((element) => boxOf(element.id) ?? []));
    return boxes.size === 1 ? [...boxes][0] : undefined;
  }

  const whole = [...selection.groups].find(([, key]) => key === SYSTEM_GROUP)?.[0];
  return (threat) => {
    const ids = threat.bindings.map((binding) => binding.id);
    const near = first([ofHop, ofFlow, boxOf], (place) => first(ids, place));
    if (near !== undefined) return near;
    // What a boundary demands of an arrow that is not drawn is no matter of this picture.
    const isNear = (id: string) => lookup.hops.has(id) || lookup.flows.has(id) || lookup.routes.has(id) || isPart(lookup.elements.get(id));
    return (ids.some(isNear) ? undefined : first(ids, ofBoundary)) ?? boxOf(whole);
  };
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
