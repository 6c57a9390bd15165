/** Line and column of an offset; both 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  position(offset: number): Position;
  /** The text of a line (1-based) without its line end. */
  lineText(line: number): string;
  readonly lineCount: number;
}

/** Line ends are `\n`, `\r\n` and a lone `\r`, as the lexer has them. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  function position(offset: number): Position {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  }
  function lineText(line: number): string {
    const start = starts[line - 1] ?? text.length;
    const end = starts[line] ?? text.length;
    return text.slice(start, end).replace(/[\r\n]+$/, '');
  }
  return { position, lineText, lineCount: starts.length };
}
