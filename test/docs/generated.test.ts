import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { allOf, createWordContext } from '../../compiler/rules/explain/word-context.ts';
import { explainControl } from '../../compiler/rules/explain/word-kinds.ts';
import { explainRuleWord } from '../../compiler/rules/explain/word-parts.ts';
import { projectRoot, shippedLibrary } from '../support/library.ts';
import { generatedPages } from './generated.ts';
import { RULES } from './rules/pages.ts';

it.each([...generatedPages()])('%s is what `npm run docs` writes', (path, text) => {
  const file = join(projectRoot, path);
  expect(existsSync(file), `${path} is missing`).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('no page is left of a rule or control that there is no more', () => {
  const files = readdirSync(join(projectRoot, RULES), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${RULES}/${name.replaceAll('\\', '/')}`,
  );
  const pages = generatedPages();
  expect(files.filter((path) => path.endsWith('.md') && !pages.has(path))).toEqual([]);
});

it('`tmc explain` names pages that are there', () => {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const context = createWordContext(vocabulary, () => undefined, undefined, undefined);
  const pages = generatedPages();
  const named = [
    ...allOf(vocabulary.rules).map((rule) => explainRuleWord(context, rule).page),
    ...allOf(vocabulary.controls).map((control) => explainControl(context, control).page),
  ];
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter((page) => page === undefined || !pages.has(page))).toEqual([]);
});
