/** Writes a generated model as `.tm`, and as the YAML a person would write for the same facts: lists of maps with an `id`. */
import type { GeneratedModel, Part } from './parts.ts';

export function writeTm(model: GeneratedModel): string {
  const lines: string[] = [];
  for (const part of [model.head, ...model.parts]) tmPart(part, '', lines);
  return `${lines.join('\n')}\n`;
}

/** The same as files of about `size` characters each, for what is larger than one file may be. */
export function writeTmFiles(model: GeneratedModel, size: number): Record<string, string> {
  const files: Record<string, string> = {};
  let lines: string[] = [];
  let length = 0;
  const close = (): void => {
    files[`part_${Object.keys(files).length}.tm`] = `${lines.join('\n')}\n`;
    lines = [`model ${model.head.name}`];
    length = 0;
  };
  for (const part of [model.head, ...model.parts]) {
    const before = lines.length;
    tmPart(part, '', lines);
    for (const line of lines.slice(before)) length += line.length + 1;
    if (length > size) close();
  }
  close();
  return files;
}

function tmPart(part: Part, indent: string, lines: string[]): void {
  if (part.doc !== undefined) lines.push(`${indent}/// ${part.doc}`);
  const head = tmHead(part);
  const items = part.items ?? [];
  if (items.length === 0) lines.push(`${indent}${head}`);
  else if (items.every((item) => !item.items?.length && item.doc === undefined) && items.length <= 2) {
    lines.push(`${indent}${head} { ${items.map(tmHead).join('; ')} }`);
  } else {
    lines.push(`${indent}${head} {`);
    for (const item of items) tmPart(item, `${indent}  `, lines);
    lines.push(`${indent}}`);
  }
}

function tmHead(part: Part): string {
  let text = part.word;
  if (part.name !== undefined) text += ` ${part.name}`;
  if (part.title !== undefined) text += ` ${JSON.stringify(part.title)}`;
  if (part.kinds !== undefined)
    text += part.word === 'every' || part.word === 'adjust' ? ` ${part.kinds.join(', ')}` : ` : ${part.kinds.join(', ')}`;
  if (part.path !== undefined) text += ` from ${part.path.map((step) => step.join(', ')).join(' -> ')}`;
  if (part.values !== undefined) text += ` ${part.values.join(', ')}`;
  for (const [preposition, ...values] of part.phrases ?? []) text += ` ${preposition} ${values.join(', ')}`;
  return text;
}

const PLURALS: Readonly<Record<string, string>> = { boundary: 'boundaries', data: 'data', every: 'defaults' };
/** Statements that name things: each is a map with an `id`, since any of them may say more. */
const NAMING = new Set(['stores', 'implements', 'plans', 'lacks', 'carries', 'returns', 'wants', 'requires']);

export function writeYaml(model: GeneratedModel): string {
  const lines: string[] = ['model:', ...yamlFields(model.head).map((line) => `  ${line}`)];
  for (const line of yamlItems(model.parts)) lines.push(line);
  return `${lines.join('\n')}\n`;
}

function yamlFields(part: Part): string[] {
  const lines: string[] = [];
  if (part.name !== undefined) lines.push(`id: ${part.name}`);
  if (part.title !== undefined) lines.push(`title: ${JSON.stringify(part.title)}`);
  if (part.doc !== undefined) lines.push(`description: ${JSON.stringify(part.doc)}`);
  if (part.kinds !== undefined) lines.push('kinds:', ...part.kinds.map((kind) => `  - ${kind}`));
  if (part.path !== undefined) lines.push('path:', ...part.path.map((step) => `  - id: ${step.join(', ')}`));
  for (const [preposition, ...values] of part.phrases ?? []) lines.push(`${preposition}: ${values.join(', ')}`);
  lines.push(...yamlItems(part.items ?? []));
  return lines;
}

/** Items by word, in the order in which the words first appear. */
function yamlItems(items: readonly Part[]): string[] {
  const groups = new Map<string, Part[]>();
  for (const item of items) groups.set(item.word, [...(groups.get(item.word) ?? []), item]);
  const lines: string[] = [];
  for (const [word, members] of groups) {
    if (members[0]?.values !== undefined && !NAMING.has(word)) lines.push(...yamlScalars(word, members));
    else {
      const fields = members.flatMap((member) =>
        member.values === undefined ? [yamlFields(member)] : member.values.map((value) => [`id: ${value}`, ...yamlFields(member)]),
      );
      const key = members[0]?.name === undefined ? (PLURALS[word] ?? word) : (PLURALS[word] ?? `${word}s`);
      lines.push(`${key}:`);
      for (const one of fields) lines.push(...one.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`));
    }
  }
  return lines;
}

function yamlScalars(word: string, members: readonly Part[]): string[] {
  const values = members.flatMap((member) => member.values ?? []);
  return values.length === 1 ? [`${word}: ${values[0]}`] : [`${word}:`, ...values.map((value) => `  - id: ${value}`)];
}
