/** `subject VERB objects` as closures: members of a list, ends of connections, boundaries crossed, claims. */
import type { Fact, Value } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { Condition, Phrase, Relation, Target, Wanted } from '../resolved.ts';
import { FALSE, type Missing, mergeMissing, missingOf, or, TRUE, type Truth, truthOf, unknown } from '../truth.ts';
import { claims, computedOn } from '../world/claims.ts';
import { type Item, statedOn } from '../world/items.ts';
import { type Datum, NOTHING, type Reading, readAttribute, toData } from '../world/values.ts';
import type { World } from '../world/world.ts';
import { aboutOne, countTruths, type Evaluate, quantify } from './condition.ts';
import { clientsOf, compileOperand, type Env, isPart, serversOf } from './operand.ts';
import { compileTarget, type Matches } from './target.ts';

export function compileRelate(condition: Condition & { kind: 'relate' }): Evaluate {
  const { relation, wanted } = condition;
  if (relation.by === 'claim') return aboutOne(condition.subject, compileClaim(relation.state, wanted));
  const members = membersOf(relation, condition.phrases);
  const test = compileWanted(wanted);
  return aboutOne(condition.subject, (world, item, env) => test(world, env, members(world, item, env)));
}

/** What the subject is related to, without asking to what: joins look up partners by it. */
export function compileMembers(condition: Condition & { kind: 'relate' }): (world: World, env: Env) => Reading {
  const subject = compileOperand(condition.subject);
  const { relation } = condition;
  if (relation.by === 'claim') return () => NOTHING;
  const members = membersOf(relation, []);
  return (world, env) => {
    const [item] = subject(world, env).values;
    return typeof item === 'object' ? members(world, item, env) : NOTHING;
  };
}

// ---- lists ------------------------------------------------------------------------------------------------------------

type Members = (world: World, item: Item, env: Env) => Reading;
type Test = (world: World, env: Env, members: Reading) => Truth;

function compileWanted(wanted: Wanted): Test {
  if (wanted.how === 'quantity') {
    const matches = compileTarget(wanted.target);
    const { quantity } = wanted;
    return (world, env, members) =>
      quantify(
        quantity,
        members.values.map((value) => matches(world, env, value)),
        members.closed,
        members.missing,
      );
  }
  const tests = wanted.targets.map((target) => anyMember(compileTarget(target)));
  const number = wanted.need === 'any' ? 1 : wanted.need === 'all' ? tests.length : wanted.need;
  return (world, env, members) =>
    countTruths(
      tests.map((test) => test(world, env, members)),
      { test: 'at_least', number },
    );
}

/** "Over an open list none matches is unknown." */
function anyMember(matches: Matches): Test {
  return (world, env, members) => {
    let result: Truth = members.closed ? FALSE : unknown(members.missing);
    for (const value of members.values) {
      result = or(result, matches(world, env, value));
      if (result === TRUE) return TRUE;
    }
    return result;
  };
}

function membersOf(relation: Exclude<Relation, { by: 'claim' }>, phrases: readonly Phrase[]): Members {
  if (relation.by === 'attribute') {
    const { attribute } = relation;
    if (phrases.length === 0) return (world, item) => readAttribute(world, item, attribute);
    return withPhrases((world, item) => readAttribute(world, item, attribute), attribute.name, phrases);
  }
  const { verb } = relation;
  return (world, item) => {
    switch (verb) {
      case 'enters':
        return boundaries(world, item.sort === 'hop' ? item.hop.connection.entered : []);
      case 'leaves':
        return boundaries(world, item.sort === 'hop' ? item.hop.connection.left : []);
      case 'content_enters':
        return boundaries(world, item.sort === 'hop' ? item.hop.content.entered : []);
      case 'content_leaves':
        return boundaries(world, item.sort === 'hop' ? item.hop.content.left : []);
      case 'calls':
        return isPart(item) ? closedList(serversOf(world, item)) : NOTHING;
      case 'called_by':
        return isPart(item) ? closedList(clientsOf(world, item)) : NOTHING;
      case 'has':
        if (item.sort === 'model') return closedList([...world.parts, ...world.flows].filter(world.counted));
        return item.sort === 'boundary' ? closedList(world.inside(item)) : NOTHING;
    }
  };
}

function closedList(values: readonly Datum[]): Reading {
  return { values, closed: true, missing: [] };
}

function boundaries(world: World, ids: readonly string[]): Reading {
  return closedList(ids.flatMap((id) => world.item(id) ?? []));
}

/** Members of which a fact also says the phrase; where it says nothing there, the member is only possible. */
function withPhrases(members: Members, attribute: string, phrases: readonly Phrase[]): Members {
  const tests = phrases.map((phrase) => ({
    preposition: phrase.preposition,
    need: phrase.need,
    targets: phrase.operands.map(compileTarget),
    controls: phrase.operands.every(isControl),
  }));
  const saysAll = (world: World, env: Env, fact: Fact | undefined, item: Item): Truth => {
    const unsaid = (phrase: string): Missing => ({ ...world.missing(item, attribute), phrase });
    let truth: Truth = TRUE;
    for (const test of tests) {
      const said = saidBehind(fact, test.preposition).flatMap((one) => toData(world, one));
      const found = countTruths(
        test.targets.map((target) => said.reduce<Truth>((result, one) => or(result, target(world, env, one)), FALSE)),
        { test: 'at_least', number: test.need === 'any' ? 1 : test.need === 'all' ? test.targets.length : test.need },
      );
      const open = said.length === 0 && !test.controls;
      truth = truth === FALSE ? FALSE : open ? unknown([unsaid(test.preposition)]) : found;
    }
    return truth;
  };
  return (world, item, env) => {
    const reading = members(world, item, env);
    const facts = statedOn(item, attribute)?.facts ?? [];
    const values: Datum[] = [];
    let { closed, missing } = reading;
    for (const value of reading.values) {
      const ofValue = facts.filter((one) => one.value !== undefined && toData(world, one.value).includes(value));
      const truth = withoutLesser(ofValue, tests).reduce<Truth>((result, fact) => or(result, saysAll(world, env, fact, item)), FALSE);
      if (truth === TRUE) values.push(value);
      else if (truth !== FALSE) {
        closed = false;
        missing = mergeMissing(missing, missingOf(truth));
      }
    }
    return { values, closed, missing };
  };
}

function saidBehind(fact: Fact | undefined, preposition: string): readonly Value[] {
  return (fact?.phrases ?? []).filter((phrase) => phrase.preposition === preposition).flatMap((phrase) => phrase.values);
}

/** Of the facts of one value those that say the most: `holds d` asks nothing beside `holds d in memory`. None: silence itself. */
function withoutLesser(facts: readonly Fact[], tests: readonly { readonly preposition: string }[]): readonly (Fact | undefined)[] {
  if (facts.length < 2) return [facts[0]];
  const said = facts.map((fact) => tests.map(({ preposition }) => saidBehind(fact, preposition).map((value) => JSON.stringify(value))));
  const isLess = (a: readonly string[][], b: readonly string[][]): boolean =>
    a.every((values, index) => values.every((one) => b[index]?.includes(one))) && a.flat().length < b.flat().length;
  return facts.filter((_, index) => !said.some((other) => isLess(said[index] ?? [], other)));
}

function isControl(target: Target): boolean {
  return target.target === 'control';
}

// ---- claims -------------------------------------------------------------------------------------------------------------

/** "A control nobody declared is absent": claims are never unknown. */
function compileClaim(state: 'implements' | 'plans' | 'lacks' | 'provides', wanted: Wanted): (world: World, item: Item) => Truth {
  const targets = wanted.how === 'quantity' ? [wanted.target] : wanted.targets;
  const tests = targets
    .flatMap((target) => (target.target === 'control' ? [target.control] : []))
    .map((control) => (world: World, item: Item): Truth => {
      if (state === 'implements')
        return claims(world, control, item, undefined) || narrowed(world, control.id, item) ? TRUE : computedOn(world, control, item);
      const wantedState = state === 'plans' ? 'planned' : state === 'lacks' ? 'lacking' : 'provided';
      return truthOf(
        item.controls.some((claim) => claim.state === wantedState && !claim.expired && isMember(world, claim.control, control.id)),
      );
    });
  const number = wanted.how === 'quantity' ? 1 : wanted.need === 'any' ? 1 : wanted.need === 'all' ? tests.length : wanted.need;
  const negated = wanted.how === 'quantity' && wanted.quantity.word === 'no';
  return (world, item) =>
    countTruths(
      tests.map((test) => test(world, item)),
      negated ? { test: 'exactly', number: 0 } : { test: 'at_least', number },
    );
}

/** A claim narrowed to some flows is a claim all the same when one asks whether the part has the control at all. */
function narrowed(world: World, control: string, item: Item): boolean {
  return item.controls.some(
    (claim) => claim.for !== undefined && claim.state === 'implemented' && !claim.expired && isMember(world, claim.control, control),
  );
}

function isMember(world: World, id: string, family: string): boolean {
  return findById(world.vocabulary.controls, id)?.isA.has(family) === true;
}
