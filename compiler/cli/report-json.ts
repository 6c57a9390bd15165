/**
 * What `--format json` prints. Published as `docs/schema/report.schema.json`; fields are added, never renamed or removed,
 * within one `schemaVersion`.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DiagnosticsJson, diagnosticsToJson } from '../diagnostics/render/json.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Finding } from './findings.ts';

export interface ReportJson extends DiagnosticsJson {
  /** `check` only: the threats that count. */
  readonly findings?: readonly FindingJson[];
  readonly projects: readonly ProjectJson[];
}

export interface FindingJson extends Omit<Finding, 'at'> {
  /** Relative to the repository root; line and column are 1-based and say where the threatened part is declared. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ProjectJson {
  /** Relative to the repository root; empty for the root itself. */
  readonly directory: string;
  /** The model's name; absent when it has errors. */
  readonly model?: string;
  /** The day on which facts and decisions were judged; absent when nothing expires. */
  readonly asOf?: string;
  /** The exit code of this project alone. */
  readonly exit: ExitCode;
  readonly summary?: string;
  readonly gate?: GateJson;
}

/** Ids of threats. */
export interface GateJson {
  readonly passed: boolean;
  readonly failing: readonly string[];
  /** Open, and excused by a decision. */
  readonly excused: readonly string[];
  /** Unknown ones that `--strict` would count. */
  readonly uncertain: readonly string[];
}

export interface ReportParts {
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[] | undefined;
  readonly projects: readonly ProjectJson[];
  readonly sources: Sources;
}

export function reportJson({ diagnostics, findings, projects, sources }: ReportParts, version: string): ReportJson {
  return {
    ...diagnosticsToJson(diagnostics, sources, version),
    ...(findings ? { findings: findings.map((finding) => findingJson(finding, sources)) } : {}),
    projects,
  };
}

function findingJson({ at, ...finding }: Finding, sources: Sources): FindingJson {
  const position = at && sources.get(at.file)?.lines.position(at.start);
  return { ...finding, ...(at ? { file: at.file } : {}), ...position };
}
