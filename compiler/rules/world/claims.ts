/**
 * Where a control counts on one thing: the word of a hop, what is claimed, what boundaries provide, who guards. Nothing is
 * present because nobody said anything. `placement.ts` builds `along` and `before` on this.
 *
 * A question ("is it encrypted?") and a demand ("it must be encrypted") differ in one point: a member of a family that
 * nobody declared is absent for a demand, and unknown for a question, since the answer may still name it.
 */
import type { Attribute, Control } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition, ControlDefinition } from '../../model/vocabulary.ts';
import { and, FALSE, type Missing, missingOf, or, TRUE, type Truth, truthOf, unknown } from '../truth.ts';
import { type FlowItem, type HopItem, type Item, isOfKind, type PartItem, statedOn } from './items.ts';
import { applies } from './values.ts';
import type { Meaning, World } from './world.ts';

export type Mode = 'demand' | 'question';

/** Whether a control counts on an item. `flow` is the flow, or the hop, in whose name a part is asked: narrowed claims count for it. */
export function controlOn(world: World, control: ControlDefinition, item: Item, mode: Mode, flow?: string): Truth {
  if (control.computedOn !== undefined) return computedOn(world, control, item);
  if (item.sort === 'hop') return onHop(world, control, item, mode);
  return item.sort === 'flow' ? onFlow(world, control, item, mode) : onPart(world, control, item, mode, flow);
}

/** A control that is worked out: there or not on one sort of thing, and claimed nowhere. */
export function computedOn(world: World, control: ControlDefinition, item: Item): Truth {
  const kind = control.computedOn === undefined ? undefined : world.words.kind(control.computedOn);
  return kind && isOfKind(item, kind) ? world.computedControl(control, item) : FALSE;
}

// ---- what is claimed --------------------------------------------------------------------------------------------------

const LEVELS: Readonly<Record<Control['source']['level'], number>> = { own: 0, every: 1, kind: 2, boundary: 3, component: 3 };

type Guard = 'callers' | 'content' | undefined;

/** Which members count: by what they guard, or those that count end to end. */
export type Wanted = (member: ControlDefinition) => boolean;

export const ANY: Wanted = () => true;

function holds(world: World, claim: Control, item: Item, flow: string | undefined): boolean {
  if (claim.expired || (claim.state !== 'implemented' && claim.state !== 'provided')) return false;
  // `provides C to x` on a component gives it to x, not to itself.
  if (claim.state === 'provided' && claim.source.level === 'own' && item.sort !== 'boundary' && item.sort !== 'model') return false;
  return inForce(world, claim, item, flow);
}

/**
 * Whether a claim speaks of the flow, or the hop, in whose name the item is asked. Where it names hops or routes and a whole flow
 * is asked: what helps only if it speaks of all that meets the item, what admits if it speaks of any of it.
 */
export function inForce(world: World, claim: Control, item: Item, flow: string | undefined): boolean {
  const named = claim.for;
  if (named === undefined) return true;
  if (flow === undefined) return false;
  if (named.some((id) => flow === id || flow.startsWith(`${id}[`))) return true;
  const asked = world.item(flow);
  if (asked?.sort !== 'hop' && asked?.sort !== 'flow') return false;
  const hops = asked.sort === 'hop' ? [asked] : asked.hops.filter((hop) => hop.from === item || hop.to === item);
  const routes = asked.sort === 'hop' ? asked.flow.routes : asked.routes;
  const routesOf = (hop: HopItem) => routes.filter((route) => route.hops.includes(hop));
  if (isThere(claim))
    return hops.length > 0 && hops.every((hop) => named.includes(hop.id) || routesOf(hop).every(({ id }) => named.includes(id)));
  return hops.some((hop) => named.includes(hop.id) || routesOf(hop).some(({ id }) => named.includes(id)));
}

/** Whether the item claims a member of the control, and nothing nearer admits lacking it. */
export function claims(world: World, control: ControlDefinition, item: Item, flow: string | undefined, wanted: Wanted = ANY): boolean {
  return item.controls.some((claim) => {
    if (!holds(world, claim, item, flow)) return false;
    const member = findById(world.vocabulary.controls, claim.control);
    return member?.isA.has(control.id) === true && wanted(member) && !isOverruled(world, claim, member, item, flow);
  });
}

/** "own `lacks` beats ...": what is said nearer, or for this flow alone, of the control or a family of it hides a claim. */
function isOverruled(world: World, claim: Control, member: ControlDefinition, item: Item, flow: string | undefined): boolean {
  return item.controls.some((other) => {
    if (other === claim || !member.isA.has(other.control)) return false;
    const [nearness, ofClaim] = [LEVELS[other.source.level], LEVELS[claim.source.level]];
    if (other.for !== undefined) return inForce(world, other, item, flow) && nearness <= ofClaim && !isThere(other);
    return other.state === 'lacking' && other.control !== claim.control && nearness < ofClaim;
  });
}

/** Implemented or provided, and not past its date. An expired word hides what is weaker: a control is then absent. */
function isThere(claim: Control): boolean {
  return !claim.expired && (claim.state === 'implemented' || claim.state === 'provided');
}

/** Whether the item admits lacking the control or a family of it. Past its date an admission still hides what is weaker. */
export function lacks(world: World, control: ControlDefinition, item: Item, flow: string | undefined): boolean {
  return item.controls.some((claim) => claim.state === 'lacking' && inForce(world, claim, item, flow) && control.isA.has(claim.control));
}

// ---- what attributes say ----------------------------------------------------------------------------------------------

type Word = { readonly says: 'silent' | 'expired' | 'no' | 'yes' } | { readonly says: 'by'; readonly controls: readonly string[] };

const SILENT: Word = { says: 'silent' };
const EXPIRED: Word = { says: 'expired' };
const NO: Word = { says: 'no' };
const YES: Word = { says: 'yes' };

function wordOf(attribute: Attribute | undefined): Word {
  if (!attribute || attribute.unknown) return SILENT;
  if (attribute.expired) return EXPIRED;
  const fact = attribute.facts[0];
  if (!fact) return SILENT;
  if (fact.value?.type === 'word' && fact.value.word === 'no') return NO;
  const by =
    fact.phrases
      ?.find((phrase) => phrase.preposition === 'by')
      ?.values.flatMap((value) => (value.type === 'control' ? [value.control] : [])) ?? [];
  return by.length > 0 ? { says: 'by', controls: by } : YES;
}

interface Spoken {
  readonly meaning: Meaning;
  /** The control is the family the attribute means, or a member of it. */
  readonly about: boolean;
  readonly word: Word;
}

function spokenOf(world: World, control: ControlDefinition, item: Item): readonly Spoken[] {
  const spoken: Spoken[] = [];
  for (const { meaning, about, within } of relationsOf(world, control)) {
    const word = wordOf(statedOn(item, meaning.attribute.name));
    // Members of two families (mutual TLS) are named by either attribute.
    const related = about || within || names(world, word, control);
    if (related && isAskedOf(world, item, meaning.attribute)) spoken.push({ meaning, about, word });
  }
  return spoken;
}

interface Relation {
  readonly meaning: Meaning;
  readonly about: boolean;
  /** The family is a member of the control. */
  readonly within: boolean;
}

const relations = new WeakMap<World, Map<ControlDefinition, readonly Relation[]>>();

/** How the attributes that mean families stand to a control. */
function relationsOf(world: World, control: ControlDefinition): readonly Relation[] {
  let ofWorld = relations.get(world);
  if (!ofWorld) {
    ofWorld = new Map();
    relations.set(world, ofWorld);
  }
  let found = ofWorld.get(control);
  if (!found) {
    const { isA, id } = control;
    found = world.meanings.map((meaning) => ({ meaning, about: isA.has(meaning.family.id), within: meaning.family.isA.has(id) }));
    ofWorld.set(control, found);
  }
  return found;
}

function isAskedOf(world: World, item: Item, attribute: AttributeDefinition): boolean {
  const ofFlows = attribute.on.sort === 'flow' || attribute.on.sort === 'hop';
  return ofFlows ? item.sort === 'hop' : item.sort !== 'hop' && applies(world, item, attribute);
}

/**
 * What an item says of a control by itself: its attributes and its own claims. `open` means that others may still speak
 * for it; `rest` is the verdict when none does.
 */
interface OwnWord {
  readonly truth: Truth | undefined;
  readonly open: boolean;
  readonly rest: Truth;
}

function ownWord(world: World, control: ControlDefinition, item: Item, mode: Mode, flow: string | undefined): OwnWord {
  const spoken = spokenOf(world, control, item);
  if (spoken.length === 0) {
    if (claims(world, control, item, flow)) return SETTLED;
    return lacks(world, control, item, flow) ? REFUSED : UNSAID;
  }
  const about = spoken.filter((one) => one.about);
  if (about.some((one) => one.word.says === 'no')) return settled(FALSE);
  if (spoken.some((one) => names(world, one.word, control))) return settled(TRUE);
  if (spoken.some((one) => one.word.says === 'yes' && one.meaning.family.isA.has(control.id))) return settled(TRUE);
  if (claims(world, control, item, flow)) return settled(TRUE);
  if (lacks(world, control, item, flow)) return settled(FALSE);
  const expired = spoken.find((one) => one.word.says === 'expired');
  if (expired) return settled(unknown([world.missing(item, expired.meaning.attribute.name)]));
  const silent = spoken.filter((one) => one.word.says === 'silent' && (one.about || one.meaning.family.isA.has(control.id)));
  const methodless = about.filter((one) => one.word.says === 'yes');
  if (about.length > 0 && silent.length === 0 && methodless.length === 0) return settled(FALSE);
  const asked = methodless.length > 0 ? methodless : silent.filter((one) => mode === 'question' || one.meaning.family.isA.has(control.id));
  const rest = asked.length > 0 ? unknown(asked.map((one) => world.missing(item, one.meaning.attribute.name))) : FALSE;
  return { truth: undefined, open: true, rest };
}

/** What a hop says itself against a control, as it is written, and the attribute it says it with: no claim of an end changes that. */
export function denialOf(
  world: World,
  control: ControlDefinition,
  hop: HopItem,
): { readonly attribute: AttributeDefinition; readonly says: string; readonly family: boolean } | undefined {
  if (ownWord(world, control, hop, 'demand', hop.id).truth !== FALSE) return undefined;
  for (const { about, word, meaning } of spokenOf(world, control, hop)) {
    if (!about || word.says === 'silent' || word.says === 'expired') continue;
    const by =
      word.says === 'by' ? `by ${word.controls.map((id) => findById(world.vocabulary.controls, id)?.name ?? id).join(', ')}` : word.says;
    return { attribute: meaning.attribute, says: `${meaning.attribute.name} ${by}`, family: meaning.family.id === control.id };
  }
  return undefined;
}

const SETTLED = settled(TRUE);
const REFUSED = settled(FALSE);
const UNSAID: OwnWord = { truth: undefined, open: true, rest: FALSE };

function settled(truth: Truth): OwnWord {
  return { truth, open: false, rest: truth };
}

function names(world: World, word: Word, control: ControlDefinition): boolean {
  return word.says === 'by' && word.controls.some((id) => findById(world.vocabulary.controls, id)?.isA.has(control.id) === true);
}

function onPart(world: World, control: ControlDefinition, item: Item, mode: Mode, flow: string | undefined): Truth {
  const own = ownWord(world, control, item, mode, flow);
  return own.truth ?? own.rest;
}

// ---- hops -------------------------------------------------------------------------------------------------------------

/** The end that guards: callers at the server, content at the taker. */
export function guardOf(guards: Guard, hop: HopItem): PartItem | undefined {
  return guards === 'callers' ? hop.server : guards === 'content' ? hop.to : undefined;
}

/**
 * A proof of the message itself goes with it, whoever opens the connection. What else guards callers is asked of those who
 * call: where the taker pulls, that is the taker, and what it asks of its own callers says nothing of this hop.
 */
function provesMessage(control: ControlDefinition): boolean {
  return control.counts === 'end_to_end' && control.mitigates.includes('tampering');
}

/** Whether a control could stand at the taker of a hop, were it claimed there. */
export function standsAtTaker(control: ControlDefinition, hop: HopItem): boolean {
  return hop.server === hop.to || control.guards !== 'callers' || provesMessage(control);
}

/** The hop's own word, else the end that guards, else - for what counts end to end - a later part of the flow. */
export function onHop(world: World, control: ControlDefinition, hop: HopItem, mode: Mode): Truth {
  const own = ownWord(world, control, hop, mode, hop.id);
  const near = nearHop(world, control, hop, own, undefined);
  if (near === TRUE || !own.open || !standsAtTaker(control, hop)) return near;
  let behind: Truth = TRUE;
  for (const route of hop.flow.routes) behind = and(behind, endToEnd(world, control, route, route.hops.indexOf(hop)));
  return or(near, behind);
}

/** `skip`: an end whose claims do not count. */
export function onHopItself(world: World, control: ControlDefinition, hop: HopItem, mode: Mode, skip?: PartItem): Truth {
  return nearHop(world, control, hop, ownWord(world, control, hop, mode, hop.id), skip);
}

function nearHop(world: World, control: ControlDefinition, hop: HopItem, own: OwnWord, skip: PartItem | undefined): Truth {
  if (own.truth) {
    // What a boundary or a component provides to hops does not hold where the end that guards admits lacking it.
    return own.truth === TRUE && onlyProvided(world, control, hop) && endsLack(world, control, hop) ? FALSE : own.truth;
  }
  const flow = hop.id;
  const guarded =
    (hop.server !== skip && claims(world, control, hop.server, flow, (member) => member.guards === 'callers')) ||
    (hop.to !== skip && claims(world, control, hop.to, flow, (member) => member.guards === 'content'));
  return guarded ? TRUE : own.rest;
}

function onlyProvided(world: World, control: ControlDefinition, hop: HopItem): boolean {
  const speaks = spokenOf(world, control, hop).some((one) => names(world, one.word, control) || one.word.says === 'yes');
  return (
    !speaks &&
    hop.controls.every(
      ({ control: id, source: { level } }) =>
        level === 'boundary' || level === 'component' || !findById(world.vocabulary.controls, id)?.isA.has(control.id),
    )
  );
}

function endsLack(world: World, control: ControlDefinition, hop: HopItem): boolean {
  const end = guardOf(control.guards, hop);
  return end !== undefined && lacks(world, control, end, hop.id) && !claims(world, control, end, hop.id);
}

/**
 * "End to end: the last component has it, or a relay in the flow that is trusted at least as much as the last component."
 * Only positions at or behind hop `first` count.
 */
function endToEnd(world: World, control: ControlDefinition, route: FlowItem, first: number): Truth {
  const last = route.hops.length - 1;
  let result: Truth = FALSE;
  for (let index = first; index <= last && result !== TRUE; index++) {
    const hop = route.hops[index] as HopItem;
    if (!hasEndToEnd(world, control, hop)) continue;
    result = or(result, index === last || hop.to === route.to ? TRUE : trustedAsMuch(world, hop.to, route.to as PartItem));
  }
  return result;
}

function hasEndToEnd(world: World, control: ControlDefinition, hop: HopItem): boolean {
  const wanted: Wanted = (member) => member.counts === 'end_to_end';
  const spoken = spokenOf(world, control, hop);
  if (spoken.some((one) => one.about && one.word.says === 'no')) return false;
  const named = spoken.some(
    (one) =>
      one.word.says === 'by' &&
      one.word.controls.some((id) => {
        const member = findById(world.vocabulary.controls, id);
        return member?.isA.has(control.id) === true && wanted(member);
      }),
  );
  const atTaker: Wanted = (member) => wanted(member) && standsAtTaker(member, hop);
  return named || claims(world, control, hop, hop.id, wanted) || claims(world, control, hop.to, hop.id, atTaker);
}

/** Whether `a` is trusted at least as much as `b`; one question for each of them nobody speaks of. */
export function trustedAsMuch(world: World, a: PartItem, b: PartItem): Truth {
  if (a === b) return TRUE;
  const [left, right] = [world.trustRank(a), world.trustRank(b)];
  if (left !== undefined && right !== undefined) return truthOf(left >= right);
  if (right === 0 || left === world.trustSteps.length - 1) return TRUE;
  const missing: Missing[] = [];
  if (left === undefined) missing.push(world.missing(a, 'trust'));
  if (right === undefined) missing.push(world.missing(b, 'trust'));
  return unknown(missing);
}

// ---- flows ------------------------------------------------------------------------------------------------------------

function onFlow(world: World, control: ControlDefinition, flow: FlowItem, mode: Mode): Truth {
  let result: Truth = TRUE;
  for (const route of flow.routes) result = and(result, onRoute(world, control, route, mode));
  return result;
}

/** Per hop: every hop has it. End to end: the last has it, or a relay trusted as much. A family: either way of a member. */
function onRoute(world: World, control: ControlDefinition, route: FlowItem, mode: Mode): Truth {
  const far = endToEnd(world, control, route, 0);
  if (far === TRUE) return TRUE;
  if (control.counts === 'end_to_end') {
    const last = route.hops[route.hops.length - 1];
    return or(far, last ? onHopItself(world, control, last, mode) : FALSE);
  }
  let each: Truth = TRUE;
  for (const hop of route.hops) each = and(each, onHopItself(world, control, hop, mode));
  return or(far, each);
}

/** The answer to "is it encrypted?" of a hop or flow, claims of the ends included: `yes`, `no`, or what is missing. */
export function saidOf(
  world: World,
  item: HopItem | FlowItem,
  attribute: AttributeDefinition,
): { readonly value: 'yes' | 'no' | undefined; readonly missing: readonly Missing[] } {
  const family = world.meanings.find((meaning) => meaning.attribute === attribute)?.family;
  const truth = family ? controlOn(world, family, item, 'question') : FALSE;
  return { value: truth === TRUE ? 'yes' : truth === FALSE ? 'no' : undefined, missing: missingOf(truth) };
}
