/**
 * The source lines of a diagnostic with what is marked in them. Promises: a mark stands under the characters of its span
 * also behind tabs and wide characters; no line is wider than the frame. Must not print a character a terminal obeys.
 */
import type { SourceFile } from '../../source/source-file.ts';
import { type Shown, showCharacter, showText } from './display.ts';
import type { Painter } from './paint.ts';

/** Columns of source text in a frame; longer lines are clipped around the mark. */
export const FRAME_WIDTH = 120;
const BEFORE_MARK = 30;
const LONG_LINE = 2000;
const CLIPPED = '…';

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** `^` under what is wrong, `-` under what explains it. */
  readonly sign: '^' | '-';
  readonly paint: Painter;
}

interface LineMark extends Mark {
  readonly line: number;
  /** Offsets within the line; at least one character wide, also at the end of the line. */
  readonly from: number;
  readonly to: number;
  /** The last line of a span that does not end on its first. */
  readonly until: number | undefined;
}

/** Lines of the frame, each with its gutter; `gutter` is the width of the widest line number shown. */
export function renderFrame(source: SourceFile, marks: readonly Mark[], gutter: number, paintGutter: Painter): string[] {
  const placed = marks.map((mark) => placeMark(source, mark));
  const numbers = [...new Set(placed.map((mark) => mark.line))].sort((a, b) => a - b);
  const margin = (text: string) => paintGutter(`${text.padStart(gutter)} |`);
  const lines = [margin('')];
  let previous: number | undefined;
  for (const number of numbers) {
    if (previous !== undefined && number > previous + 1) lines.push(paintGutter('...'));
    previous = number;
    const here = placed.filter((mark) => mark.line === number).sort((a, b) => a.from - b.from || (a.sign === '^' ? -1 : 1));
    const text = source.lines.lineText(number);
    const groups = isClipped(text) ? here.map((mark) => [mark]) : [here];
    for (const group of groups) {
      const [first] = group;
      if (!first) continue;
      const view = viewLine(text, first);
      lines.push(`${margin(String(number))} ${view.text}`.trimEnd());
      for (const mark of group) lines.push(`${margin('')} ${underline(view, mark)}`.trimEnd());
    }
  }
  return lines;
}

export function lastLineShown(source: SourceFile, marks: readonly Mark[]): number {
  return Math.max(1, ...marks.map((mark) => source.lines.position(mark.start).line));
}

function placeMark(source: SourceFile, mark: Mark): LineMark {
  const { line, column } = source.lines.position(mark.start);
  const length = source.lines.lineText(line).length;
  const end = source.lines.position(Math.max(mark.start, mark.end));
  const sameLine = end.line === line || (end.line === line + 1 && end.column === 1);
  const from = Math.min(column - 1, length);
  const to = end.line === line ? end.column - 1 : length;
  return { ...mark, line, from, to: Math.max(from + 1, Math.min(to, length)), until: sameLine ? undefined : end.line };
}

/** What is visible of one line. */
interface View {
  readonly text: string;
  /** Screen column of an offset within the line, kept inside what is visible. */
  column(offset: number): number;
}

interface Cell extends Shown {
  readonly end: number;
  readonly column: number;
}

/** `from` and `to` are offsets in `text`; a line of a megabyte is cut to the neighbourhood of its mark before it is measured. */
function viewLine(text: string, mark: LineMark): View {
  const first = text.length > LONG_LINE ? boundary(text, mark.from - FRAME_WIDTH) : 0;
  const last = text.length > LONG_LINE ? boundary(text, mark.from + FRAME_WIDTH) : text.length;
  const cells = layOut(text.slice(first, last), first);
  const width = widthOf(cells);
  const columnOf = (offset: number): number => cells.find((cell) => cell.end > offset)?.column ?? width + Math.max(0, offset - last);
  if (width <= FRAME_WIDTH && first === 0 && last === text.length) {
    return { text: cells.map((cell) => cell.text).join(''), column: columnOf };
  }
  const left = Math.max(0, Math.min(columnOf(mark.from) - BEFORE_MARK, width - FRAME_WIDTH));
  const shown = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= left + FRAME_WIDTH);
  const start = shown[0]?.column ?? 0;
  const end = shown.reduce((column, cell) => Math.max(column, cell.column + cell.width), start);
  const head = start > 0 || first > 0 ? CLIPPED : '';
  const tail = end < width || last < text.length ? CLIPPED : '';
  return {
    text: head + shown.map((cell) => cell.text).join('') + tail,
    column: (offset) => Math.max(0, Math.min(columnOf(offset), end) - start) + head.length,
  };
}

function isClipped(text: string): boolean {
  return text.length > LONG_LINE || widthOf(layOut(text, 0)) > FRAME_WIDTH;
}

function layOut(text: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let end = offset;
  for (const character of text) {
    const shown = showCharacter(character, column);
    end += character.length;
    cells.push({ ...shown, end, column });
    column += shown.width;
  }
  return cells;
}

function widthOf(cells: readonly Cell[]): number {
  const last = cells[cells.length - 1];
  return last ? last.column + last.width : 0;
}

/** Never between the halves of a surrogate pair. */
function boundary(text: string, offset: number): number {
  const at = Math.max(0, Math.min(offset, text.length));
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function underline(view: View, mark: LineMark): string {
  const from = view.column(mark.from);
  const to = Math.max(from + 1, view.column(mark.to));
  const until = mark.until === undefined ? '' : `to line ${mark.until}`;
  const label = [showText(mark.label), until].filter((part) => part !== '').join(', ');
  return ' '.repeat(from) + mark.paint(mark.sign.repeat(to - from) + (label === '' ? '' : ` ${label}`));
}
