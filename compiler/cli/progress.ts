/**
 * A line on a terminal that says what takes so long: not before a second has passed, gone when the work is done. Nothing at
 * all where nobody looks, in a log, a pipe or a pipeline.
 */
import type { Terminal } from './terminal.ts';

const PATIENCE_MS = 1000;
const PAUSE_MS = 200;
const CLEAR = '\r\u001b[K';

/** `text` is asked anew each time. The function that comes back ends it. */
export function startProgress(terminal: Pick<Terminal, 'err' | 'live' | 'now'>, text: () => string): () => void {
  if (!terminal.live) return () => undefined;
  let shown = '';
  const show = () => {
    const line = text();
    if (terminal.now() < PATIENCE_MS || line === shown) return;
    shown = line;
    terminal.err(`${CLEAR}${line}`);
  };
  const timer = setInterval(show, PAUSE_MS);
  return () => {
    clearInterval(timer);
    if (shown !== '') terminal.err(CLEAR);
  };
}
