import { expect, it } from 'vitest';
import { codesOf, readModel } from '../support/model.ts';

const PARTS = `
data order : internal
actor buyer : person
boundary prod { trust high
  component gateway : nginx
  component shop : service
  boundary zone { component db : postgres }
}
component jobs : sqs
component worker : worker
component mailer : worker
`;

it('draws a flow of three stations out into two hops', () => {
  const read = readModel(`${PARTS}flow visit : https from buyer -> gateway -> shop { carries order; authenticated yes }`);
  expect(read.flow('visit').hops).toEqual(['m.visit[buyer -> gateway]', 'm.visit[gateway -> shop]']);
  expect(read.hop('visit[buyer -> gateway]').sent).toEqual(['m.order']);
  expect(read.hop('visit[gateway -> shop]').sent).toEqual(['m.order']);
  expect(read.said('visit[gateway -> shop]', 'authenticated')).toBe('yes');
});

it("lets a kind's defaults hold up to the first relay only", () => {
  const read = readModel(`${PARTS}flow visit : https from buyer -> gateway -> shop`);
  expect(read.said('visit[buyer -> gateway]', 'encrypted')).toBe('by tls');
  expect(read.said('visit[gateway -> shop]', 'encrypted')).toBeUndefined();
  expect(read.hop('visit[gateway -> shop]').relayed).toBe(true);
});

it('lets a hop say otherwise, a kind of its own included', () => {
  const read = readModel(`${PARTS}flow visit : https from buyer -> gateway -> shop { carries order
  hop gateway -> shop : http { encrypted no; carries nothing }
}`);
  expect(read.said('visit[gateway -> shop]', 'encrypted')).toBe('no');
  expect(read.hop('visit[gateway -> shop]').kinds).toEqual(['http']);
  expect(read.hop('visit[gateway -> shop]').sent).toEqual([]);
  expect(read.hop('visit[buyer -> gateway]').sent).toEqual(['m.order']);
});

it('lets a flow say as whom its caller is proven only where that one calls, or where the proof goes along', () => {
  const said = (flow: string, hop: string, more = '') =>
    readModel(`${PARTS}data session : session_token\n${more}\nflow visit : https from buyer -> gateway -> shop -> db { ${flow} }`).said(
      `visit[${hop}]`,
      'authenticated',
    );
  const cookie = 'authenticated by session_cookie as buyer; carries order';
  expect(said(cookie, 'buyer -> gateway')).toBe('as m.buyer by session_cookie');
  // nginx hands on what callers prove; a service calls as itself.
  expect(said(cookie, 'gateway -> shop')).toBe('as m.buyer by session_cookie');
  expect(said(cookie, 'gateway -> shop', 'extend gateway { forwards no }')).toBeUndefined();
  expect(said(cookie, 'shop -> db')).toBeUndefined();
  expect(said(cookie, 'shop -> db', 'extend shop { forwards yes }')).toBe('as m.buyer by session_cookie');
  expect(said(cookie.replace(' as buyer', ''), 'shop -> db')).toBe('by session_cookie');
  expect(said('authenticated by workload_identity as shop', 'shop -> db')).toBe('as m.shop by workload_identity');
  expect(said('authenticated by workload_identity as shop', 'buyer -> gateway')).toBeUndefined();
  // What signs the message goes where the message goes.
  expect(said('authenticated by hmac_signature as buyer', 'shop -> db')).toBe('as m.buyer by hmac_signature');
  // The credential itself is sent on.
  const sent = 'authenticated by session_cookie with session as buyer; carries session, order; hop buyer -> gateway { encrypted yes }';
  expect(said(sent, 'shop -> db')).toBe('as m.buyer by session_cookie with m.session');
  expect(said(`${sent}; hop shop -> db { carries order }`, 'shop -> db')).toBeUndefined();
  // Whoever calls acts as somebody who is not on the way.
  expect(said('authenticated by session_cookie as clerk', 'shop -> db', 'actor clerk : employee')).toBe('as m.clerk by session_cookie');
  const beside = ['authenticated by session_cookie as buyer, clerk', 'shop -> db', 'actor clerk : employee'] as const;
  expect(said(...beside)).toBeUndefined();
  // A hop speaks for itself, and nobody is proven by `no`.
  expect(said(`${cookie}; hop shop -> db { authenticated by database_login as buyer }`, 'shop -> db')).toBe('as m.buyer by database_login');
  expect(said('authenticated no as buyer', 'shop -> db')).toBe('no as m.buyer');
});

it('reads what a flow speaks from the kind of its server', () => {
  const read = readModel(`${PARTS}flow query from shop -> db`);
  expect(read.flow('query').kinds).toEqual(['sql']);
  expect(read.hop('query[shop -> db]').kinds).toEqual(['sql']);
});

it('lets the consumer of a queue open the connection', () => {
  const read = readModel(`${PARTS}flow work from shop -> jobs -> worker { carries order }`);
  expect(read.hop('work[shop -> jobs]')).toMatchObject({ client: 'm.shop', server: 'm.jobs' });
  expect(read.hop('work[jobs -> worker]')).toMatchObject({ client: 'm.worker', server: 'm.jobs', sent: ['m.order'] });
});

it('lets `opened by` say who opens', () => {
  const read = readModel(`${PARTS}flow pull : https from shop -> worker { opened by worker }`);
  expect(read.hop('pull[shop -> worker]')).toMatchObject({ client: 'm.worker', server: 'm.shop' });
  expect(codesOf(`${PARTS}flow pull : https from shop -> worker { opened by gateway }`)).toContain('TM3016');
});

it('computes what a hop enters and leaves from the tree of boundaries', () => {
  const read = readModel(`${PARTS}boundary net : internet_zone { actor guest : person }
flow query : sql from guest -> db`);
  const { connection } = read.hop('query[guest -> db]');
  expect(connection.entered).toEqual(['m.prod', 'm.zone']);
  expect(connection.left).toEqual(['m.net']);
  expect(connection.trustFrom).toBe(read.element('guest').trust);
  expect(connection.trustTo).toBe('high');
  const within = readModel(`${PARTS}flow query : sql from shop -> db`).hop('query[shop -> db]').connection;
  expect([within.entered, within.left]).toEqual([['m.zone'], []]);
});

it('computes crossings of a pull by connection and by content under two names', () => {
  const read = readModel(`data order : internal
boundary inside { trust high
  component jobs : sqs }
boundary outside { trust low
  component worker : worker }
flow work from jobs -> worker { carries order }`);
  const hop = read.hop('work[jobs -> worker]');
  expect(hop.connection).toMatchObject({ entered: ['m.inside'], left: ['m.outside'], trustFrom: 'low', trustTo: 'high' });
  expect(hop.content).toMatchObject({ entered: ['m.outside'], left: ['m.inside'], trustFrom: 'high', trustTo: 'low' });
});

it('fans a list out to one route per pair of first and last, with shared hops', () => {
  const read = readModel(`${PARTS}flow ordered from gateway, shop -> jobs -> worker, mailer { carries order }`);
  const flow = read.flow('ordered');
  expect(flow.routes.map((route) => route.id)).toEqual(
    ['m.ordered[gateway -> worker]', 'm.ordered[gateway -> mailer]', 'm.ordered[shop -> worker]', 'm.ordered[shop -> mailer]'].sort(
      (a, b) => (a < b ? -1 : 1),
    ),
  );
  expect(flow.hops).toHaveLength(4);
  expect(flow.routes.find((route) => route.id === 'm.ordered[shop -> worker]')?.hops).toEqual([
    'm.ordered[shop -> jobs]',
    'm.ordered[jobs -> worker]',
  ]);
});

it('gives what a boundary provides to hops inside, and `on entry` to hops that enter', () => {
  const read = readModel(`
boundary prod { trust high
  provides network_policy
  provides web_firewall on entry
  component a : service
  component b : service
}
component out : service
flow inner : http from a -> b
flow enter : http from out -> a
`);
  expect(read.control('inner[a -> b]', 'network_policy')).toBe('provided from boundary');
  expect(read.control('inner[a -> b]', 'web_firewall')).toBeUndefined();
  expect(read.control('enter[out -> a]', 'web_firewall')).toBe('provided from boundary');
  expect(read.control('enter[out -> a]', 'network_policy')).toBeUndefined();
});

it.each([
  ['flow f from shop', 'TM2021'],
  ['flow f : https', 'TM2019'],
  ['flow f from shop -> worker -> shop', 'TM2022'],
  ['flow f from shop -> order', 'TM2002'],
  ['flow f from shop -> nobody', 'TM2001'],
  ['flow f from shop -> worker { hop worker -> shop { encrypted yes } }', 'TM2023'],
  ['flow f from shop to worker', 'TM3018'],
])('refuses %s', (flow, code) => {
  expect(codesOf(`${PARTS}flow uses_it from shop -> jobs { carries order }\n${flow}`)).toEqual([code]);
});

it('keeps what the block of a hop excludes and assumes for the register', () => {
  const read = readModel(`${PARTS}flow visit : https from buyer -> gateway -> shop { carries order
  hop gateway -> shop { excluded because "one host" until 2027-01-01; assumes "no other tenant" }
}`);
  expect(read.model.exclusions).toMatchObject([{ element: 'm.visit[gateway -> shop]', because: 'one host', until: '2027-01-01' }]);
  expect(read.model.assumptions).toMatchObject([{ element: 'm.visit[gateway -> shop]', text: 'no other tenant' }]);
});

it('takes a flow that says only what comes back for a request that carries nothing', () => {
  const closed = (said: string) =>
    readModel(`${PARTS}flow look : https from buyer -> shop { ${said} }`).hop('look[buyer -> shop]').sentClosed;
  expect(closed('returns order')).toBe(true);
  expect(closed('authenticated yes')).toBe(false);
  expect(closed('returns unknown')).toBe(false);
  expect(closed('returns order; carries unknown')).toBe(false);
});

it('does not multiply the lists of a path that has too many hops, however often its hops are named', () => {
  const names = (end: string) => Array.from({ length: 300 }, (_, index) => `${end}${index}`);
  const parts = [...names('a'), ...names('b')].map((name) => `component ${name} : worker`).join('\n');
  const claims = names('a').map((name, index) => `extend ${name} { implements rate_limit for f[a${index} -> b${index}] }`);
  const before = performance.now();
  expect(codesOf(`${parts}\nflow f from ${names('a').join(', ')} -> ${names('b').join(', ')}\n${claims.join('\n')}`)).toContain('TM2024');
  expect(performance.now() - before).toBeLessThan(5_000);
});
