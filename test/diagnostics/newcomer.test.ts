import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';

// What people write on their first day: one error each, whose help is the very thing to write, and a fix where one edit does.

const MODEL = `model m { uses stride }
data x : pii
actor p : customer
component a : service { implements backup }
component b : service
flow q : http from p -> a -> b { carries x }
`;

interface Told {
  readonly error: string;
  readonly help: string;
  /** The text with the first fix in it. */
  readonly fixed: string | undefined;
}

it.each([
  ['stride', 'name a directory; a pack that comes with tmc has no quotes: `stride`'],
  ['packs/acme', 'name the directory that the file stands in: `"packs"`'],
  ['packs/acme.tm', 'name the directory that the file stands in: `"packs"`'],
  ['acme', 'name the directory that the file stands in: `"."`'],
  ['no/such', 'name a directory with a `.tm` file that starts with `pack NAME`'],
])('says what `uses "%s"` was meant to be', (path, help) => {
  const pack = 'pack acme_rules\n\nkind parcel : third_party_api\n';
  const model = `model shop { uses "${path}" }\n\ncomponent a : service\n`;
  const { diagnostics } = compileText({ 'm.tm': model, 'packs/acme.tm': pack, 'acme.tm': pack });
  expect(diagnostics.find(({ code }) => code === 'TM5012')?.help).toBe(help);
});

it('says once how a file begins', () => {
  const { diagnostics } = compileText({ 'm.tm': 'threat_model shop "Shop" {\n}\ncomponent a : service\n' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message, help }) => `${message}: ${help}`)).toEqual(['`threat_model` has no meaning in this place: write `model`']);
});

function tell(text: string): Told[] {
  const all = `${MODEL}${text}\n`;
  const errors = compileText({ 'm.tm': all }).diagnostics.filter((one) => one.severity === 'error');
  return errors.map(({ code, message, help = '', fixes: [fix] }) => {
    const fixed = fix?.edits.reduceRight((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), all);
    return { error: `${code} ${message}`, help, fixed: fixed?.slice(MODEL.length).trimEnd() };
  });
}

it.each<[text: string, error: string, help: string, fixed: string | undefined]>([
  [
    'component c : service { owner health_rx }',
    'TM3002 `owner` takes a text in quotes; this is `health_rx`',
    'write `"health_rx"`',
    'component c : service { owner "health_rx" }',
  ],
  [
    'component c : service { technology postgres }',
    'TM2002 `postgres` is a kind; a text in quotes is needed here',
    'write `"postgres"`',
    'component c : service { technology "postgres" }',
  ],
  [
    'flow g : https from a -> b { encrypted with dtls }',
    'TM2002 `dtls` is a control; data is needed here',
    'write `encrypted by dtls`',
    'flow g : https from a -> b { encrypted by dtls }',
  ],
  [
    'flow g : https from a -> b { encrypted tls }',
    'TM2002 `tls` is a control; `yes` or `no` is needed here',
    'write `encrypted by tls`',
    'flow g : https from a -> b { encrypted by tls }',
  ],
  [
    'component c : postgres { encrypted at rest }',
    'TM2015 `encrypted` is not said of a component',
    'write `implements encryption_at_rest` for what it stores; `encrypted` is said of a flow',
    undefined,
  ],
  [
    'data t : session_token { valid for "30d" }',
    'TM3002 `valid for` takes a duration; this is a text in quotes',
    'write `30d`',
    'data t : session_token { valid for 30d }',
  ],
  [
    'component c : service { plans mfa by 31.03.2027 }',
    'TM3002 `plans by` takes a date; this is the id `31.03.2027`',
    'write `2027-03-31`',
    'component c : service { plans mfa by 2027-03-31 }',
  ],
  [
    'component c : service { plans mfa by "2027-03-31" }',
    'TM3002 `plans by` takes a date; this is a text in quotes',
    'write `2027-03-31`',
    'component c : service { plans mfa by 2027-03-31 }',
  ],
  [
    'accept stride.flooded on q { reason tolerable }',
    'TM2006 `accept` cannot stand at the top level of a model',
    'write `decision accept RULE on NAME { ... }`',
    undefined,
  ],
  [
    'component c : service { has backup }',
    'TM2020 `has` says nothing known of a component',
    'write `implements CONTROL`, or `plans CONTROL by DATE`',
    undefined,
  ],
  [
    'data t : session_token { lifetime 30d }',
    'TM2020 `lifetime` says nothing known of data',
    'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it',
    undefined,
  ],
  [
    'data t : session_token { valid for 30 days }',
    'TM1001 expected a duration, found `30 days`',
    'write `30d`',
    'data t : session_token { valid for 30d }',
  ],
  [
    'feature f "F" { tier critical, includes q }',
    'TM1001 expected the end of the statement, found `q`',
    'separate statements with `;`: write `; includes q`',
    undefined,
  ],
  [
    'postgres db "Db"',
    'TM1002 `postgres` has no meaning in this place',
    'the word of a declaration comes first, and its kind behind the `:`: write `component db "Db" : postgres`, or `actor`, `data` or `boundary`',
    undefined,
  ],
  [
    'flow g : https from a -> b { authenticated using session_cookie }',
    'TM1002 `using` has no meaning in this place',
    'write `by`',
    'flow g : https from a -> b { authenticated by session_cookie }',
  ],
  ['flow g from a \u2192 b', 'TM1012 `\u2192` is written `->` here', 'write `->`', 'flow g from a -> b'],
  [
    'decision accept stride.flooded@m.q { reason tolerable; because "x"; owner "@a"; until 2027-01-01 }',
    'TM1016 `@` has no meaning here',
    'write `stride.flooded on q`',
    'decision accept stride.flooded on q { reason tolerable; because "x"; owner "@a"; until 2027-01-01 }',
  ],
  [
    'data note = { confidentiality restricted }',
    'TM1016 `=` has no meaning here',
    'remove it: write `note {`',
    'data note  { confidentiality restricted }',
  ],
  [
    'component c : service { plans mfa until 2027-04-01 }',
    'TM3025 `until 2027-04-01` ends what `plans` says; the day on which it is due stands behind `by`',
    'write `by 2027-04-01`',
    'component c : service { plans mfa by 2027-04-01 }',
  ],
  [
    'component c : service { reachable from internet }',
    'TM2002 `internet` is a kind; an element is needed here',
    'declare one, as `boundary NAME : internet`, and write its name',
    undefined,
  ],
  [
    'boundary net : internet_zone\ncomponent c : service { reachable from internet }',
    'TM2002 `internet` is a kind; an element is needed here',
    'write `net`',
    'boundary net : internet_zone\ncomponent c : service { reachable from net }',
  ],
  [
    'flow g : https from a -> b { authenticated by password as customer }',
    'TM2002 `customer` is a kind; an actor or component is needed here',
    'write `p`',
    'flow g : https from a -> b { authenticated by password as p }',
  ],
  [
    'actor r : customer\nflow g : https from a -> b { authenticated by password as customer }',
    'TM2002 `customer` is a kind; an actor or component is needed here',
    'write `p` or `r`',
    undefined,
  ],
  [
    'component c : service { plans mfa 2027-04-01 }',
    'TM1001 expected `by` or `until` before the date, found `2027-04-01`',
    'write `by 2027-04-01` or `until 2027-04-01`',
    'component c : service { plans mfa by 2027-04-01 }',
  ],
  ['trust_boundary tb "TB" {}', 'TM1002 `trust_boundary` has no meaning in this place', 'write `boundary`', 'boundary tb "TB" {}'],
  ['asset y : pii', 'TM1002 `asset` has no meaning in this place', 'write `data`', 'data y : pii'],
  [
    'component c : service {\n  trust = high\n  implements: backup\n}',
    'TM1016 `=` has no meaning here',
    'remove it: write `trust high`',
    'component c : service {\n  trust  high\n  implements: backup\n}',
  ],
  [
    'component c : service { note "x" }',
    'TM2020 `note` says nothing known of a component',
    'write it as a doc comment: `/// ...` on the line before the declaration it is about',
    undefined,
  ],
  [
    'note "x"',
    'TM2006 `note` cannot stand at the top level of a model',
    'write it as a doc comment: `/// ...` on the line before the declaration it is about',
    undefined,
  ],
  [
    'data d : session_token { expires after 12h }',
    'TM2020 `expires` says nothing known of data',
    'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it',
    undefined,
  ],
])('%s', (text, error, help, fixed) => {
  const [first, ...others] = tell(text);
  expect(first).toEqual({ error, help, fixed });
  // The other line with a mark too many.
  expect(others.map((one) => one.help)).toEqual(text.includes('implements:') ? ['remove it: write `implements backup`'] : []);
});

it.each([
  'component c : service { implements: backup }',
  'flow f : grpc a -> b { carries x }',
  'flow f grpc a -> b { carries x }',
  'flow f https from a -> b { carries x }',
  'actor d "D" customer',
  'component c = service',
  'component c : service { lacks backup "why" }',
  'component c : service { stores x, }',
  'extend q[a -> b] { encrypted yes }',
  'trust_zone z {\n  component c : service\n}',
  'dataflow f from a -> b { carries x }',
  'component c : service { lacks backup because "x" owner "@x" }',
])('tells %s once, with help', (text) => {
  const told = tell(text);
  expect(told.map((one) => one.error)).toHaveLength(1);
  expect(told[0]?.help).not.toBe('');
});

it('the helps say words that the library has', () => {
  const right = `${MODEL}component c : service {\n  issues k for 12h\n  stores x for 90d\n  assumes "x"\n}\ndata k : session_token { valid for 12h; kept for 90d; confidentiality restricted }\n`;
  const errors = compileText({ 'm.tm': right }).diagnostics.filter((one) => one.severity === 'error');
  expect(errors.map((one) => one.message)).toEqual([]);
});
