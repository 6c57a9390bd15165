/**
 * Draws graphs in a worker thread, one after the other, each within a time limit. Promises: a graph that takes too long or
 * breaks its thread is an answer, not a hang; the next one gets a fresh thread. No thread is started before the first graph.
 */
import { Worker } from 'node:worker_threads';
import type { LayoutEngine, LayoutFailure, LayoutResult } from '../emit/layout/engine.ts';
import { GRAPHVIZ_VERSION } from '../emit/layout/version.ts';

const TIME_LIMIT_MS = 10_000;
/** A graph that needs more would take the memory of the build with it; the engine's own is apart from this. */
const MOST_HEAP_MB = 512;

export interface LayoutThread {
  readonly engine: LayoutEngine;
  stop(): Promise<void>;
}

export interface LayoutThreadOptions {
  readonly timeLimit?: number;
  /** The module that answers; by default the one beside the bundle. */
  readonly script?: URL;
}

export function startLayout(options: LayoutThreadOptions = {}): LayoutThread {
  const timeLimit = options.timeLimit ?? TIME_LIMIT_MS;
  const script = options.script ?? new URL('./layout.worker.mjs', import.meta.url);
  const drawn = new Map<string, Promise<LayoutResult>>();
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function layout(dot: string): Promise<LayoutResult> {
    const known = drawn.get(dot);
    if (known) return known;
    const result = last.then(() => draw(dot));
    last = result;
    drawn.set(dot, result);
    return result;
  }

  function draw(dot: string): Promise<LayoutResult> {
    worker ??= new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } });
    const thread = worker;
    return new Promise((resolve) => {
      const timer = setTimeout(() => fail('timeout', `no layout within ${timeLimit / 1000} s`), timeLimit);
      const onError = (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed', error.message);
      const onExit = () => fail('failed', 'the layout thread ended');
      function settle(result: LayoutResult): void {
        clearTimeout(timer);
        thread.off('message', settle).off('error', onError).off('exit', onExit);
        resolve(result);
      }
      function fail(why: LayoutFailure, message: string): void {
        worker = undefined;
        settle({ ok: false, why, messages: [message] });
        thread.on('error', () => undefined);
        void thread.terminate();
      }
      thread.on('message', settle).on('error', onError).on('exit', onExit);
      thread.postMessage(dot);
    });
  }

  async function stop(): Promise<void> {
    const thread = worker;
    worker = undefined;
    await thread?.terminate();
  }

  return { engine: { version: GRAPHVIZ_VERSION, layout }, stop };
}
