/**
 * Where a datum goes. A hop that carries it brings it to its taker; `returns` brings it back. A hop whose list is open may
 * carry it. Labels are gained from parts whose kind `adds` them, on the way.
 */
import type { Kind } from '../../model/vocabulary.ts';
import { findWord } from '../../model/vocabulary-words.ts';
import { FALSE, TRUE, type Truth, unknown } from '../truth.ts';
import { add, type HopItem, type Item, isOfKind, type PartItem } from './items.ts';
import { readAttribute, withContents } from './values.ts';
import type { World } from './world.ts';

/** A hop as a datum takes it: along the arrow, or back. */
export interface Passage {
  readonly hop: HopItem;
  readonly from: PartItem;
  readonly to: PartItem;
  /** The list that says, or does not say, that it takes it. */
  readonly attribute: 'carries' | 'returns';
}

export interface Passages {
  /** By datum: hops that surely carry it. */
  readonly sure: ReadonlyMap<Item, readonly Passage[]>;
  /** Hops that may carry anything. */
  readonly open: readonly Passage[];
  readonly openInto: ReadonlyMap<PartItem, readonly Passage[]>;
  readonly openFrom: ReadonlyMap<PartItem, readonly Passage[]>;
}

export function passagesOf(world: World): Passages {
  return world.remember('passages', () => {
    const sure = new Map<Item, Passage[]>();
    const open: Passage[] = [];
    const openInto = new Map<PartItem, Passage[]>();
    const openFrom = new Map<PartItem, Passage[]>();
    for (const hop of world.hops) {
      for (const passage of [
        { hop, from: hop.from, to: hop.to, attribute: 'carries' as const },
        { hop, from: hop.to, to: hop.from, attribute: 'returns' as const },
      ]) {
        const ids = passage.attribute === 'carries' ? hop.hop.sent : hop.hop.returned;
        for (const datum of withContents(
          world,
          ids.flatMap((id) => world.item(id) ?? []),
        ))
          if (typeof datum === 'object') add(sure, datum, passage);
        if (isClosed(world, hop, passage.attribute)) continue;
        open.push(passage);
        add(openInto, passage.to, passage);
        add(openFrom, passage.from, passage);
      }
    }
    return { sure, open, openInto, openFrom };
  });
}

function isClosed(world: World, hop: HopItem, name: 'carries' | 'returns'): boolean {
  const attribute = world.words.kind('flow')?.attributes.get(name);
  return !attribute || readAttribute(world, hop, attribute).closed;
}

export interface Reach {
  at(part: PartItem): Truth;
  /** A hop, or the hops from where a label was gained, by which the datum comes to the part. */
  witness(part: PartItem): readonly HopItem[];
}

export function reachOf(world: World, datum: PartItem, label: Kind | undefined): Reach {
  const labelled = label !== undefined && !isOfKind(datum, label);
  return world.remember(`reach ${datum.id} ${labelled ? label.id : ''}`, () =>
    labelled ? reachWithLabel(world, datum, label) : plainReach(world, datum),
  );
}

/** Every hop that carries it has it at its start: what it reaches are the takers of those hops. */
function plainReach(world: World, datum: PartItem): Reach {
  const { sure, openInto } = passagesOf(world);
  const into = new Map<PartItem, Passage>();
  for (const passage of sure.get(datum) ?? []) if (!into.has(passage.to)) into.set(passage.to, passage);
  return {
    at: (part) => {
      if (into.has(part)) return TRUE;
      const open = openInto.get(part);
      return open ? unknown(open.map((passage) => world.missing(passage.hop, passage.attribute))) : FALSE;
    },
    witness: (part) => {
      const passage = into.get(part) ?? openInto.get(part)?.[0];
      return passage ? [passage.hop] : [];
    },
  };
}

/** The label is gained at a part that adds it and where the datum is; from there it goes wherever the datum goes. */
function reachWithLabel(world: World, datum: PartItem, label: Kind): Reach {
  const passages = passagesOf(world);
  const own = passages.sure.get(datum) ?? [];
  const from = new Map<PartItem, Passage[]>();
  for (const passage of own) add(from, passage.from, passage);
  const adders = addersOf(world, label);
  const spread = (open: boolean): ReadonlyMap<PartItem, Passage> => {
    const by = new Map<PartItem, Passage>();
    const queue: PartItem[] = [...adders];
    const left = new Set<PartItem>();
    for (let index = 0; index < queue.length; index++) {
      const part = queue[index] as PartItem;
      if (left.has(part)) continue;
      left.add(part);
      for (const passage of [...(from.get(part) ?? []), ...(open ? (passages.openFrom.get(part) ?? []) : [])]) {
        if (!by.has(passage.to)) by.set(passage.to, passage);
        if (!left.has(passage.to)) queue.push(passage.to);
      }
    }
    return by;
  };
  const sure = spread(false);
  const possible = spread(true);
  const way = (by: ReadonlyMap<PartItem, Passage>, part: PartItem): Passage[] => {
    const found: Passage[] = [];
    for (
      let passage = by.get(part);
      passage && !found.includes(passage);
      passage = adders.has(passage.from) ? undefined : by.get(passage.from)
    )
      found.unshift(passage);
    return found;
  };
  return {
    at: (part) => {
      if (sure.has(part)) return TRUE;
      if (!possible.has(part)) return FALSE;
      const unsure = way(possible, part).filter((passage) => !own.includes(passage));
      return unknown(unsure.map((passage) => world.missing(passage.hop, passage.attribute)));
    },
    witness: (part) => way(sure.has(part) ? sure : possible, part).map((passage) => passage.hop),
  };
}

function addersOf(world: World, label: Kind): ReadonlySet<PartItem> {
  return world.remember(`adders ${label.id}`, () => {
    const adds = new Map<string, boolean>();
    const isAdding = (id: string): boolean => {
      let known = adds.get(id);
      if (known === undefined) {
        const kind = world.words.kind(id);
        known = kind?.adds.some((word) => findWord(world.vocabulary.kinds, word, kind.pack)?.ancestorIds.has(label.id)) === true;
        adds.set(id, known);
      }
      return known;
    };
    return new Set(world.parts.filter((part) => [...part.isA].some(isAdding)));
  });
}

/** Parts a datum may come to, by any label. */
export function reachCandidates(world: World, datum: PartItem): readonly PartItem[] {
  const { sure, openInto } = passagesOf(world);
  return [...new Set([...(sure.get(datum) ?? []).map((passage) => passage.to), ...openInto.keys()])];
}
