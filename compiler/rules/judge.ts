/**
 * The rules stage: from a lowered model to a judged one. Checks the rules of the project's own packs, evaluates the rules
 * of the packs in use, weighs decisions. Promises: a model whose threats, obligations and questions are sorted and complete.
 */
import type { Model } from '../model/ir.ts';
import type { BuiltModel } from '../model/lower.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Report } from '../model/vocabulary-words.ts';
import type { Location } from '../source/span.ts';
import { tellAdjustments } from './adjustments.ts';
import { checkRules } from './check/check.ts';
import { checkDemands } from './check/demands.ts';
import { weighDecisions } from './decisions.ts';
import { compileRules } from './engine/compile-rule.ts';
import { type Evaluation, evaluate } from './engine/evaluate.ts';
import { tellExcluded } from './exclusions.ts';
import { foldDemands } from './fold.ts';
import { boundKinds } from './resolve/rule.ts';
import { createGraph } from './world/items.ts';

export interface JudgeInput {
  readonly draft: Model;
  readonly vocabulary: Vocabulary;
  /** Where each id of the model was declared or said. */
  readonly origins: ReadonlyMap<string, Location>;
  /** Packs whose rules judge the model. */
  readonly packs: readonly string[];
  /** Packs of the project itself: shipped ones are checked when they are built. */
  readonly localPacks: readonly string[];
  /** The model has errors already: rules are checked, nothing is evaluated. */
  readonly broken: boolean;
  readonly asOf: string | undefined;
  /** Ids of imported parts that the model imports by name. */
  readonly visible?: ReadonlySet<string>;
  readonly now?: () => number;
  /** Told how long each rule took; needs `now`. */
  readonly timed?: (timings: Evaluation['timings']) => void;
}

/** Ids of the parts of other models that a model's `import` names. */
export function importedByName(built: BuiltModel): ReadonlySet<string> {
  const ids = [...built.entities.byName].flatMap(([name, entity]) =>
    !name.includes('.') && entity.model !== built.name ? [entity.id] : [],
  );
  return new Set(ids);
}

export function judge(input: JudgeInput, report: Report): Model {
  const { draft, vocabulary } = input;
  const faults = checkRules(vocabulary, new Set(input.localPacks));
  for (const diagnostic of faults) report(diagnostic);
  if (input.broken || faults.some((one) => one.severity === 'error')) return draft;
  const packs = new Set(input.packs);
  const graph = createGraph(draft);
  // A rule about kinds of which the model has nothing is not even read.
  const ids = [...vocabulary.rules]
    .filter(([id]) => packs.has(id.slice(0, id.indexOf('.'))))
    .filter(([, rule]) => boundKinds(vocabulary, rule).every((kind) => graph.ofKind(kind).length > 0))
    .map(([id]) => id);
  const { threats, obligations, questions, silenced, timings } = evaluate(draft, compileRules(vocabulary, ids, report), {
    graph,
    now: input.now,
    visible: input.visible,
    scenarios: true,
  });
  input.timed?.(timings);
  checkDemands(input, report);
  tellAdjustments({ ...input, threats, silenced }, report);
  tellExcluded(input, report);
  return { ...draft, threats: foldDemands(weighDecisions({ ...input, threats }, report), draft.decisions), obligations, questions };
}
