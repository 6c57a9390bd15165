/** A resolved rule as closures: what it is tried on, whether it applies, what it demands, what it says. */
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { isOnEntry } from '../check/demands.ts';
import { allOf, compileCondition, type Evaluate } from '../compile/condition.ts';
import { compileDomain } from '../compile/domain.ts';
import { compileOperand, type Env, type Read } from '../compile/operand.ts';
import { compilePathWitness, compileReachWitness } from '../compile/path.ts';
import { createWords, type Words } from '../compile/words.ts';
import { resolveRule, scopeOf } from '../resolve/rule.ts';
import type { Condition, NamedSet, Operand, ResolvedRule } from '../resolved.ts';
import { TRUE } from '../truth.ts';
import { type HopItem, type Item, statedOn } from '../world/items.ts';
import { known, toData } from '../world/values.ts';
import type { World } from '../world/world.ts';
import { type Candidates, compileCandidates } from './candidates.ts';
import { compileRequirement, type EvaluateRequirement } from './demand.ts';
import { isDemandedOf } from './demanded.ts';
import { compileSentence, type Tell } from './sentence.ts';

export interface CompiledRule {
  readonly resolved: ResolvedRule;
  readonly candidates: Candidates;
  readonly applies: Evaluate;
  /** The same, conjunct by conjunct, for `explain`. */
  readonly conjuncts: readonly { readonly condition: Condition; readonly evaluate: Evaluate }[];
  readonly requires: readonly EvaluateRequirement[];
  readonly tell: Tell;
  readonly stake: readonly Read[];
  /** What the model demands, where the rule leaves that to the model: one threat for each control. */
  readonly said: Read | undefined;
  /** What a threat names besides what is bound; empty where the rule names nothing. */
  readonly names: readonly Named[];
  /** The hops of a way that makes a condition about ways true. */
  readonly witness: (world: World, env: Env) => readonly HopItem[];
}

export type Named = (world: World, env: Env) => readonly Item[];

export interface CompiledRules {
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  /** Sorted by id. */
  readonly rules: readonly CompiledRule[];
}

/** By the ids of the rules. */
const keptRules = new WeakMap<Vocabulary, Map<string, CompiledRules>>();

/**
 * Compiles these rules; one with an error is reported and left out. They are kept with the vocabulary, on which alone they
 * depend: an editor judges again and again. What had a fault, found now or when a word is first asked about, is not kept.
 */
export function compileRules(vocabulary: Vocabulary, ruleIds: Iterable<string>, report: Report): CompiledRules {
  const ids = [...new Set(ruleIds)].sort();
  const key = ids.join(' ');
  const kept = keptRules.get(vocabulary) ?? new Map<string, CompiledRules>();
  keptRules.set(vocabulary, kept);
  const found = kept.get(key);
  if (found) return found;
  let sound = true;
  const told: Report = (diagnostic) => {
    sound = false;
    kept.delete(key);
    report(diagnostic);
  };
  const words = createWords(vocabulary, told);
  const rules = ids.flatMap((id) => {
    const definition = vocabulary.rules.get(id);
    const compiled = definition && compileRule(vocabulary, definition, words, told);
    return compiled ? [compiled] : [];
  });
  const compiled = { words, vocabulary, rules };
  if (sound) kept.set(key, compiled);
  return compiled;
}

export function compileRule(vocabulary: Vocabulary, definition: RuleDefinition, words: Words, report: Report): CompiledRule | undefined {
  const { resolved, broken } = resolveRule(vocabulary, definition, report);
  if (broken) return undefined;
  for (const condition of resolved.where) prepareWords(condition, words);
  const conjuncts = resolved.where.map((condition) => ({ condition, evaluate: compileCondition(condition) }));
  const said = resolved.requires.flatMap((one) => one.demands).find((demand) => demand.said)?.said;
  return {
    resolved,
    candidates: compileCandidates(resolved),
    applies: allOf(conjuncts.map((one) => one.evaluate)),
    conjuncts,
    requires: resolved.requires.map((one) => compileRequirement(resolved, one, scopeOf(vocabulary, definition.pack))),
    tell: compileSentence(resolved.because),
    stake: resolved.stake.map(compileOperand),
    said: said && compileSaid(said),
    names: resolved.names.map((one) => compileNamed(one, words)),
    witness: witnessOf(resolved.where),
  };
}

/** Only what surely belongs there is named. */
function compileNamed({ domain, fact }: NamedSet, words: Words): Named {
  if (fact) words.fact(fact);
  const members = compileDomain(domain);
  return (world, env) => members(world, env).values.filter((item) => !fact || world.fact(fact, item) === TRUE);
}

/** What the model demands: of `requires`, only what it demands on entry, and of this hop. */
function compileSaid(operand: Operand): Read {
  if (operand.op !== 'attribute' || operand.attribute.name !== 'requires') return compileOperand(operand);
  const of = compileOperand(operand.of);
  return (world, env) => {
    const items = of(world, env).values.filter((value): value is Item => typeof value === 'object');
    const hop = [env.a, env.b].find((item) => item?.sort === 'hop');
    const facts = items.flatMap((item) =>
      (statedOn(item, 'requires')?.facts ?? []).filter((fact) => isOnEntry(fact) && isDemandedOf(world, fact, hop)),
    );
    return known(...facts.flatMap((fact) => (fact.value ? toData(world, fact.value) : [])));
  };
}

/** Faults in facts are reported when rules are compiled, not when the first element meets them. */
function prepareWords(condition: Condition, words: Words): void {
  if (condition.kind === 'is_fact') words.fact(condition.fact);
  else if (condition.kind === 'is_attribute' && condition.attribute.where) words.attribute(condition.attribute);
  else if (condition.kind === 'and' || condition.kind === 'or' || condition.kind === 'at_least_of')
    for (const item of condition.items) prepareWords(item, words);
  else if (condition.kind === 'not') prepareWords(condition.item, words);
  else if (condition.kind === 'quantifier' && condition.where) prepareWords(condition.where, words);
}

const NO_HOPS: readonly HopItem[] = [];

function witnessOf(where: readonly Condition[]): CompiledRule['witness'] {
  const finders = where.flatMap(findersOf);
  return (world, env) => {
    for (const find of finders) {
      const hops = find(world, env);
      if (hops.length > 0) return hops;
    }
    return NO_HOPS;
  };
}

function findersOf(condition: Condition): CompiledRule['witness'][] {
  switch (condition.kind) {
    case 'path':
      return [compilePathWitness(condition)];
    case 'reaches':
      return [compileReachWitness(condition)];
    case 'and':
    case 'or':
      return condition.items.flatMap(findersOf);
    default:
      return [];
  }
}
