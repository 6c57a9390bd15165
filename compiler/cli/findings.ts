/** Threats that fail the gate, as something to show: where, why, and what to write so that it passes. */
import type { Model, Severity, Threat } from '../model/ir.ts';
import type { Location } from '../source/span.ts';

export interface Finding {
  readonly threat: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly verdict: 'open' | 'unknown';
  readonly why: string;
  /** One instruction each. */
  readonly remedies: readonly string[];
  readonly at: Location | undefined;
}

export function findingOf(threat: Threat, model: Model, origins: ReadonlyMap<string, Location>, strict: boolean): Finding {
  return {
    threat: threat.id,
    rule: threat.rule,
    title: threat.title,
    severity: strict ? threat.severity.high : threat.severity.low,
    verdict: threat.verdict === 'open' ? 'open' : 'unknown',
    why: threat.sentence,
    remedies: remediesOf(threat, model),
    at: originOf(threat, origins),
  };
}

function remediesOf(threat: Threat, model: Model): string[] {
  const remedies: string[] = [];
  for (const obligation of model.obligations) {
    if (!threat.obligations.includes(obligation.id) || obligation.state === 'met') continue;
    const lines = obligation.alternatives.map((control) => `\`implements ${control}\``);
    const where = obligation.placement === 'on' ? 'in' : obligation.placement;
    remedies.push(`say ${quantified(lines, obligation.need)} ${where} \`${obligation.element}\` once it is there`);
  }
  for (const question of model.questions) {
    if (threat.questions.includes(question.id))
      remedies.push(`${question.text} Say ${listed(question.answers)} in \`${question.element}\``);
  }
  if (threat.planned.length > 0) {
    const plans = threat.planned.map((plan) => `\`${plan.control}\`${plan.by === undefined ? '' : ` by ${plan.by}`}`);
    remedies.push(`planned, which does not count yet: ${plans.join(', ')}`);
  }
  return remedies;
}

function quantified(lines: readonly string[], need: number): string {
  if (lines.length <= 1) return lines.join('');
  if (need === lines.length) return lines.join(' and ');
  return need === 1 ? lines.join(' or ') : `${need} of ${lines.join(', ')}`;
}

function listed(answers: readonly string[]): string {
  return answers.map((answer) => `\`${answer}\``).join(' or ');
}

/** Where the threat itself was declared, else where the first thing it binds was. */
function originOf(threat: Threat, origins: ReadonlyMap<string, Location>): Location | undefined {
  for (const id of [threat.id, ...threat.bindings.map((binding) => binding.id)]) {
    const at = origins.get(id) ?? origins.get(id.replace(/\[.*$/, ''));
    if (at) return at;
  }
  return undefined;
}
