/**
 * At which shape of a picture a threat is marked. Promises: at one only, the nearest to what it is about that is drawn (an
 * arrow, the first arrow of a flow, a box, a boundary), so that the marks of a picture add up; what lies inside a folded box
 * is marked at the box; nothing is marked at what stands beside the matter.
 */
import type { Hop, Threat } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import type { Standing } from '../standing.ts';
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
  const hops = createTally();
  const boxes = createTally();
  const boundaries = createTally();
  const { selection, keyOf, aside, clusters } = drawn;
  const arrows = new Set(selection.hops.filter((one) => !one.aside).map(({ hop }) => hop.id));
  const boxOf = (element: string) => (selection.elements.has(element) && !aside.has(element) ? keyOf(element) : undefined);

  function addToHop(hop: Hop, threat: Threat): boolean {
    if (keyOf(hop.from) === keyOf(hop.to)) return addToBox(boxOf(hop.from), threat);
    if (!arrows.has(hop.id)) return false;
    hops.add(hop.id, lookup.standing(threat));
    return true;
  }

  function addToBox(key: string | undefined, threat: Threat): boolean {
    if (key !== undefined) boxes.add(key, lookup.standing(threat));
    return key !== undefined;
  }

  function addToBoundary(boundary: string, threat: Threat): boolean {
    if (clusters.has(boundary)) boundaries.add(boundary, lookup.standing(threat));
    return clusters.has(boundary) || addToBox(onlyBox(boundary), threat);
  }

  /** Where all of a boundary is folded. */
  function onlyBox(boundary: string): string | undefined {
    const keys = new Set(lookup.inside(boundary).flatMap((element) => boxOf(element.id) ?? []));
    return keys.size === 1 ? [...keys][0] : undefined;
  }

  const system = systemBox(selection);
  for (const threat of threatsAround(selection, system, lookup)) {
    const about = aboutOf(threat, lookup);
    if (about.hops.some((hop) => addToHop(hop, threat)) || about.parts.some((part) => addToBox(boxOf(part), threat))) continue;
    // What a boundary demands of an arrow that is not drawn is no matter of this picture.
    const near = about.hops.length + about.parts.length > 0;
    if (near || !about.boundaries.some((boundary) => addToBoundary(boundary, threat))) addToBox(system, threat);
  }
  return { atHop: hops.of, inBox: boxes.of, atBoundary: boundaries.of };
}

function createTally() {
  const counts = new Map<string, { open: number; unknown: number }>();
  return {
    add(key: string, standing: Standing): void {
      if (standing !== 'open' && standing !== 'unknown') return;
      const count = counts.get(key) ?? { open: 0, unknown: 0 };
      count[standing]++;
      counts.set(key, count);
    },
    of: (key: string): Counts => counts.get(key) ?? NONE,
  };
}

function systemBox({ groups }: Selection): string | undefined {
  for (const key of groups.values()) if (key === SYSTEM_GROUP) return key;
  return undefined;
}

/** All that wait and touch something of the picture, each once. In the picture of the system as one box, all there are. */
function threatsAround({ elements, hops, groups }: Selection, system: string | undefined, lookup: Lookup): Iterable<Threat> {
  if (system !== undefined) return lookup.waiting;
  const ids = new Set<string>(elements);
  for (const id of elements) {
    for (const boundary of lookup.elements.get(id)?.boundaries ?? []) ids.add(boundary);
    if (groups.has(id)) for (const hop of lookup.hopsAt(id)) addHop(hop, ids, lookup);
  }
  for (const { hop, aside } of hops) if (!aside) addHop(hop, ids, lookup);
  const threats = new Set<Threat>();
  for (const id of ids) for (const threat of lookup.waitingOn(id)) threats.add(threat);
  return threats;
}

function addHop(hop: Hop, ids: Set<string>, lookup: Lookup): void {
  ids.add(hop.id);
  if (ids.has(hop.flow)) return;
  ids.add(hop.flow);
  for (const route of lookup.flows.get(hop.flow)?.routes ?? []) ids.add(route.id);
}

interface About {
  /** Those it names, then those of the flows it names. */
  readonly hops: readonly Hop[];
  readonly parts: readonly string[];
  readonly boundaries: readonly string[];
}

/** The same in every picture, of which there may be hundreds. */
const abouts = new WeakMap<Lookup, Map<Threat, About>>();

function aboutOf(threat: Threat, lookup: Lookup): About {
  const all = abouts.get(lookup) ?? new Map<Threat, About>();
  abouts.set(lookup, all);
  const known = all.get(threat);
  if (known) return known;
  const ids = threat.bindings.map((binding) => binding.id);
  const flows = ids.flatMap((id) => lookup.flows.get(id)?.hops ?? lookup.routes.get(id)?.route.hops ?? []);
  const about = {
    hops: [...ids, ...flows].map((id) => lookup.hops.get(id)).filter((hop) => hop !== undefined),
    parts: ids.filter((id) => isPart(lookup.elements.get(id))),
    boundaries: ids.filter((id) => lookup.elements.get(id)?.sort === 'boundary'),
  };
  all.set(threat, about);
  return about;
}
