/**
 * Diagnostics for machines. The shape is stable: fields are added, never renamed or removed, within one `schemaVersion`.
 * Positions are 1-based, columns and offsets count UTF-16 code units, an end is exclusive.
 */
import type { Location } from '../../source/span.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { countDiagnostics, type DiagnosticCounts, sortDiagnostics } from '../sort.ts';
import type { Sources } from './sources.ts';

export const DIAGNOSTICS_SCHEMA_VERSION = 1;

export interface DiagnosticsJson {
  readonly schemaVersion: typeof DIAGNOSTICS_SCHEMA_VERSION;
  readonly tool: { readonly name: 'tmc'; readonly version: string };
  readonly counts: DiagnosticCounts;
  readonly diagnostics: readonly DiagnosticJson[];
}

export interface DiagnosticJson extends PlaceJson {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly help?: string;
  readonly suggestions: readonly string[];
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  readonly fixes: readonly FixJson[];
}

export interface FixJson {
  readonly title: string;
  readonly sure: boolean;
  readonly edits: readonly (PlaceJson & { readonly text: string })[];
}

export interface PlaceJson {
  /** Relative to the repository root, `/` as separator. */
  readonly file: string;
  /** Absent where the file has no readable text. */
  readonly start?: PointJson;
  readonly end?: PointJson;
}

export interface PointJson {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export function diagnosticsToJson(diagnostics: readonly Diagnostic[], sources: Sources, version: string): DiagnosticsJson {
  const sorted = sortDiagnostics(diagnostics);
  return {
    schemaVersion: DIAGNOSTICS_SCHEMA_VERSION,
    tool: { name: 'tmc', version },
    counts: countDiagnostics(sorted),
    diagnostics: sorted.map((diagnostic) => toJson(diagnostic, sources)),
  };
}

export function renderJson(diagnostics: readonly Diagnostic[], sources: Sources, version: string): string {
  return `${JSON.stringify(diagnosticsToJson(diagnostics, sources, version), undefined, 2)}\n`;
}

function toJson(diagnostic: Diagnostic, sources: Sources): DiagnosticJson {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
    ...placeJson(diagnostic, sources),
    suggestions: diagnostic.suggestions,
    related: diagnostic.related.map((related) => ({ message: related.message, ...placeJson(related, sources) })),
    fixes: diagnostic.fixes.map((fix) => ({
      title: fix.title,
      sure: fix.sure,
      edits: fix.edits.map((edit) => ({ ...placeJson(edit, sources), text: edit.text })),
    })),
  };
}

export function placeJson(at: Location, sources: Sources): PlaceJson {
  const source = sources.get(at.file);
  if (!source) return { file: at.file };
  const point = (offset: number): PointJson => ({ ...source.lines.position(offset), offset });
  return { file: at.file, start: point(at.start), end: point(at.end) };
}
