/** No two rules of one letter that ask for the same controls find the same things in the applications of the corpus. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { convert } from '../microsecend/convert.ts';
import { readApplications } from '../microsecend/read.ts';
import { projectRoot, shippedLibrary } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';
import { rulesThatAgree } from '../support/same-findings.ts';

const directory = join(projectRoot, '..', 'shared', 'corpus', 'microsecend');

it.skipIf(!existsSync(directory))('each rule finds something that its likes do not', () => {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const models = readApplications(directory).flatMap(({ name, diagram }) => {
    const { model, diagnostics } = compileText({ 'application.tm': convert(diagram, vocabulary).text });
    expect([name, diagnostics.filter((one) => one.severity === 'error')]).toEqual([name, []]);
    return model ? [model] : [];
  });
  expect(models.length).toBeGreaterThan(0);
  expect(rulesThatAgree(vocabulary, models)).toEqual([]);
});
