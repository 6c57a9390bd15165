/** The words and facts behind what relates: attributes with phrases, claims of controls, lists, the graph, ways, data that goes somewhere. */
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition, FactDefinition } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import type { Env } from '../compile/operand.ts';
import { compilePathWitness, compileReachWitness } from '../compile/path.ts';
import { compileMembers } from '../compile/relate.ts';
import type { Condition, Phrase, Target, Wanted } from '../resolved.ts';
import { TRUE } from '../truth.ts';
import { controlOn } from '../world/claims.ts';
import { type HopItem, type Item, type PartItem, statedOn } from '../world/items.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { ReadFact, Trace, TruthWord } from './explanation.ts';
import { attributeFacts, claimFact, kindWords, listed, partsOnWay, withArticle } from './facts.ts';
import { itemsOf, nameOperand, readOperand, sayDatum, shortened } from './operands.ts';

/** What a condition came upon. */
export interface Found {
  readonly says: string;
  readonly facts: readonly ReadFact[];
  readonly parts: readonly Trace[];
}

// ---- is encrypted, is authenticated by ... ------------------------------------------------------------------------------

export function traceAttribute(
  context: ExplainContext,
  condition: Condition & { kind: 'is_attribute' },
  items: readonly Item[],
  value: TruthWord,
  file: string,
): Found {
  const { attribute, phrases } = condition;
  const written = phrases.map((phrase) => ` ${textOfPhrase(context, phrase, file)}`).join('');
  const what = `${attribute.name}${written}`;
  const says = items.map((item) => {
    const name = nameOf(context, item);
    if (value === 'unknown')
      return `nobody says ${phrases.length > 0 ? 'how' : 'whether'} \`${name}\` is ${phrases.length > 0 ? attribute.name : what}`;
    if (value === 'no') return `\`${name}\` is not ${what}`;
    const by = ways(context, phrases, item);
    return `\`${name}\` is ${by === '' ? what : `${attribute.name} by ${by}`}`;
  });
  const family =
    attribute.means === undefined ? undefined : context.world.meanings.find((meaning) => meaning.attribute === attribute)?.family;
  const facts = items.flatMap((item) => [
    ...attributeFacts(context, item, attribute.name),
    ...(family ? guardFacts(context, item, family) : []),
  ]);
  return { says: says.join('; '), facts, parts: [] };
}

/** Which of the controls behind `by` it is that are there. */
function ways(context: ExplainContext, phrases: readonly Phrase[], item: Item): string {
  const asked = phrases.filter((phrase) => phrase.preposition === 'by').flatMap((phrase) => phrase.operands);
  const there = asked.flatMap((target) =>
    target.target === 'control' && controlOn(context.world, target.control, item, 'question') === TRUE ? [target.control.name] : [],
  );
  return listed(there, 'and');
}

function textOfPhrase(context: ExplainContext, phrase: Phrase, file: string): string {
  const [first] = phrase.operands;
  const last = phrase.operands[phrase.operands.length - 1];
  if (!first || !last) return phrase.preposition;
  const count =
    phrase.operands.length < 2 ? '' : phrase.need === 'any' ? 'any of ' : phrase.need === 'all' ? 'all of ' : `${phrase.need} of `;
  return `${phrase.preposition} ${count}${context.text({ file, start: first.start, end: last.end })}`;
}

/** Claims of a family's members where they count for a hop or flow: on it, and at its ends. */
export function guardFacts(context: ExplainContext, item: Item, family: ControlDefinition): readonly ReadFact[] {
  const hops: readonly HopItem[] = item.sort === 'hop' ? [item] : item.sort === 'flow' ? item.hops : [];
  const places = new Set<Item>([item, ...hops.flatMap((hop) => [hop, hop.server, hop.to])]);
  return [...places].flatMap((place) => memberClaims(context, place, family));
}

/** Claims of a control or its members, in any state. */
export function memberClaims(context: ExplainContext, item: Item, control: ControlDefinition): readonly ReadFact[] {
  return item.controls
    .filter((claim) => findById(context.vocabulary.controls, claim.control)?.isA.has(control.id) === true)
    .map((claim) => claimFact(context, item, claim));
}

// ---- implements, plans, lacks -------------------------------------------------------------------------------------------

export function traceClaim(context: ExplainContext, condition: Condition & { kind: 'relate' }, item: Item): Found {
  const controls = targetsOf(condition.wanted).flatMap((target) => (target.target === 'control' ? [target.control] : []));
  const facts = controls.flatMap((control) => memberClaims(context, item, control));
  const name = nameOf(context, item);
  const words = controls.map((control) => `\`${control.name}\``);
  if (facts.length === 0) return { says: `\`${name}\` says nothing of ${listed(words, 'or')}`, facts, parts: [] };
  return {
    says: `\`${name}\` ${listed(
      facts.map((fact) => fact.says),
      'and',
    )}`,
    facts,
    parts: [],
  };
}

export function targetsOf(wanted: Wanted): readonly Target[] {
  return wanted.how === 'quantity' ? [wanted.target] : wanted.targets;
}

// ---- lists and the graph ------------------------------------------------------------------------------------------------

const GRAPH_WORDS = wordTable<readonly [string, string]>({
  enters: ['enters', 'enters no boundary'],
  leaves: ['leaves', 'leaves no boundary'],
  content_enters: ['brings its content into', 'brings its content into no other boundary'],
  content_leaves: ['takes its content out of', 'takes its content out of no boundary'],
  calls: ['opens connections to', 'opens no connection'],
  called_by: ['is called by', 'is called by nobody'],
  has: ['has', 'has nothing in it'],
});

/** Follows a fact into its condition. */
type Inside = (context: ExplainContext, fact: FactDefinition, item: Item) => Trace | undefined;

const MOST_MEMBERS = 6;

export function traceMembers(
  context: ExplainContext,
  condition: Condition & { kind: 'relate' },
  item: Item,
  env: Env,
  inside: Inside,
): Found {
  const { relation } = condition;
  if (relation.by === 'claim') return { says: '', facts: [], parts: [] };
  const members = compileMembers(condition)(context.world, env);
  const name = nameOf(context, item);
  const [verb, none] =
    relation.by === 'graph'
      ? (GRAPH_WORDS[relation.verb] ?? [relation.verb, `${relation.verb} nothing`])
      : [relation.attribute.name, `${relation.attribute.name} nothing`];
  const withKinds = targetsOf(condition.wanted).some((target) => target.target === 'kind' || target.target === 'fact');
  const words = members.values.map(
    (value) => `${sayDatum(context, value)}${withKinds && typeof value === 'object' ? ` (${bare(kindWords(context, value))})` : ''}`,
  );
  const facts = relation.by === 'attribute' ? attributeFacts(context, item, relation.attribute.name) : [];
  if (words.length === 0)
    return {
      says: members.closed
        ? `\`${name}\` ${none}${relation.by === 'graph' ? zonesOf(context, item, relation.verb) : ''}`
        : `nobody says what \`${name}\` ${verb}`,
      facts,
      parts: [],
    };
  const asked = targetsOf(condition.wanted).flatMap((target) => (target.target === 'fact' ? [target.fact] : []));
  const parts = asked.flatMap((fact) =>
    members.values.slice(0, MOST_MEMBERS).flatMap((value) => (typeof value === 'object' ? memberPart(context, fact, value, inside) : [])),
  );
  return { says: `\`${name}\` ${verb} ${listed(shortened(words), 'and')}${members.closed ? '' : ', and maybe more'}`, facts, parts };
}

/** Why a hop crosses nothing: where its ends lie. */
function zonesOf(context: ExplainContext, item: Item, verb: string): string {
  if (item.sort !== 'hop' || !/(?:enters|leaves)$/.test(verb)) return '';
  const zone = (part: PartItem): string => (part.boundaries[0] === undefined ? 'no boundary' : context.name(part.boundaries[0]));
  const [outer, inner] = verb.startsWith('content') ? [item.from, item.to] : [item.client, item.server];
  return `: \`${nameOf(context, outer)}\` lies in ${zone(outer)}, \`${nameOf(context, inner)}\` in ${zone(inner)}`;
}

/** Whether the fact holds for one of them, and why. */
function memberPart(context: ExplainContext, fact: FactDefinition, item: Item, inside: Inside): readonly Trace[] {
  const trace = inside(context, fact, item);
  if (!trace) return [];
  const name = nameOf(context, item);
  const says =
    trace.value === 'unknown'
      ? `it is open whether \`${name}\` is ${fact.name}`
      : `\`${name}\` is ${trace.value === 'yes' ? '' : 'not '}${fact.name}`;
  return [{ ...trace, says, facts: trace.facts, parts: trace.says === '' ? trace.parts : [trace] }];
}

function bare(words: string): string {
  return words.replace(/\b(?:an?) /g, '').replaceAll(' and ', ', ');
}

// ---- ways ---------------------------------------------------------------------------------------------------------------

export function tracePath(context: ExplainContext, condition: Condition & { kind: 'path' }, env: Env, value: TruthWord): Found {
  const hops = compilePathWitness(condition)(context.world, env);
  const way = sayWay(context, hops);
  const from = sayTargets(context, condition.from.any, env);
  const to = sayTargets(context, condition.to.any, env);
  const through = condition.through ? ` through ${sayTargets(context, condition.through.any, env)}` : '';
  const ends = way === '' ? [] : hops.slice(0, 1).flatMap((hop) => trustOf(context, hop.from));
  if (condition.quantity === 'any') {
    if (value === 'no') return { says: `no way leads from ${from} to ${to}${through}`, facts: [], parts: [] };
    return { says: value === 'yes' ? `a way leads there: ${way}` : `a way may lead there: ${way}`, facts: ends, parts: [] };
  }
  if (value === 'yes') return { says: `every way from ${from} to ${to} leads${through}`, facts: [], parts: [] };
  return {
    says: way === '' ? `no way leads from ${from} to ${to}` : `this way ${value === 'no' ? 'does' : 'may'} not lead${through}: ${way}`,
    facts: ends,
    parts: [],
  };
}

function trustOf(context: ExplainContext, item: Item): readonly ReadFact[] {
  return attributeFacts(context, item, 'trust');
}

export function sayWay(context: ExplainContext, hops: readonly HopItem[]): string {
  return partsOnWay(hops)
    .map((part) => nameOf(context, part))
    .join(' -> ');
}

export function sayTargets(context: ExplainContext, targets: readonly Target[], env: Env): string {
  return listed(
    targets.map((target) => sayTarget(context, target, env)),
    'or',
  );
}

function sayTarget(context: ExplainContext, target: Target, env: Env): string {
  switch (target.target) {
    case 'kind':
      return withArticle(target.of.name);
    case 'fact':
      return `what is ${target.fact.name}`;
    case 'control':
      return target.control.name;
    case 'element':
      return `\`${nameOperand(context, target.operand, env)}\``;
    case 'word':
      return target.word;
  }
}

export function traceReach(context: ExplainContext, condition: Condition & { kind: 'reaches' }, env: Env, value: TruthWord): Found {
  const data = itemsOf(readOperand(context, condition.datum, env)).map((item) => `\`${nameOf(context, item)}\``);
  const hops = compileReachWitness(condition)(context.world, env);
  const label = condition.label ? ` as ${condition.label.name}` : '';
  const to = sayTargets(context, condition.to.any, env);
  const facts = hops.flatMap((hop) =>
    ['carries', 'returns'].flatMap((word) => (statedOn(hop, word) || value === 'unknown' ? attributeFacts(context, hop, word) : [])),
  );
  const said = facts.filter((fact) => fact.state !== 'silent' || (value === 'unknown' && fact.attribute === 'carries'));
  if (value === 'no') return { says: `${data.join(', ')} does not reach ${to}${label}`, facts: said, parts: [] };
  const way = sayWay(context, hops);
  return {
    says: `${data.join(', ')} ${value === 'yes' ? 'reaches' : 'may reach'} ${to}${label}${way === '' ? '' : `: ${way}`}`,
    facts: said,
    parts: [],
  };
}
