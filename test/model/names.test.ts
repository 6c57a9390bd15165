import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';
import { codesOf, readModel } from '../support/model.ts';

it('lets an element have the name of a kind or of a declaration word', () => {
  const read = readModel('component worker : worker\ncomponent data : service\nflow flow : http from data -> worker');
  expect(read.model.hops.map((hop) => hop.id)).toEqual(['m.flow[data -> worker]']);
});

it('shows both places of a duplicate', () => {
  const [one] = compileText({ 'm.tm': 'model m\ncomponent a : service\nactor a : person' }).diagnostics;
  expect(one?.code).toBe('TM2003');
  expect(one?.related).toHaveLength(1);
});

it.each<[string, string, string]>([
  ['an unknown kind', 'component a : servce', 'TM2001'],
  ['a kind of another sort', 'actor a : postgres', 'TM2014'],
  ['a datum where a control belongs', 'data d : internal\ncomponent a : service { implements d; stores d }', 'TM2002'],
  ['a cycle of boundaries', 'boundary a in b\nboundary b in a', 'TM2005'],
  ['two places for one element', 'boundary a { component c : service in b }\nboundary b', 'TM2013'],
  ['a flow inside a boundary', 'component x : service\ncomponent y : service\nboundary b { flow f : http from x -> y }', 'TM2006'],
  ['kinds that exclude each other', 'component a : service, postgres', 'TM2011'],
  ['a kind of itself', 'kind x : y\nkind y : x', 'TM2004'],
  ['a word of packs', 'scale size : small < large', 'TM2017'],
  ['a word said of another sort', 'component a : service { carries nothing }', 'TM2015'],
  ['an unknown statement', 'component a : service { owwner "x" }', 'TM2020'],
  ['an unused datum', 'data d : internal', 'TM2010'],
  ['a value outside its scale', 'boundary b { trust hihg }', 'TM2001'],
  ['a date that does not exist', 'component a : service { owner "x" until 2027-02-30 }', 'TM3004'],
  ['a value of another type', 'component a : service { replicas "two" }', 'TM3002'],
  ['an unknown phrase', 'component a : service { replicas 2 over yes }', 'TM3005'],
  ['a statement that says nothing', 'component a : service { owner }', 'TM3006'],
  ['two values for one', 'component a : service { replicas 2, 3 }', 'TM3007'],
  ['an exclusion for ever', 'component a : service { excluded because "not ours" }', 'TM3010'],
  ['a control that is nothing', 'every service { implements rate_limit }\ncomponent a : service { implements nothing }', 'TM3002'],
  ['a control that is unknown', 'component a : service { lacks unknown because "x" }', 'TM3002'],
  ['a control that nobody gets', 'component a : service { provides rate_limit }', 'TM3017'],
  ['a claim on data', 'data d : internal { implements rate_limit }\ncomponent a : postgres { stores d }', 'TM3009'],
])('refuses or warns of %s', (_, text, code) => {
  expect(codesOf(text)).toEqual([code]);
});

it("hides a pack's word with a project's, with a warning", () => {
  expect(codesOf('kind service : process\ncomponent a : service')).toEqual(['TM2007']);
  const read = readModel('kind service : worker\ncomponent a : service');
  expect(read.element('a').isA).toContain('worker');
});

it('declares a missing word in one line', () => {
  const read = readModel('kind fax_machine : service\ncomponent fax : fax_machine');
  expect(read.element('fax').kinds).toEqual(['m.fax_machine']);
  expect(read.element('fax').isA).toContain('service');
});

it('names only what is legal in that place', () => {
  const [one] = compileText({
    'm.tm': 'model m\nactor vendr_a : person\ncomponent vendor_b : service\nboundary b\ncomponent c : service in vendor',
  }).diagnostics;
  expect(one?.suggestions).toEqual([]);
});
