/** `tmc explain` of threats that are about more than one thing: two bindings, ways, the whole model, a boundary's demand, those found by hand. */
import { expect, it } from 'vitest';
import { tmc, workspace } from './cli.ts';

const MODEL = `model pay "Pay" {
  uses "packs"
  owner "@acme/pay"
}
data order "Order" : pii { confidentiality confidential }
actor vendor "Vendor" { trust partner }
boundary zone "Zone" {
  trust high
  requires authentication, encryption on entry
  component web "Web" : service
  component shipper "Shipper" : worker
  component logs "Logs" : log_store
}
flow call "Call" : http from vendor -> web {
  carries order
  encrypted no because "a cable of our own"
}
flow logging "Logging" : http from web -> shipper -> logs { carries order }
threat lost "Calls are lost" : repudiation on web, shipper {
  severity medium
  requires audit_log
}
`;

const PACK = `pack acme_rules "Acme rules"

control single_entry "One way in" on model { where exactly 1 component where (it is process) }

rule many_entries "Many ways in" : spoofing {
  for model m
  where at least 2 component where (it is process)
  require single_entry on m
  names process
  because "{m} has several ways in."

  violates {
    component a : service
    component b : worker
  }
  passes { component a : service }
  skips { component a : postgres }
}

rule logged "Names in a log" : information_disclosure {
  for data d : pii, component c : log_store
  where d reaches c
  require log_sanitizing before c with d
  stake d
  because "{d} reaches {c}."

  violates {
    data order : pii
    component web : service
    component logs : log_store
    flow logging : http from web -> logs { carries order }
  }
  passes when web implements log_sanitizing
}
`;

const cwd = () => workspace({ 'pay.tm': MODEL, 'packs/acme.tm': PACK, '.git/HEAD': '' });

function explain(...words: readonly string[]): string {
  const { code, out, err } = tmc(['explain', ...words, '--as-of', '2026-06-01'], { cwd: cwd(), env: { COLUMNS: '80' } });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

/** The sections of a page by their headings; the first has none. */
function sections(page: string): ReadonlyMap<string, string> {
  const parts = page.split(/\n\n(?=\S)/);
  return new Map(
    parts.map((part, index) => (index === 0 ? ['', part] : [part.split('\n')[0] ?? '', part.slice(part.indexOf('\n') + 1).trimEnd()])),
  );
}

it('two things stand in one frame, and the way that decides is shown', () => {
  const page = sections(explain('logged', 'order:logs'));
  expect(page.get('')).toBe(`open[acme_rules.logged]: Names in a log (high)
  --> pay.tm:5:6
   |
 5 | data order "Order" : pii { confidentiality confidential }
   |      ^^^^^ d
...
12 |   component logs "Logs" : log_store
   |             ---- c
   |
   = id: acme_rules.logged@pay.order:pay.logs
   = kind: information disclosure

  Order reaches Logs.`);
  expect(page.get('The way that decides')).toBe('  vendor -> web -> shipper -> logs');
  expect(page.get('Why it is open')).toContain(`
  missing  require log_sanitizing before c with d <- decides
             nobody says that \`log_sanitizing\` is there; nothing holds it back
             on the way vendor -> web -> shipper -> logs`);
  expect(page.get('What would close it')).toContain(`
    In \`component logs\` (pay.tm:12), which has no block yet:

        { implements log_sanitizing { code "..."; test "..." } }

    or the same in \`component shipper\` (pay.tm:11), which has no block yet, or
    in \`component web\` (pay.tm:10), which has no block yet.`);
  expect(page.get('Or let it stay, for a while')).toContain('      decision accept acme_rules.logged on logs {\n');
});

it('a rule on the model says what it counted, and a control that is worked out what it looks for', () => {
  const page = sections(explain('many_entries@pay'));
  expect(page.get('What it counted: 2')).toBe('  pay.shipper, pay.web');
  expect(page.get('Why it is open')).toContain(`
  missing  require single_entry on m <- decides
             this control is worked out from the model, and its condition does
             not hold for \`pay\`
               it holds for 2 of 3 components
                 \`shipper\` is a worker, and so a process
                 \`web\` is a service, and so a process
                 \`logs\` is a log_store, not a process`);
  expect(page.get('What would close it')).toBe(`  \`single_entry\`: One way in (owner @acme/pay)
    Nobody claims it: it is there where \`exactly 1 component where (it is
    process)\`.`);
});

it('what a boundary demands is a threat for each control, with the line that demands it', () => {
  const page = sections(explain('entry_demand@zone:call[vendor -> web]/encryption'));
  expect(page.get('')?.split('\n')[0]).toBe('open[prelude.entry_demand]: A flow enters without what the boundary demands (high)');
  expect(page.get('Why it is open')).toContain(`
  holds    where h enters b
             \`call[vendor -> web]\` enters zone
  missing  require all of b.requires on h <- decides
             \`call\` says \`encrypted no\``);
  expect(page.get('Facts it read')?.split('\n').slice(2, 4)).toEqual([
    '  pay.tm:9                   zone: requires encryption on entry',
    '  pay.tm:16                  call: encrypted no, because "a cable of our own"',
  ]);
  expect(page.get('What would close it')).toContain(`
    In \`flow call\` (pay.tm:14), instead of \`encrypted no because "a cable of our
    own"\` in line 16:

        encrypted yes
`);
});

it('explains several threats one after the other where a few are meant', () => {
  const page = explain('entry_demand', 'call');
  expect([...page.matchAll(/^\w+\[prelude\.entry_demand\].*$/gm)]).toHaveLength(2);
});

it('a threat that somebody found applies because he says so', () => {
  const page = explain('lost', 'shipper');
  expect(page.split('\n')[0]).toBe('open[pay.lost]: Calls are lost (medium)');
  expect(page).toContain(`
Why it is open
  Somebody found it and wrote it down (pay.tm:19), and not all it requires is
  there.

  missing  require audit_log on shipper <- decides
             nobody says that \`audit_log\` is there
`);
  expect(page).toContain('\nHow severe: medium\n  Whoever found it says so (pay.tm:19); nothing is worked out.\n');
  expect(page).toContain('      decision accept lost on shipper {\n');
  expect([...explain('lost').matchAll(/^open\[pay\.lost\]/gm)]).toHaveLength(2);
});

it('takes one of two things, and shows the partner with which the rule comes furthest', () => {
  const page = explain('logged', 'web');
  expect(page).toContain('\n  `for component c : log_store` (packs/acme.tm:21) fails: `web` is a service,\n  not a log_store.\n');
});

it('of a control that is worked out, what its condition asks of a part is offered there', () => {
  const cwd = workspace({
    'logins.tm': `model logins { uses microservices }
actor guest : customer
component gate : api_gateway { implements rate_limit }
component door : keycloak
flow signin : login from guest -> gate -> door
`,
  });
  const { out } = tmc(['explain', 'microservices.unlimited_logins@logins'], { cwd, env: { COLUMNS: '80' } });
  expect(out).toContain('In `component door` (logins.tm:4), which has no block yet:\n\n        { implements throttled_login {');
});

it('from where: the way of one flow, not put together of two that meet at a gateway', () => {
  const cwd = workspace({
    'ways.tm': `model ways { uses stride }
data chat : pii
actor courier : contractor { trust none }
actor eater : customer { trust none }
boundary cloud { trust high
  component gw : api_gateway
  component bot : llm_agent
  component pos : service
}
flow position : https from courier -> gw -> pos { carries chat }
flow talk : https from eater -> gw -> bot { carries chat }
`,
  });
  const { out } = tmc(['explain', 'stride.steered_model@ways.bot'], { cwd, env: { COLUMNS: '120' } });
  expect(out).toContain('has a way there: eater -> gw -> bot');
  expect(out).not.toContain('courier -> gw -> bot');
});
