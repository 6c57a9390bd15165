/**
 * Decisions against the threats they are about: attaches each to its threat, and tells of those that are about nothing, no
 * longer needed, out of date, or the second for one threat. Which threat is listed under which is settled here as well,
 * because accepting one never hides the other.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Decision, Model, Threat } from '../model/ir.ts';
import type { RuleDefinition, Vocabulary } from '../model/vocabulary.ts';
import type { Report } from '../model/vocabulary-words.ts';
import type { Location } from '../source/span.ts';
import { add } from './world/items.ts';

export interface DecisionInput {
  readonly draft: Model;
  readonly vocabulary: Vocabulary;
  readonly origins: ReadonlyMap<string, Location>;
  readonly threats: readonly Threat[];
  /** Packs whose rules judge the model. */
  readonly packs: readonly string[];
}

export function weighDecisions(input: DecisionInput, report: Report): readonly Threat[] {
  const decided = attach(input, report);
  return subsume(decided, input);
}

/** Two bindings and one decision: a pair is named by either of the two. */
function isAbout(decision: Decision, threat: Threat): boolean {
  return threat.rule === decision.rule && (threat.id === decision.threat || threat.bindings.some((binding) => binding.id === decision.on));
}

function attach(input: DecisionInput, report: Report): readonly Threat[] {
  if (input.draft.decisions.length === 0) return input.threats;
  const byRule = new Map<string, Threat[]>();
  for (const threat of input.threats) add(byRule, threat.rule, threat);
  const chosen = new Map<string, Decision>();
  const together = new Map<string, Weighed[]>();
  for (const decision of input.draft.decisions) {
    const at = input.origins.get(decision.id);
    const threats = (byRule.get(decision.rule) ?? []).filter((threat) => isAbout(decision, threat));
    if (at && !decision.every) tell(decision, threats, at, input, report);
    if (at && decision.every) add(together, `${decision.verb} ${decision.rule} ${at.file}:${at.start}`, { decision, threats, at });
    for (const threat of threats) {
      const other = chosen.get(threat.id);
      if (!other) chosen.set(threat.id, decision);
      else if (at) {
        const first = input.origins.get(other.id);
        report(
          createDiagnostic(
            'TM4040',
            at,
            { threat: threat.id },
            { related: first ? [{ ...first, message: 'the other decision stands here' }] : [] },
          ),
        );
      }
    }
  }
  for (const weighed of together.values()) tellTogether(weighed, input, report);
  return input.threats.map((threat) => {
    const decision = chosen.get(threat.id);
    return decision ? { ...threat, decision: decision.id } : threat;
  });
}

interface Weighed {
  readonly decision: Decision;
  readonly threats: readonly Threat[];
  readonly at: Location;
}

/** `on every KIND` is one decision about many parts: needed as long as one of them has the threat. */
function tellTogether(weighed: readonly Weighed[], input: DecisionInput, report: Report): void {
  const { decision, at } = weighed[0] as Weighed;
  const { verb, rule } = decision;
  if (decision.expired) report(createDiagnostic('TM4039', at, { verb, threat: rule, until: decision.until ?? '' }));
  else if (weighed.some(({ threats }) => threats.some(isOpen))) return;
  else if (!weighed.some((one) => canBind(one.decision, input))) reportMisfit(decision, at, input, report);
  else report(createDiagnostic('TM4038', at, { verb, why: unjudged(decision, input) ?? `nothing it names has \`${rule}\` open` }));
}

function isOpen(threat: Threat): boolean {
  return threat.verdict !== 'mitigated';
}

/** Why no threat of its rule can be there, where the rule's pack does not judge the model. */
function unjudged(decision: Decision, input: DecisionInput): string | undefined {
  const pack = input.vocabulary.rules.get(decision.rule)?.pack;
  if (pack === undefined || input.packs.includes(pack)) return undefined;
  return `\`${pack}\` does not judge this model, and \`${decision.every ? decision.rule : decision.threat}\` is not looked for`;
}

function reportMisfit(decision: Decision, at: Location, input: DecisionInput, report: Report): void {
  const rule = input.vocabulary.rules.get(decision.rule);
  const about = rule ? sortsOf(rule) : [];
  report(createDiagnostic('TM4037', at, { rule: decision.rule, about, on: decision.on, legal: besides(decision, about, input.draft) }));
}

const MOST_HOPS = 6;

/** Hops of the flow that is named, or the flow of the hop, where the rule is about those. */
function besides({ on, every }: Decision, about: readonly string[], { model, flows }: Model): string[] {
  if (every) return [];
  const flow = flows.find((one) => one.id === on || one.hops.includes(on) || one.routes.some((route) => route.id === on));
  const ids = about.includes('hop') ? flow?.hops : about.includes('flow') ? flow?.routes.map((route) => route.id) : undefined;
  return (ids ?? []).slice(0, MOST_HOPS).map((id) => id.slice(model.id.length + 1));
}

function tell(decision: Decision, threats: readonly Threat[], at: Location, input: DecisionInput, report: Report): void {
  if (decision.expired) {
    report(createDiagnostic('TM4039', at, { verb: decision.verb, threat: decision.threat, until: decision.until ?? '' }));
    return;
  }
  const others = new Set(
    threats.flatMap((threat) => threat.bindings.filter((binding) => binding.id !== decision.on).map((binding) => binding.id)),
  );
  if (decision.verb === 'accept' && others.size > 1) {
    report(createDiagnostic('TM4043', at, { rule: decision.rule, on: decision.on, others: [...others].sort() }));
    return;
  }
  if (threats.some(isOpen)) return;
  if (threats.length === 0 && !canBind(decision, input)) reportMisfit(decision, at, input, report);
  else {
    const why = unjudged(decision, input) ?? `\`${decision.threat}\` ${threats.length === 0 ? 'does not exist' : 'is mitigated'}`;
    report(createDiagnostic('TM4038', at, { verb: decision.verb, why }));
  }
}

/** Whether the rule is about things of this sort at all. */
function canBind(decision: Decision, input: DecisionInput): boolean {
  const rule = input.vocabulary.rules.get(decision.rule);
  if (!rule) return true;
  const sorts = sortsOf(rule);
  return sorts.length === 0 || sorts.includes(sortOf(decision.on, input.draft));
}

function sortsOf(rule: RuleDefinition): readonly string[] {
  const clause = (rule.node.block?.items ?? []).find((item) => item.kind === 'for');
  return clause?.kind === 'for' ? [...new Set(clause.bindings.flatMap((binding) => (binding.sort ? [binding.sort.text] : [])))] : [];
}

function sortOf(id: string, model: Model): string {
  if (id === model.model.id) return 'model';
  const element = model.elements.find((one) => one.id === id);
  if (element) return element.sort;
  return model.hops.some((hop) => hop.id === id) && !model.flows.some((flow) => flow.routes.some((route) => route.id === id))
    ? 'hop'
    : 'flow';
}

// ---- threats listed under others ----------------------------------------------------------------------------------------

/**
 * "A rule may subsume another: the subsumed threat is listed under the other and not counted." Only under a threat that is
 * not excused, and open itself or as unknown as the smaller one: otherwise that one would vanish with it.
 */
function subsume(threats: readonly Threat[], input: DecisionInput): readonly Threat[] {
  const subsumed = new Map<string, string[]>();
  for (const name of new Set(threats.map((threat) => threat.rule))) {
    const rule = input.vocabulary.rules.get(name);
    for (const item of rule?.node.block?.items ?? []) {
      if (item.kind !== 'statement' || item.verb.text !== 'subsumes') continue;
      for (const value of item.values?.steps.flat() ?? []) {
        if (value.kind !== 'ref') continue;
        const word = value.names.map((one) => one.text).join('.');
        const id = value.names.length > 1 ? word : `${rule?.pack}.${word}`;
        subsumed.set(id, [...(subsumed.get(id) ?? []), name]);
      }
    }
  }
  if (subsumed.size === 0) return threats;
  const excused = new Set(
    input.draft.decisions.filter((one) => (one.verb === 'accept' || one.verb === 'defer') && !one.expired).map((one) => one.id),
  );
  const heads = new Map<string, Threat>();
  const leading = new Set([...subsumed.values()].flat());
  for (const threat of threats) {
    if (
      !leading.has(threat.rule) ||
      threat.verdict === 'mitigated' ||
      threat.moot ||
      (threat.decision !== undefined && excused.has(threat.decision))
    )
      continue;
    for (const binding of threat.bindings) heads.set(`${threat.rule} ${binding.id}`, threat);
  }
  return threats.map((threat) => {
    const rules = subsumed.get(threat.rule);
    if (!rules || threat.verdict === 'mitigated') return threat;
    // What is said of a flow is said of its hops, and what is said of the model of all that is in it.
    const ids = [...threat.bindings.flatMap(({ id }) => [id, id.replace(/\[[^\]]*\]$/, '')]), input.draft.model.id];
    const head = rules
      .flatMap((rule) => ids.flatMap((id) => heads.get(`${rule} ${id}`) ?? []))
      .find((one) => one.verdict === 'open' || threat.verdict === 'unknown');
    return head ? { ...threat, subsumedBy: head.id } : threat;
  });
}
