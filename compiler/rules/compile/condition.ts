/** Conditions as closures from a world and the bound items to one of Kleene's three values. */
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import { variablesIn } from '../resolve/walk.ts';
import type { Condition, Operand, Operator, Order, Phrase, Quantity } from '../resolved.ts';
import {
  and,
  type Bounds,
  type CountTest,
  FALSE,
  mergeMissing,
  missingOf,
  not,
  or,
  TRUE,
  type Truth,
  testCount,
  truthOf,
  unknown,
} from '../truth.ts';
import { controlOn } from '../world/claims.ts';
import { type Item, isOfKind, statedOn } from '../world/items.ts';
import type { Datum, Reading } from '../world/values.ts';
import { toData } from '../world/values.ts';
import type { World } from '../world/world.ts';
import { compileDomain } from './domain.ts';
import { compileDirect, compileOperand, type Env } from './operand.ts';
import { compilePath, compileReaches } from './path.ts';
import { compileRelate } from './relate.ts';
import { compileTarget } from './target.ts';

export type Evaluate = (world: World, env: Env) => Truth;

export function compileCondition(condition: Condition): Evaluate {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.items.map(compileCondition));
    case 'or':
      return anyOf(condition.items.map(compileCondition));
    case 'not': {
      const item = compileCondition(condition.item);
      return (world, env) => not(item(world, env));
    }
    case 'at_least_of':
      return atLeastOf(condition.need, condition.items.map(compileCondition));
    case 'is_kind': {
      const kind = condition.of;
      return aboutOne(condition.subject, (_, item) => truthOf(isOfKind(item, kind)));
    }
    case 'is_fact': {
      const { fact } = condition;
      return aboutOne(condition.subject, (world, item) => (isAbout(world, item, fact.on) ? world.fact(fact, item) : FALSE));
    }
    case 'is_attribute': {
      return aboutOne(condition.subject, compileIs(condition.attribute, condition.phrases));
    }
    case 'compare':
      return compileCompare(condition);
    case 'relate':
      return compileRelate(condition);
    case 'quantifier':
      return compileQuantifier(condition);
    case 'path':
      return compilePath(condition);
    case 'reaches':
      return compileReaches(condition);
    case 'broken':
      throw new Error('a broken condition is never compiled');
  }
}

export function allOf(items: readonly Evaluate[]): Evaluate {
  const [only] = items;
  if (only && items.length === 1) return only;
  return (world, env) => {
    let result: Truth = TRUE;
    for (const item of items) {
      result = and(result, item(world, env));
      if (result === FALSE) return FALSE;
    }
    return result;
  };
}

function anyOf(items: readonly Evaluate[]): Evaluate {
  return (world, env) => {
    let result: Truth = FALSE;
    for (const item of items) {
      result = or(result, item(world, env));
      if (result === TRUE) return TRUE;
    }
    return result;
  };
}

export function atLeastOf(need: number, items: readonly Evaluate[]): Evaluate {
  return (world, env) =>
    countTruths(
      items.map((item) => item(world, env)),
      { test: 'at_least', number: need },
    );
}

export function countTruths(truths: readonly Truth[], test: CountTest): Truth {
  let sure = 0;
  let open = 0;
  let missing: Bounds['missing'] = [];
  for (const truth of truths) {
    if (truth === TRUE) sure++;
    else if (truth !== FALSE) {
      open++;
      missing = mergeMissing(missing, missingOf(truth));
    }
  }
  return testCount({ sure, possible: sure + open, missing }, test);
}

/** A fact is about some kinds; of anything else it does not hold. */
function isAbout(world: World, item: Item, on: readonly string[]): boolean {
  return on.some((id) => {
    const kind = world.words.kind(id);
    return kind !== undefined && isOfKind(item, kind);
  });
}

/** A condition about the one item an operand denotes. */
export function aboutOne(subject: Operand, test: (world: World, item: Item, env: Env) => Truth): Evaluate {
  const direct = compileDirect(subject);
  if (direct) {
    return (world, env) => {
      const item = direct(env);
      return item ? test(world, item, env) : FALSE;
    };
  }
  const read = compileOperand(subject);
  return (world, env) => ofOne(read(world, env), (item) => test(world, item, env));
}

/** Nothing is nothing, and unknown stays unknown. */
function ofOne(reading: Reading, test: (item: Item) => Truth): Truth {
  const [value] = reading.values;
  if (typeof value === 'object' && reading.values.length === 1 && reading.closed) return test(value);
  if (reading.values.length === 0) return reading.closed ? FALSE : unknown(reading.missing);
  let result: Truth = reading.closed ? FALSE : unknown(reading.missing);
  for (const one of reading.values) if (typeof one === 'object') result = or(result, test(one));
  return result;
}

// ---- is -----------------------------------------------------------------------------------------------------------

type Is = (world: World, item: Item, env: Env) => Truth;

/** `is encrypted`, `is authenticated by any of a, b`, `is reachable from internet`, or a computed attribute. */
function compileIs(attribute: AttributeDefinition, phrases: readonly Phrase[]): Is {
  if (attribute.where) return (world, item) => world.computedAttribute(attribute, item);
  const plain = compileYes(attribute);
  const tests = phrases.map((phrase) => compilePhrase(attribute, phrase));
  return (world, item, env) => {
    if (tests.length === 0) return plain(world, item);
    return tests.reduce<Truth>((result, test) => (result === FALSE ? FALSE : and(result, test(world, item, env))), TRUE);
  };
}

function compileYes(attribute: AttributeDefinition): (world: World, item: Item) => Truth {
  const read = compileOperand({
    op: 'attribute',
    of: IT,
    attribute,
    shape: { of: 'values', types: attribute.types, many: false },
    text: '',
    start: 0,
    end: 0,
  });
  const isStated = attribute.types.length === 0 || attribute.types.includes('none');
  return (world, item) => {
    if (isStated) {
      const facts = statedOn(item, attribute.name);
      if (!facts || facts.expired || facts.unknown) return unknown([world.missing(item, attribute.name)]);
      return truthOf(facts.facts.length > 0);
    }
    const reading = read(world, { a: undefined, b: undefined, it: item });
    if (reading.values.length === 0 && !reading.closed) return unknown(reading.missing);
    return truthOf(reading.values[0] === 'yes');
  };
}

const IT = { op: 'it', shape: { of: 'broken' }, text: 'it', start: 0, end: 0 } as const;

/** Controls behind `by` count as a hop's own word or its end's claim; other phrases are read from the fact. */
function compilePhrase(attribute: AttributeDefinition, phrase: Phrase): Is {
  const controls = phrase.operands.flatMap((operand) => (operand.target === 'control' ? [operand.control] : []));
  const targets = phrase.operands.filter((operand) => operand.target !== 'control').map(compileTarget);
  const number = phrase.need === 'any' ? 1 : phrase.need === 'all' ? phrase.operands.length : phrase.need;
  const byFamily = attribute.means !== undefined && phrase.preposition === 'by';
  return (world, item, env) => {
    const said = phraseValues(world, item, attribute, phrase.preposition);
    const truths = [
      ...controls.map((control) =>
        byFamily
          ? controlOn(world, control, item, 'question')
          : said.some((value) => typeof value === 'string' && isMember(world, value, control.id))
            ? TRUE
            : FALSE,
      ),
      ...targets.map((target) => said.reduce<Truth>((result, value) => or(result, target(world, env, value)), FALSE)),
    ];
    const found = countTruths(truths, { test: 'at_least', number });
    if (byFamily || found === TRUE || said.length > 0) return found;
    return phraseIsOpen(item, attribute) ? unknown([world.missing(item, attribute.name)]) : FALSE;
  };
}

function isMember(world: World, id: string, family: string): boolean {
  return findById(world.vocabulary.controls, id)?.isA.has(family) === true;
}

function phraseValues(world: World, item: Item, attribute: AttributeDefinition, preposition: string): readonly Datum[] {
  const facts = statedOn(item, attribute.name)?.facts ?? [];
  return facts.flatMap((fact) =>
    (fact.phrases ?? [])
      .filter((one) => one.preposition === preposition)
      .flatMap((one) => one.values.flatMap((value) => toData(world, value))),
  );
}

/** Nobody says how: unless the answer is no, the question stays. */
function phraseIsOpen(item: Item, attribute: AttributeDefinition): boolean {
  const stated = statedOn(item, attribute.name);
  if (!stated || stated.expired || stated.unknown) return true;
  return stated.facts.some((fact) => !(fact.value?.type === 'word' && fact.value.word === 'no'));
}

// ---- comparisons --------------------------------------------------------------------------------------------------

function compileCompare(condition: Condition & { kind: 'compare' }): Evaluate {
  const left = compileOperand(condition.left);
  const right = compileOperand(condition.right);
  const { operator, order } = condition;
  if (operator === '=') return (world, env) => equal(left(world, env), right(world, env));
  if (operator === '!=') return (world, env) => not(equal(left(world, env), right(world, env)));
  const rank = ranker(order);
  return (world, env) => ordered(left(world, env), right(world, env), operator, rank);
}

/** "`nothing = nothing` is false." */
export function equal(left: Reading, right: Reading): Truth {
  const missing = mergeMissing(left.missing, right.missing);
  if (left.closed && left.values.length === 0) return FALSE;
  if (right.closed && right.values.length === 0) return FALSE;
  if (left.values.some((value) => right.values.includes(value))) return TRUE;
  return left.closed && right.closed ? FALSE : unknown(missing);
}

type Rank = (value: Datum) => number | string;

function ranker(order: Order | undefined): Rank {
  if (order?.by !== 'scale') return (value) => (typeof value === 'object' ? value.id : value);
  const ranks = new Map(order.scale.values.map((word, index) => [word, index]));
  return (value) => ranks.get(String(value)) ?? -1;
}

function ordered(left: Reading, right: Reading, operator: Operator, rank: Rank): Truth {
  const [a, b] = [left.values[0], right.values[0]];
  if ((a === undefined && left.closed) || (b === undefined && right.closed)) return FALSE;
  if (a !== undefined && b !== undefined) return truthOf(holds(rank(a), rank(b), operator));
  // An upper end can settle it: what is at most low is below medium.
  if (a === undefined && b !== undefined && left.atMost !== undefined) {
    const most = holds(rank(left.atMost), rank(b), operator);
    if (most && (operator === '<' || operator === '<=')) return TRUE;
    if (!most && (operator === '>' || operator === '>=')) return FALSE;
  }
  if (b === undefined && a !== undefined && right.atMost !== undefined) {
    const most = holds(rank(a), rank(right.atMost), operator);
    if (most && (operator === '>' || operator === '>=')) return TRUE;
    if (!most && (operator === '<' || operator === '<=')) return FALSE;
  }
  return unknown(mergeMissing(left.missing, right.missing));
}

function holds(a: number | string, b: number | string, operator: Operator): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
  }
}

// ---- quantifiers ------------------------------------------------------------------------------------------------------

function compileQuantifier(condition: Condition & { kind: 'quantifier' }): Evaluate {
  const members = compileDomain(condition.domain);
  const where = condition.where ? compileCondition(condition.where) : () => TRUE;
  const { quantity } = condition;
  const count: Evaluate = (world, env) => {
    const domain = members(world, env);
    const truths = domain.values.map((it) => where(world, { a: env.a, b: env.b, it }));
    return quantify(quantity, truths, domain.closed, domain.missing);
  };
  return asksAboutAll(condition) ? oncePerWorld(count) : count;
}

/** `at least 2 service where (it is ours)` has one answer for the whole model, whatever is bound. */
function asksAboutAll({ domain, where }: Condition & { kind: 'quantifier' }): boolean {
  return !domain.relation && (!where || variablesIn(where).size === 0);
}

/** A rule on the model counts only what is its own or imported by name, so it has an answer of its own. */
function oncePerWorld(count: Evaluate): Evaluate {
  const answers = [new WeakMap<World, Truth>(), new WeakMap<World, Truth>()] as const;
  return (world, env) => {
    const known = answers[(env.it ?? env.a)?.sort === 'model' ? 1 : 0];
    let answer = known.get(world);
    if (!answer) {
      answer = count(world, env);
      known.set(world, answer);
    }
    return answer;
  };
}

/**
 * `any n p`, `no n p`, `every n p`, counts: over the members that are sure, and over those an open set may still have
 * ("the possible count of an open set has no upper end").
 */
export function quantify(quantity: Quantity, truths: readonly Truth[], closed: boolean, missing: Bounds['missing']): Truth {
  if (quantity.word === 'every') return not(quantify({ word: 'any', number: 1 }, truths.map(not), closed, missing));
  let sure = 0;
  let open = 0;
  let asked: Bounds['missing'] = closed ? [] : missing;
  for (const truth of truths) {
    if (truth === TRUE) sure++;
    else if (truth !== FALSE) {
      open++;
      asked = mergeMissing(asked, missingOf(truth));
    }
  }
  const bounds = { sure, possible: closed ? sure + open : Number.POSITIVE_INFINITY, missing: asked };
  return testCount(bounds, testOf(quantity));
}

function testOf(quantity: Quantity): CountTest {
  switch (quantity.word) {
    case 'any':
      return { test: 'at_least', number: 1 };
    case 'no':
      return { test: 'exactly', number: 0 };
    case 'exactly':
    case 'at_least':
    case 'at_most':
      return { test: quantity.word, number: quantity.number };
    case 'every':
      throw new Error('`every` is turned into `not any` before it is counted');
  }
}
