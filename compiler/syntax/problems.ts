/**
 * Collects what is wrong with one file. Keeps the first hundred errors of each phase and counts the rest, so that a file of
 * nothing but mistakes costs no more than one that is right.
 */

import type { Code, ParametersOf } from '../diagnostics/codes.ts';
import { createDiagnostic, type DiagnosticExtras } from '../diagnostics/create.ts';
import type { Diagnostic, Edit, Fix } from '../diagnostics/diagnostic.ts';

export const maximumErrors = 100;

export interface Problems {
  readonly file: string;
  readonly found: Diagnostic[];
  /** Errors and warnings reported, also those not kept. */
  total: number;
}

export function createProblems(file: string): Problems {
  return { file, found: [], total: 0 };
}

export function isFull(problems: Problems): boolean {
  return problems.found.length >= maximumErrors;
}

export function report<C extends Code>(
  problems: Problems,
  code: C,
  start: number,
  end: number,
  parameters: ParametersOf<C>,
  extras?: DiagnosticExtras,
): void {
  problems.total++;
  if (isFull(problems)) return;
  problems.found.push(createDiagnostic(code, { file: problems.file, start, end }, parameters, extras));
}

/** A fix of one edit in the same file. */
export function fix(problems: Problems, title: string, sure: boolean, start: number, end: number, text: string): Fix {
  const edit: Edit = { file: problems.file, start, end, text };
  return { title, sure, edits: [edit] };
}

/** All phases in the order of the text, at most a hundred, and a note that counts the others. */
export function gatherProblems(phases: readonly Problems[], file: string, length: number): Diagnostic[] {
  const all: Diagnostic[] = [];
  let total = 0;
  for (const phase of phases) {
    for (const diagnostic of phase.found) all.push(diagnostic);
    total += phase.total;
  }
  all.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  if (total <= maximumErrors) return all;
  all.length = maximumErrors;
  all.push(createDiagnostic('TM1025', { file, start: length, end: length }, { count: total - maximumErrors }));
  return all;
}
