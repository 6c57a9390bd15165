/** Small pieces of Markdown for generated pages. */

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** `a`, `b`, `c`. */
export function words(list: readonly string[]): string {
  return list.map((word) => `\`${word}\``).join(', ');
}
