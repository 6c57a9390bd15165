import { expect, it } from 'vitest';
import { condition, item, items, say } from './reading.ts';

function where(text: string): string {
  const [fact] = items(`fact f : flow { where ${text} }`);
  const clause = fact?.kind === 'declaration' ? fact.block?.items[0] : undefined;
  if (clause?.kind !== 'where' || !clause.condition) throw new Error('no condition');
  return condition(clause.condition);
}

it.each([
  ['f is inbound', '[f is inbound]'],
  ['h.from is not any of person, browser', '[h.from is not (any of) person, browser]'],
  ['f is a, b', '[f is a, b]'],
  ['f is authenticated by hmac', '[f is authenticated <by hmac>]'],
  ['p.token_lifetime > longest_token', '[p.token_lifetime > longest_token]'],
  ['f.signed = g.signed', '[f.signed = g.signed]'],
  ['it.to != it.from', '[it.to != it.from]'],
  ['it.exposed_to <= low', '[it.exposed_to <= low]'],
  ['d reaches c as pii', '[d reaches c <as pii>]'],
  ['it stores any of pii, health', '[it stores (any of) pii, health]'],
  ['it stores 2 of a, b, c', '[it stores (2 of) a, b, c]'],
  ['it enters any boundary', '[it enters any boundary]'],
  ['it has at least 2 service', '[it has at_least 2 service]'],
  ['it has no owner', '[it has no owner]'],
  ['f encrypted no', '[f encrypted no]'],
  ['f encrypted', '[f encrypted]'],
  ['b holds a.holds as credential', '[b holds a.holds <as credential>]'],
  ['it lasts 15min', '[it lasts 15 min]'],
  ['it weighs 3 and it is heavy', '[it weighs 3] and [it is heavy]'],
  ['any path from untrusted to s', '[any path <from untrusted> <to s>]'],
  ['every path from s to t through any of a, b', '[every path <from s> <to t> <through (any of) a, b>]'],
  ['any data on h where (it.confidentiality >= restricted)', '[any data <on h> where [it.confidentiality >= restricted]]'],
  ['every hop of f is readonly', '[every hop <of f> where [it is readonly]]'],
  ['no hop of f is not any of a, b', '[no hop <of f> where [it is not (any of) a, b]]'],
  ['exactly 1 component where (it is entry_point)', '[exactly 1 component where [it is entry_point]]'],
  ['at least 2 component where (it holds k)', '[at_least 2 component where [it holds k]]'],
  ['at most 3 hop to s where (it is not readonly)', '[at_most 3 hop <to s> where [it is not readonly]]'],
  ['a is b and c is d and e is f', '[a is b] and [c is d] and [e is f]'],
  ['a is b and c is d or e is f', '[a is b] and [c is d] and [e is f] MIXED'],
  ['not a is b', 'not [[a is b]]'],
  ['not not (a is b or c is d)', 'not [not [([a is b] or [c is d])]]'],
  ['data is component', '[data is component]'],
])('reads the condition %s', (text, said) => {
  expect(where(text)).toBe(said);
});

it('marks where and and or are mixed, at the first word that differs', () => {
  const text = 'fact f : flow { where a is b and c is d or e is f }';
  const [fact] = items(text);
  const clause = fact?.kind === 'declaration' ? fact.block?.items[0] : undefined;
  const mixed = clause?.kind === 'where' && clause.condition?.kind === 'logic' ? clause.condition.mixed : undefined;
  expect(`model m\n${text}`.slice(mixed?.start, mixed?.end)).toBe('or');
});

it.each([
  ['for flow f : webhook', 'for flow f : webhook'],
  ['for data d : pii, component c : log_store', 'for data d : pii, component c : log_store'],
  ['for data d : pii,\n    component c : log_store', 'for data d : pii, component c : log_store'],
  ['for component a, b', 'for component a, b'],
  ['where f is inbound', 'where [f is inbound]'],
  ['unless c is relaying', 'unless [c is relaying]'],
  ['require hmac on f', 'require hmac on f'],
  ['require any of hmac, mutual_tls on f', 'require (any of) hmac, mutual_tls on f'],
  ['require 2 of a before h.to, b on h, c along f', 'require (2 of) a before h.to, b on h, c along f'],
  ['require all of a,\n b on h', 'require (all of) a, b on h'],
  ['require login before s from untrusted', 'require login before s from untrusted'],
  ['require cleaner before c with d', 'require cleaner before c with d'],
  ['violates', 'violates'],
  ['violates in incoming', 'violates in incoming'],
  ['violates { data x : pii }', 'violates { data x : pii }'],
  ['violates in base when mask implements x { flow f from a -> b }', 'violates in base when mask implements x { flow f <from a -> b> }'],
  ['passes when a implements hmac', 'passes when a implements hmac'],
  ['passes when f authenticated by mutual_tls', 'passes when f authenticated <by mutual_tls>'],
  ['skips when order is internal, public', 'skips when order is internal, public'],
  ['unsure when prod trust unknown and log carries unknown', 'unsure when prod trust unknown and log carries unknown'],
  ['cwe 347; attack T1199', 'cwe 347; attack catalogue T1199'],
])('reads the clause %s', (text, said) => {
  expect(say(`rule r "R" : spoofing { ${text} }`)).toBe(`rule r "R" : spoofing { ${said} }`);
});

it('takes a clause word for a clause only where it comes first', () => {
  const [rule] = items('rule r : x { names passes; skips when require is unless }');
  expect(rule && item(rule)).toBe('rule r : x { names passes; skips when require is unless }');
});
