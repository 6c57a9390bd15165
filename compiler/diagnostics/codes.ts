/**
 * The one table of all diagnostics. A wrong code or a missing parameter fails the type check. TM1 syntax, TM2 names and
 * structure, TM3 values and facts, TM4 rules, TM5 projects, files and limits, TM6 outputs.
 * Each code has a page `explain/TMnnnn.md` whose two examples are compiled in a test.
 */
import type { DiagnosticSeverity } from './diagnostic.ts';

export interface CodeDefinition<P> {
  readonly severity: DiagnosticSeverity;
  readonly message: (p: P) => string;
  readonly help?: (p: P) => string | undefined;
}

function error<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'error', message, help };
}

export function warning<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'warning', message, help };
}

export function note<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'note', message, help };
}

export const codes = {
  // ---- TM1: syntax ------------------------------------------------------------------------------------------------
  TM1001: error<{ found: string; expected: string }>(
    (p) => `expected ${p.expected}, found ${p.found}`,
  ),
  // ---- TM2: names and structure -----------------------------------------------------------------------------------
  // ---- TM3: values and facts --------------------------------------------------------------------------------------
  // ---- TM4: rules -------------------------------------------------------------------------------------------------
  // ---- TM5: projects, files and limits ----------------------------------------------------------------------------
  // ---- TM6: outputs -----------------------------------------------------------------------------------------------
} as const;

export type Code = keyof typeof codes;
export type ParametersOf<C extends Code> = (typeof codes)[C] extends CodeDefinition<infer P> ? P : never;
