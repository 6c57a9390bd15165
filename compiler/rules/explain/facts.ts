/** Facts of a model as something to show: what is said, from which level it comes, where it stands. */
import type { Attribute, Control, Fact, Phrase, Source, Value } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { Kind } from '../../model/vocabulary.ts';
import { type FlowItem, type HopItem, type Item, isOfKind, statedOn } from '../world/items.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { ReadFact } from './explanation.ts';
import { type Said, verbOf } from './statement-places.ts';

/** All that is said of an attribute of an item; one entry that says so where nothing is. A flow has it on its hops. */
export function attributeFacts(context: ExplainContext, item: Item, attribute: string): readonly ReadFact[] {
  if (item.sort === 'flow' && !isOfElements(context, item, attribute))
    return uniqueFacts(item.hops.flatMap((hop) => attributeFacts(context, hop, attribute)));
  if (attribute === 'trust' && item.sort !== 'flow' && item.sort !== 'hop') return [trustFact(context, item)];
  const holder: Item = item.sort === 'hop' && isOfElements(context, item, attribute) ? item.whole : item;
  return factsOf(context, holder, statedOn(holder, attribute), attribute);
}

/** What is said of any element (`owner`, `tier`) is said of the flow, not of its hops. */
function isOfElements(context: ExplainContext, item: Item, attribute: string): boolean {
  const sample = item.sort === 'flow' ? (item.hops[0] ?? item) : item;
  return context.world.attributeOf(sample, attribute)?.on.id === 'element';
}

function factsOf(context: ExplainContext, item: Item, said: Attribute | undefined, attribute: string): readonly ReadFact[] {
  const base = { ...named(context, item), attribute };
  if (!said) return [{ ...base, says: attribute, state: 'silent' }];
  if (said.facts.length === 0) {
    const place = context.places.ofAttribute(item.id, attribute, undefined);
    const state = said.expired ? 'expired' : said.unknown ? 'unknown' : 'said';
    const says = said.expired ? attribute : `${attribute} ${said.unknown ? 'unknown' : 'nothing'}`;
    return [{ ...base, says, state, from: place?.ofFlow ? 'flow' : 'own', ...(place ? { at: context.place(place.at) } : {}) }];
  }
  return said.facts.map((fact) => readFact(context, item, attribute, fact));
}

/** Of a flow with one hop, what is said of the hop is said of the flow. */
function named(context: ExplainContext, item: Item): Pick<ReadFact, 'element' | 'name'> {
  const holder = item.sort === 'hop' && item.whole.hops.length === 1 ? item.whole : item;
  return { element: holder.id, name: nameOf(context, holder) };
}

export function readFact(context: ExplainContext, item: Item, attribute: string, fact: Fact): ReadFact {
  return {
    ...named(context, item),
    attribute,
    says: sayFact(context, attribute, fact),
    state: 'said',
    ...sourceOf(context, fact.source, context.places.ofAttribute(item.id, attribute, fact)),
    ...(fact.because === undefined ? {} : { because: fact.because }),
    ...(fact.until === undefined ? {} : { until: fact.until }),
  };
}

/** Its own, its kind's or that of the nearest boundary that says one. */
export function trustFact(context: ExplainContext, item: Item): ReadFact {
  const base = { element: item.id, name: nameOf(context, item), attribute: 'trust' };
  const around = 'boundaries' in item ? item.boundaries.flatMap((id) => context.world.item(id) ?? []) : [];
  for (const holder of [item, ...around]) {
    const said = statedOn(holder, 'trust');
    if (!said) continue;
    const [fact] = factsOf(context, holder, said, 'trust');
    if (!fact) continue;
    if (holder === item) return fact;
    const boundary = `the boundary ${nameOf(context, holder)}`;
    const source = fact.source === undefined || fact.from === 'own' ? boundary : `${boundary}, and that from ${fact.source}`;
    return { ...fact, ...base, from: 'boundary', source };
  }
  return { ...base, says: 'trust', state: 'silent' };
}

export function claimFact(context: ExplainContext, item: Item, control: Control): ReadFact {
  const place = context.places.ofClaim(item.id, control);
  return {
    element: item.id,
    name: nameOf(context, item),
    attribute: verbOf(control),
    says: sayClaim(context, control),
    state: control.expired ? 'expired' : 'said',
    ...sourceOf(context, control.source, place),
    ...(control.because === undefined ? {} : { because: control.because }),
    ...(control.until === undefined ? {} : { until: control.until }),
  };
}

/** What the item is: where it is declared, or whose kind makes a flow what it is. */
export function kindFact(context: ExplainContext, item: Item): ReadFact {
  const at = context.declared(item.id);
  return {
    element: item.id,
    name: nameOf(context, item),
    attribute: 'kind',
    says: `is ${kindWords(context, item)}`,
    state: 'said',
    ...kindSource(context, item),
    ...(at ? { at } : {}),
  };
}

export function kindsOf(context: ExplainContext, item: Item): readonly string[] {
  const kinds = item.sort === 'hop' ? item.hop.kinds : item.sort === 'flow' ? item.flow.kinds : elementKinds(context, item.id);
  return kinds.filter((kind) => kind !== item.sort && !(item.sort === 'hop' && kind === 'flow'));
}

/** `` `receiver` is a webhook_receiver, and so a process ``; `not a process`. */
export function sayKind(context: ExplainContext, item: Item, kind: Kind): string {
  const lead = `\`${nameOf(context, item)}\` is ${kindWords(context, item)}`;
  const word = withArticle(kind.name);
  if (!isOfKind(item, kind)) return `${lead}, not ${word}`;
  return kind.name === item.sort || kindsOf(context, item).includes(kind.id) || kindWords(context, item) === word
    ? lead
    : `${lead}, and so ${word}`;
}

/** Its plain name, unless that means another kind here. */
export function kindName({ vocabulary }: Pick<ExplainContext, 'vocabulary'>, id: string): string {
  const kind = findById(vocabulary.kinds, id);
  return kind && vocabulary.kinds.get(kind.name) === kind ? kind.name : id;
}

export function kindWords(context: ExplainContext, item: Item): string {
  const own = kindsOf(context, item).map((id) => kindName(context, id));
  if (own.length === 0) return withArticle(item.sort);
  if (item.sort === 'flow' || item.sort === 'hop') return `${withArticle(listed(own, 'and'))} ${item.sort}`;
  return listed(own.map(withArticle), 'and');
}

function elementKinds(context: ExplainContext, id: string): readonly string[] {
  return context.model.elements.find((element) => element.id === id)?.kinds ?? [];
}

function kindSource(context: ExplainContext, item: Item): Pick<ReadFact, 'from' | 'source'> {
  if (item.sort !== 'hop' && item.sort !== 'flow') return { from: 'own' };
  const flow = context.places.entity(item.sort === 'hop' ? item.flow.flow.id : item.flow.id);
  const block = item.sort === 'hop' ? context.places.hopBlock(item.id) : undefined;
  if ((block?.node.kinds.length ?? 0) > 0) return { from: 'own' };
  const behind = item.sort === 'hop' && item.hop.relayed;
  if (!behind && (flow?.node.kinds.length ?? 0) > 0) return { from: item.sort === 'hop' ? 'flow' : 'own' };
  const server = item.sort === 'hop' ? item.server : item.hops[0]?.server;
  const spoken = server && statedOn(server, 'speaks');
  return spoken ? { from: 'component', source: `what ${nameOf(context, server)} speaks` } : { from: 'own' };
}

function sourceOf(context: ExplainContext, source: Source, place: Said | undefined): Pick<ReadFact, 'from' | 'source' | 'at'> {
  const at = place ? { at: context.place(place.at) } : {};
  switch (source.level) {
    case 'own':
      return { from: place?.ofFlow ? 'flow' : 'own', ...at };
    case 'every': {
      const kind = findById(context.vocabulary.kinds, source.kind)?.name ?? source.kind;
      return { from: 'every', source: `every ${kind}${source.in === undefined ? '' : ` in ${context.name(source.in)}`}`, ...at };
    }
    case 'kind':
      return { from: 'kind', source: `the kind ${findById(context.vocabulary.kinds, source.kind)?.name ?? source.kind}`, ...at };
    case 'boundary':
      return { from: 'boundary', source: `the boundary ${context.name(source.boundary)}`, ...at };
    case 'component':
      return { from: 'component', source: context.name(source.component), ...at };
  }
}

// ---- as the model writes it -------------------------------------------------------------------------------------------

export function sayFact(context: ExplainContext, attribute: string, fact: Pick<Fact, 'value' | 'phrases'>): string {
  return [
    attribute,
    ...(fact.value ? [sayValue(context, fact.value)] : []),
    ...(fact.phrases ?? []).map((phrase) => sayPhrase(context, phrase)),
  ].join(' ');
}

function sayPhrase(context: ExplainContext, { preposition, values }: Phrase): string {
  return `${preposition} ${values.map((value) => sayValue(context, value)).join(', ')}`;
}

export function sayClaim(context: ExplainContext, control: Control): string {
  const word = findById(context.vocabulary.controls, control.control)?.name ?? control.control;
  const narrowed = control.for === undefined ? '' : ` for ${control.for.map(context.name).join(', ')}`;
  return `${verbOf(control)} ${word}${narrowed}${control.by === undefined ? '' : ` by ${control.by}`}${control.onEntry ? ' on entry' : ''}`;
}

export function sayValue(context: ExplainContext, value: Value): string {
  switch (value.type) {
    case 'word':
      return value.word;
    case 'element':
      return context.name(value.id);
    case 'control':
      return findById(context.vocabulary.controls, value.control)?.name ?? value.control;
    case 'kind':
      return findById(context.vocabulary.kinds, value.kind)?.name ?? value.kind;
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return String(value.number);
    case 'date':
      return value.date;
    case 'duration':
      return value.duration;
    case 'catalogue':
      return value.id;
  }
}

// ---- small words ------------------------------------------------------------------------------------------------------

/** Each fact once; what a statement says of several hops of a flow is said of the flow. */
export function uniqueFacts(facts: readonly ReadFact[]): readonly ReadFact[] {
  const found = new Map<string, ReadFact>();
  for (const fact of facts) {
    const at = fact.at?.start ? `${fact.at.file}:${fact.at.start.offset}` : '';
    const key = `${flowOf(fact.element)} ${fact.says} ${at}`;
    const same = found.get(key);
    if (!same) found.set(key, fact.from === 'flow' ? ofFlow(fact) : fact);
    else if (same.element !== fact.element && fact.attribute !== 'kind') found.set(key, ofFlow(same));
  }
  return [...found.values()];
}

function flowOf(element: string): string {
  return element.replace(/\[[^\]]*\]$/, '');
}

function ofFlow(fact: ReadFact): ReadFact {
  return { ...fact, name: flowOf(fact.name), element: flowOf(fact.element) };
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** By sound: an `sqs`, an `http`, an `nginx`, but a `user`. */
const SPOKEN_WITH_A_VOWEL = /^(?:[aeio]|u(?!se|ni)|http|html|hmac|s3|sqs|sns|ssh|sftp|smtp|ses\b|mqtt|mfa|ldap|xml|nginx|nfs|rds|ftp|llm)/i;

export function withArticle(word: string): string {
  return `${SPOKEN_WITH_A_VOWEL.test(word) ? 'an' : 'a'} ${word}`;
}

export function partsOnWay(hops: readonly HopItem[]): FlowItem['hops'][number]['from'][] {
  const [first] = hops;
  return first ? [first.from, ...hops.map((hop) => hop.to)] : [];
}
