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
  /** What would close it, one instruction each. */
  readonly remedies: readonly string[];
  /** What nobody has said: an answer may close the threat or change its severity. */
  readonly questions: readonly string[];
  /** What is planned already, which does not count yet. */
  readonly plans: readonly string[];
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
    questions: questionsOf(threat, model),
    plans: threat.planned.map(({ control, on, by }) => `\`${control}\` in \`${on}\`${by === undefined ? '' : ` by ${by}`}`),
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
  return remedies;
}

function questionsOf(threat: Threat, model: Model): string[] {
  const asked = model.questions.filter((question) => threat.questions.includes(question.id));
  return asked.map(({ text, answers, element }) => `${text} Say ${oneOf(answers.map(quote))} in \`${element}\``);
}

function quantified(lines: readonly string[], need: number): string {
  if (need >= lines.length) return lines.join(' and ');
  return need === 1 ? oneOf(lines) : `${need} of ${lines.join(', ')}`;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function quote(words: string): string {
  return `\`${words}\``;
}

/** Where the threat itself was declared, else where the first thing it binds was. */
function originOf(threat: Threat, origins: ReadonlyMap<string, Location>): Location | undefined {
  for (const id of [threat.id, ...threat.bindings.map((binding) => binding.id)]) {
    const at = origins.get(id) ?? origins.get(id.replace(/\[.*$/, ''));
    if (at) return at;
  }
  return undefined;
}
