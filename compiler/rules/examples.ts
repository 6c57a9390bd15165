/**
 * Runs the examples of a rule: builds each small model and compares what the rule says of it with the word in front.
 * `violates`: some threat is open. `passes`: it applies, and nothing is open or unknown. `skips`: it does not apply.
 * `unsure`: some threat is unknown and none is open.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { checkClaims } from '../model/checks/claims.ts';
import type { ModelPart, Override } from '../model/entities.ts';
import type { Threat } from '../model/ir.ts';
import { type BuiltModel, lowerModel } from '../model/lower.ts';
import { locate } from '../model/nodes.ts';
import type { RuleDefinition, Vocabulary } from '../model/vocabulary.ts';
import { findIn, type Report } from '../model/vocabulary-words.ts';
import type { ExampleNode } from '../syntax/ast.ts';
import { type CompiledRules, compileRules } from './engine/compile-rule.ts';
import { type Evaluation, evaluate } from './engine/evaluate.ts';
import { countErrors, scopeOf } from './resolve/rule.ts';

export interface ExampleResult {
  readonly example: ExampleNode;
  /** What the rule says; undefined where the example's model has an error, which is reported. */
  readonly says: ExampleNode['word'] | undefined;
  readonly passed: boolean;
  /** The small model and what was found in it; undefined where it has an error. */
  readonly built?: BuiltModel;
  readonly evaluation?: Evaluation;
}

/** An example with its small model, not judged yet. */
export interface ExampleModel {
  readonly example: ExampleNode;
  readonly base: Base;
  /** Undefined where the model has an error, which is reported. */
  readonly built: BuiltModel | undefined;
}

/** Runs all examples of a rule; one that comes out otherwise is reported where it stands. */
export function runExamples(vocabulary: Vocabulary, rule: RuleDefinition, report: Report): readonly ExampleResult[] {
  const compiled = compileRules(vocabulary, [rule.id], report);
  if (compiled.rules.length === 0) return [];
  return exampleModels(vocabulary, rule, report).map((model) => judgeExample(model, compiled, rule, report));
}

/** The models of the examples of a rule, in their order. */
export function exampleModels(vocabulary: Vocabulary, rule: RuleDefinition, report: Report): readonly ExampleModel[] {
  const models: ExampleModel[] = [];
  let latest: Base | undefined;
  for (const example of rule.node.block?.items ?? []) {
    if (example.kind !== 'example' || example.broken) continue;
    const base = baseOf(example, latest, rule, vocabulary, overridesOf(example, rule.file));
    if (!base) continue;
    if (example.scene || example.block) latest = base;
    models.push({ example, base, built: buildBase(base, vocabulary, rule.pack, report) });
  }
  return models;
}

/** The model of a base; undefined where it has an error. */
export function buildBase({ parts, overrides }: Base, vocabulary: Vocabulary, pack: string, report: Report): BuiltModel | undefined {
  const counting = countErrors(report);
  const built = lowerModel(
    { name: pack, header: undefined, parts, vocabulary: scopeOf(vocabulary, pack), imports: [], overrides, asOf: undefined },
    counting.report,
  );
  checkClaims(built, counting.report);
  return counting.errors() > 0 ? undefined : built;
}

/** What an example starts from: parts of text and the changes made to them so far. */
export interface Base {
  readonly parts: readonly ModelPart[];
  readonly overrides: readonly Override[];
}

/**
 * A scene or a block starts anew; `when` changes the latest base, and a block behind it adds to that base. The first line
 * of a rule has no base of its own to change (a check sees to that).
 */
function baseOf(
  example: ExampleNode,
  latest: Base | undefined,
  rule: RuleDefinition,
  vocabulary: Vocabulary,
  changes: readonly Override[],
): Base | undefined {
  const block: readonly ModelPart[] = example.block ? [{ file: rule.file, items: example.block.items }] : [];
  if (example.scene) {
    const scene = findIn(scopeOf(vocabulary, rule.pack).scenes, example.scene, rule.pack);
    return scene && { parts: [{ file: scene.file, items: scene.block?.items ?? [] }, ...block], overrides: changes };
  }
  if (example.block && example.changes.length === 0) return { parts: block, overrides: [] };
  return latest && { parts: [...latest.parts, ...block], overrides: [...latest.overrides, ...changes] };
}

export function overridesOf(example: ExampleNode, file: string): readonly Override[] {
  return example.changes.map((change) => ({
    subject: change.subject,
    file,
    kinds: change.change === 'kinds' ? change.kinds : undefined,
    statement: change.change === 'fact' ? change.statement : undefined,
  }));
}

function judgeExample({ example, built }: ExampleModel, compiled: CompiledRules, rule: RuleDefinition, report: Report): ExampleResult {
  if (!built) return { example, says: undefined, passed: false };
  const evaluation = evaluate(built.draft, compiled);
  const { threats } = evaluation;
  const says = summary(threats);
  const passed = says === example.word;
  if (!passed) {
    const at = locate(rule.file, { start: example.start, end: example.start + example.word.length });
    report(
      createDiagnostic('TM4041', at, {
        rule: rule.name,
        word: example.word,
        says,
        threats: threats.map((threat) => `${threat.id} is ${threat.moot ? 'moot' : threat.verdict}`),
      }),
    );
  }
  return { example, says, passed, built, evaluation };
}

export function summary(threats: readonly Threat[]): ExampleNode['word'] {
  if (threats.length === 0) return 'skips';
  if (threats.some((threat) => threat.verdict === 'open')) return 'violates';
  return threats.some((threat) => threat.verdict === 'unknown') ? 'unsure' : 'passes';
}
