/** The thread in which graphs are drawn: one graph a message, one answer each. */
import { parentPort } from 'node:worker_threads';
import { createGraphvizEngine } from '../emit/layout/graphviz.ts';

const engine = createGraphvizEngine();

parentPort?.on('message', async (dot: string) => {
  parentPort?.postMessage(await engine.layout(dot));
});
