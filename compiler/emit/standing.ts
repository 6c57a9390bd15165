/**
 * How a threat stands once decisions are read too: what pictures, pages and summaries count, so that they name one number. The
 * gate asks in addition how severe it is.
 */
import type { Decision, Model, Severity, Threat } from '../model/ir.ts';

/**
 * `open`: also where only a date has passed since somebody answered. `decided`: open, but somebody accepted or deferred it. `stopped`: mitigated, or protected whatever the open
 * answers are.
 */
export type Standing = 'open' | 'unknown' | 'decided' | 'stopped';

export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** `decision` is the one on this threat, if there is one. A plan (`fix`, `mitigate`) excuses nothing, nor does a date that passed. */
export function standingOf(threat: Threat, decision: Decision | undefined): Standing {
  if (threat.verdict === 'mitigated' || threat.moot) return 'stopped';
  const excused = decision !== undefined && !decision.expired && (decision.verb === 'accept' || decision.verb === 'defer');
  if (excused) return 'decided';
  return threat.verdict === 'open' || threat.expired ? 'open' : 'unknown';
}

/** Of each threat that is counted: one that is listed under another is counted with that one. */
export function standingsOf(threats: readonly Threat[], { standing }: { readonly standing: (threat: Threat) => Standing }): Standing[] {
  return threats.filter((threat) => threat.subsumedBy === undefined).map(standing);
}

export function standingsOfModel(model: Model, wanted: (threat: Threat) => boolean = () => true): Standing[] {
  const decisions = decisionsByThreat(model);
  return standingsOf(model.threats.filter(wanted), { standing: (threat) => standingOf(threat, decisions.get(threat.id)) });
}

/** What is listed under another threat waits with that one. */
export function needsSomebody(threat: Threat, standing: (threat: Threat) => Standing): boolean {
  if (threat.subsumedBy !== undefined) return false;
  const now = standing(threat);
  return now === 'open' || now === 'unknown';
}

export interface Tally {
  readonly open: number;
  readonly unknown: number;
  readonly decided: number;
  readonly stopped: number;
}

export function tallyOf(standings: readonly Standing[]): Tally {
  const of = (standing: Standing) => standings.filter((one) => one === standing).length;
  return { open: of('open'), unknown: of('unknown'), decided: of('decided'), stopped: of('stopped') };
}

/** Everything a model says about its threats in one order: what needs somebody first, then the worse, then by id. */
export function compareThreats(standing: (threat: Threat) => Standing): (a: Threat, b: Threat) => number {
  const order: readonly Standing[] = ['open', 'unknown', 'decided', 'stopped'];
  return (a, b) =>
    order.indexOf(standing(a)) - order.indexOf(standing(b)) ||
    severityRank(b.severity.high) - severityRank(a.severity.high) ||
    severityRank(b.severity.low) - severityRank(a.severity.low) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function decisionsByThreat(model: Model): ReadonlyMap<string, Decision> {
  return new Map(model.decisions.map((decision) => [decision.threat, decision]));
}
