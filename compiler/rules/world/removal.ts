/**
 * `before c with d`: whether on every way the datum takes to a part, some part or hop takes away what makes it a danger.
 * The claims of its sender count: who sends it may clean it first.
 */
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { FALSE, TRUE, unknown } from '../truth.ts';
import { claims, type Wanted } from './claims.ts';
import { add, type HopItem, type PartItem } from './items.ts';
import type { Before } from './placement.ts';
import { type Passage, type Passages, passagesOf, reachOf } from './reach.ts';
import type { World } from './world.ts';

/** `removes`: whether a member of the controls takes the label away; `label` names it. */
export function beforeWith(
  world: World,
  controls: readonly ControlDefinition[],
  removes: Wanted,
  label: string,
  target: PartItem,
  datum: PartItem,
): Before {
  const ways = reachOf(world, datum, undefined).at(target);
  const key = `${label} ${controls.map((control) => control.id).join('|')}`;
  const unclean = world.once(`unclean ${key}`, datum, () => findUnclean(world, controls, removes, key, datum));
  const surely = unclean.sure(target);
  if (surely) return { ways, truth: FALSE, witness: surely };
  const possibly = unclean.possible(target);
  if (!possibly) return { ways, truth: TRUE, witness: [] };
  const own = new Set((passagesOf(world).sure.get(datum) ?? []).map((passage) => passage.hop));
  const missing = possibly.filter((passage) => !own.has(passage.hop)).map((passage) => world.missing(passage.hop, passage.attribute));
  return { ways, truth: unknown(missing), witness: possibly.map((passage) => passage.hop) };
}

interface Unclean {
  /** The hops by which it surely arrives as it is. */
  sure(part: PartItem): readonly HopItem[] | undefined;
  /** The passages by which it may arrive as it is. */
  possible(part: PartItem): readonly Passage[] | undefined;
}

/** Whether somebody on this passage cleans what passes. */
type Cleans = (passage: Passage) => boolean;

function findUnclean(world: World, controls: readonly ControlDefinition[], removes: Wanted, key: string, datum: PartItem): Unclean {
  const all = passagesOf(world);
  const own = all.sure.get(datum) ?? [];
  const has = (item: PartItem | HopItem, flow: string): boolean => controls.some((control) => claims(world, control, item, flow, removes));
  const cleaned: Cleans = (passage) => {
    const flow = passage.hop.id;
    return has(passage.hop, flow) || has(passage.from, flow) || has(passage.to, flow);
  };
  const cleanedOpen = world.remember(`cleaned ${key}`, () => all.open.filter(cleaned));
  const cleanedOwn = own.filter(cleaned);
  if (cleanedOpen.length === 0 && cleanedOwn.length === 0) return everywhere(own, all);
  const ownFrom = new Map<PartItem, Passage[]>();
  for (const passage of own) add(ownFrom, passage.from, passage);
  const onward = (part: PartItem): readonly Passage[] => [...(ownFrom.get(part) ?? []), ...(all.openFrom.get(part) ?? [])];

  // Behind a passage that cleans it, a part may have it only clean.
  const perhapsClean = spread(
    [...cleanedOwn, ...cleanedOpen].map((passage) => passage.to),
    onward,
    () => true,
  );
  const dirtyStarts = own.filter((passage) => !perhapsClean.has(passage.from)).map((passage) => passage.from);
  const sureOnward = (part: PartItem): readonly Passage[] => ownFrom.get(part) ?? [];
  const sure = spread(firstOf(dirtyStarts, own, sureOnward), sureOnward, (passage) => !cleaned(passage));
  const possible = spread(originsOf(own, all, onward), onward, (passage) => !cleaned(passage));
  return {
    sure: (part) => (sure.by.has(part) ? wayTo(sure, part).map((passage) => passage.hop) : undefined),
    possible: (part) => (possible.by.has(part) ? wayTo(possible, part) : undefined),
  };
}

/** Nobody cleans anything: it arrives as it is wherever it arrives. */
function everywhere(own: readonly Passage[], all: Passages): Unclean {
  const ways = spread(
    firstOf(
      own.map((passage) => passage.from),
      own,
      onwardOf(own),
    ),
    onwardOf(own),
    () => true,
  );
  return {
    sure: (part) => (ways.by.has(part) ? wayTo(ways, part).map((passage) => passage.hop) : undefined),
    possible: (part) => all.openInto.get(part)?.slice(0, 1),
  };
}

function onwardOf(own: readonly Passage[]): (part: PartItem) => readonly Passage[] {
  const from = new Map<PartItem, Passage[]>();
  for (const passage of own) add(from, passage.from, passage);
  return (part) => from.get(part) ?? [];
}

/** Where it starts: senders nobody surely sends it to; of a circle nobody sends it into, all. */
function originsOf(own: readonly Passage[], all: Passages, onward: (part: PartItem) => readonly Passage[]): readonly PartItem[] {
  const received = new Set(own.map((passage) => passage.to));
  const origins = [...own, ...all.open].map((passage) => passage.from).filter((part) => !received.has(part));
  const reached = spread(origins, onward, () => true);
  return [...origins, ...own.map((passage) => passage.from).filter((part) => !reached.has(part))];
}

/** The starts nobody sends it to, and those no way from them leads to: so that a way is shown from where it begins. */
function firstOf(
  starts: readonly PartItem[],
  own: readonly Passage[],
  onward: (part: PartItem) => readonly Passage[],
): readonly PartItem[] {
  const received = new Set(own.map((passage) => passage.to));
  const first = starts.filter((part) => !received.has(part));
  const reached = spread(first, onward, () => true);
  return [...first, ...starts.filter((part) => !reached.has(part))];
}

interface Spread {
  readonly by: ReadonlyMap<PartItem, Passage>;
  readonly starts: ReadonlySet<PartItem>;
  /** A start, or reached. */
  has(part: PartItem): boolean;
}

function spread(sources: Iterable<PartItem>, onward: (part: PartItem) => readonly Passage[], takes: (passage: Passage) => boolean): Spread {
  const starts = new Set(sources);
  const by = new Map<PartItem, Passage>();
  const queue = [...starts];
  for (let index = 0; index < queue.length; index++) {
    for (const passage of onward(queue[index] as PartItem)) {
      if (by.has(passage.to) || !takes(passage)) continue;
      by.set(passage.to, passage);
      if (!starts.has(passage.to)) queue.push(passage.to);
    }
  }
  return { by, starts, has: (part) => starts.has(part) || by.has(part) };
}

function wayTo(ways: Spread, part: PartItem): readonly Passage[] {
  const found: Passage[] = [];
  for (let passage = ways.by.get(part); passage; passage = ways.starts.has(passage.from) ? undefined : ways.by.get(passage.from))
    found.unshift(passage);
  return found;
}
