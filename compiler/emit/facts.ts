/** What a picture or table says of an element in a few words, read from its facts. */
import type { Fact, Hop, Value } from '../model/ir.ts';
import { knownAttribute, type WithAttributes } from './element-facts.ts';
import type { Lookup } from './lookup.ts';
import { humanize, listedShort, plainText } from './text.ts';

/** The text of a one-valued attribute (`owner`, `due`, `tier`). */
export function plainValue(of: WithAttributes, name: string): string | undefined {
  const value = knownAttribute(of, name)?.facts[0]?.value;
  return value && rawValue(value);
}

function rawValue(value: Value): string {
  switch (value.type) {
    case 'word':
      return value.word;
    case 'element':
      return value.id;
    case 'control':
      return value.control;
    case 'kind':
      return value.kind;
    case 'text':
      return plainText(value.text);
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

/** A value as a reader says it: elements and controls by their titles. */
export function spokenValue(value: Value, lookup: Lookup): string {
  if (value.type === 'element') return lookup.title(value.id);
  if (value.type === 'control') return lookup.controlTitle(value.control);
  if (value.type === 'kind') return lookup.kindTitle(value.kind);
  return value.type === 'word' ? humanize(value.word) : rawValue(value);
}

/** `unknown`, `no`, `yes`, or by what (`HMAC signature`). */
export type Means = { readonly say: 'unknown' | 'no' | 'yes' } | { readonly say: 'by'; readonly what: string };

/** What is said of an attribute that stands for controls (`encrypted`, `authenticated`). */
export function meansOf(hop: Hop, attribute: string, lookup: Lookup): Means {
  const facts = knownAttribute(hop, attribute)?.facts ?? [];
  if (facts.length === 0) return { say: 'unknown' };
  const controls = facts.flatMap((fact) => controlsOf(fact));
  if (controls.length > 0)
    return {
      say: 'by',
      what: listedShort(
        controls.map((control) => shortTitle(control, lookup.controlTitle(control))),
        2,
      ),
    };
  const word = facts[0]?.value;
  return { say: word?.type === 'word' && word.word === 'no' ? 'no' : 'yes' };
}

function controlsOf(fact: Fact): string[] {
  const by = (fact.phrases ?? []).filter((phrase) => phrase.preposition === 'by').flatMap((phrase) => phrase.values);
  return [...(fact.value ? [fact.value] : []), ...by].flatMap((value) => (value.type === 'control' ? [value.control] : []));
}

const SHORT = 24;

/** The title where it is short enough for a picture, else the name as words. */
export function shortTitle(name: string, title: string, length: number = SHORT): string {
  return title.length <= length ? title : humanize(name);
}

/** `webhook, HMAC signature`: the kind, and what proves who calls. That something is encrypted is what a reader may expect. */
export function meansLine(hop: Hop, lookup: Lookup): string {
  const parts = spokenKinds(hop)
    .slice(0, 1)
    .map((kind) => shortTitle(kind, lookup.kindTitle(kind), 12));
  const caller = meansOf(hop, 'authenticated', lookup);
  if (caller.say === 'by') parts.push(caller.what);
  return parts.join(', ');
}

/** Kinds that say more than that it is a flow. */
export function spokenKinds(hop: Hop): string[] {
  return hop.kinds.filter((kind) => kind !== 'flow' && kind !== 'hop');
}

/** `not encrypted`, `encrypted?`: what is missing or in doubt. Whether callers are proven is asked of every flow in the tables. */
export function doubtsOf(hop: Hop, lookup: Lookup): string[] {
  const parts: string[] = [];
  const encrypted = meansOf(hop, 'encrypted', lookup).say;
  if (encrypted === 'no') parts.push('not encrypted');
  if (encrypted === 'unknown') parts.push('encrypted?');
  if (meansOf(hop, 'authenticated', lookup).say === 'no') parts.push('caller unproven');
  return parts;
}

/** `Session, Purchase; back: Product`. */
export function contentLine(hop: Hop, lookup: Lookup, limit: number): string {
  const titles = (ids: readonly string[]) =>
    listedShort(
      ids.map((id) => lookup.title(id)),
      limit,
    );
  if (hop.sent.length === 0) return titles(hop.returned);
  return hop.returned.length === 0 ? titles(hop.sent) : `${titles(hop.sent)}; back: ${titles(hop.returned)}`;
}
