/**
 * Run in a process of its own: what `tmc build` does short of drawing and of writing, on a project that lies in a directory.
 * Prints the most memory it took, in bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../compiler/compile.ts';
import { emitOutputs } from '../../compiler/emit/registry.ts';
import { shippedLibrary } from '../support/library.ts';

const directory = process.argv[2] ?? '';
const host = {
  readFile: (path: string) => ({ ok: true as const, bytes: new Uint8Array(readFileSync(join(directory, path))) }),
  readDirectory: (path: string) =>
    readdirSync(join(directory, path), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      type: entry.isDirectory() ? ('directory' as const) : ('file' as const),
    })),
};
const { model, origins, source } = compile(host, '', { library: shippedLibrary(), explainable: false });
if (!model) throw new Error('the generated model is refused');
const places = Object.fromEntries(
  [...origins].flatMap(([id, { file, start }]) => {
    const position = source(file)?.lines.position(start);
    return position ? [[id, { file, ...position }]] : [];
  }),
);
const at = { file: '', start: 0, end: 0 };
const { files } = await emitOutputs(model, { toolVersion: 'bench', origins: places, at });
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS * 1024, files: files.length }));
