import { expect, it } from 'vitest';
import { items as itemsOf, places, read } from './reading.ts';

/** What braces that do not balance leave behind: the codes in order, the declarations where they stand. */
it.each<[mistake: string, text: string, codes: string[], kept: string[]]>([
  [
    'a `}` too many and a text that swallowed one',
    'boundary b {\n  }\n  flow g from a -> b { encrypted yes }\n}\nflow f from a -> b {\n  carries e because "a refused }\n\nfeature p {\n  tier critical\n}\n',
    ['TM1006', 'TM1004'],
    ['boundary b', 'flow g', 'flow f', 'feature p'],
  ],
  [
    'an arrow to nothing in a block that is not closed',
    'rule r : s {\n  passes {\n    flow look : https from a -> b ->\n\nrule t : u {\n  for component c\n}\n',
    ['TM1005', 'TM1001'],
    ['rule r', 'rule r/flow look', 'rule t'],
  ],
  [
    'a colon for the `}` of a condition',
    'fact a : b { where any data at it where (it is pii) :\n\n// ----\n\nsetting longest "Longest" : duration { default 1h }\n',
    ['TM1005'],
    ['fact a', 'setting longest'],
  ],
  [
    'a `{` for the `}` of one line, and a `}` for the `{` of another',
    'fact a : b { where it is c {\nfact d : e } where it is f }\nfact g : h { where it is i }\n',
    ['TM1005', 'TM1006'],
    ['fact a', 'fact d', 'fact g'],
  ],
  [
    'a ruler without its slashes behind a block',
    'boundary b {\n  component c { x }ng in -------\n}\ndata d\n',
    ['TM1001', 'TM1016'],
    ['boundary b', 'boundary b/component c', 'data d'],
  ],
  ['a ruler without its slashes', 'data d\n---- signing in ------\ndata e\n', ['TM1016'], ['data d', 'data e']],
  [
    'a title that swallows the head of a block up to another text',
    'boundary b {\n  boundary c "C    every process { implements d { code "services/*/roles/*.yaml" } }\n  component e : f\n}\ndata g\n',
    ['TM1004'],
    ['boundary b', 'boundary b/boundary c', 'boundary b/component e', 'data g'],
  ],
  [
    'an arrow at the end of a line where a `{` should be',
    'threat a : b on c →\n  severity medium\n  requires d\n}\ndata e\n',
    ['TM1012'],
    ['threat a', 'data e'],
  ],
  [
    'a block behind a condition with a declaration in it',
    'fact a : b { where it is c {\n    data d\n  }\n}\n',
    ['TM1030'],
    ['fact a', 'fact a/data d'],
  ],
  [
    'a `{` and a `}` that have traded places',
    'boundary b {\n  every store { implements c {\n  component d : e\n}\nflow f from a -> b\ndecision accept r on d }\n  reason tolerable\n}\ndata g\n',
    ['TM1005', 'TM1006'],
    ['boundary b', 'boundary b/every -', 'boundary b/component d', 'flow f', 'decision -', 'data g'],
  ],
  ['two texts in other quotes in one line', "data d 'D'\ndata e 'E' { x 'a', 'b' }\n", ['TM1018', 'TM1018'], ['data d', 'data e']],
  [
    'a word where a `{` should be',
    'boundary b trust\n  component c\n}\ndata d\n',
    ['TM1007'],
    ['boundary b', 'boundary b/component c', 'data d'],
  ],
  [
    'a `;` before a block',
    'rule r : s ; {\n  for flow f\n  violates { data d }\n}\ndata e\n',
    ['TM1001'],
    ['rule r', 'rule r/data d', 'data e'],
  ],
  [
    'an arrow within a line where a `{` should be',
    'rule r : s {\n  skips → component front : service; component back : t }\n  passes { data d }\n}\ndata e\n',
    ['TM1012'],
    ['rule r', 'rule r/component front', 'rule r/component back', 'rule r/data d', 'data e'],
  ],
  [
    'words that lie outside any text',
    "data d\n  y register for one account's events and everybody's else\ndata e\n",
    ['TM1016'],
    ['data d', 'data e'],
  ],
])('%s', (_, text, codes, kept) => {
  const { file, diagnostics } = read(`model m\n${text}`);
  expect(diagnostics.map((one) => one.code)).toEqual(codes);
  expect(places(file)).toEqual(kept);
});

it.each<[mistake: string, text: string, codes: string[], kept: string[]]>([
  [
    'the name and the line end behind `model`',
    'model component web "Web" : web_app {\n  implements x\n}\ncomponent shop\n',
    ['TM1001'],
    ['component web', 'component shop'],
  ],
  ['the name of a header with declarations in its block', 'model "M" {\n  data d\n}\ndata e\n', ['TM1001'], ['data d', 'data e']],
  ['a second block behind the header', 'model m { uses x } {\n  data d\n}\ndata e\n', ['TM1001'], ['data d', 'data e']],
])('loses nothing without %s', (_, text, codes, kept) => {
  const { file, diagnostics } = read(text);
  expect(diagnostics.map((one) => one.code)).toEqual(codes);
  expect(places(file)).toEqual(kept);
});

it('does not trust the statements near a brace that was guessed, and only those', () => {
  const [scale, table] = read(
    'pack p\nscale s : a < b {\n  x y\n  z "T" : u {\n  a b\n  c d\n}\ntable t : s from s {\n  a b\n}\n',
  ).file.items.filter((one) => one.kind === 'declaration');
  const inside = (one: typeof scale) =>
    one?.block?.items.map((item) => `${item.kind === 'statement' ? item.verb.text : item.kind}${item.broken ? '!' : ''}`);
  expect(inside(scale)).toEqual(['x', 'z!', 'a!', 'c!']);
  expect(inside(table)).toEqual(['a']);
});

it('reads a condition over several lines that begin with names', () => {
  expect(itemsOf('rule r : s {\n  for flow f,\n    component c : service\n  where f is a and\n    flow carries b\n}\n')).toHaveLength(1);
});
