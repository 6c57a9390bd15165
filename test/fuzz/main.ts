/**
 * `npm run fuzz`: ten thousand damaged examples and packs through `compile()`. `--inputs N`, `--seed N`, `--parser` (the parser
 * alone), `--workers N`, `--show N` (the input of that number and what it gives).
 */
import { cpus } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { applyEdits } from './mutate.ts';
import { brokenProperties } from './properties.ts';
import { compileInput, type Failure, makeInput, type Report, type RunOptions, runFuzz, SLOW } from './run.ts';

const CHUNK = 250;
const WORST = 1000;

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

async function main(): Promise<void> {
  const inputs = option('inputs', 10_000);
  const seed = option('seed', 1);
  const parser = process.argv.includes('--parser');
  const start = performance.now();
  const report = await runInWorkers(inputs, seed, parser);
  const seconds = Math.round((performance.now() - start) / 1000);
  const worst = Math.max(0, ...report.slow.map((one) => one.milliseconds));
  console.log(`${report.inputs} inputs ${parser ? 'parsed' : 'compiled'} in ${seconds} s; ${report.slow.length} took over ${SLOW} ms, the worst ${worst} ms`);
  for (const one of report.slow.slice(0, 5)) console.log(`  slow: input ${one.number}, ${one.milliseconds} ms`);
  for (const [cause, failures] of byCause(report.failures)) {
    const examples = failures.slice(0, 4).map((one) => one.number).join(' ');
    console.log(`${String(failures.length).padStart(6)} ${cause}\n         ${failures[0]?.path}, ${failures[0]?.wrong} (inputs ${examples})`);
  }
  const slow = report.slow.length > report.inputs / 1000 || worst > WORST;
  console.log(report.failures.length === 0 && !slow ? 'all properties hold' : `${report.failures.length} failures${slow ? ', and too slow' : ''}`);
  if (report.failures.length > 0 || slow) process.exitCode = 1;
}

/** Workers take the next numbers when they are done with theirs. */
async function runInWorkers(inputs: number, seed: number, parser: boolean): Promise<Report> {
  const total: Report = { inputs: 0, slow: [], failures: [] };
  let next = 0;
  const take = (): RunOptions | undefined => {
    if (next >= inputs) return undefined;
    const from = next;
    next = Math.min(inputs, from + CHUNK);
    return { from, to: next, seed, parser };
  };
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: 'fuzz', argv: process.argv.slice(2) });
      const send = (): void => {
        const task = take();
        if (task) worker.postMessage(task);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (report: Report) => {
        total.inputs += report.inputs;
        total.slow.push(...report.slow);
        total.failures.push(...report.failures);
        send();
      });
      worker.on('error', reject);
      send();
    });
  await Promise.all(Array.from({ length: option('workers', cpus().length) }, one));
  total.failures.sort((a, b) => a.number - b.number);
  total.slow.sort((a, b) => b.milliseconds - a.milliseconds);
  return total;
}

/** Numbers and names left out of what is wrong. */
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
  const { subject, mutations, text } = makeInput(number, option('seed', 1));
  console.log(`${subject.path}: ${mutations.map((one) => one.name).join(', ')}`);
  for (const { edits } of mutations) {
    for (const edit of edits) {
      const [from, to] = [Math.max(0, edit.start - 60), Math.min(subject.text.length, edit.end + 60)];
      console.log(`--- before\n${subject.text.slice(from, to)}`);
      console.log(`--- after\n${applyEdits(subject.text.slice(from, to), [{ start: edit.start - from, end: Math.min(edit.end, to) - from, text: edit.text }])}`);
    }
  }
  const compiled = compileInput({ subject, mutations, text }, process.argv.includes('--parser'));
  for (const one of compiled.diagnostics) {
    const at = compiled.source(one.file)?.lines.position(one.start);
    console.log(`${one.severity} ${one.code} ${one.file}:${at?.line}:${at?.column} ${one.message}`);
  }
  for (const wrong of brokenProperties({ subject, mutations, text }, compiled)) console.log(`WRONG ${wrong}`);
}

if (isMainThread) {
  if (process.argv.includes('--show')) show(option('show', 0));
  else await main();
} else if (workerData === 'fuzz') parentPort?.on('message', (task: RunOptions) => parentPort?.postMessage(runFuzz(task)));
