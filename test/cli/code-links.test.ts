import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCodeLinks } from '../../compiler/cli/code-links.ts';
import { createNodeHost } from '../../compiler/cli/node-host.ts';
import { tmc, workspace, writeFiles } from './cli.ts';

function repository() {
  const outside = workspace({ 'secret/verify.ts': '' });
  const root = join(outside, 'repository');
  writeFiles(root, {
    'services/pay/model.tm': '',
    'services/pay/src/verify.ts': '',
    'services/pay/src/deep/er/limits.go': '',
    'deploy/policies/a.yaml': '',
    'node_modules/x/verify.ts': '',
  });
  mkdirSync(join(root, 'deploy', 'empty'));
  symlinkSync(join(outside, 'secret'), join(root, 'services', 'pay', 'linked'));
  symlinkSync(join(outside, 'secret', 'verify.ts'), join(root, 'services', 'pay', 'linked.ts'));
  return createCodeLinks(createNodeHost(root), 'services/pay');
}

it.each([
  ['src/verify.ts', true],
  ['src', true],
  ['./src//verify.ts', true],
  ['src/*.ts', true],
  ['src/v*y.ts', true],
  ['**/limits.go', true],
  ['src/**/limits.go', true],
  ['src/**', true],
  ['deploy/policies/**', true],
  ['services/pay/src/verify.ts', true],
  ['src/gone.ts', false],
  ['src/*.py', false],
  ['src/verify.ts/x', false],
  ['src/verify_ts', false],
  ['deploy/empty/**', false],
  ['SRC/verify.ts', false],
])('%s is there: %s', (pattern, there) => {
  expect(repository()(pattern)).toBe(there);
});

it.each([
  '',
  '.',
  '/',
  '../secret/verify.ts',
  'src/../../../../secret/verify.ts',
  '/etc/passwd',
  '**/../../../secret/*',
  'linked/verify.ts',
  'linked.ts',
  'linked/**',
])('finds nothing outside of the repository, or behind a link: %j', (pattern) => {
  expect(repository()(pattern)).toBe(false);
});

it('gives the policy file what is there: present, or missing with the link that leads nowhere', () => {
  const model = `model shop

component web "Web" : service { implements audit_log { code "src/audit.ts"; test "names who did it" } }
component api "API" : service { implements audit_log { code "src/gone.ts", "src/*.ts" } }
component job "Job" : service { implements audit_log }
threat unseen "Nobody sees it" : repudiation on web { severity high; requires audit_log }
threat hidden "Nobody sees it" : repudiation on api { severity high; requires audit_log }
threat silent "Nobody sees it" : repudiation on job { severity high; requires audit_log }
`;
  const root = workspace({ 'shop.tm': model, 'src/audit.ts': '' });
  expect(tmc(['build', '--format', 'json'], { cwd: root }).code).toBe(0);
  const { controls } = JSON.parse(readFileSync(join(root, 'threat-model', 'policy', 'required-controls.json'), 'utf8'));
  expect(controls).toMatchObject([
    { element: 'shop.api', state: 'met', present: false, claims: [{ code: ['src/*.ts', 'src/gone.ts'], missing: ['src/gone.ts'] }] },
    { element: 'shop.job', state: 'met', present: false, claims: [{ code: [] }] },
    { element: 'shop.web', state: 'met', present: true, claims: [{ code: ['src/audit.ts'], test: ['names who did it'] }] },
  ]);
});
