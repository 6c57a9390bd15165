import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'compiler/README.md',
  'examples/README.md',
  ...readdirSync(join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(projectRoot, 'docs', 'rules'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/rules/${name.replaceAll('\\', '/')}`),
];

/** As GitHub makes an anchor of a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function anchors(path: string): Set<string> {
  const text = readFileSync(join(projectRoot, path), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  return new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading)));
}

it.each(pages)('%s links to what is there', (page) => {
  const text = readFileSync(join(projectRoot, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path).replaceAll('\\', '/');
    if (!existsSync(join(projectRoot, file))) return [target];
    return anchor === undefined || anchors(file).has(anchor) ? [] : [target];
  });
  expect(broken).toEqual([]);
});

it.each([
  ['CONTRIBUTING.md', '', /`((?:compiler|stdlib|docs|test|examples|\.ci)\/[\w./-]*)`/g],
  ['compiler/README.md', 'compiler', /`((?:source|diagnostics|syntax|model|rules|emit|cli)\/[\w.-]*(?:\/[\w.-]*)*)`/g],
] as const)('%s names files and folders that are there', (page, root, pattern) => {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  const named = [...text.matchAll(pattern)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(join(projectRoot, root, path)) && !existsSync(join(projectRoot, root, `${path}.ts`)))).toEqual(
    [],
  );
});
