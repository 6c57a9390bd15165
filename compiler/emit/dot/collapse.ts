/**
 * Brings a picture down to what a person can read: parts that look alike become one box, then whole boundaries do, first
 * those without people, those of other models, the innermost, the smallest. Promises: the same selection gives the same
 * groups; what a picture is about is folded last.
 */
import type { Lookup } from '../lookup.ts';
import { compareText, groupBy } from '../text.ts';
import type { Selection } from './selection.ts';

type KeyOf = (id: string) => string;

interface Foldable {
  readonly boundary: string;
  readonly inside: readonly string[];
}

/** Adds groups until boxes and arrows together are at most `limit`, or nothing more can be folded. */
export function collapse(selection: Selection, lookup: Lookup, limit: number): Selection {
  const groups = new Map(selection.groups);
  const keyOf: KeyOf = (id) => groups.get(id) ?? id;
  const isTooLarge = () => sizeOf(selection, keyOf) > limit;
  if (!isTooLarge()) return selection;
  const candidates = foldableBoundaries(selection, lookup);
  /** As few as are enough. Each one folded makes the picture smaller, so the number is searched for by halves. */
  function foldBoundaries(): void {
    let few = 0;
    let enough = isTooLarge() ? candidates.length : 0;
    while (few < enough) {
      const middle = (few + enough) >> 1;
      if (sizeOf(selection, foldedBy(candidates.slice(0, middle), groups, keyOf)) > limit) few = middle + 1;
      else enough = middle;
    }
    const fold = foldedBy(candidates.slice(0, enough), groups, keyOf);
    for (const id of selection.elements) groups.set(id, fold(id));
  }
  // Boundaries inside the one a picture is about have pictures of their own.
  if (isAboutBoundary(selection, lookup)) foldBoundaries();
  for (const more of [besideInBoundaries, lookAlikes]) {
    if (isTooLarge()) for (const [id, key] of more(selection, lookup, keyOf)) groups.set(id, key);
  }
  foldBoundaries();
  return { ...selection, groups };
}

/** The box of each element once these boundaries are folded; one with a single box in it stays as it is. */
function foldedBy(candidates: readonly Foldable[], groups: ReadonlyMap<string, string>, keyOf: KeyOf): KeyOf {
  const folded = new Map(groups);
  for (const { boundary, inside } of candidates) {
    const first = inside[0];
    const home = first === undefined ? undefined : (folded.get(first) ?? first);
    if (inside.some((id) => (folded.get(id) ?? id) !== home)) for (const id of inside) folded.set(id, `boundary:${boundary}`);
  }
  return (id) => folded.get(id) ?? keyOf(id);
}

/** Boxes and arrows that would be drawn. */
function sizeOf(selection: Selection, keyOf: KeyOf): number {
  const boxes = new Set<string>();
  for (const id of selection.elements) boxes.add(keyOf(id));
  const arrows = new Map<string, Set<string>>();
  let size = boxes.size;
  for (const { hop } of selection.hops) {
    const from = keyOf(hop.from);
    const to = keyOf(hop.to);
    if (from === to) continue;
    const targets = arrows.get(from) ?? new Set();
    if (!targets.has(to)) size++;
    arrows.set(from, targets.add(to));
  }
  return size;
}

/** Parts that are only next to the matter: one box for those in the same boundary. */
function besideInBoundaries(selection: Selection, lookup: Lookup, keyOf: KeyOf): Map<string, string> {
  const matter = matterOf(selection);
  const beside = [...selection.elements].sort(compareText).filter((id) => !matter.has(id) && keyOf(id) === id);
  return grouped(
    groupBy(beside, (id) => lookup.elements.get(id)?.boundaries[0]),
    ([boundary]) => `beside:${boundary}`,
  );
}

/** Same kinds, same boundary, and the same neighbours over the same kinds of flows. */
function lookAlikes(selection: Selection, lookup: Lookup, keyOf: KeyOf): Map<string, string> {
  const around = new Map<string, Set<string>>([...selection.elements].map((id) => [id, new Set()]));
  for (const { hop, aside } of selection.hops) {
    const how = `${hop.kinds.join(',')} ${aside}`;
    around.get(hop.from)?.add(`> ${keyOf(hop.to)} ${how}`);
    around.get(hop.to)?.add(`< ${keyOf(hop.from)} ${how}`);
  }
  const single = [...selection.elements].sort(compareText).filter((id) => keyOf(id) === id);
  const alike = groupBy(single, (id) => {
    const element = lookup.elements.get(id);
    const neighbours = [...(around.get(id) ?? [])].sort(compareText).join('; ');
    return element && [element.sort, element.imported ?? '', element.kinds.join(','), element.boundaries[0] ?? '', neighbours].join('|');
  });
  return grouped(alike, ([, ids]) => `alike:${ids[0]}`);
}

function grouped(lists: ReadonlyMap<string, readonly string[]>, key: (group: [string, readonly string[]]) => string): Map<string, string> {
  const groups = new Map<string, string>();
  for (const group of lists) if (group[1].length > 1) for (const id of group[1]) groups.set(id, key(group));
  return groups;
}

/** Elements that the picture is about. */
function matterOf(selection: Selection): ReadonlySet<string> {
  return new Set(selection.hops.filter((one) => !one.aside).flatMap(({ hop }) => [hop.from, hop.to]));
}

function isAboutBoundary(selection: Selection, lookup: Lookup): boolean {
  return selection.subject !== undefined && lookup.elements.get(selection.subject)?.sort === 'boundary';
}

/** In the order in which they are folded; the boundary a picture is about and all around it stay open. */
function foldableBoundaries(selection: Selection, lookup: Lookup): readonly Foldable[] {
  const subject = isAboutBoundary(selection, lookup) ? lookup.elements.get(selection.subject ?? '') : undefined;
  const spared = new Set(subject ? [subject.id, ...subject.boundaries] : []);
  const matter = selection.subject === undefined ? new Set<string>() : matterOf(selection);
  const inside = new Map<string, string[]>();
  for (const id of selection.elements) {
    for (const boundary of lookup.elements.get(id)?.boundaries ?? []) {
      if (spared.has(boundary)) continue;
      const list = inside.get(boundary);
      if (list) list.push(id);
      else inside.set(boundary, [id]);
    }
  }
  const weighed = [...inside].map(([boundary, ids]) => ({
    boundary,
    inside: ids,
    matter: ids.filter((id) => matter.has(id)).length,
    people: Number(ids.some((id) => lookup.elements.get(id)?.sort === 'actor')),
    own: Number(lookup.elements.get(boundary)?.imported === undefined),
    depth: lookup.elements.get(boundary)?.boundaries.length ?? 0,
  }));
  return weighed.sort(
    (a, b) =>
      a.matter - b.matter ||
      a.people - b.people ||
      a.own - b.own ||
      b.depth - a.depth ||
      a.inside.length - b.inside.length ||
      compareText(a.boundary, b.boundary),
  );
}
