/** To whom `provides` gives a control, and that a hop that is named is there. */
import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';
import { codesOf, readModel } from '../support/model.ts';

const PARTS = `boundary z { SAYS
  component a : service
  component b : service }
component out : service
flow inner from a -> b
flow enter from out -> a
flow leave from b -> out`;

function given(says: string): string[] {
  const read = readModel(PARTS.replace('SAYS', says));
  const of = { inner: 'inner[a -> b]', enter: 'enter[out -> a]', leave: 'leave[b -> out]', part: 'a' };
  return Object.entries(of).flatMap(([name, id]) => (read.control(id, 'rate_limit') === 'provided from boundary' ? [name] : []));
}

it('gives inside, on entry and on exit to whom each of them means', () => {
  expect(given('provides rate_limit')).toEqual(['inner', 'part']);
  expect(given('provides rate_limit on inside')).toEqual(['inner', 'part']);
  expect(given('provides rate_limit on entry')).toEqual(['enter']);
  expect(given('provides rate_limit on exit')).toEqual(['leave']);
  expect(given('provides rate_limit on entry, exit')).toEqual(['enter', 'leave']);
  expect(given('provides rate_limit on entry; provides rate_limit on exit; provides rate_limit')).toEqual([
    'inner',
    'enter',
    'leave',
    'part',
  ]);
  expect(given('provides rate_limit on exit except b')).toEqual([]);
});

it('gives to flows and hops that are named', () => {
  const read = (to: string, more = '') =>
    readModel(`component a : service\ncomponent b : service\ncomponent c : service
component mesh : service { provides rate_limit to ${to} }
flow f from a -> b -> c { ${more} }`);
  const hops = (to: string, more?: string) => ['f[a -> b]', 'f[b -> c]'].map((hop) => read(to, more).control(hop, 'rate_limit'));
  expect(hops('f')).toEqual(['provided from component', 'provided from component']);
  expect(hops('f[b -> c]')).toEqual([undefined, 'provided from component']);
  expect(hops('f', 'hop a -> b { lacks rate_limit because "x" }')).toEqual(['lacking from own', 'provided from component']);
});

it('refuses a hop that is not there, wherever one is named', () => {
  const model = (more: string) => `component a : service\ncomponent b : service\nflow f from a -> b, c\ncomponent c : service\n${more}`;
  const codes = (more: string) => codesOf(model(more));
  for (const hop of ['f[a -> b]', 'f[a -> c]', 'm.f[a -> b]']) expect(codes(`threat t : spoofing on ${hop} { severity low }`)).toEqual([]);
  for (const more of [
    'threat t : spoofing on f[b -> a] { severity low }',
    'feature x { includes f[b -> c] }',
    'extend a { implements rate_limit for f[b -> a] }',
    'extend a { provides rate_limit to f[b -> a] }',
  ])
    expect(codes(more)).toEqual(['TM2001']);
  const [one] = compileText({ 'm.tm': `model m\n${model('threat t : spoofing on f[b -> a] { severity low }')}` }).diagnostics;
  expect(one?.message).toBe('no hop is named `f[b -> a]`');
  expect(one?.help).toBe('did you mean `f[a -> b]` or `f[a -> c]`?');
});

it('names routes of a flow that fans out', () => {
  const model = 'component a : service\ncomponent b : service\ncomponent c : service\ncomponent d : service\nflow f from a, b -> c -> d';
  expect(codesOf(`${model}\nthreat t : spoofing on f[a -> d] { severity low }`)).toEqual([]);
  expect(codesOf(`${model}\nthreat t : spoofing on f[a -> c] { severity low }`)).toEqual([]);
  expect(codesOf(`${model}\nthreat t : spoofing on f[a -> b] { severity low }`)).toEqual(['TM2001']);
});
