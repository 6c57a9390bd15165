/**
 * The answers that would settle most: which question to answer first, with the line to write and the block it belongs in. Pure.
 * Must not guess an answer.
 */
import { type AnswerPlace, answerPlace } from '../emit/answer-lines.ts';
import type { Model, Question, Severity, Threat } from '../model/ir.ts';
import type { Location } from '../source/span.ts';
import { type Gate, SEVERITIES } from './gate.ts';

export interface Answer extends AnswerPlace {
  /** Id of the question. */
  readonly question: string;
  readonly text: string;
  /** Lines of which one answers it; words in capitals stand for a name to fill in. */
  readonly answers: readonly string[];
  /** Ids of the threats that wait for it and that no decision excuses. */
  readonly threats: readonly string[];
  readonly at: Location | undefined;
}

/** At most `limit`; first what more of the threats that could count wait for, then what is more severe, then by id. */
export function bestAnswers(
  model: Model,
  gate: Gate,
  failOn: Severity,
  origins: ReadonlyMap<string, Location>,
  limit: number,
): readonly Answer[] {
  const excused = new Set(gate.excused.map((threat) => threat.id));
  const waiting = new Map<string, Threat[]>();
  for (const threat of model.threats) {
    if (!isUnsettled(threat) || excused.has(threat.id)) continue;
    for (const question of threat.questions) waiting.set(question, [...(waiting.get(question) ?? []), threat]);
  }
  const ranked = model.questions.flatMap((question) => {
    const threats = waiting.get(question.id) ?? [];
    if (threats.length === 0) return [];
    const ranks = threats.map((threat) => SEVERITIES.indexOf(threat.severity.high));
    const counting = ranks.filter((rank) => rank >= SEVERITIES.indexOf(failOn)).length;
    return [{ question, threats, counting, worst: Math.max(...ranks) }];
  });
  ranked.sort(
    (a, b) =>
      b.counting - a.counting || b.threats.length - a.threats.length || b.worst - a.worst || (a.question.id < b.question.id ? -1 : 1),
  );
  return ranked.slice(0, limit).map(({ question, threats }) => answerTo(question, threats, model, origins));
}

function isUnsettled(threat: Threat): boolean {
  return !threat.moot && (threat.verdict === 'unknown' || (threat.verdict === 'open' && threat.severity.low !== threat.severity.high));
}

function answerTo(question: Question, threats: readonly Threat[], model: Model, origins: ReadonlyMap<string, Location>): Answer {
  const { element } = question;
  return {
    question: question.id,
    text: question.text,
    answers: question.answers,
    ...answerPlace(element, model),
    threats: threats.map((threat) => threat.id),
    at: origins.get(element) ?? origins.get(element.replace(/\[.*$/, '')),
  };
}
