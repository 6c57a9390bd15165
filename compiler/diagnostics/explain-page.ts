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
  /** What no text can show: `size=9MiB`, `encoding=latin1`, `unreadable` (its value is empty). */
  readonly traits: ReadonlyMap<string, string>;
}

const DEFAULT_PATH = 'model.tm';
const FENCE = /^```tm(.*)\n([\s\S]*?)^```$/gm;

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

/** ```` ```tm path=orders.tm unreadable ````; a block without a path is `model.tm`. */
function filesOf(section: string): PageFile[] {
  return [...section.matchAll(FENCE)].map(([, words = '', text = '']) => {
    const traits = new Map<string, string>();
    for (const word of words.split(' ').filter((part) => part !== '')) {
      const [name = '', value = ''] = word.split('=', 2);
      traits.set(name, value);
    }
    const path = traits.get('path') ?? DEFAULT_PATH;
    traits.delete('path');
    return { path, text, traits };
  });
}
