/**
 * The gate of `check`: which threats count. Pure, from the model alone. Promises: letting the date of a fact pass or deleting one
 * never turns red to green unseen; what is only unknown is counted apart.
 */
import type { Attribute, Model, Severity, Threat } from '../model/ir.ts';
import { severityLapsed } from '../model/lapsed.ts';

export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

export interface GateOptions {
  /** An open threat of this severity or above counts. */
  readonly failOn: Severity;
  /** Unknown threats count too, and so do the upper ends of severities. */
  readonly strict: boolean;
}

export interface Gate {
  /** Threats that count, most severe first, then by id. The others have the same order. */
  readonly failing: readonly Threat[];
  /** Open, and not severe enough to count. */
  readonly below: readonly Threat[];
  /** Open threats that a decision excuses. */
  readonly excused: readonly Threat[];
  /** What would count with `strict`: unknown ones, and open ones that may be more severe than is sure. */
  readonly uncertain: readonly Threat[];
  /** The end of its severity that counts. */
  readonly severityOf: (threat: Threat) => Severity;
}

export function judgeGate(model: Model, { failOn, strict }: GateOptions): Gate {
  const excuses = new Set(model.decisions.filter((one) => isExcuse(one.verb) && !one.expired).map((decision) => decision.threat));
  const lapsed = lapsedQuestions(model);
  // A severity that became a range because a date passed counts as high as it may be.
  const rated = new Set(model.found.filter(severityLapsed).map((one) => one.id));
  const upper = (threat: Threat) => strict || rated.has(threat.rule) || threat.questions.some((question) => lapsed.has(question));
  const severityOf = (threat: Threat) => (upper(threat) ? threat.severity.high : threat.severity.low);
  const reaches = (severity: Severity) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  const counted: Threat[] = [];
  const below: Threat[] = [];
  const excused: Threat[] = [];
  const uncertain: Threat[] = [];
  for (const threat of model.threats) {
    const unknown = threat.verdict === 'unknown' && !threat.moot;
    const open = threat.verdict === 'open' || (unknown && threat.expired === true);
    if (!open && !unknown) continue;
    if (excuses.has(threat.id)) excused.push(threat);
    else if ((open || strict) && reaches(severityOf(threat))) counted.push(threat);
    else if (!strict && reaches(threat.severity.high)) uncertain.push(threat);
    else if (open) below.push(threat);
  }
  const failing = withoutSubsumed(counted);
  const unsure = withoutSubsumed(uncertain, [...counted, ...uncertain]);
  const lesser = withoutSubsumed(below, [...counted, ...uncertain, ...below]);
  const weight = (threat: Threat) => SEVERITIES.indexOf(severityOf(threat));
  const sorted = (threats: readonly Threat[]) => [...threats].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  return { failing: sorted(failing), below: sorted(lesser), excused: sorted(excused), uncertain: sorted(unsure), severityOf };
}

/** `fix` and `mitigate` are plans, not excuses. */
function isExcuse(verb: string): boolean {
  return verb === 'accept' || verb === 'defer';
}

/** A threat that is listed under another is not counted beside it, as long as that one counts itself. */
function withoutSubsumed(threats: readonly Threat[], counted: readonly Threat[] = threats): readonly Threat[] {
  const byId = new Map(counted.map((threat) => [threat.id, threat]));
  return threats.filter((threat) => {
    const seen = new Set([threat.id]);
    let head = threat;
    for (let next = headOf(head, byId); next !== undefined; next = headOf(head, byId)) {
      // Rules that subsume each other in a circle would all vanish.
      if (seen.has(next.id)) return true;
      seen.add(next.id);
      head = next;
    }
    return head === threat;
  });
}

function headOf(threat: Threat, byId: ReadonlyMap<string, Threat>): Threat | undefined {
  return threat.subsumedBy === undefined ? undefined : byId.get(threat.subsumedBy);
}

/** Questions that somebody once answered with a fact whose date has passed. One about a flow may be answered hop by hop. */
function lapsedQuestions(model: Model): ReadonlySet<string> {
  const lapsed = new Set<string>();
  const note = (id: string, attributes: readonly Attribute[]) => {
    for (const { attribute, expired } of attributes) if (expired) lapsed.add(`${id}\n${attribute}`);
  };
  note(model.model.id, model.model.attributes);
  for (const typed of [...model.elements, ...model.flows, ...model.hops]) note(typed.id, typed.attributes);
  for (const hop of model.hops) note(hop.flow, hop.attributes);
  return new Set(
    model.questions.filter((question) => lapsed.has(`${question.element}\n${question.attribute}`)).map((question) => question.id),
  );
}
