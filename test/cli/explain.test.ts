/** `tmc explain`, from text in to what the user sees. The rules are of the test itself, so that no pack can change a page. */
import { expect, it } from 'vitest';
import { BROKEN, tmc, workspace } from './cli.ts';

const MODEL = `/// Calls from outside.
model pay "Pay" {
  uses "packs"
  owner "@acme/pay"
}

data event "Event" {
  confidentiality restricted
  integrity important
}

actor vendor "Vendor" { trust partner }

boundary prod "Production" {
  trust high
  every service { implements body_limit { code "deploy/limits.yaml" } }
  component receiver "Receiver" : service {
    lacks mutual_tls because "no mesh yet"
  }
}

flow delivery "Delivery" : webhook from vendor -> receiver { carries event }
flow echo "Echo" : webhook from receiver -> vendor { carries event; encrypted unknown }
`;

const PACK = `/// Rules of our own.
pack acme_rules "Acme rules"

/// What a call from outside may be.
control receipt "Every call is written down" {
  guards content; counts end_to_end; mitigates repudiation
  verify "a call leaves one line with its time and its sender"
}

/// Whoever knows the address can post.
rule forged "A forged call is accepted" : spoofing {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require receipt on f
  cwe 347
  because "{f.from} can be impersonated at {f.to}."

  violates {
    actor vendor : partner
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> receiver
  }
  passes when receiver implements receipt
}

rule unbounded "Nothing bounds the size" : denial_of_service {
  for flow f : webhook
  where f is inbound
  require body_limit on f
  because "{f.to} reads {f} whole."

  violates {
    actor vendor : partner
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> receiver
  }
  passes when receiver implements body_limit
}
`;

const FILES = { 'pay.tm': MODEL, 'packs/acme.tm': PACK, '.git/HEAD': '' };
const DAY = ['--as-of', '2026-06-01'];

function explain(words: readonly string[], columns = 80, files: Readonly<Record<string, string>> = FILES) {
  return tmc(['explain', ...words, ...DAY], { cwd: workspace(files), env: { COLUMNS: String(columns) } });
}

/** The part of a page below a heading. */
function section(page: string, heading: string): string {
  const start = page.indexOf(`\n${heading}`);
  expect([heading, start >= 0]).toEqual([heading, true]);
  const rest = page.slice(start + 1);
  const end = /\n\n(?=\S)/.exec(rest);
  return end ? rest.slice(0, end.index) : rest.trimEnd();
}

it('explains an open threat: what it is, why it is open, how severe, what closes it, how it may stay', () => {
  const { code, out, err } = explain(['forged@delivery']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`open[acme_rules.forged]: A forged call is accepted (high)
  --> pay.tm:22:6
   |
22 | flow delivery "Delivery" : webhook from vendor -> receiver { carries event }
   |      ^^^^^^^^
   |
   = id: acme_rules.forged@pay.delivery
   = kind: spoofing
   = see: CWE-347

  Vendor can be impersonated at Receiver.

  Whoever knows the address can post.

Why it is open
  The rule \`acme_rules.forged\` (packs/acme.tm:11) applies, and not all it
  requires is there.

  holds    for flow f : webhook
             \`delivery\` is a webhook flow
  holds    where f is inbound
             \`delivery\` is inbound ("comes from a less trusted place")
               \`vendor.trust\` is partner, \`receiver.trust\` is high
  holds    unless f.to is foreign
             \`receiver\` is not foreign ("is run by somebody else")
               \`receiver\` is a service, not a third_party_service
               \`prod\` is a boundary, not a third_party
  missing  require receipt on f <- decides
             nobody says that \`receipt\` is there

Facts it read
  pay.tm:22  delivery is a webhook flow
  pay.tm:12  vendor: trust partner
  pay.tm:15  receiver: trust high, from the boundary prod
  pay.tm:17  receiver is a service
  pay.tm:14  prod is a boundary
  pay.tm:8   event: confidentiality restricted
  pay.tm:9   event: integrity important

How severe: high
  what is lost  serious       event: confidentiality is restricted, integrity is
                              important
  from where    partner_side  vendor (trust partner) has a way there: vendor ->
                              receiver
  trust gained  leap          from vendor (partner) to receiver (high)
  likelihood    likely        partner_side and leap, in the table likelihood_of
  severity      high          serious and likely, in the table severity_of

How it would come about
  who     vendor (trust partner), on delivery: vendor -> receiver, into prod
  needs   \`receiver\` open to a partner
          no \`receipt\` on \`receiver\`
  gains   event
  way in  ATT&CK T1199: the first connection comes from a company that is
          trusted
  first   implement \`receipt\` on \`receiver\`; that alone closes it

What would close it
  \`receipt\`: Every call is written down (owner @acme/pay)

    In \`component receiver\` (pay.tm:17):

        implements receipt { code "..."; test "..." }

  A test would show that
    - a call leaves one line with its time and its sender

Or let it stay, for a while
  Who answers for it says why, and until when; in pay.tm, say:

      decision accept acme_rules.forged on delivery {
        reason REASON
        because "..."
        owner "@acme/pay"
        until YYYY-MM-DD
      }

  REASON is one of the words that \`tmc explain reason\` lists.
`);
});

it('takes an id with or without what stands in front of its names', () => {
  const page = explain(['acme_rules.forged@pay.delivery']).out;
  for (const id of ['acme_rules.forged@delivery', 'forged@pay.delivery', 'forged@delivery']) expect(explain([id]).out).toBe(page);
  expect(explain(['forged', 'delivery']).out).toBe(page);
  expect(explain(['forged', 'delivery[vendor->receiver]']).out).toBe(page);
});

it('explains a mitigated threat: what closes it, and what shows it', () => {
  const { out } = explain(['unbounded@delivery']);
  expect(out.split('\n')[0]).toBe('mitigated[acme_rules.unbounded]: Nothing bounds the size (medium to critical)');
  expect(out).toContain('\n  Without what closes it: Receiver reads Delivery whole.\n');
  expect(section(out, 'What closes it').split('\n').slice(0, 4)).toEqual([
    'What closes it',
    '  `body_limit`: The size of what comes in is bounded',
    '    `receiver` implements `body_limit`: code deploy/limits.yaml',
    '  No test is linked yet. One would show that',
  ]);
  expect(section(out, 'Facts it read')).toContain('  pay.tm:16  receiver: implements body_limit, from every service in prod\n');
  expect(section(out, 'How severe')).toContain('  It is a range because nobody has said `pay.event/availability`.');
  expect(out).not.toContain('decision accept');
});

it('explains an unknown one: what nobody has said, and what each answer would make of it', () => {
  const model = MODEL.replace('actor vendor "Vendor" { trust partner }', 'actor vendor "Vendor"');
  const { out } = explain(['forged@delivery'], 80, { ...FILES, 'pay.tm': model });
  expect(out.split('\n')[0]).toBe('unknown[acme_rules.forged]: A forged call is accepted (medium to high)');
  expect(section(out, 'Why nobody can tell').split('\n').slice(1, 9)).toEqual([
    '  The rule `acme_rules.forged` (packs/acme.tm:11) needs facts that nobody has',
    '  said.',
    '',
    '  holds    for flow f : webhook',
    '             `delivery` is a webhook flow',
    '  unknown  where f is inbound <- decides',
    '             it is open whether `delivery` is inbound ("comes from a less',
    '             trusted place")',
  ]);
  expect(section(out, 'What nobody has said')).toBe(`What nobody has said
  how far is Vendor trusted?
  One of these lines in the block of \`vendor\` (pay.tm:12) answers it:

      trust none      // then it is open (high)
      trust low       // then it is open (high)
      trust partner   // then it is open (high)
      trust medium    // then it is open (medium)
      trust high      // then there is no such threat`);
});

it('says what was decided, and that it has run out', () => {
  const decision =
    'decision accept acme_rules.forged on delivery {\n  reason tolerable\n  because "one vendor"\n  owner "@acme/ciso"\n  until 2026-12-31\n  ticket "PAY-1"\n}\n';
  const files = { ...FILES, 'decisions.tm': `model pay\n${decision}` };
  expect(section(explain(['forged@delivery'], 80, files).out, 'What was decided')).toBe(`What was decided
  accept until 2026-12-31, by @acme/ciso, because tolerable: one vendor. It is
  listed, and not counted.
  decisions.tm:2, PAY-1`);
  const late = tmc(['explain', 'forged@delivery', '--as-of', '2027-01-01'], { cwd: workspace(files) });
  expect(section(late.out, 'What was decided')).toMatch(/one vendor\. The date has passed: it\s+excuses nothing any more\./);
});

it('tells an adjusted severity from one that is worked out', () => {
  const adjust =
    'adjust acme_rules.forged { severity low; reason low_impact; because "test calls"; owner "@acme/ciso"; until 2027-01-01 }\n';
  const table =
    'adjust table severity_of { serious medium, high, critical; reason low_impact; because "x"; owner "@acme/ciso"; until 2027-01-01 }\n';
  const low = explain(['forged@delivery'], 80, { ...FILES, 'a.tm': `model pay\n${adjust}` }).out;
  expect(section(low, 'How severe').split('\n').slice(0, 3)).toEqual([
    'How severe: low',
    '  The project says so with `adjust acme_rules.forged` (a.tm:2); worked out, it',
    '  would be high.',
  ]);
  expect(section(explain(['forged@delivery'], 80, { ...FILES, 'a.tm': `model pay\n${table}` }).out, 'How severe')).toContain(
    '  severity      critical      serious and likely',
  );
});

it('explains why a rule finds nothing: the clause that fails, what it read, where it does find something', () => {
  const { code, out } = explain(['forged', 'echo']);
  expect(code).toBe(0);
  expect(out).toBe(`no threat[acme_rules.forged]: A forged call is accepted
  --> pay.tm:23:6
   |
23 | flow echo "Echo" : webhook from receiver -> vendor { carries event; encrypted unknown }
   |      ^^^^

Why the rule finds nothing here
  \`where f is inbound\` (packs/acme.tm:13) fails: \`echo\` is not inbound ("comes
  from a less trusted place").

  holds  for flow f : webhook
           \`echo\` is a webhook flow
  fails  where f is inbound <- decides
           \`echo\` is not inbound ("comes from a less trusted place")
             \`receiver.trust\` is high, \`vendor.trust\` is partner
  holds  unless f.to is foreign
           \`vendor\` is not foreign ("is run by somebody else")
             \`vendor\` is an actor, not a third_party_service
             there is no boundary around \`vendor\`

Facts that clause read
  pay.tm:15  receiver: trust high, from the boundary prod
  pay.tm:12  vendor: trust partner

Facts the others read
  pay.tm:23  echo is a webhook flow
  pay.tm:12  vendor is an actor

Where it does find something
  acme_rules.forged@pay.delivery
`);
});

it.each([
  [
    'of another sort',
    ['forged', 'receiver'],
    'It is about a flow of kind webhook, and `receiver` is a component; try\n  `delivery` or `echo`.',
  ],
  [
    'of a pack that is not used',
    ['webhook.forged_delivery', 'delivery'],
    '`pay` does not use the pack `webhook`: add it behind `uses` in the block of\n  the model (pay.tm:3).',
  ],
])('says so of a thing %s', (_, words, expected) => {
  expect(section(explain(words).out, 'Why the rule finds nothing here')).toBe(`Why the rule finds nothing here\n  ${expected}`);
});

it('says so of a rule that is switched off, and of a thing that is excluded', () => {
  const off = 'adjust acme_rules.forged { off; reason not_reachable; because "behind a VPN"; owner "@acme/ciso"; until 2027-01-01 }\n';
  const page = explain(['forged', 'delivery'], 80, { ...FILES, 'a.tm': `model pay\n${off}` }).out;
  expect(page).toContain('  The project has switched it off (not_reachable): behind a VPN (a.tm:2).\n');
  const excluded = MODEL.replace(
    '{ carries event }\nflow echo',
    '{ carries event; excluded because "a test" until 2027-01-01 }\nflow echo',
  );
  const other = explain(['forged', 'delivery'], 80, { ...FILES, 'pay.tm': excluded }).out;
  expect(other).toContain('  `delivery` is excluded, and so never the subject of a threat (pay.tm:22).\n');
});

it('prints the same as data', () => {
  const { code, out, err } = explain(['forged@delivery', '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const document = JSON.parse(out);
  expect(document).toMatchObject({ schemaVersion: 1, tool: { name: 'tmc' }, asked: ['forged@delivery'], asOf: '2026-06-01' });
  expect(document.explanations).toHaveLength(1);
  expect(document.explanations[0]).toMatchObject({
    about: 'threat',
    id: 'acme_rules.forged@pay.delivery',
    verdict: 'open',
    severity: { low: 'high', high: 'high', impact: { low: 'serious', axes: ['confidentiality', 'integrity'] } },
    decide: { file: 'pay.tm' },
  });
  const [remedy] = document.explanations[0].remedies;
  expect(remedy.alternatives[0].ways[0].edits[0]).toMatchObject({
    block: 'component receiver',
    at: { file: 'pay.tm', start: { line: 17 } },
  });
  expect(JSON.parse(explain(['forged', 'echo', '--format', 'json']).out).explanations[0]).toMatchObject({
    about: 'absence',
    reason: 'clause',
  });
});

it('shows what is wrong with a model that cannot be judged, and explains words all the same', () => {
  const broken = { 'shop.tm': BROKEN };
  const { code, out, err } = explain(['stride.flooded@web'], 80, broken);
  expect({ code, out }).toEqual({ code: 2, out: 'not explained: the model has errors\n' });
  expect(err).toMatch(/^error\[TM2001\]/);
  expect(explain(['postgres'], 80, broken).out).toMatch(/^kind postgres: PostgreSQL\n/);
});

it.each([
  [['hmacsignature'], 'nothing is called `hmacsignature`; did you mean `hmac_signature`?'],
  [['receipt', 'delivery'], '`receipt` is a control and no rule: leave out `delivery`'],
  [['forgd', 'delivery'], 'no rule is called `forgd`; did you mean `forged`?'],
  [['forged', 'delivry'], 'nothing in the model is called `delivry`; did you mean `delivery`?'],
  [['forged@delivry'], 'nothing in the model is called `delivry`; did you mean `delivery`?'],
  [['forged', 'delivery', 'nowhere'], 'there is no file or directory `nowhere`'],
  [['forged@delivery', '--as-of', 'tomorrow'], '`tomorrow` is no day'],
])('refuses %j with exit code 2 and the nearest word', (words, message) => {
  const { code, out, err } = tmc(['explain', ...words], { cwd: workspace(FILES) });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`error: ${message}`);
});

it('finds the project by a path, and the threat among several projects', () => {
  const root = workspace({
    'a/a.tm': 'model a { uses stride }\ncomponent x : service\n',
    'b/pay.tm': MODEL,
    'b/packs/acme.tm': PACK,
    '.git/HEAD': '',
  });
  const first = (words: readonly string[], cwd = root) => tmc(['explain', ...words, ...DAY], { cwd }).out.split('\n')[0];
  const head = 'open[acme_rules.forged]: A forged call is accepted (high)';
  expect(first(['forged@delivery'])).toBe(head);
  expect(first(['forged@delivery', 'b'])).toBe(head);
  expect(first(['forged', 'delivery', 'b'])).toBe(head);
  expect(first(['forged@delivery', '../b'], `${root}/a`)).toBe(head);
});

it('wraps to the width of the terminal, and never what is there to be copied', () => {
  for (const columns of [60, 80, 120]) {
    const lines = explain(['forged@delivery'], columns).out.split('\n');
    const long = lines.filter((line) => line.length > columns && !/^\d+ \||implements|decision accept/.test(line));
    expect(long).toEqual([]);
    expect(lines).toContain('        implements receipt { code "..."; test "..." }');
  }
});

it('colours outcomes, and says the same without', () => {
  const cwd = workspace(FILES);
  const esc = String.fromCharCode(27);
  const coloured = tmc(['explain', 'forged@delivery', ...DAY], { cwd, env: { FORCE_COLOR: '1' } }).out;
  expect(coloured).toContain(`${esc}[1;31mmissing${esc}[0m`);
  expect(coloured.replaceAll(new RegExp(`${esc}\\[[\\d;]*m`, 'g'), '')).toBe(tmc(['explain', 'forged@delivery', ...DAY], { cwd }).out);
});

it('prints nothing a terminal would obey', () => {
  const esc = String.fromCharCode(27);
  const model = MODEL.replace('"no mesh yet"', `"${esc}[2Jgone"`).replace('"Vendor"', '"Ven\u202edor"');
  const pack = PACK.replace('require receipt on f', 'require mutual_tls on f').replace(
    'passes when receiver implements receipt',
    'passes when receiver implements mutual_tls',
  );
  const { out } = explain(['forged@delivery'], 80, { ...FILES, 'pay.tm': model, 'packs/acme.tm': pack });
  expect(out).not.toContain(esc);
  expect(out).not.toContain('\u202e');
});
