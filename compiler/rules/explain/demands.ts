/** What a rule demands, with what was found of it: the claims that count, those that do not and why, and who says otherwise. */
import type { Control } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import type { DemandResult } from '../engine/demand.ts';
import { FALSE, type Missing, missingOf, TRUE } from '../truth.ts';
import { guardOf } from '../world/claims.ts';
import { type HopItem, type Item, statedOn } from '../world/items.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { ReadFact, Trace } from './explanation.ts';
import { attributeFacts, claimFact, listed, uniqueFacts } from './facts.ts';
import { insideOf } from './trace.ts';
import { sayWay } from './trace-relations.ts';

export interface DemandFound {
  readonly says: string;
  readonly facts: readonly ReadFact[];
  readonly parts: readonly Trace[];
}

export function explainDemand(context: ExplainContext, demand: DemandResult): DemandFound {
  const { control, target, truth } = demand;
  if (control.computedOn !== undefined) return explainComputed(context, demand);
  const places = placesOf(demand);
  const claims = places.flatMap((place) =>
    place.controls.flatMap((claim): Claimed[] =>
      isMember(context, claim, control) ? [{ place, claim, fact: claimFact(context, place, claim) }] : [],
    ),
  );
  const speakers: readonly Item[] = target.sort === 'hop' || target.sort === 'flow' ? hopsOf(demand) : [target, ...hopsOf(demand)];
  const spoken = speakers.flatMap((item) => spokenFacts(context, item, control));
  const facts = uniqueFacts([...spoken, ...claims.map((one) => one.fact)]);
  const says =
    truth === TRUE
      ? sayMet(context, demand, claims, spoken)
      : truth === FALSE
        ? sayMissing(context, demand, claims, spoken)
        : sayOpen(context, demand);
  return {
    says: `${says}${truth === FALSE && demand.witness.length > 0 && target.sort !== 'flow' ? `; nothing holds it back on the way ${sayWay(context, demand.witness)}` : ''}`,
    facts,
    parts: [],
  };
}

function explainComputed(context: ExplainContext, { control, target, truth }: DemandResult): DemandFound {
  const inside = insideOf(context, control, target);
  const name = nameOf(context, target);
  const says =
    truth === TRUE
      ? `\`${name}\` has it: this control is worked out, and its condition holds`
      : `this control is worked out from the model, and its condition ${truth === FALSE ? 'does not hold' : 'is open'} for \`${name}\``;
  return { says, facts: [], parts: inside ? [inside] : [] };
}

interface Claimed {
  readonly place: Item;
  readonly claim: Control;
  readonly fact: ReadFact;
}

function isMember(context: ExplainContext, claim: Control, control: ControlDefinition): boolean {
  return findById(context.vocabulary.controls, claim.control)?.isA.has(control.id) === true;
}

export function hopsOf({ target, placement, witness }: DemandResult): readonly HopItem[] {
  if (placement === 'before') return witness;
  return target.sort === 'hop' ? [target] : target.sort === 'flow' ? target.hops : [];
}

/** Everything at which somebody may have said something of it. */
function placesOf(demand: DemandResult): readonly Item[] {
  const hops = hopsOf(demand);
  return [...new Set<Item>([demand.target, ...hops, ...hops.flatMap((hop) => [hop.server, hop.to, hop.from])])];
}

/** `encrypted no`, `authenticated by api_key`: its own word, where it is about this control. */
function spokenFacts(context: ExplainContext, item: Item, control: ControlDefinition): readonly ReadFact[] {
  return context.world.meanings.flatMap(({ attribute, family }) => {
    const about = control.isA.has(family.id) || family.isA.has(control.id);
    if (!about || context.world.attributeOf(item, attribute.name) !== attribute) return [];
    return statedOn(item, attribute.name) || family.isA.has(control.id) ? attributeFacts(context, item, attribute.name) : [];
  });
}

function sayMet(context: ExplainContext, demand: DemandResult, claims: readonly Claimed[], spoken: readonly ReadFact[]): string {
  const holding = claims.filter(({ claim }) => !claim.expired && (claim.state === 'implemented' || claim.state === 'provided'));
  const saying = uniqueFacts(spoken).filter((fact) => fact.state === 'said' && !/ no$/.test(fact.says));
  const words = [
    ...uniqueFacts(holding.map((one) => one.fact)).map(sayClaimFact),
    ...saying.map((fact) => `\`${fact.name}\` says \`${fact.says}\``),
  ];
  const where = demand.placement === 'before' ? `on every way to \`${nameOf(context, demand.target)}\`: ` : '';
  return words.length === 0 ? 'it is there' : `${where}${listed(words, 'and')}`;
}

function sayClaimFact(fact: ReadFact): string {
  const word = fact.says.replace(/^provides /, 'has ');
  return `\`${fact.name}\` ${word.replace(/^(\S+) (.*)$/, '$1 `$2`')}${fact.source === undefined ? '' : `, from ${fact.source}`}`;
}

function sayMissing(context: ExplainContext, demand: DemandResult, claims: readonly Claimed[], spoken: readonly ReadFact[]): string {
  const words: string[] = [];
  for (const fact of uniqueFacts(spoken)) {
    if (fact.state === 'said' && !spokenMember(context, fact, demand.control)) words.push(`\`${fact.name}\` says \`${fact.says}\``);
  }
  const told = new Set<string>();
  for (const { place, claim, fact } of claims) {
    const text = whyNot(context, demand, place, claim, fact);
    if (!told.has(text)) words.push(text);
    told.add(text);
  }
  return words.length === 0 ? silence([demand.control.name]) : words.join('; ');
}

/** Nothing is claimed, planned or denied. */
export function silence(controls: readonly string[]): string {
  return `nobody says that ${listed(
    controls.map((name) => `\`${name}\``),
    'or',
  )} is there`;
}

function spokenMember(context: ExplainContext, fact: ReadFact, control: ControlDefinition): boolean {
  const word = / by (\w+)/.exec(fact.says)?.[1];
  return word !== undefined && [...context.vocabulary.controls.values()].some((one) => one.name === word && one.isA.has(control.id));
}

function whyNot(context: ExplainContext, demand: DemandResult, place: Item, claim: Control, fact: ReadFact): string {
  const word = findById(context.vocabulary.controls, claim.control)?.name ?? claim.control;
  const name = `\`${nameOf(context, place)}\``;
  if (claim.expired) return `${name} had \`${word}\` until ${claim.until ?? 'a day that has passed'}`;
  if (claim.state === 'planned')
    return `${name} plans \`${word}\`${claim.by === undefined ? '' : ` by ${claim.by}`}, which does not count before it is there`;
  if (claim.state === 'lacking') return `${name} says that it lacks \`${word}\`${claim.because === undefined ? '' : `: ${claim.because}`}`;
  const from = fact.source === undefined ? '' : `, from ${fact.source},`;
  return `${name} has \`${word}\`${from} but ${whyElsewhere(context, demand, place, claim)}`;
}

/** A claim that is there and does not count for this demand. */
function whyElsewhere(context: ExplainContext, demand: DemandResult, place: Item, claim: Control): string {
  const { target } = demand;
  if (claim.for !== undefined)
    return `only for ${listed(
      claim.for.map((id) => `\`${context.name(id)}\``),
      'and',
    )}`;
  const hops = hopsOf(demand);
  const member = findById(context.vocabulary.controls, claim.control);
  if (place === hops[0]?.from && !hops.some((hop) => hop.to === place))
    return 'nobody vouches for oneself: what the sender claims does not count';
  const last = target.sort === 'flow' ? target.to : undefined;
  if (last && place !== last && member?.counts === 'end_to_end')
    return `it is trusted less than \`${nameOf(context, last)}\`, so it may not answer for it`;
  const hop = hops.find((one) => one.to === place || one.server === place);
  if (hop && member && guardOf(member.guards, hop) !== place)
    return `it has to stand where ${member.guards === 'callers' ? 'calls arrive' : 'content is taken in'}`;
  if (demand.placement === 'before') return 'another way goes round it';
  return target.sort === 'flow' && target.hops.length > 1 ? 'not every hop of the flow has it' : 'it does not count there';
}

function sayOpen(context: ExplainContext, { control, truth }: DemandResult): string {
  const missing = missingOf(truth);
  if (missing.length === 0) return `nobody can tell whether \`${control.name}\` is there`;
  return [...new Set(missing.map((one) => sayMissingFact(context, one)))].join('; ');
}

/** Unsaid, run out, or said without the method that is asked for. */
function sayMissingFact(context: ExplainContext, { element, attribute, expired }: Missing): string {
  const of = `\`${context.name(element)}\``;
  if (expired) return `it depends on \`${attribute}\` of ${of}, and what was said of it has run out`;
  const item = context.world.item(element);
  const hops = item?.sort === 'flow' ? item.hops : item ? [item] : [];
  const methodless = hops.some((hop) =>
    statedOn(hop, attribute)?.facts.some(
      ({ value, phrases = [] }) => value?.type === 'word' && value.word === 'yes' && !phrases.some((one) => one.preposition === 'by'),
    ),
  );
  return methodless ? `${of} says \`${attribute} yes\`, and not by what` : `it depends on \`${attribute}\` of ${of}, which nobody says`;
}
