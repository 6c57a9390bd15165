/** Writes what a command found in the format asked for: a document on stdout, or text for people. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/render/display.ts';
import { logLine, renderGithub } from '../diagnostics/render/github.ts';
import { renderSarif } from '../diagnostics/render/sarif.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import { renderText } from '../diagnostics/render/text.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { Finding } from './findings.ts';
import { type ProjectJson, reportJson } from './report-json.ts';
import { explainPage, version } from './shipped.ts';
import { findingsGithub, findingsSarifRun, findingsText } from './show-findings.ts';
import type { Terminal } from './terminal.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export interface Outcome {
  /** Of all projects; what two of them report alike is shown once. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Undefined for a command that judges nothing. */
  readonly findings: readonly Finding[] | undefined;
  /** One object a project, for `json`. */
  readonly projects: readonly ProjectJson[];
  /** For people: on stdout as text, on stderr beside a document. */
  readonly lines: readonly string[];
}

export function showOutcome(outcome: Outcome, format: Format, terminal: Terminal, showPath: (path: string) => string): void {
  const { sources } = outcome;
  const diagnostics = sortDiagnostics(outcome.diagnostics);
  const findings = outcome.findings ?? [];
  if (format === 'text') {
    terminal.err(renderText(diagnostics, sources, { colours: terminal.coloursErr, showPath }));
    if (findings.length > 0) terminal.out(`${findingsText(findings, sources, { colours: terminal.coloursOut, showPath })}\n`);
  } else if (format === 'json') {
    terminal.out(`${JSON.stringify(reportJson({ ...outcome, diagnostics }, version), undefined, 2)}\n`);
  } else if (format === 'sarif') {
    const moreRuns = outcome.findings ? [findingsSarifRun(findings, sources, version)] : [];
    terminal.out(renderSarif(diagnostics, sources, { version, explain: explainPage, moreRuns }));
  } else {
    terminal.out(renderGithub(diagnostics, sources) + findingsGithub(findings, sources));
  }
  const write = format === 'text' || format === 'github' ? terminal.out : terminal.err;
  // Names of directories and files are foreign texts too.
  for (const line of outcome.lines) write(`${format === 'github' ? logLine(showText(line)) : showText(line)}\n`);
}
