/**
 * Makes `dist/`: the bundled command line, the standard library parsed, and the pages that explain codes. Run by `prepare`,
 * by `npm run build` and before the tests. Needs no network and leaves `dist/` whole: files are replaced one by one, what
 * nobody asks for any more is removed last.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { esbuildTemplates } from './emit/markdown/precompile.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGET = 'node20';

/** What this script needs of the compiler itself. */
const PARSER = `
  export { parseFile } from './compiler/syntax/parse.ts';
  export { theParser } from './compiler/syntax/grammar.ts';
  export { computedLookahead } from './compiler/syntax/lookahead.ts';
  export { createSourceFile } from './compiler/source/source-file.ts';
  export { indexOf } from './compiler/model/vocabulary-builder.ts';
`;

/** @returns {Promise<void>} Throws when the bundle cannot be made or a file of the standard library does not parse. */
export async function build() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const parser = await importBundled(PARSER);
  const core = await bundleCore(version, parser);
  const { outputs, worker } = await bundleOutputs();
  const names = { core: `core-${hashOf(core)}`, outputs: `emit-${hashOf(outputs + worker)}` };
  const files = [
    { path: `${names.core}.cjs`, contents: core },
    { path: `${names.outputs}.cjs`, contents: outputs },
    { path: 'layout.worker.mjs', contents: worker },
    { path: 'tmc.cjs', contents: await bundleStart(names) },
    ...shippedLibrary(parser),
    ...explainPages(),
  ];
  const dist = join(root, 'dist');
  writeAll(dist, files, [`${names.core}.cache`, `${names.outputs}.cache`]);
  chmodSync(join(dist, 'tmc.cjs'), 0o755);
  const out = mkdtempSync(join(tmpdir(), 'tmc-build-'));
  makeCache(dist, names.core, ['check'], out);
  makeCache(dist, names.outputs, ['build', '--out', join(out, 'output')], out);
  rmSync(out, { recursive: true, force: true });
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: TARGET,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'silent',
};

/**
 * All that a check needs, as one function of `require` and its own address: one file is read faster than many. Identifiers
 * keep their names, since a report of a fault of ours should be readable. Outputs stay outside until a build asks for them.
 */
async function bundleCore(version, parser) {
  const result = await esbuild({
    ...COMMON,
    entryPoints: ['compiler/cli/main.ts'],
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { TMC_VERSION: JSON.stringify(version), 'import.meta.url': 'TMC_URL' },
    plugins: [lightYargs, lookaheadOf(parser), outputsOutside],
  });
  return `(function (require, TMC_URL, TMC_OUTPUTS) {${result.outputFiles[0].text}})`;
}

/** The outputs, as one function like a module of CommonJS, and what runs in a worker thread. */
async function bundleOutputs() {
  const one = async (entry, format) =>
    (await esbuild({ ...COMMON, entryPoints: [entry], format, plugins: [esbuildTemplates] })).outputFiles[0].text;
  const [outputs, worker] = [await one('compiler/emit/registry.ts', 'cjs'), await one('compiler/cli/layout.worker.ts', 'esm')];
  return { outputs: `(function (require, module, exports) {${outputs}})`, worker };
}

/** The program that starts the others. */
async function bundleStart({ core, outputs }) {
  const define = { TMC_CORE: JSON.stringify(core), TMC_OUTPUTS: JSON.stringify(outputs) };
  return (await esbuild({ ...COMMON, entryPoints: ['compiler/cli/start.ts'], format: 'cjs', define })).outputFiles[0].text;
}

const outputsOutside = {
  name: 'outputs-outside',
  setup(build) {
    build.onResolve({ filter: /[\\/]emit[\\/]registry\.ts$/ }, () => ({ path: './emit.cjs', external: true }));
  },
};

/**
 * Runs a command in a process of its own and keeps what V8 has compiled of a bundle by then. A build without the cache is only
 * slower.
 */
function makeCache(dist, name, words, place) {
  const script = `
    const vm = require('node:vm');
    const { join } = require('node:path');
    const [dist, name] = process.argv.splice(1, 2, 'tmc');
    const { Script } = vm;
    vm.Script = class extends Script {
      constructor(text, options) {
        super(text, options);
        if (options.filename === join(dist, name + '.cjs'))
          process.on('exit', () => require('node:fs').writeFileSync(join(dist, name + '.cache'), this.createCachedData()));
      }
    };
    require(join(dist, 'tmc.cjs'));
  `;
  const project = join(root, 'examples', 'webhook-processor');
  const env = { ...process.env, XDG_CACHE_HOME: place };
  spawnSync(process.execPath, ['-e', script, dist, name, ...words, project], { stdio: 'ignore', env });
}

/**
 * yargs wants `string-width`, which builds a segmenter and large regular expressions when it is loaded, and `assert`: 25 ms in a
 * program that answers within 150. It needs the first for columns of help texts, ours are ASCII; the second to check itself.
 */
const lightYargs = {
  name: 'light-yargs',
  setup(build) {
    const light = {
      'string-width': 'export default (text) => text.length;',
      assert: 'export const strictEqual = () => {}; export const notStrictEqual = () => {};',
    };
    build.onResolve({ filter: /^(?:string-width|assert)$/ }, ({ path }) => ({ path, namespace: 'light' }));
    build.onLoad({ filter: /.*/, namespace: 'light' }, ({ path }) => ({ contents: light[path] }));
  },
};

/** The bundle holds what Chevrotain would otherwise find out about the grammar at every start. */
function lookaheadOf({ theParser, computedLookahead }) {
  return {
    name: 'lookahead',
    setup(build) {
      build.onLoad({ filter: /[\\/]lookahead-table\.ts$/ }, () => {
        theParser();
        return { contents: `export const lookaheadTable = ${JSON.stringify(computedLookahead())};` };
      });
    },
  };
}

/**
 * Every pack: what it declares (`library.json`), the trees of the declarations one behind the other (`library.trees`, read one
 * by one when a run needs them), and its text for diagnostics that point into it.
 */
function shippedLibrary({ parseFile, createSourceFile, indexOf }) {
  const packs = new Map();
  const trees = [];
  let offset = 0;
  const texts = [];
  for (const path of list(join(root, 'stdlib'), '.tm')) {
    const text = readFileSync(join(root, 'stdlib', path), 'utf8').replaceAll('\r\n', '\n');
    const source = createSourceFile(`stdlib:${path}`, text);
    const { file, diagnostics } = parseFile(source);
    const [first] = diagnostics;
    if (first) {
      const { line, column } = source.lines.position(first.start);
      throw new Error(`stdlib/${path}:${line}:${column}: ${first.message}`);
    }
    if (file.header?.word !== 'pack') throw new Error(`stdlib/${path}: a file of the standard library starts with \`pack NAME\``);
    const name = file.header.name.text;
    const { header, entries } = indexOf(file);
    const rows = entries.map((entry) => {
      const tree = ascii(JSON.stringify(entry.node));
      trees.push(tree);
      offset += tree.length;
      return [entry.word, entry.name, entry.extends ?? '', entry.aliases, entry.attributes ? 1 : 0, offset - tree.length, offset];
    });
    packs.set(name, [...(packs.get(name) ?? []), { path: source.path, header, rows }]);
    texts.push({ path: `stdlib/${path}`, contents: text });
  }
  const sorted = [...packs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, files]) => ({ name, files }));
  return [{ path: 'library.json', contents: JSON.stringify(sorted) }, { path: 'library.trees', contents: trees.join('') }, ...texts];
}

/** JSON whose length in characters is its length in bytes. */
function ascii(json) {
  return json.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function importBundled(contents) {
  const directory = mkdtempSync(join(tmpdir(), 'tmc-build-'));
  try {
    const outfile = join(directory, 'parser.mjs');
    await esbuild({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      absWorkingDir: root,
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: TARGET,
      logLevel: 'silent',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function explainPages() {
  const directory = join(root, 'compiler', 'diagnostics', 'explain');
  return list(directory, '.md').map((path) => ({ path: `explain/${path}`, contents: readFileSync(join(directory, path)) }));
}

/** Paths below a directory that end so, sorted, with `/`. */
function list(directory, ending) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Replaces files one by one and removes last what nobody asks for any more; `made` are made later. */
function writeAll(directory, files, made) {
  const kept = new Set(made.map((path) => join(directory, path)));
  for (const { path, contents } of files) {
    const target = join(directory, path);
    kept.add(target);
    mkdirSync(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}`;
    writeFileSync(temporary, contents);
    renameSync(temporary, target);
  }
  // A run that has just started may still read what the last build wrote.
  const old = Date.now() - 60_000;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path) && statSync(path, { throwIfNoEntry: false })?.mtimeMs < old) rmSync(path, { force: true });
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) await build();
