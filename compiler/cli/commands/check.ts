/** `tmc check`: the gate. Judges every project of the path and exits with the worst code. */
import type { Severity, Threat } from '../../model/ir.ts';
import { type Answer, bestAnswers } from '../answers.ts';
import { EXIT, type ExitCode, worstExit } from '../exit-codes.ts';
import { type Finding, findingsOf } from '../findings.ts';
import { type Gate, type GateOptions, judgeGate } from '../gate.ts';
import { gateLines } from '../gate-lines.ts';
import { answerJson, type ProjectJson } from '../report-json.ts';
import { type CommonArguments, type CompiledProject, openSession, type Session } from '../session.ts';
import { showOutcome } from '../show.ts';
import { summarizeModel, unjudgedNote } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckArguments extends CommonArguments {
  readonly failOn: Severity;
  readonly strict: boolean;
}

/** More than a reader takes in at the end of a log are no help. */
const ANSWERS = 3;

export function checkCommand(given: CheckArguments, terminal: Terminal): ExitCode {
  const asOf = given.asOf ?? terminal.today;
  const session = openSession(given, asOf, terminal);
  const judged = session.clock.time('gate', () => session.projects.map((project) => judge(project, given)));
  const outcome = {
    diagnostics: session.projects.flatMap(({ program }) => program.diagnostics),
    sources: session.sources,
    findings: judged.flatMap((one) => one.findings),
    projects: judged.map((one) => describe(one, asOf, given, session)),
    lines: judged.flatMap((one, i) => [...(i === 0 ? [] : ['']), ...linesOf(one, given, session)]),
  };
  session.clock.time('show', () => showOutcome(outcome, given.format, terminal, session.showPath));
  if (given.timings) terminal.err(session.clock.table());
  return worstExit(judged.map((one) => one.exit));
}

interface Judged {
  readonly project: CompiledProject;
  readonly gate: Gate | undefined;
  readonly findings: readonly Finding[];
  readonly answers: readonly Answer[];
  readonly exit: ExitCode;
}

function judge(project: CompiledProject, options: GateOptions): Judged {
  const { model, origins } = project.program;
  if (!model) return { project, gate: undefined, findings: [], answers: [], exit: EXIT.modelOrUsage };
  const gate = judgeGate(model, options);
  const findings = findingsOf(gate.failing, model, origins, gate);
  const answers = bestAnswers(model, gate, options.failOn, origins, ANSWERS);
  return { project, gate, findings, answers, exit: findings.length > 0 ? EXIT.gateFailed : EXIT.ok };
}

function describe({ project, gate, answers, exit }: Judged, asOf: string, { failOn }: GateOptions, { sources }: Session): ProjectJson {
  const { model } = project.program;
  const base = { directory: project.directory, asOf, exit };
  if (!model || !gate) return base;
  const ids = (threats: readonly Threat[]) => threats.map((threat) => threat.id);
  return {
    ...base,
    model: model.model.name,
    summary: summarizeModel(model),
    gate: {
      passed: gate.failing.length === 0,
      failOn,
      failing: ids(gate.failing),
      below: ids(gate.below),
      excused: ids(gate.excused),
      uncertain: ids(gate.uncertain),
      answers: answers.map((answer) => answerJson(answer, sources)),
    },
  };
}

function linesOf({ project, gate, answers }: Judged, options: GateOptions, session: Session): string[] {
  const where = session.projects.length > 1 ? ` in ${project.shown}` : '';
  const { model } = project.program;
  if (!model || !gate) return [`not judged${where}: the model has errors`];
  const { sources, showPath } = session;
  const lines = gateLines({ model, gate, options, answers, where, path: project.shown, sources, showPath });
  const unjudged = unjudgedNote(model);
  return [
    `model${where}: ${summarizeModel(model)}`,
    ...(unjudged === undefined ? [] : [`note: ${unjudged}`]),
    ...(lines.length > 1 ? [''] : []),
    ...lines,
  ];
}
