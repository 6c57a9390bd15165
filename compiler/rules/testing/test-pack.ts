/**
 * Runs the examples of packs like a test runner: what each expects, what its rule says, and where the two differ which clause
 * decided. The static checks of the packs come along. Pure.
 */
import { type PlaceJson, placeJson } from '../../diagnostics/render/json.ts';
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { ExampleNode } from '../../syntax/ast.ts';
import { checkRules } from '../check/check.ts';
import { type ExampleResult, runExamples } from '../examples.ts';
import { itemText } from '../explain/context.ts';
import { explainExample } from '../explain/example.ts';
import type { Clause } from '../explain/explanation.ts';
import type { PackSet } from './load-packs.ts';

export interface PackTest {
  readonly pack: string;
  readonly title?: string;
  readonly files: readonly string[];
  readonly rules: readonly RuleTest[];
}

export interface RuleTest {
  readonly rule: string;
  readonly title: string;
  readonly at: PlaceJson;
  readonly passed: number;
  readonly failed: number;
  /** Its examples could not be run: it, or the model of an example, has an error. */
  readonly broken: boolean;
  readonly examples: readonly ExampleTest[];
}

export interface ExampleTest {
  /** What it expects. */
  readonly expects: ExampleNode['word'];
  /** What the rule says; absent where the model of the example has an error. */
  readonly says?: ExampleNode['word'];
  readonly passed: boolean;
  /** As written. */
  readonly text: string;
  /** Where its first word stands. */
  readonly at: PlaceJson;
  readonly why?: ExampleWhy;
}

/** Of an example that came out otherwise. */
export interface ExampleWhy {
  readonly threats: readonly { readonly id: string; readonly verdict: string }[];
  /** The clauses of the rule in the case that decides. */
  readonly clauses: readonly Clause[];
  /** In a sentence; where no clause could be asked, why. */
  readonly says: string;
}

/** The code of an example that comes out otherwise; told by the results here, and not among the diagnostics. */
const CAME_OUT_OTHERWISE = 'TM4041';

export function testPacks(set: PackSet, source: (path: string) => SourceFile | undefined, report: Report): readonly PackTest[] {
  const { vocabulary, packs, files } = set;
  const told: Report = (diagnostic) => {
    if (diagnostic.code !== CAME_OUT_OTHERWISE) report(diagnostic);
  };
  for (const diagnostic of checkRules(vocabulary, new Set(packs))) told(diagnostic);
  return packs.map((name) => {
    const pack = vocabulary.packs.get(name);
    const rules = [...vocabulary.rules.values()].filter((rule) => rule.pack === name && (files?.has(rule.file) ?? true));
    return {
      pack: name,
      ...(pack?.title === undefined ? {} : { title: pack.title }),
      files: pack?.files ?? [],
      rules: rules.map((rule) => testRule(vocabulary, rule, source, told)),
    };
  });
}

function testRule(
  vocabulary: Vocabulary,
  rule: RuleDefinition,
  source: (path: string) => SourceFile | undefined,
  report: Report,
): RuleTest {
  let broken = false;
  const told: Report = (diagnostic) => {
    if (diagnostic.severity === 'error' && diagnostic.code !== CAME_OUT_OTHERWISE) broken = true;
    report(diagnostic);
  };
  const place = (start: number, end: number): PlaceJson => placeJson({ file: rule.file, start, end }, { get: source });
  const results = runExamples(vocabulary, rule, told);
  const examples = results.map((result): ExampleTest => {
    const { example, says, passed } = result;
    return {
      expects: example.word,
      ...(says === undefined ? {} : { says }),
      passed,
      text: itemText(example, rule.file, source),
      at: place(example.start, example.start + example.word.length),
      ...(passed || says === undefined ? {} : { why: whyOf(vocabulary, rule, result, source) }),
    };
  });
  const passed = examples.filter((one) => one.passed).length;
  const written = (rule.node.block?.items ?? []).filter((item) => item.kind === 'example').length;
  return {
    rule: rule.id,
    title: rule.title ?? rule.name.replaceAll('_', ' '),
    at: placeJson(rule.at, { get: source }),
    passed,
    failed: examples.length - passed,
    broken: broken || examples.length < written,
    examples,
  };
}

function whyOf(
  vocabulary: Vocabulary,
  rule: RuleDefinition,
  { built, evaluation }: ExampleResult,
  source: (path: string) => SourceFile | undefined,
): ExampleWhy {
  const threats = (evaluation?.threats ?? []).map(({ id, verdict, moot }) => ({ id, verdict: moot ? 'moot' : verdict }));
  const found = built && evaluation ? explainExample(vocabulary, rule, built, evaluation, source) : undefined;
  return { threats, clauses: found?.clauses ?? [], says: found?.says ?? '' };
}
