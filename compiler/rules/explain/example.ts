/** Why an example of a rule came out as it did: the clauses in the case that decides. */
import type { BuiltModel } from '../../model/lower.ts';
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Evaluation } from '../engine/evaluate.ts';
import { scopeOf } from '../resolve/rule.ts';
import { explainSilence } from './absence.ts';
import { createExplainContext } from './context.ts';
import type { Clause } from './explanation.ts';
import { explainThreat } from './threat.ts';

export interface ExampleExplanation {
  readonly says: string;
  readonly clauses: readonly Clause[];
}

const WORSE_FIRST: readonly string[] = ['open', 'unknown', 'mitigated'];

export function explainExample(
  vocabulary: Vocabulary,
  rule: RuleDefinition,
  built: BuiltModel,
  { threats, obligations, questions }: Evaluation,
  source: (path: string) => SourceFile | undefined,
): ExampleExplanation | undefined {
  const model = { ...built.draft, threats, obligations, questions };
  const context = createExplainContext({ model, built, vocabulary: scopeOf(vocabulary, rule.pack), packs: [rule.pack], source });
  const [worst] = [...threats].sort((a, b) => WORSE_FIRST.indexOf(a.verdict) - WORSE_FIRST.indexOf(b.verdict));
  if (!worst) return explainSilence(context, rule.id);
  const explained = explainThreat(context, worst.id);
  return explained && { says: `${worst.id} is ${worst.moot ? 'moot' : worst.verdict}`, clauses: explained.clauses };
}
