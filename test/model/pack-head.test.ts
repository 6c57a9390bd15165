import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';

it.each([
  [['/// Of a.\npack p\n', '/// Of the pack.\npack p "The pack"\n'], 'The pack', 'Of the pack.'],
  [['pack p\n', '/// Of b.\npack p\n'], undefined, 'Of b.'],
  [['pack p "The pack"\n', '/// Of b.\npack p\n'], 'The pack', undefined],
  [['pack p\n'], undefined, undefined],
])('the file of a pack that has the title speaks for it: %j', (texts, title, doc) => {
  const files = texts.map((text, index) => ({ path: `${index}.tm`, node: parseFile(createSourceFile(`${index}.tm`, text)).file }));
  const vocabulary = buildVocabulary([{ name: 'p', shipped: false, files }], () => undefined);
  expect(vocabulary.packs.get('p')).toMatchObject({ title, doc });
});
