/** Decisions, adjustments and exclusions that are past their date or change nothing: somebody is told, and nothing stays hidden. */
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { PRELUDE } from './prelude.ts';
import { compileModel, memoryHost, packOf, ruleText, verdicts } from './support.ts';

const PARTS =
  'component a : service\ncomponent b : service { }\ncomponent c : service { }\nflow f : http from a -> b\nflow g : http from a -> c';
const CLEAN = PARTS.replaceAll('{ }', '{ implements rate_limit }');
const RULE = ruleText('for hop h\nrequire rate_limit on h');
const TERMS = 'reason planned; owner "me"; until 2027-01-01';

/** `CODE message`, in order. */
function told(model: string, pack = RULE, asOf?: string): string[] {
  return compileModel(model, pack, asOf).diagnostics.map((one) => `${one.code} ${one.message}`);
}

it('a decision on `every` is needed as long as one of what it names has the threat', () => {
  const decide = `decision defer t.r on every hop { ${TERMS} }`;
  expect(told(`${PARTS}\n${decide}`)).toEqual([]);
  expect(told(`${PARTS.replace('{ }', '{ implements rate_limit }')}\n${decide}`)).toEqual([]);
  expect(told(`${CLEAN}\n${decide}`)).toEqual(['TM4038 this decision to defer is not needed: nothing it names has `t.r` open']);
});

it('a decision on `every` is told once, however many parts it names', () => {
  const decide = `decision defer t.r on every http { ${TERMS} }`;
  expect(told(`${PARTS}\n${decide}`, RULE, '2027-01-02')).toEqual([
    'TM4039 this decision to defer ended on 2027-01-01 and excuses nothing any more',
  ]);
  expect(told(`${PARTS}\n${decide.replace('defer', 'fix')}`, RULE, '2027-01-02')).toEqual([
    'TM4039 this plan to fix ended on 2027-01-01; a plan excuses nothing',
  ]);
  expect(told(`${PARTS}\ndecision fix t.r on every component { ${TERMS} }`)).toEqual([
    'TM4037 `t.r` finds nothing on `m.a`: it is about a hop',
  ]);
  expect(told(`${PARTS}\ndecision fix t.r on every queue { ${TERMS} }`)).toEqual([
    'TM4038 this decision to fix is not needed: nothing it names has `t.r` open',
  ]);
});

it('a decision on a flow about what is found on hops names them, and the other way round', () => {
  const help = (pack: string, on: string) =>
    compileModel(`${PARTS}\nflow long : http from a -> b -> c\ndecision fix t.r on ${on} { ${TERMS} }`, pack).diagnostics.map(
      (one) => `${one.code} ${one.help}`,
    );
  expect(help(RULE, 'long')).toEqual(['TM4037 name one of `long[a -> b]`, `long[b -> c]` behind `on`']);
  expect(help(RULE, 'f')).toEqual(['TM4037 name `f[a -> b]` behind `on`']);
  expect(help(RULE, 'a')).toEqual(['TM4037 name a hop behind `on`']);
  expect(help(ruleText('for flow f\nrequire rate_limit on f'), 'f[a -> b]')).toEqual(['TM4037 name `f` behind `on`']);
});

it('a rule without its pack is suggested with it', () => {
  const help = (text: string) => compileModel(`${PARTS}\n${text}`, RULE).diagnostics.map((one) => `${one.code} ${one.help}`);
  expect(help(`decision fix r on f[a -> b] { ${TERMS} }`)).toEqual(['TM2001 write `t.r`']);
  expect(help(`adjust r { off; ${TERMS} }`)).toEqual(['TM2001 write `t.r`']);
});

it('a decision about a rule of a pack that does not judge the model says so', () => {
  const packs = [packOf(PRELUDE, 'stdlib:prelude.tm'), packOf(`pack t\n${RULE}`, 'stdlib:t.tm')];
  const codes = (text: string) =>
    compile(memoryHost({ 'm.tm': `model m\n${PARTS}\n${text}` }), '', { library: { packs, text: () => undefined } }).diagnostics.map(
      (one) => `${one.code} ${one.message}`,
    );
  expect(codes(`decision defer t.r on f[a -> b] { ${TERMS} }`)).toEqual([
    'TM4038 this decision to defer is not needed: `t` does not judge this model, and `t.r@m.f[a -> b]` is not looked for',
  ]);
  expect(codes(`adjust t.r { off; ${TERMS} }`)).toEqual(['TM4044 this `adjust` changes nothing: `t` does not judge this model']);
});

it('an adjustment of a rule that finds nothing open is not needed', () => {
  for (const change of ['off', 'severity low']) {
    const adjust = `adjust t.r { ${change}; ${TERMS} }`;
    expect(told(`${PARTS}\n${adjust}`)).toEqual([]);
    expect(told(`${CLEAN}\n${adjust}`)).toEqual(['TM4044 this `adjust` changes nothing: `t.r` finds nothing open']);
  }
});

it('an adjustment to what is said anyway is not needed', () => {
  expect(told(`${PARTS}\nadjust setting longest_token { value 2h; ${TERMS} }`)).toEqual([]);
  expect(told(`${PARTS}\nadjust setting longest_token { value 60min; ${TERMS} }`)).toEqual([
    'TM4044 this `adjust` changes nothing: `longest_token` is that already',
  ]);
  expect(told(`${PARTS}\nadjust table exposure_of { none partner_side; ${TERMS} }`)).toEqual([]);
  expect(told(`${PARTS}\nadjust table exposure_of { none outside; low outside; ${TERMS} }`)).toEqual([
    'TM4044 this `adjust` changes nothing: `exposure_of` is that already',
  ]);
});

it('past its date an adjustment changes nothing, and somebody is told', () => {
  const off = `${PARTS}\nadjust t.r { off; ${TERMS} }`;
  expect(verdicts(off, RULE, '2027-01-01')).toEqual([]);
  expect(verdicts(off, RULE, '2027-01-02')).toEqual(['t.r@m.f[a -> b] open', 't.r@m.g[a -> c] open']);
  expect(told(off, RULE, '2027-01-01')).toEqual([]);
  expect(told(off, RULE, '2027-01-02')).toEqual(['TM4045 this `adjust` ended on 2027-01-01 and changes nothing any more']);
  const setting = `${PARTS}\nadjust setting longest_token { value 2h; ${TERMS} }`;
  expect(told(setting, RULE, '2027-01-02')).toEqual(['TM4045 this `adjust` ended on 2027-01-01 and changes nothing any more']);
});

it('an excluded part is never the subject of a threat, found by hand or not; who wrote it down is told', () => {
  const model = (excluded: string) => `component a : service { ${excluded} }
component b : service
threat quiet "Quiet" : repudiation on a, b { severity medium; requires audit_log }`;
  expect(verdicts(model(''), '')).toEqual(['m.quiet@m.a open', 'm.quiet@m.b open']);
  const out = model('excluded because "x" until 2027-01-01');
  expect(verdicts(out, '')).toEqual(['m.quiet@m.b open']);
  expect(told(out, '')).toEqual(['TM4046 `quiet` is about `a`, which is excluded: nobody looks at it']);
  expect(verdicts(out, '', '2027-01-02')).toEqual(['m.quiet@m.a open', 'm.quiet@m.b open']);
});

it('a boundary that is excluded leaves out itself, not what lies in it', () => {
  const rule = ruleText('for component c\nrequire rate_limit on c') + ruleText('for boundary b\nrequire network_policy on b', 'other');
  const model = (inside: string) => `boundary z { excluded because "x" until 2027-01-01; ${inside}component a : service }`;
  expect(verdicts(model(''), rule)).toEqual(['t.r@m.a open']);
  expect(verdicts(model('every component { excluded because "x" until 2027-01-01 }; '), rule)).toEqual([]);
});

it('past its date an exclusion leaves nothing out, and somebody is told', () => {
  const out = 'component a : service { excluded because "x" until 2027-01-01 }\ncomponent b : service\nflow f : http from b -> a';
  expect(told(out, RULE, '2027-01-01')).toEqual([]);
  expect(told(out, RULE, '2027-01-02')).toEqual(['TM3021 `a` is not excluded any more: that ended on 2027-01-01']);
});

it('whatever excludes a part stands in the register and is told when it has no end', () => {
  const { model, diagnostics } = compileModel('every worker { excluded because "later" }\ncomponent a : worker\ncomponent b : service');
  expect(model?.exclusions).toMatchObject([{ element: 'm.a', because: 'later' }]);
  expect(diagnostics.map((one) => one.code)).toEqual(['TM3010']);
});
