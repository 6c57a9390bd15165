/** Findings in each output format. Wording comes from the finding; only its shape is decided here. */
import { showText } from '../diagnostics/render/display.ts';
import { lastLineShown, type Mark, renderFrame } from '../diagnostics/render/frame.ts';
import { annotationPlace, logLine, workflowCommand } from '../diagnostics/render/github.ts';
import { createPaint } from '../diagnostics/render/paint.ts';
import { hash, SARIF_ROOT, sarifPlace, sarifText } from '../diagnostics/render/sarif.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import { gfm } from '../emit/markdown/gfm.ts';
import type { Severity } from '../model/ir.ts';
import type { Location } from '../source/span.ts';
import type { Finding } from './findings.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
/** Numbers that GitHub turns back into its words: above 9 critical, from 7 high, from 4 medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

export interface FindingTextOptions {
  readonly colours: boolean;
  readonly showPath: (path: string) => string;
}

/** So many are shown with their place and what to do; the log of a pipeline stays readable when there are thirty more. */
const SHOWN_IN_FULL = 5;
/** So many annotations of one kind GitHub shows a step. */
const ANNOTATIONS = 10;

export function findingsText(findings: readonly Finding[], sources: Sources, options: FindingTextOptions): string {
  const full = findings.slice(0, SHOWN_IN_FULL).map((finding) => `${findingText(finding, sources, options)}\n`);
  const rest = findings.slice(SHOWN_IN_FULL).map((finding) => findingLine(finding, sources, options));
  return rest.length === 0 ? full.join('\n') : `${full.join('\n')}\n${rest.length} more:\n${rest.join('')}`;
}

function findingLine(finding: Finding, sources: Sources, { colours, showPath }: FindingTextOptions): string {
  const tone = createPaint(colours)[LEVELS[finding.severity]];
  const place = placeOf(finding.at, sources, showPath);
  const verdict = finding.verdict === 'open' ? '' : `${finding.verdict}, `;
  return `${tone(severityText(finding).padEnd(8))} ${showText(`${finding.threat}: ${finding.title}`)} (${verdict}${place})\n`;
}

function findingText(finding: Finding, sources: Sources, options: FindingTextOptions): string {
  const paint = createPaint(options.colours);
  const tone = paint[LEVELS[finding.severity]];
  const head = `${tone(`${finding.verdict}[${finding.rule}]`)}${paint.strong(`: ${showText(finding.title)} (${severityText(finding)})`)}`;
  const lines = [head];
  const source = finding.at && sources.get(finding.at.file);
  let pad = ' ';
  if (finding.at && source) {
    const marks: Mark[] = [{ start: finding.at.start, end: finding.at.end, label: '', sign: '^', paint: tone }];
    const gutter = String(lastLineShown(source, marks)).length;
    const { line, column } = source.lines.position(finding.at.start);
    pad = ' '.repeat(gutter);
    lines.push(`${pad}${paint.frame('-->')} ${showText(options.showPath(finding.at.file))}:${line}:${column}`);
    lines.push(...renderFrame(source, marks, gutter, paint.frame), paint.frame(`${pad} |`));
  }
  const advice = [`threat: ${finding.threat}`, ...(finding.why === finding.title ? [] : [`why: ${finding.why}`]), ...counselOf(finding)];
  for (const line of advice) lines.push(`${pad} ${paint.frame('=')} ${showText(line)}`);
  return lines.join('\n');
}

function counselOf({ remedies, questions, plans, covers, expired }: Finding): string[] {
  return [
    ...(expired ? ['note: what once settled it is past its date'] : []),
    ...remedies.map((text) => `help: ${text}`),
    ...plans.map((text) => `planned: ${text}`),
    ...questions.map((text) => `question: ${text}`),
    ...covers.map((text) => `covers: ${text}`),
  ];
}

function severityText({ severity, upTo }: Finding): string {
  return upTo === undefined ? severity : `${severity} to ${upTo}`;
}

/** `a.tm:3:1`, for people. */
export function placeOf(at: Location | undefined, sources: Sources, showPath: (path: string) => string): string {
  if (!at) return '';
  const position = sources.get(at.file)?.lines.position(at.start);
  return showText(showPath(at.file)) + (position ? `:${position.line}:${position.column}` : '');
}

export function findingsGithub(findings: readonly Finding[], sources: Sources): string {
  const commands = findings.slice(0, ANNOTATIONS).map((finding) => {
    const place = finding.at ? annotationPlace(finding.at, sources) : {};
    const text = [`${finding.title} (${severityText(finding)})`, finding.why, ...counselOf(finding)].join('\n');
    return `${workflowCommand('error', { ...place, title: finding.threat }, text)}\n`;
  });
  const options = { colours: false, showPath: (path: string) => path };
  const rest = findings.slice(ANNOTATIONS).map((finding) => logLine(findingLine(finding, sources, options)));
  return rest.length === 0 ? commands.join('') : `${commands.join('')}${rest.length} more:\n${rest.join('')}`;
}

/** A run of its own category, so that a threat never hides among faults of the model. */
export function findingsSarifRun(findings: readonly Finding[], sources: Sources, version: string): object {
  const rules = new Map<string, Finding>();
  for (const finding of findings) {
    const known = rules.get(finding.rule);
    if (!known || Number(SECURITY_SEVERITY[finding.severity]) > Number(SECURITY_SEVERITY[known.severity])) rules.set(finding.rule, finding);
  }
  const ids = [...rules.keys()].sort();
  return {
    tool: {
      driver: {
        name: 'tmc',
        semanticVersion: version,
        rules: ids.flatMap((id) => {
          const finding = rules.get(id);
          return finding ? [sarifRule(finding)] : [];
        }),
      },
    },
    automationDetails: { id: 'tmc/threats' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: SARIF_ROOT,
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: LEVELS[finding.severity],
      message: { text: sarifText([finding.why, ...counselOf(finding)].join('\n')) },
      locations: finding.at ? [{ physicalLocation: sarifPlace(finding.at, sources) }] : [],
      partialFingerprints: { 'tmcThreat/v1': hash(finding.threat) },
    })),
  };
}

function sarifRule(finding: Finding): object {
  const title = sarifText(finding.title);
  const help = [`${finding.title}.`, ...(finding.doc === undefined ? [] : [finding.doc])].join(' ');
  const ask = `tmc explain ${finding.rule}`;
  return {
    id: finding.rule,
    shortDescription: { text: title },
    fullDescription: { text: sarifText(help) },
    help: { text: `${sarifText(help)} More: ${ask}`, markdown: `${gfm(help)} More: \`${ask}\`` },
    defaultConfiguration: { level: LEVELS[finding.severity] },
    properties: { 'security-severity': SECURITY_SEVERITY[finding.severity], tags: ['security', ...weaknessTags(finding)] },
  };
}

/** As GitHub links them: `external/cwe/cwe-307`. */
function weaknessTags({ references = [] }: Finding): string[] {
  return references.filter(({ catalogue }) => catalogue === 'cwe').map(({ id }) => `external/cwe/cwe-${id}`);
}
