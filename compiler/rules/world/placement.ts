/** Where a demanded control counts beyond one thing: `along` a flow, and `before` a part on every way to it. */
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { and, FALSE, type Missing, mergeMissing, missingOf, or, TRUE, type Truth, unknown } from '../truth.ts';
import { claims, controlOn, onHopItself, standsAtTaker, trustedAsMuch } from './claims.ts';
import type { FlowItem, HopItem, PartItem } from './items.ts';
import { search } from './search.ts';
import type { PartSet } from './sets.ts';
import type { World } from './world.ts';

/** "Somewhere on the flow", but not at a first end that is less trusted than the last: it would vouch for itself. */
export function alongFlow(world: World, control: ControlDefinition, flow: FlowItem): Truth {
  let result: Truth = TRUE;
  for (const route of flow.routes) result = and(result, alongRoute(world, control, route));
  return result;
}

function alongRoute(world: World, control: ControlDefinition, route: FlowItem): Truth {
  const first = route.from as PartItem;
  const trusted = trustedAsMuch(world, first, route.to as PartItem);
  let result: Truth = FALSE;
  for (const hop of route.hops) {
    const at = onHopItself(world, control, hop, 'demand', trusted === TRUE ? undefined : first);
    result = or(result, at);
    if (result !== TRUE) result = or(result, controlOn(world, control, hop.to, 'demand', hop.id));
    if (result === TRUE) return TRUE;
  }
  return or(result, and(trusted, controlOn(world, control, first, 'demand', route.flow.id)));
}

/** The ways to a part, and whether one of some controls stands on each of them. */
export interface Before {
  /** Whether there is a way at all: "over no possible way the rule does not apply". */
  readonly ways: Truth;
  readonly truth: Truth;
  /** A way without any of the controls; where all have one, a way. */
  readonly witness: readonly HopItem[];
}

export function beforePart(world: World, controls: readonly ControlDefinition[], target: PartItem, sources: PartSet): Before {
  const key = `${sources.key} ${controls.map((control) => control.id).join('|')}`;
  const reach = (side: 'sure' | 'possible') => world.remember(`reach ${side} ${sources.key}`, () => search(world, sources[side]));
  const stands = `stands ${controls.map((control) => control.id).join('|')}`;
  const has = (hop: HopItem): Truth =>
    world.once(stands, hop, () => controls.reduce<Truth>((result, control) => or(result, standsOn(world, control, hop)), FALSE));
  const avoidSure = world.remember(`avoid sure ${key}`, () => search(world, sources.sure, { hop: (hop) => has(hop) === FALSE }));
  const avoidPossible = world.remember(`avoid possible ${key}`, () => search(world, sources.possible, { hop: (hop) => has(hop) !== TRUE }));
  const ways = waysTo(target, reach('sure').has(target), reach('possible'), sources);
  if (!avoidPossible.has(target)) return { ways, truth: TRUE, witness: ways === FALSE ? [] : reach('possible').witness(target) };
  if (avoidSure.has(target)) return { ways, truth: FALSE, witness: avoidSure.witness(target) };
  const witness = avoidPossible.witness(target);
  let missing: readonly Missing[] = sourceMissing(witness, sources);
  for (const hop of witness) missing = mergeMissing(missing, missingOf(has(hop)));
  return { ways, truth: unknown(missing), witness };
}

function waysTo(target: PartItem, sure: boolean, possible: ReturnType<typeof search>, sources: PartSet): Truth {
  if (sure) return TRUE;
  return possible.has(target) ? unknown(sourceMissing(possible.witness(target), sources)) : FALSE;
}

function sourceMissing(witness: readonly HopItem[], sources: PartSet): readonly Missing[] {
  const first = witness[0]?.from;
  return first ? sources.missing(first) : [];
}

/**
 * Whether a control stands on a hop in the direction of its arrow. Callers are checked by the server, so where the taker
 * opens the connection nothing that guards callers holds back what comes along the arrow.
 */
function standsOn(world: World, control: ControlDefinition, hop: HopItem): Truth {
  if (hop.client === hop.from || control.guards !== 'callers') {
    const near = onHopItself(world, control, hop, 'demand');
    if (near === TRUE) return TRUE;
    return or(near, claimedBehind(world, control, hop));
  }
  return claimedBehind(world, control, hop);
}

/** The taker has it, where it guards content, guards neither side, or counts end to end; of its own callers only where it is called. */
function claimedBehind(world: World, control: ControlDefinition, hop: HopItem): Truth {
  const counts = (member: ControlDefinition) => member.guards !== 'callers' || member.counts === 'end_to_end';
  const at = claims(world, control, hop.to, hop.id, (member) => counts(member) && standsAtTaker(member, hop));
  return at ? TRUE : FALSE;
}
