/**
 * Decides which statement holds: own before the nearest `every` before the more specific kind before what a boundary
 * provides. One-valued attributes and control states take the nearest level, lists add up. Two different values on one
 * level are reported with both places.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { CONTROL_VERBS } from './control-verbs.ts';
import type { Attribute, Control, ControlState, Detail, Fact, Source, Value } from './ir.ts';
import { trimmed } from './lists.ts';
import { phrasesKey, type Stated, valueKey } from './statements.ts';
import type { Report } from './vocabulary-words.ts';

/** Statements of equal standing. Layers come nearest first. */
export interface Layer {
  readonly statements: readonly Sourced[];
}

export interface Sourced {
  readonly stated: Stated;
  readonly source: Source;
  /** What it comes to where nothing else speaks of the same: made once, whatever the number of things it holds of. */
  alone: Attribute | undefined;
  claims: readonly Claim[] | undefined;
}

export function sourced(stated: Stated, source: Source): Sourced {
  return { stated, source, alone: undefined, claims: undefined };
}

export interface Settled {
  readonly attributes: readonly Attribute[];
  readonly controls: readonly Control[];
}

export interface SettleContext {
  readonly report: Report;
  /** Facts past their `until` at this day (YYYY-MM-DD) no longer hold; undefined: nothing expires. */
  readonly asOf: string | undefined;
}

/** Statements that may hold: those of the nearest level that speaks, and for lists those of all levels, nearest first. */
interface Contest<T> {
  readonly level: number;
  /** The level of the nearest `nothing` or `unknown` in a list: more general levels add nothing to what it says. */
  last?: number;
  readonly entries: T[];
}

export function settle(layers: readonly Layer[], context: SettleContext): Settled {
  const byAttribute = new Map<string, Contest<Sourced>>();
  let byControl: Map<string, Contest<Claim>> | undefined;
  for (let level = 0; level < layers.length; level++) {
    for (const entry of layers[level]?.statements ?? []) {
      const state = CONTROL_VERBS[entry.stated.attribute.name];
      if (state === undefined) enterStatement(byAttribute, level, entry);
      else {
        byControl ??= new Map();
        entry.claims ??= claimsOf(entry, state);
        for (const claim of entry.claims) enterClaim(byControl, level, claim);
      }
    }
  }
  const attributes: Attribute[] = [];
  for (const [name, { entries }] of byAttribute) {
    const [first] = entries as [Sourced];
    const only = entries.length === 1 ? first : undefined;
    const attribute = only?.alone ?? (first.stated.attribute.many ? settleList : settleOne)(name, entries, context);
    if (only) only.alone = attribute;
    if (attribute) attributes.push(attribute);
  }
  if (attributes.length > 1) attributes.sort((a, b) => (a.attribute < b.attribute ? -1 : 1));
  return { attributes: trimmed(attributes), controls: byControl ? settleControls(byControl, context) : NO_CONTROLS };
}

const NO_CONTROLS: readonly Control[] = [];

function settleControls(byControl: ReadonlyMap<string, Contest<Claim>>, context: SettleContext): readonly Control[] {
  reportOverlaps(byControl, context);
  const controls: Control[] = [];
  for (const [key, { level, entries }] of byControl) {
    const side = SIDES.find((one) => key.endsWith(SUFFIX[one]));
    const plain = side && byControl.get(key.slice(0, -SUFFIX[side].length));
    // `lacks C` is nearer than `every` that provides it on entry.
    if (plain && plain.level < level && plain.entries[0]?.state !== 'provided') continue;
    const only = entries.length === 1 ? entries[0] : undefined;
    const control = only?.alone ?? settleControl(entries, context);
    if (only) only.alone = control;
    controls.push(control);
  }
  return trimmed(controls.length > 1 ? controls.sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1)) : controls);
}

function enterStatement(map: Map<string, Contest<Sourced>>, level: number, entry: Sourced): void {
  const { attribute, mode } = entry.stated;
  const contest = map.get(attribute.name);
  if (!contest) map.set(attribute.name, { level, last: mode === 'values' ? undefined : level, entries: [entry] });
  else if (attribute.many ? level <= (contest.last ?? level) : contest.level === level) {
    if (mode !== 'values') contest.last ??= level;
    contest.entries.push(entry);
  }
}

function enterClaim(map: Map<string, Contest<Claim>>, level: number, claim: Claim): void {
  const contest = map.get(claim.key);
  if (!contest) map.set(claim.key, { level, entries: [claim] });
  else if (contest.level === level) contest.entries.push(claim);
}

function hasExpired(until: string | undefined, context: SettleContext): boolean {
  return until !== undefined && context.asOf !== undefined && until < context.asOf;
}

function settleOne(name: string, level: readonly Sourced[], context: SettleContext): Attribute {
  const chosen = reportContradiction(name, level, sayKey, context);
  const { stated } = chosen;
  if (stated.mode === 'unknown') return { attribute: name, facts: [], unknown: true };
  const fact = level.length === 1 ? factOf(chosen, stated.values[0]) : factOfAll(level, chosen);
  if (hasExpired(fact.until, context)) return { attribute: name, facts: [], expired: true };
  return { attribute: name, facts: [fact] };
}

/** Of the statements that say the same as the chosen one. */
function factOfAll(level: readonly Sourced[], chosen: Sourced): Fact {
  const said = sayKey(chosen);
  return level
    .filter((one) => sayKey(one) === said)
    .sort(compareSources)
    .map((one) => factOf(one, chosen.stated.values[0]))
    .reduce(mergeFacts);
}

function sayKey(sourced: Sourced): string {
  const { mode, values, phrases } = sourced.stated;
  return `${mode} ${values.map(valueKey).join(',')} ${phrasesKey(phrases)}`;
}

/** The first in canonical order; when the level says two things, both places are shown. */
function reportContradiction(name: string, level: readonly Sourced[], key: (sourced: Sourced) => string, context: SettleContext): Sourced {
  const first = level[0] as Sourced;
  if (level.length === 1) return first;
  const sorted = [...level].sort(byPlace);
  const one = sorted[0] as Sourced;
  const other = sorted.find((sourced) => key(sourced) !== key(one));
  if (other) {
    context.report(
      createDiagnostic(
        'TM3001',
        other.stated.at,
        { what: `\`${name}\``, level: one.source.level },
        {
          related: [{ ...one.stated.at, message: 'the other one stands here' }],
        },
      ),
    );
  }
  return [...level].sort((a, b) => compare(key(a), key(b)) || compareSources(a, b))[0] as Sourced;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareSources(a: Sourced, b: Sourced): number {
  return compare(JSON.stringify(a.source), JSON.stringify(b.source));
}

function byPlace(a: Sourced, b: Sourced): number {
  if (a.stated.at.file !== b.stated.at.file) return a.stated.at.file < b.stated.at.file ? -1 : 1;
  return a.stated.at.start - b.stated.at.start;
}

function settleList(name: string, statements: readonly Sourced[], { report, asOf }: SettleContext): Attribute | undefined {
  const [only] = statements;
  const context: SettleContext = { report, asOf: name === 'requires' ? undefined : asOf };
  if (
    only &&
    statements.length === 1 &&
    only.stated.mode === 'values' &&
    only.stated.values.length < 2 &&
    !hasExpired(only.stated.until, context)
  ) {
    return {
      attribute: name,
      facts: [factOf(only, only.stated.values[0])],
      closed: only.source.level === 'own' || undefined,
      expired: undefined,
    };
  }
  const own = statements.filter((sourced) => sourced.source.level === 'own');
  const last = statements.filter((sourced) => sourced.stated.mode !== 'values');
  const level = last.flatMap((sourced) => statements.filter((other) => sameLevel(other.source, sourced.source)));
  if (level.length > 1) reportContradiction(name, [...new Set(level)], (sourced) => sourced.stated.mode, context);
  // What stands nearer than a `nothing` of `every` or of the kind adds to it.
  if (last.length > 0 && level.length === statements.length) {
    if (last.some((sourced) => sourced.stated.mode === 'unknown')) return { attribute: name, facts: [], unknown: true };
    return last.some((sourced) => hasExpired(sourced.stated.until, context))
      ? { attribute: name, facts: [], expired: true }
      : { attribute: name, facts: [], closed: true };
  }
  const facts = new Map<string, Fact>();
  let expired = false;
  for (const sourced of statements) {
    if (sourced.stated.mode !== 'values') continue;
    if (hasExpired(sourced.stated.until, context)) {
      expired = true;
      continue;
    }
    for (const value of sourced.stated.values.length > 0 ? sourced.stated.values : [undefined]) {
      const fact = factOf(sourced, value);
      const key = factKey(fact);
      const present = facts.get(key);
      facts.set(key, present && sameLevel(present.source, fact.source) ? mergeFacts(present, fact) : (present ?? fact));
    }
  }
  const closed = own.length > 0 && !expired;
  if (facts.size === 0 && !closed && !expired) return undefined;
  const sorted = [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
  return { attribute: name, facts: sorted, closed: closed || undefined, expired: expired || undefined };
}

function sameLevel(a: Source, b: Source): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The same member said twice on one level: its links add up, texts in sorted order. */
function mergeFacts(a: Fact, b: Fact): Fact {
  const reasons = [a.because, b.because].filter((text) => text !== undefined).sort();
  const dates = [a.until, b.until].filter((text) => text !== undefined).sort();
  return {
    ...a,
    because: reasons[0],
    until: dates[0],
    code: union(a.code, b.code),
    test: union(a.test, b.test),
    details: unionOf(a.details, b.details),
  };
}

function unionOf(a: readonly Detail[] | undefined, b: readonly Detail[] | undefined): readonly Detail[] | undefined {
  if (!a && (!b || b.length === 1)) return b;
  const all = new Map([...(a ?? []), ...(b ?? [])].map((detail) => [JSON.stringify(detail), detail]));
  return all.size > 0 ? [...all].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, detail]) => detail) : undefined;
}

function union(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (!a && (!b || b.length === 1)) return b;
  const all = [...new Set([...(a ?? []), ...(b ?? [])])].sort();
  return all.length > 0 ? all : undefined;
}

export function factKey(fact: Pick<Fact, 'value' | 'phrases'>): string {
  return `${fact.value ? valueKey(fact.value) : ''} ${phrasesKey(fact.phrases ?? [])}`;
}

function factOf({ stated, source }: Sourced, value: Value | undefined): Fact {
  return {
    value,
    phrases: stated.phrases.length > 0 ? stated.phrases : undefined,
    because: stated.because,
    until: stated.until,
    code: stated.code,
    test: stated.test,
    details: stated.details,
    source,
  };
}

// ---- controls -----------------------------------------------------------------------------------------------------

/** What a boundary provides on entry, or on exit, is a fact beside what it provides inside. */
type Side = 'entry' | 'exit';

const SIDES: readonly Side[] = ['entry', 'exit'];
const SUFFIX: Readonly<Record<Side, string>> = { entry: ' on entry', exit: ' on exit' };

interface Claim {
  /** The control, the flows it is narrowed to and the side it is provided on: each of those has one state. */
  readonly key: string;
  readonly control: string;
  readonly state: ControlState;
  readonly for: readonly string[] | undefined;
  readonly side: Side | undefined;
  readonly sourced: Sourced;
  /** As of a statement. */
  alone: Control | undefined;
}

function claimsOf(sourced: Sourced, state: ControlState): readonly Claim[] {
  const { stated } = sourced;
  if (state === 'provided' && stated.phrases.some((phrase) => phrase.preposition === 'to')) return [];
  const flows = elementsOf(stated, 'for');
  const narrowed = flows.length > 0 ? flows : undefined;
  const sides = state === 'provided' ? sidesOf(stated) : INSIDE;
  const claims: Claim[] = [];
  for (const value of stated.values) {
    if (value.type !== 'control') continue;
    for (const side of sides) {
      const key = `${value.control} ${flows.join(' ')}${side ? SUFFIX[side] : ''}`;
      claims.push({ key, control: value.control, state, for: narrowed, side, sourced, alone: undefined });
    }
  }
  return claims;
}

const INSIDE: readonly (Side | undefined)[] = [undefined];

function sidesOf(stated: Stated): readonly (Side | undefined)[] {
  const words = stated.phrases
    .filter((phrase) => phrase.preposition === 'on')
    .flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'word' ? [value.word] : [])));
  return words.length === 0 ? INSIDE : words.map((word) => SIDES.find((side) => side === word));
}

/** Ids of the elements behind a preposition, sorted. */
export function elementsOf(stated: Stated, preposition: string): readonly string[] {
  const ids: string[] = [];
  for (const phrase of stated.phrases) {
    if (phrase.preposition !== preposition) continue;
    for (const value of phrase.values) if (value.type === 'element') ids.push(value.id);
  }
  return ids.length > 1 ? ids.sort() : ids;
}

function settleControl(level: readonly Claim[], context: SettleContext): Control {
  const chosen = level.length === 1 ? (level[0] as Claim) : chosenClaim(level, context);
  const same = level.length === 1 ? [chosen.sourced.stated] : sayingTheSame(level, chosen);
  const until = earliest(same.map((stated) => stated.until));
  const except = exceptionsOf(same);
  return {
    control: chosen.control,
    state: chosen.state,
    for: chosen.for,
    by: earliest(same.map(dueOf)),
    onEntry: chosen.side === 'entry' || undefined,
    onExit: chosen.side === 'exit' || undefined,
    except,
    because: earliest(same.map((stated) => stated.because)),
    until,
    expired: hasExpired(until, context) || undefined,
    code: same.reduce<readonly string[] | undefined>((all, one) => union(all, one.code), undefined),
    test: same.reduce<readonly string[] | undefined>((all, one) => union(all, one.test), undefined),
    owner: earliest(same.map((stated) => stated.owner)),
    details: same.reduce<readonly Detail[] | undefined>((all, one) => unionOf(all, one.details), undefined),
    source: chosen.sourced.source,
  };
}

/** `implements C for f, g` and `lacks C for f` on one level: of `f` two things are said. */
function reportOverlaps(byControl: ReadonlyMap<string, Contest<Claim>>, context: SettleContext): void {
  const said = new Map<string, Claim>();
  for (const { level, entries } of byControl.values()) {
    const [claim] = entries as [Claim];
    for (const flow of claim.for ?? []) {
      const key = `${claim.control} ${flow} ${level}`;
      const other = said.get(key);
      if (!other) said.set(key, claim);
      else if (other.state !== claim.state) {
        chosenClaim([other, claim], context);
        return;
      }
    }
  }
}

function sayingTheSame(level: readonly Claim[], chosen: Claim): readonly Stated[] {
  return level.filter((claim) => claim.state === chosen.state).map((claim) => claim.sourced.stated);
}

function exceptionsOf(same: readonly Stated[]): readonly string[] | undefined {
  const ids = same.flatMap((stated) => elementsOf(stated, 'except'));
  return ids.length > 0 ? [...new Set(ids)].sort() : undefined;
}

function chosenClaim(level: readonly Claim[], context: SettleContext): Claim {
  const byStatement = new Map(level.map((claim) => [claim.sourced, claim]));
  const stateOf = (sourced: Sourced): string => byStatement.get(sourced)?.state ?? '';
  return byStatement.get(reportContradiction(`${level[0]?.control}`, [...byStatement.keys()], stateOf, context)) as Claim;
}

/** "Where two dates apply the earlier holds"; of texts the first in sorted order, so that the order of statements means nothing. */
function earliest(words: readonly (string | undefined)[]): string | undefined {
  if (words.length === 1) return words[0];
  return words.filter((word) => word !== undefined).sort()[0];
}

function dueOf(stated: Stated): string | undefined {
  const value = stated.phrases.find((phrase) => phrase.preposition === 'by')?.values[0];
  return value?.type === 'date' ? value.date : undefined;
}

export function controlKey(control: Control): string {
  return `${control.control} ${(control.for ?? []).join(' ')}${control.onEntry ? SUFFIX.entry : control.onExit ? SUFFIX.exit : ''}`;
}
