/**
 * All static checks of rules, facts, computed attributes and computed controls. A rule that can never match goes unnoticed
 * for years, so each way to write one is an error. Promises: diagnostics only; knows no model.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { AttributeDefinition, ControlDefinition, RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { resolveComputedControl, resolveFact, resolveRule, resolveWhere, scopeOf } from '../resolve/rule.ts';
import type { Condition } from '../resolved.ts';
import { checkClauses, checkHasWhere } from './clauses.ts';
import { checkContradictions, checkInside } from './contradictions.ts';
import { checkExamples } from './examples.ts';
import { checkLists } from './lists.ts';
import { checkLowest } from './lowest.ts';
import { checkMixedLogic } from './mixed-logic.ts';
import { type Computed, checkRecursion } from './recursion.ts';
import { checkRemoval } from './removal.ts';
import { checkIds, checkStatements } from './statements.ts';
import { checkVariables } from './variables.ts';
import { checkOperand, checkWholeFlow } from './whole-flow.ts';

/** Checks what the named packs declare; the shipped ones are checked when they are built, not on each run. */
export function checkRules(vocabulary: Vocabulary, packs: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => void found.push(diagnostic);
  for (const rule of vocabulary.rules.values()) if (packs.has(rule.pack)) checkRule(vocabulary, rule, report);
  const conditions = new Map<Computed, Condition>();
  const check = (wanted: (word: { readonly pack: string }) => boolean): void => {
    for (const fact of unique(vocabulary.facts).filter(wanted)) checkComputed(vocabulary, fact, packs, conditions, report);
    for (const control of unique(vocabulary.controls).filter(wanted)) checkControl(vocabulary, control, packs, conditions, report);
    for (const attribute of computedAttributes(vocabulary).filter(wanted)) checkComputed(vocabulary, attribute, packs, conditions, report);
  };
  check((word) => packs.has(word.pack));
  // A circle that is new runs through a new word: without one, no word of the library is read that the model does not use.
  if (conditions.size === 0) return found;
  check((word) => !packs.has(word.pack));
  checkRecursion(conditions, report);
  return found;
}

export function unique<T>(map: ReadonlyMap<string, T>): readonly T[] {
  return [...new Set(map.values())];
}

export function computedAttributes(vocabulary: Vocabulary): readonly AttributeDefinition[] {
  return unique(vocabulary.kinds).flatMap((kind) => [...new Set(kind.attributes.values())].filter((attribute) => attribute.where));
}

export function checkRule(vocabulary: Vocabulary, rule: RuleDefinition, report: Report): void {
  const scope = scopeOf(vocabulary, rule.pack);
  const items = rule.node.block?.items ?? [];
  checkClauses(rule, report);
  checkStatements(rule, scope, report);
  checkLists(items, rule.file, report);
  checkMixedLogic(items, rule.file, report);
  checkExamples(rule, scope, report);
  const { resolved, broken } = resolveRule(vocabulary, rule, report);
  if (broken) return;
  checkContradictions(resolved, report);
  checkVariables(resolved, report);
  checkRemoval(resolved, scope, report);
  for (const condition of resolved.where) {
    checkLowest(condition, rule.file, report);
    checkWholeFlow(condition, rule.file, report);
  }
  for (const part of resolved.because?.parts ?? [])
    if (typeof part !== 'string' && part.part === 'operand') checkOperand(part.operand, rule.file, report);
}

function checkControl(
  vocabulary: Vocabulary,
  control: ControlDefinition,
  packs: ReadonlySet<string>,
  conditions: Map<Computed, Condition>,
  report: Report,
): void {
  if (packs.has(control.pack)) {
    for (const item of control.node.block?.items ?? [])
      if (item.kind === 'statement' && !item.broken) checkIds(item, control.at.file, report);
    if (control.computedOn !== undefined && !control.where) checkHasWhere(control, 'control', report);
    if (control.computedOn !== undefined && control.families.length > 0) {
      report(
        createDiagnostic('TM4032', control.at, {
          what: `a control that is worked out and one of \`${control.families[0]}\``,
          help: 'drop the family, and require this control by its own name',
        }),
      );
    }
    if (control.computedOn === undefined && control.where) {
      report(
        createDiagnostic('TM4001', control.at, {
          rule: control.name,
          problem: 'a `where` and no `on`',
          help: 'say of what it is worked out: `control NAME on component { where ... }`',
        }),
      );
    }
  }
  if (control.computedOn !== undefined && control.where) checkComputed(vocabulary, control, packs, conditions, report);
}

function checkComputed(
  vocabulary: Vocabulary,
  word: Computed,
  packs: ReadonlySet<string>,
  conditions: Map<Computed, Condition>,
  report: Report,
): void {
  const own = packs.has(word.pack);
  const { resolved, broken } = resolveComputed(vocabulary, word, own ? report : () => undefined);
  if (own) {
    const items = word.node.block?.items ?? [];
    checkLists(items, word.at.file, report);
    checkMixedLogic(items, word.at.file, report);
  }
  if (!resolved || broken) return;
  conditions.set(word, resolved);
  if (!own) return;
  checkInside(resolved, word.at.file, report);
  checkLowest(resolved, word.at.file, report);
  checkWholeFlow(resolved, word.at.file, report);
}

export function resolveComputed(vocabulary: Vocabulary, word: Computed, report: Report) {
  if ('types' in word) return resolveWhere(scopeOf(vocabulary, word.pack), word.pack, word.at.file, [word.on], word.where, report);
  return 'isA' in word ? resolveComputedControl(vocabulary, word, report) : resolveFact(vocabulary, word, report);
}
