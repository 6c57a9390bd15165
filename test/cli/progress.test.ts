import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startProgress } from '../../compiler/cli/progress.ts';
import { isLive } from '../../compiler/cli/terminal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(live: boolean) {
  const written: string[] = [];
  let done = 0;
  const start = Date.now();
  const terminal = { live, now: () => Date.now() - start, err: (text: string) => void written.push(text) };
  const stop = startProgress(terminal, () => `${done} done`);
  return { stop, written: () => written.join(''), step: () => void done++ };
}

it('says nothing in the first second, then what is done by now, and leaves no trace', () => {
  const { stop, written, step } = start(true);
  vi.advanceTimersByTime(999);
  expect(written()).toBe('');
  vi.advanceTimersByTime(600);
  expect(written()).toBe('\r\u001b[K0 done');
  step();
  vi.advanceTimersByTime(600);
  stop();
  vi.advanceTimersByTime(5000);
  expect(written()).toBe('\r\u001b[K0 done\r\u001b[K1 done\r\u001b[K');
});

it('says nothing of what is quick, and nothing where nobody looks', () => {
  const quick = start(true);
  vi.advanceTimersByTime(900);
  quick.stop();
  const unseen = start(false);
  vi.advanceTimersByTime(9000);
  unseen.stop();
  expect(quick.written() + unseen.written()).toBe('');
});

it.each([
  [{}, true, true],
  [{}, false, false],
  [{}, undefined, false],
  [{ CI: 'true' }, true, false],
  [{ CI: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
])('with %j and a terminal %s it shows progress: %s', (env, terminal, shown) => {
  expect(isLive(env, terminal)).toBe(shown);
});
