/** The property: a project written another way compiles to the same bytes. */
import fc from 'fast-check';
import type { LayoutEngine } from '../../compiler/emit/layout/engine.ts';
import { type ExampleProject, exampleFiles } from '../support/examples.ts';
import { randomFrom } from '../support/random.ts';
import { outputsOf } from './outputs.ts';
import { rearrange } from './rearrange.ts';

const SEED = 20261130;

export interface OrderOptions {
  readonly shuffles: number;
  /** Draws the pictures too, each time anew. */
  readonly layout?: () => LayoutEngine;
  readonly rewrite?: typeof rearrange;
  /** Reports the first difference as it is, without looking for a smaller one. */
  readonly endOnFailure?: boolean;
}

/** Rejects with the smallest difference found: the rewritten files and the outputs that differ. */
export async function checkOrder(
  project: ExampleProject,
  { shuffles, layout, rewrite = rearrange, endOnFailure }: OrderOptions,
): Promise<void> {
  const all = exampleFiles();
  const others = Object.fromEntries(Object.entries(all).filter(([path]) => !project.own.includes(path)));
  const own = Object.fromEntries(project.own.map((path) => [path, all[path] ?? '']));
  const expected = await outputsOf(all, project.name, layout?.());
  const differs = async (numbers: readonly number[]): Promise<string | undefined> => {
    const files = rewrite(own, randomFrom(tapeReader(numbers)));
    const difference = firstDifference(expected, await outputsOf({ ...others, ...files }, project.name, layout?.()));
    return difference && `${difference}\n\n${show(files)}`;
  };
  const tape = fc.array(fc.nat({ max: 9999 }), { minLength: 600, maxLength: 600 });
  const property = fc.asyncProperty(tape, async (numbers) => (await differs(numbers)) === undefined);
  const { counterexample } = await fc.check(property, { numRuns: shuffles, seed: SEED, unbiased: true, endOnFailure });
  if (counterexample) throw new Error(await differs(counterexample[0]));
}

/** Zeros behind its end: those leave everything as it is, so a shorter tape is a smaller change. */
function tapeReader(numbers: readonly number[]): () => number {
  let at = 0;
  return () => (numbers[at++] ?? 0) / 10_000;
}

function firstDifference(expected: Readonly<Record<string, string>>, found: Readonly<Record<string, string>>): string | undefined {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [a, b] = [expected[name] ?? '', found[name] ?? ''];
    if (a === b) continue;
    const [left, right] = [a.split('\n'), b.split('\n')];
    const line = left.findIndex((text, i) => text !== right[i]);
    const from = line < 0 ? left.length : line;
    return `${name} differs at line ${from + 1}:\n- ${left.slice(from, from + 4).join('\n- ')}\n+ ${right.slice(from, from + 4).join('\n+ ')}`;
  }
  return undefined;
}

function show(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `==== ${path}\n${text}`)
    .join('\n');
}
