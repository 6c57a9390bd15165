/**
 * Diagnostics for people, in the manner of rustc: code, place, the source with what is wrong underlined, help. The same
 * diagnostics give the same bytes in any order. Must not decide anything: severity and wording are those of the diagnostic.
 */
import type { SourceFile } from '../../source/source-file.ts';
import type { Diagnostic, Related } from '../diagnostic.ts';
import { sortDiagnostics, summarizeDiagnostics } from '../sort.ts';
import { showText } from './display.ts';
import { lastLineShown, type Mark, renderFrame } from './frame.ts';
import { createPaint, type Paint } from './paint.ts';
import type { Sources } from './sources.ts';

export interface TextOptions {
  readonly colours?: boolean;
  /** How a path is shown, e.g. relative to the current directory; by default relative to the repository root. */
  readonly showPath?: (path: string) => string;
}

/** Diagnostics shown of one file; the rest is counted in one line. */
export const SHOWN_PER_FILE = 100;

/** Blocks separated by blank lines, then one summary line; an empty string when there is nothing to say. */
export function renderText(diagnostics: readonly Diagnostic[], sources: Sources, options: TextOptions = {}): string {
  if (diagnostics.length === 0) return '';
  const paint = createPaint(options.colours ?? false);
  const showPath = (path: string) => showText(options.showPath?.(path) ?? path);
  const sorted = sortDiagnostics(diagnostics);
  const { shown, hidden } = capPerFile(sorted);
  const blocks = shown.map((diagnostic) => renderOne(diagnostic, sources, paint, showPath));
  for (const [file, count] of hidden) blocks.push(`${count} more in ${showPath(file)} not shown\n`);
  return `${blocks.join('\n')}\n${paint.strong(summarizeDiagnostics(sorted))}\n`;
}

/** Errors come first when a file has more than are shown: the hundred shown are those that must be mended. */
function capPerFile(sorted: readonly Diagnostic[]): { shown: Diagnostic[]; hidden: Map<string, number> } {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of sorted) {
    const list = byFile.get(diagnostic.file);
    if (list) list.push(diagnostic);
    else byFile.set(diagnostic.file, [diagnostic]);
  }
  const shown: Diagnostic[] = [];
  const hidden = new Map<string, number>();
  for (const [file, list] of byFile) {
    const errors = list.filter((diagnostic) => diagnostic.severity === 'error');
    const kept = new Set([...errors, ...list.filter((diagnostic) => diagnostic.severity !== 'error')].slice(0, SHOWN_PER_FILE));
    shown.push(...list.filter((diagnostic) => kept.has(diagnostic)));
    if (list.length > SHOWN_PER_FILE) hidden.set(file, list.length - SHOWN_PER_FILE);
  }
  return { shown, hidden };
}

function renderOne(diagnostic: Diagnostic, sources: Sources, paint: Paint, showPath: (path: string) => string): string {
  const { code, severity, message } = diagnostic;
  const tone = paint[severity];
  const main: Mark = { start: diagnostic.start, end: diagnostic.end, label: '', sign: '^', paint: tone };
  const marksByFile = new Map<string, Mark[]>([[diagnostic.file, [main]]]);
  for (const related of diagnostic.related) {
    const marks = marksByFile.get(related.file);
    const mark = relatedMark(related, paint);
    if (marks) marks.push(mark);
    else marksByFile.set(related.file, [mark]);
  }
  const gutter = Math.max(...[...marksByFile].map(([file, marks]) => gutterOf(sources.get(file), marks)));
  const pad = ' '.repeat(gutter);
  const lines = [`${tone(`${severity}[${code}]`)}${paint.strong(`: ${showText(message)}`)}`];
  for (const [file, marks] of marksByFile) {
    const source = sources.get(file);
    const arrow = file === diagnostic.file ? '-->' : ':::';
    const first = marks[0];
    const at = source && first ? source.lines.position(first.start) : undefined;
    lines.push(`${pad}${paint.frame(arrow)} ${showPath(file)}${at ? `:${at.line}:${at.column}` : ''}`);
    if (source) lines.push(...renderFrame(source, marks, gutter, paint.frame));
  }
  const advice = adviceOf(diagnostic, paint);
  if (advice.length > 0) {
    lines.push(paint.frame(`${pad} |`));
    for (const line of advice) lines.push(`${pad} ${paint.frame('=')} ${line}`);
  }
  return `${lines.join('\n')}\n`;
}

function relatedMark(related: Related, paint: Paint): Mark {
  return { start: related.start, end: related.end, label: related.message, sign: '-', paint: paint.frame };
}

function gutterOf(source: SourceFile | undefined, marks: readonly Mark[]): number {
  return source ? String(lastLineShown(source, marks)).length : 1;
}

function adviceOf(diagnostic: Diagnostic, paint: Paint): string[] {
  const advice: string[] = [];
  if (diagnostic.help) {
    const [first = '', ...more] = diagnostic.help.split('\n');
    advice.push(`${paint.good('help')}: ${showText(first)}`, ...more.map((line) => `      ${showText(line)}`));
  }
  const [nearest] = diagnostic.suggestions;
  const said = nearest !== undefined && diagnostic.help?.includes(`\`${nearest}\``);
  if (nearest !== undefined && !said) advice.push(`${paint.good('help')}: did you mean ${listWords(diagnostic.suggestions)}?`);
  for (const fix of diagnostic.fixes) advice.push(`${paint.good(fix.sure ? 'fix' : 'possible fix')}: ${showText(fix.title)}`);
  return advice;
}

/** `a`; `a` or `b`; `a`, `b` or `c`, each in backticks. */
export function listWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${showText(word)}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
