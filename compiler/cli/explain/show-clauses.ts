/** The clauses of a rule with their outcomes, as rows: what holds, what fails, what was found, and which one decides. */
import type { Painter } from '../../diagnostics/render/paint.ts';
import type { Clause, Trace } from '../../rules/explain/explanation.ts';
import type { Row } from '../text/page.ts';
import type { Showing } from './show.ts';

const DECIDES = '   <- decides';
const MOST_DEPTH = 5;

export function showClauses({ page }: Showing, clauses: readonly Clause[]): void {
  const tones: Readonly<Record<Clause['outcome'], Painter>> = {
    holds: page.paint.good,
    met: page.paint.good,
    fails: page.paint.error,
    missing: page.paint.error,
    unknown: page.paint.warning,
  };
  page.rows(
    clauses.map(
      (clause): Row => ({
        label: clause.outcome,
        paint: tones[clause.outcome],
        text: `${clause.word} ${clause.text}${clause.decides ? DECIDES : ''}`,
        more: moreOf(clause),
      }),
    ),
  );
}

type More = NonNullable<Row['more']>[number];

/** What was found, and inside it what says more than the line above. */
function moreOf(clause: Clause): readonly More[] {
  const says = clause.says.map((text) => ({ text, depth: 1 }));
  const told = new Set(clause.says);
  const below = clause.parts.flatMap((part) => partLines(part, 2)).filter(({ text }) => !told.has(text));
  return uniqueLines([...says, ...below]);
}

function partLines(trace: Trace, depth: number): readonly More[] {
  if (depth > MOST_DEPTH) return [];
  const own = trace.says === '' ? [] : [{ text: trace.says, depth }];
  return [...own, ...trace.parts.flatMap((part) => partLines(part, depth + own.length))];
}

function uniqueLines(lines: readonly More[]): readonly More[] {
  return lines.filter((line, index) => lines.findIndex((other) => other.text === line.text) === index);
}
