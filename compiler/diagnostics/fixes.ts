/**
 * Fixes applied to texts: pure data in, pure data out, shared by command line and editor. Promises: an edit never lands
 * in text that another edit has changed. Must not write anything.
 */
import type { Diagnostic, Edit, Fix } from './diagnostic.ts';

export interface FixResult {
  /** New text of every file that changed. */
  readonly files: ReadonlyMap<string, string>;
  readonly applied: readonly Fix[];
  /** Overlap with one applied before them, name a file that is not given, or lie outside its text. */
  readonly skipped: readonly Fix[];
}

/** The first sure fix of each diagnostic, in their order. */
export function sureFixes(diagnostics: readonly Diagnostic[]): Fix[] {
  return diagnostics.flatMap((diagnostic) => diagnostic.fixes.find((fix) => fix.sure) ?? []);
}

/** Applies each fix whole or not at all; the earlier one wins where two overlap. */
export function applyFixes(texts: ReadonlyMap<string, string>, fixes: readonly Fix[]): FixResult {
  const accepted = new Map<string, Edit[]>();
  const applied: Fix[] = [];
  const skipped: Fix[] = [];
  for (const fix of fixes) {
    if (!fits(fix.edits, texts, accepted)) {
      skipped.push(fix);
      continue;
    }
    applied.push(fix);
    for (const edit of fix.edits) accepted.set(edit.file, [...(accepted.get(edit.file) ?? []), edit]);
  }
  const files = new Map<string, string>();
  for (const [file, edits] of accepted) {
    const text = texts.get(file);
    if (text !== undefined) files.set(file, applyEdits(text, edits));
  }
  return { files, applied, skipped };
}

/** Edits must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

function fits(edits: readonly Edit[], texts: ReadonlyMap<string, string>, accepted: ReadonlyMap<string, readonly Edit[]>): boolean {
  return edits.every((edit, i) => {
    const text = texts.get(edit.file);
    if (text === undefined || edit.start < 0 || edit.end < edit.start || edit.end > text.length) return false;
    const others = [...(accepted.get(edit.file) ?? []), ...edits.filter((other, j) => j < i && other.file === edit.file)];
    return others.every((other) => !overlap(edit, other));
  });
}

/** Two insertions at one place overlap as well: their order would be a guess. */
function overlap(a: Edit, b: Edit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
