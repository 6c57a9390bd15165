import { expect, it } from 'vitest';
import { places, read, unmark } from './reading.ts';

/**
 * One mistake, one diagnostic, at the marked place; every declaration that is not touched stands where it stood. `kept` lists
 * the declarations afterwards, `a/b` inside each other; `likely` is the first suggestion.
 */
interface Case {
  readonly mistake: string;
  readonly text: string;
  readonly code: string;
  readonly kept: readonly string[];
  readonly likely?: string;
}

const FRAME = ['boundary prod', 'boundary prod/component early', 'component late'];

/** The mistake stands in a boundary, between two declarations. */
function framed(text: string): string {
  return `boundary prod {\n  component early : service\n  ${text}\n}\ncomponent late : service\n`;
}

const inside: readonly (readonly [mistake: string, text: string, code: string, kept: readonly string[], likely?: string])[] = [
  // words
  [
    'a keyword typo with a title',
    '«componnent» gateway "API" : nginx { data d : pii }',
    'TM1002',
    ['component gateway', 'component gateway/data d'],
    'component',
  ],
  [
    'a keyword typo without one',
    '«bondary» inner {\n    component x : y\n  }',
    'TM1002',
    ['boundary inner', 'boundary inner/component x'],
    'boundary',
  ],
  [
    'a word no declaration begins with',
    '«gizmo» gateway "API" : nginx { data d : pii }',
    'TM1002',
    ['component gateway', 'component gateway/data d'],
  ],
  ['a keyword as a name', 'component «with» "With" : nginx { data d : pii }', 'TM1003', ['component with', 'component with/data d']],
  ['`every` as a name', 'data «every» : pii', 'TM1003', ['data every']],
  ['a preposition typo', 'component x : nginx «inn» prod', 'TM1002', ['component x'], 'in'],
  ['a preposition typo in a flow', 'flow f «form» a -> b', 'TM1002', ['flow f'], 'from'],
  ['a preposition typo in a statement', 'component x { stores card «fro» 4d }', 'TM1002', ['component x'], 'for'],
  ['`because` misspelt', 'component x { lacks a «becuase» "one" }', 'TM1002', ['component x'], 'because'],
  ['`because` misspelt directly behind the verb', 'component x { excluded «becaune» "one" }', 'TM1002', ['component x'], 'because'],
  ['a missing blank behind the word', '«componentgateway» "API" : nginx', 'TM1002', ['component gateway'], 'component gateway'],
  [
    'word and name in the wrong order',
    '«gateway» component "API" : nginx { data d }',
    'TM1002',
    ['component gateway', 'component gateway/data d'],
  ],
  ['a name with a hyphen', 'component «payments-api» : service', 'TM1010', ['component payments_api'], 'payments_api'],
  ['a name with an umlaut', 'component «zählung» "Zählung" : service', 'TM1015', ['component z_hlung'], 'zahlung'],
  ['a name that begins with a digit', 'component «2fa» : service', 'TM1009', ['component 2fa']],
  // half typed
  ['no name', 'component«»', 'TM1001', ['component -']],
  ['no name before the title', 'component «"API"» : nginx { data d }', 'TM1001', ['component -', 'component -/data d']],
  ['no name before a phrase', 'component «in» prod { data d }', 'TM1001', ['component -', 'component -/data d']],
  ['no kind behind `:`', 'component x :«»', 'TM1001', ['component x']],
  ['no kind before the block', 'component x : «{» data d }', 'TM1001', ['component x', 'component x/data d']],
  ['an arrow to nothing', 'flow f from a ->«»', 'TM1001', ['flow f']],
  ['a comma and nothing', 'component x { carries a, «}»', 'TM1001', ['component x']],
  ['a hop of nothing', 'hop«»', 'TM1001', ['hop -']],
  ['`every` without a block', '«every store»', 'TM1029', ['every -']],
  ['`extend` without a block', '«extend thing»', 'TM1029', ['extend thing']],
  ['a scale of one step', 'scale s : low«»', 'TM1001', ['scale s']],
  ['a decision about nothing', 'decision accept «on» x', 'TM1001', ['decision -']],
  // stray tokens
  ['two titles', 'component x "X" «"Y"» : nginx { data d }', 'TM1001', ['component x', 'component x/data d']],
  ['`:` twice', 'component x : «:» nginx { data d }', 'TM1001', ['component x', 'component x/data d']],
  ['a missing comma', 'component x { carries card «order» }', 'TM1001', ['component x']],
  ['a stray `)`', 'component x : nginx «)» { data d }', 'TM1001', ['component x', 'component x/data d']],
  ['a stray mark before a declaration', '«)» component x : nginx', 'TM1001', ['component x']],
  ['an unknown character', 'component x : nginx «@» { data d }', 'TM1016', ['component x', 'component x/data d']],
  ['an unquoted path', 'component x { code services«/webhook/**» }', 'TM1016', ['component x']],
  ['two declarations on a line', 'component x : y «component» z : w', 'TM1001', ['component x', 'component z']],
  ['two declarations with blocks on a line', 'component x { a } «component» z { b }', 'TM1001', ['component x', 'component z']],
  ['a block inside nothing', 'boundary b {\n    «{» component c : d }\n  }', 'TM1001', ['boundary b', 'boundary b/component c']],
  ['a doubled brace', 'boundary b { «{»\n    component c : d\n  }', 'TM1031', ['boundary b', 'boundary b/component c']],
  // texts
  ['an unclosed title', 'component x «"API gateway» : nginx {\n    data d\n  }', 'TM1004', ['component x', 'component x/data d']],
  ['an unclosed title in one line', 'component x «"API» : nginx { data d }', 'TM1004', ['component x', 'component x/data d']],
  [
    'an unclosed text in a statement',
    'component x {\n    test «"rejects it»\n    data d\n  }',
    'TM1004',
    ['component x', 'component x/data d'],
  ],
  ['an unclosed text before `}`', 'component x { data d; test «"rejects it» }', 'TM1004', ['component x', 'component x/data d']],
  ['a title that is not opened', 'component x «API gateway"» : nginx { data d }', 'TM1004', ['component x', 'component x/data d']],
  ['the wrong quotes', 'component x «“API”» : nginx { data d }', 'TM1018', ['component x', 'component x/data d']],
  ['an unknown escape', 'component x "a«\\q»" : nginx', 'TM1019', ['component x']],
  // values
  ['`10m`', 'component x { waits «10m»; data d }', 'TM1008', ['component x', 'component x/data d'], '10min'],
  ['`10days`', 'component x { waits «10days» }', 'TM1009', ['component x'], '10d'],
  ['a date without zeros', 'feature f { due «2027-1-31» }', 'TM1027', ['feature f'], '2027-01-31'],
  ['a number without end', `component x { holds «${'1'.repeat(20)}» }`, 'TM1028', ['component x']],
  // arrows and marks
  ['`<->`', 'flow f from a «<->» b { carries d }', 'TM1011', ['flow f']],
  ['`<-`', 'flow f from a «<-» b', 'TM1011', ['flow f']],
  ['`=>`', 'flow f from a «=>» b', 'TM1012', ['flow f']],
  ['`→`', 'flow f from a «→» b', 'TM1012', ['flow f']],
  // comments
  ['`#`', '«#» a comment\n  data d', 'TM1017', ['data d']],
  ['`/*`', '«/*» a comment\n  over two lines */ data d', 'TM1017', ['data d']],
  // braces
  ['an unclosed block', 'component x : nginx «{»\n    data d', 'TM1005', ['component x', 'component x/data d']],
  ['an unclosed block on one line', 'component x : nginx «{» data d', 'TM1005', ['component x', 'component x/data d']],
  ['a block without `{`', 'component x : «nginx»\n    data d\n  }', 'TM1007', ['component x', 'component x/data d']],
  ['a block without `{` on one line', 'component x : «nginx» trust high }', 'TM1007', ['component x']],
  ['a stray `}`', 'component x : nginx «}»', 'TM1006', ['component x']],
  // lines
  [
    'a line that begins with `for`',
    'component x {\n    stores a\n    «for» 4d\n    data d\n  }',
    'TM1023',
    ['component x', 'component x/data d'],
  ],
  [
    'a line that begins with `where`',
    'component x {\n    stores a\n    «where» b is c\n    data d\n  }',
    'TM1023',
    ['component x', 'component x/data d'],
  ],
  ['a line that begins with `:`', 'component x\n    «:» nginx { data d }', 'TM1023', ['component x', 'component x/data d']],
];

const whole: readonly Case[] = [
  {
    mistake: 'a file that breaks off',
    text: 'boundary a {\n  component b «{»\n    stores c',
    code: 'TM1005',
    kept: ['boundary a', 'boundary a/component b'],
  },
  {
    mistake: 'an unclosed block before a declaration at column 1',
    text: 'boundary a «{»\n  component b : c\ncomponent d : e { f }\ncomponent g : h\n',
    code: 'TM1005',
    kept: ['boundary a', 'boundary a/component b', 'component d', 'component g'],
  },
  {
    mistake: 'an unclosed block in text without indentation',
    text: 'boundary a «{»\ncomponent b {\nstores c\n}\n',
    code: 'TM1005',
    kept: ['boundary a', 'boundary a/component b'],
  },
  {
    mistake: 'a `}` too many at the end',
    text: 'boundary a {\n  component b : c\n}\n«}»\ncomponent d : e\n',
    code: 'TM1006',
    kept: ['boundary a', 'boundary a/component b', 'component d'],
  },
  {
    mistake: 'a keyword typo in the file itself',
    text: '«boundry» prod in x {\n  component a : b\n}\n',
    code: 'TM1002',
    kept: ['boundary prod', 'boundary prod/component a'],
    likely: 'boundary',
  },
  {
    mistake: 'a clause word misspelt',
    text: 'rule r : s {\n  «requre» a on f\n}\ndata d\n',
    code: 'TM1002',
    kept: ['rule r', 'data d'],
    likely: 'require',
  },
  {
    mistake: '`violates` misspelt',
    text: 'rule r : s {\n  «voilates» { data d : pii }\n}\n',
    code: 'TM1002',
    kept: ['rule r', 'rule r/data d'],
    likely: 'violates',
  },
  { mistake: '`where` misspelt', text: 'rule r : s {\n  «were» f is inbound\n}\n', code: 'TM1002', kept: ['rule r'], likely: 'where' },
  { mistake: '`for` misspelt', text: 'rule r : s {\n  «fr» flow f : webhook\n}\n', code: 'TM1002', kept: ['rule r'], likely: 'for' },
  {
    mistake: '`any` misspelt far from where it is noticed',
    text: 'fact f : s { where «ny» hop to it where (it is a) }\n',
    code: 'TM1002',
    kept: ['fact f'],
    likely: 'any',
  },
  { mistake: '`any` misspelt', text: 'rule r : s { require «anny» of a, b on f }\n', code: 'TM1002', kept: ['rule r'], likely: 'any' },
  { mistake: '`and` misspelt', text: 'fact f : s { where it is a «adn» it is b }\n', code: 'TM1002', kept: ['fact f'], likely: 'and' },
  {
    mistake: '`least` misspelt',
    text: 'fact f : s { where at «leest» 2 flow on it }\n',
    code: 'TM1002',
    kept: ['fact f'],
    likely: 'least',
  },
  {
    mistake: '`exactly` misspelt',
    text: 'fact f : s { where «exatcly» 1 flow on it }\n',
    code: 'TM1002',
    kept: ['fact f'],
    likely: 'exactly',
  },
  { mistake: '`==`', text: 'fact f : s { where it.a «==» it.b }\n', code: 'TM1012', kept: ['fact f'] },
  { mistake: '`&&`', text: 'fact f : s { where it is a «&&» it is b }\n', code: 'TM1012', kept: ['fact f'] },
  { mistake: '`=>` for `>=`', text: 'fact f : s { where it.a «=>» 4d }\n', code: 'TM1012', kept: ['fact f'] },
  {
    mistake: 'an unclosed parenthesis',
    text: 'rule r : s {\n  where «(»it is a and it is b\n  require c on f\n}\ndata d\n',
    code: 'TM1026',
    kept: ['rule r', 'data d'],
  },
  { mistake: 'an unclosed bracket', text: 'feature f { includes x«[»a -> b }\ndata d\n', code: 'TM1026', kept: ['feature f', 'data d'] },
  {
    mistake: 'a block behind a condition',
    text: 'fact f : s { where it is a «{» b } }\ndata d\n',
    code: 'TM1030',
    kept: ['fact f', 'data d'],
  },
  {
    mistake: 'a half typed declaration before another',
    text: 'flow f from a ->«»\nflow g from c -> d\n',
    code: 'TM1001',
    kept: ['flow f', 'flow g'],
  },
  {
    mistake: 'a half typed kind before another',
    text: 'component a :«»\ncomponent b : c\n',
    code: 'TM1001',
    kept: ['component a', 'component b'],
  },
  {
    mistake: 'a half typed phrase before another',
    text: 'component a in«»\ncomponent b : c\n',
    code: 'TM1001',
    kept: ['component a', 'component b'],
  },
  {
    mistake: 'a text over two lines',
    text: 'component a { test «"one»\n two"; data d }\ncomponent b\n',
    code: 'TM1004',
    kept: ['component a', 'component a/data d', 'component b'],
  },
  { mistake: 'a second header', text: 'data d\n«model» other "Other" { uses x }\ndata e\n', code: 'TM1022', kept: ['data d', 'data e'] },
  {
    mistake: 'a brace too many and one too few',
    text: 'feature f {\n  includes a, «{»\n  owner "x"\n}\ndata d\n',
    code: 'TM1005',
    kept: ['feature f', 'data d'],
  },
  {
    mistake: 'a declaration commented out the wrong way',
    text: 'boundary b {\n  «#»component c {\n    d\n  }\n}\n',
    code: 'TM1017',
    kept: ['boundary b', 'boundary b/component c'],
  },
];

const cases: readonly Case[] = [
  ...inside.map(([mistake, text, code, kept, likely]): Case => {
    const all = [FRAME[0], FRAME[1], ...kept.map((path) => `boundary prod/${path}`), FRAME[2]] as string[];
    return { mistake, text: framed(text), code, kept: all, likely };
  }),
  ...whole,
];

it.each(cases)('$mistake is one diagnostic, and loses nothing else', ({ text: marked, code, kept, likely }) => {
  const { text, span } = unmark(`model m\n${marked}`);
  const { file, diagnostics } = read(text);
  expect(diagnostics.map((one) => `${one.code} at ${one.start}-${one.end}: ${one.message}`)).toEqual([
    expect.stringContaining(`${code} at ${span?.start}-${span?.end}: `),
  ]);
  expect(places(file)).toEqual(kept);
  if (likely !== undefined) expect(diagnostics[0]?.suggestions[0]).toBe(likely);
  expect(file.header?.name.text).toBe('m');
});

it.each(cases.filter(({ code }) => code !== 'TM1025'))('$mistake: applying a sure fix leaves less to mend', ({ text: marked }) => {
  const { text } = unmark(`model m\n${marked}`);
  const fix = read(text).diagnostics[0]?.fixes.find((one) => one.sure);
  if (!fix) return;
  const mended = fix.edits.reduceRight((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);
  expect(read(mended).diagnostics).toEqual([]);
});

it.each([
  ['', 'TM1021', 0],
  ['component a : b\n', 'TM1021', 1],
  ['// only a comment\n', 'TM1021', 0],
  ['modle m "M"\ncomponent a : b\n', 'TM1002', 1],
  ['m model "M"\ncomponent a : b\n', 'TM1021', 1],
  ['component a : b\nmodel m "M" { uses x }\n', 'TM1021', 1],
  ['model "M"\ncomponent a : b\n', 'TM1001', 1],
  ['model m "M" "N" { uses x }\ncomponent a : b\n', 'TM1001', 1],
  ['model in "M"\ncomponent a : b\n', 'TM1003', 1],
])('a file that begins %j has one diagnostic, %s', (text, code, count) => {
  const { file, diagnostics } = read(text);
  expect(diagnostics.map((one) => one.code)).toEqual([code]);
  expect(file.items.length).toBe(count);
});

it('reads the header where it stands, when it stands too late', () => {
  expect(read('data d\nmodel m "M" { uses x }\n').file.header).toMatchObject({
    name: { text: 'm' },
    block: { items: [{ kind: 'statement' }] },
  });
  expect(read('modle m "M"').file.header).toMatchObject({ word: 'model', name: { text: 'm' } });
});

it('marks what it could not read whole, and nothing else', () => {
  const { file } = read('model m\ncomponent a : : b\ncomponent c : d { e f g; h }\nrule r : s { where it is }\n');
  expect(file.items.map((one) => one.broken)).toEqual([true, false, false]);
  const [, component, rule] = file.items;
  const inner = [component, rule].map((one) => (one?.kind === 'declaration' ? one.block?.items.map((x) => x.broken) : undefined));
  expect(inner).toEqual([[true, false], [true]]);
});

it('says which names to write, and joins lines that belong together', () => {
  const { text } = unmark('model m\ncomponent a {\n  lacks x\n  for y\n}\n');
  const { file, diagnostics } = read(text);
  expect(diagnostics[0]?.fixes[0]?.edits).toEqual([{ file: 'm.tm', start: text.indexOf('\n  for'), end: text.indexOf('for'), text: ' ' }]);
  const [component] = file.items;
  const [statement] = component?.kind === 'declaration' ? (component.block?.items ?? []) : [];
  expect(statement).toMatchObject({ kind: 'statement', broken: true, phrases: [{ preposition: 'for' }] });
});
