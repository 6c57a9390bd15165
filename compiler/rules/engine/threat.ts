/** From a verdict to a threat of the IR: id, sentence, severity, what it demands and asks. */
import type { Severity, Threat } from '../../model/ir.ts';
import { nothing } from '../../model/lists.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import type { Env } from '../compile/operand.ts';
import { mergeMissing, TRUE } from '../truth.ts';
import type { Item } from '../world/items.ts';
import type { World } from '../world/world.ts';
import type { Assessment } from './assess.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Obligations } from './obligations.ts';
import { claimsOfRequirement } from './places.ts';
import type { Questions } from './questions.ts';
import { scenarioOf } from './scenario.ts';
import { conditional } from './sentence.ts';
import { type Rated, type Rating, SEVERITIES, type Tables } from './severity.ts';

export interface ThreatContext {
  readonly world: World;
  readonly tables: Tables;
  readonly obligations: Obligations;
  readonly questions: Questions;
  /** Severities a project fixes, by rule. */
  readonly fixed: ReadonlyMap<string, Severity>;
  /** Whether open threats get their scenario: verdicts do without. */
  readonly scenarios: boolean;
}

/** `rule@x`, `rule@a:b` for two, `/control` where the model says what is demanded. A pair is sorted. */
export function threatId(rule: CompiledRule, env: Env): string {
  const ids = boundItems(env).map((item) => item.id);
  if (rule.resolved.pair) ids.sort();
  return `${rule.resolved.id}@${ids.join(':')}${env.control ? `/${env.control.id}` : ''}`;
}

export function boundItems({ a, b }: Env): readonly Item[] {
  return a === undefined ? (b === undefined ? nothing : [b]) : b === undefined ? [a] : [a, b];
}

export function threatOf(context: ThreatContext, rule: CompiledRule, assessment: Assessment): Threat {
  const { world } = context;
  const { resolved } = rule;
  const { env, verdict, moot } = assessment;
  const { definition } = resolved;
  const id = threatId(rule, env);
  const rated = ratedOf(context, rule, env);
  const rating = context.tables.rate(world, rated);
  const obliged = assessment.applies === TRUE ? assessment.requirements : [];
  const obligations = obliged.map((requirement) => context.obligations.add(id, rating.low, requirement, env.a as Item));
  const missing = verdict === 'mitigated' || moot ? [] : mergeMissing(assessment.missing, rating.missing);
  const planned = verdict === 'mitigated' ? nothing : plannedOf(world, assessment);
  const expired = verdict === 'unknown' && !moot && assessment.missing.some((one) => one.expired);
  return {
    id,
    rule: resolved.id,
    title: definition.title ?? definition.name.replaceAll('_', ' '),
    stride: strideOf(resolved.stride, env.control),
    bindings: bindingsOf(rule, env),
    verdict,
    moot: moot || undefined,
    expired: expired || undefined,
    sentence: conditional(assessment, rule.tell(world, env, assessment.witness)),
    doc: definition.doc,
    severity: rangeOf(rating.low, rating.high),
    references: resolved.references,
    obligations: obligations.length > 1 ? [...new Set(obligations.flat())].sort() : (obligations[0] ?? nothing),
    questions: context.questions.add(id, missing),
    planned,
    path: assessment.witness.length > 0 ? assessment.witness.map((hop) => hop.id) : undefined,
    counted: countedBy(world, rule, env),
    scenario:
      verdict === 'open' && context.scenarios ? scenarioOf(world, context.tables, { ...assessment, rated, rating, planned }) : undefined,
  };
}

/** What a control stands against says more than a header that has to fit all of them. */
function strideOf(header: readonly string[], control: ControlDefinition | undefined): readonly string[] {
  const words = control && control.mitigates.length > 0 ? control.mitigates : header;
  return words.length > 1 ? [...words].sort() : words;
}

export function rate(context: ThreatContext, rule: CompiledRule, env: Env): Rating {
  return context.tables.rate(context.world, ratedOf(context, rule, env));
}

export function ratedOf(context: ThreatContext, rule: CompiledRule, env: Env): Rated {
  const stake = rule.stake.flatMap((read) => read(context.world, env).values.filter((value): value is Item => typeof value === 'object'));
  return {
    items: boundItems(env),
    stake,
    stride: strideOf(rule.resolved.stride, env.control),
    ceiling: rule.resolved.ceiling,
    adjusted: context.fixed.get(rule.resolved.id),
  };
}

const RANGES: readonly Threat['severity'][] = SEVERITIES.flatMap((low) => SEVERITIES.map((high) => ({ low, high })));

/** One for all threats of a range. */
function rangeOf(low: Severity, high: Severity): Threat['severity'] {
  return RANGES[SEVERITIES.indexOf(low) * SEVERITIES.length + SEVERITIES.indexOf(high)] ?? { low, high };
}

function bindingsOf(rule: CompiledRule, env: Env): Threat['bindings'] {
  const items = boundItems(env);
  const bindings = rule.resolved.variables
    .slice(0, items.length)
    .map(({ name }, index) => ({ variable: name, id: (items[index] as Item).id }));
  return bindings.length > 1 ? bindings.sort((a, b) => (a.variable < b.variable ? -1 : 1)) : bindings;
}

function plannedOf(world: World, assessment: Assessment): Threat['planned'] {
  const claims = assessment.requirements.flatMap((requirement) =>
    requirement.truth === TRUE ? [] : claimsOfRequirement(world, requirement),
  );
  if (!claims.some((claim) => claim.state === 'planned')) return nothing;
  const planned = new Map<string, Threat['planned'][number]>();
  for (const claim of claims) {
    if (claim.state === 'planned')
      planned.set(`${claim.element} ${claim.control}`, { control: claim.control, on: claim.element, by: claim.by });
  }
  return [...planned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function countedBy(world: World, rule: CompiledRule, env: Env): readonly string[] | undefined {
  if (rule.names.length === 0) return undefined;
  return [...new Set(rule.names.flatMap((named) => named(world, env).map((item) => item.id)))].sort();
}
