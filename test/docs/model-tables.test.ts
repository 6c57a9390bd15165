/**
 * The truth tables of `docs/language.md` that speak of models: each row has a small model here, a rule asks, and the verdict
 * gives the value. A rule whose `require` nothing meets tells T (open), F (no threat) and U (unknown) of a condition apart; a
 * rule that always applies tells the same of what it requires (mitigated, open, unknown).
 */
import { expect, it } from 'vitest';
import type { Threat } from '../../compiler/model/ir.ts';
import { compileText } from '../support/memory-host.ts';
import { type Row, readTable } from './tables.ts';

const AS_OF = '2026-06-01';
const PAST = 'until 2026-01-31';

interface Case {
  /** What stands in the model besides the frame of its table. */
  readonly said: string;
  /** What stands at the top level of the pack. */
  readonly words?: string;
}

function threatsOf(model: string, rule: string, words = ''): readonly Threat[] {
  const pack = `pack probe
control never_there "Never there"
control family "C"
control member "M" : family
control sibling "N" : family
control belonging "P" { part of family }
${words}
rule asked "Asked" : spoofing {
${rule}
  because "asked"
  violates { component x : service }
  passes when x implements never_there
}
`;
  const { model: built, diagnostics } = compileText(
    { 'm.tm': `model m { uses "packs/probe" }\n${model}\n`, 'packs/probe/probe.tm': pack },
    { asOf: AS_OF },
  );
  const errors = diagnostics.filter((one) => one.severity === 'error');
  if (!built) throw new Error(errors.map((one) => `${one.code} ${one.file}: ${one.message}`).join('\n'));
  return built.threats.filter((threat) => threat.rule === 'probe.asked');
}

/** Whether a condition about `x` (and `h`, the hop of flow `f`) holds. */
function holds(model: string, condition: string, words?: string, bound = 'component x : worker'): string {
  const [threat] = threatsOf(
    model,
    `  for ${bound}\n  where ${condition}\n  require never_there on ${bound.includes('hop') ? 'h' : 'x'}`,
    words,
  );
  return threat === undefined ? 'F' : threat.verdict === 'open' ? 'T' : 'U';
}

/** Whether what a rule requires is there. */
function isThere(model: string, require: string, bound = 'component x : worker', words?: string): string {
  const [threat] = threatsOf(model, `  for ${bound}\n  require ${require}`, words);
  return threat === undefined ? 'no threat' : threat.verdict === 'mitigated' ? 'T' : threat.verdict === 'open' ? 'F' : 'U';
}

function rows(table: string, cases: Readonly<Record<string, Case>>): (readonly [string, Row, Case])[] {
  const list = readTable(table);
  expect(list.map((row) => row.name)).toEqual(Object.keys(cases));
  return list.map((row) => [row.name, row, cases[row.name] as Case]);
}

it.each(
  rows('value', {
    'value-1': { said: 'machine virtual' },
    'value-2': { said: 'machine physical' },
    'value-3': { said: '' },
    'value-4': { said: 'machine unknown' },
    'value-5': { said: `machine virtual ${PAST}` },
  }),
)('%s', (_name, row, { said }) => {
  const model = `component x : worker { ${said} }`;
  expect(holds(model, 'x.machine = virtual')).toBe(row.cells['x.a = v']);
  expect(holds(model, 'x.machine != virtual')).toBe(row.cells['x.a != v']);
});

const BY_KIND = 'every object_store { stores d }';

it.each(
  rows('member', {
    'member-1': { said: 'component x : object_store { stores d }' },
    'member-2': { said: 'component x : object_store { stores e }' },
    'member-3': { said: `component x : object_store { stores nothing }\n${BY_KIND}` },
    'member-4': { said: `component x : object_store\n${BY_KIND}` },
    'member-5': { said: 'component x : object_store\nevery object_store { stores e }' },
    'member-6': { said: 'component x : object_store' },
    'member-7': { said: `component x : object_store { stores unknown }\n${BY_KIND}` },
    'member-8': { said: `component x : object_store { stores e }\n${BY_KIND}` },
    'member-9': { said: `component x : object_store { stores d ${PAST} }` },
  }),
)('%s', (_name, row, { said }) => {
  const model = `data d : pii\ndata e : public\ncomponent other : postgres { stores d, e }\n${said}`;
  expect(holds(model, 'x stores pii', undefined, 'component x : object_store')).toBe(row.cells['x stores d']);
});

it.each(
  rows('control', {
    'control-1': { said: 'component x : worker { implements probe.family }' },
    'control-2': { said: 'component x : worker { implements member }' },
    'control-3': { said: 'component x : worker { implements belonging }' },
    'control-4': { said: 'boundary b { provides family; component x : worker }' },
    'control-5': { said: 'component x : worker\ncomponent y : service { provides family to x }' },
    'control-6': { said: 'component x : worker { plans family by 2027-01-31 }' },
    'control-7': { said: 'boundary b { provides family; component x : worker { lacks family because "no" } }' },
    'control-8': { said: 'component x : worker' },
    'control-9': { said: `component x : worker { implements family ${PAST} }` },
    'control-10': {
      said: 'component x : worker { implements family for g }\ncomponent y : service\nflow g from y -> x\nflow f from x -> y',
    },
  }),
)('%s', (_name, row, { said }) => {
  expect(isThere(said, 'family on x')).toBe(row.cells.there);
});

const MEANS: Readonly<Record<string, Case>> = {
  'means-1': { said: 'authenticated by passkey' },
  'means-2': { said: 'authenticated by api_key' },
  'means-3': { said: 'authenticated yes' },
  'means-4': { said: 'authenticated no' },
  'means-5': { said: '' },
  'means-6': { said: '', words: 'implements passkey' },
  'means-7': { said: 'authenticated no', words: 'implements passkey' },
  'means-8': { said: 'authenticated by api_key', words: 'implements passkey' },
};

it.each(rows('means', MEANS))('%s', (_name, row, { said, words = '' }) => {
  const model = `actor a : customer\ncomponent y : service { ${words} }\nflow f : http from a -> y { ${said} }`;
  expect(isThere(model, 'authentication on h', 'hop h : http')).toBe(row.cells.F);
  expect(isThere(model, 'passkey on h', 'hop h : http')).toBe(row.cells.M);
});

it.each(
  rows('path', {
    'path-1': { said: 'actor a : attacker\nflow f from a -> y -> x' },
    'path-2': { said: 'actor a : person { trust unknown }\nflow f from a -> y -> x' },
    'path-3': { said: 'actor a : attacker\nflow f from a -> y' },
  }),
)('%s', (_name, row, { said }) => {
  const model = `component y : service\ncomponent x : worker\n${said}`;
  const outside = 'fact outside_person : actor { where it.trust < low }';
  expect(holds(model, 'any path from outside_person to x', outside)).toBe(row.cells['any path from S to T']);
});

it.each(
  rows('before', {
    'before-1': { said: 'component y : service { implements family }\nflow f from a -> y -> x' },
    'before-2': {
      said: 'component y : service { implements family }\ncomponent z : service\nflow f from a -> y -> x\nflow g from a -> z -> x',
    },
    'before-3': { said: 'component y : service\nflow f : http from a -> y -> x', words: 'authentication' },
    'before-4': { said: 'component y : service\nflow f from a -> y' },
  }),
)('%s', (_name, row, { said, words = 'family' }) => {
  const model = `actor a : attacker\ncomponent x : worker\n${said}`;
  expect(isThere(model, `${words} before x from attacker`)).toBe(
    row.cells['require C before e'] === 'the rule does not apply' ? 'no threat' : row.cells['require C before e'],
  );
});

const APPLIES: Readonly<Record<string, string>> = { T: 'machine virtual', F: 'machine physical', U: '' };
const PROTECTED: Readonly<Record<string, string>> = { T: 'authenticated by passkey', F: 'authenticated no', U: '' };

it.each(readTable('verdict').map((row) => [row.name, row] as const))('%s', (_name, row) => {
  const model = `actor a : customer\ncomponent x : worker { ${APPLIES[row.cells.applies ?? '']} }\nflow f : http from a -> x { ${PROTECTED[row.cells.protected ?? '']} }`;
  const [threat] = threatsOf(model, '  for hop h : http\n  where h.to.machine = virtual\n  require authentication on h');
  const expected = row.cells.verdict ?? '';
  if (expected.startsWith('not applicable')) expect(threat).toBeUndefined();
  else {
    expect(expected.startsWith(threat?.verdict ?? '-')).toBe(true);
    expect(threat?.moot === true).toBe(expected.includes('moot'));
    // An open threat may ask too: how bad it is.
    if (threat?.verdict === 'unknown') expect(threat.questions.length > 0).toBe(threat.moot !== true);
  }
});
