/**
 * `policy/threat-model.yml`: a GitHub workflow that runs `check`, to be copied to `.github/workflows`. Promises: actions and the
 * compiler are pinned, the job has no secret and no right to write, no path filter or skipped job can pass for a green check,
 * no text of a model stands in it. What comes in (a name, a directory, a package) is refused unless every character is harmless.
 */
import type { LockPin } from './pinned.ts';

export interface WorkflowRequest {
  /** Name of the model. */
  readonly model: string;
  /** Directory of the project, relative to the repository root; empty for the root itself. */
  readonly directory: string;
  readonly from: LockPin | { readonly package: string };
}

const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const SETUP_NODE = 'actions/setup-node@395ad3262231945c25e8478fd5baf05154b1d79f # v6.1.0';
const NODE = '24';

/** `$`, a quote or a line end in a path could end its string, or start an expression that GitHub fills in before a shell sees it. */
const HARMLESS = /^[A-Za-z0-9_.@+/ -]*$/;

export function isHarmless(path: string): boolean {
  return HARMLESS.test(path);
}

export function workflowText({ model, directory, from }: WorkflowRequest): string {
  const { where, steps, program } = 'package' in from ? ofPackage(from.package) : ofLock(from);
  const path = relativePath(where, directory);
  const inside = where === '' ? [] : [`        working-directory: "${where}"`];
  const lines = [
    `# Checks the threat model \`${model}\`. GitHub runs only what lies in .github/workflows: copy this file there, and make its job`,
    '# a required check of the branch. Written by tmc; the next build writes it again, so change the copy.',
    `name: Threat model ${model}`,
    '',
    'on:',
    '  pull_request:',
    '  merge_group:',
    '  push:',
    '    branches: [main]',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  threat-model:',
    `    name: threat model ${model}`,
    '    # A job that is skipped would count as passed.',
    '    if: always()',
    '    runs-on: ubuntu-24.04',
    '    timeout-minutes: 10',
    ...(inside.length > 0 ? ['    defaults:', '      run:', ...inside] : []),
    '    steps:',
    '      - name: Fetch the repository',
    `        uses: ${CHECKOUT}`,
    '        with:',
    '          persist-credentials: false',
    '      - name: Set up Node',
    `        uses: ${SETUP_NODE}`,
    '        with:',
    `          node-version: "${NODE}"`,
    '          package-manager-cache: false',
    ...steps,
    ...step('Check the threat model', [`${program} check "${path}" --format github`]),
    '      # The step above decides; this one shows the same on the page of the run. Indented, the text of a model stays text.',
    '      - name: Write the summary',
    '        if: always()',
    '        run: |',
    `          ${program} check "${path}" 2>&1 | sed 's/^/    /' >> "$GITHUB_STEP_SUMMARY" || true`,
  ];
  return `${lines.join('\n')}\n`;
}

interface Setup {
  readonly where: string;
  readonly steps: readonly string[];
  readonly program: string;
}

/** Scripts of packages never run: nothing of what is installed has to be built. */
function ofLock({ manager, file, directory, modules }: LockPin): Setup {
  const name = `Install what ${file} pins`;
  const program = `"./${modules}/.bin/tmc"`;
  // Corepack takes the version that package.json names; without one, that of this Node rather than the newest.
  const corepack = { COREPACK_DEFAULT_TO_LATEST: '0' };
  switch (manager) {
    case 'npm':
      return { where: directory, program, steps: step(name, ['npm ci --ignore-scripts --no-audit --no-fund']) };
    case 'pnpm':
      return {
        where: directory,
        program,
        steps: step(name, ['corepack enable', 'pnpm install --frozen-lockfile --ignore-scripts'], corepack),
      };
    case 'yarn':
      return {
        where: directory,
        program: 'yarn run tmc',
        steps: step(name, ['corepack enable', 'yarn install --immutable --mode=skip-build'], corepack),
      };
    case 'yarn_classic':
      return {
        where: directory,
        program: 'yarn --silent run tmc',
        steps: step(name, ['corepack enable', 'yarn install --frozen-lockfile --ignore-scripts --non-interactive'], corepack),
      };
  }
}

/** Outside of the repository, so that nothing of its own package.json is installed. */
function ofPackage(name: string): Setup {
  return {
    where: '',
    program: '"$RUNNER_TEMP/tmc/node_modules/.bin/tmc"',
    steps: step('Install what the model names', [
      `npm install --ignore-scripts --no-audit --no-fund --prefix "$RUNNER_TEMP/tmc" "${name}"`,
    ]),
  };
}

/** Commands stand in a block of their own: one that starts with a quote would otherwise be a quoted string of YAML. */
function step(name: string, commands: readonly string[], environment: Readonly<Record<string, string>> = {}): string[] {
  const variables = Object.entries(environment).map(([key, value]) => `          ${key}: "${value}"`);
  return [
    `      - name: ${name}`,
    ...(variables.length > 0 ? ['        env:', ...variables] : []),
    '        run: |',
    ...commands.map((command) => `          ${command}`),
  ];
}

/** The project lies at or below the directory in which the program runs. A leading `-` would be an option. */
function relativePath(from: string, to: string): string {
  const path = from === '' ? to : to.slice(from.length + 1);
  return path === '' ? '.' : path.startsWith('-') ? `./${path}` : path;
}
