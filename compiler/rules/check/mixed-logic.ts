/** "`and` and `or` never mix without parentheses." */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { ItemNode } from '../../syntax/ast.ts';
import { conditionsIn, eachConditionNode } from './ast-walk.ts';

export function checkMixedLogic(items: readonly ItemNode[], file: string, report: Report): void {
  for (const condition of conditionsIn(items)) {
    eachConditionNode(condition, (node) => {
      if (node.kind !== 'logic' || !node.mixed) return;
      report(
        createDiagnostic(
          'TM4013',
          { file, start: node.mixed.start, end: node.mixed.end },
          { first: node.word, second: node.word === 'and' ? 'or' : 'and' },
        ),
      );
    });
  }
}
