/**
 * JSON whose bytes depend on its content alone: keys sorted by code unit, two spaces, a line end at the end. What fits
 * into one line stands on one, so that a changed fact is one changed line.
 */
const WIDTH = 120;

/** Takes plain data; `undefined` members are left out, as in `JSON.stringify`. */
export function stableJson(value: unknown): string {
  return `${write(value, '').text}\n`;
}

/** `inline`: the text holds no line end and may be put behind a key or into a list on one line. */
interface Written {
  readonly text: string;
  readonly inline: boolean;
}

function write(value: unknown, indent: string): Written {
  if (Array.isArray(value)) {
    return surround(
      '[',
      ']',
      value.map((item) => write(item ?? null, `${indent}  `)),
      indent,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const members: Written[] = [];
    const record = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(record).sort()) {
      const member = record[key];
      if (member === undefined) continue;
      const written = write(member, `${indent}  `);
      members.push({ text: `${JSON.stringify(key)}: ${written.text}`, inline: written.inline });
    }
    return surround('{', '}', members, indent);
  }
  return { text: JSON.stringify(value) ?? 'null', inline: true };
}

function surround(open: string, close: string, items: readonly Written[], indent: string): Written {
  if (items.length === 0) return { text: `${open}${close}`, inline: true };
  let length = indent.length + 2;
  for (const item of items) length += item.text.length + 2;
  if (length <= WIDTH && items.every((item) => item.inline)) {
    const inner = items.map((item) => item.text).join(', ');
    return { text: open === '{' ? `{ ${inner} }` : `[${inner}]`, inline: true };
  }
  const lines = items.map((item) => `${indent}  ${item.text}`).join(',\n');
  return { text: `${open}\n${lines}\n${indent}${close}`, inline: false };
}
