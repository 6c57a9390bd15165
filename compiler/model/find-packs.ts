/** Finds files of rule packs, and the project a directory belongs to, by the first words of files. Parses nothing. */
import type { Host } from '../source/host.ts';
import { join } from './load.ts';

const MAX_DEPTH = 32;
const NOT_READ: ReadonlySet<string> = new Set(['threat-model', 'node_modules']);

/** Paths of `.tm` files at or below `path` that begin with `pack NAME`, sorted. */
export function packFilesBelow(host: Host, path: string): string[] {
  if (path.endsWith('.tm')) return headerOf(host, path)?.word === 'pack' ? [path] : [];
  const found: string[] = [];
  function visit(directory: string, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const { name, type } of host.readDirectory(directory) ?? []) {
      const full = join(directory, name);
      if (type === 'file' && name.endsWith('.tm') && headerOf(host, full)?.word === 'pack') found.push(full);
      if (type === 'directory' && !NOT_READ.has(name) && !name.startsWith('.')) visit(full, depth + 1);
    }
  }
  visit(path, 0);
  return found.sort();
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

function headerOf(host: Host, path: string): { readonly word: 'model' | 'pack' } | undefined {
  const read = host.readFile(path);
  const header = read.ok ? /^\uFEFF?(?:\s|\/\/[^\n]*\n)*(model|pack)\s+[A-Za-z_]/.exec(new TextDecoder().decode(read.bytes)) : null;
  return header ? { word: header[1] === 'pack' ? 'pack' : 'model' } : undefined;
}
