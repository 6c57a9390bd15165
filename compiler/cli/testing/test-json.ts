/**
 * What `tmc test --format json` prints. Published as `docs/schema/test-report.schema.json`; fields are added, never renamed or
 * removed, within one `schemaVersion`. `diagnostics` holds faults of the packs themselves.
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type DiagnosticsJson, diagnosticsToJson } from '../../diagnostics/render/json.ts';
import type { Sources } from '../../diagnostics/render/sources.ts';
import type { PackTest } from '../../rules/testing/test-pack.ts';

export interface TestJson extends DiagnosticsJson {
  readonly summary: TestSummary;
  readonly packs: readonly PackTest[];
}

export interface TestSummary {
  readonly rules: number;
  readonly examples: number;
  readonly passed: number;
  readonly failed: number;
  /** Rules that could not be run, since they or their examples have errors. */
  readonly broken: number;
}

export function summaryOf(packs: readonly PackTest[]): TestSummary {
  const rules = packs.flatMap((pack) => pack.rules);
  const sum = (count: (rule: (typeof rules)[number]) => number): number => rules.reduce((total, rule) => total + count(rule), 0);
  return {
    rules: rules.length,
    examples: sum((rule) => rule.examples.length),
    passed: sum((rule) => rule.passed),
    failed: sum((rule) => rule.failed),
    broken: rules.filter((rule) => rule.broken).length,
  };
}

export function testJson(packs: readonly PackTest[], diagnostics: readonly Diagnostic[], sources: Sources, version: string): TestJson {
  return { ...diagnosticsToJson(diagnostics, sources, version), summary: summaryOf(packs), packs };
}
