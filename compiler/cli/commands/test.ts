/**
 * `tmc test`: runs the examples of rule packs, or mutants of their rules (`--mutate`), or shows what they cover (`--coverage`).
 * Exits 1 when an example comes out otherwise or a mutant lives, 2 when a pack has an error.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderText } from '../../diagnostics/render/text.ts';
import { sortDiagnostics } from '../../diagnostics/sort.ts';
import { coverageOf } from '../../rules/testing/coverage.ts';
import type { PackSet } from '../../rules/testing/load-packs.ts';
import { mutatePacks } from '../../rules/testing/mutate-pack.ts';
import { type PackTest, testPacks } from '../../rules/testing/test-pack.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Showing } from '../explain/show.ts';
import { version } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';
import { type ChosenPacks, choosePacks } from '../testing/choose-packs.ts';
import { coverageJson } from '../testing/coverage-json.ts';
import { mutationJson, mutationSummaryOf } from '../testing/mutation-json.ts';
import { showCoverage } from '../testing/show-coverage.ts';
import { showMutation } from '../testing/show-mutation.ts';
import { showTests } from '../testing/show-tests.ts';
import { summaryOf, testJson } from '../testing/test-json.ts';
import { createPage } from '../text/page.ts';

export interface TestArguments {
  /** Paths, or names of packs; none: the packs below this directory. */
  readonly packs: readonly string[] | undefined;
  readonly format: 'text' | 'json';
  readonly mutate: boolean;
  readonly coverage: boolean;
}

/** The outcome of one way to look at the packs. */
interface Outcome {
  readonly json: object;
  readonly show: (showing: Showing) => void;
  readonly exit: ExitCode;
}

export function testCommand(given: TestArguments, terminal: Terminal): ExitCode {
  const diagnostics: Diagnostic[] = [];
  const chosen = choosePacks(given.packs ?? [], terminal, (diagnostic) => void diagnostics.push(diagnostic));
  const look = given.mutate ? mutated : given.coverage ? covered : tested;
  const { json, show, exit } = look(chosen, diagnostics);
  if (given.format === 'json') {
    terminal.out(`${JSON.stringify(json, undefined, 2)}\n`);
    return exit;
  }
  const { sources, showPath } = chosen;
  terminal.err(renderText(sortDiagnostics(diagnostics), sources, { colours: terminal.coloursErr, showPath }));
  const page = createPage(terminal.columns, terminal.coloursOut);
  show({ page, sources, showPath });
  terminal.out(page.toString());
  return exit;
}

/** `diagnostics` grows: those of the packs come after those of reading them. */
function tested({ sets, sources }: ChosenPacks, diagnostics: Diagnostic[]): Outcome {
  const packs = runExamples({ sets, sources }, diagnostics);
  const { failed, broken } = summaryOf(packs);
  return {
    json: testJson(packs, sortDiagnostics(diagnostics), sources, version),
    show: (showing) => showTests(showing, packs),
    exit: exitOf(broken > 0 || hasErrors(diagnostics), failed > 0),
  };
}

function runExamples({ sets, sources }: Pick<ChosenPacks, 'sets' | 'sources'>, diagnostics: Diagnostic[]): readonly PackTest[] {
  return sets.flatMap((set) =>
    testPacks(
      set,
      (path) => sources.get(path),
      (diagnostic) => void diagnostics.push(diagnostic),
    ),
  );
}

/** Examples are run first: what is wrong with them is told as without mutants. */
function mutated({ sets, sources }: ChosenPacks, diagnostics: Diagnostic[]): Outcome {
  const tests = runExamples({ sets, sources }, diagnostics);
  const packs = sets.flatMap((set) => mutatePacks(set, (path) => sources.get(path)));
  const { failed, broken } = summaryOf(tests);
  const { survivors, refuted, needless } = mutationSummaryOf(packs);
  return {
    json: mutationJson(packs, sortDiagnostics(diagnostics), sources, version),
    show: (showing) => showMutation(showing, packs),
    exit: exitOf(broken > 0 || hasErrors(diagnostics), failed + survivors + refuted + needless > 0),
  };
}

/** Packs that are read with the same words stand in one table. */
function covered({ sets, sources }: ChosenPacks, diagnostics: Diagnostic[]): Outcome {
  const coverage = together(sets).map(coverageOf);
  return {
    json: coverageJson(coverage, sortDiagnostics(diagnostics), sources, version),
    show: (showing) => showCoverage(showing, coverage),
    exit: exitOf(hasErrors(diagnostics), false),
  };
}

function together(sets: readonly PackSet[]): readonly PackSet[] {
  const vocabularies = new Set(sets.map((set) => set.vocabulary));
  return [...vocabularies].map((vocabulary): PackSet => {
    const same = sets.filter((set) => set.vocabulary === vocabulary);
    const files = same.flatMap((set) => [...(set.files ?? [])]);
    return {
      vocabulary,
      packs: [...new Set(same.flatMap((set) => set.packs))].sort(),
      files: same.some((set) => set.files === undefined) ? undefined : new Set(files),
    };
  });
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}

function exitOf(wrong: boolean, failed: boolean): ExitCode {
  return wrong ? EXIT.modelOrUsage : failed ? EXIT.gateFailed : EXIT.ok;
}
