/**
 * `npm run bench`: the figures of docs/performance.md, measured in one run. `--json` prints them as data, `--short` takes fewer
 * rounds, `--check` is short and fails when a figure misses its limit by more than half. Words choose groups: `yaml warm fresh
 * model cli rules memory build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { projectRoot } from '../support/library.ts';
import { builds } from './builds.ts';
import { bundleScript, workDirectory } from './bundle.ts';
import { generateModel } from './generate.ts';
import { elapsed, type Figure, interleaved, median, meets, milliseconds, showFigure } from './measure.ts';
import { createSourceFile, parseFile } from './parser.ts';
import { runNode } from './processes.ts';
import { memory, rules } from './rules.ts';
import { writeTm, writeYaml } from './write.ts';

const args = new Set(process.argv.slice(2));
const short = args.has('--short') || args.has('--check');
const slack = 1.5;

function parseSource(text: string): void {
  const { diagnostics } = parseFile(createSourceFile('generated.tm', text));
  if (diagnostics[0]) throw new Error(`the generated model is refused: ${diagnostics[0].message}`);
}

function againstYaml(): Figure[] {
  const model = generateModel({ components: 300, flows: 600 });
  const tm = writeTm(model);
  const yaml = writeYaml(model);
  const works = [() => milliseconds(() => parseSource(tm)), () => milliseconds(() => void parseYaml(yaml))];
  interleaved(short ? 3 : 5, works);
  const [own = 0, other = 0] = interleaved(short ? 9 : 25, works);
  return [
    {
      name: `text to tree against YAML.parse (${kilobytes(tm)} and ${kilobytes(yaml)} kB)`,
      value: other / own,
      unit: 'times',
      limit: { at: 'least', value: 12 },
    },
  ];
}

function warm(text: string): Figure[] {
  const work = () => milliseconds(() => parseSource(text));
  interleaved(5, [work]);
  const [time = 0] = interleaved(short ? 15 : 41, [work]);
  return [{ name: 'text to tree, warm', value: text.length / 1e6 / (time / 1000), unit: 'MB/s', limit: { at: 'least', value: 15 } }];
}

interface FreshParse {
  readonly total: number;
  readonly parse: number;
}

async function fresh(text: string): Promise<Figure[]> {
  const script = await bundleScript('fresh-parse');
  const path = join(workDirectory, 'bench-generated.tm');
  writeFileSync(path, text);
  const runs = Array.from({ length: short ? 5 : 15 }, () => runNode([script, path]) as FreshParse);
  return [
    {
      name: 'first 1 MB of a process to tree, code loaded and parser built',
      value: median(runs.map((run) => run.total)),
      unit: 'ms',
      limit: { at: 'most', value: 300 },
    },
    { name: 'the same without loading the code', value: median(runs.map((run) => run.parse)), unit: 'ms' },
  ];
}

interface ModelRun {
  readonly times: readonly Readonly<Record<'parse' | 'model' | 'total', number>>[];
  readonly errors: number;
  readonly first: readonly string[];
}

async function toModel(): Promise<Figure[]> {
  const script = await bundleScript('fresh-model');
  // The engine compiles what runs most during the first runs: those are no warm ones.
  const measure = (scale: number, runs: number, warmUp: number) => {
    const { times, errors, first } = runNode([script, String(1600 * scale), String(3200 * scale), String(runs)]) as ModelRun;
    if (errors > 0) throw new Error(`the generated model is refused: ${first.join('; ')}`);
    return { cold: times[0]?.total ?? 0, warm: median(times.slice(warmUp).map((time) => time.total)) };
  };
  const small = Array.from({ length: 3 }, () => measure(1, short ? 9 : 13, 4));
  const large = measure(10, short ? 2 : 4, 1);
  const cold = median(small.map((run) => run.cold));
  // The quietest of three processes: another program on the machine slows a whole process down, not a run of it.
  const warm = Math.min(...small.map((run) => run.warm));
  return [
    { name: 'text to model, 1,600 components and 3,200 flows, warm', value: warm, unit: 'ms', limit: { at: 'most', value: 300 } },
    { name: 'the same, the first time in a process', value: cold, unit: 'ms' },
    { name: 'text to model, ten times as large, fresh', value: large.cold, unit: 'ms' },
    { name: 'ten times the model takes, fresh', value: large.cold / cold, unit: 'times', limit: { at: 'most', value: 12 } },
    { name: 'the same, warm', value: large.warm / warm, unit: 'times' },
  ];
}

function builtBundle(): string {
  const { bin } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { bin: { tmc: string } };
  const bundle = join(projectRoot, bin.tmc);
  if (!existsSync(bundle)) throw new Error(`there is no ${bin.tmc}: run \`npm run build\` first`);
  return bundle;
}

function commandLine(): Figure[] {
  const bundle = builtBundle();
  const run = (arguments_: readonly string[]) => () =>
    elapsed(() => void spawnSync(process.execPath, arguments_, { cwd: projectRoot, stdio: 'ignore' }));
  const works = [run(['-e', '0']), run([bundle, 'check', 'examples/webhook-processor'])];
  interleaved(2, works);
  const [node = 0, check = 0] = interleaved(short ? 11 : 31, works);
  return [
    { name: '`check examples/webhook-processor` above `node -e 0`', value: check - node, unit: 'ms', limit: { at: 'most', value: 120 } },
    { name: '`node -e 0`', value: node, unit: 'ms' },
  ];
}

function kilobytes(text: string): number {
  return Math.round(text.length / 1000);
}

function megabyte(): string {
  const text = writeTm(generateModel({ components: 2700, flows: 5400, seed: 2 }));
  const end = text.indexOf('\nflow ', 1_000_000);
  return end < 0 ? text : text.slice(0, end + 1);
}

const text = megabyte();
const groups: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  yaml: againstYaml,
  warm: () => warm(text),
  fresh: () => fresh(text),
  model: toModel,
  cli: commandLine,
  rules: () => rules(short),
  memory: () => memory(builtBundle()),
  build: () => builds(builtBundle(), short ? 3 : 6),
};
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
}
const missed = figures.filter((figure) => !meets(figure, args.has('--check') ? slack : 1));
if (args.has('--json'))
  console.log(JSON.stringify({ node: process.version, processor: cpus()[0]?.model, cores: cpus().length, figures }, null, 2));
else {
  console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model}`);
  for (const figure of figures) console.log(showFigure(figure));
}
if (args.has('--check') && missed.length > 0) process.exitCode = 1;
