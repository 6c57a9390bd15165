/** What a verdict becomes: ids, sentences, severity, obligations, questions, plans. */
import { expect, it } from 'vitest';
import type { Model, Threat } from '../../compiler/model/ir.ts';
import { compileModel, modelOf, ruleText, verdicts } from './support.ts';

function only(model: Model): Threat {
  expect(model.threats).toHaveLength(1);
  return model.threats[0] as Threat;
}

it('ids: rule and what it binds; hops by their ends, fanned-out flows by theirs, pairs sorted', () => {
  const model =
    'component b : service\ncomponent a : service\ncomponent c : worker\nflow f : http from b -> a, c\nflow g : http from a -> c';
  expect(verdicts(model, ruleText('for flow x\nrequire rate_limit on x'))).toEqual([
    't.r@m.f[b -> a] open',
    't.r@m.f[b -> c] open',
    't.r@m.g open',
  ]);
  expect(verdicts(model, ruleText('for hop x\nrequire rate_limit on x'))).toEqual([
    't.r@m.f[b -> a] open',
    't.r@m.f[b -> c] open',
    't.r@m.g[a -> c] open',
  ]);
  expect(verdicts(model, ruleText('for model x\nrequire audit_log on x'))).toEqual(['t.r@m open']);
  expect(verdicts(model, ruleText('for component x, y : service\nwhere x calls y\nrequire rate_limit on x'))).toEqual(['t.r@m.a:m.b open']);
  expect(verdicts(model, ruleText('for component x : worker, component y : service\nwhere y calls x\nrequire rate_limit on x'))).toEqual([
    't.r@m.c:m.a open',
    't.r@m.c:m.b open',
  ]);
});

it('a pair matches if either order does, and is one threat', () => {
  const rule = ruleText('for component x, y\nwhere x calls y and x is service\nrequire rate_limit on y').replace(
    'because "x"',
    'because "{x} calls {y}"',
  );
  const model = (claim: string) =>
    `component b : service\ncomponent a : worker { ${claim} }\nflow f : http from b -> a\nflow g : http from a -> b`;
  const threat = only(modelOf(model(''), rule));
  expect(threat).toMatchObject({
    id: 't.r@m.a:m.b',
    verdict: 'open',
    sentence: 'b calls a',
    bindings: [
      { variable: 'x', id: 'm.b' },
      { variable: 'y', id: 'm.a' },
    ],
  });
  expect(verdicts(model('implements rate_limit'), rule)).toEqual(['t.r@m.a:m.b mitigated']);
});

it('joins lead from one to the other', () => {
  const model =
    'data k : credential\nboundary z { trust high\ncomponent a : service { holds k } }\ncomponent b : worker { holds k }\nflow f : http from b -> a';
  expect(verdicts(model, ruleText('for hop h, boundary b\nwhere h enters b\nrequire network_policy on h'))).toEqual([
    't.r@m.f[b -> a]:m.z open',
  ]);
  expect(verdicts(model, ruleText('for component c, data d : credential\nwhere c holds d\nrequire least_secrets on c'))).toEqual([
    't.r@m.a:m.k open',
    't.r@m.b:m.k open',
  ]);
  expect(
    verdicts(model, ruleText('for component x, y\nwhere x holds y.holds\nrequire least_secrets on x\nrequire least_secrets on y')),
  ).toEqual(['t.r@m.a:m.b open']);
  expect(verdicts(model, ruleText('for component x, y\nwhere any path from x to y\nrequire least_secrets on x'))).toEqual([
    't.r@m.a:m.b open',
  ]);
  expect(verdicts(model, ruleText('for component x, y\nwhere (x calls y or y calls x)\nrequire least_secrets on x'))).toEqual([
    't.r@m.a:m.b open',
  ]);
  expect(
    verdicts(model, ruleText('for data k : credential\nwhere at least 2 component where (it holds k)\nrequire least_secrets on k')),
  ).toEqual(['t.r@m.k open']);
});

it('n of m over several places', () => {
  const rule = ruleText(
    'for hop h\nwhere h.to is service\nrequire 2 of rate_limit before h.to from untrusted, password on h, least_secrets on h.to',
  );
  const model = (claims: string) =>
    `actor u : person\ncomponent s : service { trust high; ${claims} }\nflow f : http from u -> s { carries nothing }`;
  expect(verdicts(model(''), rule)).toEqual(['t.r@m.f[u -> s] open']);
  expect(verdicts(model('implements rate_limit'), rule)).toEqual(['t.r@m.f[u -> s] open']);
  expect(verdicts(model('implements rate_limit, least_secrets'), rule)).toEqual(['t.r@m.f[u -> s] mitigated']);
  const [obligation] = modelOf(model('implements rate_limit'), rule).obligations;
  expect(obligation).toMatchObject({ need: 2, state: 'undeclared', alternatives: ['least_secrets', 'password', 'rate_limit'] });
  expect(obligation?.places).toEqual([
    { control: 'least_secrets', placement: 'on', element: 'm.s' },
    { control: 'password', placement: 'on', element: 'm.s' },
    { control: 'rate_limit', placement: 'before', element: 'm.s' },
  ]);
});

it('what a boundary demands on entry: one threat for each control', () => {
  const rule = `rule entry "E" : spoofing {
    for boundary b, hop h
    where h enters b
    require all of b.requires on h
    because "{h} enters {b} without {control}"
    violates in pair
    passes in pair
  }`;
  const model = (flow: string) =>
    `boundary prod { trust high; requires encryption, authentication on entry; component s : service }\nactor u : person\nflow f : http from u -> s { ${flow} }`;
  expect(verdicts(model('encrypted yes; authenticated no'), rule)).toEqual([
    't.entry@m.prod:m.f[u -> s]/authentication open',
    't.entry@m.prod:m.f[u -> s]/encryption mitigated',
  ]);
  const threats = modelOf(model('encrypted no'), rule).threats;
  expect(threats.map((one) => [one.stride, one.sentence])).toEqual([
    [['spoofing'], 'If it is so: u -> s enters prod without authentication'],
    [['information_disclosure'], 'u -> s enters prod without encryption'],
  ]);
  expect(verdicts('boundary prod { trust high; component s : service }\nactor u : person\nflow f : http from u -> s', rule)).toEqual([]);
});

it('obligations: id, state, claims, links', () => {
  const rule = ruleText('for flow f : webhook\nwhere f is inbound\nrequire any of mutual_tls, hmac_signature on f');
  const model = (claims: string) =>
    `actor vendor : partner\nboundary prod { trust high; owner "@team"; component edge : gateway; component receiver : service { ${claims} } }\nflow delivery : webhook from vendor -> edge -> receiver { carries nothing }`;
  const first = (claims: string) => modelOf(model(claims), rule).obligations[0];
  expect(first('')).toMatchObject({
    id: 'm.receiver#on:hmac_signature|mutual_tls',
    element: 'm.receiver',
    state: 'undeclared',
    need: 1,
    linked: false,
    owner: '@team',
    threats: ['t.r@m.delivery'],
    verify: ['rejects a wrong signature'],
  });
  expect(first('plans hmac_signature by 2027-01-31')).toMatchObject({ state: 'planned', due: '2027-01-31' });
  expect(first('lacks hmac_signature because "x"')).toMatchObject({ state: 'lacking' });
  expect(first('implements hmac_signature { code "src/**"; test "t" }')).toMatchObject({
    state: 'met',
    linked: true,
    claims: [{ element: 'm.receiver', control: 'hmac_signature', state: 'implemented', code: ['src/**'], test: ['t'] }],
  });
  expect(modelOf(model('plans hmac_signature by 2027-01-31'), rule).threats[0]?.planned).toEqual([
    { control: 'hmac_signature', on: 'm.receiver', by: '2027-01-31' },
  ]);
});

it('of two controls that are needed, one that is missing does not make the rest known to be missing', () => {
  const rule = ruleText('for component c : service\nrequire 2 of rate_limit on c, body_limit on c, audit_log on c');
  const state = (claims: string) => modelOf(`component a : service { ${claims} }`, rule).obligations[0]?.state;
  expect(state('lacks rate_limit because "x"')).toBe('undeclared');
  expect(state('lacks rate_limit because "x"; lacks body_limit because "x"')).toBe('lacking');
});

it('obligations of several threats on one part are one, met only where all are', () => {
  const rule = ruleText('for hop h\nrequire rate_limit on h');
  const model =
    'component a : service\ncomponent b : service\nflow f : http from a -> b { implements rate_limit }\nflow g : http from a -> b';
  expect(modelOf(model, rule).obligations).toMatchObject([
    { id: 'm.b#on:rate_limit', state: 'undeclared', threats: ['t.r@m.f[a -> b]', 't.r@m.g[a -> b]'] },
  ]);
  const along = ruleText('for flow f\nrequire audit_log along f');
  expect(modelOf(model, along).obligations.map((one) => one.id)).toEqual(['m.f#along:audit_log', 'm.g#along:audit_log']);
});

it("questions are shared, asked in the attribute's words, and say what would answer", () => {
  const rules = ruleText('for hop h\nrequire encryption on h') + ruleText('for hop h\nrequire encryption on h', 'other');
  const { questions } = modelOf(
    'component a : service { trust high }\ncomponent b : service { trust high; stores nothing }\nflow f "Posting" : http from a -> b { carries nothing }',
    rules,
  );
  expect(questions).toEqual([
    {
      id: 'm.f/encrypted',
      element: 'm.f',
      attribute: 'encrypted',
      text: 'is Posting encrypted in transit?',
      answers: ['encrypted yes', 'encrypted no', 'encrypted by CONTROL'],
      threats: ['t.other@m.f[a -> b]', 't.r@m.f[a -> b]'],
    },
  ]);
});

it('trust that nobody says is one question, to the boundary', () => {
  const rule = ruleText('for hop h\nwhere h is inbound\nrequire rate_limit on h');
  const model =
    'actor u : person\nboundary prod { component a : service; component b : service }\nflow f : http from u -> a { carries nothing }\nflow g : http from u -> b { carries nothing }';
  expect(modelOf(model, rule).questions.map((one) => [one.id, one.threats.length])).toEqual([['m.prod/trust', 2]]);
});

it('moot threats ask nothing', () => {
  const rule = ruleText('for hop h\nwhere h is inbound\nrequire rate_limit on h');
  const model = modelOf('actor u : person\ncomponent a : service { implements rate_limit }\nflow f : http from u -> a', rule);
  expect(only(model)).toMatchObject({ verdict: 'unknown', moot: true, questions: [], obligations: [] });
  expect(model.questions).toEqual([]);
});

it('severity: impact on the axis of the threat, exposure and trust gained', () => {
  const rule = (header: string, more = '') => ruleText(`for hop h\nwhere h.to is database\nrequire rate_limit on h\n${more}`, 'r', header);
  const model = (data: string, actor: string) =>
    `data d ${data}\nactor u : ${actor}\nboundary prod { trust high; component s : database }\nflow f : sql from u -> s { carries d }`;
  const severity = (header: string, data: string, actor: string, more = '') =>
    only(modelOf(model(data, actor), rule(header, more))).severity;
  // Confidential is serious; from outside, a leap is likely: high. A credential is severe: critical.
  expect(severity('information_disclosure', ': pii', 'person')).toEqual({ low: 'high', high: 'high' });
  expect(severity('information_disclosure', ': credential', 'person')).toEqual({ low: 'critical', high: 'critical' });
  expect(severity('information_disclosure', ': public', 'person')).toEqual({ low: 'medium', high: 'medium' });
  expect(severity('information_disclosure', ': credential', 'person', 'ceiling medium')).toEqual({ low: 'medium', high: 'medium' });
  // Nobody says how right it must be: a range with its question.
  expect(severity('tampering', ': pii', 'person')).toEqual({ low: 'medium', high: 'critical' });
  expect(severity('tampering', ': pii { integrity archive }', 'person')).toEqual({ low: 'medium', high: 'medium' });
  expect(severity('information_disclosure', ': public', 'partner { trust high }')).toEqual({ low: 'low', high: 'low' });
  expect(severity('spoofing', ': public { integrity critical }', 'person')).toEqual({ low: 'critical', high: 'critical' });
});

it('stake, adjusted severity, adjusted tables, rules switched off', () => {
  const rule = ruleText('for hop h\nwhere h.to is database\nrequire rate_limit on h\nstake h.to', 'r', 'information_disclosure');
  const model =
    'data c : credential\ndata p : public\nactor u : person\nboundary prod { trust high; component s : database { stores c } }\nflow f : sql from u -> s { carries p }';
  const terms = 'reason accepted; owner "me"; until 2027-01-01';
  expect(only(modelOf(model, rule)).severity.low).toBe('critical');
  expect(only(modelOf(`${model}\nadjust t.r { severity low; ${terms} }`, rule)).severity).toEqual({ low: 'low', high: 'low' });
  expect(only(modelOf(`${model}\nadjust t.r { severity low; ${terms} }`, rule, '2027-01-02')).severity.low).toBe('critical');
  expect(only(modelOf(`${model}\nadjust table severity_of { severe low, low, low; ${terms} }`, rule)).severity.low).toBe('low');
  expect(modelOf(`${model}\nadjust t.r { off; ${terms} }`, rule).threats).toEqual([]);
});

it('excluded parts are sources, never the subject of a threat', () => {
  const model =
    'actor u : person { excluded because "x" until 2027-01-01 }\ncomponent s : service { trust high }\nflow f : http from u -> s { carries nothing }';
  expect(verdicts(model, ruleText('for hop h\nwhere h is inbound\nrequire rate_limit on h'))).toEqual(['t.r@m.f[u -> s] open']);
  expect(verdicts(model, ruleText('for actor a\nrequire rate_limit on a'))).toEqual([]);
});

it('hand-found threats go through the same verdicts', () => {
  const model = (says: string, claims = '') =>
    `component q : queue { ${claims} }\nthreat drop "Drops are not seen" : repudiation on q { ${says} }`;
  expect(only(modelOf(model('severity medium; requires audit_log')))).toMatchObject({
    id: 'm.drop@m.q',
    rule: 'm.drop',
    verdict: 'open',
    severity: { low: 'medium', high: 'medium' },
    obligations: ['m.q#on:audit_log'],
    title: 'Drops are not seen',
  });
  expect(only(modelOf(model('severity medium; requires audit_log', 'implements audit_log'))).verdict).toBe('mitigated');
  expect(only(modelOf(model('severity high'))).verdict).toBe('open');
});

it('rules on the model count own parts and say which', () => {
  const rule = ruleText('for model k\nwhere k has at least 2 service\nrequire audit_log on k\nnames service');
  expect(only(modelOf('component a : service\ncomponent b : service\ncomponent c : worker', rule)).counted).toEqual(['m.a', 'm.b']);
});

it('a threat is listed under the open one that subsumes it, unless that one is excused', () => {
  const pack =
    ruleText('for hop h\nrequire rate_limit on h\nsubsumes small', 'big') +
    ruleText('for component c : database\nrequire rate_limit on c', 'small') +
    ruleText('for hop h\nrequire body_limit on h', 'other');
  const model = 'component s : service\ncomponent d : database\nflow f : sql from s -> d';
  const under = (text: string) =>
    modelOf(text, pack.replace('for hop h\nrequire rate_limit on h', 'for component h : database\nrequire rate_limit on h')).threats.map(
      (one) => [one.id, one.subsumedBy],
    );
  expect(under(model)).toEqual([
    ['t.big@m.d', undefined],
    ['t.other@m.f[s -> d]', undefined],
    ['t.small@m.d', 't.big@m.d'],
  ]);
  expect(under(`${model}\ndecision accept t.big on d { reason accepted; owner "me"; until 2027-01-01 }`)).toEqual([
    ['t.big@m.d', undefined],
    ['t.other@m.f[s -> d]', undefined],
    ['t.small@m.d', undefined],
  ]);
});

it('a threat to the model has those in it under it', () => {
  const pack = `${ruleText('for model m\nrequire audit_log on m\nsubsumes small', 'big')}${ruleText('for component c\nrequire rate_limit on c', 'small')}`;
  const under = (text: string) => modelOf(text, pack).threats.map((one) => [one.id, one.subsumedBy]);
  expect(under('component a : service\ncomponent b : service { implements rate_limit }')).toEqual([
    ['t.big@m', undefined],
    ['t.small@m.a', 't.big@m'],
    ['t.small@m.b', undefined],
  ]);
});

it('a threat on a hop is listed under one on its flow', () => {
  const pack = `${ruleText('for flow f\nrequire rate_limit on f\nsubsumes small', 'big')}${ruleText('for hop h\nrequire rate_limit on h', 'small')}`;
  const { threats } = modelOf('component s : service\ncomponent d : database\nflow f : sql from s -> d', pack);
  expect(threats.map((one) => [one.id, one.subsumedBy])).toEqual([
    ['t.big@m.f', undefined],
    ['t.small@m.f[s -> d]', 't.big@m.f'],
  ]);
});

// ---- decisions ------------------------------------------------------------------------------------------------------------

const DECIDED = 'component a : service\ncomponent b : service { }\nflow f : http from a -> b';
const HOP_RULE = ruleText('for hop h\nrequire rate_limit on h');
const decide = (text: string) => `decision ${text} { reason planned; owner "me"; until 2027-01-01 }`;

function codes(model: string, pack: string, asOf?: string): string[] {
  return compileModel(model, pack, asOf).diagnostics.map((one) => one.code);
}

it('a decision is attached to its threat', () => {
  const model = modelOf(`${DECIDED}\n${decide('accept t.r on f[a -> b]')}`, HOP_RULE);
  expect(only(model).decision).toBe('accept t.r@m.f[a -> b]');
});

it('decisions that are about nothing, not needed, out of date or the second', () => {
  expect(codes(`${DECIDED}\n${decide('accept t.r on f[a -> b]')}`, HOP_RULE)).toEqual([]);
  expect(codes(`${DECIDED}\n${decide('accept t.r on b')}`, HOP_RULE)).toEqual(['TM4037']);
  expect(codes(`${DECIDED.replace('{ }', '{ implements rate_limit }')}\n${decide('accept t.r on f[a -> b]')}`, HOP_RULE)).toEqual([
    'TM4038',
  ]);
  expect(
    codes(
      `${DECIDED}\n${decide('accept t.r on f[a -> b]')}`,
      HOP_RULE.replace('for hop h', 'for hop h\nwhere h is encrypted').replace('r "R"', 'r "R"'),
      '2026-01-01',
    ),
  ).toEqual([]);
  expect(
    codes(
      `${DECIDED.replace('from a -> b', 'from a -> b { encrypted no }')}\n${decide('accept t.r on f[a -> b]')}`,
      HOP_RULE.replace('for hop h', 'for hop h\nwhere h is encrypted'),
    ),
  ).toEqual(['TM4038']);
  expect(codes(`${DECIDED}\n${decide('accept t.r on f[a -> b]')}`, HOP_RULE, '2027-01-02')).toEqual(['TM4039']);
  expect(codes(`${DECIDED}\n${decide('accept t.r on f[a -> b]')}\n${decide('defer t.r on f[a -> b]')}`, HOP_RULE)).toEqual(['TM4040']);
  expect(codes(`${DECIDED}\n${decide('fix t.r on every hop')}`, HOP_RULE)).toEqual([]);
});

it("checks the rules of the project's own packs with the model", () => {
  expect(codes(DECIDED, HOP_RULE)).toEqual([]);
});

// ---- one fact, one threat ---------------------------------------------------------------------------------------------------

it('what a boundary demands is listed under the threat of a rule that demands the same of the same hop', () => {
  const demands = `rule demand "D" : spoofing {
    for boundary b, hop h
    where h enters b
    require all of b.requires on h
    because "x"
    violates in pair
    passes in pair
  }\n`;
  const pack = demands + ruleText('for hop h\nrequire encryption on h', 'plain');
  const model = (said: string) =>
    `boundary z { trust high; requires encryption, authentication on entry }\ncomponent a : service\ncomponent s : service in z\nflow f : http from a -> s { ${said}; authenticated no }`;
  const under = (text: string) => modelOf(text, pack).threats.map((one) => [one.id, one.verdict, one.subsumedBy]);
  const hop = 'm.f[a -> s]';
  expect(under(model('encrypted no'))).toEqual([
    [`t.demand@m.z:${hop}/authentication`, 'open', undefined],
    [`t.demand@m.z:${hop}/encryption`, 'open', `t.plain@${hop}`],
    [`t.plain@${hop}`, 'open', undefined],
  ]);
  expect(under(model('encrypted unknown'))[1]).toEqual([`t.demand@m.z:${hop}/encryption`, 'unknown', `t.plain@${hop}`]);
  const accepted = `${model('encrypted no')}\ndecision accept t.plain on f[a -> s] { reason accepted; owner "me"; until 2027-01-01 }`;
  expect(under(accepted)[1]).toEqual([`t.demand@m.z:${hop}/encryption`, 'open', undefined]);
});

// ---- what nobody said ---------------------------------------------------------------------------------------------------------

it('the sentence of an unknown threat is a condition', () => {
  const rule = ruleText('for hop h\nrequire encryption on h').replace('because "x"', 'because "{h.to} is overheard"');
  const model = (said: string) => `component a : service\ncomponent b : service\nflow f : http from a -> b { ${said} }`;
  expect(only(modelOf(model('encrypted unknown'), rule)).sentence).toBe('If it is so: b is overheard');
  expect(only(modelOf(model('encrypted no'), rule)).sentence).toBe('b is overheard');
  const byHand = (said: string) =>
    modelOf(`${model(said)}\nthreat t "Somebody listens" : spoofing on f { requires encryption }`).threats[0];
  expect(byHand('encrypted unknown')?.sentence).toBe('If it is so: Somebody listens');
  expect(byHand('encrypted no')?.sentence).toBe('Somebody listens');
});

it('an obligation names the word of a hop that decides against it, and never asks a person to implement something', () => {
  const rule = ruleText('for hop h\nrequire encryption on h');
  const denied = modelOf('component a : service\ncomponent b : service\nflow f : http from a -> b { encrypted no }', rule).obligations;
  expect(denied).toMatchObject([{ state: 'lacking', denied: [{ hop: 'm.f[a -> b]', says: 'encrypted no', instead: ['encrypted yes'] }] }]);
  const person = modelOf('component a : service\nactor p : person\nflow f : http from a -> p', rule).obligations;
  expect(person.map((one) => one.element)).toEqual(['m.f[a -> p]']);
});

it('the line that would mend a word of a hop keeps what the hop says: by what, and who', () => {
  const denied = modelOf(
    'actor a\ncomponent b : service\nflow f : http from a -> b { authenticated by api_key as a }',
    ruleText('for hop h\nrequire password on h'),
  ).obligations;
  expect(denied.flatMap((one) => one.denied ?? [])).toMatchObject([{ instead: ['authenticated by api_key, password as a'] }]);
});

it('a question about what a fact leaves unsaid offers the fact with it', () => {
  const pack = `choice place "Place" : memory, file
extend kind component { attribute keys "which keys does {it} have, and where?" : data { many; unset nothing; phrase in place; phrase from element } }
${ruleText('for component c\nwhere c keys any data in file\nrequire audit_log on c')}`;
  const model = 'data k\ndata l\ncomponent vault : service\ncomponent a : service { keys k, l from vault }';
  expect(modelOf(model, pack).questions.filter((one) => one.attribute === 'keys')).toMatchObject([
    { id: 'm.a/keys', answers: ['keys k, l in memory from vault', 'keys k, l in file from vault'] },
  ]);
});

it('"how" is answered by a way, first by those that others of the same sort say', () => {
  const model = `actor a; actor z; component b : service; component c : service
flow f : http from a -> b { authenticated by api_key }
flow g : http from b -> c { authenticated by hmac_signature }
flow h : http from z -> c`;
  const { questions } = modelOf(model, ruleText('for hop h\nrequire authentication on h'));
  expect(questions.filter((one) => one.attribute === 'authenticated')).toMatchObject([
    { answers: ['authenticated by api_key', 'authenticated by CONTROL', 'authenticated yes', 'authenticated no'] },
  ]);
});
