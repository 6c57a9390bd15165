/** Mutants as a test runner prints them: a line for each rule, then each survivor with the line that would catch it. */
import { showText } from '../../diagnostics/render/display.ts';
import type { KillerLine, PackMutation, RuleMutation, StatedEquivalent, Survivor } from '../../rules/testing/mutate-pack.ts';
import { placeText, type Showing, showFrames } from '../explain/show.ts';
import { count } from '../summary.ts';
import { mutationSummaryOf } from './mutation-json.ts';
import { filesText } from './show-tests.ts';

export function showMutation(showing: Showing, packs: readonly PackMutation[]): void {
  const { page } = showing;
  for (const pack of packs) {
    page.blank();
    page.raw([`${page.paint.strong(showText(pack.pack))}  ${page.paint.faint(filesText(showing, pack.files))}`]);
    page.rows(pack.rules.map((rule) => rowOf(showing, rule)));
    if (pack.rules.length === 0) page.text('no rules');
  }
  const rules = packs.flatMap((pack) => pack.rules);
  for (const rule of rules) {
    for (const survivor of rule.survivors) showSurvivor(showing, rule, survivor);
    for (const stated of rule.equivalent) if (stated.refuted) showRefuted(showing, rule, stated, stated.refuted);
    for (const needless of rule.needless) showNeedless(showing, rule, needless);
  }
  showEquivalents(showing, rules);
  page.blank();
  page.raw([lastLine(showing, packs)]);
}

function rowOf({ page }: Showing, rule: RuleMutation) {
  const { mutants, killed, survivors, equivalent, needless, broken } = rule;
  const wrong = survivors.length + needless.length + equivalent.filter((one) => one.refuted).length;
  const word = broken ? 'error' : wrong > 0 ? 'FAIL' : 'ok';
  const text = broken
    ? 'nothing tried: mend its examples first'
    : [
        `${killed} of ${count(mutants, 'mutant', 'mutants')} caught`,
        equivalent.length > 0 ? `${equivalent.length} said to be equivalent` : '',
        survivors.length > 0 ? `${survivors.length} lived` : '',
        needless.length > 0 ? `${needless.length} \`equivalent\` about nothing` : '',
      ]
        .filter((part) => part !== '')
        .join(', ');
  return {
    label: word,
    paint: word === 'ok' ? page.paint.good : page.paint.error,
    word: rule.rule.slice(rule.rule.indexOf('.') + 1),
    text,
  };
}

function showSurvivor(showing: Showing, rule: RuleMutation, { mutant, at, killer }: Survivor): void {
  head(showing, rule, 'no example notices');
  showFrames(showing, [{ at, variable: '' }], showing.page.paint.error, [
    ['mutant', mutant],
    ['to catch it', killer ? killerText(showing, killer) : 'no single change of an example does; it takes an example with more in it'],
  ]);
}

function showRefuted(showing: Showing, rule: RuleMutation, { mutant, at }: StatedEquivalent, killer: KillerLine): void {
  head(showing, rule, 'said to be equivalent, and is not');
  showFrames(showing, [{ at, variable: '' }], showing.page.paint.error, [
    ['mutant', mutant],
    ['to catch it', killerText(showing, killer)],
  ]);
}

function showNeedless(showing: Showing, rule: RuleMutation, { mutant, at, why }: RuleMutation['needless'][number]): void {
  head(showing, rule, why === 'killed' ? 'said to be equivalent, and an example catches it' : 'said to be equivalent, and is no mutant');
  showFrames(showing, [{ at, variable: '' }], showing.page.paint.error, [['mutant', mutant]]);
}

function head({ page }: Showing, { rule, title }: RuleMutation, what: string): void {
  page.blank();
  page.raw([`${page.paint.error('FAIL')}${page.paint.strong(`: ${showText(rule)}, ${showText(title)}: ${what}`)}`]);
}

function killerText(showing: Showing, { line, behind }: KillerLine): string {
  return `\`${line}\` behind the example at ${placeText(showing, behind)}`;
}

function showEquivalents({ page }: Showing, rules: readonly RuleMutation[]): void {
  const stated = rules.flatMap(({ rule, equivalent }) => equivalent.filter((one) => !one.refuted).map((one) => ({ rule, ...one })));
  if (stated.length === 0) return;
  page.heading('Said to be equivalent');
  for (const { rule, mutant, because } of stated) {
    page.text(`${rule}: \`${mutant}\``);
    page.text(because, 4);
  }
}

function lastLine({ page }: Showing, packs: readonly PackMutation[]): string {
  const { rules, mutants, killed, survivors, equivalent, refuted, needless, broken } = mutationSummaryOf(packs);
  const parts = [
    `${killed} of ${count(mutants, 'mutant', 'mutants')} of ${count(rules, 'rule', 'rules')} caught`,
    equivalent > 0 ? `${equivalent} said to be equivalent` : '',
    survivors > 0 ? `${survivors} lived` : '',
    refuted > 0 ? `${refuted} wrongly said to be equivalent` : '',
    needless > 0 ? `${needless} \`equivalent\` about nothing` : '',
    broken > 0 ? `${count(broken, 'rule', 'rules')} not tried` : '',
  ].filter((part) => part !== '');
  const good = survivors + refuted + needless + broken === 0;
  return (good ? page.paint.good : page.paint.error)(parts.join(', '));
}
