/** `tmc build`: compiles a project and writes its outputs, all of them or none. A model with an error writes nothing. */
import { join, resolve } from 'node:path';
import type { Program } from '../../compile.ts';
import type { EmitContext, Emitted, Origin } from '../../emit/emitter.ts';
import type { LayoutEngine } from '../../emit/layout/engine.ts';
import type { Model } from '../../model/ir.ts';
import { createCodeLinks } from '../code-links.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { startLayout } from '../layout-thread.ts';
import { findLockPin } from '../lock-files.ts';
import { createNodeHost } from '../node-host.ts';
import { openPictures } from '../picture-store.ts';
import { startProgress } from '../progress.ts';
import type { ProjectJson } from '../report-json.ts';
import { type CommonArguments, type CompiledProject, openSession, type Session } from '../session.ts';
import { version } from '../shipped.ts';
import { showOutcome } from '../show.ts';
import { summarizeModel, unjudgedNote } from '../summary.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writeOutput } from '../write-output.ts';

export interface BuildArguments extends CommonArguments {
  readonly out: string | undefined;
}

const DEFAULT_OUT = 'threat-model';

export async function buildCommand(given: BuildArguments, terminal: Terminal): Promise<ExitCode> {
  const session = openSession(given, given.asOf, terminal);
  const several = session.projects.length > 1;
  if (several && given.out !== undefined) {
    throw new UsageError(`\`${given.path}\` holds ${session.projects.length} projects; name one of them, or leave out \`--out\``);
  }
  const outputs = session.projects.map(({ directory }) => outputOf(session, directory, given.out, terminal.directory));
  const emitted = await session.clock.timeAsync('emit', () => emitAll(session, outputs, terminal));
  const diagnostics = [...session.projects.flatMap(({ program }) => program.diagnostics), ...emitted.flatMap((one) => one.diagnostics)];
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  if (!failed) session.clock.time('write', () => writeAll(outputs, emitted));
  const lines = failed ? [] : linesOf(session, emitted, several);
  const projects = session.projects.map(({ directory, program: { model } }): ProjectJson => {
    const exit = failed ? EXIT.modelOrUsage : EXIT.ok;
    const base = { directory, ...(given.asOf === undefined ? {} : { asOf: given.asOf }), exit };
    return model ? { ...base, model: model.model.name, summary: summarizeModel(model) } : base;
  });
  showOutcome({ diagnostics, sources: session.sources, findings: undefined, projects, lines }, given.format, terminal, session.showPath);
  if (given.timings) terminal.err(session.clock.table());
  return failed ? EXIT.modelOrUsage : EXIT.ok;
}

/** What is not there and why, then what is. */
function linesOf(session: Session, emitted: readonly Emitted[], several: boolean): string[] {
  const where = (project: CompiledProject) => (several ? ` in ${project.shown}` : '');
  const notes = session.projects.flatMap((project, i) => (emitted[i]?.notes ?? []).map((text) => `note${where(project)}: ${text}`));
  const summaries = session.projects.flatMap((project) => {
    const { model } = project.program;
    return model ? [`${summarizeModel(model)}${where(project)}`] : [];
  });
  const unjudged = session.projects
    .flatMap(({ program }) => (program.model ? (unjudgedNote(program.model) ?? []) : []))
    .map((text) => `note: ${text}`);
  return [...notes, ...unjudged, ...summaries];
}

/** One result a project; nothing is drawn when any of them has an error, since then nothing is written. */
async function emitAll(session: Session, outputs: readonly string[], terminal: Terminal): Promise<readonly Emitted[]> {
  const models = session.projects.flatMap((project, i) => {
    const { model } = project.program;
    return model ? [{ project, model, output: outputs[i] ?? '' }] : [];
  });
  if (models.length < session.projects.length) return [];
  const { emitOutputs } = await import('../../emit/registry.ts');
  const layout = startLayout();
  let drawn = 0;
  const stopProgress = startProgress(terminal, () => `drawing diagrams, ${drawn} done`);
  const engine: LayoutEngine = {
    version: layout.engine.version,
    layout: (dot) => layout.engine.layout(dot).finally(() => void drawn++),
  };
  try {
    const results: Emitted[] = [];
    for (const { project, model, output } of models) {
      const { store, save } = openPictures(output);
      results.push(await emitOutputs(model, { ...contextOf(project, model, session), layout: engine, pictures: store }));
      save();
    }
    return results;
  } finally {
    stopProgress();
    await layout.stop();
  }
}

function contextOf(project: CompiledProject, model: Model, session: Session): EmitContext {
  const { program, directory } = project;
  const host = createNodeHost(session.root);
  return {
    toolVersion: version,
    origins: originsOf(program),
    at: program.origins.get(model.model.id) ?? { file: directory, start: 0, end: 0 },
    codeExists: createCodeLinks(host, directory),
    project: { directory, pin: findLockPin(host, directory) },
  };
}

function originsOf(program: Program): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  for (const [id, { file, start }] of program.origins) {
    const position = program.source(file)?.lines.position(start);
    if (position) origins[id] = { file, ...position };
  }
  return origins;
}

/** Absolute. */
function outputOf(session: Session, directory: string, out: string | undefined, workingDirectory: string): string {
  return out === undefined ? join(session.root, directory, DEFAULT_OUT) : resolve(workingDirectory, out);
}

function writeAll(outputs: readonly string[], emitted: readonly Emitted[]): void {
  outputs.forEach((output, i) => void writeOutput(output, emitted[i]?.files ?? []));
}
