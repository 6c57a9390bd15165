/** The one order in which diagnostics are shown, and their counts. Must give the same result for any order of its input. */
import type { Diagnostic, DiagnosticSeverity } from './diagnostic.ts';

/** By file, position, code, then text; exact duplicates appear once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((diagnostic, i) => {
    const before = sorted[i - 1];
    return before === undefined || compareDiagnostics(before, diagnostic) !== 0;
  });
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message) ||
    compareText(JSON.stringify([a.help, a.related, a.fixes, a.suggestions]), JSON.stringify([b.help, b.related, b.fixes, b.suggestions]))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type DiagnosticCounts = Readonly<Record<DiagnosticSeverity, number>>;

export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning`; empty when there is nothing to count. */
export function summarizeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = countDiagnostics(diagnostics);
  const words = (['error', 'warning', 'note'] as const).filter((severity) => counts[severity] > 0);
  return words.map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`).join(', ');
}
