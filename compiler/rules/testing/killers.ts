/**
 * The example that would have failed: for a mutant that all examples let through, a line with one change to one of their models
 * on which rule and mutant differ, found by trying. Promises: what it offers was tried on both, and the search has an end.
 */
import type { RuleDefinition } from '../../model/vocabulary.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { ExampleNode } from '../../syntax/ast.ts';
import { parseFile } from '../../syntax/parse.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { buildBase, type ExampleModel, overridesOf } from '../examples.ts';
import { scopeOf } from '../resolve/rule.ts';
import { type Bench, wordsFor } from './mutate-rule.ts';
import { wordsOfRule } from './rule-words.ts';
import { singleChanges, type Wanted } from './single-changes.ts';

/** A line to be added to the rule. */
export interface Killer {
  /** `skips when order is accurate`. */
  readonly line: string;
  /** The example whose model it changes: the line stands behind it. */
  readonly behind: Span;
}

/** Changes tried on one model: the likely ones come first. */
const MOST_CHANGES = 2000;

/** For each mutant for which there is one. `unsure` is offered where no change has a sure outcome. */
export function findKillers(
  rule: RuleDefinition,
  original: CompiledRule,
  mutants: readonly CompiledRule[],
  models: readonly ExampleModel[],
  bench: Bench,
): ReadonlyMap<CompiledRule, Killer> {
  const wanted: Wanted = { vocabulary: scopeOf(bench.vocabulary, rule.pack), ...wordsOfRule(original, bench.vocabulary) };
  const found = new Map<CompiledRule, Killer>();
  const unsure = new Map<CompiledRule, Killer>();
  for (const { example, base, built } of models) {
    if (!built || (!example.scene && !example.block)) continue;
    for (const { change, node } of changesAsExamples(singleChanges(built, wanted).slice(0, MOST_CHANGES), rule)) {
      const left = mutants.filter((mutant) => !found.has(mutant));
      if (left.length === 0) return found;
      const overrides = [...base.overrides, ...overridesOf(node, rule.file)];
      const changed = buildBase({ parts: base.parts, overrides }, bench.vocabulary, rule.pack, () => undefined);
      if (!changed) continue;
      const [word = 'skips', ...others] = wordsFor(changed, [original, ...left], bench);
      const killer: Killer = { line: `${word} when ${change}`, behind: { start: example.start, end: example.end } };
      for (const [index, mutant] of left.entries()) {
        if (others[index] === word) continue;
        if (word !== 'unsure') found.set(mutant, killer);
        else if (!unsure.has(mutant)) unsure.set(mutant, killer);
      }
    }
  }
  return new Map([...unsure, ...found]);
}

interface Change {
  readonly change: string;
  readonly node: ExampleNode;
}

function changesAsExamples(changes: readonly string[], rule: RuleDefinition): readonly Change[] {
  const lines = changes.map((change) => `  skips when ${change}`);
  const text = `pack ${rule.pack}\nrule ${rule.name} {\n${lines.join('\n')}\n}\n`;
  const [node] = parseFile(createSourceFile(rule.file, text)).file.items;
  const items = node?.kind === 'declaration' ? (node.block?.items ?? []) : [];
  return items.flatMap((item) =>
    item.kind === 'example' && !item.broken ? [{ change: text.slice(item.start, item.end).replace('skips when ', ''), node: item }] : [],
  );
}
