/** A host whose files are given as text, and `compile` over it. */
import { type CompileOptions, compile, type Program } from '../../compiler/compile.ts';
import type { DirectoryEntry, Host } from '../../compiler/source/host.ts';
import { shippedLibrary } from './library.ts';

/** Text, raw bytes, or what stands there instead of a readable file. */
export type MemoryFile = string | Uint8Array | { readonly other: 'link' | 'too_large' | 'unreadable' };

/** Paths are relative to the repository root, with `/`. */
export function createMemoryHost(files: Readonly<Record<string, MemoryFile>>): Host {
  const directories = new Map<string, Map<string, DirectoryEntry['type']>>([['', new Map()]]);
  for (const [path, file] of Object.entries(files)) {
    const parts = path.split('/');
    parts.forEach((name, i) => {
      const parent = parts.slice(0, i).join('/');
      const leaf = i === parts.length - 1;
      const type = !leaf ? 'directory' : typeof file === 'object' && 'other' in file && file.other === 'link' ? 'other' : 'file';
      directories.set(parent, (directories.get(parent) ?? new Map()).set(name, type));
    });
  }
  const normal = (path: string) => (path === '.' ? '' : path.replace(/^\.\//, ''));
  return {
    readFile(path) {
      const file = files[normal(path)];
      if (file === undefined) return { ok: false, why: directories.has(normal(path)) ? 'directory' : 'missing' };
      if (typeof file === 'string') return { ok: true, bytes: new TextEncoder().encode(file) };
      if (file instanceof Uint8Array) return { ok: true, bytes: file };
      return { ok: false, why: file.other === 'too_large' ? 'too_large' : 'unreadable' };
    },
    readDirectory(path) {
      const entries = directories.get(normal(path));
      return entries && [...entries].map(([name, type]) => ({ name, type }));
    },
  };
}

/** Compiles the project in the root of these files, or in `directory`. */
export function compileText(
  files: Readonly<Record<string, MemoryFile>>,
  options: Partial<CompileOptions> & { readonly directory?: string } = {},
): Program {
  const { directory = '', ...rest } = options;
  return compile(createMemoryHost(files), directory, { library: shippedLibrary(), ...rest });
}
