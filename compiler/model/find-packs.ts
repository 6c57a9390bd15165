/** Finds files of rule packs, and the project a directory belongs to, by the first words of files. Parses nothing. */
import type { Host } from '../source/host.ts';
import { join } from './load.ts';

const MAX_DEPTH = 32;
const NOT_READ: ReadonlySet<string> = new Set(['threat-model', 'node_modules']);

export interface PackFileFound {
  readonly path: string;
  /** Of the pack. */
  readonly name: string;
}

/** `.tm` files at or below `path` that begin with `pack NAME`, sorted by path. */
export function packFilesBelow(host: Host, path: string): readonly PackFileFound[] {
  const found: PackFileFound[] = [];
  const take = (file: string): void => {
    const header = headerOf(host, file);
    if (header?.word === 'pack') found.push({ path: file, name: header.name });
  };
  function visit(directory: string, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const { name, type } of host.readDirectory(directory) ?? []) {
      const full = join(directory, name);
      if (type === 'file' && name.endsWith('.tm')) take(full);
      if (type === 'directory' && !NOT_READ.has(name) && !name.startsWith('.')) visit(full, depth + 1);
    }
  }
  if (path.endsWith('.tm')) take(path);
  else visit(path, 0);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The nearest directory around a file that holds a model; undefined where none does. */
export function projectAround(host: Host, file: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (let count = parts.length; count >= 0; count--) {
    const directory = parts.slice(0, count).join('/');
    const entries = host.readDirectory(directory) ?? [];
    if (
      entries.some(({ name, type }) => type === 'file' && name.endsWith('.tm') && headerOf(host, join(directory, name))?.word === 'model')
    )
      return directory;
  }
  return undefined;
}

interface Header {
  readonly word: string;
  readonly name: string;
}

function headerOf(host: Host, path: string): Header | undefined {
  const read = host.readFile(path);
  const header = read.ok ? /^\uFEFF?(?:\s|\/\/[^\n]*\n)*(model|pack)\s+(\w+)/.exec(new TextDecoder().decode(read.bytes)) : null;
  return header ? { word: header[1] ?? '', name: header[2] ?? '' } : undefined;
}
