import { expect, it } from 'vitest';
import { codesOf, readModel } from '../support/model.ts';

const SHOP = `
boundary outer { every component { machine container }
  boundary inner { every component { machine virtual }
    component shop : service
    component own_word : service { machine physical }
  }
  component beside : service
}
component outside : service
`;

it('takes the own statement before the nearest `every`, and that before one further out', () => {
  const read = readModel(SHOP);
  expect(read.said('own_word', 'machine')).toBe('physical');
  expect(read.said('shop', 'machine')).toBe('virtual');
  expect(read.said('beside', 'machine')).toBe('container');
  expect(read.said('outside', 'machine')).toBeUndefined();
});

it('says where a fact comes from', () => {
  const [fact] =
    readModel(SHOP)
      .element('shop')
      .attributes.find((one) => one.attribute === 'machine')?.facts ?? [];
  expect(fact?.source).toEqual({ level: 'every', kind: 'component', in: 'm.inner' });
});

it('lets the more specific `every` of one boundary win', () => {
  const read = readModel(
    'every component { machine virtual }\nevery service { machine container }\ncomponent a : service\ncomponent b : worker',
  );
  expect(read.said('a', 'machine')).toBe('container');
  expect(read.said('b', 'machine')).toBe('virtual');
});

it('adds lists up and closes them only by an own statement', () => {
  const read = readModel(`
data a : internal
data b : internal
every store { stores a }
component one : postgres { stores b }
component two : postgres
component three : postgres { stores nothing }
`);
  expect(read.said('one', 'stores')).toBe('m.a, m.b closed');
  expect(read.said('two', 'stores')).toBe('m.a');
  expect(read.said('three', 'stores')).toBe('closed');
});

it('takes a default of the kind as a fact unless the author says otherwise', () => {
  const read = readModel(`
component a : service
component b : service
flow f : https from a -> b
flow g : https from a -> b { encrypted no }
flow h : https from a -> b { encrypted unknown }
`);
  expect(read.said('f', 'encrypted')).toBe('by tls');
  expect(read.said('g', 'encrypted')).toBe('no');
  expect(read.said('h', 'encrypted')).toBe('unknown');
});

it('reports two values for one fact on one level with both places', () => {
  expect(codesOf('component a : service { machine virtual; machine container }')).toEqual(['TM3001']);
  expect(codesOf('component a : service { machine virtual }\nextend a { machine container }')).toEqual(['TM3001']);
  expect(codesOf('component a : service { machine virtual }\nextend a { machine virtual }')).toEqual([]);
});

it('reports a control that is implemented and lacking on one level', () => {
  expect(codesOf('component a : service { implements rate_limit; lacks rate_limit because "later" }')).toEqual(['TM3001']);
});

it('reports what two narrowed claims of one level say of the flow they share', () => {
  const model = (claims: string) =>
    codesOf(`component a : service
component b : service { ${claims} }
flow f : http from a -> b
flow g : http from a -> b`);
  expect(model('implements rate_limit for f, g; lacks rate_limit for f because "later"')).toEqual(['TM3001']);
  expect(model('implements rate_limit for g; lacks rate_limit for f because "later"')).toEqual([]);
  expect(model('implements rate_limit for f, g; implements rate_limit for f')).toEqual([]);
  expect(model('implements rate_limit; lacks rate_limit for f because "later"')).toEqual([]);
});

it('lets own `lacks` win over an `every` that implements', () => {
  const read = readModel(
    'every service { implements rate_limit }\ncomponent a : service { lacks rate_limit because "one caller" }\ncomponent b : service',
  );
  expect(read.control('a', 'rate_limit')).toBe('lacking from own');
  expect(read.control('b', 'rate_limit')).toBe('implemented from every');
});

it('gives what a boundary provides to all inside, except where something nearer speaks', () => {
  const read = readModel(`
boundary prod {
  provides network_policy
  boundary zone { component deep : service }
  component b : service { lacks network_policy because "legacy host" }
}
component c : service
`);
  expect(read.control('deep', 'network_policy')).toBe('provided from boundary');
  expect(read.control('b', 'network_policy')).toBe('lacking from own');
  expect(read.control('c', 'network_policy')).toBeUndefined();
});

it('gives what one component provides to another', () => {
  const read = readModel('component mesh : service { provides mutual_tls to a }\ncomponent a : service\ncomponent b : service');
  expect(read.control('a', 'mutual_tls')).toBe('provided from component');
  expect(read.control('b', 'mutual_tls')).toBeUndefined();
});

it('makes a fact unknown past its date, never falling back to a lower level', () => {
  const text = `
component a : service
component b : service { implements rate_limit until 2027-01-31 }
flow f : https from a -> b { encrypted yes until 2027-01-31 }
`;
  const before = readModel(text, { asOf: '2027-01-31' });
  expect(before.said('f', 'encrypted')).toBe('yes');
  expect(before.control('b', 'rate_limit')).toBe('implemented from own');
  const after = readModel(text, { asOf: '2027-02-01' });
  expect(after.said('f', 'encrypted')).toBe('expired');
  expect(after.said('f[a -> b]', 'encrypted')).toBe('expired');
  expect(after.control('b', 'rate_limit')).toBe('implemented from own expired');
  expect(readModel(text).said('f', 'encrypted')).toBe('yes');
});

it('reopens a list when a listed item has expired', () => {
  const text = 'data a : internal\ndata b : internal\ncomponent s : postgres { stores a; stores b until 2027-01-31 }';
  expect(readModel(text, { asOf: '2027-02-01' }).said('s', 'stores')).toBe('m.a expired');
});

it('takes the earlier of two dates', () => {
  const read = readModel('component a : service { implements rate_limit until 2027-06-30 { until 2027-01-31 } }');
  expect(read.element('a').controls[0]?.until).toBe('2027-01-31');
});

it('takes trust from the element, its kind, then the nearest boundary', () => {
  const read = readModel(`
boundary prod { trust high
  boundary zone { component a : service }
  component b : service { trust low }
  component c : service { trust unknown }
}
actor vendor : partner in prod
component d : service
`);
  expect(read.element('a').trust).toBe('high');
  expect(read.element('b').trust).toBe('low');
  expect(read.element('c').trust).toBeUndefined();
  expect(read.element('vendor').trust).toBe('partner');
  expect(read.element('d').trust).toBeUndefined();
});

it('keeps doc comments, titles, reasons and links', () => {
  const read = readModel(`
/// Takes orders.
/// Every one of them.
component shop "Shop" : service {
  implements rate_limit because "load tests" { code "b.ts"; code "a.ts"; test "limits callers"; owner "@shop" }
}
`);
  const shop = read.element('shop');
  expect(shop.title).toBe('Shop');
  expect(shop.doc).toBe('Takes orders.\nEvery one of them.');
  expect(shop.controls[0]).toMatchObject({ because: 'load tests', code: ['a.ts', 'b.ts'], test: ['limits callers'], owner: '@shop' });
});
