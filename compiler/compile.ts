/**
 * The facade: `compile` takes a project from text to a judged model. Pure: all it knows of the world comes through the
 * host, it never throws for a fault in the input, and the same input gives the same program.
 */
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { consolidate } from './model/consolidate.ts';
import type { Model } from './model/ir.ts';
import { createLoader, type Loader } from './model/load.ts';
import type { BuiltModel } from './model/lower.ts';
import { createProjectBuilder, usedPacks } from './model/project-model.ts';
import type { Vocabulary } from './model/vocabulary.ts';
import { buildVocabulary, type PackSource } from './model/vocabulary-builder.ts';
import { wordsOf } from './model/words.ts';
import { importedByName, type JudgeInput, judge } from './rules/judge.ts';
import type { Host } from './source/host.ts';
import { createSourceFile, type SourceFile } from './source/source-file.ts';
import type { Location } from './source/span.ts';

/** The standard library as the caller holds it: parsed, with the text at hand only when a diagnostic needs it. */
export interface ShippedLibrary {
  readonly packs: readonly PackSource[];
  readonly text: (path: string) => string | undefined;
}

export interface CompileOptions {
  readonly library: ShippedLibrary;
  /** Facts and decisions past their `until` on this day no longer hold; without it nothing expires. */
  readonly asOf?: string;
  /** False for who wants no more than the judged model: trees are let go before the rules run, and there is no `built`. */
  readonly explainable?: boolean;
  /** A clock in milliseconds, for `timings`; without it all of them are 0. */
  readonly now?: () => number;
}

export interface Program {
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when there is an error. */
  readonly model: Model | undefined;
  readonly vocabulary: Vocabulary;
  /** What the model was made of, for those who explain it; undefined where there is no project. */
  readonly built: BuiltModel | undefined;
  /** Names of the packs whose rules judge the model, sorted. */
  readonly packs: readonly string[];
  /** Where each id of the model was declared or said. */
  readonly origins: ReadonlyMap<string, Location>;
  /** The text behind a diagnostic, shipped packs included. */
  readonly source: (path: string) => SourceFile | undefined;
  readonly timings: readonly Timing[];
  /** What of the stage `rules` each rule took, slowest first; empty without a clock. */
  readonly ruleTimings: readonly { readonly rule: string; readonly milliseconds: number }[];
}

export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/** `directory` is the project's, relative to the repository root. */
export function compile(host: Host, directory: string, options: CompileOptions): Program {
  const clock = createClock(options.now ?? (() => 0));
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);

  const shipped = clock.time('vocabulary', () => shippedVocabulary(options.library.packs, report));
  const loader = createLoader(host, report);
  const lowered = lowerProject(loader, directory, { shipped, options, clock, report });
  if (options.explainable === false) loader.forget();
  let model: Model | undefined;
  let ruleTimings: Program['ruleTimings'] = [];
  if (lowered) {
    const input = {
      ...lowered.judged,
      broken: diagnostics.some(isError),
      asOf: options.asOf,
      now: options.now,
      timed(timings: Program['ruleTimings']) {
        ruleTimings = timings;
      },
    };
    model = clock.time('rules', () => {
      const judged = judge(input, report);
      return { ...judged, words: wordsOf(judged, input.vocabulary) };
    });
  }
  const source = sourceFinder(loader.sources, options.library);
  return {
    diagnostics: consolidate(diagnostics, source, lowered?.lost ?? new Set()),
    model: diagnostics.some(isError) ? undefined : model,
    vocabulary: lowered?.judged.vocabulary ?? shipped,
    built: lowered?.built,
    packs: lowered?.judged.packs ?? [],
    origins: lowered?.judged.origins ?? new Map(),
    source,
    timings: clock.timings,
    ruleTimings,
  };
}

interface Lowered {
  /** All that rules need to know. */
  readonly judged: Pick<JudgeInput, 'draft' | 'vocabulary' | 'origins' | 'packs' | 'localPacks' | 'visible'>;
  readonly built: BuiltModel | undefined;
  readonly lost: ReadonlySet<string>;
}

interface Compilation {
  readonly shipped: Vocabulary;
  readonly options: CompileOptions;
  readonly clock: ReturnType<typeof createClock>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A function of its own: trees and entities that nobody keeps end with it. */
function lowerProject(loader: Loader, directory: string, { shipped, options, clock, report }: Compilation): Lowered | undefined {
  const project = clock.time('parse', () => loader.load(directory));
  if (!project) return undefined;
  const builder = createProjectBuilder(shipped, options.library.packs, options.asOf, report);
  const built = clock.time('model', () => builder.build(project));
  const { draft, vocabulary, origins } = built;
  if (options.explainable === false) builder.forget();
  const localPacks = [...project.packs.map((pack) => pack.name), built.name];
  return {
    judged: { draft, vocabulary, origins, packs: usedPacks(project, built), localPacks, visible: importedByName(built) },
    built: options.explainable === false ? undefined : built,
    lost: builder.lost,
  };
}

interface ShippedVocabulary {
  readonly vocabulary: Vocabulary;
  /** Where what is read late is told: to the compilation that runs. */
  readonly sink: { report: (diagnostic: Diagnostic) => void };
}

const shippedVocabularies = new WeakMap<readonly PackSource[], ShippedVocabulary>();

/** Built once for a library: an editor compiles again and again, and nothing in it depends on the project. One with a fault is not kept. */
function shippedVocabulary(packs: readonly PackSource[], report: (diagnostic: Diagnostic) => void): Vocabulary {
  const known = shippedVocabularies.get(packs);
  if (known) {
    known.sink.report = report;
    return known.vocabulary;
  }
  let sound = true;
  const sink = { report };
  const vocabulary = buildVocabulary(packs, (diagnostic) => {
    sound = false;
    shippedVocabularies.delete(packs);
    sink.report(diagnostic);
  });
  if (sound) shippedVocabularies.set(packs, { vocabulary, sink });
  return vocabulary;
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

function sourceFinder(sources: ReadonlyMap<string, SourceFile>, library: ShippedLibrary) {
  const shipped = new Map<string, SourceFile>();
  return (path: string): SourceFile | undefined => {
    const own = sources.get(path) ?? shipped.get(path);
    if (own) return own;
    const text = library.text(path);
    if (text === undefined) return undefined;
    const source = createSourceFile(path, text);
    shipped.set(path, source);
    return source;
  };
}

function createClock(now: () => number) {
  const timings: Timing[] = [];
  function time<T>(stage: string, work: () => T): T {
    const start = now();
    const result = work();
    timings.push({ stage, milliseconds: now() - start });
    return result;
  }
  return { time, timings };
}
