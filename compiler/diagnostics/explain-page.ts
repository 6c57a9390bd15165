/**
 * Pages that explain a code: `explain/TMnnnn.md`, one a code. Reads their parts; where a page lies is the caller's
 * business (the command line reads it from its bundle, a test from the source tree).
 */

export interface ExplainPage {
  readonly code: string;
  readonly title: string;
  /** What the code means and why the compiler refuses it. */
  readonly meaning: string;
  readonly example: readonly PageFile[];
  readonly mended: readonly PageFile[];
}

export interface PageFile {
  readonly path: string;
  readonly text: string;
}

const DEFAULT_PATH = 'model.tm';
const FENCE = /^```tm(?: path=(\S+))?\n([\s\S]*?)^```$/gm;

/** Undefined when the text has not the form of a page. */
export function parseExplainPage(markdown: string): ExplainPage | undefined {
  const text = markdown.replaceAll('\r\n', '\n');
  const parts = /^# (TM\d{4}): (.+)\n([\s\S]*?)^## Example\n([\s\S]*?)^## Mended\n([\s\S]*)$/m.exec(text);
  if (!parts) return undefined;
  const [, code = '', title = '', meaning = '', example = '', mended = ''] = parts;
  return {
    code,
    title,
    meaning: meaning
      .trim()
      .replace(/\n(?!\n)/g, ' ')
      .replace(/\n +/g, '\n\n'),
    example: filesOf(example),
    mended: filesOf(mended),
  };
}

function filesOf(section: string): PageFile[] {
  return [...section.matchAll(FENCE)].map(([, path, text]) => ({ path: path ?? DEFAULT_PATH, text: text ?? '' }));
}
