import { expect, it } from 'vitest';
import { bestAnswers } from '../../compiler/cli/answers.ts';
import { EXIT, worstExit } from '../../compiler/cli/exit-codes.ts';
import { findingsOf } from '../../compiler/cli/findings.ts';
import { type GateOptions, judgeGate } from '../../compiler/cli/gate.ts';
import { summarizeModel } from '../../compiler/cli/summary.ts';
import type { Decision, Model, Obligation, Question, Severity, Threat } from '../../compiler/model/ir.ts';

function threat(name: string, rest: Partial<Threat> = {}): Threat {
  return {
    id: `p.${name}@m.x`,
    rule: `p.${name}`,
    title: name,
    stride: [],
    bindings: [{ variable: 'x', id: 'm.x' }],
    verdict: 'open',
    sentence: `${name} happens`,
    severity: { low: 'low', high: 'high' },
    references: [],
    obligations: [],
    questions: [],
    planned: [],
    ...rest,
  } as Threat;
}

function decision(verb: Decision['verb'], name: string, rest: Partial<Decision> = {}): Decision {
  const id = `p.${name}@m.x`;
  return { id: `${verb} ${id}`, verb, rule: `p.${name}`, on: 'm.x', threat: id, reason: 'low_exploitability', owner: 'a', ...rest };
}

function modelOf(parts: Partial<Model>): Model {
  return {
    schemaVersion: 1,
    model: { id: 'm', name: 'm', title: 'M', attributes: [], controls: [], packs: [] },
    elements: [],
    flows: [],
    hops: [],
    found: [],
    threats: [],
    obligations: [],
    questions: [],
    decisions: [],
    adjustments: [],
    assumptions: [],
    asks: [],
    exclusions: [],
    ...parts,
  } as Model;
}

const LOW: GateOptions = { failOn: 'low', strict: false };

const names = (threats: readonly Threat[]) => threats.map(({ title }) => title);

it('counts what is open, most severe first, and neither mitigated nor unknown ones', () => {
  const model = modelOf({
    threats: [
      threat('a'),
      threat('b', { severity: { low: 'critical', high: 'critical' } }),
      threat('c', { verdict: 'mitigated' }),
      threat('d', { verdict: 'unknown' }),
      threat('e', { verdict: 'unknown', moot: true }),
    ],
  });
  const gate = judgeGate(model, LOW);
  expect(names(gate.failing)).toEqual(['b', 'a']);
  expect(names(gate.uncertain)).toEqual(['d']);
  expect(names(judgeGate(model, { ...LOW, strict: true }).failing)).toEqual(['b', 'a', 'd']);
});

it('excuses by `accept` and `defer` alone, and no longer when they have expired', () => {
  const model = modelOf({
    threats: ['a', 'b', 'c', 'd', 'e'].map((name) => threat(name)),
    decisions: [
      decision('accept', 'a'),
      decision('defer', 'b'),
      decision('fix', 'c'),
      decision('mitigate', 'd'),
      decision('accept', 'e', { expired: true }),
    ],
  });
  const gate = judgeGate(model, LOW);
  expect(names(gate.excused)).toEqual(['a', 'b']);
  expect(names(gate.failing)).toEqual(['c', 'd', 'e']);
});

it('counts an unknown as open when it is unknown because a fact has expired', () => {
  const gateOf = (rest: Partial<Threat>) => judgeGate(modelOf({ threats: [threat('a', { verdict: 'unknown', ...rest })] }), LOW);
  expect(names(gateOf({ expired: true }).failing)).toEqual(['a']);
  expect(names(gateOf({}).failing)).toEqual([]);
});

it('counts what is open from a severity on, at its sure end', () => {
  const range = (low: Severity, high: Severity) => ({ severity: { low, high } });
  const threats = [
    threat('a', range('low', 'low')),
    threat('b', range('medium', 'high')),
    threat('c', range('high', 'critical')),
    threat('d', { ...range('critical', 'critical'), verdict: 'unknown' }),
    threat('e', { ...range('medium', 'medium'), verdict: 'unknown' }),
  ];
  const gateOf = (failOn: Severity, strict = false) => {
    const { failing, below, uncertain } = judgeGate(modelOf({ threats }), { failOn, strict });
    return { failing: names(failing), below: names(below), uncertain: names(uncertain) };
  };
  expect(gateOf('high')).toEqual({ failing: ['c'], below: ['a'], uncertain: ['d', 'b'] });
  expect(gateOf('medium')).toEqual({ failing: ['c', 'b'], below: ['a'], uncertain: ['d', 'e'] });
  expect(gateOf('critical')).toEqual({ failing: [], below: ['b', 'a'], uncertain: ['d', 'c'] });
  expect(gateOf('critical', true)).toEqual({ failing: ['c', 'd'], below: ['b', 'a'], uncertain: [] });
  expect(gateOf('high', true)).toEqual({ failing: ['c', 'd', 'b'], below: ['a'], uncertain: [] });
});

it('counts the upper end of a severity that is unsure because a date has passed', () => {
  const question: Question = {
    id: 'm.d/sensitivity',
    element: 'm.d',
    attribute: 'sensitivity',
    text: '',
    answers: ['sensitivity public'],
    threats: [],
  };
  const threats = [threat('a', { severity: { low: 'low', high: 'critical' }, questions: [question.id] })];
  const data = (expired?: true) => ({ id: 'm.d', attributes: [{ attribute: 'sensitivity', facts: [], expired }] }) as never;
  const gateOf = (expired?: true) =>
    judgeGate(modelOf({ threats, questions: [question], elements: [data(expired)] }), { failOn: 'high', strict: false });
  expect(names(gateOf(true).failing)).toEqual(['a']);
  expect(names(gateOf().failing)).toEqual([]);
  expect(names(gateOf().uncertain)).toEqual(['a']);
});

it('does not count a threat beside the one it is listed under, unless that one does not count itself', () => {
  const pair = (rest: Partial<Threat>, decisions: readonly Decision[] = []) =>
    names(judgeGate(modelOf({ threats: [threat('a', rest), threat('b', { subsumedBy: 'p.a@m.x' })], decisions }), LOW).failing);
  expect(pair({})).toEqual(['a']);
  expect(pair({ verdict: 'mitigated' })).toEqual(['b']);
  expect(pair({ verdict: 'unknown' })).toEqual(['b']);
  expect(pair({}, [decision('accept', 'a')])).toEqual(['b']);
  // Each under the other: neither may vanish.
  expect(pair({ subsumedBy: 'p.b@m.x' })).toEqual(['a', 'b']);
});

it('names the threats that are listed under another', () => {
  const threats = [threat('a'), threat('b', { subsumedBy: 'p.a@m.x' })];
  const model = modelOf({ threats });
  const gate = judgeGate(model, LOW);
  expect(findingsOf(gate.failing, model, new Map(), gate)).toMatchObject([{ threat: 'p.a@m.x', covers: ['p.b@m.x'] }]);
});

it('puts the questions first that more of what could count waits for', () => {
  const ask = (name: string): Question => ({
    id: name,
    element: `m.${name}`,
    attribute: 'x',
    text: `${name}?`,
    answers: ['x yes', 'x no'],
    threats: [],
  });
  const wait = (name: string, questions: string[], severity: Severity, rest: Partial<Threat> = {}) =>
    threat(name, { verdict: 'unknown', questions, severity: { low: severity, high: severity }, ...rest });
  const model = modelOf({
    questions: ['a', 'b', 'c', 'd', 'e'].map(ask),
    threats: [
      wait('1', ['a'], 'low'),
      wait('2', ['a'], 'low'),
      wait('3', ['b', 'c'], 'high'),
      wait('4', ['c'], 'medium'),
      wait('5', ['d'], 'critical'),
      wait('6', ['e'], 'critical', { moot: true }),
      wait('7', ['d'], 'low', { verdict: 'mitigated' }),
      wait('8', ['e'], 'critical'),
    ],
    decisions: [decision('defer', '8')],
  });
  const options = { failOn: 'high', strict: false } as const;
  const order = (limit: number) => bestAnswers(model, judgeGate(model, options), 'high', new Map(), limit).map((answer) => answer.question);
  expect(order(9)).toEqual(['c', 'd', 'b', 'a']);
  expect(order(2)).toEqual(['c', 'd']);
});

it('says what to write so that a threat is closed', () => {
  const obligation: Obligation = {
    id: 'm.x#on:hmac_signature|mutual_tls',
    element: 'm.x',
    placement: 'on',
    alternatives: ['hmac_signature', 'mutual_tls'],
    need: 1,
    threats: [],
    severity: 'high',
    state: 'undeclared',
    claims: [],
    linked: false,
    verify: [],
  };
  const one = threat('a', { obligations: [obligation.id], planned: [{ control: 'mutual_tls', on: 'm.x', by: '2027-01-31' }] });
  const at = { file: 'a.tm', start: 3, end: 4 };
  const elements = [{ id: 'm.x', sort: 'component', name: 'x', attributes: [] }] as never;
  const hops = [{ id: 'm.f[x -> y]', flow: 'm.f', name: 'x -> y', attributes: [] }] as never;
  const flows = [{ id: 'm.f', sort: 'flow', name: 'f', attributes: [] }] as never;
  const model = modelOf({ threats: [one], obligations: [obligation], elements, hops, flows });
  const [finding] = findingsOf([one], model, new Map([['m.x', at]]), judgeGate(model, LOW));
  expect(finding).toMatchObject({ severity: 'low', verdict: 'open', why: 'a happens', at });
  expect(finding?.remedies).toEqual(['say `implements hmac_signature` or `implements mutual_tls` in `component x` once it is there']);
  expect(finding?.plans).toEqual(['`mutual_tls` in `component x` by 2027-01-31']);
  const remedies = (change: Partial<Obligation>) =>
    findingsOf([one], { ...model, obligations: [{ ...obligation, ...change }] }, new Map(), judgeGate(model, LOW))[0]?.remedies;
  const alternatives = ['rate_limit'];
  expect(remedies({ alternatives, placement: 'along', element: 'm.f' })).toEqual([
    'say `implements rate_limit` in a part that `flow f` passes once it is there',
  ]);
  expect(remedies({ alternatives, placement: 'before' })).toEqual([
    'say `implements rate_limit` in `component x`, or in a part on the way to it, once it is there',
  ]);
  expect(remedies({ alternatives, element: 'm.f[x -> y]' })).toEqual([
    'say `implements rate_limit` in `hop x -> y` of `flow f` once it is there',
  ]);
  expect(
    remedies({
      places: [
        { control: 'hmac_signature', placement: 'on', element: 'm.x' },
        { control: 'mutual_tls', placement: 'along', element: 'm.f' },
      ],
    }),
  ).toEqual([
    'say `implements hmac_signature` in `component x` or `implements mutual_tls` in a part that `flow f` passes once it is there',
  ]);
});

it('counts own parts in the summary, and in the singular where there is one', () => {
  const element = (sort: string, rest: object = {}) => ({ id: sort, sort, attributes: [], ...rest }) as never;
  const model = modelOf({
    elements: [element('component'), element('component', { imported: 'other' }), element('boundary'), element('boundary')],
    flows: [element('flow')],
    threats: [threat('a'), threat('b', { verdict: 'mitigated' })],
  });
  expect(summarizeModel(model)).toBe(
    '1 component, 1 flow, 2 boundaries -> 2 threats (1 open, 0 unknown), 0 required controls, 0 questions',
  );
});

it('prefers the exit code that says less about the models', () => {
  expect(worstExit([])).toBe(EXIT.ok);
  expect(worstExit([EXIT.ok, EXIT.gateFailed, EXIT.modelOrUsage, EXIT.gateFailed])).toBe(EXIT.modelOrUsage);
  expect(worstExit([EXIT.gateFailed, EXIT.evidence])).toBe(EXIT.evidence);
});
