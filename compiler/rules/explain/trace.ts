/**
 * Follows a condition through one case: its outcome, what was found in words, and the facts that were read, down to the parts
 * of `and`, `or`, quantifiers and facts. The outcome of every part is what the engine says of it; only the words are made here.
 */
import type { AttributeDefinition, ControlDefinition, FactDefinition } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { resolveComputed } from '../check/check.ts';
import { compileCondition } from '../compile/condition.ts';
import { compileDomain } from '../compile/domain.ts';
import type { Env } from '../compile/operand.ts';
import type { Condition, Operand } from '../resolved.ts';
import { FALSE, TRUE, type Truth } from '../truth.ts';
import type { Item } from '../world/items.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { ReadFact, Trace, TruthWord } from './explanation.ts';
import { kindFact, sayKind, uniqueFacts } from './facts.ts';
import { itemsOf, nameOperand, operandFacts, readOperand, sayReading } from './operands.ts';
import { type Found, traceAttribute, traceClaim, traceMembers, tracePath, traceReach } from './trace-relations.ts';

export function wordOf(truth: Truth): TruthWord {
  return truth === TRUE ? 'yes' : truth === FALSE ? 'no' : 'unknown';
}

/** `file` is where the condition is written. */
export function traceCondition(context: ExplainContext, condition: Condition, env: Env, file: string): Trace {
  const truth = compileCondition(condition)(context.world, env);
  const value = wordOf(truth);
  const { says, facts, parts } = find(context, condition, env, file, value);
  const at = { file, start: condition.start, end: endOf(condition) };
  return { text: context.text(at), at: context.place(at), value, says, facts: uniqueFacts(facts), parts };
}

/** A condition with phrases goes on behind its word. */
function endOf(condition: Condition): number {
  const phrases = condition.kind === 'is_attribute' ? condition.phrases : [];
  return Math.max(condition.end, ...phrases.flatMap((phrase) => phrase.operands.map((operand) => operand.end)));
}

function find(context: ExplainContext, condition: Condition, env: Env, file: string, value: TruthWord): Found {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        says: '',
        facts: [],
        parts: settling(
          condition.kind,
          value,
          condition.items.map((item) => traceCondition(context, item, env, file)),
        ),
      };
    case 'at_least_of':
      return { says: '', facts: [], parts: condition.items.map((item) => traceCondition(context, item, env, file)) };
    case 'not':
      return { says: '', facts: [], parts: [traceCondition(context, condition.item, env, file)] };
    case 'is_kind':
      return findKind(context, condition, env, value);
    case 'is_fact':
      return findFact(context, condition, env);
    case 'is_attribute':
      return findAttribute(context, condition, env, file, value);
    case 'compare':
      return findCompare(context, condition, env);
    case 'relate':
      return findRelate(context, condition, env, value);
    case 'quantifier':
      return findQuantifier(context, condition, env, file);
    case 'path':
      return tracePath(context, condition, env, value);
    case 'reaches':
      return traceReach(context, condition, env, value);
    case 'broken':
      return { says: '', facts: [], parts: [] };
  }
}

/** Of `or` that holds and of `and` that does not, the parts that make it so; the others would change nothing. */
function settling(word: 'and' | 'or', value: TruthWord, parts: readonly Trace[]): readonly Trace[] {
  const all = word === 'and' ? 'yes' : 'no';
  return value === all ? parts : parts.filter((part) => part.value === value);
}

// ---- is -----------------------------------------------------------------------------------------------------------------

function findKind(context: ExplainContext, { subject, of }: Condition & { kind: 'is_kind' }, env: Env, value: TruthWord): Found {
  const items = itemsOf(readOperand(context, subject, env));
  const says = items.map((item) => sayKind(context, item, of));
  const facts = [...subjectFacts(context, subject, env), ...items.map((item) => kindFact(context, item))];
  return { says: says.length > 0 ? says.join('; ') : sayMissing(subject, value), facts, parts: [] };
}

function sayMissing(subject: Operand, value: TruthWord): string {
  return value === 'unknown' ? `nobody says what \`${subject.text}\` is` : `there is no \`${subject.text}\``;
}

function findFact(context: ExplainContext, { subject, fact }: Condition & { kind: 'is_fact' }, env: Env): Found {
  const items = itemsOf(readOperand(context, subject, env));
  const parts = items.flatMap((item) => insideOf(context, fact, item) ?? []);
  const says = items.map((item, index) => sayHolds(nameOf(context, item), fact.name, parts[index]?.value ?? 'no', fact.title));
  return { says: says.length > 0 ? says.join('; ') : sayMissing(subject, 'no'), facts: subjectFacts(context, subject, env), parts };
}

/** A fact's title goes on after `is`: `comes from a less trusted place`. */
function sayHolds(name: string, word: string, value: TruthWord, title: string | undefined): string {
  const meaning = title === undefined ? '' : ` ("${title}")`;
  if (value === 'unknown') return `it is open whether \`${name}\` is ${word}${meaning}`;
  return `\`${name}\` is ${value === 'yes' ? '' : 'not '}${word}${meaning}`;
}

/** The condition of a fact, of a computed attribute or of a computed control, for one item. */
export function insideOf(
  context: ExplainContext,
  word: FactDefinition | AttributeDefinition | ControlDefinition,
  item: Item,
): Trace | undefined {
  const { resolved, broken } = resolveComputed(context.vocabulary, word, () => undefined);
  if (!resolved || broken) return undefined;
  return traceCondition(context, resolved, { a: undefined, b: undefined, it: item }, word.at.file);
}

function findAttribute(
  context: ExplainContext,
  condition: Condition & { kind: 'is_attribute' },
  env: Env,
  file: string,
  value: TruthWord,
): Found {
  const { subject, attribute } = condition;
  const items = itemsOf(readOperand(context, subject, env));
  if (!attribute.where) return traceAttribute(context, condition, items, value, file);
  const parts = items.flatMap((item) => insideOf(context, attribute, item) ?? []);
  const says = items.map((item, index) => sayHolds(nameOf(context, item), attribute.name, parts[index]?.value ?? 'no', undefined));
  return { says: says.join('; '), facts: [], parts };
}

// ---- comparing and relating ---------------------------------------------------------------------------------------------

function findCompare(context: ExplainContext, { left, right }: Condition & { kind: 'compare' }, env: Env): Found {
  const sides = [left, right].filter(
    (side) => side.op === 'variable' || side.op === 'it' || side.op === 'step' || side.op === 'attribute' || side.op === 'setting',
  );
  const says = sides.map((side) => {
    const said = sayReading(context, readOperand(context, side, env), side);
    const name = side.op === 'variable' || side.op === 'it' || side.op === 'setting' ? side.text : nameSide(context, side, env);
    return said === undefined ? `nobody says what \`${name}\` is` : `\`${name}\` is ${said}`;
  });
  return { says: says.join(', '), facts: sides.flatMap((side) => subjectFacts(context, side, env)), parts: [] };
}

/** `f.from is vendor` reads better than `vendor is vendor`. */
function nameSide(context: ExplainContext, side: Operand, env: Env): string {
  if (side.op !== 'step' && side.op !== 'attribute') return side.text;
  return `${nameOperand(context, side.of, env)}.${side.op === 'step' ? side.step : side.attribute.name}`;
}

function findRelate(context: ExplainContext, condition: Condition & { kind: 'relate' }, env: Env, value: TruthWord): Found {
  const items = itemsOf(readOperand(context, condition.subject, env));
  const found = items.map((item) =>
    condition.relation.by === 'claim' ? traceClaim(context, condition, item) : traceMembers(context, condition, item, env, insideOf),
  );
  const facts = [...subjectFacts(context, condition.subject, env), ...found.flatMap((one) => one.facts)];
  const says = found.map((one) => one.says).filter((text) => text !== '');
  return {
    says: says.length > 0 ? says.join('; ') : sayMissing(condition.subject, value),
    facts,
    parts: found.flatMap((one) => one.parts),
  };
}

/** Facts of the path that leads to what a condition is about. */
function subjectFacts(context: ExplainContext, operand: Operand, env: Env): readonly ReadFact[] {
  return operandFacts(context, operand, env, (word, item) => insideOf(context, word, item));
}

// ---- counting -----------------------------------------------------------------------------------------------------------

const MOST_PARTS = 12;

function findQuantifier(context: ExplainContext, { domain, where }: Condition & { kind: 'quantifier' }, env: Env, file: string): Found {
  const members = compileDomain(domain)(context.world, env);
  const about = domain.to ? ` ${domain.relation ? prepositionOf(domain.relation) : 'of'} \`${nameOperand(context, domain.to, env)}\`` : '';
  const word = members.values.length === 1 ? domain.of.name : pluralOf(domain.of.name);
  const open = members.closed ? '' : ', and nobody says that this is all';
  const facts = domain.to && domain.relation?.startsWith('data_') ? domainFacts(context, domain.to, env) : [];
  if (members.values.length === 0) return { says: `there is no ${domain.of.name}${about}${open}`, facts, parts: [] };
  const count = `${members.values.length} ${word}${about}`;
  if (!where)
    return {
      says: `there ${members.values.length === 1 ? 'is' : 'are'} ${count}${open}`,
      facts: [...facts, ...members.values.slice(0, MOST_PARTS).map((item) => kindFact(context, item))],
      parts: [],
    };
  const traces = members.values.map((it) => traceCondition(context, where, { a: env.a, b: env.b, it }, file));
  return { says: traces.length === 1 && members.closed ? '' : `${sayCounts(traces, count)}${open}`, facts, parts: deciding(traces) };
}

/** `it holds for 2 of 3 hops of delivery, and is open for 1`. */
function sayCounts(traces: readonly Trace[], members: string): string {
  const number = (value: TruthWord): number => traces.filter((trace) => trace.value === value).length;
  const [yes, open] = [number('yes'), number('unknown')];
  const holds = yes === 0 ? `it holds for none of ${members}` : `it holds for ${yes} of ${members}`;
  const shown = traces.length > MOST_PARTS ? ` (${MOST_PARTS} are shown)` : '';
  return `${holds}${open === 0 ? '' : `, and is open for ${open}`}${shown}`;
}

/** Those that hold, then those that may; of many that do not, a few. */
function deciding(traces: readonly Trace[]): readonly Trace[] {
  const order: Readonly<Record<TruthWord, number>> = { yes: 0, unknown: 1, no: 2 };
  return traces
    .map((trace, index) => ({ trace, index }))
    .sort((a, b) => order[a.trace.value] - order[b.trace.value] || a.index - b.index)
    .slice(0, MOST_PARTS)
    .map(({ trace }) => trace);
}

function domainFacts(context: ExplainContext, to: Operand, env: Env): readonly ReadFact[] {
  const step: Operand = { op: 'step', of: to, step: 'data', shape: to.shape, text: to.text, start: to.start, end: to.end };
  return operandFacts(context, step, env, () => undefined);
}

function prepositionOf(relation: string): string {
  const words = wordTable<string>({ inside: 'in', around_it: 'around', on_flow: 'on' });
  return words[relation] ?? relation.slice(relation.indexOf('_') + 1);
}

function pluralOf(word: string): string {
  if (word === 'data') return 'data';
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
