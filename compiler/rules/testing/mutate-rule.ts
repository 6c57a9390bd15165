/**
 * Tries the mutants of a rule on its examples. A mutant that all examples let through shows a part of the rule that no example
 * is about. Promises: each model is built and searched once for all mutants; the rule itself is left as it is. Pure.
 */

import type { Threat } from '../../model/ir.ts';
import type { BuiltModel } from '../../model/lower.ts';
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { DeclarationNode, ExampleNode } from '../../syntax/ast.ts';
import { parseFile } from '../../syntax/parse.ts';
import { checkRule } from '../check/check.ts';
import type { Words } from '../compile/words.ts';
import { type CompiledRule, compileRule } from '../engine/compile-rule.ts';
import { evaluate } from '../engine/evaluate.ts';
import { type ExampleModel, summary } from '../examples.ts';
import { countErrors } from '../resolve/rule.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

export interface TriedMutant {
  readonly mutant: Mutant;
  /** With an id of its own, so that several are evaluated together. */
  readonly compiled: CompiledRule;
  /** Every example comes out as it says: nothing tells it from the rule. */
  readonly survives: boolean;
}

export interface TriedRule {
  readonly tried: readonly TriedMutant[];
  /** Mutants the compiler itself refuses, such as a kind that cannot match. */
  readonly refused: number;
}

/** What rules are tried in. */
export interface Bench {
  readonly vocabulary: Vocabulary;
  readonly words: Words;
}

export function tryMutants(rule: RuleDefinition, text: string, models: readonly ExampleModel[], bench: Bench): TriedRule {
  const mutants = mutantsOf(rule, text, bench.vocabulary);
  const sound = mutants.flatMap((mutant, index) => {
    const compiled = compileMutant(mutant, index, rule, text, bench);
    return compiled ? [{ mutant, compiled }] : [];
  });
  const killed = new Set<CompiledRule>();
  for (const { example, built } of models) {
    if (!built) continue;
    const left = sound.map(({ compiled }) => compiled).filter((compiled) => !killed.has(compiled));
    const words = wordsFor(built, left, bench);
    for (const [index, compiled] of left.entries()) if (words[index] !== example.word) killed.add(compiled);
  }
  const tried = sound.map((one): TriedMutant => ({ ...one, survives: !killed.has(one.compiled) }));
  return { tried, refused: mutants.length - tried.length };
}

/** What each of these rules says of a model, as an example would expect it. Their ids have to differ. */
export function wordsFor({ draft }: BuiltModel, rules: readonly CompiledRule[], bench: Bench): readonly ExampleNode['word'][] {
  const threats = new Map<string, Threat[]>();
  for (const threat of evaluate(draft, { ...bench, rules }).threats) {
    const known = threats.get(threat.rule);
    if (known) known.push(threat);
    else threats.set(threat.rule, [threat]);
  }
  return rules.map((rule) => summary(threats.get(rule.resolved.id) ?? []));
}

function compileMutant(mutant: Mutant, index: number, rule: RuleDefinition, text: string, bench: Bench): CompiledRule | undefined {
  const node = parseMutant(mutant, rule, text);
  if (!node) return undefined;
  const { name, pack, title, doc, at, file, stride } = rule;
  const definition: RuleDefinition = { id: `${rule.id}~${index}`, name, pack, title, doc, at, file, stride, node };
  const counting = countErrors(() => undefined);
  checkRule(bench.vocabulary, definition, counting.report);
  return counting.errors() > 0 ? undefined : compileRule(bench.vocabulary, definition, bench.words, counting.report);
}

/** The rule with the edit made, read anew; undefined where it cannot be read. */
export function parseMutant({ edit }: Mutant, rule: RuleDefinition, text: string): DeclarationNode | undefined {
  const { start, end } = rule.node;
  // A sentence that tells the way is no reason to refuse a rule without one.
  const written = (text.slice(start, edit.start) + edit.text + text.slice(edit.end, end)).replaceAll('{path}', 'the way');
  const { file, diagnostics } = parseFile(createSourceFile(rule.file, `pack ${rule.pack}\n\n${written}\n`));
  const [node] = file.items;
  return diagnostics.length === 0 && node?.kind === 'declaration' ? node : undefined;
}
