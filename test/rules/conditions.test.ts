/** Facts and silence, comparisons, verbs, quantifiers: each from text to verdict. */
import { expect, it } from 'vitest';
import { modelOf, ruleText, verdicts } from './support.ts';

/** What a `where` about component `c` gives for component `x`: `T`, `F` or `U`. */
function ask(where: string, model: string, pack = '', asOf?: string): 'T' | 'F' | 'U' {
  const rule = ruleText(`for component c : service\nwhere c.owner = "me" and ${where}\nrequire least_secrets on c`);
  const found = verdicts(model.replace('component x : service {', 'component x : service { owner "me";'), `${pack}\n${rule}`, asOf);
  if (found.length === 0) return 'F';
  return found[0]?.endsWith('open') ? 'T' : 'U';
}

it('an attribute nobody set is unknown, also when negated', () => {
  expect(ask('c.executes = yes', 'component x : service { }')).toBe('U');
  expect(ask('c.executes != yes', 'component x : service { }')).toBe('U');
  expect(ask('c is executes', 'component x : service { executes yes }')).toBe('T');
  expect(ask('c is not executes', 'component x : service { executes yes }')).toBe('F');
  expect(ask('c.executes = no', 'component x : service { executes no }')).toBe('T');
  expect(ask('c.executes = no', 'component x : service { executes unknown }')).toBe('U');
});

it('a control nobody declared is absent', () => {
  expect(ask('c implements rate_limit', 'component x : service { }')).toBe('F');
  expect(ask('c implements rate_limit', 'component x : service { implements rate_limit }')).toBe('T');
  expect(ask('c implements authentication', 'component x : service { implements password }')).toBe('T');
  expect(ask('c implements password', 'component x : service { implements authentication }')).toBe('F');
  expect(ask('c plans rate_limit', 'component x : service { plans rate_limit by 2027-01-01 }')).toBe('T');
  expect(ask('c lacks rate_limit', 'component x : service { lacks rate_limit }')).toBe('T');
  expect(ask('c implements all of rate_limit, password', 'component x : service { implements rate_limit }')).toBe('F');
  expect(ask('c implements no rate_limit', 'component x : service { }')).toBe('T');
});

it('over an open list "none matches" is unknown; own statements and `nothing` close it', () => {
  const data = 'data p : pii\ndata q : internal\n';
  expect(ask('c stores pii', `${data}component x : service { }`)).toBe('U');
  expect(ask('c stores pii', `${data}component x : service { stores p }`)).toBe('T');
  expect(ask('c stores pii', `${data}component x : service { stores q }`)).toBe('F');
  expect(ask('c stores pii', `${data}component x : service { stores nothing }`)).toBe('F');
  expect(ask('c stores pii', `${data}every service { stores q }\ncomponent x : service { }`)).toBe('U');
  expect(ask('c stores no pii', `${data}component x : service { }`)).toBe('U');
  expect(ask('c holds credential', `${data}component x : service { }`)).toBe('F');
  expect(ask('c stores any of pii, credential', `${data}component x : service { stores p }`)).toBe('T');
  expect(ask('c stores all of pii, internal', `${data}component x : service { stores p }`)).toBe('F');
});

it('asks every fact of a value for a phrase', () => {
  const parts = 'data k : credential\ncomponent v : worker\ncomponent w : gateway\n';
  const asked = (says: string) => ask('c holds credential from worker', `${parts}component x : service { ${says} }`);
  expect(asked('holds k from v; holds k from w')).toBe('T');
  expect(asked('holds k from w; holds k from v')).toBe('T');
  expect(asked('holds k from w')).toBe('F');
  expect(asked('holds k')).toBe('U');
  expect(asked('holds k; holds k from w')).toBe('F');
  expect(asked('holds k; holds k from v')).toBe('T');
});

it('past its date an attribute is unknown and hides every lower level; a list is open again', () => {
  const every = 'every service { executes yes }\ncomponent x : service { executes no until 2026-06-30 }';
  expect(ask('c is executes', every, '', '2026-06-30')).toBe('F');
  expect(ask('c is executes', every, '', '2026-07-01')).toBe('U');
  expect(ask('c stores pii', 'data q : internal\ncomponent x : service { stores q until 2026-06-30 }', '', '2026-07-01')).toBe('U');
  const rule = ruleText('for component c : service\nwhere c is executes\nrequire least_secrets on c');
  const threats = modelOf('component x : service { executes no until 2026-06-30 }', rule, '2026-07-01').threats;
  expect(threats.map((one) => [one.verdict, one.expired])).toEqual([['unknown', true]]);
});

it('compares ordered scales, durations and settings', () => {
  const token = (says: string) =>
    verdicts(
      `component i : token_issuer { ${says} }`,
      ruleText('for component c : token_issuer\nwhere c.token_lifetime > longest_token\nrequire least_secrets on c'),
    );
  expect(token('token_lifetime 8h')).toEqual(['t.r@m.i open']);
  expect(token('token_lifetime 60min')).toEqual([]);
  expect(token('')).toEqual(['t.r@m.i unknown']);
  expect(ask('c.trust >= medium', 'component x : service { trust high }')).toBe('T');
  expect(ask('c.trust >= medium', 'component x : service { trust low }')).toBe('F');
  expect(ask('c.trust < medium', 'component x : service { }')).toBe('U');
  expect(ask('medium <= c.trust', 'component x : service { trust medium }')).toBe('T');
});

it('a project may adjust a setting', () => {
  const adjust = 'adjust setting longest_token { value 12h; reason accepted; owner "me"; until 2027-01-01 }';
  const rule = ruleText('for component c : token_issuer\nwhere c.token_lifetime > longest_token\nrequire least_secrets on c');
  expect(verdicts(`component i : token_issuer { token_lifetime 8h }\n${adjust}`, rule)).toEqual([]);
  expect(verdicts(`component i : token_issuer { token_lifetime 8h }\n${adjust}`, rule, '2027-01-02')).toEqual(['t.r@m.i open']);
});

it('`nothing = nothing` is false, and identity is `=`', () => {
  const rule = ruleText(
    'for flow f, g : webhook\nwhere f.to = g.to and f.from != g.from and f.signed = g.signed\nrequire least_secrets on f.to',
  );
  const model = (f: string, g: string) =>
    `data k : credential\ndata l : credential\nactor v : partner\nactor w : partner\ncomponent r : service\nflow f : webhook from v -> r { ${f} }\nflow g : webhook from w -> r { ${g} }`;
  expect(verdicts(model('signed k', 'signed k'), rule)).toEqual(['t.r@m.f:m.g open']);
  expect(verdicts(model('signed k', 'signed l'), rule)).toEqual([]);
  expect(verdicts(model('signed k', ''), rule)).toEqual(['t.r@m.f:m.g unknown']);
});

it('quantifiers range over hops, data, parts and boundaries', () => {
  const model = `data p : pii
data q : public
actor u : person
boundary b { trust high; component x : service { }
component y : database { stores p } }
flow f : http from u -> x { carries q }
flow g : sql from x -> y { carries p }`;
  expect(ask('any hop to c where (it.from is actor)', model)).toBe('T');
  expect(ask('no hop from c', model)).toBe('F');
  expect(ask('exactly 2 hop at c', model)).toBe('T');
  expect(ask('any data at c where (it is pii)', model)).toBe('T');
  expect(ask('every hop from c where (any data on it where (it is pii))', model)).toBe('T');
  expect(ask('any boundary over c where (it.trust = high)', model)).toBe('T');
  expect(ask('at least 2 component', model)).toBe('T');
  expect(ask('any flow to c where (it.from is person)', model)).toBe('T');
  expect(ask('any component where (it stores pii)', model)).toBe('T');
  expect(ask('c calls any database', model)).toBe('T');
  expect(ask('c called_by any actor', model)).toBe('T');
  expect(ask('c calls no database', model)).toBe('F');
  expect(ask('c.boundary.trust = high', model)).toBe('T');
});

it('crossings: by connection and by content, under two names', () => {
  const model = (flow: string) => `boundary b { trust high; component x : service { }
}
component q : queue
flow f : http from q -> x { ${flow} }`;
  // The worker pulls: its content enters, its connection leaves.
  expect(ask('any hop at c where (it content_enters any boundary)', model(''))).toBe('T');
  expect(ask('any hop at c where (it enters any boundary)', model(''))).toBe('F');
  expect(ask('any hop at c where (it leaves any boundary)', model(''))).toBe('T');
  expect(ask('any hop at c where (it.client = c)', model(''))).toBe('T');
  expect(ask('any hop at c where (it enters any boundary)', model('opened by q'))).toBe('T');
});

it('facts, computed attributes and computed controls', () => {
  const model = 'actor u : person\nboundary b { trust high; component x : service { }\n}\nflow f : http from u -> x';
  expect(ask('c is exposed', model)).toBe('T');
  expect(ask('c is entry_point', model)).toBe('T');
  expect(ask('c.entry_point = yes', model)).toBe('T');
  expect(ask('c is exposed', 'actor u\nboundary b { trust high; component x : service { }\n}\nflow f : http from u -> x')).toBe('U');
  expect(
    ask(
      'c is exposed',
      'actor u : person\nactor v\nboundary b { trust high; component x : service { }\n}\nflow f : http from u -> x\nflow g : http from v -> x',
    ),
  ).toBe('T');
  const rule = ruleText('for model k\nwhere k has at least 2 service\nrequire single_entry on k');
  const two = 'actor u : person\ncomponent x : service\ncomponent y : service\nflow f : http from u -> x\n';
  expect(verdicts(two, rule)).toEqual(['t.r@m mitigated']);
  expect(verdicts(`${two}flow g : http from u -> y`, rule)).toEqual(['t.r@m open']);
  expect(verdicts('component x : service', rule)).toEqual([]);
});

it('an attribute of a whole flow is the weakest of its hops', () => {
  const rule = ruleText('for flow f\nwhere f is encrypted\nrequire rate_limit on f');
  const model = (hop: string) =>
    `component a : service\ncomponent b : service\ncomponent c : service\nflow f : http from a -> b -> c { encrypted yes; ${hop} }`;
  expect(verdicts(model(''), rule)).toEqual(['t.r@m.f open']);
  expect(verdicts(model('hop b -> c { encrypted no }'), rule)).toEqual([]);
  expect(verdicts(model('hop b -> c { encrypted unknown }'), rule)).toEqual(['t.r@m.f unknown']);
});

it('reads phrases: `is authenticated by`, `is reachable from`, and what a fact says besides', () => {
  const hop = (where: string, flow: string) =>
    verdicts(
      `component a : service\ncomponent b : service\nflow f : http from a -> b { ${flow} }`,
      ruleText(`for hop h\nwhere ${where}\nrequire least_secrets on h.to`),
    ).map((line) => line.split(' ').slice(-1)[0]);
  expect(hop('h is authenticated by any of password, api_key', 'authenticated by api_key')).toEqual(['open']);
  expect(hop('h is authenticated by password', 'authenticated by api_key')).toEqual([]);
  expect(hop('h is authenticated by password', 'authenticated yes')).toEqual(['unknown']);
  expect(hop('h is authenticated by password', 'authenticated no')).toEqual([]);
  expect(hop('h is authenticated by password', '')).toEqual(['unknown']);
  expect(hop('h presents password', 'presents password')).toEqual(['open']);
  expect(hop('h presents password', 'presents api_key')).toEqual([]);
  expect(hop('h presents password', '')).toEqual(['unknown']);
});
