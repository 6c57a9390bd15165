import { createLineIndex, type LineIndex } from './line-index.ts';

/** One text the compiler reads. `path` is relative to the repository root (`stdlib:webhook/webhook.tm` for shipped packs). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Built on first use: a file without a diagnostic never pays for it. */
  readonly lines: LineIndex;
}

export function createSourceFile(path: string, text: string): SourceFile {
  let lines: LineIndex | undefined;
  return {
    path,
    text,
    get lines() {
      lines ??= createLineIndex(text);
      return lines;
    },
  };
}
