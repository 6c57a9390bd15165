/**
 * One mistake, one diagnostic: an unknown name used in many places is told once with the other places beside it, a name that
 * came from an import that failed is not told at all, and a declaration that stands twice with its aliases is told once. Must
 * not drop anything else.
 */
import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';

const UNKNOWN_NAME = 'TM2001';
/** The name means something else here, since what it should mean is not there. */
const WRONG_SORT = 'TM2002';
const DECLARED_TWICE = 'TM2003';
const MOST_PLACES = 4;

/** `textAt` gives the source text a diagnostic underlines; `lost` holds names whose declaration could not be read. */
export function consolidate(diagnostics: readonly Diagnostic[], textAt: (one: Diagnostic) => string, lost: ReadonlySet<string>): Diagnostic[] {
  const result: Diagnostic[] = [];
  const first = new Map<string, number>();
  for (const one of sortDiagnostics(diagnostics)) {
    const last = result[result.length - 1];
    const sameTwice = one.code === DECLARED_TWICE && last?.code === one.code && last.file === one.file && last.start === one.start && last.end === one.end;
    if (sameTwice || (one.code === WRONG_SORT && lost.has(textAt(one)))) continue;
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
