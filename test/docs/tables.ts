/** Reads the truth tables of `docs/language.md`: each follows a `<!-- table: NAME -->` line, and each row has a name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/library.ts';

export interface Row {
  readonly name: string;
  /** By column head, backticks removed. */
  readonly cells: Readonly<Record<string, string>>;
}

export function readTable(name: string): Row[] {
  const text = readFileSync(join(projectRoot, 'docs', 'language.md'), 'utf8').replaceAll('\r\n', '\n');
  const [, body] = text.split(`<!-- table: ${name} -->\n`);
  if (body === undefined) throw new Error(`docs/language.md has no table ${name}`);
  const lines = body.split('\n');
  const [head = '', , ...rows] = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  const heads = cellsOf(head).map((cell) => cell.replaceAll('`', ''));
  return rows.map((row) => {
    const cells = cellsOf(row);
    return { name: cells[0] ?? '', cells: Object.fromEntries(heads.map((one, i) => [one, cells[i] ?? ''])) };
  });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
