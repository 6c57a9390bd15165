/** "`because`, `require`, one `violates` and one `passes` are mandatory"; a computed control needs its `where`. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Defined, RuleDefinition } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { ItemNode } from '../../syntax/ast.ts';

const MANDATORY: readonly { readonly clause: string; readonly is: (item: ItemNode) => boolean }[] = [
  { clause: 'require', is: (item) => item.kind === 'require' },
  { clause: 'because', is: (item) => item.kind === 'statement' && item.verb.text === 'because' },
  { clause: 'violates', is: (item) => item.kind === 'example' && item.word === 'violates' },
  { clause: 'passes', is: (item) => item.kind === 'example' && item.word === 'passes' },
];

export function checkClauses(rule: RuleDefinition, report: Report): void {
  if (rule.node.broken) return;
  const items = rule.node.block?.items ?? [];
  const missing = MANDATORY.filter((one) => !items.some(one.is)).map((one) => one.clause);
  if (missing.length > 0) report(createDiagnostic('TM4002', rule.at, { rule: rule.name, missing }));
}

/** `control c on model` without a condition. */
export function checkHasWhere(definition: Defined, what: string, report: Report): void {
  const { node } = definition;
  if (node.broken || node.block?.items.some((item) => item.broken)) return;
  report(createDiagnostic('TM4036', definition.at, { what, name: definition.name }));
}
