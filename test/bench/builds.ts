/** How long `tmc build` takes as a whole process: with nothing kept from before, and with nothing changed since. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/library.ts';
import { elapsed, type Figure } from './measure.ts';

const PROJECT = 'examples/online-shop';

/** `bundle` is the built command line. Each figure is the quietest run: another program slows a whole process down, never up. */
export function builds(bundle: string, rounds: number): Figure[] {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const place = mkdtempSync(join(tmpdir(), 'tmc-bench-'));
    const build = () => {
      const { status, stderr } = spawnSync(process.execPath, [bundle, 'build', PROJECT, '--out', join(place, 'output')], {
        cwd: projectRoot,
        env: { ...process.env, XDG_CACHE_HOME: place },
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`the build failed: ${stderr}`);
    };
    try {
      cold.push(elapsed(build));
      warm.push(elapsed(build), elapsed(build));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
  return [
    { name: `\`build ${PROJECT}\`, cold`, value: Math.min(...cold), unit: 'ms', limit: { at: 'most', value: 2000 } },
    { name: 'the same with nothing changed', value: Math.min(...warm), unit: 'ms', limit: { at: 'most', value: 500 } },
  ];
}
