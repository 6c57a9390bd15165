import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExamples } from '../../compiler/rules/examples.ts';
import { projectRoot } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';
import { readFences } from './fences.ts';

const pages = [
  'README.md',
  ...readdirSync(join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const fences = pages.flatMap((page) => readFences(page, readFileSync(join(projectRoot, page), 'utf8')));

it('finds the examples', () => {
  expect(fences.length).toBeGreaterThan(60);
});

it.each(fences.map((fence) => [fence.place, fence] as const))('%s compiles as it says', (_place, { files, error, warning }) => {
  const { diagnostics } = compileText(files);
  const shown = diagnostics.map((one) => `${one.severity} ${one.code} ${one.file}: ${one.message}`);
  const errors = diagnostics.filter((one) => one.severity === 'error').map((one) => one.code);
  expect(errors, shown.join('\n')).toEqual(error === undefined ? [] : [error]);
  if (warning !== undefined) expect(diagnostics.filter((one) => one.severity === 'warning').map((one) => one.code)).toEqual([warning]);
});

it('shows rules whose examples come out as they say', () => {
  const texts = new Map(fences.map(({ files }) => [JSON.stringify(files), files]));
  const results = [...texts.values()].flatMap((files) => {
    const { vocabulary, model } = compileText(files);
    if (!model) return [];
    const own = [...vocabulary.rules.values()].filter((rule) => !rule.file.startsWith('stdlib:'));
    return own.flatMap((rule) =>
      runExamples(vocabulary, rule, () => undefined).map(({ example, says }) => `${rule.id}: ${example.word}, says ${says}`),
    );
  });
  expect(results.length).toBeGreaterThan(0);
  expect(results.filter((one) => !/: (\w+), says \1$/.test(one))).toEqual([]);
});
