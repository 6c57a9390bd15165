/**
 * What `tmc explain --format json` prints. Published as `docs/schema/explain.schema.json`; fields are added, never renamed or
 * removed, within one `schemaVersion`.
 */
import type { ExplainPage } from '../../diagnostics/explain-page.ts';
import type { AbsenceExplanation, ThreatExplanation } from '../../rules/explain/explanation.ts';
import type { WordExplanation } from '../../rules/explain/words.ts';

export const EXPLAIN_SCHEMA_VERSION = 1;

export interface ExplainJson {
  readonly schemaVersion: typeof EXPLAIN_SCHEMA_VERSION;
  readonly tool: { readonly name: 'tmc'; readonly version: string };
  /** What was asked for, as typed. */
  readonly asked: readonly string[];
  /** The day on which facts and decisions were judged. */
  readonly asOf: string;
  /** A word may mean several things: one entry for each. */
  readonly explanations: readonly ExplanationJson[];
}

export type ExplanationJson = ThreatExplanation | AbsenceExplanation | WordExplanation | CodeExplanation;

/** The page of a diagnostic. */
export interface CodeExplanation extends Pick<ExplainPage, 'code' | 'title' | 'meaning'> {
  readonly about: 'code';
  readonly example: readonly FileJson[];
  readonly mended: readonly FileJson[];
}

export interface FileJson {
  readonly path: string;
  readonly text: string;
}
