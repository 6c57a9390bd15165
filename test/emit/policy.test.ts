import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { EmitContext, Emitted } from '../../compiler/emit/emitter.ts';
import { isPresent, policyEmitter, requiredControls } from '../../compiler/emit/policy/emit-policy.ts';
import { type LockPin, PACKAGE } from '../../compiler/emit/policy/pinned.ts';
import type { Model, Obligation, ObligationClaim } from '../../compiler/model/ir.ts';
import { projectRoot } from '../support/library.ts';
import { createFixture, text } from './fixture.ts';
import { webhookModel } from './models.ts';

const NPM: LockPin = { manager: 'npm', file: 'package-lock.json', directory: '', modules: 'node_modules' };

function emit(model: Model, project: EmitContext['project']): Promise<Emitted> {
  return policyEmitter.emit(model, { toolVersion: '1.2.3', origins: {}, at: { file: 'a.tm', start: 0, end: 0 }, project });
}

function modelNaming(name: string, rest: object = {}): Model {
  const fact = { phrases: [{ preposition: 'by', values: [text(name)] }], source: { level: 'own' as const } };
  return createFixture('shop', 'Shop', { attributes: [{ attribute: 'checked', facts: [fact], ...rest }] }).build();
}

interface Job {
  readonly if: string;
  readonly needs?: unknown;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly if?: string; readonly with?: object }[];
  readonly defaults?: { readonly run: { readonly 'working-directory': string } };
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

async function workflowFor(model: Model, project: EmitContext['project']) {
  const { files } = await emit(model, project);
  const written = files.find((file) => file.path === 'policy/threat-model.yml')?.text ?? '';
  const workflow = parse(written) as Workflow;
  const job = workflow.jobs['threat-model'];
  if (!job) throw new Error('the workflow has no job');
  return { text: written, workflow, job, commands: job.steps.flatMap((step) => step.run?.trim().split('\n') ?? []) };
}

it('knows what it is published as', () => {
  expect(PACKAGE).toBe(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).name);
});

it('writes no workflow when nothing pins the compiler, and says why in one line', async () => {
  for (const project of [undefined, { directory: 'a' }]) {
    const { files, notes } = await emit(createFixture('shop').build(), project);
    expect(files.map((file) => file.path)).toEqual(['policy/required-controls.json']);
    expect(notes).toEqual([
      'no policy/threat-model.yml: no lock file pins @tmc-lang/tmc, and the model names no package in one version: `checked by "@SCOPE/NAME@1.2.3"`',
    ]);
  }
  // What somebody once said and no longer holds pins nothing.
  expect((await emit(modelNaming('@acme/tmc@1.2.3', { expired: true }), undefined)).notes).toHaveLength(1);
});

const PINS: readonly (readonly [string, Model, EmitContext['project']])[] = [
  ['npm', createFixture('shop').build(), { directory: '', pin: NPM }],
  ['npm of a workspace', createFixture('shop').build(), { directory: 'a/b', pin: { ...NPM, modules: 'a/node_modules' } }],
  ['pnpm', createFixture('shop').build(), { directory: 'a', pin: { ...NPM, manager: 'pnpm', file: 'pnpm-lock.yaml', directory: 'a' } }],
  ['yarn', createFixture('shop').build(), { directory: 'a', pin: { ...NPM, manager: 'yarn', file: 'yarn.lock' } }],
  ['classic yarn', createFixture('shop').build(), { directory: 'a', pin: { ...NPM, manager: 'yarn_classic', file: 'yarn.lock' } }],
  ['what the model names', modelNaming('@acme/tmc@1.2.3'), { directory: 'a' }],
];

it.each(PINS)('writes a workflow that cannot pass unseen and may not do harm: %s', async (_, model, project) => {
  const { text: written, workflow, job, commands } = await workflowFor(model, project);
  expect(Object.keys(workflow.on).sort()).toEqual(['merge_group', 'pull_request', 'push']);
  expect(workflow.on).toMatchObject({ pull_request: null, merge_group: null, push: { branches: ['main'] } });
  expect(Object.values(workflow.on).some((event) => JSON.stringify(event)?.includes('paths'))).toBe(false);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(Object.keys(workflow.jobs)).toHaveLength(1);
  expect(job.if).toBe('always()');
  expect(job.needs).toBeUndefined();
  // No expression at all: nothing that GitHub would fill in before a shell or a parser sees it.
  expect(written).not.toContain('${');
  expect(written).not.toContain('secrets');
  expect(written).not.toContain('continue-on-error');
  expect(written).not.toContain('npx');
  for (const { uses } of job.steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/(?:checkout|setup-node)@[0-9a-f]{40}$/);
  expect(written.match(/uses: .* # v\d+\.\d+\.\d+$/gm)).toHaveLength(2);
  expect(job.steps[0]?.with).toEqual({ 'persist-credentials': false });
  const [check, ...others] = commands.filter((command) => command.includes(' check ') && !command.includes('||'));
  expect(others).toEqual([]);
  expect(check).toMatch(/ check "[^"]+" --format github$/);
  for (const command of commands.filter((one) => /\binstall\b|\bci\b/.test(one)))
    expect(command).toMatch(/--ignore-scripts|--mode=skip-build/);
});

it.each([
  [PINS[0]?.[2], '"./node_modules/.bin/tmc" check "."', undefined],
  [PINS[1]?.[2], '"./a/node_modules/.bin/tmc" check "a/b"', undefined],
  [PINS[2]?.[2], '"./node_modules/.bin/tmc" check "."', 'a'],
  [PINS[3]?.[2], 'yarn run tmc check "a"', undefined],
  [{ directory: '-x', pin: NPM }, '"./node_modules/.bin/tmc" check "./-x"', undefined],
])('runs the pinned program on the project, from where it is installed: %j', async (project, command, where) => {
  const { job, commands } = await workflowFor(createFixture('shop').build(), project);
  expect(commands).toContain(`${command} --format github`);
  expect(job.defaults?.run['working-directory']).toBe(where);
});

it('takes the version of the lock file before the one that the model names', async () => {
  const model = modelNaming('@acme/tmc@1.2.3');
  expect((await workflowFor(model, { directory: '', pin: NPM })).text).not.toContain('@acme');
  const { commands } = await workflowFor(model, { directory: '' });
  expect(commands[0]).toMatch(/^npm install .* "@acme\/tmc@1\.2\.3"$/);
  expect(commands[1]).toBe('"$RUNNER_TEMP/tmc/node_modules/.bin/tmc" check "." --format github');
});

it.each(['a"b', '$(id)', '`id`', 'a\\b', 'a\nb', `\${{ secrets.X }}`, 'a;b', "a'b", 'ü'])(
  'writes no workflow for the directory %j, which a shell or GitHub would take for more than a name',
  async (directory) => {
    const pins = [
      { directory, pin: NPM },
      { directory: '', pin: { ...NPM, directory } },
      { directory: '', pin: { ...NPM, modules: directory } },
    ];
    for (const project of pins) {
      const { files, notes } = await emit(createFixture('shop').build(), project);
      expect(files).toHaveLength(1);
      expect(notes?.[0]).toContain('characters in its name');
    }
  },
);

it('lists each obligation with what a pipeline has to know of it', () => {
  const { controls } = requiredControls(webhookModel(), () => true);
  const signature = controls.find((control) => control.alternatives.includes('hmac_signature'));
  expect(signature).toMatchObject({
    element: 'payments.receiver',
    alternatives: ['hmac_signature', 'mutual_tls'],
    need: 1,
    severity: 'critical',
    state: 'met',
    present: true,
    threats: [{ id: 'webhook.forged_delivery@payments.delivery', standing: 'stopped' }],
    claims: [
      { control: 'hmac_signature', code: ['services/receiver/signature.ts'], test: ['refuses a delivery signed with a retired secret'] },
    ],
    verify: ['rejects a delivery whose signature is wrong'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  expect(controls.find((control) => control.alternatives.includes('least_privilege'))?.threats[0]?.standing).toBe('decided');
});

it('names the linked code that is not there, and takes the control for absent', () => {
  const { controls } = requiredControls(webhookModel(), () => false);
  const signature = controls.find((control) => control.alternatives.includes('hmac_signature'));
  expect(signature?.present).toBe(false);
  expect(signature?.claims[0]?.missing).toEqual(['services/receiver/signature.ts']);
});

const claimOf = (control: string, code: readonly string[], rest: Partial<ObligationClaim> = {}): ObligationClaim => {
  return { element: 'm.x', control, state: 'implemented', code, test: [], ...rest };
};

it.each<[string, Partial<Obligation>, boolean]>([
  ['claimed without code', { claims: [claimOf('a', [])] }, false],
  ['claimed with code that is there', { claims: [claimOf('a', ['there'])] }, true],
  ['with code of which a part is missing', { claims: [claimOf('a', ['there', 'gone'])] }, false],
  ['planned', { state: 'planned', claims: [claimOf('a', ['there'], { state: 'planned' })] }, false],
  ['met by nothing that is claimed', { claims: [] }, false],
  ['one of two', { need: 2, claims: [claimOf('a', ['there']), claimOf('b', [])] }, false],
  ['two of two', { need: 2, claims: [claimOf('a', ['there']), claimOf('b', ['there'])] }, true],
  ['the same control twice', { need: 2, claims: [claimOf('a', ['there']), claimOf('a', ['there'], { element: 'm.y' })] }, false],
  ['one claim with code beside one without', { claims: [claimOf('a', ['there']), claimOf('a', [], { element: 'm.y' })] }, true],
  [
    'one way with code, one without',
    { placement: 'before', claims: [claimOf('a', ['there']), claimOf('a', [], { element: 'm.y' })] },
    false,
  ],
])('%s', (_, rest, present) => {
  const base = { id: 'm.x#on:a', element: 'm.x', placement: 'on' as const, alternatives: ['a', 'b'], need: 1, severity: 'high' as const };
  const obligation = { ...base, state: 'met' as const, claims: [], verify: [], ...rest };
  expect(isPresent(obligation, (path) => path === 'there')).toBe(present);
});
