/**
 * Graphviz as WebAssembly, in the thread that calls it. Promises: what Graphviz prints on stderr comes back as messages, for
 * it reports lost arrows nowhere else. Must not be called where a long layout may not block: see the worker.
 */
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { LayoutEngine, LayoutFailure, LayoutResult } from './engine.ts';
import { GRAPHVIZ_VERSION } from './version.ts';

/** Graphviz never gives memory back; after so many graphs it starts afresh. */
const GRAPHS_PER_INSTANCE = 50;

export function createGraphvizEngine(): LayoutEngine {
  let printed: string[] = [];
  let drawn = 0;
  let loaded: Promise<Graphviz> | undefined;

  /** The module keeps the `console.error` it finds while it loads, so that is the moment to lend it another. */
  async function load(): Promise<Graphviz> {
    const { console: terminal } = globalThis;
    const original = terminal.error;
    terminal.error = (...parts: unknown[]) => void printed.push(parts.map(String).join(' '));
    try {
      return await Graphviz.load();
    } finally {
      terminal.error = original;
    }
  }

  async function layout(dot: string): Promise<LayoutResult> {
    if (drawn >= GRAPHS_PER_INSTANCE) restart();
    loaded ??= load();
    const graphviz = await loaded;
    drawn++;
    printed = [];
    try {
      const svg = graphviz.layout(dot, 'svg', 'dot');
      return { ok: true, svg, messages: printed };
    } catch (error) {
      restart();
      const text = error instanceof Error ? error.message : String(error);
      return { ok: false, why: failureOf(text, printed), messages: [...printed, text] };
    }
  }

  function restart(): void {
    Graphviz.unload();
    loaded = undefined;
    drawn = 0;
  }

  return { version: GRAPHVIZ_VERSION, layout };
}

function failureOf(text: string, printed: readonly string[]): LayoutFailure {
  return [text, ...printed].some((line) => /memory|abort|out of bounds|call stack/i.test(line)) ? 'memory' : 'failed';
}
