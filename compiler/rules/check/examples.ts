/**
 * Examples are differences: the first one has a base (a block or `in SCENE`), scenes exist, and what `when` changes was
 * declared in the latest base. What is said in them is checked when they are built.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { locate, refText } from '../../model/nodes.ts';
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import { kindNames } from '../../model/vocabulary-kinds.ts';
import { type Report, reportUnknown } from '../../model/vocabulary-words.ts';
import type { BlockNode, ExampleNode } from '../../syntax/ast.ts';
import { find, type RuleScope } from '../resolve/scope.ts';

export function checkExamples(rule: RuleDefinition, vocabulary: Vocabulary, report: Report): void {
  const scope: RuleScope = { vocabulary, pack: rule.pack, file: rule.file, variables: [], it: undefined, report };
  let names: ReadonlySet<string> | 'lost' | undefined;
  for (const item of rule.node.block?.items ?? []) {
    if (item.kind !== 'example' || item.broken) continue;
    if (item.scene || item.block) names = baseNames(item, scope) ?? 'lost';
    else if (!names) {
      report(
        createDiagnostic('TM4031', locate(rule.file, { start: item.start, end: item.start + item.word.length }), {
          word: item.word,
          rule: rule.name,
        }),
      );
      return;
    }
    for (const change of item.changes) {
      if (change.subject.hop) {
        report(
          createDiagnostic('TM4032', locate(rule.file, change.subject), {
            what: 'a change to one hop',
            help: 'give the base a `hop a -> b { ... }` that says it',
          }),
        );
        continue;
      }
      const subject = change.subject.names[0];
      if (subject && names && names !== 'lost' && !names.has(subject.text)) {
        reportUnknown(report, rule.file, subject, 'element of this example', refText(change.subject), names);
      }
    }
  }
}

function baseNames(example: ExampleNode, scope: RuleScope): Set<string> | undefined {
  const names = new Set<string>();
  if (example.block) addNames(example.block, names);
  if (!example.scene) return names;
  const scene = find(scope, scope.vocabulary.scenes, example.scene);
  if (scene === 'reported') return undefined;
  if (!scene) {
    reportUnknown(scope.report, scope.file, example.scene, 'scene', refText(example.scene), kindNames(scope.vocabulary.scenes));
    return undefined;
  }
  if (scene.block) addNames(scene.block, names);
  return names;
}

function addNames(block: BlockNode, names: Set<string>): void {
  for (const item of block.items) {
    if (item.kind !== 'declaration') continue;
    if (item.name) names.add(item.name.text);
    if (item.block) addNames(item.block, names);
  }
}
