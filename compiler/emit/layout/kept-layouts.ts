/**
 * Remembers layouts between runs, in whatever place a host has for that. Promises: a layout is found again only for the very
 * same graph and engine; a failed one is tried again each time; a store that does not work costs time, never a picture.
 */
import type { LayoutEngine, LayoutResult } from './engine.ts';

/** Keys are 64 hexadecimal digits; values are text. */
export interface LayoutStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
}

export function keepLayouts(engine: LayoutEngine, store: LayoutStore): LayoutEngine {
  async function layout(dot: string): Promise<LayoutResult> {
    const key = await keyOf(`${engine.version}\n${dot}`);
    const kept = await attempt(() => store.read(key));
    if (kept?.trimEnd().endsWith('</svg>')) return { ok: true, svg: kept, messages: [] };
    const result = await engine.layout(dot);
    // One with remarks is drawn again, so that the remarks are told again.
    if (result.ok && result.messages.length === 0) await attempt(() => store.write(key, result.svg));
    return result;
  }
  return { version: engine.version, layout };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

async function keyOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
