/**
 * `npm run test:nodes`: the suite on every supported Node but the one that runs this. Each comes from npm as a binary without an
 * install script, in a folder of its own, so that the project's packages stay as they are.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const supported = ['20.19', '22', '24', '26'];
const running = process.versions.node;
const wanted =
  process.argv.slice(2).length > 0 ? process.argv.slice(2) : supported.filter((version) => !`${running}.`.startsWith(`${version}.`));
const platform = process.platform === 'win32' ? 'win' : process.platform;
const directory = mkdtempSync(join(tmpdir(), 'tmc-nodes-'));
// A test runs the program as somebody who may write nothing; that somebody must be able to reach it.
chmodSync(directory, 0o755);
const failed = [];

try {
  for (const version of wanted) {
    const place = join(directory, version);
    mkdirSync(place);
    const name = `n@npm:node-${platform}-${process.arch}@${version}`;
    const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', place, name], {
      cwd: place,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const node = ['bin/node', 'bin/node.exe', 'node.exe']
      .map((path) => join(place, 'node_modules', 'n', path))
      .find((path) => existsSync(path));
    if (npm.status !== 0 || node === undefined) {
      failed.push(`${version} (could not be installed)`);
      continue;
    }
    console.log(`\n== Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
    const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
    const run = spawnSync(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CI: 'true', PATH: path },
    });
    if (run.status !== 0) failed.push(version);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

console.log(failed.length === 0 ? `\npassed on Node ${wanted.join(', ')}` : `\nfailed on Node ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
