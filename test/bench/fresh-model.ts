/**
 * Run in a process of its own: from text to the intermediate representation of one generated model, with `judged` as all packs
 * judge it. Prints the milliseconds of the stages of each run; the first is that of a fresh process.
 */
import { compileText } from '../support/memory-host.ts';
import { workClock } from '../support/timing.ts';
import { generateModel } from './generate.ts';
import { writeJudged } from './judged.ts';
import { writeTmFiles } from './write.ts';

const [components = 1600, flows = 3200, runs = 5] = process.argv.slice(2).map(Number);
const judged = process.argv[5] === 'judged';
const size = { components, flows };
const files = judged ? writeJudged(size) : writeTmFiles(generateModel(size), 4_000_000);
const times: Record<string, number>[] = [];
const verdicts: Record<string, number> = {};
let told: string[] = [];
compileText({ 'a.tm': 'model small\n' });
for (let run = 0; run < runs; run++) {
  const { timings, diagnostics, model } = compileText(files, { now: workClock() });
  const counted = timings.filter(({ stage }) => judged || stage !== 'rules');
  times.push({
    ...Object.fromEntries(timings.map(({ stage, milliseconds }) => [stage, milliseconds])),
    total: counted.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  });
  told = diagnostics.filter((one) => one.severity === 'error').map((one) => `${one.code} ${one.message}`);
  if (run === 0) for (const { verdict } of model?.threats ?? []) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}
console.log(
  JSON.stringify({
    bytes: Object.values(files).reduce((sum, text) => sum + text.length, 0),
    times,
    verdicts,
    errors: told.length,
    first: told.slice(0, 5),
  }),
);
