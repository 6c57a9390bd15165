/** No two rules of one letter that ask for the same controls find the same things in all examples. */
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { shippedLibrary } from '../support/library.ts';
import { modelsOfExamples, rulesThatAgree } from '../support/same-findings.ts';

it('each rule finds something that its likes do not', () => {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const models = modelsOfExamples(vocabulary);
  expect(models.length).toBeGreaterThan(300);
  expect(rulesThatAgree(vocabulary, models)).toEqual([]);
}, 120_000);

it('notices two that cannot be told apart', () => {
  const rule = (name: string, letter: string, control: string, where: string): string => `rule ${name} "R" : ${letter} {
  for component c : store
  ${where}
  require ${control} on c
  because "x"
  violates { component kept : postgres }
  passes when kept implements ${control}
}
`;
  const text = `pack p
${rule('one', 'tampering', 'backup', '')}
${rule('two', 'tampering, spoofing', 'backup', 'where c is component')}
${rule('other_letter', 'repudiation', 'backup', '')}
${rule('other_control', 'tampering', 'redundancy', '')}
${rule('other_things', 'tampering', 'backup', 'where c is postgres')}`;
  const { file } = parseFile(createSourceFile('p.tm', text));
  const prelude = shippedLibrary().packs.filter((pack) => pack.name === 'prelude');
  const vocabulary = buildVocabulary([...prelude, { name: 'p', shipped: false, files: [{ path: 'p.tm', node: file }] }], () => undefined);
  const models = modelsOfExamples(vocabulary);
  expect(rulesThatAgree(vocabulary, models)).toEqual([
    'p.one and p.other_things: 10 findings',
    'p.one and p.two: 10 findings',
    'p.other_things and p.two: 10 findings',
  ]);
});
