/** `tmc explain`: the page of a code, of a threat, of a rule that finds nothing on something, or of a word of the language. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { codes } from '../../diagnostics/codes.ts';
import { parseExplainPage } from '../../diagnostics/explain-page.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { WordExplanation } from '../../rules/explain/words.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { answer, type Explained, meansThing } from '../explain/answer.ts';
import { EXPLAIN_SCHEMA_VERSION, type ExplainJson, type ExplanationJson } from '../explain/explain-json.ts';
import { showAbsence, showThreat } from '../explain/show-threat.ts';
import { showWord } from '../explain/show-words.ts';
import { openSession, type Session } from '../session.ts';
import { explainPage, version } from '../shipped.ts';
import { showOutcome } from '../show.ts';
import type { Terminal } from '../terminal.ts';
import { createPage } from '../text/page.ts';
import { UsageError } from '../usage-error.ts';

export interface ExplainArguments {
  readonly what: string;
  /** The name of a thing of the model, or the path. */
  readonly on: string | undefined;
  readonly path: string | undefined;
  readonly asOf: string | undefined;
  readonly format: 'text' | 'json';
}

export function explainCommand(given: ExplainArguments, terminal: Terminal): ExitCode {
  if (/^TM\d+$/i.test(given.what)) return explainCode(given, terminal);
  const asOf = given.asOf ?? terminal.today;
  const { session, on } = openFor(given, asOf, terminal);
  const explained = answer(session, { what: given.what, on });
  if (!explained) return tellFaults(session, given, terminal);
  if (given.format === 'json') printJson(given, asOf, explained, terminal);
  else terminal.out(textOf(given.what, explained, session, terminal));
  return EXIT.ok;
}

interface Opened {
  readonly session: Session;
  readonly on: string | undefined;
}

/** One word behind the first is a thing of the model where the first is a rule and the model has such a thing; else a path. */
function openFor({ what, on, path, asOf: typed }: ExplainArguments, asOf: string, terminal: Terminal): Opened {
  const open = (at: string): Session => openSession({ path: at, asOf: typed, format: 'text', timings: false }, asOf, terminal, true);
  if (on === undefined || path !== undefined) return { session: open(path ?? '.'), on };
  const there = existsSync(resolve(terminal.directory, on));
  if (there && /[\\/]|^\.\.?$|\.tm$/.test(on)) return { session: open(on), on: undefined };
  const session = open('.');
  if (there && !meansThing(session, what, on)) return { session: open(on), on: undefined };
  return { session, on };
}

/** Only a sound model can tell: what is wrong with it comes first. */
function tellFaults(session: Session, { format }: ExplainArguments, terminal: Terminal): ExitCode {
  const diagnostics = session.projects.flatMap(({ program }) => program.diagnostics);
  const outcome = {
    diagnostics,
    sources: session.sources,
    findings: undefined,
    projects: [],
    lines: ['not explained: the model has errors'],
  };
  showOutcome(outcome, format, terminal, session.showPath);
  return EXIT.modelOrUsage;
}

function textOf(asked: string, explained: readonly Explained[], session: Session, terminal: Terminal): string {
  const pages = explained.map((one) => {
    const page = createPage(terminal.columns, terminal.coloursOut);
    const showing = { page, sources: session.sources, showPath: session.showPath };
    if (one.about === 'threat') showThreat(showing, one);
    else if (one.about === 'absence') showAbsence(showing, one);
    else {
      if (isOtherWord(asked, one)) page.text(`\`${asked}\` is another word for the ${one.about} \`${one.name}\`.`, 0);
      page.blank();
      showWord(showing, one);
    }
    return page.toString();
  });
  const intro = pages.length > 1 ? `\`${asked}\` means ${pages.length} things here.\n\n` : '';
  return intro + pages.join(`\n${'-'.repeat(terminal.columns)}\n\n`);
}

/** It was asked for by an alias. */
function isOtherWord(asked: string, word: WordExplanation): boolean {
  return (
    (word.about === 'kind' || word.about === 'control' || word.about === 'attribute') &&
    word.name !== asked &&
    word.id !== asked &&
    !asked.endsWith(`.${word.name}`)
  );
}

function printJson({ what, on, path }: ExplainArguments, asOf: string, explanations: readonly ExplanationJson[], terminal: Terminal): void {
  const asked = [what, on, path].filter((word) => word !== undefined);
  const document: ExplainJson = { schemaVersion: EXPLAIN_SCHEMA_VERSION, tool: { name: 'tmc', version }, asked, asOf, explanations };
  terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
}

// ---- codes --------------------------------------------------------------------------------------------------------------

function explainCode(given: ExplainArguments, terminal: Terminal): ExitCode {
  const code = given.what.toUpperCase();
  const markdown = explainPage(code);
  if (markdown === undefined) {
    const [near] = suggest(code, Object.keys(codes));
    throw new UsageError(`there is no code \`${given.what}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
  }
  const page = given.format === 'json' ? parseExplainPage(markdown) : undefined;
  if (!page) {
    terminal.out(markdown);
    return EXIT.ok;
  }
  const { title, meaning, example, mended } = page;
  const files = (all: typeof example) => all.map(({ path, text }) => ({ path, text }));
  printJson(
    given,
    given.asOf ?? terminal.today,
    [{ about: 'code', code: page.code, title, meaning, example: files(example), mended: files(mended) }],
    terminal,
  );
  return EXIT.ok;
}
