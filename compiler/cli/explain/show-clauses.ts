/** The clauses of a rule with their outcomes, as rows: what holds, what fails, what was found, and which one decides. */
import type { Painter } from '../../diagnostics/render/paint.ts';
import type { Clause, Trace } from '../../rules/explain/explanation.ts';
import type { Row } from '../text/page.ts';
import type { Showing } from './show.ts';

const DECIDES = '   <- decides';
const MOST_DEPTH = 3;

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

function moreOf(clause: Clause): string[] {
  const told = new Set(clause.says);
  const below = clause.parts.flatMap((part) => partLines(part, 0)).filter((line) => !told.has(line.trim()) && line.trim() !== '');
  return [...clause.says, ...unique(below)];
}

/** What lies inside, where it says more than the line above. */
function partLines(trace: Trace, depth: number): string[] {
  if (depth > MOST_DEPTH) return [];
  const inner = trace.parts.flatMap((part) => partLines(part, depth + 1));
  return trace.says === '' ? inner : [trace.says, ...inner];
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
