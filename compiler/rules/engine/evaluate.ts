/**
 * Evaluates compiled rules over one lowered model. Promises: threats, obligations and questions sorted by id, the same for
 * the same model. Must not look at decisions; `decisions.ts` attaches them.
 */
import type { Model, Obligation, Question, Threat } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { Env } from '../compile/operand.ts';
import type { Graph } from '../world/items.ts';
import { createWorld, type World } from '../world/world.ts';
import { type Assessment, assess, assessPair } from './assess.ts';
import type { CompiledRule, CompiledRules } from './compile-rule.ts';
import { foundThreats } from './found.ts';
import { createObligations } from './obligations.ts';
import { createQuestions } from './questions.ts';
import { createTables } from './severity.ts';
import { boundItems, type ThreatContext, threatOf } from './threat.ts';

export interface Evaluation {
  readonly threats: readonly Threat[];
  readonly obligations: readonly Obligation[];
  readonly questions: readonly Question[];
  /** Rules that are switched off and would find something open. */
  readonly silenced: ReadonlySet<string>;
  /** Milliseconds by rule, slowest first; empty without a clock. */
  readonly timings: readonly { readonly rule: string; readonly milliseconds: number }[];
}

export interface EvaluateOptions {
  /** Of this model, where somebody has it already. */
  readonly graph?: Graph;
  /** Ids of imported parts that the model names: rules on the model count these too. */
  readonly visible?: ReadonlySet<string>;
  readonly now?: () => number;
  /** Open threats get their scenario. */
  readonly scenarios?: boolean;
}

export function evaluate(model: Model, compiled: CompiledRules, options: EvaluateOptions = {}): Evaluation {
  const world = createWorld(model, compiled.words, model.adjustments, options.visible ?? new Set(), options.graph);
  const context: ThreatContext = { ...contextOf(world, model), scenarios: options.scenarios === true };
  const off = new Set(model.adjustments.flatMap((one) => (one.what === 'rule' && one.off && !one.expired ? [one.target] : [])));
  const threats: Threat[] = [];
  const silenced = new Set<string>();
  const timings: { rule: string; milliseconds: number }[] = [];
  for (const rule of compiled.rules) {
    if (off.has(rule.resolved.id)) {
      if (findsSomething(world, rule)) silenced.add(rule.resolved.id);
      continue;
    }
    const start = options.now?.();
    threats.push(...threatsOf(context, rule));
    if (start !== undefined) timings.push({ rule: rule.resolved.id, milliseconds: (options.now?.() ?? start) - start });
  }
  for (const found of model.found) threats.push(...foundThreats(context, found));
  return {
    threats: threats.sort((a, b) => (a.id < b.id ? -1 : 1)),
    obligations: context.obligations.finish(),
    questions: context.questions.finish(),
    silenced,
    timings: timings.sort((a, b) => b.milliseconds - a.milliseconds || (a.rule < b.rule ? -1 : 1)),
  };
}

export function contextOf(world: World, model: Model): ThreatContext {
  return {
    world,
    tables: createTables(world.vocabulary, model.adjustments),
    obligations: createObligations(world),
    questions: createQuestions(world),
    fixed: new Map(
      model.adjustments.flatMap((one) =>
        one.what === 'rule' && one.severity && !one.expired ? [[one.target, one.severity] as const] : [],
      ),
    ),
    scenarios: false,
  };
}

function threatsOf(context: ThreatContext, rule: CompiledRule): Threat[] {
  const threats: Threat[] = [];
  for (const assessment of assessmentsOf(context.world, rule)) threats.push(threatOf(context, rule, assessment));
  return threats;
}

/** One is enough to know, and nothing is asked or demanded for it. */
function findsSomething(world: World, rule: CompiledRule): boolean {
  for (const { verdict } of assessmentsOf(world, rule)) if (verdict !== 'mitigated') return true;
  return false;
}

function* assessmentsOf(world: World, rule: CompiledRule): Generator<Assessment> {
  for (const candidate of rule.candidates(world)) {
    for (const env of split(world, rule, candidate)) {
      const assessment = rule.resolved.pair ? assessPair(world, rule, env) : assess(world, rule, env);
      if (assessment && concerns(assessment.env, assessment.witness)) yield assessment;
    }
  }
}

/** "A threat is reported where it binds an own element or its deciding path runs through an own flow." */
function concerns(env: Env, witness: readonly { readonly own: boolean }[]): boolean {
  return boundItems(env).some((item) => item.own) || witness.some((hop) => hop.own);
}

/** Where the model says what is demanded, one threat for each control it names. */
export function split(world: World, rule: CompiledRule, env: Env): readonly Env[] {
  if (!rule.said) return [env];
  return [...new Set(rule.said(world, env).values)].flatMap((value) => {
    const control = typeof value === 'string' ? findById(world.vocabulary.controls, value) : undefined;
    return control ? [{ ...env, control }] : [];
  });
}
