import { expect, it } from 'vitest';
import { items, read, say } from './reading.ts';

it.each([
  [
    'component gateway "API gateway" : nginx { reachable from internet }',
    'component gateway "API gateway" : nginx { reachable <from internet> }',
  ],
  ['data card "Card" : pii, financial', 'data card "Card" : pii, financial'],
  ['actor vendor : partner in internet { holds secret }', 'actor vendor : partner <in internet> { holds secret }'],
  ['component data', 'component data'],
  ['component yes : no', 'component yes : no'],
  ['flow work from receiver -> events -> worker', 'flow work <from receiver -> events -> worker>'],
  ['flow f : sql from ordering -> orders -> invoicing, shipping', 'flow f : sql <from ordering -> orders -> invoicing, shipping>'],
  ['hop gateway -> receiver : http { encrypted no }', 'hop gateway -> receiver : http { encrypted no }'],
  ['every store { implements backup }', 'every : store { implements backup }'],
  ['extend account { owner "x" }', 'extend account { owner "x" }'],
  ['extend kind component { alias part }', 'extend kind component { alias part }'],
  ['extend control tls { alias ssl }', 'extend control tls { alias ssl }'],
  ['extend kind { owner "x" }', 'extend kind { owner "x" }'],
  ['import a, b from "../platform"', 'import a, b <from "../platform">'],
  [
    'decision accept webhook.big, stride.x on every store in prod { owner "a" }',
    'decision accept webhook.big, stride.x <on every store> <in prod> { owner "a" }',
  ],
  ['adjust webhook.big { severity low }', 'adjust webhook.big { severity low }'],
  ['adjust table severity_of { minor low, low }', 'adjust table severity_of { minor low, low }'],
  ['adjust setting longest { value 8h }', 'adjust setting longest { value 8 h }'],
  ['adjust table { off }', 'adjust table { off }'],
  [
    'threat quiet "Quiet drop" : repudiation on letters { severity medium }',
    'threat quiet "Quiet drop" : repudiation <on letters> { severity medium }',
  ],
  ['scale trust "Trust" : none < low < high', 'scale trust "Trust" : none < low < high'],
  ['choice reason : fixed, later', 'choice reason : fixed, later'],
  [
    'table severity_of "S" : severity from impact, likelihood { columns rare, likely; minor low, low }',
    'table severity_of "S" : severity <from impact, likelihood> { columns rare, likely; minor low, low }',
  ],
  [
    'control one "One" on model { where exactly 1 component where (it is open) }',
    'control one "One" <on model> { where [exactly 1 component where [it is open]] }',
  ],
  ['kind nginx : api_gateway { alias a, b; trust low }', 'kind nginx : api_gateway { alias a, b; trust low }'],
  [
    'attribute carries "what?" : data { many; phrase by control; phrase as actor, component }',
    'attribute carries "what?" : data { many; phrase <by control>; phrase <as actor, component> }',
  ],
])('reads the declaration %s', (text, said) => {
  expect(say(text)).toBe(said);
});

it.each([
  ['carries card_event', 'carries card_event'],
  ['authenticated by hmac with secret as vendor', 'authenticated <by hmac> <with secret> <as vendor>'],
  [
    'encrypted yes because "RDS \\"enforces\\" it" until 2027-06-30',
    'encrypted yes <because "RDS \\"enforces\\" it"> <until date 2027-06-30>',
  ],
  ['due 2027-01-31', 'due date 2027-01-31'],
  ['stores card_event for 4d', 'stores card_event <for 4 d>'],
  ['token_lifetime 15min', 'token_lifetime 15 min'],
  ['because "so"', 'because "so"'],
  ['until 2027-01-31', 'until date 2027-01-31'],
  [
    'asvs v5.0.0-4.1.5, 4.1.5; nist AC-6(9); attack T1499.003, T1078; cwe 79',
    'asvs catalogue v5.0.0-4.1.5, catalogue 4.1.5; nist catalogue AC-6(9); attack catalogue T1499.003, catalogue T1078; cwe 79',
  ],
  ['includes delivery[gateway -> receiver], webhook.oversized', 'includes delivery[gateway -> receiver], webhook.oversized'],
  ['says "two\\nlines \\\\ here"', 'says "two\\nlines \\\\ here"'],
  ['many', 'many'],
  ['implements hmac { code "a"; test "b" }', 'implements hmac { code "a"; test "b" }'],
  ['grants x.from, x.every', 'grants x.from, x.every'],
  ['weighs 1.5', 'weighs 1.5'],
])('reads the statement %s', (text, said) => {
  expect(say(`component c { ${text} }`)).toBe(`component c { ${said} }`);
});

it.each([
  ['behind a comma', 'component c { carries a,\n  b }', 'component c { carries a, b }'],
  ['behind an arrow', 'flow f from a ->\n b', 'flow f <from a -> b>'],
  ['before an arrow', 'flow f from a\n -> b\n -> c', 'flow f <from a -> b -> c>'],
  ['before `{`', 'boundary prod\n{\n  trust high\n}', 'boundary prod { trust high }'],
  ['before a text', 'component c\n  "Title"', 'component c "Title"'],
  ['before a preposition', 'component c : d\n  in prod', 'component c : d <in prod>'],
  ['behind a preposition', 'component c : d in\n  prod', 'component c : d <in prod>'],
  ['behind `:`', 'component c :\n d', 'component c : d'],
  ['behind `<`', 'scale s : a <\n b', 'scale s : a < b'],
  ['with `\\r\\n`', 'flow f from a\r\n  -> b\r\ndata d\r\n', 'flow f <from a -> b>\ndata d'],
  ['with `\\r`', 'data d\rdata e', 'data d\ndata e'],
  ['with blanks and comments between', 'component c { carries a, // one\n\n  // two\n  b }', 'component c { carries a, b }'],
  ['with `;` again and again', 'component c { ;; a;; b; }; ; data d', 'component c { a; b }\ndata d'],
  [
    'not before `because`',
    'component c {\n lacks a\n because "x"\n until 2027-01-01\n}',
    'component c { lacks a; because "x"; until date 2027-01-01 }',
  ],
])('a statement goes on, %s', (_, text, said) => {
  expect(say(text)).toBe(said);
});

it('goes on inside parentheses and brackets, and behind and, or, not, =', () => {
  const text =
    'fact f : flow {\n where (\n it.a\n =\n it.b\n ) and\n not\n it is c\n or it is d\n}\nfeature g { includes x[\na\n->\nb\n] }';
  expect(say(text)).toBe(
    'fact f : flow { where ([it.a = it.b]) and not [[it is c]] and [it is d] MIXED }\nfeature g { includes x[a -> b] }',
  );
});

it('keeps doc comments with what they stand before', () => {
  const { file, diagnostics } = read(
    '/// About the model.\n///\n/// More.\nmodel m\n\n/// First.\n// between\n/// Second.\n\ndata d { /// of the fact\n x y }\n',
  );
  expect(diagnostics.map((one) => one.code)).toEqual(['TM1020']);
  expect(file.header?.doc).toBe('About the model.\n\nMore.');
  expect(file.items[0]).toMatchObject({ kind: 'declaration', doc: 'First.\nSecond.' });
});

it('spans the text of a node and nothing else', () => {
  const text = 'component gateway "API" : nginx in prod { trust high }';
  const [node] = items(`${text}  // more\n`);
  const { file } = read(`model m\n${text}  // more\n`);
  const at = (span: { start: number; end: number } | undefined): string => `model m\n${text}`.slice(span?.start, span?.end);
  expect(at(file.items[0])).toBe(text);
  if (node?.kind !== 'declaration') throw new Error('no declaration');
  expect([node.wordSpan, node.name, node.title, node.kinds[0], node.phrases[0], node.block].map(at)).toEqual([
    'component',
    'gateway',
    '"API"',
    'nginx',
    'in prod',
    '{ trust high }',
  ]);
});

it('reads a header with a block, and one without a title', () => {
  expect(read('pack webhook "Webhook security" { owner "x" }').file.header).toMatchObject({
    word: 'pack',
    name: { text: 'webhook' },
    title: { value: 'Webhook security' },
    block: { items: [{ kind: 'statement' }] },
  });
  expect(read('\uFEFFmodel m').file.header).toMatchObject({ word: 'model', name: { text: 'm' }, title: undefined, block: undefined });
});
