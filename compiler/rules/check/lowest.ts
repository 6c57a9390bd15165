/** "`< lowest`": nothing is below the lowest step of a scale or above its highest. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { eachCondition } from '../resolve/walk.ts';
import type { Condition, Operator } from '../resolved.ts';

export function checkLowest(condition: Condition, file: string, report: Report): void {
  eachCondition(condition, (one) => {
    if (one.kind !== 'compare' || one.order?.by !== 'scale') return;
    const { values, name } = one.order.scale;
    const [operator, word] =
      one.right.op === 'word' ? [one.operator, one.right.word] : one.left.op === 'word' ? [MIRROR[one.operator], one.left.word] : [];
    if (operator === undefined || word === undefined) return;
    const never = (operator === '<' && word === values[0]) || (operator === '>' && word === values[values.length - 1]);
    if (never) report(createDiagnostic('TM4007', { file, start: one.start, end: one.end }, { operator, word, scale: name, values }));
  });
}

const MIRROR: Readonly<Record<Operator, Operator>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
