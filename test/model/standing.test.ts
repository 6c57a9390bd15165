/** Which of several statements holds where the naive answer hides a threat: dates, exceptions, names that two things have. */
import { expect, it } from 'vitest';
import { codesOf, readModel } from '../support/model.ts';

const AS_OF = { asOf: '2027-01-01' };

/** Both orders of two statements. */
function bothOrders(a: string, b: string): readonly string[] {
  return [`component it : service { ${a}\n ${b} }`, `component it : service { ${b}\n ${a} }`];
}

it('lets the earlier of two dates of one control hold, in any order', () => {
  for (const text of bothOrders('implements rate_limit until 2026-01-01', 'implements rate_limit'))
    expect(readModel(text, AS_OF).control('it', 'rate_limit')).toBe('implemented from own expired');
  const [one, other] = bothOrders('plans rate_limit by 2028-01-01 because "b"', 'plans rate_limit by 2027-06-01 because "a"').map(
    (text) => readModel(text).element('it').controls,
  );
  expect(one).toEqual(other);
  expect(one).toMatchObject([{ by: '2027-06-01', because: 'a' }]);
});

it('lets the earlier of two dates of one fact hold, in any order', () => {
  for (const text of bothOrders('machine virtual until 2026-01-01', 'machine virtual'))
    expect(readModel(text, AS_OF).said('it', 'machine')).toBe('expired');
  const [one, other] = bothOrders('machine virtual because "b"', 'machine virtual because "a"').map(
    (text) => readModel(text).element('it').attributes,
  );
  expect(one).toEqual(other);
});

it('refuses a list that is said to be unknown and said', () => {
  expect(codesOf('data d : internal\ncomponent a : postgres { stores d; stores unknown }')).toEqual(['TM3001']);
});

it('takes `nothing` and `unknown` of an `every` as the last word of its level', () => {
  const read = readModel(`data d : internal
every store { stores d }
boundary in_memory { every postgres { stores nothing }
  component cache : postgres }
boundary odd { every postgres { stores unknown }
  component box : postgres }
component plain : postgres`);
  expect(read.said('plain', 'stores')).toBe('m.d');
  expect(read.said('cache', 'stores')).toBe('closed');
  expect(read.said('box', 'stores')).toBe('unknown');
});

const TWO = `component a : service
  component b : service`;
const CALL = '\nflow f : http from a -> b';

it('protects no hop of a part that `provides ... except` leaves out', () => {
  expect(readModel(`boundary o { provides rate_limit\n ${TWO} }${CALL}`).control('f[a -> b]', 'rate_limit')).toBe('provided from boundary');
  expect(readModel(`boundary o { provides rate_limit except b\n ${TWO} }${CALL}`).control('f[a -> b]', 'rate_limit')).toBeUndefined();
  const entering = 'component a : service\nboundary o { provides rate_limit on entry EXCEPT\n component b : service }';
  const entry = (except: string) => readModel(entering.replace('EXCEPT', except) + CALL).control('f[a -> b]', 'rate_limit');
  expect(entry('')).toBe('provided from boundary');
  expect(entry('except b')).toBeUndefined();
});

it('keeps what a boundary provides inside apart from what it provides on entry', () => {
  for (const [a, b] of [
    ['provides rate_limit on entry', 'provides rate_limit'],
    ['provides rate_limit', 'provides rate_limit on entry'],
  ]) {
    const read = readModel(`component a : service\nboundary o { ${a}\n ${b}\n component b : service\n component c : service }
flow f : http from a -> b\nflow g : http from b -> c`);
    expect(read.control('f[a -> b]', 'rate_limit')).toBe('provided from boundary');
    expect(read.control('g[b -> c]', 'rate_limit')).toBe('provided from boundary');
    expect(read.control('c', 'rate_limit')).toBe('provided from boundary');
  }
  const read = readModel(`every boundary { provides rate_limit on entry }
component a : service\nboundary o { lacks rate_limit because "not here"\n component b : service }${CALL}`);
  expect(read.control('f[a -> b]', 'rate_limit')).toBeUndefined();
});

it('lets a boundary that lacks a control win over one further out that provides it', () => {
  const read = readModel(`boundary o { provides rate_limit\n boundary i { lacks rate_limit because "no"\n ${TWO} } }${CALL}`);
  expect(read.control('b', 'rate_limit')).toBeUndefined();
  expect(read.control('f[a -> b]', 'rate_limit')).toBeUndefined();
});

it('speaks what the server speaks, also where `opened by` says who that is', () => {
  const kinds = (text: string) => readModel(`component db : postgres\ncomponent w : worker\n${text}`).model.hops.map((hop) => hop.kinds);
  expect(kinds('flow f from w -> db')).toEqual([['sql']]);
  expect(kinds('flow f from db -> w { opened by w }')).toEqual([['sql']]);
  expect(kinds('flow f from db -> w { hop db -> w { opened by w } }')).toEqual([['sql']]);
});

it('refuses two adjustments of one thing, and one that switches off and changes', () => {
  const adjust = (change: string) =>
    `adjust stride.given_away { ${change}\n reason planned\n because "b"\n owner "o"\n until 2027-06-01 }\n`;
  expect(codesOf(`component a : service\n${adjust('severity low')}`)).toEqual(['TM4044']);
  expect(codesOf(`component a : service\n${adjust('severity low')}${adjust('severity high')}`)).toEqual(['TM3001']);
  expect(codesOf(`component a : service\n${adjust('severity low; off')}`)).toEqual(['TM3001']);
});

it('lets the earlier of two dates of a decision hold, in any order', () => {
  for (const [a, b] of [
    ['2026-01-01', '2030-01-01'],
    ['2030-01-01', '2026-01-01'],
  ]) {
    const text = `component a : service\nthreat t : spoofing on a { severity high; requires rate_limit }
decision defer t on a { reason planned; owner "o"; until ${a}; until ${b} }`;
    expect(codesOf(text, AS_OF)).toEqual(['TM4039']);
  }
});

const imports = (own: string, other: string) =>
  codesOf(
    {
      'p/p.tm': 'model p\ncomponent x : service',
      'q/q.tm': other,
      'a/m.tm': `model m\nimport x from "../p"\n${own}\ncomponent c : service\nflow f : http from c -> x`,
    },
    { directory: 'a' },
  );

it('refuses one name for parts of two models, and one name for two models', () => {
  expect(imports('import x from "../q"', 'model q\ncomponent x : service')).toEqual(['TM2003']);
  expect(imports('import x from "../p"', '')).toEqual(['TM2003'].slice(1));
  expect(imports('import y from "../q"\nflow g : http from c -> y', 'model p\ncomponent y : postgres')).toEqual(['TM5016']);
  expect(imports('import y from "../q"\nflow g : http from c -> y', 'model m\ncomponent y : postgres')).toEqual(['TM5016']);
});

const PACK = `pack own
rule r "R" : tampering {
  for component c
  require rate_limit on c
  because "x {c}"
  violates { component a : service }
  passes when a implements rate_limit
}
`;

it('judges by the rules of a pack in the directory that `uses` names, the root included', () => {
  for (const [uses, path] of [
    ['.', 'p.tm'],
    ['./', 'p.tm'],
    ['packs', 'packs/p.tm'],
    ['./packs/', 'packs/p.tm'],
  ] as const) {
    const { model } = readModel({ 'm.tm': `model m { uses "${uses}" }\ncomponent c : service`, [path]: PACK });
    expect(model.threats.map((one) => one.id)).toContain('own.r@m.c');
  }
});

it('refuses a pack that is called like a shipped one', () => {
  expect(codesOf({ 'm.tm': 'model m { uses webhook }\ncomponent c : service', 'p.tm': PACK.replace('own', 'webhook') })).toEqual([
    'TM5017',
  ]);
});

it('gives nobody a control that an `every` or a kind, not a boundary, provides', () => {
  const hop = 'component a : worker\ncomponent b : service\nflow f : http from a -> b';
  expect(codesOf(`every service { provides rate_limit }\n${hop}`)).toEqual(['TM3017']);
  expect(codesOf(`every http { provides rate_limit }\n${hop}`)).toEqual(['TM3017']);
  expect(codesOf(`kind gw : service { provides rate_limit }\ncomponent g : gw\n${hop}`)).toEqual(['TM3017']);
  expect(codesOf(`every boundary { provides rate_limit }\nboundary o\n${hop}`)).toEqual([]);
});

it('takes behind `by` only a control of the family that the attribute means', () => {
  const hop = (said: string) => codesOf(`component a : service\ncomponent b : service\nflow f from a -> b { ${said} }`);
  expect(hop('encrypted by rate_limit')).toEqual(['TM2002']);
  expect(hop('encrypted by tls; authenticated by mutual_tls; authorized by role_check')).toEqual([]);
});

it('takes no decision that nobody answers for', () => {
  const text = `component a : service\nthreat t : spoofing on a { severity high; requires rate_limit }\n`;
  expect(codesOf(`${text}decision defer t on a { reason planned; owner " "; until 2030-01-01 }`)).toEqual(['TM3011']);
});

it('refuses lists that multiply to thousands of hops, at once', () => {
  const names = (letter: string) => Array.from({ length: 1500 }, (_, i) => `${letter}${i}`);
  const parts = [...names('a'), ...names('b')].map((name) => `component ${name} : service`).join('\n');
  const start = performance.now();
  expect(codesOf(`${parts}\nflow f from ${names('a').join(', ')} -> ${names('b').join(', ')}`)).toEqual(['TM2024']);
  expect(performance.now() - start).toBeLessThan(5000);
});

it('refuses flows that are tens of thousands of hops together, once and at once', () => {
  const names = (letter: string) => Array.from({ length: 16 }, (_, i) => `${letter}${i}`);
  const parts = [...names('a'), ...names('b')].map((name) => `component ${name} : service`).join('\n');
  const flows = Array.from({ length: 400 }, (_, i) => `flow f${i} from ${names('a').join(', ')} -> ${names('b').join(', ')}`);
  const start = performance.now();
  expect(codesOf(`${parts}\n${flows.join('\n')}`)).toEqual(['TM2028']);
  expect(performance.now() - start).toBeLessThan(10_000);
});

it('gives no control to a part of another model', () => {
  expect(imports('boundary b { provides rate_limit to x }', '')).toEqual(['TM2012']);
  expect(imports('component b : service { provides rate_limit to x, c }', '')).toEqual(['TM2012']);
});
