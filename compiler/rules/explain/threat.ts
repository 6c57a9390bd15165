/** A threat of the judged model, explained: found again in the engine, so that every word is about the same case. */
import type { Decision, FoundThreat, Threat } from '../../model/ir.ts';
import { type Assessment, assess, assessPair } from '../engine/assess.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import type { RequirementResult } from '../engine/demand.ts';
import { split } from '../engine/evaluate.ts';
import { requirementsOf } from '../engine/found.ts';
import { ratedOf, threatId } from '../engine/threat.ts';
import type { Item } from '../world/items.ts';
import { type Case, foundCase, ruleCase } from './cases.ts';
import { explainClauses, markDeciding } from './clauses.ts';
import { type ExplainContext, nameOf } from './context.ts';
import { decisionLines } from './decision-lines.ts';
import { explainDemand } from './demands.ts';
import type { Bound, Clause, Decided, ReadFact, RuleHead, ThreatExplanation } from './explanation.ts';
import { partsOnWay, uniqueFacts } from './facts.ts';
import { openQuestions } from './questions.ts';
import { remediesOf } from './remedies.ts';
import { explainScenario } from './scenario.ts';
import { explainSeverity } from './severity.ts';
import type { SeverityExplanation } from './severity-explanation.ts';

/** Undefined where the model has no such threat. */
export function explainThreat(context: ExplainContext, id: string): ThreatExplanation | undefined {
  const threat = context.model.threats.find((one) => one.id === id);
  if (!threat) return undefined;
  const found = context.model.found.find((one) => one.id === threat.rule);
  if (found) return explainFound(context, threat, found);
  const rule = context.rule(threat.rule);
  const assessment = rule && assessmentOf(context, rule, threat.id);
  return rule && assessment && explainAssessed(context, threat, rule, assessment);
}

/** The case of the rule that has this id. */
export function assessmentOf(context: ExplainContext, rule: CompiledRule, id: string): Assessment | undefined {
  const { world } = context;
  for (const candidate of rule.candidates(world)) {
    for (const env of split(world, rule, candidate)) {
      if (threatId(rule, env) !== id) continue;
      const found = rule.resolved.pair ? assessPair(world, rule, env) : assess(world, rule, env);
      if (found) return found;
    }
  }
  return undefined;
}

function explainAssessed(context: ExplainContext, threat: Threat, rule: CompiledRule, assessment: Assessment): ThreatExplanation {
  const { env, requirements, witness } = assessment;
  const rated = ratedOf(context.threats, rule, env);
  const rating = context.threats.tables.rate(context.world, rated);
  const severity = explainSeverity(context, rated, rating, rating.adjusted ? adjustedBy(context, threat.rule) : undefined);
  const clauses = markDeciding(explainClauses(context, rule, env, requirements), threat.moot ? 'moot' : threat.verdict);
  const items = [env.a, env.b];
  const bound = rule.resolved.variables.flatMap((variable, index) => {
    const item = items[index];
    return item ? [boundTo(context, variable.name, item)] : [];
  });
  const judged = ruleCase(context, rule, env);
  return {
    ...commonOf(context, threat, ruleHead(context, rule), bound, severity, clauses, judged),
    path: partsOnWay(witness).map((part) => nameOf(context, part)),
    remedies: remediesOf(context, threat, requirements, judged),
  };
}

export function ruleHead(context: ExplainContext, rule: CompiledRule): RuleHead {
  const { definition } = rule.resolved;
  return {
    id: definition.id,
    title: definition.title ?? definition.name.replaceAll('_', ' '),
    pack: definition.pack,
    at: context.place(definition.at),
  };
}

export function boundTo(context: ExplainContext, variable: string, item: Item): Bound {
  const at = context.declared(item.id);
  return { variable, id: item.id, name: nameOf(context, item), title: item.title, sort: item.sort, ...(at ? { at } : {}) };
}

function adjustedBy(context: ExplainContext, rule: string): SeverityExplanation['fixed'] {
  const adjustment = context.model.adjustments.find(
    (one) => one.what === 'rule' && one.target === rule && one.severity !== undefined && !one.expired,
  );
  if (!adjustment) return undefined;
  const at = context.declared(adjustment.id);
  return { by: 'adjustment', id: adjustment.id, ...(at ? { at } : {}) };
}

type Common = Omit<ThreatExplanation, 'path' | 'remedies'>;

function commonOf(
  context: ExplainContext,
  threat: Threat,
  rule: RuleHead,
  bound: readonly Bound[],
  severity: SeverityExplanation,
  clauses: readonly Clause[],
  judged: Case,
): Common {
  const { model } = context;
  const decision = decidedBy(context, threat);
  const scenario = explainScenario(context, threat);
  const settled = threat.verdict === 'mitigated' || threat.moot === true;
  const decide = settled || decision ? undefined : decisionLines(context, threat);
  return {
    about: 'threat',
    id: threat.id,
    rule,
    title: threat.title,
    stride: threat.stride,
    byHand: model.found.some((one) => one.id === threat.rule),
    verdict: threat.verdict,
    moot: threat.moot === true,
    expired: threat.expired === true,
    sentence: threat.sentence,
    ...(threat.doc === undefined ? {} : { why: threat.doc }),
    bound,
    severity,
    clauses,
    facts: uniqueFacts([...clauses.flatMap((clause) => clause.facts), ...severityFacts(severity)]),
    questions: openQuestions(context, threat, judged),
    ...(decision ? { decision } : {}),
    ...(decide ? { decide } : {}),
    ...(threat.subsumedBy === undefined ? {} : { subsumedBy: threat.subsumedBy }),
    covers: model.threats.filter((one) => one.subsumedBy === threat.id).map((one) => one.id),
    ...(scenario ? { scenario } : {}),
    counted: threat.counted ?? [],
    references: threat.references,
  };
}

/** Facts behind the deciding data, and the trust of who stands outside. */
function severityFacts(severity: SeverityExplanation): readonly ReadFact[] {
  if (severity.fixed?.by === 'hand') return [];
  const stakes = severity.impact.from.filter((stake) => stake.decides);
  return [...stakes.flatMap((stake) => stake.fact ?? []), ...(severity.exposure.from?.fact ? [severity.exposure.from.fact] : [])];
}

function decidedBy(context: ExplainContext, threat: Threat): Decided | undefined {
  const decision: Decision | undefined = context.model.decisions.find((one) => one.id === threat.decision);
  if (!decision) return undefined;
  const { id, verb, reason, because, owner, until, ticket, expired } = decision;
  const at = context.declared(id);
  return {
    id,
    verb,
    reason,
    ...(because === undefined ? {} : { because }),
    owner,
    ...(until === undefined ? {} : { until }),
    ...(ticket === undefined ? {} : { ticket }),
    expired: expired === true,
    ...(at ? { at } : {}),
  };
}

// ---- found by hand ------------------------------------------------------------------------------------------------------

function explainFound(context: ExplainContext, threat: Threat, found: FoundThreat): ThreatExplanation | undefined {
  const { world } = context;
  const id = threat.bindings[0]?.id ?? '';
  const item = world.item(id);
  if (!item) return undefined;
  const requirements = requirementsOf(world, found, item);
  const at = context.declared(found.id) ?? { file: '' };
  const severity = foundSeverity(context, found, item, at);
  const clauses = markDeciding(
    requirements.map((one) => foundClause(context, found, one)),
    threat.verdict,
  );
  const head: RuleHead = { id: found.id, title: found.title, pack: context.model.model.name, at };
  const judged = foundCase(context, found, item);
  return {
    ...commonOf(context, threat, head, [boundTo(context, 'on', item)], severity, clauses, judged),
    path: [],
    remedies: remediesOf(context, threat, requirements, judged),
  };
}

function foundSeverity(context: ExplainContext, found: FoundThreat, item: Item, at: RuleHead['at']): SeverityExplanation {
  const said = (name: string) => found.attributes.find((one) => one.attribute === name)?.facts ?? [];
  const stated = said('severity')[0]?.value;
  const stake = said('stake').flatMap((fact) => (fact.value?.type === 'element' ? (context.world.item(fact.value.id) ?? []) : []));
  const adjusted = stated?.type === 'word' ? (stated.word as Threat['severity']['low']) : undefined;
  const rated = { items: [item], stake, stride: found.stride, ceiling: undefined, adjusted };
  return explainSeverity(
    context,
    rated,
    context.threats.tables.rate(context.world, rated),
    adjusted === undefined ? undefined : { by: 'hand', id: found.id, at },
  );
}

function foundClause(context: ExplainContext, found: FoundThreat, requirement: RequirementResult): Clause {
  const [demand] = requirement.demands;
  const explained = requirement.demands.map((one) => explainDemand(context, one));
  const place =
    demand &&
    context.places.ofAttribute(found.id, 'requires', { value: { type: 'control', control: demand.control.id }, source: { level: 'own' } });
  const { value } = requirement.truth;
  return {
    word: 'require',
    text: demand ? `${demand.control.name} on ${nameOf(context, demand.target)}` : '',
    at: place ? context.place(place.at) : (context.declared(found.id) ?? { file: '' }),
    outcome: value === 'true' ? 'met' : value === 'false' ? 'missing' : 'unknown',
    decides: false,
    says: explained.map((one) => one.says),
    facts: uniqueFacts(explained.flatMap((one) => one.facts)),
    parts: explained.flatMap((one) => one.parts),
  };
}
