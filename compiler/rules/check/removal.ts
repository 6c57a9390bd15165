/** "`before ... with` a control that removes nothing" can never take away what makes the datum a danger. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { ControlDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import { findWord, type Report } from '../../model/vocabulary-words.ts';
import { eachCondition } from '../resolve/walk.ts';
import type { Demand, Operand, ResolvedRule } from '../resolved.ts';

export function checkRemoval(rule: ResolvedRule, vocabulary: Vocabulary, report: Report): void {
  for (const demand of rule.requires.flatMap((one) => one.demands)) {
    if (!demand.with || !demand.control) continue;
    const labels = labelsOf(rule, demand);
    if (membersOf(demand.control, vocabulary).some((control) => removesAny(control, labels, vocabulary))) continue;
    const at = { file: rule.definition.file, start: demand.start, end: demand.end };
    report(createDiagnostic('TM4028', at, { control: demand.control.name, labels: labels.map((kind) => kind.name) }));
  }
}

/** What the datum is looked at as: the labels it reaches the place with, else its bound kind. */
export function labelsOf(rule: ResolvedRule, demand: Demand): readonly Kind[] {
  const labels: Kind[] = [];
  for (const condition of rule.where) {
    eachCondition(condition, (one) => {
      if (one.kind === 'reaches' && one.label && one.datum.text === demand.with?.text) labels.push(one.label);
    });
  }
  return labels.length > 0 ? labels : boundKind(rule, demand.with);
}

function boundKind(rule: ResolvedRule, operand: Operand | undefined): readonly Kind[] {
  if (operand?.op === 'variable') return rule.variables.slice(operand.index, operand.index + 1).map((variable) => variable.bound);
  return operand?.shape.of === 'elements' ? operand.shape.kinds : [];
}

export function membersOf(control: ControlDefinition, vocabulary: Vocabulary): readonly ControlDefinition[] {
  return [...new Set(vocabulary.controls.values())].filter((one) => one.isA.has(control.id));
}

/** Removing a kind takes away everything that is of that kind. */
export function removesAny(control: ControlDefinition, labels: readonly Kind[], vocabulary: Vocabulary): boolean {
  return control.removes.some((word) => {
    const removed = findWord(vocabulary.kinds, word, control.pack);
    return removed !== undefined && labels.some((label) => label.ancestorIds.has(removed.id) || removed.ancestorIds.has(label.id));
  });
}
