/** The example projects as files in memory, with whatever else of `examples/` they may import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from './library.ts';

export interface ExampleProject {
  /** Its directory below `examples/`. */
  readonly name: string;
  /** Its own `.tm` files, sorted by path. */
  readonly own: readonly string[];
}

let files: Readonly<Record<string, string>> | undefined;

/** Every `.tm` file below `examples/`; paths begin with the name of the project. */
export function exampleFiles(): Readonly<Record<string, string>> {
  files ??= Object.fromEntries(tmFiles('examples').map((path) => [path, readFileSync(join(projectRoot, 'examples', path), 'utf8')]));
  return files;
}

export function exampleProjects(): ExampleProject[] {
  const own = new Map<string, string[]>();
  for (const path of Object.keys(exampleFiles())) {
    const name = path.slice(0, path.indexOf('/'));
    own.set(name, [...(own.get(name) ?? []), path]);
  }
  return [...own].map(([name, paths]) => ({ name, own: paths }));
}

/** The files of the shipped packs, by path below `stdlib/`. */
export function packFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(tmFiles('stdlib').map((path) => [path, readFileSync(join(projectRoot, 'stdlib', path), 'utf8')]));
}

function tmFiles(folder: string): string[] {
  const root = join(projectRoot, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tm'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
