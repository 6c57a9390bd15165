/**
 * Brings a picture down to a number of boxes that a person can read: parts that look alike become one box, then whole
 * boundaries do, those of other models first, then the innermost and smallest. Promises: the same selection gives the same groups; what a picture is about
 * is folded last.
 */
import type { Element } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { compareText } from '../text.ts';
import type { Selection } from './selection.ts';

/** Adds groups until boxes and arrows together are at most `limit`, or nothing more can be folded. */
export function collapse(selection: Selection, lookup: Lookup, limit: number): Selection {
  const groups = new Map(selection.groups);
  const keyOf = (id: string) => groups.get(id) ?? id;
  if (sizeOf(selection, keyOf) <= limit) return selection;
  const spared = sparedBoundaries(selection, lookup);
  function foldBoundaries(): void {
    while (sizeOf(selection, keyOf) > limit) {
      const next = quietestBoundary(selection, lookup, keyOf, spared);
      if (!next) break;
      for (const id of next.inside) groups.set(id, `boundary:${next.boundary}`);
    }
  }
  // Boundaries inside the one a picture is about have pictures of their own.
  if (spared.size > 0) foldBoundaries();
  for (const more of [besideInBoundaries, lookAlikes]) {
    if (sizeOf(selection, keyOf) > limit) for (const [id, key] of more(selection, lookup, keyOf)) groups.set(id, key);
  }
  foldBoundaries();
  return { ...selection, groups };
}

/** Boxes and arrows that would be drawn. */
function sizeOf(selection: Selection, keyOf: (id: string) => string): number {
  const arrows = new Set<string>();
  for (const { hop } of selection.hops) {
    const [from, to] = [keyOf(hop.from), keyOf(hop.to)];
    if (from !== to) arrows.add(`${from}\n${to}`);
  }
  return new Set([...selection.elements].map(keyOf)).size + arrows.size;
}

/** Parts that are only next to the matter: one box for those in the same boundary. */
function besideInBoundaries(selection: Selection, lookup: Lookup, keyOf: (id: string) => string): Map<string, string> {
  const matter = matterOf(selection);
  const beside = new Map<string, string[]>();
  for (const id of [...selection.elements].sort(compareText)) {
    const boundary = lookup.elements.get(id)?.boundaries[0];
    if (boundary !== undefined && !matter.has(id) && keyOf(id) === id) beside.set(boundary, [...(beside.get(boundary) ?? []), id]);
  }
  const groups = new Map<string, string>();
  for (const [boundary, ids] of beside) if (ids.length > 1) for (const id of ids) groups.set(id, `beside:${boundary}`);
  return groups;
}

/** Elements that the picture is about. */
function matterOf(selection: Selection): ReadonlySet<string> {
  return new Set(selection.hops.filter((one) => !one.aside).flatMap(({ hop }) => [hop.from, hop.to]));
}

/** Same kinds, same boundary, and the same neighbours over the same kinds of flows. */
function lookAlikes(selection: Selection, lookup: Lookup, keyOf: (id: string) => string): Map<string, string> {
  const around = new Map<string, Set<string>>();
  const note = (id: string, neighbour: string) => around.set(id, (around.get(id) ?? new Set()).add(neighbour));
  for (const { hop, aside } of selection.hops) {
    const how = `${hop.kinds.join(',')} ${aside}`;
    note(hop.from, `> ${keyOf(hop.to)} ${how}`);
    note(hop.to, `< ${keyOf(hop.from)} ${how}`);
  }
  const alike = new Map<string, string[]>();
  for (const id of [...selection.elements].sort(compareText)) {
    const element = lookup.elements.get(id);
    if (!element || keyOf(id) !== id) continue;
    const neighbours = [...(around.get(id) ?? [])].sort(compareText).join('; ');
    const signature = [element.sort, element.imported ?? '', element.kinds.join(','), element.boundaries[0] ?? '', neighbours].join('|');
    alike.set(signature, [...(alike.get(signature) ?? []), id]);
  }
  const groups = new Map<string, string>();
  for (const ids of alike.values()) if (ids.length > 1) for (const id of ids) groups.set(id, `alike:${ids[0]}`);
  return groups;
}

/** The boundary a picture is about, and all around it, stay open; so do those that hold what the picture is about, at first. */
function sparedBoundaries(selection: Selection, lookup: Lookup): ReadonlySet<string> {
  const subject = selection.subject === undefined ? undefined : lookup.elements.get(selection.subject);
  return new Set(subject?.sort === 'boundary' ? [subject.id, ...subject.boundaries] : []);
}

function quietestBoundary(selection: Selection, lookup: Lookup, keyOf: (id: string) => string, spared: ReadonlySet<string>) {
  const primary = matterOf(selection);
  const inside = new Map<string, Element[]>();
  for (const id of selection.elements) {
    const element = lookup.elements.get(id);
    for (const boundary of element?.boundaries ?? []) inside.set(boundary, [...(inside.get(boundary) ?? []), element as Element]);
  }
  const candidates = [...inside]
    .filter(([boundary, elements]) => !spared.has(boundary) && new Set(elements.map((one) => keyOf(one.id))).size > 1)
    .map(([boundary, elements]) => ({
      boundary,
      inside: elements.map((one) => one.id),
      matter: selection.subject === undefined ? 0 : elements.filter((one) => primary.has(one.id)).length,
      own: Number(lookup.elements.get(boundary)?.imported === undefined),
      depth: lookup.elements.get(boundary)?.boundaries.length ?? 0,
    }));
  candidates.sort(
    (a, b) =>
      a.matter - b.matter || a.own - b.own || b.depth - a.depth || a.inside.length - b.inside.length || compareText(a.boundary, b.boundary),
  );
  return candidates[0];
}
