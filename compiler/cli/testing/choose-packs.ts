/** Which packs a command is about: paths, names of packs of the project at hand, names of shipped ones. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Sources } from '../../diagnostics/render/sources.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { buildVocabulary } from '../../model/vocabulary-builder.ts';
import { type LoadedPacks, loadPacks, type PackSet } from '../../rules/testing/load-packs.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { createNodeHost, findRepositoryRoot } from '../node-host.ts';
import { loadLibrary } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface ChosenPacks {
  readonly sets: readonly PackSet[];
  readonly sources: Sources;
  readonly showPath: (path: string) => string;
}

type Tell = (diagnostic: Diagnostic) => void;

/** A word is a path where something lies there, else the name of a pack of the project at hand, else that of a shipped one. */
export function choosePacks(words: readonly string[], terminal: Terminal, tell: Tell): ChosenPacks {
  const library = loadLibrary();
  const root = findRepositoryRoot(resolve(terminal.directory, firstPath(words, terminal) ?? '.'));
  const host = createNodeHost(root);
  const fromRoot = (path: string): string => relative(root, resolve(terminal.directory, path)).replaceAll('\\', '/');
  const load = (paths: readonly string[], report: Tell): LoadedPacks => loadPacks(host, paths.map(fromRoot), library.packs, report);
  const paths = words.length === 0 ? ['.'] : words.filter((word) => isPath(word, terminal));
  const loaded = load(paths, tell);
  const nothing = paths.find((path) => loaded.empty.includes(fromRoot(path)));
  if (nothing !== undefined)
    throw new UsageError(
      nothingAt(
        nothing,
        words,
        library.packs.map((pack) => pack.name),
      ),
    );
  const names = words.filter((word) => !paths.includes(word));
  const named = namedSets(names, () => load(['.'], tell), library.packs, tell);
  const source = (path: string) => loaded.source(path) ?? named.source(path) ?? shippedSource(path, library.text);
  return {
    sets: [...loaded.sets, ...named.sets],
    sources: { get: source },
    showPath: (path) => (path.startsWith('stdlib:') ? path : relative(terminal.directory, join(root, path)) || '.'),
  };
}

function firstPath(words: readonly string[], terminal: Terminal): string | undefined {
  return words.find((word) => isPath(word, terminal));
}

function isPath(word: string, terminal: Terminal): boolean {
  return existsSync(resolve(terminal.directory, word));
}

function nothingAt(path: string, words: readonly string[], shipped: readonly string[]): string {
  if (words.length > 0) return `no rule pack is in \`${path}\`: a file of one starts with \`pack NAME\``;
  return `no rule pack is in this directory or below; name a path, or one that comes with tmc: ${shipped.join(', ')}`;
}

const NOTHING_HERE: LoadedPacks = { sets: [], empty: [], source: () => undefined };

/** By name: shipped packs, whose names no other may have, and those of the project at hand. */
function namedSets(
  names: readonly string[],
  loadHere: () => LoadedPacks,
  shipped: Parameters<typeof buildVocabulary>[0],
  tell: Tell,
): LoadedPacks {
  const isShipped = (name: string): boolean => shipped.some((pack) => pack.name === name);
  const here = names.every(isShipped) ? NOTHING_HERE : loadHere();
  const vocabulary = buildVocabulary(shipped, tell);
  const sets = names.map((name): PackSet => {
    if (isShipped(name)) return { vocabulary, packs: [name], files: undefined };
    const own = here.sets.find((set) => set.packs.includes(name));
    if (own) return { ...own, packs: [name] };
    throw new UsageError(noPack(name, [...shipped.map((pack) => pack.name), ...here.sets.flatMap((set) => set.packs)]));
  });
  return { sets, empty: [], source: here.source };
}

/** Projects side by side read the same packs: each is named once. */
function noPack(name: string, read: readonly string[]): string {
  const all = [...new Set(read)];
  const [near] = suggest(name, all);
  const hint = near === undefined ? `; packs are ${all.map((one) => `\`${one}\``).join(', ')}` : `; did you mean \`${near}\`?`;
  return `there is no path and no pack \`${name}\`${hint}`;
}

function shippedSource(path: string, text: (path: string) => string | undefined) {
  const found = text(path);
  return found === undefined ? undefined : createSourceFile(path, found);
}
