/** Makes the inputs of one number, checks them, and gathers what failed; the same number gives the same input everywhere. */
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import type { Range } from '../support/in-workers.ts';
import { createRandom } from '../support/random.ts';
import { leastMilliseconds } from '../support/timing.ts';
import { applyEdits, mutate } from './mutate.ts';
import { brokenProperties, type Input } from './properties.ts';
import { type Compiled, fuzzSubjects, type Subject } from './subjects.ts';

export interface Failure {
  readonly number: number;
  readonly path: string;
  readonly mutations: string;
  /** What is wrong; its first word is the property. */
  readonly wrong: string;
}

export interface Report {
  inputs: number;
  /** Milliseconds that were too many for one input, as measured the fastest of several times. */
  readonly slow: { readonly number: number; readonly milliseconds: number }[];
  readonly failures: Failure[];
}

export interface RunOptions extends Range {
  readonly seed: number;
  /** The parser alone. */
  readonly parser: boolean;
}

/** An input that takes longer counts against the one in a thousand that may. */
export const SLOW = 50;

export function makeInput(number: number, seed: number): Input {
  const random = createRandom(seed * 1_000_003 + number);
  const subject = random.pick(fuzzSubjects());
  const mutations = mutate(subject, random.chance(0.2) ? 2 + random.below(2) : 1, random);
  return {
    subject,
    mutations,
    text: applyEdits(
      subject.text,
      mutations.flatMap((one) => one.edits),
    ),
  };
}

export function runFuzz(options: RunOptions): Report {
  const report: Report = { inputs: 0, slow: [], failures: [] };
  for (let number = options.from; number < options.to; number++) {
    const input = makeInput(number, options.seed);
    report.inputs++;
    const fail = (wrong: string): void => {
      const mutations = input.mutations.map((one) => one.name).join(', ');
      report.failures.push({ number, path: input.subject.path, mutations, wrong });
    };
    try {
      const compiled = timed(number, () => compileInput(input, options.parser), report);
      for (const wrong of brokenProperties(input, compiled)) fail(wrong);
    } catch (error) {
      fail(`throws: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`);
    }
  }
  return report;
}

export function compileInput({ subject, text }: Input, parserAlone: boolean): Compiled {
  return parserAlone ? parseAlone(subject, text) : subject.compile(text);
}

/** Looks like a compilation that found all names; the model of a refused text is not asked for. */
function parseAlone(subject: Subject, text: string): Compiled {
  const source = createSourceFile(subject.path, text);
  const parsed = parseFile(source);
  const ids = subject.declarations.map((one) => `${subject.model}.${one.name}`);
  const origins = new Map(ids.map((id) => [id, { file: subject.path, start: 0, end: 0 }]));
  return {
    diagnostics: parsed.diagnostics,
    parsed,
    model: {} as Compiled['model'],
    origins,
    source: (path) => (path === subject.path ? source : undefined),
  };
}

function timed(number: number, work: () => Compiled, report: Report): Compiled {
  let result: Compiled | undefined;
  const least = leastMilliseconds(
    () => {
      result = work();
    },
    SLOW,
    8,
  );
  if (least > SLOW) report.slow.push({ number, milliseconds: Math.round(least) });
  return result as Compiled;
}

/** Rounds over all subjects: after fewer, the engine still compiles what runs most. */
const WARM_UP = 10;

/** Code that has never run is slow without being wrong. */
export function warmUp({ parser }: Pick<RunOptions, 'parser'>): void {
  for (const subject of fuzzSubjects()) {
    for (let i = 0; i < WARM_UP; i++) compileInput({ subject, mutations: [], text: subject.text }, parser);
  }
}
