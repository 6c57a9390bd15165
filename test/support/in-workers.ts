/** Shares out a range of numbers to worker threads that run the same script; for checks too long for one thread. */
import { cpus } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export interface Range {
  /** The first number, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

const CHUNK = 250;

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
      const worker = new Worker(new URL(script), { argv: process.argv.slice(2) });
      let range: Range | undefined;
      const send = (): void => {
        range = take();
        if (range) worker.postMessage(range);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (result: T) => {
        results.push({ from: range?.from ?? 0, result });
        send();
      });
      worker.on('error', reject);
      send();
    });
  await Promise.all(Array.from({ length: workers }, one));
  return results.sort((a, b) => a.from - b.from).map(({ result }) => result);
}

/** In a worker, answers each range; says whether this is one. */
export function serveRanges(answer: (range: Range) => unknown): boolean {
  if (isMainThread) return false;
  parentPort?.on('message', (range: Range) => parentPort?.postMessage(answer(range)));
  return true;
}

/** The number behind `--name`. */
export function numberOption(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}
