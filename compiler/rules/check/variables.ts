/** "At most two variables, joined by a conjunct": a variable nothing mentions, or two that nothing ties together. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { joinOf } from '../joins.ts';
import { demandOperands, variableOf, variablesIn } from '../resolve/walk.ts';
import type { ResolvedRule } from '../resolved.ts';

export function checkVariables(rule: ResolvedRule, report: Report): void {
  const { file } = rule.definition;
  const mentioned = new Set<0 | 1>();
  for (const condition of rule.where) for (const index of variablesIn(condition)) mentioned.add(index);
  for (const demand of rule.requires.flatMap((one) => one.demands)) {
    for (const operand of demandOperands(demand)) {
      const index = variableOf(operand);
      if (index !== undefined) mentioned.add(index);
    }
  }
  const unused = rule.variables.filter((_, index) => !mentioned.has(index as 0 | 1));
  for (const variable of unused) {
    report(createDiagnostic('TM4009', { file, start: variable.start, end: variable.end }, { name: variable.name }));
  }
  const [a, b] = rule.variables;
  if (unused.length > 0 || !a || !b || rule.where.some((condition) => joinOf(condition))) return;
  report(createDiagnostic('TM4010', { file, start: a.start, end: b.end }, { a: a.name, b: b.name }));
}
