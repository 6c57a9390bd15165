/** The property: a project written another way compiles to the same bytes. */
import fc from 'fast-check';
import type { LayoutEngine } from '../../compiler/emit/layout/engine.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { createRandom, randomFrom } from '../support/random.ts';
import { everything } from './everything.ts';
import { outputsOf } from './outputs.ts';
import { rearrange } from './rearrange.ts';

type Files = Readonly<Record<string, string>>;

export interface OrderProject {
  readonly name: string;
  /** Of the project, from the root of the files. */
  readonly directory: string;
  /** Files that may be rearranged among themselves: those of the model, and those of each pack. */
  readonly groups: readonly Files[];
  readonly others: Files;
}

export interface OrderOptions {
  readonly shuffles: number;
  /** Draws the pictures too, each time anew. */
  readonly layout?: () => LayoutEngine;
  readonly rewrite?: typeof rearrange;
}

const SEED = 20261130;
/** More than the largest project draws. */
const TAPE = 6000;

/** The examples, and one project that says a little of everything. */
export function orderProjects(): OrderProject[] {
  const all = exampleFiles();
  const examples = exampleProjects().map(({ name, own }): OrderProject => {
    const isOwn = ([path]: readonly [string, string]): boolean => own.includes(path);
    const group = Object.fromEntries(Object.entries(all).filter(isOwn));
    return { name, directory: name, groups: [group], others: Object.fromEntries(Object.entries(all).filter((entry) => !isOwn(entry))) };
  });
  const { shop = {}, house = {}, platform = {} } = everything;
  return [...examples, { name: 'everything', directory: 'shop', groups: [shop, house], others: platform }];
}

/** Rejects with a small difference: the rewritten files and the output that differs. */
export async function checkOrder(project: OrderProject, { shuffles, layout, rewrite = rearrange }: OrderOptions): Promise<void> {
  const { directory, groups, others } = project;
  const expected = await outputsOf(Object.assign({}, others, ...groups), directory, layout?.());
  const differs = async (tape: readonly number[]): Promise<string | undefined> => {
    const random = randomFrom(tapeReader(tape));
    const files: Files = Object.assign({}, ...groups.map((group) => rewrite(group, random)));
    const difference = firstDifference(expected, await outputsOf({ ...others, ...files }, directory, layout?.()));
    return difference && `${difference}\n\n${show(files)}`;
  };
  const property = fc.asyncProperty(fc.nat(), async (seed) => (await differs(tapeOf(seed))) === undefined);
  const { counterexample } = await fc.check(property, { numRuns: shuffles, seed: SEED, unbiased: true, endOnFailure: true });
  if (counterexample) throw new Error(await differs(await smallest(tapeOf(counterexample[0]), differs)));
}

function tapeOf(seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: TAPE }, () => random.next());
}

/** A zero leaves things as they are: as many as the difference allows, halves first. */
async function smallest(
  tape: readonly number[],
  differs: (tape: readonly number[]) => Promise<string | undefined>,
): Promise<readonly number[]> {
  let best = tape;
  for (let size = TAPE >> 1; size >= 4; size >>= 1) {
    for (let from = 0; from < TAPE; from += size) {
      if (!best.slice(from, from + size).some((number) => number > 0)) continue;
      const smaller = best.map((number, i) => (i >= from && i < from + size ? 0 : number));
      if ((await differs(smaller)) !== undefined) best = smaller;
    }
  }
  return best;
}

function tapeReader(tape: readonly number[]): () => number {
  let at = 0;
  return () => {
    const number = tape[at++];
    if (number === undefined) throw new Error('the tape is too short');
    return number;
  };
}

function firstDifference(expected: Files, found: Files): string | undefined {
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

function show(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `==== ${path}\n${text}`)
    .join('\n');
}
