import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { startLayout } from '../../compiler/cli/layout-thread.ts';
import { workspace } from './cli.ts';

/** A thread that answers, hangs, breaks or ends as the graph asks. */
const SCRIPT = `
import { parentPort } from 'node:worker_threads';
let count = 0;
parentPort.on('message', (dot) => {
  count++;
  if (dot === 'hang') for (;;);
  if (dot === 'throw') throw new Error('broken');
  if (dot === 'exit') process.exit(1);
  if (dot === 'fill') for (const all = []; ; ) all.push(new Array(1e6).fill(all.length));
  parentPort.postMessage({ ok: true, svg: dot + count, messages: [] });
});
`;

function start({ timeLimit = 1500 } = {}) {
  const path = join(workspace(), 'thread.mjs');
  writeFileSync(path, SCRIPT);
  return startLayout({ timeLimit, script: pathToFileURL(path) });
}

it('draws one graph after the other, and the same graph once', async () => {
  const { engine, stop } = start();
  const results = await Promise.all(['a', 'b', 'a'].map((dot) => engine.layout(dot)));
  expect(results.map((result) => result.ok && result.svg)).toEqual(['a1', 'b2', 'a1']);
  await stop();
});

it.each([
  ['hang', 'timeout'],
  ['throw', 'failed'],
  ['exit', 'failed'],
])('answers for a graph that makes the thread %s, and draws the next one', async (dot, why) => {
  const { engine, stop } = start();
  const [bad, good] = await Promise.all([engine.layout(dot), engine.layout('next')]);
  expect(bad).toMatchObject({ ok: false, why });
  expect(good).toMatchObject({ ok: true, svg: 'next1' });
  await stop();
});

it('answers for a graph that takes all memory, and draws the next one', async () => {
  const { engine, stop } = start({ timeLimit: 25_000 });
  const [bad, good] = await Promise.all([engine.layout('fill'), engine.layout('next')]);
  expect(bad).toMatchObject({ ok: false, why: 'memory' });
  expect(good).toMatchObject({ ok: true, svg: 'next1' });
  await stop();
});

it('starts no thread for nothing', async () => {
  await startLayout({ script: new URL('file:///nowhere.mjs') }).stop();
});
