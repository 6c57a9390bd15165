/**
 * "Two or more names need `any of`, `all of` or `2 of`; a bare comma in a condition or `require` is an error." And a count
 * must be one that a list of this length can reach and miss.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import type { ConditionNode, CountNode, ItemNode } from '../../syntax/ast.ts';
import { conditionsIn, eachConditionNode, phrasesOf } from './ast-walk.ts';

export function checkLists(items: readonly ItemNode[], file: string, report: Report): void {
  for (const condition of conditionsIn(items)) eachConditionNode(condition, (node) => checkCondition(node, file, report));
  for (const item of items) if (item.kind === 'require' && !item.broken) checkList(item.items, item.count, file, report);
}

function checkCondition(node: ConditionNode, file: string, report: Report): void {
  if (node.kind === 'is') checkList(node.words, node.count, file, report);
  if (node.kind === 'relate' && !node.quantity) checkList(node.objects, node.count, file, report);
  for (const phrase of phrasesOf(node)) checkList(phrase.operands, phrase.count, file, report);
}

function checkList(names: readonly Span[], count: CountNode | undefined, file: string, report: Report): void {
  const [first, second] = names;
  if (!count) {
    if (!first || !second) return;
    const at = { file, start: first.start, end: (names[names.length - 1] as Span).end };
    const fixes = (['any of', 'all of'] as const).map((words) => ({
      title: `write \`${words}\``,
      sure: false,
      edits: [{ file, start: first.start, end: first.start, text: `${words} ` }],
    }));
    report(createDiagnostic('TM4012', at, {}, { fixes }));
    return;
  }
  if (typeof count.word !== 'number') return;
  const problem = count.word < 1 || count.word > names.length || names.length === 1;
  if (problem)
    report(createDiagnostic('TM4014', { file, start: count.start, end: count.end }, { wanted: count.word, names: names.length }));
}
