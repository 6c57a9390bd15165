/** Words that every object of JavaScript knows are words like any other. */
import { expect, it } from 'vitest';
import { checkPack, compileModel } from '../rules/support.ts';

const WORDS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

it.each(WORDS)('takes `%s` for an attribute, a kind, a choice, a control and a part', (word) => {
  const pack = `kind odd of component {
  attribute ${word} "is it odd?" : yes_no
}
kind ${word} of odd
choice way : ${word}, plain
kind other of component {
  attribute way "which way?" : way
}
control ${word} "Odd" { guards callers; counts per_hop; mitigates tampering }
`;
  const text = `component one : odd { ${word} yes; implements ${word} }
component two : t.${word}
component three : other { way ${word} }
component ${word} : odd
`;
  const { model, diagnostics } = compileModel(text, pack);
  expect(diagnostics).toEqual([]);
  const [one] = (model?.elements ?? []).filter((element) => element.name === 'one');
  expect(one?.attributes.find((fact) => fact.attribute === word)?.facts[0]?.value).toEqual({ type: 'word', word: 'yes' });
});

it.each(WORDS)('tells of `%s` where nothing is called so', (word) => {
  const codes = (model: string, pack = '') => compileModel(model, pack).diagnostics.map((one) => one.code);
  expect(codes(`component one : service { ${word} yes }`)).toEqual(codes('component one : service { wrongest yes }'));
  expect(codes(`component one : ${word}`)).toEqual(codes('component one : wrongest'));
  expect(codes(`${word} one`)).toEqual(codes('wrongest one'));
  expect(codes(`component one ${word} two`)).toEqual(codes('component one wrongest two'));
  const types = (name: string) =>
    checkPack(`kind odd of component { attribute a "is it?" : ${name} }`).map((line) => line.replace(name, 'NAME'));
  expect(types(word)).toEqual(types('wrongest'));
  const ids = (name: string) => checkPack(`control c "C" { ${name} x }`).map((line) => line.replace(name, 'NAME'));
  expect(ids(word)).toEqual(ids('wrongest'));
});
