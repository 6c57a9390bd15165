/** `npm run typos`: two thousand one-character slips. `--typos N`, `--seed N`, `--show N`, `--causes N` (how many are listed). */
import { inWorkers, numberOption, serveRanges } from '../support/in-workers.ts';
import { type Outcome, runTypos, tryTypo } from './run.ts';
import { keepsPromises, tally } from './tally.ts';

const seed = numberOption('seed', 1);

async function main(): Promise<void> {
  const start = performance.now();
  const outcomes = (await inWorkers<Outcome[]>(import.meta.url, numberOption('typos', 2000), numberOption('workers', 2))).flat();
  const counts = tally(outcomes);
  const { tried, valid, invalid, oneErrorThere, suggested, failures } = counts;
  console.log(
    `${tried} typos in ${Math.round((performance.now() - start) / 1000)} s: ${valid} say something else that is right, ${invalid} do not`,
  );
  console.log(
    `  one error at the word: ${percent(oneErrorThere, invalid)}; the word is the first suggestion: ${percent(suggested, invalid)}`,
  );
  for (const [cause, list] of failures.slice(0, numberOption('causes', 25))) {
    console.log(`${String(list.length).padStart(6)} ${cause}`);
    for (const one of list.slice(0, 2)) console.log(`         ${one.number}: ${describe(one)}`);
  }
  console.log(keepsPromises(counts) ? 'all promises kept' : 'a promise is broken');
  if (!keepsPromises(counts)) process.exitCode = 1;
}

function describe({ site, slipped, told }: Outcome): string {
  return `${site.file} \`${site.word}\` as \`${slipped}\`: ${told.slice(0, 2).join(' | ')}`.slice(0, 300);
}

function percent(part: number, whole: number): string {
  return `${part} of ${whole} (${((part / Math.max(1, whole)) * 100).toFixed(2)} %)`;
}

if (!serveRanges((range) => runTypos(range, seed))) {
  if (process.argv.includes('--show')) console.log(tryTypo(numberOption('show', 0), seed));
  else await main();
}
