/** A table for a terminal: columns as wide as what stands in them. */
import { showText } from '../../diagnostics/render/display.ts';
import { type Page, widthOf } from './page.ts';

export function showTable(page: Page, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows].map((row) => row.map(clean));
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  page.raw(
    all.map((row, index) => {
      const line = `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd();
      return index === 0 ? page.paint.strong(line) : line;
    }),
  );
}

/** Blanks in front are the depth in a tree. */
function clean(cell: string): string {
  const text = cell.trimStart();
  return ' '.repeat(cell.length - text.length) + showText(text);
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - widthOf(text)));
}
