/**
 * The `.tm` fences of a page, as the tests compile them. Fences below one `##` heading are read together, in order:
 * - a fence that begins with `model NAME` or `pack NAME` is a file (`path=...` says where it lies);
 * - any other goes on with the model or pack of the last such fence;
 * - `error=TMnnnn` or `warning=TMnnnn`: with this fence the project has exactly this diagnostic, and the fence is not kept.
 */

export interface Fence {
  /** `docs/language.md:120`: file and line of the opening. */
  readonly place: string;
  readonly words: ReadonlyMap<string, string>;
  /** All files of the project when this fence is read, itself included. */
  readonly files: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  readonly warning: string | undefined;
}

const HEADER = /^\s*(?:\/\/[^\n]*\n\s*)*(model|pack)\s+(\w+)/;

export function readFences(page: string, markdown: string): Fence[] {
  const fences: Fence[] = [];
  let files: Record<string, string> = {};
  let header: string | undefined;
  let root = '';
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (/^##? /.test(line)) {
      files = {};
      header = undefined;
      root = '';
    }
    const opening = /^```(\w+)?(.*)$/.exec(line);
    if (!opening) continue;
    const start = i + 1;
    while (++i < lines.length && lines[i] !== '```') {}
    if (opening[1] !== 'tm') continue;
    const words = readWords(opening[2] ?? '');
    const text = `${lines.slice(start, i).join('\n')}\n`;
    const found = HEADER.exec(text);
    const error = words.get('error');
    const warning = words.get('warning');
    const place = `${page}:${start}`;
    if (found) {
      const [, word, name] = found;
      if (word === 'model' && !words.has('path') && root !== name) {
        // A second model without a path of its own begins another project.
        if (root !== '') files = {};
        root = name as string;
      }
      header = `${word} ${name}`;
    }
    if (header === undefined) throw new Error(`${place}: the first fence below a heading begins with \`model NAME\` or \`pack NAME\``);
    const path = words.get('path') ?? pathOf(header, fences.length);
    const file = found ? text : `${header}\n${text}`;
    const with_ = { ...files, [path]: file };
    fences.push({ place, words, files: withModel(with_), error, warning });
    if (error === undefined && warning === undefined) files = with_;
    // What a model in a directory of its own says does not go on behind its fence.
    if (found && words.has('path') && root !== '') header = `model ${root}`;
  }
  return fences;
}

function readWords(info: string): Map<string, string> {
  const words = info.split(' ').filter((word) => word !== '');
  return new Map(words.map((word) => word.split('=', 2) as [string, string]));
}

function pathOf(header: string, index: number): string {
  const [word, name] = header.split(' ');
  return word === 'model' ? `part_${index}.tm` : `packs/${name}/part_${index}.tm`;
}

/** A pack is checked as part of a project, so a page about packs alone gets an empty model. */
function withModel(files: Readonly<Record<string, string>>): Record<string, string> {
  const hasModel = Object.values(files).some((text) => HEADER.exec(text)?.[1] === 'model');
  if (hasModel) return files;
  const names = new Set(Object.keys(files).map((path) => path.split('/').slice(0, -1).join('/')));
  return { ...files, 'model.tm': `model example {\n  uses ${[...names].map((name) => `"${name}"`).join(', ')}\n}\n` };
}
