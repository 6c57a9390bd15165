/** The measurement as text and as data, each mismatch with why it is one. */
import { baseline, type Figures, summarise } from './figures.ts';
import type { Case } from './measure.ts';
import { RULES } from './rules.ts';

export function asText(cases: readonly Case[], always: Figures): string {
  const total = summarise(cases);
  const rows = RULES.flatMap((rule) => {
    const own = cases.filter((one) => one.rule === rule);
    if (own.length === 0) return [];
    const { verdict, items } = summarise(own);
    const verdicts = `${pair(verdict)}  ${`${verdict.wrong}/${verdict.of}`.padStart(6)}`;
    return [
      `${(own[0]?.answer.rule ?? '').padEnd(4)} ${rule.replace('microservices.', '').padEnd(26)} ${verdicts}   ${pair(items)}  ${counts(items)}`,
    ];
  });
  const wrong = cases.filter(isWrong);
  return [
    `${''.padEnd(31)} verdict: prec/recall  wrong   items: prec/recall  right/surplus/missed`,
    ...rows,
    '',
    `in total${''.padEnd(23)} ${pair(total.verdict)}  ${`${total.verdict.wrong}/${total.verdict.of}`.padStart(6)}   ${pair(total.items)}  ${counts(total.items)}`,
    `with the ${total.items.listsLeftOut} lists left out${''.padEnd(37)} ${pair(total.allItems)}  ${counts(total.allItems)}`,
    `always "violated"${''.padEnd(14)} ${pair(always)}`,
    '',
    `${wrong.length} of ${cases.length} verdicts or lists differ:`,
    ...wrong.flatMap(tell),
  ].join('\n');
}

export function asData(cases: readonly Case[]): unknown {
  return {
    total: summarise(cases),
    baseline: { verdict: baseline(cases) },
    rules: Object.fromEntries(RULES.map((rule) => [rule, summarise(cases.filter((one) => one.rule === rule))])),
    applications: Object.fromEntries(
      [...new Set(cases.map((one) => one.application))].map((name) => [name, summarise(cases.filter((one) => one.application === name))]),
    ),
    mismatches: cases.filter(isWrong).map((one) => ({
      application: one.application,
      rule: one.rule,
      number: one.answer.rule,
      violated: { found: one.found.violated, said: !one.answer.kept },
      ...(one.items ? { surplus: one.items.surplus, missed: one.items.missed, comparable: one.items.comparable } : {}),
      why: tell(one)
        .slice(1)
        .map((line) => line.trim()),
    })),
  };
}

function isWrong({ found, answer, items }: Case): boolean {
  return found.violated === answer.kept || (items !== undefined && items.surplus.length + items.missed.length > 0);
}

function tell({ application, answer, rule, found, items }: Case): readonly string[] {
  const head = `- ${application}, ${answer.rule} ${rule}:`;
  if (!items) {
    if (found.violated)
      return [`${head} found, and people say it is kept`, ...lines([...found.items].map(([item, sentence]) => `${item}: ${sentence}`))];
    const why = found.others.map((other) => `${other.item}: ${other.says}`);
    const said = answer.items.length > 0 ? `people name ${answer.items.join(', ')}` : 'people name nothing';
    return [
      `${head} not found, and people say it is violated`,
      ...lines([said, ...(why.length > 0 ? why : ['the rule finds nothing that it is about'])]),
    ];
  }
  const missed = items.missed.map(
    (item) => `missed ${item}: ${found.others.find((other) => other.item === item)?.says ?? 'the rule is not about it'}`,
  );
  const surplus = items.surplus.map((item) => `surplus ${item}: ${found.items.get(item)}`);
  const note = items.comparable ? '' : ' (left out: people name no connection)';
  return [`${head} violated, other elements${note}`, ...lines([...surplus, ...missed])];
}

const SHOWN = 12;

function lines(all: readonly string[]): readonly string[] {
  const rest = all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [];
  return [...all.slice(0, SHOWN), ...rest].map((line) => `    ${line}`);
}

function pair({ precision, recall }: Figures): string {
  return `${precision.toFixed(3)} / ${recall.toFixed(3)}`.padStart(20);
}

function counts({ right, surplus, missed }: Figures): string {
  return `${right}/${surplus}/${missed}`;
}
