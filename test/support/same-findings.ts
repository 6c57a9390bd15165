/** Rules that say the same thing: one letter of STRIDE in common, the same controls asked for, and the same things found everywhere. */
import type { Model } from '../../compiler/model/ir.ts';
import type { Vocabulary } from '../../compiler/model/vocabulary.ts';
import { type CompiledRule, compileRules } from '../../compiler/rules/engine/compile-rule.ts';
import { evaluate } from '../../compiler/rules/engine/evaluate.ts';
import { exampleModels } from '../../compiler/rules/examples.ts';

/** The models of all examples of all rules. */
export function modelsOfExamples(vocabulary: Vocabulary): readonly Model[] {
  return [...vocabulary.rules.values()].flatMap((rule) =>
    exampleModels(vocabulary, rule, () => undefined).flatMap(({ built }) => (built ? [built.draft] : [])),
  );
}

/** `a and b: 12 findings`, for each pair of rules that find something and cannot be told apart by what they find in these models. */
export function rulesThatAgree(vocabulary: Vocabulary, models: readonly Model[]): readonly string[] {
  const compiled = compileRules(vocabulary, vocabulary.rules.keys(), () => undefined);
  const found = new Map<string, string[]>(compiled.rules.map((rule) => [rule.resolved.id, []]));
  for (const [index, model] of models.entries()) {
    for (const { rule, bindings } of evaluate({ ...model, found: [] }, compiled).threats)
      found.get(rule)?.push(`${index} ${bindings.map(({ id }) => id).join(' ')}`);
  }
  const key = (rule: CompiledRule): string => [...new Set(found.get(rule.resolved.id))].sort().join('\n');
  const keys = new Map(compiled.rules.map((rule) => [rule, key(rule)]));
  return compiled.rules.flatMap((a, index) =>
    compiled.rules
      .slice(index + 1)
      .filter((b) => askTheSame(a, b) && keys.get(a) !== '' && keys.get(a) === keys.get(b))
      .map((b) => `${a.resolved.id} and ${b.resolved.id}: ${found.get(a.resolved.id)?.length} findings`),
  );
}

function askTheSame(a: CompiledRule, b: CompiledRule): boolean {
  return a.resolved.stride.some((letter) => b.resolved.stride.includes(letter)) && controlsOf(a) === controlsOf(b);
}

function controlsOf({ resolved }: CompiledRule): string {
  const ids = resolved.requires.flatMap((one) => one.demands).map((demand) => demand.control?.id ?? demand.said?.text ?? '');
  return [...new Set(ids)].sort().join(' ');
}
