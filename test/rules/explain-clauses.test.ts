/** What an explanation says of each sort of clause, from text in to the words a reader sees. */
import { expect, it } from 'vitest';
import { explainAbsence } from '../../compiler/rules/explain/absence.ts';
import type { Clause, ReadFact, Trace } from '../../compiler/rules/explain/explanation.ts';
import { explainThreat } from '../../compiler/rules/explain/threat.ts';
import { explainable, ruleOf } from '../support/explain.ts';

const MODEL = `
data order : internal { confidentiality confidential }
data token : credential
actor buyer : person { trust low }
boundary prod {
  trust high
  every store { implements encryption_at_rest }
  component web : service { holds token in memory; plans rate_limit by 2027-01-31 }
  component db : postgres { stores order }
}
boundary outside : third_party { component mailer : service }
flow browse : https from buyer -> web { carries order }
flow save from web -> db { carries order; encrypted no because "one host" until 2027-01-01 }
flow mail : smtp from web -> mailer
flow said : http from mailer -> web { authenticated yes }
`;

function clausesOf(clauses: string, things: readonly string[], model = MODEL): readonly Clause[] {
  const { context } = explainable(model, ruleOf(clauses));
  const ids = things.map((name) => `m.${name}`);
  const id = `t.r@${ids.join(':')}`;
  return explainThreat(context, id)?.clauses ?? explainAbsence(context, 't.r', ids)?.clauses ?? [];
}

function line(clause: Clause): string {
  return `${clause.outcome} ${clause.word} ${clause.text}: ${clause.says.join('; ')}`;
}

/** What is inside, by depth. */
function inside(parts: readonly Trace[], depth = 1): string[] {
  return parts.flatMap((part) => [
    ...(part.says === '' ? [] : [`${'  '.repeat(depth)}${part.value}: ${part.says}`]),
    ...inside(part.parts, depth + 1),
  ]);
}

function where(condition: string, things: readonly string[], bind = 'for component c', model = MODEL): string[] {
  const clause = clausesOf(`${bind}\nwhere ${condition}\nrequire audit_log on ${bind.split(' ')[2]}`, things, model).find(
    (one) => one.word === 'where',
  );
  return clause ? [line(clause), ...inside(clause.parts)] : [];
}

it.each([
  ['c is process', 'web', ['holds where c is process: `web` is a service, and so a process']],
  ['c is store', 'web', ['fails where c is store: `web` is a service, not a store']],
  ['c.trust > low', 'web', ['holds where c.trust > low: `web.trust` is high']],
  ['c.trust < medium', 'web', ['fails where c.trust < medium: `web.trust` is high']],
  ['c stores order_data', 'db', ['fails where c stores order_data: `db` stores order (internal)']],
  ['c stores any internal', 'db', ['holds where c stores any internal: `db` stores order (internal)']],
  ['c calls any store', 'web', ['holds where c calls any store: `web` opens connections to mailer (service) and db (postgres)']],
  ['c calls any store', 'db', ['fails where c calls any store: `db` opens no connection']],
  ['c implements audit_log', 'web', ['fails where c implements audit_log: `web` says nothing of `audit_log`']],
  ['c plans rate_limit', 'web', ['holds where c plans rate_limit: `web` plans rate_limit by 2027-01-31']],
  ['c.exposed_to <= low', 'web', ['holds where c.exposed_to <= low: `web.exposed_to` is low']],
  [
    'c is exposed',
    'web',
    [
      'holds where c is exposed: `web` is exposed ("can be reached from a less trusted place")',
      '  yes: `web.exposed_to` is low, `web.trust` is high',
    ],
  ],
  ['c stores unknown_word', 'web', []],
] as const)('%s of `%s`', (condition, thing, expected) => {
  if (expected.length === 0) expect(() => where(condition, [thing])).toThrow(/unknown_word/);
  else expect(where(condition, [thing])).toEqual(expected);
});

it('counts members, shows those that settle it, and leaves out the count of one', () => {
  expect(where('any hop to c where (it.from is process)', ['db'])).toEqual([
    'holds where any hop to c where (it.from is process): `web` is a service, and so a process',
    '  yes: `web` is a service, and so a process',
  ]);
  expect(where('at least 2 component where (it.trust = high)', ['web'])).toEqual([
    'holds where at least 2 component where (it.trust = high): it holds for 2 of 3 components',
    '  yes: `db.trust` is high',
    '  yes: `web.trust` is high',
    '  no: `mailer.trust` is partner',
  ]);
  expect(where('no data in c where (it is credential)', ['cache'], 'for component c', `${MODEL}\ncomponent cache : redis`)[0]).toBe(
    'unknown where no data in c where (it is credential): there is no data in `cache`, and nobody says that this is all',
  );
});

it('joins say what both sides are', () => {
  const clauses = clausesOf('for flow f, g\nwhere f.to = g.from and f.to is process\nrequire audit_log on f', ['browse', 'save']);
  expect(clauses.filter((clause) => clause.word === 'where').map(line)).toEqual([
    'holds where f.to = g.from: `browse.to` is web, `save.from` is web',
    'holds where f.to is process: `web` is a service, and so a process',
  ]);
});

it('ways are shown, and that there is none', () => {
  expect(where('any path from untrusted to c', ['db'])).toEqual([
    'holds where any path from untrusted to c: a way leads there: buyer -> web -> db',
  ]);
  expect(where('any path from c to untrusted', ['db'])).toEqual([
    'fails where any path from c to untrusted: no way leads from `db` to what is untrusted',
  ]);
  expect(where('every path from untrusted to c through process', ['db'])).toEqual([
    'holds where every path from untrusted to c through process: every way from what is untrusted to `db` leads through a process',
  ]);
  const data = clausesOf('for data d, component c\nwhere d reaches c\nrequire audit_log on c', ['order', 'db']).filter(
    (clause) => clause.word === 'where',
  );
  expect(data.map(line)).toEqual(['holds where d reaches c: `order` reaches `db`: web -> db']);
});

it('an `unless` holds where its condition does not', () => {
  const clauses = clausesOf('for component c\nunless c is any of store, queue\nrequire audit_log on c', ['web']);
  expect(clauses[1] && line(clauses[1])).toBe(
    'holds unless c is any of store, queue: `web` is a service, not a store; `web` is a service, not a queue',
  );
});

// ---- what is required ---------------------------------------------------------------------------------------------------

it.each([
  ['for component c', 'audit_log on c', 'web', 'missing require audit_log on c: nobody says that `audit_log` is there'],
  [
    'for component c',
    'rate_limit on c',
    'web',
    'missing require rate_limit on c: `web` plans `rate_limit` by 2027-01-31, which does not count before it is there',
  ],
  [
    'for component c',
    'encryption_at_rest on c',
    'db',
    'met require encryption_at_rest on c: `db` implements `encryption_at_rest`, from every store in prod',
  ],
  ['for flow f', 'encryption on f', 'save', 'missing require encryption on f: `save` says `encrypted no`'],
  ['for flow f', 'encryption on f', 'browse', 'met require encryption on f: `browse` says `encrypted by tls`'],
  [
    'for component c',
    'any of audit_log, backup on c',
    'mailer',
    'missing require any of audit_log, backup on c: nobody says that `audit_log` or `backup` is there',
  ],
  [
    'for component c',
    'any of audit_log, rate_limit on c',
    'web',
    'missing require any of audit_log, rate_limit on c: audit_log: nobody says that it is there; rate_limit: `web` plans `rate_limit` by 2027-01-31, which does not count before it is there',
  ],
  [
    'for flow f',
    'authentication on f',
    'mail',
    'unknown require authentication on f: it depends on `authenticated` of `mail`, which nobody says',
  ],
  ['for flow f', 'hmac_signature on f', 'said', 'unknown require hmac_signature on f: `said` says `authenticated yes`, and not by what'],
])('%s { require %s } of `%s`', (bind, demand, thing, expected) => {
  const clauses = clausesOf(`${bind}\nrequire ${demand}`, [thing]);
  expect(clauses.filter((clause) => clause.word === 'require').map(line)).toEqual([expected]);
});

it('says why a claim that is there does not count', () => {
  const model = `${MODEL}\ncomponent relay : service { trust low; implements hmac_signature }\nflow event : webhook from buyer -> relay -> web`;
  const [clause] = clausesOf('for flow f : webhook\nrequire hmac_signature on f', ['event'], model).filter((one) => one.word === 'require');
  expect(clause?.says).toEqual(['`relay` has `hmac_signature` but it is trusted less than `web`, so it may not answer for it']);
  const before = `${MODEL}\ncomponent side : service { trust high }\nflow round : https from buyer -> side -> db`;
  const way = clausesOf(
    'for component c\nrequire schema_validation before c from untrusted',
    ['db'],
    `${before}\nextend web { implements schema_validation }`,
  ).at(-1);
  expect(way?.outcome).toBe('missing');
  expect(way?.says.join()).toContain('nothing holds it back on the way buyer -> side -> db');
});

it('a control that is worked out shows its condition', () => {
  const pack = `control lonely "Alone" on component { where it.trust = high }\n${ruleOf('for component c\nrequire lonely on c')}`;
  const { context } = explainable(MODEL, pack);
  const clause = explainThreat(context, 't.r@m.mailer')?.clauses.at(-1);
  expect(clause && [clause.outcome, ...inside(clause.parts)]).toEqual(['missing', expect.stringContaining('`mailer.trust` is')]);
});

it('marks the clauses that decide', () => {
  const deciding = (clauses: readonly Clause[]): string[] => clauses.filter((clause) => clause.decides).map((clause) => clause.text);
  const rule = 'for component c\nwhere c is process\nunless c is store\nrequire audit_log on c';
  expect(deciding(clausesOf(rule, ['web']))).toEqual(['audit_log on c']);
  expect(deciding(clausesOf(rule, ['db']))).toEqual(['c is process']);
  expect(deciding(clausesOf('for hop h\nwhere h is authenticated\nrequire audit_log on h', ['mail[web -> mailer]']))).toEqual([
    'h is authenticated',
  ]);
  const claimed = MODEL.replace('component mailer : service', 'component mailer : service { implements audit_log }');
  expect(deciding(clausesOf('for hop h\nwhere h is authenticated\nrequire audit_log on h.to', ['mail[web -> mailer]'], claimed))).toEqual([
    'audit_log on h.to',
  ]);
});

// ---- where facts come from ----------------------------------------------------------------------------------------------

function facts(condition: string, thing: string, bind = 'for component c'): string[] {
  const clause = clausesOf(`${bind}\nwhere ${condition}\nrequire audit_log on ${bind.split(' ')[2]}`, [thing]).find(
    (one) => one.word === 'where',
  );
  return (clause?.facts ?? []).map(factLine);
}

function factLine({ name, says, state, from, source, at }: ReadFact): string {
  return `${name}: ${says} (${[state, from, source, at?.file === 'm.tm' ? `line ${at.start?.line}` : undefined].filter((one) => one).join(', ')})`;
}

it('facts say from which level they are and in which line they stand', () => {
  expect(facts('c.trust = high', 'web')).toEqual(['web: trust high (said, boundary, the boundary prod, line 7)']);
  expect(facts('c implements encryption_at_rest', 'db')).toEqual([
    'db: implements encryption_at_rest (said, every, every store in prod, line 8)',
  ]);
  expect(facts('c stores internal', 'db')).toEqual(['db: stores order (said, own, line 10)']);
  expect(facts('f is encrypted', 'save', 'for flow f')).toEqual(['save: encrypted no (said, flow, line 14)']);
  expect(facts('f is encrypted', 'browse', 'for flow f')).toEqual([
    expect.stringContaining('encrypted by tls (said, kind, the kind https'),
  ]);
  expect(facts('h is authenticated', 'mail[web -> mailer]', 'for hop h')).toEqual(['mail: authenticated (silent)']);
  expect(facts('c.trust = high', 'mailer')[0]).toContain('the boundary outside');
});

it('facts keep their reason and their date; what has run out says so', () => {
  const clauses = clausesOf('for flow f\nwhere f is encrypted\nrequire audit_log on f', ['save']);
  expect(clauses[1]?.facts[0]).toMatchObject({ says: 'encrypted no', because: 'one host', until: '2027-01-01', element: 'm.save' });
  const { context } = explainable(MODEL, ruleOf('for flow f\nwhere f is encrypted\nrequire audit_log on f'), '2027-06-01');
  const threat = explainThreat(context, 't.r@m.save');
  expect(threat).toMatchObject({ verdict: 'unknown', expired: true });
  expect(threat?.clauses[1]?.facts[0]).toMatchObject({ state: 'expired', attribute: 'encrypted' });
});
