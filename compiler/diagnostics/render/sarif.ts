/**
 * Diagnostics as SARIF 2.1.0, as GitHub code scanning wants it: rules with help, relative addresses, own fingerprints that
 * do not change when a line above is added.
 */
import type { SourceFile } from '../../source/source-file.ts';
import type { Location } from '../../source/span.ts';
import type { Diagnostic, Fix } from '../diagnostic.ts';
import { parseExplainPage } from '../explain-page.ts';
import { sortDiagnostics } from '../sort.ts';
import type { Sources } from './sources.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** What all addresses are relative to. */
export const SARIF_ROOT = { SRCROOT: { description: { text: 'The root of the repository.' } } };
/** Code scanning refuses a run with more. */
const MOST_RESULTS = 25_000;

export interface SarifOptions {
  readonly version: string;
  /** The page of a code, or undefined when there is none. */
  readonly explain: (code: string) => string | undefined;
  /** Runs of another category, e.g. the threats a gate counts. */
  readonly moreRuns?: readonly object[];
}

export function renderSarif(diagnostics: readonly Diagnostic[], sources: Sources, options: SarifOptions): string {
  const sorted = sortDiagnostics(diagnostics).slice(0, MOST_RESULTS);
  const codes = [...new Set(sorted.map((diagnostic) => diagnostic.code))].sort();
  const levels = new Map(sorted.map((diagnostic) => [diagnostic.code, diagnostic.severity]));
  const fingerprint = createFingerprints();
  const run = {
    tool: {
      driver: {
        name: 'tmc',
        semanticVersion: options.version,
        rules: codes.map((code) => ruleOf(code, levels.get(code) ?? 'error', options.explain(code))),
      },
    },
    automationDetails: { id: 'tmc/diagnostics' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: SARIF_ROOT,
    results: sorted.map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: codes.indexOf(diagnostic.code),
      level: diagnostic.severity,
      message: { text: sarifText(messageOf(diagnostic)) },
      locations: [{ physicalLocation: sarifPlace(diagnostic, sources) }],
      relatedLocations: diagnostic.related.map((related, id) => ({
        id,
        message: { text: sarifText(related.message) },
        physicalLocation: sarifPlace(related, sources),
      })),
      partialFingerprints: { 'tmcDiagnostic/v1': fingerprint(diagnostic) },
      fixes: diagnostic.fixes.map((fix) => fixOf(fix, sources)),
    })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run, ...(options.moreRuns ?? [])] }, undefined, 2)}\n`;
}

function ruleOf(code: string, level: string, markdown: string | undefined): object {
  const page = markdown === undefined ? undefined : parseExplainPage(markdown);
  const title = page?.title ?? code;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: page?.meaning ?? title },
    help: { text: markdown ?? title, markdown: markdown ?? title },
    defaultConfiguration: { level },
  };
}

function messageOf(diagnostic: Diagnostic): string {
  return diagnostic.help === undefined ? diagnostic.message : `${diagnostic.message}\nhelp: ${diagnostic.help}`;
}

/** `[text](target)` is a link in the plain text of a message; no text of a model is to be one. */
export function sarifText(text: string): string {
  return text.replaceAll('](', '] (');
}

export function sarifPlace(at: Location, sources: Sources): object {
  const source = sources.get(at.file);
  return { artifactLocation: artifactOf(at.file), region: source ? regionOf(at, source) : { startLine: 1 } };
}

function artifactOf(file: string): object {
  const uri = file
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return { uri, uriBaseId: 'SRCROOT' };
}

function regionOf(at: Location, source: SourceFile): object {
  const start = source.lines.position(at.start);
  const end = source.lines.position(at.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf(fix: Fix, sources: Sources): object {
  const files = [...new Set(fix.edits.map((edit) => edit.file))];
  return {
    description: { text: fix.title },
    artifactChanges: files.map((file) => {
      const source = sources.get(file);
      const edits = fix.edits.filter((edit) => edit.file === file);
      return {
        artifactLocation: artifactOf(file),
        replacements: edits.map((edit) => ({
          deletedRegion: source ? regionOf(edit, source) : { startLine: 1 },
          insertedContent: { text: edit.text },
        })),
      };
    }),
  };
}

/** Code, file and message, and a count where the same is said twice in a file: no line numbers. */
function createFingerprints(): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  return (diagnostic) => {
    const key = `${diagnostic.code}\n${diagnostic.file}\n${diagnostic.message}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${hash(key)}:${count}`;
  };
}

/** FNV-1a with 64 bits (Fowler, Noll, Vo; offset basis and prime of their reference), over UTF-16 code units. */
export function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
