/**
 * The packs whose examples are to be run, each with the vocabulary it is read in: those of a project with the project's other
 * packs, those outside of any project together, shipped ones with the library.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { checkWords } from '../../model/checks/words.ts';
import { type PackFileFound, packFilesBelow, projectAround } from '../../model/find-packs.ts';
import { createLoader, findProjects, readPacks } from '../../model/load.ts';
import { createProjectBuilder } from '../../model/project-model.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { buildVocabulary, type PackSource } from '../../model/vocabulary-builder.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { Host } from '../../source/host.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** Packs that share a vocabulary. */
export interface PackSet {
  readonly vocabulary: Vocabulary;
  /** Names of the packs to run, sorted. */
  readonly packs: readonly string[];
  /** Files whose rules are run; undefined: all of these packs. */
  readonly files: ReadonlySet<string> | undefined;
}

export interface LoadedPacks {
  readonly sets: readonly PackSet[];
  /** Starts that led to no pack. */
  readonly empty: readonly string[];
  readonly source: (path: string) => SourceFile | undefined;
}

/** `starts`: directories or files, relative to the repository. Nothing is loaded for a start without a pack. */
export function loadPacks(host: Host, starts: readonly string[], shipped: readonly PackSource[], report: Report): LoadedPacks {
  const sources = new Map<string, SourceFile>();
  const below = new Map(starts.map((start) => [start, packFilesBelow(host, start)]));
  const projects = new Map(starts.map((start) => [start, start.endsWith('.tm') ? [] : findProjects(host, start)]));
  const names = new Map([...below.values()].flat().map((file) => [file.path, file.name]));
  const files = new Set(names.keys());
  const whole = new Set([...projects.values()].flat());
  const around = [...files].flatMap((file) => projectAround(host, file) ?? []);
  const sets = new Map<string, PackSet>();
  for (const directory of [...new Set([...whole, ...around])].sort()) {
    const { set, packs } = projectSet(host, directory, whole.has(directory) ? undefined : files, shipped, sources, report);
    for (const pack of packs) for (const file of pack.files) files.delete(file.path);
    if (set.packs.length > 0) sets.set(directory, set);
  }
  const loose = apart([...files].sort().map((path) => ({ path, name: names.get(path) ?? '' })));
  const outside = loose.map((group) => looseSet(host, group, shipped, sources, report));
  const leads = (start: string): boolean =>
    (below.get(start) ?? []).length > 0 || (projects.get(start) ?? []).some((directory) => sets.has(directory));
  return { sets: [...sets.values(), ...outside], empty: starts.filter((start) => !leads(start)), source: (path) => sources.get(path) };
}

/**
 * Packs outside of any project are read together, unless two directories beside each other hold a pack of one name: then each
 * of those directories stands for itself (`old/webhook` and `new/webhook`).
 */
function apart(files: readonly PackFileFound[]): readonly (readonly string[])[] {
  let depth = 0;
  for (const name of new Set(files.map((file) => file.name))) {
    const places = files.filter((file) => file.name === name).map((file) => file.path.split('/').slice(0, -1));
    const shortest = Math.min(...places.map((place) => place.length));
    const same = Array.from({ length: shortest }).findIndex((_, index) => new Set(places.map((place) => place[index])).size > 1);
    if (same >= 0) depth = depth === 0 ? same + 1 : Math.min(depth, same + 1);
  }
  const groups = new Map<string, string[]>();
  for (const { path } of files) {
    const key = path.split('/').slice(0, depth).join('/');
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()];
}

/** A pack that is called like a shipped one stands in its place: this is how the library itself is tested. */
function looseSet(
  host: Host,
  files: readonly string[],
  shipped: readonly PackSource[],
  sources: Map<string, SourceFile>,
  report: Report,
): PackSet {
  const { packs: read, sources: texts } = readPacks(host, files, report);
  for (const source of texts) sources.set(source.path, source);
  const packs = read.map((pack) => ({ ...pack, shipped: shipped.some((one) => one.name === pack.name) }));
  const others = shipped.filter((one) => !packs.some((pack) => pack.name === one.name));
  const vocabulary = buildVocabulary([...others, ...packs], report);
  checkWords(packs, vocabulary, true, report);
  return { vocabulary, packs: namesOf(packs, files), files: new Set(files) };
}

interface ProjectSet {
  readonly set: PackSet;
  /** All packs of the project. */
  readonly packs: readonly PackSource[];
}

/**
 * Words of a pack may be those of another pack of its project. Without `files` all its packs are meant, those it uses by path
 * too. What is wrong with the model is not asked here.
 */
function projectSet(
  host: Host,
  directory: string,
  files: ReadonlySet<string> | undefined,
  shipped: readonly PackSource[],
  sources: Map<string, SourceFile>,
  report: Report,
): ProjectSet {
  const found: Diagnostic[] = [];
  const told: Report = (diagnostic) => void found.push(diagnostic);
  const loader = createLoader(host, told);
  const project = loader.load(directory);
  for (const [path, source] of loader.sources) sources.set(path, source);
  const packs = project?.packs ?? [];
  const all = packs.flatMap((pack) => pack.files.map((file) => file.path));
  const chosen = new Set(files ? all.filter((path) => files.has(path)) : all);
  const base = buildVocabulary(shipped, told);
  const vocabulary = project && chosen.size > 0 ? createProjectBuilder(base, shipped, undefined, told).vocabularyOf(project) : base;
  for (const diagnostic of found) if (all.includes(diagnostic.file)) report(diagnostic);
  return { set: { vocabulary, packs: namesOf(packs, [...chosen]), files: chosen }, packs };
}

function namesOf(packs: readonly PackSource[], files: readonly string[]): string[] {
  const wanted = new Set(files);
  return packs
    .filter((pack) => pack.files.some((file) => wanted.has(file.path)))
    .map((pack) => pack.name)
    .sort();
}
