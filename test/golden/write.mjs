/** `npm run golden`: builds every example in place. Look at what changed before it is committed. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of examples) {
  const { status } = spawnSync(process.execPath, [join(root, 'dist', 'tmc.cjs'), 'build', `examples/${name}`], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
