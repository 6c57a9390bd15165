/**
 * Why a rule says nothing of certain things: its pack is not used, it is about something else, or one of its clauses fails.
 * Where it is about two things and one is given, the partner is shown with which it comes furthest.
 */
import type { RuleDefinition } from '../../model/vocabulary.ts';
import type { Env } from '../compile/operand.ts';
import { assess, assessPair } from '../engine/assess.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { split } from '../engine/evaluate.ts';
import type { Variable } from '../resolved.ts';
import { FALSE } from '../truth.ts';
import { type Item, isOfKind } from '../world/items.ts';
import { explainClauses, markDeciding } from './clauses.ts';
import { type ExplainContext, nameOf } from './context.ts';
import type { AbsenceExplanation, RuleHead } from './explanation.ts';
import { kindWords, listed, uniqueFacts, withArticle } from './facts.ts';
import { boundTo } from './threat.ts';

/** `ids` name things of the model; the rule finds no threat on all of them. */
export function explainAbsence(context: ExplainContext, ruleId: string, ids: readonly string[]): AbsenceExplanation | undefined {
  const definition = context.vocabulary.rules.get(ruleId);
  const items = ids.flatMap((id) => context.world.item(id) ?? []);
  if (!definition || items.length < ids.length) return undefined;
  return notJudged(context, definition, items) ?? onItems(context, definition, items);
}

const MOST_CASES = 20_000;

/** Why a rule finds nothing in a whole model: the case in which it comes furthest. */
export function explainSilence(
  context: ExplainContext,
  ruleId: string,
): { readonly says: string; readonly clauses: AbsenceExplanation['clauses'] } | undefined {
  const definition = context.vocabulary.rules.get(ruleId);
  const rule = definition && context.rule(ruleId);
  if (!definition || !rule) return undefined;
  const best = furthest(context, rule, allCases(context, rule.resolved.variables));
  if (best) {
    const { says, clauses } = explainCase(context, definition, rule, best, []);
    return { says, clauses };
  }
  const wanted = rule.resolved.variables.map((variable) => withArticle(variable.bound.name));
  return { says: `the model has nothing it is about: ${listed(wanted, 'and')}`, clauses: [] };
}

/** Things of the kinds that are bound; of a kind nothing has, all of its sort, so that the clause that fails can be shown. */
function allCases(context: ExplainContext, variables: readonly Variable[]): readonly Env[] {
  const [first, second] = variables.map((variable): readonly Item[] => {
    const ofKind = context.world.ofKind(variable.bound);
    return ofKind.length > 0 ? ofKind : context.world.ofKind(context.words.kind(variable.sort) ?? variable.bound);
  });
  const envs: Env[] = [];
  for (const a of first ?? []) {
    for (const b of second ?? [undefined]) if (a !== b && envs.length < MOST_CASES) envs.push({ a, b, it: undefined });
  }
  return envs;
}

type Told = Pick<AbsenceExplanation, 'reason' | 'says'> & Partial<Pick<AbsenceExplanation, 'at' | 'bound' | 'cases' | 'clauses' | 'facts'>>;

function absence(context: ExplainContext, definition: RuleDefinition, items: readonly Item[], told: Told): AbsenceExplanation {
  const head: RuleHead = {
    id: definition.id,
    title: definition.title ?? definition.name.replaceAll('_', ' '),
    pack: definition.pack,
    at: context.place(definition.at),
  };
  return {
    about: 'absence',
    rule: head,
    elements: items.map((item) => item.id),
    bound: [],
    cases: 0,
    clauses: [],
    facts: [],
    ...told,
    elsewhere: context.model.threats.filter((threat) => threat.rule === definition.id).map((threat) => threat.id),
  };
}

/** The rule is not asked at all, or not about these things. */
function notJudged(context: ExplainContext, definition: RuleDefinition, items: readonly Item[]): AbsenceExplanation | undefined {
  const { model, packs, built } = context;
  if (!packs.includes(definition.pack) && definition.pack !== built.name) {
    const uses = built.origins.get(`${model.model.id}/uses`) ?? built.origins.get(model.model.id);
    return absence(context, definition, items, {
      reason: 'pack_not_used',
      says: `\`${model.model.name}\` does not use the pack \`${definition.pack}\`: add it behind \`uses\` in the block of the model`,
      ...(uses ? { at: context.place(uses) } : {}),
    });
  }
  const off = model.adjustments.find((one) => one.what === 'rule' && one.target === definition.id && one.off && !one.expired);
  if (off) {
    const at = context.declared(off.id);
    const because = off.because === undefined ? '' : `: ${off.because}`;
    return absence(context, definition, items, {
      reason: 'switched_off',
      says: `the project has switched it off (${off.reason})${because}`,
      ...(at ? { at } : {}),
    });
  }
  const excluded = items.find((item) => item.excluded);
  if (excluded) {
    const at = built.origins.get(`${excluded.id}/excluded`);
    return absence(context, definition, items, {
      reason: 'excluded',
      says: `\`${nameOf(context, excluded)}\` is excluded, and so never the subject of a threat`,
      ...(at ? { at: context.place(at) } : {}),
    });
  }
  return undefined;
}

function onItems(context: ExplainContext, definition: RuleDefinition, items: readonly Item[]): AbsenceExplanation | undefined {
  const rule = context.rule(definition.id);
  if (!rule) return undefined;
  const { variables } = rule.resolved;
  const envs = casesOf(context, variables, items);
  if (envs === 'other_sort')
    return absence(context, definition, items, { reason: 'other_sort', says: sayOtherSort(context, variables, items) });
  const best = furthest(context, rule, envs);
  if (!best) {
    const wanted = variables.map((variable) => withArticle(variable.bound.name));
    return absence(context, definition, items, {
      reason: 'no_partner',
      says: `it is about ${listed(wanted, 'and')}, and the model has nothing else of that kind`,
    });
  }
  return { ...explainCase(context, definition, rule, best, items), cases: envs.length };
}

// ---- cases --------------------------------------------------------------------------------------------------------------

/** Everything the variables can be bound to so that each given thing is bound: a flow stands for its hops, a hop for its flow. */
function casesOf(context: ExplainContext, variables: readonly Variable[], items: readonly Item[]): readonly Env[] | 'other_sort' {
  const [first, second] = variables;
  const [x, y] = items;
  if (!first || !x) return 'other_sort';
  const lists = (variable: Variable, item: Item): readonly Item[] => asSort(item, variable);
  const envs: Env[] = [];
  const add = (left: readonly Item[], right: readonly Item[] | undefined): void => {
    for (const a of left) for (const b of right ?? [undefined]) if (a !== b) envs.push({ a, b, it: undefined });
  };
  if (!second) {
    if (y) return 'other_sort';
    add(lists(first, x), undefined);
  } else if (y) {
    add(lists(first, x), lists(second, y));
    add(lists(first, y), lists(second, x));
  } else {
    const others = (variable: Variable): readonly Item[] => context.world.ofKind(variable.bound).filter((item) => !item.excluded);
    if (lists(first, x).length > 0) add(lists(first, x), others(second));
    if (lists(second, x).length > 0) add(others(first), lists(second, x));
    if (envs.length === 0 && lists(first, x).length + lists(second, x).length > 0) return [];
  }
  return envs.length === 0 ? 'other_sort' : envs;
}

function asSort(item: Item, variable: Variable): readonly Item[] {
  if (variable.sort === 'hop') return item.sort === 'hop' ? [item] : item.sort === 'flow' ? item.hops : [];
  if (variable.sort === 'flow') return item.sort === 'flow' ? item.routes : item.sort === 'hop' ? item.flow.routes : [];
  return item.sort === variable.sort ? [item] : [];
}

/** `forged_delivery` is about flows; of a component, its flows of that kind are named. */
function sayOtherSort(context: ExplainContext, variables: readonly Variable[], items: readonly Item[]): string {
  const wanted = listed(
    variables.map((variable) =>
      variable.bound.name === variable.sort ? withArticle(variable.sort) : `${withArticle(variable.sort)} of kind ${variable.bound.name}`,
    ),
    'and',
  );
  const found = listed(
    items.map((item) => `\`${nameOf(context, item)}\` is ${withArticle(item.sort)}`),
    'and',
  );
  const parts = new Set(items.flatMap((item) => variables.flatMap((variable) => nearTo(context, item, variable))));
  const near = [...parts].map((one) => `\`${nameOf(context, one)}\``).sort();
  return `it is about ${wanted}, and ${found}${near.length === 0 ? '' : `; try ${listed(near.slice(0, 4), 'or')}`}`;
}

function nearTo(context: ExplainContext, item: Item, variable: Variable): readonly Item[] {
  const { world } = context;
  if (item.sort === 'flow' || item.sort === 'hop') {
    const hops = item.sort === 'hop' ? [item] : item.hops;
    const parts = hops.flatMap((hop) => [hop.from, hop.to]);
    return parts.filter((part) => part.sort === variable.sort && isOfKind(part, variable.bound));
  }
  const hops = [...world.hopsFrom(item), ...world.hopsTo(item)];
  const near: readonly Item[] = variable.sort === 'hop' ? hops : variable.sort === 'flow' ? hops.flatMap((hop) => hop.flow.routes) : [];
  return near.filter((one) => isOfKind(one, variable.bound));
}

interface Furthest {
  readonly env: Env;
  /** Clauses passed before one fails. */
  readonly passed: number;
}

const MOST_COMPARED = 500;

/** The case in which most clauses hold before one fails, and of those the one in which most hold at all. */
function furthest(context: ExplainContext, rule: CompiledRule, envs: readonly Env[]): Furthest | undefined {
  let best: Furthest[] = [];
  for (const env of envs) {
    const passed = passedIn(context, rule, env);
    const most = best[0]?.passed ?? -1;
    if (passed > most) best = [{ env, passed }];
    else if (passed === most && best.length < MOST_COMPARED) best.push({ env, passed });
  }
  const holding = (one: Furthest): number => rule.conjuncts.filter(({ evaluate }) => evaluate(context.world, one.env) !== FALSE).length;
  return best.length < 2 ? best[0] : best.map((one) => ({ one, count: holding(one) })).reduce((a, b) => (b.count > a.count ? b : a)).one;
}

function passedIn(context: ExplainContext, rule: CompiledRule, env: Env): number {
  const bound = rule.resolved.variables.filter((variable, index) => {
    const item = index === 0 ? env.a : env.b;
    return item && isOfKind(item, variable.bound);
  }).length;
  if (bound < rule.resolved.variables.length) return bound;
  const failed = rule.conjuncts.findIndex(({ evaluate }) => evaluate(context.world, env) === FALSE);
  return bound + (failed < 0 ? rule.conjuncts.length : failed);
}

function explainCase(
  context: ExplainContext,
  definition: RuleDefinition,
  rule: CompiledRule,
  { env, passed }: Furthest,
  items: readonly Item[],
): AbsenceExplanation {
  const { world } = context;
  const { variables } = rule.resolved;
  const fits = passed >= variables.length;
  const applies = passed === variables.length + rule.conjuncts.length;
  const [demanded] = split(world, rule, env);
  const requirements = applies && demanded ? rule.requires.map((requirement) => requirement(world, demanded)) : [];
  const clauses = markDeciding(
    fits ? explainClauses(context, rule, env, requirements) : explainClauses(context, { ...rule, conjuncts: [] }, env, []),
    'absent',
  );
  const deciding = clauses.find((clause) => clause.decides);
  const bound = variables.flatMap((variable, index) => {
    const item = index === 0 ? env.a : env.b;
    return item ? [boundTo(context, variable.name, item)] : [];
  });
  const rest = { bound, clauses, facts: uniqueFacts(clauses.flatMap((clause) => clause.facts)) };
  if (deciding) {
    const reason = deciding.word === 'for' ? 'other_kind' : deciding.word === 'require' ? 'no_way' : 'clause';
    return absence(context, definition, items, { reason, says: deciding.says.join('; '), at: deciding.at, ...rest });
  }
  if (!demanded) {
    return absence(context, definition, items, {
      reason: 'nothing_demanded',
      says: `${bound.map((one) => `\`${one.name}\``).join(' and ')}: nothing is demanded there`,
      ...rest,
    });
  }
  const found = rule.resolved.pair ? assessPair(world, rule, env) : assess(world, rule, env);
  const says = found
    ? 'everything it binds belongs to another model: it is judged there'
    : `\`${items.map((item) => kindWords(context, item)).join(', ')}\` is not what it is about`;
  return absence(context, definition, items, { reason: 'imported', says, ...rest });
}
