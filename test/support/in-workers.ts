/** Shares out a range of numbers to processes that run the same script; for checks too long for one. */
import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Range {
  /** The first number, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

const CHUNK = 250;
const MARK = 'TMC_TEST_WORKER';

/** Results of all ranges, in the order of the numbers; workers take the next range when they are done with theirs. */
export async function inWorkers<T>(script: string, count: number, workers: number = cpus().length): Promise<T[]> {
  const results: { from: number; result: T }[] = [];
  let next = 0;
  const take = (): Range | undefined => {
    if (next >= count) return undefined;
    const from = next;
    next = Math.min(count, from + CHUNK);
    return { from, to: next };
  };
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(fileURLToPath(script), process.argv.slice(2), { env: { ...process.env, [MARK]: '1' } });
      let range: Range | undefined;
      const send = (): void => {
        range = take();
        if (range) worker.send(range);
        else worker.disconnect();
      };
      worker.on('message', (result) => {
        results.push({ from: range?.from ?? 0, result: result as T });
        send();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => (range ? reject(new Error(`a worker ended with ${code}, at ${range.from}`)) : resolve()));
      send();
    });
  await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, Math.ceil(count / CHUNK))) }, one));
  return results.sort((a, b) => a.from - b.from).map(({ result }) => result);
}

/** In a worker, answers each range; says whether this is one. */
export function serveRanges(answer: (range: Range) => unknown): boolean {
  if (process.env[MARK] === undefined) return false;
  process.on('message', (range: Range) => process.send?.(answer(range)));
  return true;
}

/** The number behind `--name`. */
export function numberOption(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}
