/** Results of examples as a test runner prints them: a line for each rule, then each failure with its place and its reason. */
import { showText } from '../../diagnostics/render/display.ts';
import type { ExampleTest, PackTest, RuleTest } from '../../rules/testing/test-pack.ts';
import { placeText, type Showing, showFacts, showFrames } from '../explain/show.ts';
import { showClauses } from '../explain/show-clauses.ts';
import { count } from '../summary.ts';
import { summaryOf } from './test-json.ts';

const MEANS: Readonly<Record<string, string>> = {
  violates: 'some threat is open',
  passes: 'it applies, and all it requires is there',
  skips: 'it does not apply',
  unsure: 'facts are missing to tell',
};

export function showTests(showing: Showing, packs: readonly PackTest[]): void {
  const { page } = showing;
  for (const pack of packs) {
    page.blank();
    page.raw([`${page.paint.strong(showText(pack.pack))}  ${page.paint.faint(filesText(showing, pack.files))}`]);
    page.rows(pack.rules.map((rule) => rowOf(showing, rule)));
    if (pack.rules.length === 0) page.text('no rules');
  }
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    for (const example of rule.examples.filter((one) => !one.passed && one.says !== undefined)) showFailure(showing, rule, example);
  }
  page.blank();
  page.raw([lastLine(showing, packs)]);
}

const MOST_FILES = 2;

export function filesText({ showPath }: Showing, files: readonly string[]): string {
  const shown = files.slice(0, MOST_FILES).map((file) => showText(showPath(file)));
  return `${shown.join(', ')}${files.length > MOST_FILES ? ` and ${count(files.length - MOST_FILES, 'file', 'files')} more` : ''}`;
}

function rowOf({ page }: Showing, rule: RuleTest) {
  const failed = rule.failed > 0;
  const word = rule.broken ? 'error' : failed ? 'FAIL' : 'ok';
  const paint = rule.broken || failed ? page.paint.error : page.paint.good;
  const name = rule.rule.slice(rule.rule.indexOf('.') + 1);
  const counts = tally(rule);
  const text = rule.broken
    ? `${count(rule.examples.length, 'example', 'examples')} run; see the errors`
    : failed
      ? `${rule.failed} of ${count(rule.examples.length, 'example', 'examples')} failed`
      : `${count(rule.examples.length, 'example', 'examples')}: ${counts}`;
  return { label: word, paint, word: name, text };
}

/** `3 violates, 4 passes, 2 skips, 1 unsure`. */
function tally({ examples }: RuleTest): string {
  const words = ['violates', 'passes', 'skips', 'unsure'].map((word) => ({
    word,
    number: examples.filter((one) => one.expects === word).length,
  }));
  return words
    .filter(({ number }) => number > 0)
    .map(({ word, number }) => `${number} ${word}`)
    .join(', ');
}

function showFailure(showing: Showing, rule: RuleTest, { expects, says, at, text, why }: ExampleTest): void {
  const { page } = showing;
  page.blank();
  page.raw([`${page.paint.error('FAIL[TM4041]')}${page.paint.strong(`: ${showText(rule.rule)}, ${showText(rule.title)}`)}`]);
  const deciding = why?.clauses.filter((clause) => clause.decides) ?? [];
  showFrames(showing, [{ at, variable: '' }], page.paint.error, [
    ['expected', `${expects}: ${MEANS[expects] ?? ''}`],
    ['actual', `${says}: ${MEANS[says ?? ''] ?? ''}`],
    ['example', text.length > 200 ? '' : text],
    ...(why?.threats ?? []).slice(0, 4).map(({ id, verdict }): [string, string] => ['threat', `${id} is ${verdict}`]),
    ['decided by', deciding.map((clause) => `\`${clause.word} ${clause.text}\` (${placeText(showing, clause.at)})`).join(', ')],
  ]);
  if (!why) return;
  page.blank();
  if (why.clauses.length === 0) page.text(why.says);
  showClauses(showing, why.clauses);
  const facts = deciding.flatMap((clause) => clause.facts);
  if (facts.length === 0) return;
  page.blank();
  page.text('It read');
  showFacts(showing, facts);
}

function lastLine({ page }: Showing, packs: readonly PackTest[]): string {
  const { rules, examples, failed, broken } = summaryOf(packs);
  const of = `${count(examples, 'example', 'examples')} of ${count(rules, 'rule', 'rules')}`;
  const errors = broken === 0 ? '' : `; ${count(broken, 'rule has', 'rules have')} errors`;
  if (failed > 0) return page.paint.error(`${failed} of ${of} failed${errors}`);
  return broken > 0 ? page.paint.error(`${of} run${errors}`) : page.paint.good(`${of}: all as they say`);
}
