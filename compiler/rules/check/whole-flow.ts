/** "An attribute may be asked of a whole flow only if it declares its weakest value." */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { eachCondition, operandsIn } from '../resolve/walk.ts';
import type { Condition, Operand } from '../resolved.ts';

export function checkWholeFlow(condition: Condition, file: string, report: Report): void {
  eachCondition(condition, (one) => {
    if (one.kind === 'is_attribute') checkAsked(one.subject, one.attribute, one, file, report);
    if (one.kind === 'relate' && one.relation.by === 'attribute') checkAsked(one.subject, one.relation.attribute, one, file, report);
    for (const operand of operandsIn(one)) checkOperand(operand, file, report);
  });
}

export function checkOperand(operand: Operand, file: string, report: Report): void {
  if (operand.op === 'attribute') checkAsked(operand.of, operand.attribute, operand, file, report);
  if (operand.op === 'step' || operand.op === 'attribute') checkOperand(operand.of, file, report);
}

function checkAsked(of: Operand, attribute: AttributeDefinition, at: { start: number; end: number }, file: string, report: Report): void {
  if (of.shape.of !== 'elements' || !of.shape.kinds.every((kind) => kind.sort === 'flow')) return;
  if (attribute.on.sort !== 'flow' || attribute.many || attribute.weakest !== undefined || attribute.where) return;
  report(createDiagnostic('TM4019', { file, start: at.start, end: at.end }, { attribute: attribute.name, flow: of.text }));
}
