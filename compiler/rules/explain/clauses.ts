/** The clauses of a rule in one case, in the order they are written: which hold, what each read, and which one decides. */
import { locate } from '../../model/nodes.ts';
import type { Env } from '../compile/operand.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import type { RequirementResult } from '../engine/demand.ts';
import type { Condition, Requirement, Variable } from '../resolved.ts';
import { FALSE, TRUE, type Truth } from '../truth.ts';
import { type Item, isOfKind } from '../world/items.ts';
import { type ExplainContext, nameOf } from './context.ts';
import { explainDemand, silence } from './demands.ts';
import type { Clause, ReadFact, Trace, TruthWord } from './explanation.ts';
import { kindFact, sayKind, uniqueFacts } from './facts.ts';
import { allFacts, operandFacts } from './operands.ts';
import { traceCondition } from './trace.ts';

/** `requirements` as the engine found them; left out where the rule does not get as far as that. */
export function explainClauses(
  context: ExplainContext,
  rule: CompiledRule,
  env: Env,
  requirements: readonly RequirementResult[],
): readonly Clause[] {
  const items = [env.a, env.b];
  return [
    ...rule.resolved.variables.flatMap((variable, index) => {
      const item = items[index];
      return item ? [bindingClause(context, rule, variable, item)] : [];
    }),
    ...rule.conjuncts.map(({ condition }) => conditionClause(context, rule, condition, env)),
    ...requirements.map((result, index) => requireClause(context, rule, rule.resolved.requires[index], result, env)),
  ];
}

function bindingClause(context: ExplainContext, rule: CompiledRule, variable: Variable, item: Item): Clause {
  const at = locate(rule.resolved.definition.file, variable);
  const fits = isOfKind(item, variable.bound);
  const written = context.text(at);
  return {
    word: 'for',
    text: written.startsWith(variable.sort) ? written : `${variable.sort} ${written}`,
    at: context.place(at),
    outcome: fits ? 'holds' : 'fails',
    decides: false,
    says: [sayKind(context, item, variable.bound)],
    facts: [kindFact(context, item)],
    parts: [],
  };
}

function conditionClause(context: ExplainContext, rule: CompiledRule, condition: Condition, env: Env): Clause {
  const { file } = rule.resolved.definition;
  const unless = clauseWord(rule, condition) === 'unless' && condition.kind === 'not';
  const trace = traceCondition(context, unless ? condition.item : condition, env, file);
  const holds: TruthWord = unless ? opposite(trace.value) : trace.value;
  return {
    word: unless ? 'unless' : 'where',
    text: trace.text,
    at: trace.at,
    outcome: holds === 'yes' ? 'holds' : holds === 'no' ? 'fails' : 'unknown',
    decides: false,
    says: trace.says === '' ? saysOf(trace) : [trace.says],
    facts: uniqueFacts(allFacts(trace)),
    parts: trace.parts,
  };
}

function opposite(value: TruthWord): TruthWord {
  return value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown';
}

/** Of `and`, `or` and `not`: what their parts say, those first that settle it. */
function saysOf(trace: Trace): readonly string[] {
  const said = (one: Trace): readonly string[] => (one.says === '' ? one.parts.flatMap(said) : [one.says]);
  const settling = trace.parts.filter((part) => part.value === trace.value);
  return (settling.length > 0 ? settling : trace.parts).flatMap(said);
}

function clauseWord(rule: CompiledRule, condition: Condition): 'where' | 'unless' {
  for (const item of rule.resolved.definition.node.block?.items ?? [])
    if (item.kind === 'where' && item.start <= condition.start && condition.end <= item.end) return item.word;
  return 'where';
}

function requireClause(
  context: ExplainContext,
  rule: CompiledRule,
  requirement: Requirement | undefined,
  result: RequirementResult,
  env: Env,
): Clause {
  const { file } = rule.resolved.definition;
  const at = locate(file, requirement ?? rule.resolved.definition.at);
  const enough = result.demands.filter((demand) => demand.truth === TRUE);
  const told = result.truth === TRUE ? enough : result.demands;
  const found = told.map((demand) => explainDemand(context, demand));
  const names = told.map((demand) => demand.control.name);
  const silent = found.every((one, index) => one.says === silence([names[index] ?? '']));
  const says = silent ? [silence(names)] : found.map((one, index) => sayOf(one.says, names[index] ?? '', result.demands.length > 1));
  const nowhere = result.ways === FALSE;
  return {
    word: 'require',
    text: context.text(at).replace(/^require\s+/, ''),
    at: context.place(at),
    outcome: nowhere ? 'fails' : outcomeOf(result.truth),
    decides: false,
    says: nowhere
      ? result.demands
          .slice(0, 1)
          .map((demand) => `no way leads to \`${nameOf(context, demand.target)}\`, so there is nothing to hold back`)
      : [...new Set(says)],
    facts: uniqueFacts([...demandedBy(context, requirement, env), ...found.flatMap((one) => one.facts)]),
    parts: found.flatMap((one) => one.parts),
  };
}

/** Where the rule leaves it to the model what is demanded, the line that demands it. */
function demandedBy(context: ExplainContext, requirement: Requirement | undefined, env: Env): readonly ReadFact[] {
  const said = requirement?.demands.flatMap((demand) => demand.said ?? []) ?? [];
  return said
    .flatMap((operand) => operandFacts(context, operand, env, () => undefined))
    .filter((fact) => env.control === undefined || new RegExp(`\\b${env.control.name}\\b`).test(fact.says));
}

/** Of several demands each by its control. */
function sayOf(says: string, control: string, several: boolean): string {
  if (!several) return says;
  return `${control}: ${says === silence([control]) ? 'nobody says that it is there' : says}`;
}

function outcomeOf(truth: Truth): Clause['outcome'] {
  return truth === TRUE ? 'met' : truth === FALSE ? 'missing' : 'unknown';
}

/** Marks what settles the verdict; of a rule that does not apply, the first clause that fails. */
export function markDeciding(clauses: readonly Clause[], verdict: 'open' | 'mitigated' | 'unknown' | 'moot' | 'absent'): readonly Clause[] {
  const first = clauses.findIndex((clause) => clause.outcome === 'fails');
  return clauses.map((clause, index) => ({
    ...clause,
    decides:
      verdict === 'absent'
        ? index === first
        : verdict === 'open'
          ? clause.outcome === 'missing'
          : verdict === 'mitigated' || verdict === 'moot'
            ? clause.word === 'require'
            : clause.outcome === 'unknown',
  }));
}
