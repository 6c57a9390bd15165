/** The standard library from its sources, parsed once per test process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ShippedLibrary } from '../../compiler/compile.ts';
import { indexOf, type PackFile } from '../../compiler/model/vocabulary-builder.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';

export const projectRoot: string = join(import.meta.dirname, '..', '..');

let loaded: ShippedLibrary | undefined;

export function shippedLibrary(): ShippedLibrary {
  loaded ??= loadLibrary();
  return loaded;
}

function loadLibrary(): ShippedLibrary {
  const texts = new Map<string, string>();
  const packs = new Map<string, PackFile[]>();
  const directory = join(projectRoot, 'stdlib');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.tm'),
  );
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const path = `stdlib:${relative(directory, file).replaceAll('\\', '/')}`;
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    texts.set(path, text);
    const { file: node, diagnostics } = parseFile(createSourceFile(path, text));
    if (diagnostics[0]) throw new Error(`${path}: ${diagnostics[0].message}`);
    const name = node.header?.name.text ?? '';
    packs.set(name, [...(packs.get(name) ?? []), { path, node, index: indexOf(node) }]);
  }
  const sorted = [...packs].sort(([a], [b]) => (a < b ? -1 : 1));
  return { packs: sorted.map(([name, list]) => ({ name, shipped: true, files: list })), text: (path) => texts.get(path) };
}
