/**
 * What `--format json` prints. Published as `docs/schema/report.schema.json`; fields are added, never renamed or removed,
 * within one `schemaVersion`.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DiagnosticsJson, diagnosticsToJson } from '../diagnostics/render/json.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import type { Severity } from '../model/ir.ts';
import type { Location } from '../source/span.ts';
import type { Answer } from './answers.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Finding } from './findings.ts';

export interface ReportJson extends DiagnosticsJson {
  /** `check` only: the threats that count. */
  readonly findings?: readonly FindingJson[];
  readonly projects: readonly ProjectJson[];
}

export interface FindingJson extends Omit<Finding, 'at'>, PlaceJson {}

/** Where the part in question is declared. */
export interface PlaceJson {
  /** Relative to the repository root. */
  readonly file?: string;
  /** 1-based, as is the column. */
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

/** Lists are ids of threats. */
export interface GateJson {
  readonly passed: boolean;
  /** An open threat of this severity or above fails. */
  readonly failOn: Severity;
  readonly failing: readonly string[];
  /** Open, and not severe enough to fail. */
  readonly below: readonly string[];
  /** Open, and excused by a decision. */
  readonly excused: readonly string[];
  /** What `--strict` would count: unknown ones, and open ones that may be more severe than is sure. */
  readonly uncertain: readonly string[];
  /** The answers that would settle most, the most useful first. */
  readonly answers: readonly AnswerJson[];
}

export interface AnswerJson extends Omit<Answer, 'at'>, PlaceJson {}

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

export function answerJson({ at, ...answer }: Answer, sources: Sources): AnswerJson {
  return { ...answer, ...placeJson(at, sources) };
}

function findingJson({ at, ...finding }: Finding, sources: Sources): FindingJson {
  return { ...finding, ...placeJson(at, sources) };
}

function placeJson(at: Location | undefined, sources: Sources): PlaceJson {
  return at ? { file: at.file, ...sources.get(at.file)?.lines.position(at.start) } : {};
}
