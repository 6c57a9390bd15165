import { expect, it } from 'vitest';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { createRandom } from '../support/random.ts';
import { plainTokens } from '../support/words.ts';
import { applyEdits, type Mutation, mutate, mutationNames } from './mutate.ts';
import { brokenProperties, type Input } from './properties.ts';
import { runFuzz } from './run.ts';
import { type Compiled, declarationsOf, type Subject } from './subjects.ts';

// `npm run fuzz` tries ten thousand.
it('keeps its promises over damaged examples and packs', () => {
  const { failures } = runFuzz({ from: 0, to: 80, seed: 1, parser: false });
  expect(failures).toEqual([]);
});

const TEXT = 'model m\ncomponent a : service\ncomponent b : service\nflow f from a -> b\n';

/** As if the compiler had answered so. */
function answered(compiled: Partial<Compiled>): Subject {
  const { file } = parseFile(createSourceFile('m.tm', TEXT));
  const declarations = declarationsOf(file);
  const origins = new Map(declarations.map((one) => [`m.${one.name}`, { file: 'm.tm', start: 0, end: 0 }]));
  const source = createSourceFile('m.tm', TEXT);
  return {
    path: 'm.tm',
    text: TEXT,
    tokens: plainTokens(TEXT),
    model: 'm',
    declarations,
    compile: () => ({ diagnostics: [], model: {} as Compiled['model'], origins, source: () => source, ...compiled }),
  };
}

function brokenFor(compiled: Partial<Compiled>, edit: Mutation['edits'][number]): string[] {
  const subject = answered(compiled);
  const text = applyEdits(TEXT, [edit]);
  const input: Input = { subject, mutations: [{ name: 'by hand', edits: [edit] }], text };
  return brokenProperties(input, subject.compile(text)).map((wrong) => wrong.slice(0, wrong.indexOf(':')));
}

const ERROR = {
  code: 'TM2001',
  severity: 'error',
  message: '',
  file: 'm.tm',
  start: 0,
  end: 0,
  related: [],
  fixes: [],
  suggestions: [],
} as const;
const HARMLESS = { start: TEXT.length, end: TEXT.length, text: '\n' };

it('accepts an answer without fault', () => {
  expect(brokenFor({}, HARMLESS)).toEqual([]);
});

it('notices a span outside its file', () => {
  expect(brokenFor({ diagnostics: [{ ...ERROR, end: TEXT.length + 1 }] }, HARMLESS)).toEqual(['span']);
  expect(brokenFor({ diagnostics: [{ ...ERROR, start: 3, end: 2 }] }, HARMLESS)).toEqual(['span']);
  expect(brokenFor({ diagnostics: [{ ...ERROR, related: [{ file: 'm.tm', start: -1, end: 0, message: '' }] }] }, HARMLESS)).toEqual([
    'span',
  ]);
});

it('notices text that is refused without a word', () => {
  expect(brokenFor({ model: undefined }, HARMLESS)).toEqual(['silent']);
});

it('notices a lost declaration, in the tree and in the model', () => {
  const start = TEXT.indexOf('component b');
  expect(brokenFor({ origins: new Map() }, HARMLESS)).toEqual(['lost']);
  const subject = answered({});
  const gone: Input = { subject, mutations: [{ name: 'by hand', edits: [HARMLESS] }], text: TEXT.slice(0, start) };
  expect(brokenProperties(gone, subject.compile(''))).toEqual(['lost: component b is gone']);
});

it('notices more than three errors for one mutation', () => {
  const errors = Array.from({ length: 4 }, (_, i) => ({ ...ERROR, start: i, end: i }));
  expect(brokenFor({ diagnostics: errors }, HARMLESS)).toEqual(['many']);
  expect(brokenFor({ diagnostics: errors.slice(1) }, HARMLESS)).toEqual([]);
});

it('makes each damage, the same for the same seed', () => {
  const subject = { text: TEXT, tokens: plainTokens(TEXT).filter((token) => token.type !== 'line') };
  const draw = (seed: number) => mutate(subject, 1, createRandom(seed));
  const drawn = Array.from({ length: 400 }, (_, seed) => draw(seed));
  expect(draw(7)).toEqual(drawn[7]);
  expect([...new Set(drawn.flat().map((one) => one.name))].sort()).toEqual([...mutationNames].sort());
  for (const [one] of drawn) if (one) expect(applyEdits(TEXT, one.edits)).not.toBe(TEXT);
});
