/** What is there and leads nowhere, and what should have been done by now: a warning each, and nothing where a reader sees a use. */
import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';

function told(text: string, asOf?: string): string[] {
  return compileText({ 'm.tm': `model m\n${text}` }, { asOf }).diagnostics.map((one) => `${one.code} ${one.message}`);
}

const CALL = 'component a : service\ncomponent b : service\nflow f : http from a -> b\n';

it('tells of parts that no flow leads to, where the model has flows', () => {
  expect(told(`${CALL}component web : service`)).toEqual(['TM2026 `web` is in no flow']);
  expect(told(`${CALL}actor helper : employee`)).toEqual(['TM2026 `helper` is in no flow']);
  expect(told(`data d : internal\n${CALL}component box : postgres { stores d }`)).toEqual(['TM2026 `box` is in no flow']);
  expect(told('component web : service')).toEqual([]);
});

it('tells nothing of attackers, and of parts that something names', () => {
  expect(told(`${CALL}data d : internal\nactor thief : attacker { wants d }`)).toEqual([]);
  expect(told(`${CALL}actor helper : employee\nthreat t : spoofing on helper { severity low }`)).toEqual([]);
  expect(told(`${CALL}component host : service\nextend a { runs on host }`)).toEqual([]);
  expect(told(`${CALL}component mesh : service { provides mutual_tls to b }`)).toEqual([]);
  expect(told(`${CALL}component old : service { excluded because "gone" until 2027-01-01 }`)).toEqual([]);
  expect(told(`${CALL}component old : service\nfeature x { includes old }`)).toEqual([]);
});

const SHOP = (carries: string, stores: string, returns = '') => `data order : internal
data paper : internal { contains order }
data count : internal { derived from order by aggregate }
component shop : service
component db : postgres { ${stores} }
component other : postgres { stores order, paper, count }
flow save from shop -> db { carries ${carries}; ${returns} }
flow more from shop -> other { carries order, paper, count; returns order }`;

it('tells of data that is written to a store which says that it does not keep it', () => {
  const arrives = 'TM2027 `order` is written to `db`, which does not store it';
  expect(told(SHOP('order', 'stores paper'))).toEqual([]);
  expect(told(SHOP('order', 'stores count'))).toEqual([]);
  expect(told(SHOP('order', 'stores order'))).toEqual([]);
  expect(told(SHOP('order', ''))).toEqual([]);
  expect(told(SHOP('order', 'stores unknown'))).toEqual([]);
  expect(told(SHOP('order', 'stores nothing'))).toEqual([arrives]);
  expect(told(SHOP('order', 'stores secret').replace('data order', 'data secret : internal\ndata order'))).toEqual([arrives]);
  // What proves who calls is no content.
  expect(told(SHOP('order', 'stores nothing', 'authenticated by signed_url with order'))).toEqual([]);
  // A question is asked with what is looked for.
  expect(told(SHOP('order', 'stores nothing', 'returns count'))).toEqual([]);
  expect(told(SHOP('order', 'stores nothing', 'returns unknown'))).toEqual([]);
});

it('tells of a store only where the way ends, and of nothing that keeps no data by its kind', () => {
  const through = `data d : internal
component a : service
component q : sqs { stores nothing }
component b : service { stores nothing }
flow f : http from a -> q -> b { carries d }`;
  expect(told(through)).toEqual([]);
});

it('tells of plans and features whose day has passed', () => {
  const plan = 'component a : service { plans rate_limit by 2026-01-31 }';
  expect(told(plan, '2026-01-31')).toEqual([]);
  expect(told(plan, '2026-02-01')).toEqual(['TM3022 `rate_limit` was planned by 2026-01-31']);
  expect(told(plan)).toEqual([]);
  const every = 'every service { plans rate_limit by 2026-01-31 }\ncomponent a : service\ncomponent b : service';
  expect(told(every, '2026-02-01')).toEqual(['TM3022 `rate_limit` was planned by 2026-01-31']);
  const hop = `${CALL}extend f { hop a -> b { plans rate_limit by 2026-01-31 } }`;
  expect(told(hop, '2026-02-01')).toEqual(['TM3022 `rate_limit` was planned by 2026-01-31']);
  const feature = (more: string) => `component a : service\nfeature x { includes a; due 2026-01-31; ${more} }`;
  expect(told(feature(''), '2026-01-31')).toEqual([]);
  expect(told(feature(''), '2026-02-01')).toEqual(['TM3023 `x` was due on 2026-01-31']);
  expect(told(feature('status live'), '2026-02-01')).toEqual([]);
  expect(told(feature('status in_progress'), '2026-02-01')).toEqual(['TM3023 `x` was due on 2026-01-31']);
});

it('looks once at what a store keeps, however much is written there', () => {
  const names = (lead: string) => Array.from({ length: 3000 }, (_, index) => `${lead}${index}`);
  const kept = names('k').map((name, index) => `data ${name} : internal { derived from w${index} by aggregate }`);
  const written = names('w').map((name) => `data ${name} : internal`);
  const text = `${[...kept, ...written].join('\n')}
component shop : service
component db : postgres { stores ${names('k').join(', ')} }
flow save from shop -> db { carries ${names('w').join(', ')} }`;
  const before = performance.now();
  expect(told(text)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(3_000);
});
