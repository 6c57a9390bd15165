/**
 * One mistake, one diagnostic: an unknown or misused name in many places is told once with the others beside it; a name is not
 * told at all that should have come from an import that failed, or that stands in a line that could not be read, since it may
 * be declared there; a declaration that stands twice with its aliases is told once; where the syntax is wrong, nothing else is
 * told, nor near it what seems out of place. Must not drop anything else.
 */
import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { SourceFile } from '../source/source-file.ts';
import { createDisturbed } from './disturbed.ts';

const UNKNOWN_NAME = 'TM2001';
/** The name means something else here, since what it should mean is not there. */
const WRONG_SORT = 'TM2002';
const DECLARED_TWICE = 'TM2003';
const MISPLACED = 'TM2006';
const MOST_PLACES = 4;
/** An error rarely spans more than a line; a text without an end might. */
const MOST_LINES = 100;

/** `lost` holds names whose import failed. */
export function consolidate(
  diagnostics: readonly Diagnostic[],
  source: (path: string) => SourceFile | undefined,
  lost: ReadonlySet<string>,
): Diagnostic[] {
  const textAt = (one: Diagnostic): string => source(one.file)?.text.slice(one.start, one.end) ?? '';
  const unread = unreadText(diagnostics, source);
  const disturbed = createDisturbed(diagnostics, source);
  const result: Diagnostic[] = [];
  const first = new Map<string, number>();
  for (const one of sortDiagnostics(diagnostics)) {
    const sameTwice = one.code === DECLARED_TWICE && isToldAgain(one, result, unread.files);
    if (sameTwice || disturbed(one) || (unread.places.has(`${one.file}:${one.start}`) && !isSyntax(one))) continue;
    if (one.code !== UNKNOWN_NAME && one.code !== WRONG_SORT) {
      result.push(one);
      continue;
    }
    const name = textAt(one);
    if (lost.has(name) || unread.words.has(name)) continue;
    const key = `${one.code} ${name}`;
    const index = first.get(key);
    if (index === undefined) {
      first.set(key, result.length);
      result.push(one);
    } else result[index] = withPlace(result[index] as Diagnostic, one);
  }
  return result;
}

/** The aliases of a word stand twice with it. A kind whose parent could not be read may seem to be another that has its name. */
function isToldAgain(one: Diagnostic, told: readonly Diagnostic[], unread: ReadonlySet<string>): boolean {
  const last = told.findLast((before) => before.code === one.code && before.file === one.file);
  return last !== undefined && ((last.start === one.start && last.end === one.end) || unread.has(one.file));
}

function isSyntax({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('TM1');
}

/** Where syntax errors begin; and the words of their lines, and of lines that mean nothing where they stand. */
function unreadText(diagnostics: readonly Diagnostic[], source: (path: string) => SourceFile | undefined) {
  const places = new Set<string>();
  const files = new Set<string>();
  const words = new Set<string>();
  for (const one of diagnostics) {
    if (!isSyntax(one) && one.code !== MISPLACED) continue;
    const { file, start, end } = one;
    if (isSyntax(one)) {
      places.add(`${file}:${start}`);
      files.add(file);
    }
    const lines = source(file)?.lines;
    if (!lines) continue;
    const first = lines.position(start).line;
    const last = Math.min(lines.position(end).line, first + MOST_LINES);
    for (let line = first; line <= last; line++) for (const word of lines.lineText(line).match(/[A-Za-z_]\w*/g) ?? []) words.add(word);
  }
  return { places, words, files };
}

function withPlace(told: Diagnostic, again: Diagnostic): Diagnostic {
  if (told.related.length >= MOST_PLACES) return told;
  const place: Related = { file: again.file, start: again.start, end: again.end, message: 'it is named here too' };
  const fixes =
    told.fixes.length === 1 && again.fixes.length === 1
      ? [{ ...told.fixes[0], edits: [...(told.fixes[0]?.edits ?? []), ...(again.fixes[0]?.edits ?? [])] } as Diagnostic['fixes'][number]]
      : told.fixes;
  return { ...told, related: [...told.related, place], fixes };
}
