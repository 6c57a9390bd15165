/** `docs/language.md`, "Where a control counts": each case from text to verdict. */
import { expect, it } from 'vitest';
import { modelOf, ruleText, verdicts } from './support.ts';

const PARTS = `
actor vendor : partner
boundary prod { trust high
  component edge : gateway
  component receiver : service
}
`;

/** The one verdict of a rule on hops `r` about a flow `f` from the vendor straight to the receiver. */
function onHop(require: string, flow: string, more = '', replace: Readonly<Record<string, string>> = {}): string | undefined {
  let parts = PARTS;
  for (const [from, to] of Object.entries(replace)) parts = parts.replace(from, to);
  return verdicts(`${parts}\nflow f : http from vendor -> receiver { ${flow} }\n${more}`, ruleText(`for hop h\n${require}`)).map(
    (line) => line.split(' ').slice(-1)[0],
  )[0];
}

/** The same for a rule on flows and a flow over the gateway. */
function onFlow(require: string, flow: string, more = '', replace: Readonly<Record<string, string>> = {}): string | undefined {
  let parts = PARTS;
  for (const [from, to] of Object.entries(replace)) parts = parts.replace(from, to);
  return verdicts(`${parts}\nflow f : http from vendor -> edge -> receiver { ${flow} }\n${more}`, ruleText(`for flow f\n${require}`)).map(
    (line) => line.split(' ').slice(-1)[0],
  )[0];
}

const receiver = (claims: string) => ({ 'component receiver : service': `component receiver : service { ${claims} }` });
const edge = (claims: string) => ({ 'component edge : gateway': `component edge : gateway { ${claims} }` });

it('reads a family from the attribute that means it', () => {
  expect(onHop('require authentication on h', '')).toBe('unknown');
  expect(onHop('require authentication on h', 'authenticated yes')).toBe('mitigated');
  expect(onHop('require authentication on h', 'authenticated no')).toBe('open');
  expect(onHop('require authentication on h', 'authenticated by password')).toBe('mitigated');
});

it('a member nobody declared is absent, and a family without a method leaves a question', () => {
  expect(onHop('require password on h', '')).toBe('open');
  expect(onHop('require password on h', 'authenticated yes')).toBe('unknown');
  expect(onHop('require password on h', 'authenticated by password')).toBe('mitigated');
  expect(onHop('require password on h', 'authenticated by api_key')).toBe('open');
  expect(onHop('require password on h', 'authenticated no')).toBe('open');
});

it("the hop's own word wins over the end that guards", () => {
  expect(onHop('require authentication on h', '', '', receiver('implements password'))).toBe('mitigated');
  expect(onHop('require password on h', '', '', receiver('implements password'))).toBe('mitigated');
  expect(onHop('require password on h', 'authenticated yes', '', receiver('implements password'))).toBe('mitigated');
  expect(onHop('require authentication on h', 'authenticated no', '', receiver('implements password'))).toBe('open');
  expect(onHop('require password on h', 'authenticated by api_key', '', receiver('implements password'))).toBe('open');
});

it('takes the claims of the end that guards, and of no other', () => {
  expect(onHop('require rate_limit on h', '', '', receiver('implements rate_limit'))).toBe('mitigated');
  expect(onHop('require rate_limit on h', 'implements rate_limit')).toBe('mitigated');
  expect(onHop('require rate_limit on h', '', '', { 'actor vendor : partner': 'actor vendor : partner { implements rate_limit }' })).toBe(
    'open',
  );
  expect(onHop('require input_validation on h', 'opened by receiver', '', receiver('implements schema_validation'))).toBe('mitigated');
  expect(onHop('require rate_limit on h', 'opened by receiver', '', receiver('implements rate_limit'))).toBe('open');
});

it('a member of two families counts for both', () => {
  expect(onHop('require authentication on h', 'encrypted by mutual_tls')).toBe('mitigated');
  expect(onHop('require mutual_tls on h', 'authenticated by mutual_tls')).toBe('mitigated');
  expect(onHop('require encryption on h', 'authenticated by mutual_tls')).toBe('mitigated');
  expect(onHop('require mutual_tls on h', 'encrypted by tls', '', receiver('implements mutual_tls'))).toBe('mitigated');
  expect(onHop('require authentication on h', 'authenticated no; encrypted by mutual_tls')).toBe('open');
});

it('`part of` never satisfies a family', () => {
  const rule = ruleText('for component c : database\nrequire encryption_at_rest on c');
  expect(verdicts('component d : database { implements field_encryption }', rule)).toEqual(['t.r@m.d open']);
  expect(verdicts('component d : database { implements encryption_at_rest }', rule)).toEqual(['t.r@m.d mitigated']);
});

it('a claim may be narrowed to flows', () => {
  const narrow = receiver('implements rate_limit for f');
  expect(onHop('require rate_limit on h', '', '', narrow)).toBe('mitigated');
  expect(onHop('require rate_limit on h.to', '', '', narrow)).toBe('mitigated');
  expect(
    verdicts(
      `${PARTS.replace('component receiver : service', narrow['component receiver : service'] as string)}\nflow f : http from vendor -> edge -> receiver\nflow g : http from vendor -> receiver`,
      ruleText('for hop h\nwhere h.to is service\nrequire rate_limit on h'),
    ),
  ).toEqual(['t.r@m.f[edge -> receiver] mitigated', 't.r@m.g[vendor -> receiver] open']);
  expect(
    verdicts(
      'component c : service { implements rate_limit for f }\ncomponent d : service\nflow f : http from d -> c',
      ruleText('for component c : service\nwhere c called_by any component\nrequire rate_limit on c'),
    ),
  ).toEqual(['t.r@m.c open']);
});

it('planned, lacking and expired controls do not mitigate', () => {
  expect(onHop('require rate_limit on h', '', '', receiver('plans rate_limit by 2027-01-01'))).toBe('open');
  expect(onHop('require rate_limit on h', '', '', receiver('lacks rate_limit'))).toBe('open');
  const text = `${PARTS.replace('component receiver : service', 'component receiver : service { implements rate_limit until 2026-06-30 }')}\nflow f : http from vendor -> receiver`;
  const rule = ruleText('for hop h\nrequire rate_limit on h');
  expect(verdicts(text, rule)).toEqual(['t.r@m.f[vendor -> receiver] mitigated']);
  expect(verdicts(text, rule, '2026-06-30')).toEqual(['t.r@m.f[vendor -> receiver] mitigated']);
  expect(verdicts(text, rule, '2026-07-01')).toEqual(['t.r@m.f[vendor -> receiver] open']);
});

it('boundaries provide to what lies inside, and on entry to what enters', () => {
  const prod = (says: string) => ({ 'boundary prod { trust high': `boundary prod { trust high; ${says}` });
  expect(onHop('require rate_limit on h.to', '', '', prod('provides rate_limit'))).toBe('mitigated');
  expect(onHop('require network_policy on h', '', '', prod('provides network_policy on entry'))).toBe('mitigated');
  expect(onHop('require network_policy on h', '', '', prod('provides network_policy'))).toBe('open');
  const inside = 'boundary b { provides network_policy; component x : service; component y : service }\nflow f : http from x -> y';
  expect(verdicts(inside, ruleText('for hop h\nrequire network_policy on h'))).toEqual(['t.r@m.f[x -> y] mitigated']);
});

it('own `lacks` beats what a boundary provides, for hops at the end that guards as well', () => {
  const rule = ruleText('for hop h\nrequire rate_limit on h');
  const text = (says: string) =>
    `boundary b { provides rate_limit; component x : service; component y : service { ${says} } }\nflow f : http from x -> y`;
  expect(verdicts(text(''), rule)).toEqual(['t.r@m.f[x -> y] mitigated']);
  expect(verdicts(text('lacks rate_limit'), rule)).toEqual(['t.r@m.f[x -> y] open']);
});

it('own `lacks` of a family hides members that weaker levels give', () => {
  const rule = ruleText('for component c : database\nrequire encryption_at_rest on c');
  const pack = `${rule}\ncontrol disk_encryption : encryption_at_rest`;
  expect(verdicts('every database { implements disk_encryption }\ncomponent d : database', pack)).toEqual(['t.r@m.d mitigated']);
  expect(verdicts('every database { implements disk_encryption }\ncomponent d : database { lacks encryption_at_rest }', pack)).toEqual([
    't.r@m.d open',
  ]);
  expect(verdicts('component d : database { lacks encryption_at_rest; implements disk_encryption }', pack)).toEqual(['t.r@m.d mitigated']);
});

it('per hop: every hop needs it', () => {
  expect(onFlow('require encryption on f', 'encrypted yes')).toBe('mitigated');
  expect(onFlow('require encryption on f', 'encrypted yes; hop edge -> receiver { encrypted no }')).toBe('open');
  expect(onFlow('require encryption on f', 'hop vendor -> edge { encrypted yes }')).toBe('unknown');
});

it('end to end: the last part has it, or a relay trusted as much', () => {
  expect(onFlow('require hmac_signature on f', '', '', receiver('implements hmac_signature'))).toBe('mitigated');
  expect(onFlow('require hmac_signature on f', '', '', edge('implements hmac_signature'))).toBe('mitigated');
  expect(onFlow('require hmac_signature on f', '', '', edge('trust partner; implements hmac_signature'))).toBe('open');
  expect(onFlow('require hmac_signature on f', 'authenticated by hmac_signature')).toBe('mitigated');
  expect(onFlow('require hmac_signature on f', 'authenticated yes')).toBe('unknown');
  expect(onFlow('require authentication on f', '', '', receiver('implements hmac_signature'))).toBe('mitigated');
  expect(onFlow('require authentication on f', 'authenticated no', '', receiver('implements hmac_signature'))).toBe('open');
  expect(
    onFlow('require hmac_signature on f', '', '', { 'actor vendor : partner': 'actor vendor : partner { implements hmac_signature }' }),
  ).toBe('open');
});

it('end to end on a hop: only from there on', () => {
  const text = (claims: string) =>
    `${PARTS.replace('component edge : gateway', `component edge : gateway ${claims}`)}\nflow f : http from vendor -> edge -> receiver`;
  expect(verdicts(text('{ implements hmac_signature }'), ruleText('for hop h\nrequire hmac_signature on h'))).toEqual([
    't.r@m.f[edge -> receiver] open',
    't.r@m.f[vendor -> edge] mitigated',
  ]);
  const last = `${PARTS.replace('component receiver : service', 'component receiver : service { implements hmac_signature }')}\nflow f : http from vendor -> edge -> receiver`;
  expect(verdicts(last, ruleText('for hop h\nrequire authentication on h'))).toEqual([
    't.r@m.f[edge -> receiver] mitigated',
    't.r@m.f[vendor -> edge] mitigated',
  ]);
});

it('along: somewhere on the flow, never at a less trusted first end', () => {
  expect(onFlow('require body_limit along f', '', '', edge('implements body_limit'))).toBe('mitigated');
  expect(onFlow('require audit_log along f', '', '', receiver('implements audit_log'))).toBe('mitigated');
  expect(onFlow('require audit_log along f', '')).toBe('open');
  const vendor = (kind: string) => ({
    'actor vendor : partner': `actor vendor ${kind} { implements audit_log; ${kind.includes('partner') ? '' : 'trust high'} }`,
  });
  expect(onFlow('require audit_log along f', '', '', vendor(': partner'))).toBe('open');
  expect(onFlow('require audit_log along f', '', '', vendor(''))).toBe('mitigated');
});

it('takes a word about one flow before what is said without it, on the same level or further out', () => {
  const every = 'every service { implements rate_limit }';
  expect(onHop('require rate_limit on h', '', every)).toBe('mitigated');
  expect(onHop('require rate_limit on h', '', every, receiver('lacks rate_limit for f because "x"'))).toBe('open');
  expect(onHop('require rate_limit on h', '', every, receiver('plans rate_limit for f by 2027-01-31'))).toBe('open');
  expect(onHop('require rate_limit on h', '', '', receiver('implements rate_limit; lacks rate_limit for f because "x"'))).toBe('open');
  const other = 'flow g : http from edge -> receiver';
  expect(onHop('require rate_limit on h', '', `${every}\n${other}`, receiver('lacks rate_limit for g because "x"'))).toBe('mitigated');
});

it('where the taker pulls, what it asks of its own callers says nothing of the hop; a proof of the message goes with it', () => {
  const pack = (rule: string) => `
    control sign_in : authentication { guards callers; counts end_to_end; mitigates spoofing }
    control seal : authentication { guards callers; counts end_to_end; mitigates spoofing, tampering }
    control allowance "Allowance" { guards callers; counts end_to_end; mitigates denial_of_service }
    ${ruleText(rule)}`;
  const at = (rule: string, claim: string, who: 'post' | 'receiver') =>
    verdicts(
      `component post : service { ${who === 'post' ? claim : ''} }
       component receiver : service { ${who === 'receiver' ? claim : ''} }
       flow f : http from post -> receiver { opened by receiver }`,
      pack(rule),
    ).map((line) => line.split(' ').slice(-1)[0])[0];
  for (const subject of ['hop h\nrequire', 'flow h\nrequire']) {
    expect(at(`for ${subject} allowance on h`, 'implements allowance', 'receiver')).toBe('open');
    expect(at(`for ${subject} allowance on h`, 'implements allowance', 'post')).toBe('mitigated');
    expect(at(`for ${subject} authentication on h`, 'implements sign_in', 'receiver')).toBe('unknown');
    expect(at(`for ${subject} authentication on h`, 'implements sign_in', 'post')).toBe('mitigated');
    expect(at(`for ${subject} seal on h`, 'implements seal', 'receiver')).toBe('mitigated');
  }
  // What comes along the arrow is held back by its taker only where it looks at the message.
  expect(at('for component receiver\nrequire sign_in before receiver', 'implements sign_in', 'receiver')).not.toBe('mitigated');
});

it('what guards callers of a pulled hop is to be claimed at its server', () => {
  const model = modelOf(
    `component post : service
     component receiver : service { implements allowance }
     flow f : http from post -> receiver { opened by receiver }`,
    `control allowance "Allowance" { guards callers; counts end_to_end; mitigates denial_of_service }\n${ruleText('for hop h\nrequire allowance on h')}`,
  );
  expect(model.obligations.map((one) => one.id)).toEqual(['m.post#on:allowance']);
});

it('a claim may be narrowed to one hop', () => {
  const rule = ruleText('for hop h\nwhere h.to is service\nrequire rate_limit on h');
  const judge = (said: string) =>
    verdicts(
      `component a : worker
component c : worker
component b : service { ${said} }
flow f : http from a, c -> b
flow g : http from a -> b`,
      rule,
    ).map((line) => line.slice(line.indexOf('@m.') + 3));
  expect(judge('implements rate_limit for f[a -> b]')).toEqual(['f[a -> b] mitigated', 'f[c -> b] open', 'g[a -> b] open']);
  expect(judge('implements rate_limit; lacks rate_limit for f[a -> b] because "x"')).toEqual([
    'f[a -> b] open',
    'f[c -> b] mitigated',
    'g[a -> b] mitigated',
  ]);
  expect(judge('implements rate_limit for f')).toEqual(['f[a -> b] mitigated', 'f[c -> b] mitigated', 'g[a -> b] open']);
});

it('hears in the name of a flow what is said of a hop or a route of it', () => {
  const parts = (says: string) =>
    `actor u : partner\nactor v : partner\ncomponent g : gateway\ncomponent s : service { ${says} }\nflow f : http from u -> g -> s\nflow k : http from u, v -> g -> s`;
  const judge = (require: string, says: string) =>
    verdicts(parts(says), ruleText(`for flow f\n${require}`)).map((line) => line.replace('t.r@m.', ''));
  const of = (lines: string[], flow: string) =>
    lines
      .find((line) => line.startsWith(`${flow} `))
      ?.split(' ')
      .slice(-1)[0];
  const hop = judge('require rate_limit on f.to', 'implements rate_limit; lacks rate_limit for f[g -> s] because "x"');
  expect(of(hop, 'f')).toBe('open');
  expect(of(hop, 'k[u -> s]')).toBe('mitigated');
  expect(of(judge('require rate_limit on f.to', 'implements rate_limit for f[g -> s]'), 'f')).toBe('mitigated');
  expect(of(judge('require rate_limit on f.to', 'implements rate_limit for k[u -> s]'), 'k[v -> s]')).toBe('open');
  const says = 'implements hmac_signature; lacks hmac_signature for k[u -> s] because "x"';
  const route = judge('require hmac_signature on f', says);
  expect([of(route, 'k[u -> s]'), of(route, 'f')]).toEqual(['open', 'mitigated']);
  expect(of(judge('require hmac_signature on f.to', says), 'k[u -> s]')).toBe('open');
  expect(of(judge('require hmac_signature on f.to', says), 'k[v -> s]')).toBe('mitigated');
});

it('what an inner boundary lacks, nobody inside has from one further out', () => {
  const judge = (require: string, outer: string, inner: string, says = '') =>
    verdicts(
      `actor u : partner\nboundary out { ${outer}\n boundary core { ${inner}\n component s : service { ${says} } }\n component t : service }
flow f : http from u -> s\nflow g : http from t -> s`,
      ruleText(`for hop h\n${require}`),
    ).map((line) => line.replace(/^.*m\.(\w).* /, '$1 '));
  const [on, to] = ['require api_key on h', 'require rate_limit on h.to'];
  expect(judge(on, 'provides api_key', '')).toEqual(['f mitigated', 'g mitigated']);
  expect(judge(on, 'provides api_key', 'lacks authentication because "x"')).toEqual(['f open', 'g open']);
  expect(judge(on, 'provides api_key on entry', '')).toEqual(['f mitigated', 'g open']);
  expect(judge(on, 'provides api_key on entry', 'lacks api_key because "x"')).toEqual(['f open', 'g open']);
  expect(judge(on, 'provides api_key on entry', 'lacks authentication because "x"', 'implements api_key')).toEqual([
    'f mitigated',
    'g mitigated',
  ]);
  expect(judge(to, 'provides rate_limit', '')).toEqual(['f mitigated', 'g mitigated']);
  expect(judge(to, 'provides rate_limit', 'lacks rate_limit for f because "x"')).toEqual(['f open', 'g mitigated']);
  expect(judge(to, 'provides rate_limit', 'plans rate_limit by 2030-01-01')).toEqual(['f open', 'g open']);
  expect(judge(to, 'provides rate_limit; lacks rate_limit for f because "x"', '')).toEqual(['f open', 'g mitigated']);
  expect(judge(to, 'lacks rate_limit because "x"', 'provides rate_limit')).toEqual(['f mitigated', 'g mitigated']);
});

it('what a component provides to a flow does not hold where the end that guards admits lacking it', () => {
  const judge = (says: string) =>
    verdicts(
      `actor u : partner\ncomponent gw : gateway { provides rate_limit to f[u -> s] }\ncomponent s : service { ${says} }\nflow f : http from u -> s`,
      ruleText('for hop h\nrequire rate_limit on h'),
    ).map((line) => line.split(' ').slice(-1)[0]);
  expect(judge('')).toEqual(['mitigated']);
  expect(judge('lacks rate_limit for f because "x"')).toEqual(['open']);
  expect(judge('lacks rate_limit because "x"')).toEqual(['open']);
});

it('lists a claim for a hop behind what it closes in the name of the flow', () => {
  const text = `actor u : partner\ncomponent g : gateway\ncomponent s : service { implements rate_limit for f[g -> s] { code "a.ts" } }\nflow f : http from u -> g -> s`;
  const { obligations } = modelOf(text, ruleText('for flow f\nrequire rate_limit on f.to'));
  expect(JSON.stringify(obligations)).toContain('a.ts');
});
