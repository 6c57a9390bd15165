/**
 * The gate of `check`: which threats count. Pure, from the model alone. Promises: letting a date pass or deleting a fact never
 * turns red to green unseen; what is only unknown is counted apart.
 */
import type { Attribute, Model, Threat } from '../model/ir.ts';

export interface Gate {
  /** Threats that count, most severe first, then by id. */
  readonly failing: readonly Threat[];
  /** Open threats that a decision excuses. */
  readonly excused: readonly Threat[];
  /** Unknown ones that would count with `strict`. */
  readonly uncertain: readonly Threat[];
}

const SEVERITIES = ['low', 'medium', 'high', 'critical'];

export function judgeGate(model: Model, strict: boolean): Gate {
  const excuses = new Set(
    model.decisions.filter((decision) => isExcuse(decision.verb) && !decision.expired).map((decision) => decision.threat),
  );
  const lapsed = lapsedQuestions(model);
  const failing: Threat[] = [];
  const excused: Threat[] = [];
  const uncertain: Threat[] = [];
  for (const threat of model.threats) {
    const unknown = threat.verdict === 'unknown' && !threat.moot;
    const open = threat.verdict === 'open' || (unknown && threat.questions.some((question) => lapsed.has(question)));
    if (!open && !unknown) continue;
    if (excuses.has(threat.id)) excused.push(threat);
    else if (open || strict) failing.push(threat);
    else uncertain.push(threat);
  }
  const end = strict ? 'high' : 'low';
  const weight = (threat: Threat) => SEVERITIES.indexOf(threat.severity[end]);
  failing.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  return { failing, excused, uncertain };
}

/** `fix` and `mitigate` are plans, not excuses. */
function isExcuse(verb: string): boolean {
  return verb === 'accept' || verb === 'defer';
}

/** Questions that somebody once answered with a fact whose date has passed: they count as open. */
function lapsedQuestions(model: Model): ReadonlySet<string> {
  const lapsed = new Set<string>();
  const note = (id: string, attributes: readonly Attribute[]) => {
    for (const { attribute, expired } of attributes) if (expired) lapsed.add(`${id}\n${attribute}`);
  };
  note(model.model.id, model.model.attributes);
  for (const typed of [...model.elements, ...model.flows, ...model.hops]) note(typed.id, typed.attributes);
  return new Set(
    model.questions.filter((question) => lapsed.has(`${question.element}\n${question.attribute}`)).map((question) => question.id),
  );
}
