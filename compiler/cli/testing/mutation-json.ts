/**
 * What `tmc test --mutate --format json` prints. Published as `docs/schema/mutation-report.schema.json`; fields are added, never
 * renamed or removed, within one `schemaVersion`. `diagnostics` holds faults of the packs themselves.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type DiagnosticsJson, diagnosticsToJson } from '../../diagnostics/render/json.ts';
import type { Sources } from '../../diagnostics/render/sources.ts';
import type { PackMutation, RuleMutation } from '../../rules/testing/mutate-pack.ts';

export interface MutationJson extends DiagnosticsJson {
  readonly summary: MutationSummary;
  readonly packs: readonly PackMutation[];
}

export interface MutationSummary {
  readonly rules: number;
  readonly mutants: number;
  readonly killed: number;
  readonly survivors: number;
  /** Said to be equivalent, and nothing was found that says otherwise. */
  readonly equivalent: number;
  /** Said to be equivalent, and they are not. */
  readonly refuted: number;
  /** `equivalent` of what does not survive, or is no mutant. */
  readonly needless: number;
  /** Rules of which nothing was tried. */
  readonly broken: number;
}

export function mutationSummaryOf(packs: readonly PackMutation[]): MutationSummary {
  const rules = packs.flatMap((pack) => pack.rules);
  const sum = (count: (rule: RuleMutation) => number): number => rules.reduce((total, rule) => total + count(rule), 0);
  return {
    rules: rules.length,
    mutants: sum((rule) => rule.mutants),
    killed: sum((rule) => rule.killed),
    survivors: sum((rule) => rule.survivors.length),
    equivalent: sum((rule) => rule.equivalent.filter((one) => !one.refuted).length),
    refuted: sum((rule) => rule.equivalent.filter((one) => one.refuted).length),
    needless: sum((rule) => rule.needless.length),
    broken: sum((rule) => (rule.broken ? 1 : 0)),
  };
}

export function mutationJson(
  packs: readonly PackMutation[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  version: string,
): MutationJson {
  return { ...diagnosticsToJson(diagnostics, sources, version), summary: mutationSummaryOf(packs), packs };
}
