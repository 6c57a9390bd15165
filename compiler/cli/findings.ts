/** Threats that fail the gate, as something to show: where, why, and what to write so that it passes. */
import { answerLines, answerPlace, joinAnswers } from '../emit/answer-lines.ts';
import type { Model, Obligation, Question, Reference, Severity, Threat } from '../model/ir.ts';
import type { Location } from '../source/span.ts';
import type { Gate } from './gate.ts';

export interface Finding {
  readonly threat: string;
  readonly rule: string;
  readonly title: string;
  /** The end of it that counts. */
  readonly severity: Severity;
  /** How severe it may be, where answers are missing to be sure. */
  readonly upTo?: Severity;
  readonly verdict: 'open' | 'unknown';
  /** Unknown because an answer is past its date. */
  readonly expired?: boolean;
  readonly why: string;
  /** Why it matters, as its rule says. */
  readonly doc?: string;
  /** Weaknesses and attacks of which it is one. */
  readonly references?: readonly Reference[];
  /** What would close it, one instruction each. */
  readonly remedies: readonly string[];
  /** What nobody has said: an answer may close the threat or change its severity. */
  readonly questions: readonly string[];
  /** What is planned already, which does not count yet. */
  readonly plans: readonly string[];
  /** Ids of threats that are listed under this one and not counted beside it. */
  readonly covers: readonly string[];
  readonly at: Location | undefined;
}

/** One finding a threat, in their order. */
export function findingsOf(
  threats: readonly Threat[],
  model: Model,
  origins: ReadonlyMap<string, Location>,
  gate: Pick<Gate, 'severityOf'>,
): readonly Finding[] {
  if (threats.length === 0) return [];
  const obligations = new Map(model.obligations.map((one) => [one.id, one]));
  const questions = new Map(model.questions.map((one) => [one.id, one]));
  const covered = new Map<string, string[]>();
  for (const { id, subsumedBy } of model.threats) {
    if (subsumedBy !== undefined) covered.set(subsumedBy, [...(covered.get(subsumedBy) ?? []), id]);
  }
  return threats.map((threat): Finding => {
    const severity = gate.severityOf(threat);
    return {
      threat: threat.id,
      rule: threat.rule,
      title: threat.title,
      severity,
      ...(threat.severity.high === severity ? {} : { upTo: threat.severity.high }),
      verdict: threat.verdict === 'open' ? 'open' : 'unknown',
      ...(threat.expired ? { expired: true } : {}),
      why: threat.sentence,
      ...(threat.doc === undefined ? {} : { doc: threat.doc }),
      ...(threat.references.length === 0 ? {} : { references: threat.references }),
      remedies: threat.obligations.flatMap((id) => remedyOf(obligations.get(id), threat, model)),
      questions: threat.questions.flatMap((id) => questionOf(questions.get(id), model)),
      plans: threat.planned.map(({ control, on, by }) => `\`${control}\` in ${blockOf(on, model)}${by === undefined ? '' : ` by ${by}`}`),
      covers: covered.get(threat.id) ?? [],
      at: originOf(threat, origins),
    };
  });
}

function remedyOf(obligation: Obligation | undefined, threat: Threat, model: Model): string[] {
  if (!obligation || obligation.state === 'met') return [];
  // The hop's own word wins over what its ends claim: only changing it helps.
  const ids = threat.bindings.map((binding) => binding.id);
  const denied = (obligation.denied ?? []).filter(({ hop }) => ids.includes(hop) || ids.includes(hop.replace(/\[.*$/, '')));
  if (denied.length > 0) {
    return denied.map(({ hop, says, instead }) => {
      const lines = instead.map((line) => `\`${line}\``);
      return `${blockOf(hop, model)} says \`${says}\`: change that to ${oneOf(lines)} once it is so`;
    });
  }
  const { alternatives, need, placement, element, places = [] } = obligation;
  const lines = alternatives.map((control) => `\`implements ${control}\``);
  if (places.length === 0) return [`say ${quantified(lines, need)} ${whereOf(placement, element, model)} once it is there`];
  const apart = places.map((one) => `\`implements ${one.control}\` ${whereOf(one.placement, one.element, model)}`);
  return [`say ${quantified(apart, need)} once it is there`];
}

/** In whose block the line stands. Which of several parts on a way counts, `explain` works out. */
function whereOf(placement: Obligation['placement'], element: string, model: Model): string {
  const block = blockOf(element, model);
  if (placement === 'along') return `in a part that ${block} passes`;
  return placement === 'before' ? `in ${block}, or in a part on the way to it,` : `in ${block}`;
}

/** `component web`; of a hop, the flow and the hop. */
function blockOf(id: string, model: Model): string {
  const { block, hop } = answerPlace(id, model);
  return hop === undefined ? quote(block) : `\`hop ${hop}\` of ${quote(block)}`;
}

function questionOf(question: Question | undefined, model: Model): string[] {
  if (!question) return [];
  const { block, hop } = answerPlace(question.element, model);
  return [`${question.text} In \`${block}\` write ${joinAnswers(answerLines(question.answers, hop).map(quote))}`];
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
export function originOf(threat: Threat, origins: ReadonlyMap<string, Location>): Location | undefined {
  for (const id of [threat.id, ...threat.bindings.map((binding) => binding.id)]) {
    const at = origins.get(id) ?? origins.get(id.replace(/\[.*$/, ''));
    if (at) return at;
  }
  return undefined;
}
