import { expect, it } from 'vitest';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { compileText } from '../support/memory-host.ts';
import { spansLieInTheirFiles } from './properties.ts';
import { declarationsOf } from './subjects.ts';

// What the fuzzer found once: how many errors there may be, and which declarations must be there.

it.each<[string, string, number, string[]]>([
  ['a block behind a colon', 'model m\nboundary b : { x\n  trust high\n}\ncomponent c\n', 1, ['b', 'c']],
  [
    'a block whose word is misspelt',
    'model m\nboundary b {\n  trust high\n}\nextendextend b {\n  component c : service\n}\nflow f : http from c -> d\ncomponent d\n',
    1,
    ['b', 'c', 'd', 'f'],
  ],
  [
    'an extension of nothing',
    'model m\nextend nowhere {\n  component c : service\n}\nflow f : http from c -> d\ncomponent d\n',
    1,
    ['c', 'd', 'f'],
  ],
  [
    'flows in a flow',
    'model m\ncomponent a\ncomponent b\nflow f : http from a -> b {\n  flow g : http from b -> a\n  flow h : http from a -> b\n}\nfeature x { includes f, g, h }\n',
    1,
    ['a', 'b', 'f', 'g', 'h', 'x'],
  ],
  [
    'a misspelt import',
    'model m\ncomponent a\nflow f : http from a -> edge\nflow g : http from edge -> a\nimport edge from "nowhere"\n',
    1,
    ['a', 'f', 'g'],
  ],
  [
    'a name lost in a line nobody can read',
    'model m\n} component one : service\nflow f : http from one -> two\ncomponent two\n',
    1,
    ['f', 'two'],
  ],
  [
    'a data item that is a kind as well',
    'model m\ncomponent a : service { stores document }\ncomponent b : service { stores document, document }\n',
    1,
    ['a', 'b'],
  ],
  [
    'a decision with a misspelt word',
    'model m\ncomponent a\nthreat t : tampering on a { severity low }\ndecision accept t on a {\n  reson tolerable\n  owner "x"\n  until 2027-01-01\n}\n',
    1,
    ['a', 't'],
  ],
  [
    'a preposition at the end of a line',
    'model m\ncomponent a\ncomponent b\nflow f : http from a -> b {\n  encrypted on\n  authenticated by password as a\n}\n',
    1,
    ['a', 'b', 'f'],
  ],
  [
    'statements behind a brace that is never closed',
    'model m\ncomponent a : service {\n  reachable "x" : impact from sensitivity {\n  internal\n  restricted\n  confidential\n  critical\n}\ncomponent b : service\n',
    1,
    ['a', 'b'],
  ],
])('bears %s', (_, text, most, names) => {
  const program = compileText({ 'm.tm': text });
  const errors = program.diagnostics.filter((one) => one.severity === 'error');
  expect(errors.map((one) => `${one.code} ${one.message}`)).toHaveLength(most);
  expect(spansLieInTheirFiles(program)).toBeUndefined();
  const { file } = parseFile(createSourceFile('m.tm', text));
  const declared = declarationsOf(file).map((one) => one.name);
  for (const name of names) {
    expect(declared).toContain(name);
    expect([...program.origins.keys()]).toContain(`m.${name}`);
  }
});
