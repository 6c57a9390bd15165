/**
 * What one page is about: the whole model, or one feature. Promises: everything on a page comes from its scope, and sorted
 * the same way everywhere: what needs somebody first.
 */
import type { Decision, Element, Hop, Note, Obligation, Question, Threat } from '../../model/ir.ts';
import { featureParts } from '../dot/selection.ts';
import type { Lookup } from '../lookup.ts';
import { compareThreats, needsSomebody, severityRank } from '../standing.ts';
import { compareText } from '../text.ts';

export interface Scope {
  readonly hops: readonly Hop[];
  /** Actors and components, sorted by id. */
  readonly parts: readonly Element[];
  readonly data: readonly Element[];
  /** What needs somebody first, then the worse. */
  readonly threats: readonly Threat[];
  /** Not met first, then by severity, what is surely missing before what nobody knows, and by how many threats they stop. */
  readonly obligations: readonly Obligation[];
  /** Those that decide the most first. */
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
  readonly assumptions: readonly Note[];
  readonly asks: readonly Note[];
  readonly exclusions: readonly Note[];
}

export function wholeScope(lookup: Lookup): Scope {
  const { model } = lookup;
  const own = model.elements.filter((element) => element.imported === undefined);
  const hops = lookup.ownHops;
  const touched = new Set(hops.flatMap((hop) => [hop.from, hop.to]));
  const isPart = (element: Element) => element.sort === 'actor' || element.sort === 'component';
  return {
    hops,
    parts: byTitle(model.elements.filter((element) => isPart(element) && (element.imported === undefined || touched.has(element.id)))),
    data: byTitle(own.filter((element) => element.sort === 'data')),
    threats: sortThreats(model.threats, lookup),
    obligations: sortObligations(model.obligations, lookup),
    questions: sortQuestions(model.questions, lookup),
    decisions: sortDecisions(model.decisions),
    assumptions: model.assumptions,
    asks: model.asks,
    exclusions: model.exclusions,
  };
}

export function featureScope(feature: Element, lookup: Lookup): Scope {
  const { model } = lookup;
  const { hops, parts } = featureParts(lookup, feature);
  const flowIds = new Set(hops.flatMap((hop) => [hop.flow, ...(lookup.flows.get(hop.flow)?.routes ?? []).map((route) => route.id)]));
  const dataIds = new Set(hops.flatMap((hop) => [...hop.sent, ...hop.returned]));
  const inside = new Set([feature.id, ...parts, ...flowIds, ...hops.map((hop) => hop.id)]);
  const near = new Set([...inside, ...dataIds].flatMap((id) => lookup.threatsOn(id)));
  const threats = [...near].filter((threat) => concerns(threat, inside, dataIds, lookup));
  const threatIds = new Set(threats.map((threat) => threat.id));
  const asked = new Set(threats.flatMap((threat) => threat.questions));
  const about = (note: Note) => inside.has(note.element) || dataIds.has(note.element);
  return {
    hops,
    parts: byTitle([...parts].flatMap((id) => lookup.elements.get(id) ?? [])),
    data: byTitle([...dataIds].flatMap((id) => lookup.elements.get(id) ?? [])),
    threats: sortThreats(threats, lookup),
    obligations: sortObligations([...new Set(threats.flatMap((threat) => lookup.obligationsOf(threat.id)))], lookup),
    questions: sortQuestions(
      [...asked].map((id) => lookup.questions.get(id)).filter((question) => question !== undefined),
      lookup,
    ),
    decisions: sortDecisions(model.decisions.filter((decision) => threatIds.has(decision.threat) || inside.has(decision.on))),
    assumptions: model.assumptions.filter(about),
    asks: model.asks.filter(about),
    exclusions: model.exclusions.filter(about),
  };
}

/** As a reader looks for them: names are not shown. */
function byTitle(elements: readonly Element[]): Element[] {
  return [...elements].sort((a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.id, b.id));
}

/** A threat to data alone belongs to each feature that handles the data; one that binds a part or flow as well, to that. */
function concerns(threat: Threat, inside: ReadonlySet<string>, data: ReadonlySet<string>, lookup: Lookup): boolean {
  const bound = threat.bindings.map((binding) => binding.id);
  if (bound.some((id) => inside.has(id))) return true;
  return bound.length > 0 && bound.every((id) => lookup.elements.get(id)?.sort === 'data') && bound.some((id) => data.has(id));
}

function sortThreats(threats: readonly Threat[], lookup: Lookup): Threat[] {
  return [...threats].sort(compareThreats(lookup.standing));
}

/** Nobody waits for a control whose threats are all stopped or decided on. */
export function isMissing(obligation: Obligation, lookup: Lookup): boolean {
  return obligation.state !== 'met' && waiting(obligation, lookup) > 0;
}

/** Threats that need this control and that nobody decided to live with. */
function waiting(obligation: Obligation, lookup: Lookup): number {
  return obligation.threats.filter((id) => {
    const threat = lookup.threats.get(id);
    return threat !== undefined && needsSomebody(threat, lookup.standing);
  }).length;
}

function sortObligations(obligations: readonly Obligation[], lookup: Lookup): Obligation[] {
  const weighed = obligations.map((obligation) => ({
    obligation,
    missing: isMissing(obligation, lookup),
    waiting: waiting(obligation, lookup),
  }));
  weighed.sort(
    (a, b) =>
      Number(b.missing) - Number(a.missing) ||
      severityRank(b.obligation.severity) - severityRank(a.obligation.severity) ||
      Number(a.obligation.state === 'unknown') - Number(b.obligation.state === 'unknown') ||
      b.waiting - a.waiting ||
      compareText(a.obligation.id, b.obligation.id),
  );
  return weighed.map((one) => one.obligation);
}

function sortQuestions(questions: readonly Question[], lookup: Lookup): Question[] {
  const weighed = questions.map((question) => {
    const decided = question.threats.map((id) => lookup.threats.get(id)).filter((threat) => threat !== undefined);
    return { question, worst: Math.max(-1, ...decided.map((threat) => severityRank(threat.severity.high))), decides: decided.length };
  });
  weighed.sort((a, b) => b.worst - a.worst || b.decides - a.decides || compareText(a.question.id, b.question.id));
  return weighed.map((one) => one.question);
}

/** The one that runs out first stands first; one without a date last. */
function sortDecisions(decisions: readonly Decision[]): Decision[] {
  return [...decisions].sort((a, b) => compareText(a.until ?? '9999', b.until ?? '9999') || compareText(a.id, b.id));
}
