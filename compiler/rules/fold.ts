/**
 * One fact, one threat: what a boundary demands of a hop and a rule demands of it as well is listed under the rule's threat,
 * which says who would do what. Must not hide a demand behind a threat that is excused, mitigated or less sure.
 */
import type { Decision, Threat } from '../model/ir.ts';

export function foldDemands(threats: readonly Threat[], decisions: readonly Decision[]): readonly Threat[] {
  if (!threats.some(isDemand)) return threats;
  const excused = new Set(decisions.flatMap((one) => ((one.verb === 'accept' || one.verb === 'defer') && !one.expired ? [one.id] : [])));
  const heads = new Map<string, Threat[]>();
  for (const threat of threats) {
    if (isDemand(threat) || !isUnsettled(threat) || (threat.decision !== undefined && excused.has(threat.decision))) continue;
    for (const { id } of threat.bindings) heads.set(id, [...(heads.get(id) ?? []), threat]);
  }
  return threats.map((threat) => {
    if (!isDemand(threat) || !isUnsettled(threat) || threat.subsumedBy !== undefined) return threat;
    const head = threat.bindings.flatMap(({ id }) => heads.get(id) ?? []).find((one) => covers(one, threat));
    return head ? { ...threat, subsumedBy: head.subsumedBy ?? head.id } : threat;
  });
}

/** Its id ends in the control that the model names. */
function isDemand(threat: Threat): boolean {
  return threat.id.includes('/');
}

function isUnsettled(threat: Threat): boolean {
  return threat.verdict === 'open' || (threat.verdict === 'unknown' && !threat.moot);
}

function covers(head: Threat, demand: Threat): boolean {
  if (head.verdict === 'unknown' && demand.verdict === 'open') return false;
  return demand.obligations.length > 0 && demand.obligations.every((id) => head.obligations.includes(id));
}
