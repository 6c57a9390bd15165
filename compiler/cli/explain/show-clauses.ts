/** The clauses of a rule with their outcomes, as rows: what holds, what fails, what was found, and which one decides. */
import type { Painter } from '../../diagnostics/render/paint.ts';
import type { Clause } from '../../rules/explain/explanation.ts';
import type { Row } from '../text/page.ts';
import type { Showing } from './show.ts';
import { traceLines } from './trace-lines.ts';

const DECIDES = '   <- decides';

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
  const below = traceLines(clause.parts, 2).filter(({ text }) => !told.has(text));
  return uniqueLines([...says, ...below]);
}

function uniqueLines(lines: readonly More[]): readonly More[] {
  return lines.filter((line, index) => lines.findIndex((other) => other.text === line.text) === index);
}
