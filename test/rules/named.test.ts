/** `names`: which elements a threat names besides what its rule binds; `unset nothing` of an attribute with one value. */
import { expect, it } from 'vitest';
import { checkPack, modelOf, ruleText, verdicts } from './support.ts';

const MODEL = `
component a : service
component b : worker
component c : store
flow f : http from a -> b { encrypted no }
flow g : http from b -> c { encrypted yes }`;

function named(rule: string, pack = ''): readonly (readonly string[] | undefined)[] {
  return modelOf(MODEL, `${pack}\n${rule}`).threats.map((threat) => threat.counted);
}

it('a kind, in the whole model', () => {
  expect(named(ruleText('for model m\nrequire audit_log on m\nnames service, worker'))).toEqual([['m.a', 'm.b']]);
});

it('a fact: only where it surely holds', () => {
  const fact =
    'fact plain "in plain text" : hop { where it.encrypted = no }\nfact busy "is called" : component { where any hop to it where (it is encrypted) }';
  expect(named(ruleText('for model m\nrequire audit_log on m\nnames plain'), fact)).toEqual([['m.f[a -> b]']]);
  expect(named(ruleText('for model m\nrequire audit_log on m\nnames busy'), fact)).toEqual([['m.c']]);
});

it('what stands in a relation to something bound', () => {
  expect(named(ruleText('for component x : worker\nrequire audit_log on x\nnames hop at x'))).toEqual([['m.f[a -> b]', 'm.g[b -> c]']]);
  expect(named(ruleText('for component x : worker\nrequire audit_log on x\nnames hop from x'))).toEqual([['m.g[b -> c]']]);
});

it('refuses what is no kind, no fact, or in no relation', () => {
  expect(checkPack(ruleText('for component x : worker\nrequire audit_log on x\nnames nobody', 'one'))).toContain('TM2001 «nobody»');
  expect(checkPack(ruleText('for component x : worker\nrequire audit_log on x\nnames hop in x', 'one'))).toContain('TM4023 «in x»');
  expect(checkPack(ruleText('for component x : worker\nrequire audit_log on x\nnames "a"', 'one'))).toContain('TM4035 «"a"»');
});

it('one question about the whole model has one answer for each model', () => {
  const rule = ruleText('for component x : worker\nwhere at least 2 service\nrequire audit_log on x');
  expect(verdicts(MODEL, rule)).toEqual([]);
  expect(verdicts(`${MODEL}\ncomponent d : service`, rule)).toEqual(['t.r@m.b open']);
});

it('`unset nothing` of one value: silence is not yes, and no question', () => {
  const pack = 'extend kind component { attribute door "is {it} a door?" : yes_no { unset nothing } }';
  const rule = ruleText('for component x : service\nwhere x is door\nrequire audit_log on x');
  const model = (said: string) => `component a : service { ${said} }`;
  expect(verdicts(model(''), `${pack}\n${rule}`)).toEqual([]);
  expect(verdicts(model('door no'), `${pack}\n${rule}`)).toEqual([]);
  expect(verdicts(model('door yes'), `${pack}\n${rule}`)).toEqual(['t.r@m.a open']);
  expect(verdicts(model('door unknown'), `${pack}\n${rule}`)).toEqual(['t.r@m.a unknown']);
});
