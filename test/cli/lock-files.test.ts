import { expect, it } from 'vitest';
import { findLockPin } from '../../compiler/cli/lock-files.ts';
import { createMemoryHost } from '../support/memory-host.ts';

function pinOf(files: Readonly<Record<string, string>>, project = '') {
  return findLockPin(createMemoryHost(files), project);
}

const npmLock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });
const OURS = { version: '0.1.0', resolved: 'https://r/tmc-0.1.0.tgz', integrity: 'sha512-x' };

const PNPM = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .: {}

  services/pay:
    devDependencies:
      '@tmc-lang/tmc':
        specifier: ^0.1.0
        version: 0.1.0

packages:

  '@tmc-lang/tmc@0.1.0':
    resolution: {integrity: sha512-x}
    hasBin: true
`;

const YARN = `__metadata:
  version: 8
  cacheKey: 10c0

"@tmc-lang/tmc@npm:^0.1.0":
  version: 0.1.0
  resolution: "@tmc-lang/tmc@npm:0.1.0"
  bin:
    tmc: dist/tmc.cjs
  languageName: node
  linkType: hard
`;

const CLASSIC = `# yarn lockfile v1


"@tmc-lang/tmc@^0.1.0":
  version "0.1.0"
  resolved "https://r/tmc-0.1.0.tgz#abc"
`;

const DEPENDS = JSON.stringify({ devDependencies: { '@tmc-lang/tmc': '^0.1.0' } });

it('finds nothing where there is no lock file, or one that does not hold us', () => {
  expect(pinOf({})).toBeUndefined();
  expect(pinOf({ 'package-lock.json': npmLock({ 'node_modules/tmc': OURS }) })).toBeUndefined();
  expect(pinOf({ 'package-lock.json': '{' })).toBeUndefined();
  expect(pinOf({ 'package-lock.json': '[]', 'pnpm-lock.yaml': '- x', 'yarn.lock': '' })).toBeUndefined();
});

it('reads each version of package-lock.json', () => {
  const pin = { manager: 'npm', file: 'package-lock.json', directory: '', modules: 'node_modules' };
  expect(pinOf({ 'package-lock.json': npmLock({ 'node_modules/@tmc-lang/tmc': OURS }) })).toEqual(pin);
  expect(pinOf({ 'package-lock.json': JSON.stringify({ lockfileVersion: 1, dependencies: { '@tmc-lang/tmc': OURS } }) })).toEqual(pin);
  expect(pinOf({ 'npm-shrinkwrap.json': npmLock({ 'node_modules/@tmc-lang/tmc': OURS }) })?.file).toBe('npm-shrinkwrap.json');
});

it.each([
  ['a link to a folder', { resolved: '../tmc', link: true }],
  ['another package under our name', { ...OURS, name: '@evil/tmc' }],
  ['no version', { resolved: OURS.resolved }],
  ['a range', { ...OURS, version: '^0.1.0' }],
  ['what is no version at all', { ...OURS, version: '0.1.0"; id' }],
])('does not take %s for a pin', (_, entry) => {
  expect(pinOf({ 'package-lock.json': npmLock({ 'node_modules/@tmc-lang/tmc': entry }) })).toBeUndefined();
});

it('looks upwards from the project, the nearest that pins first', () => {
  const lock = npmLock({ 'node_modules/@tmc-lang/tmc': OURS });
  expect(pinOf({ 'package-lock.json': lock }, 'services/pay')?.directory).toBe('');
  expect(pinOf({ 'package-lock.json': lock, 'services/package-lock.json': lock }, 'services/pay')?.directory).toBe('services');
  expect(pinOf({ 'package-lock.json': lock, 'services/pay/package-lock.json': npmLock({}) }, 'services/pay')?.directory).toBe('');
  expect(pinOf({ 'other/package-lock.json': lock }, 'services/pay')).toBeUndefined();
});

it('finds the copy of a workspace', () => {
  const lock = npmLock({ 'services/pay/node_modules/@tmc-lang/tmc': OURS });
  expect(pinOf({ 'package-lock.json': lock }, 'services/pay/model')).toMatchObject({ directory: '', modules: 'services/pay/node_modules' });
  expect(pinOf({ 'package-lock.json': lock }, 'services/ship')).toBeUndefined();
});

it('reads pnpm-lock.yaml: of one package, of a workspace, and of older versions', () => {
  expect(pinOf({ 'pnpm-lock.yaml': PNPM }, 'services/pay')).toEqual({
    manager: 'pnpm',
    file: 'pnpm-lock.yaml',
    directory: 'services/pay',
    modules: 'node_modules',
  });
  expect(pinOf({ 'pnpm-lock.yaml': PNPM }, 'services/ship')).toBeUndefined();
  expect(pinOf({ 'pnpm-lock.yaml': PNPM.replace('services/pay:', '.:') }, 'services/ship')?.directory).toBe('');
  const six =
    "lockfileVersion: '6.0'\n\ndevDependencies:\n  '@tmc-lang/tmc':\n    specifier: ^0.1.0\n    version: 0.1.0(typescript@5.0.0)\n";
  expect(pinOf({ 'pnpm-lock.yaml': six })?.manager).toBe('pnpm');
  const five = "lockfileVersion: 5.4\n\nspecifiers:\n  '@tmc-lang/tmc': ^0.1.0\n\ndevDependencies:\n  '@tmc-lang/tmc': 0.1.0\n";
  expect(pinOf({ 'pnpm-lock.yaml': five })?.manager).toBe('pnpm');
  for (const version of ['link:../tmc', "'@evil/tmc@0.1.0'", 'file:../tmc.tgz']) {
    expect(pinOf({ 'pnpm-lock.yaml': PNPM.replace('version: 0.1.0', `version: ${version}`) }, 'services/pay'), version).toBeUndefined();
  }
});

it('reads yarn.lock of both kinds, and asks package.json which workspace depends on us', () => {
  const berry = { 'yarn.lock': YARN, 'package.json': DEPENDS };
  expect(pinOf(berry)).toEqual({ manager: 'yarn', file: 'yarn.lock', directory: '', modules: 'node_modules' });
  expect(pinOf({ 'yarn.lock': CLASSIC, 'package.json': DEPENDS })?.manager).toBe('yarn_classic');
  expect(pinOf({ ...berry, 'package.json': '{}', 'services/pay/package.json': DEPENDS }, 'services/pay')?.directory).toBe('services/pay');
  expect(pinOf({ 'yarn.lock': YARN, 'package.json': '{}' })).toBeUndefined();
});

it.each([
  YARN.replace('tmc@npm:0.1.0"', 'tmc@npm:@evil/tmc@0.1.0"'),
  YARN.replace('resolution: "@tmc-lang', 'resolution: "@evil'),
  YARN.replace('version: 0.1.0', 'version: 0.0.0-use.local').replace('npm:0.1.0', 'workspace:tools'),
  CLASSIC.replace('tmc@^0.1.0', 'tmc@npm:@evil/tmc@^0.1.0'),
  CLASSIC.replace('@tmc-lang/tmc@', '@evil/tmc@'),
])('does not take another package for ours: %#', (lock) => {
  expect(pinOf({ 'yarn.lock': lock, 'package.json': DEPENDS })).toBeUndefined();
});
