/**
 * Text for a terminal of some width: headings, paragraphs that wrap, columns, lines of code that do not. Promises: nothing a
 * terminal would obey comes through, however a model is named; without colours the words say all that colours do.
 */
import { showCharacter, showText } from '../../diagnostics/render/display.ts';
import { createPaint, type Paint, type Painter } from '../../diagnostics/render/paint.ts';

export interface Page {
  readonly paint: Paint;
  /** Lines as they are. */
  raw(lines: readonly string[]): void;
  blank(): void;
  heading(text: string): void;
  /** Wrapped; `lead` stands in front of the first line, and the others begin where its text does. */
  text(text: string, indent?: number, lead?: Lead): void;
  /** A word, and what is to be said of it, in two columns. */
  rows(rows: readonly Row[], indent?: number): void;
  /** Text to be copied: never wrapped. */
  code(lines: readonly string[], indent?: number): void;
  toString(): string;
}

export interface Lead {
  readonly text: string;
  readonly paint?: Painter;
}

export interface Row {
  readonly label: string;
  readonly paint?: Painter;
  /** A second column of short words. */
  readonly word?: string;
  readonly text: string;
  /** To be copied: not wrapped. */
  readonly fixed?: boolean;
  /** Goes on lines of its own below the text, further in the deeper it is. */
  readonly more?: readonly { readonly text: string; readonly depth: number }[];
}

const LEAST_TEXT = 24;
/** A longer label stands on a line of its own, above its text. */
const WIDEST_LABEL = 40;

export function createPage(width: number, colours: boolean): Page {
  const paint = createPaint(colours);
  const lines: string[] = [];
  const plain: Painter = (text) => text;

  function blank(): void {
    if (lines.length > 0 && lines[lines.length - 1] !== '') lines.push('');
  }

  function text(words: string, indent = 2, lead: Lead = { text: '' }): void {
    const label = showText(lead.text);
    const hang = indent + widthOf(label) + (label === '' ? 0 : 1);
    const wrapped = wrap(words, Math.max(LEAST_TEXT, width - hang));
    const first = `${' '.repeat(indent)}${label === '' ? '' : `${(lead.paint ?? plain)(label)} `}${wrapped[0] ?? ''}`;
    lines.push(first.trimEnd(), ...wrapped.slice(1).map((line) => `${' '.repeat(hang)}${line}`));
  }

  function rows(all: readonly Row[], indent = 2): void {
    const labels = all.map((row) => showText(row.label));
    const column = widest(labels.filter((label) => widthOf(label) <= WIDEST_LABEL));
    const second = widest(all.map((row) => showText(row.word ?? '')));
    const middle = second > 0 ? second + 2 : 0;
    const stacked = width - indent - column - 2 - middle < LEAST_TEXT;
    const at = stacked ? indent + 4 : indent + column + 2 + middle;
    for (const [index, row] of all.entries()) {
      const { paint: tone = plain, word = '', text: words, fixed = false, more = [] } = row;
      const label = labels[index] ?? '';
      const wrapped = fixed ? [showText(words)] : wrap(words, Math.max(LEAST_TEXT, width - at));
      const head = `${' '.repeat(indent)}${tone(label)}${pad(label, column)}  ${middle > 0 ? `${showText(word)}${pad(showText(word), second)}  ` : ''}`;
      const below = stacked || widthOf(label) > WIDEST_LABEL;
      if (below) lines.push(head.trimEnd(), ...wrapped.filter((line) => line !== '').map((line) => `${' '.repeat(at)}${line}`));
      else lines.push(`${head}${wrapped[0] ?? ''}`.trimEnd(), ...wrapped.slice(1).map((line) => `${' '.repeat(at)}${line}`));
      for (const { text: inner, depth } of more) {
        const deep = at + 2 * depth;
        for (const line of wrap(inner, Math.max(LEAST_TEXT, width - deep))) lines.push(`${' '.repeat(deep)}${line}`);
      }
    }
  }

  return {
    paint,
    raw: (all) => void lines.push(...all),
    blank,
    heading: (words) => {
      blank();
      lines.push(paint.strong(showText(words)));
    },
    text,
    rows,
    code: (all, indent = 6) => void lines.push(...all.map((line) => `${' '.repeat(indent)}${showText(line)}`.trimEnd())),
    toString: () => `${lines.join('\n').trimEnd()}\n`,
  };
}

/** Words of more than a line stand alone on theirs, whole: a path or an id is there to be copied. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of showText(text.replace(/\s+/g, ' ').trim()).split(' ')) {
    const size = widthOf(word);
    if (line !== '' && used + 1 + size > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += size + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf));
}

function pad(text: string, to: number): string {
  return ' '.repeat(Math.max(0, to - widthOf(text)));
}

export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += showCharacter(character, width).width;
  return width;
}
