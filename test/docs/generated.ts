/**
 * The parts of the pages that the compiler's own tables say: printed by `npm run docs` between `<!-- NAME:begin -->` and
 * `<!-- NAME:end -->`, compared by a test. Nothing here may be typed beside the table it comes from.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_TYPES } from '../../compiler/model/vocabulary-kinds.ts';
import { domains, graphVerbs, steps } from '../../compiler/rules/resolve/steps.ts';
import { grammarText } from '../../compiler/syntax/grammar-text.ts';
import {
  clauseWords,
  declarationWords,
  durationUnits,
  headerWords,
  prepositions,
  reservedWords,
  softWords,
} from '../../compiler/syntax/tokens.ts';
import { projectRoot } from '../support/library.ts';
import { coveredKinds, explainedAbsence, explainedThreat, failedTest, livingMutants } from './commands-page.ts';
import { markdownTable, words } from './markdown.ts';
import { libraryFigures, openFindings } from './rule-quality.ts';
import { rulePages } from './rules/pages.ts';
import { vocabularyPage } from './vocabulary-page.ts';

const EXAMPLE = 'examples/webhook-processor';

const TYPES: Readonly<Record<string, string>> = {
  text: 'a text in quotes',
  number: 'a number',
  date: 'a day of the calendar',
  duration: 'a duration',
  path: 'a path or pattern of files, in quotes',
  yes_no: '`yes` or `no`',
  catalogue: 'an id of a catalogue',
  name: 'any name, known or not',
  none: 'no value: what is said stands behind its prepositions',
  control: 'a control',
  kind: 'a kind',
  rule: 'a rule',
};

const UNITS: Readonly<Record<(typeof durationUnits)[number], string>> = {
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
  mo: 'months of 30 days',
  y: 'years of 365 days',
};

const blocks: Readonly<Record<string, () => string>> = {
  prepositions: () => `${words(prepositions)}`,
  reserved: () => words(reservedWords),
  soft: () =>
    `- Words that begin a declaration: ${words(free([...headerWords, ...declarationWords]))}.\n` +
    `- Words that begin a clause of a rule: ${words(free(clauseWords))}.\n- Words with a meaning among values and in conditions: ${words(softWords)}.`,
  durations: () => `Units of durations: ${durationUnits.map((unit) => `\`${unit}\` ${UNITS[unit]}`).join(', ')}.`,
  types: () =>
    `Types are the sorts (\`actor\`, \`component\`, \`boundary\`, \`data\`, \`flow\`, \`hop\`, \`feature\`, \`threat\`), \`element\` for any of them, any kind, scale or choice, and\n\n` +
    markdownTable(
      ['type', 'takes'],
      [...BUILT_IN_TYPES].map((type) => [`\`${type}\``, TYPES[type] ?? missing(type)]),
    ),
  steps: () =>
    markdownTable(
      ['word', 'of', 'leads to', ''],
      steps.map(({ step, on, to, many, says }) => [
        `\`.${step}\``,
        on.join(', '),
        to === 'trust' ? 'a step of `trust`' : `${to.join(', ')}${many ? ' (several)' : ''}`,
        says,
      ]),
    ),
  verbs: () =>
    markdownTable(
      ['verb', 'of', 'to', ''],
      graphVerbs.map(({ verb, on, to, says }) => [`\`${verb}\``, on.join(', '), to.join(', '), says]),
    ),
  domains: () =>
    markdownTable(
      ['written', 'of', ''],
      domains.map(({ of, preposition, to, says }) => [`\`${of.join('`/`')} ${preposition} x\``, to.join(', '), says]),
    ),
  grammar: () => `\`\`\`ebnf\n${grammarText()}\`\`\``,
  example: () => exampleSource(),
  page: () => examplePage(),
  explain_threat: explainedThreat,
  explain_absence: explainedAbsence,
  test_failure: failedTest,
  test_mutation: livingMutants,
  test_coverage: coveredKinds,
  open_findings: openFindings,
  library_figures: libraryFigures,
};

/** Without the words that can never be names. */
function free(list: readonly string[]): string[] {
  const taken: ReadonlySet<string> = new Set([...prepositions, ...reservedWords]);
  return list.filter((word) => !taken.has(word));
}

function missing(type: string): never {
  throw new Error(`test/docs/generated.ts does not say what type \`${type}\` takes`);
}

function exampleSource(): string {
  const [file = ''] = readdirSync(join(projectRoot, EXAMPLE)).filter((name) => name.endsWith('.tm'));
  const text = readFileSync(join(projectRoot, EXAMPLE, file), 'utf8').replaceAll('\r\n', '\n');
  return `[\`${EXAMPLE}/${file}\`](${EXAMPLE}/${file}):\n\n\`\`\`tm\n${text}\`\`\``;
}

/** The first two threats of the committed page, as a quotation. */
function examplePage(): string {
  const directory = join(projectRoot, EXAMPLE, 'threat-model');
  if (!existsSync(directory)) return '';
  const [page = ''] = readdirSync(directory).filter((name) => name.startsWith('feature-'));
  const text = readFileSync(join(directory, page), 'utf8').replaceAll('\r\n', '\n');
  const [, threats = ''] = /^## 2\. [^\n]*\n\n([\s\S]*?)^### <a id="t3">/m.exec(text) ?? [];
  return threats
    .trim()
    .replace(/^### (?:<a id="\w+"><\/a>)?(.*)$/gm, '**$1**')
    .replace(/^/gm, '> ')
    .replace(/ +$/gm, '');
}

const BLOCK = /<!-- (\w+):begin -->\n[\s\S]*?<!-- \1:end -->/g;

/** The page with what stands between its markers written anew. */
export function regenerate(text: string): string {
  return text.replace(BLOCK, (_, name: string) => {
    const block = blocks[name];
    if (!block) throw new Error(`nothing is generated for the marker \`${name}\``);
    return `<!-- ${name}:begin -->\n${block()}\n<!-- ${name}:end -->`;
  });
}

/** Every page that is generated, whole or in parts: its path, and its text as it should be. */
export function generatedPages(): ReadonlyMap<string, string> {
  const pages = ['README.md', 'docs/language.md', 'docs/commands.md', 'docs/rule-quality.md'].map((path): [string, string] => [
    path,
    regenerate(readFileSync(join(projectRoot, path), 'utf8').replaceAll('\r\n', '\n')),
  ]);
  return new Map([...pages, ['docs/vocabulary.md', vocabularyPage()], ...rulePages()]);
}
