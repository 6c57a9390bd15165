/** The shape of the code: imports run one way, and each library stays behind the stage that needs it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './support/library.ts';

/** A later stage may import an earlier one, never the reverse. */
const STAGES = ['source', 'diagnostics', 'syntax', 'model', 'rules', 'emit', 'compile.ts', 'cli'];
const MOST_LINES = 400;
/** Tables and grammars are read from top to bottom, whatever their length. */
const LONG_FILES = ['compiler/syntax/grammar.ts', 'compiler/diagnostics/codes.ts'];

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = list('compiler').filter((path) => path.endsWith('.ts'));
const imports = files.flatMap((file) => importsOf(file));

it('reads the imports it judges', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(imports.some(({ target }) => target === 'node:fs')).toBe(true);
  expect(imports.some(({ target }) => target.startsWith('compiler/source/'))).toBe(true);
  expect(stageOf('compiler/compile.ts')).toBe(STAGES.indexOf('compile.ts'));
});

it('imports in one direction only', () => {
  const wrong = imports.filter(({ file, target }) => target.startsWith('compiler/') && stageOf(target) > stageOf(file));
  expect(wrong.map(show)).toEqual([]);
});

it('has no file outside the stages', () => {
  expect(files.filter((file) => stageOf(file) < 0)).toEqual([]);
});

it.each([
  ['node:', 'compiler/cli/'],
  ['chevrotain', 'compiler/syntax/'],
  ['handlebars', 'compiler/emit/markdown/'],
  ['@hpcc-js/wasm-graphviz', 'compiler/emit/'],
  ['yargs', 'compiler/cli/'],
])('imports %s only under %s', (library, place) => {
  const users = imports.filter(({ target }) =>
    library.endsWith(':') ? target.startsWith(library) : target === library || target.startsWith(`${library}/`),
  );
  expect(users.filter(({ file }) => !file.startsWith(place)).map(show)).toEqual([]);
});

it('imports no other package, and those of the platform as `node:`', () => {
  const allowed = /^(?:compiler\/|node:|chevrotain$|handlebars(?:$|\/)|@hpcc-js\/wasm-graphviz$|yargs$)/;
  expect(imports.filter(({ target }) => !allowed.test(target)).map(show)).toEqual([]);
});

it('reads no clock and compares no words by locale outside the command line', () => {
  const wrong = files
    .filter((file) => !file.startsWith('compiler/cli/'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|localeCompare|Intl\.|Math\.random|process\.|performance\./.test(withoutComments(read(file))),
    );
  expect(wrong).toEqual([]);
});

it('keeps files short, names kebab-case, exports named', () => {
  const long = files.filter((file) => !LONG_FILES.includes(file) && read(file).split('\n').length - 1 > MOST_LINES);
  expect(long).toEqual([]);
  expect(files.filter((file) => !/^[a-z0-9/-]+(?:\.worker)?\.ts$/.test(file))).toEqual([]);
  const sources = [...files, ...list('test').filter((path) => path.endsWith('.ts') && !path.endsWith('vitest.config.ts'))];
  expect(sources.filter((file) => /^export default|export \{[^}]*\bas default\b/m.test(read(file)))).toEqual([]);
});

it('says in every file of the compiler what it is for, before what it exports', () => {
  expect(
    files.filter(
      (file) =>
        !read(file)
          .split(/^export /m)[0]
          ?.includes('/**'),
    ),
  ).toEqual([]);
});

/** The npm name `tmc` is another project's program: `npx tmc` anywhere but in this repository would run that one. */
it('never tells anybody outside this repository to run `npx tmc`', () => {
  const inside = ['README.md', 'CONTRIBUTING.md', 'test/architecture.test.ts'];
  const places = ['compiler', 'stdlib', 'examples', 'docs', 'test', '.'].flatMap((place) => list(place, place === '.' ? 0 : 20));
  const wrong = places
    .filter((file) => !inside.includes(file) && /\.(?:ts|mjs|md|hbs|tm|json|html|ya?ml|svg|dot)$/.test(file))
    .filter((file) => /npx\s+(?:-y\s+|--yes\s+)?tmc\b/.test(read(file)));
  expect(wrong).toEqual([]);
  for (const file of inside.slice(0, 2)) {
    const lines = existing(file)
      .split('\n')
      .filter((line) => line.includes('npx tmc'));
    expect(lines.filter((line) => !line.includes('examples/'))).toEqual([]);
  }
});

function list(directory: string, depth = 20): string[] {
  return readdirSync(join(projectRoot, directory), { recursive: depth > 0, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

function existing(file: string): string {
  try {
    return read(file);
  } catch {
    return '';
  }
}

/** Static and dynamic imports, and re-exports. */
function importsOf(file: string): Import[] {
  const text = withoutComments(read(file));
  const found = [...text.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm)];
  return found.map(([, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    return { file, target: target.startsWith('.') ? posix.join(posix.dirname(file), target) : target };
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function stageOf(file: string): number {
  return STAGES.indexOf(file.split('/')[1] ?? '');
}

function show({ file, target }: Import): string {
  return `${file} imports ${target}`;
}
