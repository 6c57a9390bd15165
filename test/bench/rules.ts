/** From text to a judged model with all shipped packs, and the memory that the largest models take. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleScript } from './bundle.ts';
import { writeJudged } from './judged.ts';
import { type Figure, median } from './measure.ts';
import { runNode } from './processes.ts';

interface JudgedRun {
  readonly times: readonly Readonly<Record<'rules' | 'total', number>>[];
  readonly verdicts: Readonly<Record<'open' | 'mitigated' | 'unknown', number>>;
  readonly errors: number;
  readonly first: readonly string[];
}

export async function rules(short: boolean): Promise<Figure[]> {
  const script = await bundleScript('fresh-model');
  const measure = (components: number, runs: number): JudgedRun => {
    const run = runNode([script, String(components), String(2 * components), String(runs), 'judged']) as JudgedRun;
    if (run.errors > 0) throw new Error(`the generated model is refused: ${run.first.join('; ')}`);
    return run;
  };
  const small = Array.from({ length: 3 }, () => measure(1600, short ? 5 : 9));
  const large = measure(16_000, short ? 2 : 3);
  const huge = measure(10_000, 2);
  // The quietest of three processes, as for models without rules.
  const warm = Math.min(...small.map(({ times }) => median(times.slice(1).map((time) => time.total))));
  const first = median(small.map(({ times }) => times[0]?.total ?? 0));
  const { open, mitigated, unknown } = (small[0] as JudgedRun).verdicts;
  const all = open + mitigated + unknown;
  return [
    { name: 'text to judged model, 1,600 components, 3,200 flows, warm', value: warm, unit: 'ms', limit: { at: 'most', value: 1000 } },
    { name: 'the same, the first time in a process', value: first, unit: 'ms' },
    { name: 'threats a flow', value: all / 3200, unit: 'threats' },
    { name: 'of them mitigated', value: (100 * mitigated) / all, unit: '%' },
    { name: 'of them unknown', value: (100 * unknown) / all, unit: '%' },
    {
      name: 'ten times the judged model takes, warm',
      value: Math.min(...large.times.slice(1).map((time) => time.total)) / warm,
      unit: 'times',
      limit: { at: 'most', value: 12 },
    },
    {
      name: 'rules alone, 10,000 components and 20,000 flows',
      value: Math.min(...huge.times.map((time) => time.rules)),
      unit: 'ms',
      limit: { at: 'most', value: 3000 },
    },
  ];
}

/** `bundle` is the built command line. */
export async function memory(bundle: string): Promise<Figure[]> {
  const script = await bundleScript('fresh-build');
  const place = mkdtempSync(join(tmpdir(), 'tmc-bench-'));
  try {
    mkdirSync(join(place, '.git'));
    for (const [path, text] of Object.entries(writeJudged({ components: 10_000, flows: 20_000 }))) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    const { peak } = runNode([script, place]) as { readonly peak: number };
    return [
      {
        name: 'peak memory of `check`, 10,000 components',
        value: peakOfCheck(bundle, place) / 1e6,
        unit: 'MB',
        limit: { at: 'most', value: 500 },
      },
      { name: 'peak memory of a build without pictures', value: peak / 1e6, unit: 'MB', limit: { at: 'most', value: 700 } },
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Asks the process itself when it ends. */
function peakOfCheck(bundle: string, directory: string): number {
  const hook = join(directory, 'peak.cjs');
  writeFileSync(
    hook,
    "process.on('exit', () => require('node:fs').writeFileSync('peak', String(process.resourceUsage().maxRSS * 1024)));\n",
  );
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, bundle, 'check', '.'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`the check failed: ${stderr.slice(-2000)}`);
  return Number(readFileSync(join(directory, 'peak'), 'utf8'));
}
