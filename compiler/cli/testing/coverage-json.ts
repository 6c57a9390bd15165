/**
 * What `tmc test --coverage --format json` prints. Published as `docs/schema/coverage-report.schema.json`; fields are added, never
 * renamed or removed, within one `schemaVersion`. `diagnostics` holds faults of the packs themselves.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type DiagnosticsJson, diagnosticsToJson } from '../../diagnostics/render/json.ts';
import type { Sources } from '../../diagnostics/render/sources.ts';
import type { Coverage } from '../../rules/testing/coverage.ts';

export interface CoverageJson extends DiagnosticsJson {
  /** One for all packs that are read with the same words. */
  readonly coverage: readonly Coverage[];
}

export function coverageJson(
  coverage: readonly Coverage[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  version: string,
): CoverageJson {
  return { ...diagnosticsToJson(diagnostics, sources, version), coverage };
}
