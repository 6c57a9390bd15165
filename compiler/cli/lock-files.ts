/**
 * Finds the lock file that pins the compiler for a project: the nearest upwards, not beyond the repository root, that holds
 * our package at one exact version. Must not resolve anything: what a lock file does not say is not pinned. An entry under our
 * name that stands for another package (an alias), a folder or a link does not count.
 */
import { type LockPin, PACKAGE } from '../emit/policy/pinned.ts';
import type { Host } from '../source/host.ts';

const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
const MODULES = `node_modules/${PACKAGE}`;

/** `project` is relative to the repository root, empty for the root itself. */
export function findLockPin(host: Host, project: string): LockPin | undefined {
  for (const directory of upwards(project)) {
    const within = project.slice(directory === '' ? 0 : directory.length + 1);
    for (const file of Object.keys(READERS)) {
      const text = read(host, join(directory, file));
      const found = text === undefined ? undefined : READERS[file]?.(text, within, (path) => read(host, join(directory, path)));
      if (found) return { manager: found.manager, file, directory: join(directory, found.directory), modules: found.modules };
    }
  }
  return undefined;
}

interface Found {
  readonly manager: LockPin['manager'];
  /** Relative to the lock file's. */
  readonly directory: string;
  readonly modules: string;
}

/** `within` is the project, relative to the lock file's directory; `other` reads a file beside or below it. */
type Reader = (text: string, within: string, other: (path: string) => string | undefined) => Found | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'npm-shrinkwrap.json': readNpm,
  'package-lock.json': readNpm,
  'pnpm-lock.yaml': readPnpm,
  'yarn.lock': readYarn,
};

/** The root's own copy before one of a workspace around the project. */
function readNpm(text: string, within: string): Found | undefined {
  const lock = parseJson(text);
  const packages = member(lock, 'packages');
  if (packages === undefined) {
    const entry = member(member(lock, 'dependencies'), PACKAGE);
    return isExact(member(entry, 'version')) ? { manager: 'npm', directory: '', modules: 'node_modules' } : undefined;
  }
  for (const workspace of upwards(within).reverse()) {
    const entry = member(packages, join(workspace, MODULES));
    const named = member(entry, 'name') ?? PACKAGE;
    if (named !== PACKAGE || member(entry, 'link') === true || !isExact(member(entry, 'version'))) continue;
    return { manager: 'npm', directory: '', modules: join(workspace, 'node_modules') };
  }
  return undefined;
}

/** Each package of a workspace has modules of its own. A lock file of one package has its dependencies at the top. */
function readPnpm(text: string, within: string): Found | undefined {
  const versions = new Map<string, string>();
  for (const { path, value } of yamlEntries(text)) {
    const [importers, workspace = '', ...rest] = path[0] === 'importers' ? path : ['importers', '.', ...path];
    const [group, name, version = 'version'] = rest;
    if (importers === undefined || name !== PACKAGE || version !== 'version' || rest.length > 3) continue;
    if (group === 'dependencies' || group === 'devDependencies' || group === 'optionalDependencies') {
      versions.set(workspace === '.' ? '' : workspace, value.replace(/\(.*$/, ''));
    }
  }
  const workspace = upwards(within).find((path) => isExact(versions.get(path)));
  return workspace === undefined ? undefined : { manager: 'pnpm', directory: workspace, modules: 'node_modules' };
}

/** The lock file tells no workspaces apart; their package.json do. */
function readYarn(text: string, within: string, other: (path: string) => string | undefined): Found | undefined {
  const modern = /^__metadata:/m.test(text);
  const entries = text.split(/\r?\n(?=\S)/).filter((entry) => /^"?@/.test(entry) && entry.includes(`${PACKAGE}@`));
  const own = entries.filter((entry) => entry.replace(/^"/, '').startsWith(`${PACKAGE}@`));
  if (own.length === 0 || !own.every((entry) => (modern ? isPinnedByYarn(entry) : isPinnedByClassic(entry)))) return undefined;
  const workspace = upwards(within).find((path) => dependsOnUs(other(join(path, 'package.json'))));
  if (workspace === undefined) return undefined;
  return { manager: modern ? 'yarn' : 'yarn_classic', directory: workspace, modules: 'node_modules' };
}

function isPinnedByYarn(entry: string): boolean {
  const version = /^ {2}version: "?([^"\s]+)"?$/m.exec(entry)?.[1];
  return isExact(version) && entry.includes(`\n  resolution: "${PACKAGE}@npm:${version}"`);
}

function isPinnedByClassic(entry: string): boolean {
  const [head = ''] = entry.split('\n');
  return !/@(?:npm|link|portal|workspace):/.test(head) && isExact(/^ {2}version "([^"]+)"$/m.exec(entry)?.[1]);
}

function dependsOnUs(manifest: string | undefined): boolean {
  const parsed = manifest === undefined ? undefined : parseJson(manifest);
  return ['dependencies', 'devDependencies', 'optionalDependencies'].some((group) => member(member(parsed, group), PACKAGE) !== undefined);
}

/** The keys and plain values of YAML as pnpm writes it: block mappings, two spaces a level, one entry a line. */
function* yamlEntries(text: string): Generator<{ readonly path: readonly string[]; readonly value: string }> {
  const path: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, indent = '', single, double, plain, value = ''] =
      /^((?: {2})*)(?:'([^']+)'|"([^"]+)"|([^\s'"#-][^:]*)):(?: +(.*))?$/.exec(line) ?? [];
    const key = single ?? double ?? plain;
    if (key === undefined) continue;
    path.splice(indent.length / 2);
    path.push(key);
    if (value !== '') yield { path, value: value.replace(/^'(.*)'$/, '$1') };
  }
}

function isExact(version: unknown): boolean {
  return typeof version === 'string' && EXACT.test(version);
}

/** An own member of an object: a lock file is text of somebody else. */
function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(host: Host, path: string): string | undefined {
  const file = host.readFile(path);
  return file.ok ? new TextDecoder().decode(file.bytes) : undefined;
}

/** `a/b`, `a` and the empty path. */
function upwards(path: string): string[] {
  const parts = path === '' ? [] : path.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/')).concat('');
}

function join(directory: string, path: string): string {
  return directory === '' || path === '' ? directory + path : `${directory}/${path}`;
}
