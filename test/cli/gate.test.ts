import { expect, it } from 'vitest';
import { EXIT, worstExit } from '../../compiler/cli/exit-codes.ts';
import { findingOf } from '../../compiler/cli/findings.ts';
import { judgeGate } from '../../compiler/cli/gate.ts';
import { summarizeModel } from '../../compiler/cli/summary.ts';
import type { Decision, Model, Obligation, Question, Threat } from '../../compiler/model/ir.ts';

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
  const gate = judgeGate(model, false);
  expect(names(gate.failing)).toEqual(['b', 'a']);
  expect(names(gate.uncertain)).toEqual(['d']);
  expect(names(judgeGate(model, true).failing)).toEqual(['b', 'a', 'd']);
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
  const gate = judgeGate(model, false);
  expect(names(gate.excused)).toEqual(['a', 'b']);
  expect(names(gate.failing)).toEqual(['c', 'd', 'e']);
});

it('counts an unknown as open when a fact has expired that once answered it', () => {
  const question: Question = {
    id: 'm.x/encrypted',
    element: 'm.x',
    attribute: 'encrypted',
    text: 'is it?',
    answers: ['encrypted yes'],
    threats: [],
  };
  const hop = { id: 'm.x', attributes: [{ attribute: 'encrypted', facts: [], expired: true }] };
  const threats = [threat('a', { verdict: 'unknown', questions: [question.id] })];
  expect(names(judgeGate(modelOf({ threats, questions: [question], hops: [hop as never] }), false).failing)).toEqual(['a']);
  expect(names(judgeGate(modelOf({ threats, questions: [question] }), false).failing)).toEqual([]);
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
  const finding = findingOf(one, modelOf({ threats: [one], obligations: [obligation] }), new Map([['m.x', at]]), false);
  expect(finding).toMatchObject({ severity: 'low', verdict: 'open', why: 'a happens', at });
  expect(finding.remedies).toEqual(['say `implements hmac_signature` or `implements mutual_tls` in `m.x` once it is there']);
  expect(finding.plans).toEqual(['`mutual_tls` in `m.x` by 2027-01-31']);
});

it('counts own parts in the summary, and in the singular where there is one', () => {
  const element = (sort: string, rest: object = {}) => ({ id: sort, sort, attributes: [], ...rest }) as never;
  const model = modelOf({
    elements: [element('component'), element('component', { imported: 'other' }), element('boundary'), element('boundary')],
    flows: [element('flow')],
    threats: [threat('a'), threat('b', { verdict: 'mitigated' })],
  });
  expect(summarizeModel(model)).toBe('1 component, 1 flow, 2 boundaries -> 2 threats (1 open), 0 required controls, 0 questions');
});

it('prefers the exit code that says less about the models', () => {
  expect(worstExit([])).toBe(EXIT.ok);
  expect(worstExit([EXIT.ok, EXIT.gateFailed, EXIT.modelOrUsage, EXIT.gateFailed])).toBe(EXIT.modelOrUsage);
  expect(worstExit([EXIT.gateFailed, EXIT.evidence])).toBe(EXIT.evidence);
});
