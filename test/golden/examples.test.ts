/**
 * The committed output of each example is what a build of it writes, byte for byte: a missing, changed or left-over file fails.
 * Only `npm run golden` writes it.
 */
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFiles, tmc, workspace } from '../cli/cli.ts';
import { projectRoot } from '../support/library.ts';

const examples = join(projectRoot, 'examples');
const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** The examples without their outputs, in a repository of their own. */
function copyOfExamples(): string {
  const root = workspace();
  mkdirSync(join(root, '.git'));
  cpSync(examples, join(root, 'examples'), { recursive: true, filter: (path) => !path.includes('threat-model') });
  return root;
}

it('knows the five example projects', () => {
  expect(names).toEqual(['invoice-export', 'online-shop', 'passwordless-login', 'platform', 'webhook-processor']);
});

it.each(names)('builds examples/%s to the output that is committed', (name) => {
  const golden = join(examples, name, 'threat-model');
  expect(existsSync(golden)).toBe(true);
  const root = copyOfExamples();
  const { code, err } = tmc(['build', `examples/${name}`], { cwd: root });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const built = readFiles(join(root, 'examples', name, 'threat-model'));
  const committed = readFiles(golden);
  expect(Object.keys(built)).toEqual(Object.keys(committed));
  for (const [path, text] of Object.entries(committed)) expect(built[path], path).toBe(text);
});
