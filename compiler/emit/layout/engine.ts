/** What draws a graph. The core only knows this shape; the Graphviz build and the thread it runs in are handed in. */

export interface LayoutEngine {
  /** Changes whenever the same graph could come out differently; part of the key under which pictures are kept. */
  readonly version: string;
  /** Never rejects for a graph that cannot be drawn: that is an answer. */
  layout(dot: string): Promise<LayoutResult>;
}

/** `messages` are the lines the engine printed beside its result. */
export type LayoutResult =
  | { readonly ok: true; readonly svg: string; readonly messages: readonly string[] }
  | { readonly ok: false; readonly why: LayoutFailure; readonly messages: readonly string[] };

export type LayoutFailure = 'timeout' | 'memory' | 'failed';
