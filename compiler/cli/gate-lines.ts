/**
 * What the gate says to people below its findings: what was not counted and why, which answers would settle most, and the
 * verdict on the last line. Short, for the log of a pipeline.
 */
import { showText } from '../diagnostics/render/display.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import { joinAnswers, answerLines as linesFor } from '../emit/answer-lines.ts';
import { standingsOfModel as standingsOf } from '../emit/standing.ts';
import type { Decision, Model, Threat } from '../model/ir.ts';
import type { Answer } from './answers.ts';
import type { Gate, GateOptions } from './gate.ts';
import { placeOf } from './show-findings.ts';
import { count } from './summary.ts';

const MOST_LINES = 10;

export interface GateText {
  readonly model: Model;
  readonly gate: Gate;
  readonly options: GateOptions;
  readonly answers: readonly Answer[];
  /** Behind each heading: empty, or ` in services/pay`. */
  readonly where: string;
  /** The directory of the project, from where the command runs. */
  readonly path: string;
  readonly sources: Sources;
  readonly showPath: (path: string) => string;
}

export function gateLines(text: GateText): string[] {
  const { model, gate, options, answers, where } = text;
  const decisions = new Map(model.decisions.map((decision) => [decision.threat, decision]));
  return [
    ...section(
      `excused by decisions${where}`,
      gate.excused.map((threat) => excusedLine(threat, gate, decisions.get(threat.id))),
    ),
    ...section(
      `open below ${options.failOn}${where}`,
      openBelow(gate).map((threat) => threatLine(threat, gate, threat.title)),
    ),
    ...answersSection(answers, text),
    ...explainLine(text),
    verdictLine(gate, options, where, model),
  ];
}

/** For whoever wants to know more of the first. */
function explainLine({ gate, path }: GateText): string[] {
  const [first] = gate.failing;
  if (!first) return [];
  const words = [first.id, ...(path === '.' ? [] : [path])].map((word) => (/^[\w.,:@/-]+$/.test(word) ? word : `'${word}'`));
  return [`for the reasons, and what would close it: tmc explain ${words.join(' ')}`, ''];
}

/** Unknown ones are those of the pages and pictures; `--strict` also counts what may be more severe than is sure. */
function verdictLine(gate: Gate, { failOn, strict }: GateOptions, where: string, model: Model): string {
  const { failing, excused, uncertain } = gate;
  const below = openBelow(gate);
  const threshold = failOn === 'low' ? '' : ` at ${failOn}${failOn === 'critical' ? '' : ' or above'}`;
  const parts = [`${count(failing.length, 'threat counts', 'threats count')}${threshold}`];
  if (below.length > 0) parts.push(`${below.length} open below`);
  if (excused.length > 0) parts.push(`${excused.length} excused by decisions`);
  const counted = new Set(failing);
  const unknown = standingsOf(model, (threat) => !counted.has(threat)).filter((one) => one === 'unknown').length;
  if (unknown > 0) parts.push(`${unknown} unknown`);
  const more = strict || uncertain.length === 0 ? '' : `; --strict would count ${uncertain.length} more`;
  return `gate ${failing.length === 0 ? 'passed' : 'failed'}${where}: ${parts.join(', ')}${more}`;
}

/** Also those that may be more severe than is sure. */
function openBelow({ below, uncertain }: Gate): Threat[] {
  return [...uncertain.filter((threat) => threat.verdict === 'open'), ...below];
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LINES;
  const shown = more > 1 ? [...lines.slice(0, MOST_LINES), `  and ${more} more`] : lines;
  return [`${heading}:`, ...shown, ''];
}

function threatLine(threat: Threat, gate: Gate, text: string): string {
  return `  ${gate.severityOf(threat).padEnd(8)} ${showText(`${threat.id}: ${text}`)}`;
}

function excusedLine(threat: Threat, gate: Gate, decision: Decision | undefined): string {
  if (!decision) return threatLine(threat, gate, threat.title);
  const verb = decision.verb === 'accept' ? 'accepted' : 'deferred';
  const until = decision.until === undefined ? '' : ` until ${decision.until}`;
  return threatLine(threat, gate, `${verb}${until} by ${decision.owner}`);
}

function answersSection(answers: readonly Answer[], { where, sources, showPath }: GateText): string[] {
  if (answers.length === 0) return [];
  const heading = answers.length === 1 ? 'the question to answer first' : `the ${answers.length} questions to answer first`;
  return [`${heading}${where}:`, ...answers.flatMap((answer, i) => answerLines(answer, i + 1, sources, showPath)), ''];
}

function answerLines(answer: Answer, number: number, sources: Sources, showPath: (path: string) => string): string[] {
  const place = placeOf(answer.at, sources, showPath);
  const line = joinAnswers(linesFor(answer.answers, answer.hop).map((words) => `\`${words}\``));
  return [
    `  ${number}. ${showText(answer.text)} ${count(answer.threats.length, 'threat waits', 'threats wait')} for it`,
    `     in \`${answer.block}\`${place === '' ? '' : ` (${place})`} write ${line}`,
  ];
}
