/** `tmc explain` of words: of the test's own pack in full, of the base vocabulary only what no edit of a file would change. */
import { expect, it } from 'vitest';
import { tmc, workspace } from './cli.ts';

const MODEL = `model pay "Pay" { uses "packs" }
actor vendor "Vendor" : partner
boundary prod "Production" {
  trust high
  /// Takes what vendors send.
  component receiver "Receiver" : intake { implements written_call { code "src/calls.ts" } }
}
flow delivery "Delivery" : webhook from vendor -> receiver
adjust table severity_of { minor medium, medium, medium; reason low_impact; because "x"; owner "@acme/ciso"; until 2027-01-01 }
adjust setting longest_wait { value 2h; reason low_impact; because "x"; owner "@acme/ciso"; until 2027-01-01 }
`;

const PACK = `/// Rules of our own.
pack acme_rules "Acme rules"

/// Takes calls from outside.
kind intake "Intake" : service {
  alias front_door
  attribute waits "how long does {it} wait?" : duration
  waits 5min
}

/// What a call from outside may be.
control written_call "Every call is written down" {
  alias call_log
  guards content; counts end_to_end; mitigates repudiation
  verify "a call leaves one line with its time and its sender"
  guidance "Write before the answer."
  cost low
  cwe 778
}
setting longest_wait "Longer is too long" : duration { default 1h }
fact slow_door "waits too long" : component { where it.waits > longest_wait }
scale mood "How it feels" : bad < fair < good

scene door "A call at the door" {
  actor vendor : partner
  component receiver : intake { trust high; waits 2h }
  flow delivery : webhook from vendor -> receiver
}

/// A caller that waits goes away.
rule left_alone "A caller is left alone" : denial_of_service {
  for component c : intake
  where c is slow_door
  require written_call on c
  ceiling medium; cwe 400; capec 125
  because "{c} lets callers wait."

  violates in door
  passes   when receiver implements written_call
  skips    when receiver waits 1min
}
`;

const FILES = { 'pay.tm': MODEL, 'packs/acme.tm': PACK, '.git/HEAD': '' };

function explain(...words: readonly string[]): string {
  const { code, out, err } = tmc(['explain', ...words, '--as-of', '2026-06-01'], { cwd: workspace(FILES), env: { COLUMNS: '80' } });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

it('a control: what it is, what it stands against, how a model says it, who requires it', () => {
  expect(explain('written_call')).toBe(`control written_call: Every call is written down
  --> packs/acme.tm:12, of the pack acme_rules

  What a call from outside may be.

  also written: call_log
  stands against: repudiation
  It guards content: it counts where content is taken in.
  It counts end to end: the last part of a flow has it, or a relay that is
  trusted as much.

How
  Write before the answer.
  The cost is low.

A test would show that
  - a call leaves one line with its time and its sender

How a model says it
    implements written_call { code "..."; test "..." }
    plans written_call by YYYY-MM-DD
    lacks written_call because "..."

What this model says of it
  pay.tm:6  receiver: implements written_call

Rules that require it
  acme_rules.left_alone  A caller is left alone

References
  CWE-778
`);
});

it('a rule: its sentence, its clauses as written, its examples, its threats here', () => {
  expect(explain('left_alone')).toBe(`rule acme_rules.left_alone: A caller is left alone
  --> packs/acme.tm:31, of the pack acme_rules

  A caller that waits goes away.

  kind of threat: denial of service

What it says
  {c} lets callers wait.

When it says so, as written
  32  for component c : intake
  33  where c is slow_door
  34  require written_call on c
  35  ceiling medium

In this model: 0 threats

Its examples: 3
  38  violates in door
  39  passes when receiver implements written_call
  40  skips when receiver waits 1min

References
  CWE-400, CAPEC-125
`);
});

it('a kind: what it is a kind of, what may be said of it, what holds unless the model says otherwise', () => {
  const page = explain('front_door');
  const [before = '', after = ''] = page.split('\nWhat may be said of any process\n');
  expect(before).toBe(`\`front_door\` is another word for the kind \`intake\`.

kind intake: Intake
  --> packs/acme.tm:5, of the pack acme_rules

  Takes calls from outside.

  is a: intake -> service -> process -> component -> element
  also written: front_door
  written: component NAME "Title" : intake { ... }
  in this model: receiver

What holds of it unless the model says otherwise
  waits 5min  packs/acme.tm:8

What may be said of it
  waits DURATION  how long does it wait?
`);
  expect(after).toContain('\nWhat may be said of any element\n  owner, operated, see,');
  expect(after.split('\nRules about things of this kind\n')[1]).toMatch(/^ {2}acme_rules\.left_alone +A caller is left alone\n/);
});

it('an attribute, a fact, a scale, a setting', () => {
  expect(explain('waits')).toBe(`attribute waits: how long does it wait?
  --> packs/acme.tm:7, of the pack acme_rules

  said of: any intake
  It is written as
    waits DURATION
      waits DURATION
  Where nobody says it, it is unknown, and rules ask.
`);
  expect(explain('slow_door')).toBe(`fact slow_door: waits too long
  --> packs/acme.tm:21, of the pack acme_rules

  Said of a component; nobody states it, it is worked out. It holds where
    it.waits > longest_wait

Rules that ask for it
  acme_rules.left_alone  A caller is left alone
`);
  expect(explain('mood')).toBe(`scale mood: How it feels
  --> packs/acme.tm:22, of the pack acme_rules

  bad < fair < good
`);
  expect(explain('longest_wait')).toBe(`setting longest_wait: Longer is too long
  --> packs/acme.tm:20, of the pack acme_rules

  A duration, 1h unless a project says otherwise; this one says 2h.
  It is changed with
    adjust setting longest_wait { value 1h; reason REASON; because "..."; owner "..."; until YYYY-MM-DD }
`);
});

it('a table with the cells that the project changes, a scene, a pack', () => {
  expect(explain('severity_of').split('\n').slice(5, 12)).toEqual([
    '    impact    rare     possible  likely',
    '    minor     medium*  medium*   medium*',
    '    moderate  low      medium    high',
    '    serious   medium   high      high',
    '    severe    high     high      critical',
    '  * as this project adjusts it',
    '',
  ]);
  expect(explain('door')).toBe(`scene door: A call at the door
  --> packs/acme.tm:24, of the pack acme_rules

  A small model that examples of rules start from:
    actor vendor : partner
    component receiver : intake { trust high; waits 2h }
    flow delivery : webhook from vendor -> receiver

Rules with examples in it
  acme_rules.left_alone  A caller is left alone
`);
  expect(explain('acme_rules')).toBe(`pack acme_rules: Acme rules

  Rules of our own.

  This model uses it.
  files: packs/acme.tm

Rules: 1
  acme_rules.left_alone  A caller is left alone
`);
});

it('a thing of the model: what is known of it, and from where', () => {
  const [head, known = ''] = explain('receiver').split('\nWhat is known of it\n');
  expect(head).toBe(`component receiver: Receiver
  --> pay.tm:6

  Takes what vendors send.

  is a: intake
  in: prod
`);
  expect(known).toMatch(/packs\/acme\.tm:8 +receiver: waits 5min, from the kind intake\n/);
  expect(known).toMatch(/pay\.tm:4 +receiver: trust high, from the boundary prod\n/);
  expect(known).toMatch(/pay\.tm:6 +receiver: implements written_call\n/);
  expect(known).toMatch(/\nNo threat is about it\n$/);
});

it('shows every meaning of a word, that of its own name first', () => {
  const page = explain('tls');
  expect(page.split('\n')[0]).toBe('`tls` means 2 things here.');
  expect([...page.matchAll(/^(?:control|kind) \w+/gm)].map(([head]) => head)).toEqual(['control tls', 'kind tls_connection']);
  expect(page).toContain('\n`tls` is another word for the kind `tls_connection`.\n');
  expect(explain('low_impact')).toMatch(/^`low_impact` is a value of:\n\nchoice reason: /);
});

it('knows the words of the shipped packs without a model', () => {
  const { code, out } = tmc(['explain', 'hmac_signature'], { cwd: workspace() });
  expect(code).toBe(0);
  expect(out).toMatch(/^control hmac_signature: /);
  expect(out).not.toContain('What this model says of it');
});

it('asks which, where two packs have a rule of one name', () => {
  const twin = PACK.replaceAll('acme_rules', 'twin')
    .replace(/kind intake[\s\S]*?\n}\n/, '')
    .replaceAll(': intake', ': service')
    .replaceAll('waits 2h', 'port 1')
    .replace(/setting[\s\S]*?\nscale.*\n/, '')
    .replace('c is slow_door', 'c.port = 1')
    .replace('waits 1min', 'port 2')
    .replace(/control written_call[\s\S]*?\n}\n/, '')
    .replaceAll('written_call', 'audit_log');
  const cwd = workspace({ ...FILES, 'packs/twin.tm': twin });
  const { code, err } = tmc(['explain', 'left_alone', 'receiver'], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('error: `left_alone` is the name of 2 rules: `acme_rules.left_alone`, `twin.left_alone`');
});

it('says the same as data', () => {
  const cwd = workspace(FILES);
  const json = (word: string) => JSON.parse(tmc(['explain', word, '--format', 'json'], { cwd }).out).explanations;
  expect(json('written_call')).toMatchObject([
    { about: 'control', id: 'acme_rules.written_call', guards: 'content', requiredBy: [{ id: 'acme_rules.left_alone' }] },
  ]);
  expect(json('tls').map((one: { about: string }) => one.about)).toEqual(['control', 'kind']);
  expect(json('TM2001')).toMatchObject([{ about: 'code', code: 'TM2001', example: [{ path: 'model.tm' }] }]);
});
