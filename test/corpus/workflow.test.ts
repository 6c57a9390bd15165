/**
 * The workflows of every kind against the published schema, and under actionlint, which knows what the schema does not: runners,
 * functions, shells. `ACTIONLINT` says where that program is; `.ci/run` installs it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { type WorkflowRequest, workflowText } from '../../compiler/emit/policy/workflow.ts';
import { workspace, writeFiles } from '../cli/cli.ts';
import { projectRoot } from '../support/library.ts';

const REQUESTS: readonly WorkflowRequest[] = [
  { model: 'shop', directory: '', from: { package: '@acme/tmc@1.2.3-rc.1' } },
  { model: 'shop', directory: 'services/my pay', from: { package: '@acme/tmc@1.2.3' } },
  ...(['npm', 'pnpm', 'yarn', 'yarn_classic'] as const).flatMap((manager): WorkflowRequest[] =>
    ['', 'services', 'my services/-x'].map((directory) => ({
      model: 'shop',
      directory: 'my services/-x/pay',
      from: { manager, file: 'a.lock', directory: directory === 'services' ? '' : directory, modules: `${directory}/node_modules` },
    })),
  ),
];

const schema = JSON.parse(readFileSync(join(projectRoot, '..', 'shared', 'schemas', 'github-workflow.json'), 'utf8'));

it('writes workflows that the published schema accepts', () => {
  const validate = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);
  for (const request of REQUESTS) expect(validate(parse(workflowText(request))) || validate.errors).toBe(true);
});

const actionlint = process.env.ACTIONLINT;

it.skipIf(actionlint === undefined)('writes workflows that actionlint has nothing to say about', () => {
  const lint = (text: string) => {
    const root = workspace();
    writeFiles(root, { '.github/workflows/threat-model.yml': text, '.git/HEAD': '' });
    const { status, stdout, error } = spawnSync(actionlint ?? '', ['-no-color'], { cwd: root, encoding: 'utf8' });
    if (error) throw error;
    return { status, stdout };
  };
  for (const request of REQUESTS) expect(lint(workflowText(request))).toEqual({ status: 0, stdout: '' });
  const [first] = REQUESTS;
  // A linter that accepts anything would prove nothing.
  if (first) expect(lint(workflowText(first).replace('ubuntu-24.04', 'ubunto-24.04')).status).toBe(1);
});
