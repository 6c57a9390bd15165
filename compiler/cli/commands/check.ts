/** `tmc check`: the gate. Judges every project of the path and exits with the worst code. */

import type { Threat } from '../../model/ir.ts';
import { EXIT, type ExitCode, worstExit } from '../exit-codes.ts';
import { type Finding, findingOf } from '../findings.ts';
import { type Gate, judgeGate } from '../gate.ts';
import type { ProjectJson } from '../report-json.ts';
import { type CommonArguments, type CompiledProject, openSession } from '../session.ts';
import { showOutcome } from '../show.ts';
import { count, summarizeModel } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckArguments extends CommonArguments {
  readonly strict: boolean;
}

export function checkCommand(given: CheckArguments, terminal: Terminal): ExitCode {
  const asOf = given.asOf ?? terminal.today;
  const session = openSession(given, asOf, terminal);
  const judged = session.clock.time('gate', () => session.projects.map((project) => judge(project, given.strict)));
  const several = judged.length > 1;
  const outcome = {
    diagnostics: session.projects.flatMap(({ program }) => program.diagnostics),
    sources: session.sources,
    findings: judged.flatMap((one) => one.findings),
    projects: judged.map((one) => describe(one, asOf)),
    lines: judged.flatMap((one) => linesOf(one, several ? ` in ${one.project.shown}` : '')),
  };
  session.clock.time('show', () => showOutcome(outcome, given.format, terminal, session.showPath));
  if (given.timings) terminal.err(session.clock.table());
  return worstExit(judged.map((one) => one.exit));
}

interface Judged {
  readonly project: CompiledProject;
  readonly gate: Gate | undefined;
  readonly findings: readonly Finding[];
  readonly exit: ExitCode;
}

function judge(project: CompiledProject, strict: boolean): Judged {
  const { model, origins } = project.program;
  if (!model) return { project, gate: undefined, findings: [], exit: EXIT.modelOrUsage };
  const gate = judgeGate(model, strict);
  const findings = gate.failing.map((threat) => findingOf(threat, model, origins, strict));
  return { project, gate, findings, exit: findings.length > 0 ? EXIT.gateFailed : EXIT.ok };
}

function describe({ project, gate, exit }: Judged, asOf: string): ProjectJson {
  const { model } = project.program;
  const base = { directory: project.directory, asOf, exit };
  if (!model || !gate) return base;
  const ids = (threats: readonly Threat[]) => threats.map((threat) => threat.id);
  const { failing, excused, uncertain } = gate;
  return {
    ...base,
    model: model.model.name,
    summary: summarizeModel(model),
    gate: { passed: failing.length === 0, failing: ids(failing), excused: ids(excused), uncertain: ids(uncertain) },
  };
}

function linesOf({ project, gate }: Judged, where: string): string[] {
  const { model } = project.program;
  if (!model || !gate) return [`not judged${where}: the model has errors`];
  const parts = [count(gate.failing.length, 'threat counts', 'threats count')];
  if (gate.excused.length > 0) parts.push(`${gate.excused.length} excused by decisions`);
  if (gate.uncertain.length > 0) parts.push(`${gate.uncertain.length} more would count with --strict`);
  return [
    `model${where}: ${summarizeModel(model)}`,
    `gate ${gate.failing.length === 0 ? 'passed' : 'failed'}${where}: ${parts.join(', ')}`,
  ];
}
