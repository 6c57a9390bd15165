/**
 * One mistake, one diagnostic: an unknown name used in many places is told once with the other places beside it, and a
 * name that came from an import that failed is not told at all. Must not drop anything else.
 */
import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';

const UNKNOWN_NAME = 'TM2001';
const MOST_PLACES = 4;

/** `textAt` gives the source text a diagnostic underlines; `lost` holds names whose declaration could not be read. */
export function consolidate(diagnostics: readonly Diagnostic[], textAt: (one: Diagnostic) => string, lost: ReadonlySet<string>): Diagnostic[] {
  const result: Diagnostic[] = [];
  const first = new Map<string, number>();
  for (const one of sortDiagnostics(diagnostics)) {
    if (one.code !== UNKNOWN_NAME) {
      result.push(one);
      continue;
    }
    const name = textAt(one);
    if (lost.has(name)) continue;
    const index = first.get(name);
    if (index === undefined) {
      first.set(name, result.length);
      result.push(one);
    } else result[index] = withPlace(result[index] as Diagnostic, one);
  }
  return result;
}

function withPlace(told: Diagnostic, again: Diagnostic): Diagnostic {
  if (told.related.length >= MOST_PLACES) return told;
  const place: Related = { file: again.file, start: again.start, end: again.end, message: 'it is named here too' };
  const fixes = told.fixes.length === 1 && again.fixes.length === 1 ? [{ ...told.fixes[0], edits: [...(told.fixes[0]?.edits ?? []), ...(again.fixes[0]?.edits ?? [])] } as Diagnostic['fixes'][number]] : told.fixes;
  return { ...told, related: [...told.related, place], fixes };
}
