/**
 * `npm run fuzz`: ten thousand damaged examples and packs through `compile()`. `--inputs N`, `--seed N`, `--parser` (the parser
 * alone), `--workers N`, `--show N` (the input of that number and what it gives).
 */
import { inWorkers, numberOption, type Range, serveRanges } from '../support/in-workers.ts';
import { applyEdits } from './mutate.ts';
import { brokenProperties } from './properties.ts';
import { compileInput, type Failure, makeInput, type Report, runFuzz, SLOW, warmUp } from './run.ts';

const WORST = 1000;
/** As for `npm run bench`: a limit that is missed by no more than half is told, and fails nothing. */
const SLACK = 1.5;
const seed = numberOption('seed', 1);
const parser = process.argv.includes('--parser');

async function main(): Promise<void> {
  const start = performance.now();
  const reports = await inWorkers<Report>(import.meta.url, numberOption('inputs', 10_000), numberOption('workers', 2));
  const inputs = reports.reduce((sum, report) => sum + report.inputs, 0);
  const slow = reports.flatMap((report) => report.slow).sort((a, b) => b.milliseconds - a.milliseconds);
  const failures = reports.flatMap((report) => report.failures);
  const worst = slow[0]?.milliseconds ?? 0;
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${inputs} inputs ${parser ? 'parsed' : 'compiled'} in ${seconds} s; ${slow.length} took over ${SLOW} ms, the worst ${worst} ms`,
  );
  for (const one of slow.slice(0, 5)) console.log(`  slow: input ${one.number}, ${one.milliseconds} ms`);
  for (const [cause, list] of byCause(failures)) {
    const numbers = list
      .slice(0, 4)
      .map((one) => one.number)
      .join(' ');
    console.log(`${String(list.length).padStart(6)} ${cause}\n         ${list[0]?.path}, ${list[0]?.wrong} (inputs ${numbers})`);
  }
  const muchSlower = slow.filter(({ milliseconds }) => milliseconds > SLACK * SLOW);
  const tooSlow = muchSlower.length > inputs / 1000 || worst > WORST;
  if (slow.length > inputs / 1000) console.log(`  missed: 99.9 % within ${SLOW} ms; ${muchSlower.length} took over ${SLACK * SLOW} ms`);
  console.log(failures.length === 0 && !tooSlow ? 'no failure' : `${failures.length} failures${tooSlow ? ', and much too slow' : ''}`);
  if (failures.length > 0 || tooSlow) process.exitCode = 1;
}

function byCause(failures: readonly Failure[]): [string, Failure[]][] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const property = failure.wrong.slice(0, failure.wrong.indexOf(':'));
    const cause = `${property}, ${failure.mutations.includes(',') ? 'several' : failure.mutations}`;
    groups.set(cause, [...(groups.get(cause) ?? []), failure]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function show(number: number): void {
  const input = makeInput(number, seed);
  const { subject, mutations } = input;
  console.log(`${subject.path}: ${mutations.map((one) => one.name).join(', ')}`);
  for (const edit of mutations.flatMap((one) => one.edits)) {
    const [from, to] = [Math.max(0, edit.start - 60), Math.min(subject.text.length, edit.end + 60)];
    const moved = { start: edit.start - from, end: Math.min(edit.end, to) - from, text: edit.text };
    console.log(`--- before\n${subject.text.slice(from, to)}\n--- after\n${applyEdits(subject.text.slice(from, to), [moved])}`);
  }
  const compiled = compileInput(input, parser);
  for (const one of compiled.diagnostics) {
    const at = compiled.source(one.file)?.lines.position(one.start);
    console.log(`${one.severity} ${one.code} ${one.file}:${at?.line}:${at?.column} ${one.message}`);
  }
  for (const wrong of brokenProperties(input, compiled)) console.log(`WRONG ${wrong}`);
}

let warm = false;
const answer = (range: Range): Report => {
  if (!warm) warmUp({ parser });
  warm = true;
  return runFuzz({ ...range, seed, parser });
};

if (!serveRanges(answer)) {
  if (process.argv.includes('--show')) show(numberOption('show', 0));
  else await main();
}
