/** Diagnostics made by hand, so that how they are shown is tested apart from who finds them. */
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { createSourceFile, type SourceFile } from '../../compiler/source/source-file.ts';

export interface Marked {
  readonly source: SourceFile;
  /** What stood between `«` and `»`, in order. */
  readonly spans: readonly { readonly file: string; readonly start: number; readonly end: number }[];
}

/** `flow a from «vendr» -> b`: the text without the marks, and where they stood. */
export function marked(file: string, text: string): Marked {
  const spans: { file: string; start: number; end: number }[] = [];
  let plain = '';
  for (const part of text.split(/([«»])/)) {
    const last = spans[spans.length - 1];
    if (part === '«') spans.push({ file, start: plain.length, end: plain.length });
    else if (part === '»' && last) last.end = plain.length;
    else plain += part;
  }
  return { source: createSourceFile(file, plain), spans };
}

export function sourcesOf(...list: readonly Marked[]): ReadonlyMap<string, SourceFile> {
  return new Map(list.map(({ source }) => [source.path, source]));
}

/** At the first mark, unless told otherwise. */
export function diagnosticAt(at: Marked, rest: Partial<Diagnostic> = {}): Diagnostic {
  const span = at.spans[0] ?? { file: at.source.path, start: 0, end: 0 };
  return { code: 'TM1001', severity: 'error', message: 'something is wrong', related: [], fixes: [], suggestions: [], ...span, ...rest };
}
