/** All conditions of a syntax tree, inner ones included. */
import type { ConditionNode, ConditionPhraseNode, ItemNode } from '../../syntax/ast.ts';

export function eachConditionNode(node: ConditionNode, visit: (node: ConditionNode) => void): void {
  visit(node);
  if (node.kind === 'logic') for (const item of node.items) eachConditionNode(item, visit);
  else if (node.kind === 'not' || node.kind === 'group') eachConditionNode(node.item, visit);
  else if (node.kind === 'quantifier' && node.where) eachConditionNode(node.where, visit);
}

/** The conditions that stand directly in a block: of a rule, a fact, a computed attribute or control. */
export function conditionsIn(items: readonly ItemNode[]): ConditionNode[] {
  return items.flatMap((item) => (item.kind === 'where' && item.condition && !item.broken ? [item.condition] : []));
}

export function phrasesOf(node: ConditionNode): readonly ConditionPhraseNode[] {
  return node.kind === 'is' || node.kind === 'relate' || node.kind === 'quantifier' ? node.phrases : [];
}
