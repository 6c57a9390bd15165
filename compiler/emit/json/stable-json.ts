/**
 * JSON whose bytes depend on its content alone: keys sorted by code unit, two spaces, a line end at the end. What fits
 * into one line stands on one, so that a changed fact is one changed line.
 */
const WIDTH = 120;

/** Takes plain data; `undefined` members are left out, as in `JSON.stringify`. */
export function stableJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

/** A text without a line end in it may be put behind a key or into a list on one line: no text of JSON holds one itself. */
function write(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => write(item, inner));
    return fitsOneLine(items, indent) ? `[${items.join(', ')}]` : `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  const members: string[] = [];
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member !== undefined) members.push(keyText(key) + write(member, inner));
  }
  if (members.length === 0) return '{}';
  return fitsOneLine(members, indent) ? `{ ${members.join(', ')} }` : `{\n${inner}${members.join(`,\n${inner}`)}\n${indent}}`;
}

function fitsOneLine(items: readonly string[], indent: string): boolean {
  let length = indent.length + 2;
  for (const item of items) length += item.length + 2;
  return length <= WIDTH && !items.some((item) => item.includes('\n'));
}

/** Keys are few and come thousands of times. */
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
  let text = keyTexts.get(key);
  if (text === undefined) {
    text = `${JSON.stringify(key)}: `;
    keyTexts.set(key, text);
  }
  return text;
}
