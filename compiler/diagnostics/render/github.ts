/**
 * Diagnostics as workflow commands, which GitHub shows as annotations in the diff. Promises: no text of a model can end
 * its command or start another one.
 */
import type { Location } from '../../source/span.ts';
import type { Diagnostic, DiagnosticSeverity } from '../diagnostic.ts';
import { sortDiagnostics } from '../sort.ts';
import { showText } from './display.ts';
import type { Sources } from './sources.ts';
import { listWords } from './text.ts';

const COMMANDS: Readonly<Record<DiagnosticSeverity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** One command a line. GitHub shows ten of each kind a step, so errors are printed before warnings and notes. */
export function renderGithub(diagnostics: readonly Diagnostic[], sources: Sources): string {
  const sorted = sortDiagnostics(diagnostics);
  const lines = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    sorted.filter((diagnostic) => diagnostic.severity === severity).map((diagnostic) => commandOf(diagnostic, sources)),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function commandOf(diagnostic: Diagnostic, sources: Sources): string {
  const parts = [diagnostic.message];
  if (diagnostic.help) parts.push(`help: ${diagnostic.help}`);
  const [nearest] = diagnostic.suggestions;
  if (nearest !== undefined && !diagnostic.help?.includes(`\`${nearest}\``)) {
    parts.push(`help: did you mean ${listWords(diagnostic.suggestions)}?`);
  }
  for (const related of diagnostic.related) parts.push(`${placeOf(related.file, related.start, sources)}: ${related.message}`);
  return workflowCommand(
    COMMANDS[diagnostic.severity],
    { ...annotationPlace(diagnostic, sources), title: diagnostic.code },
    parts.join('\n'),
  );
}

/** Properties of an annotation. Columns are given only where the span stands on one line: GitHub ignores them otherwise. */
export function annotationPlace(at: Location, sources: Sources): Record<string, string> {
  const source = sources.get(at.file);
  if (!source) return { file: at.file };
  const start = source.lines.position(at.start);
  const end = source.lines.position(Math.max(at.start, at.end - 1));
  const lines = { file: at.file, line: String(start.line), endLine: String(end.line) };
  return start.line === end.line ? { ...lines, col: String(start.column), endColumn: String(end.column + 1) } : lines;
}

function placeOf(file: string, offset: number, sources: Sources): string {
  const position = sources.get(file)?.lines.position(offset);
  return position ? `${file}:${position.line}:${position.column}` : file;
}

/** `::error file=a.tm,line=3::text`; see GitHub's "Workflow commands", and `escapeData`/`escapeProperty` of its toolkit. */
export function workflowCommand(command: string, properties: Readonly<Record<string, string>>, text: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${command}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escapeData(text)}`;
}

/** The log that shows it may be read in a terminal: what one would obey is spelled out. */
function escapeData(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => showText(line).replaceAll('%', '%25'))
    .join('%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * A line that is no command, however it reads: GitHub obeys `::error::` at the start of a line, and its older form `##[error]`
 * anywhere in one.
 */
export function logLine(line: string): string {
  return line.replaceAll('##[', '# #[').replace(/^(\s*)::/, '$1: :');
}
