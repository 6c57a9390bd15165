/** Figures that a process of its own finds out. */
import { spawnSync } from 'node:child_process';

/** What it prints, as data. */
export function runNode(arguments_: readonly string[]): unknown {
  const { stdout, stderr, status } = spawnSync(process.execPath, arguments_, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return JSON.parse(stdout);
}
