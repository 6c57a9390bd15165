/** What a model means where a naive reading gives a wrong verdict: the cases that no other test is about. */
import { expect, it } from 'vitest';
import { readModel } from '../support/model.ts';
import { compileModel, modelOf, ruleText, verdicts } from './support.ts';

const hops = (require: string) => ruleText(`for hop h\nrequire ${require} on h`);
const databases = (require: string) => ruleText(`for component c : database\nrequire ${require} on c`);

/** The last word of each line: the verdicts alone. */
const only = (lines: readonly string[]): string[] => lines.map((line) => line.slice(line.lastIndexOf(' ') + 1));

function codes(model: string, pack = ''): string[] {
  return compileModel(model, pack).diagnostics.map((one) => one.code);
}

// ---- facts and silence ---------------------------------------------------------------------------------------------------

it('the state of a control: own, then `every`, then the more specific kind, then what a boundary provides', () => {
  const pack = `${databases('encryption_at_rest')}
kind safe_db : database { implements encryption_at_rest }
kind old_db : safe_db { lacks encryption_at_rest }
kind plain_db : database`;
  const judge = (text: string) => only(verdicts(text, pack));
  expect(judge('component d : safe_db')).toEqual(['mitigated']);
  expect(judge('component d : old_db')).toEqual(['open']);
  expect(judge('every database { implements encryption_at_rest }\ncomponent d : old_db')).toEqual(['mitigated']);
  expect(judge('every database { lacks encryption_at_rest because "x" }\ncomponent d : safe_db')).toEqual(['open']);
  expect(judge('every database { lacks encryption_at_rest because "x" }\ncomponent d : safe_db { implements encryption_at_rest }')).toEqual(
    ['mitigated'],
  );
  expect(judge('boundary b { provides encryption_at_rest\ncomponent d : plain_db }')).toEqual(['mitigated']);
  expect(judge('boundary b { provides encryption_at_rest\ncomponent d : old_db }')).toEqual(['open']);
  expect(
    judge('boundary b { provides encryption_at_rest\nevery database { lacks encryption_at_rest because "x" }\ncomponent d : plain_db }'),
  ).toEqual(['open']);
});

it('an attribute: the more specific kind, and nothing where two kinds of one element disagree', () => {
  const pack = `${ruleText('for component c : service\nwhere c is executes\nrequire least_secrets on c')}
kind runner : service { executes yes }
kind safe_runner : runner { executes no }
kind tame : service { executes no }`;
  expect(only(verdicts('component a : runner', pack))).toEqual(['open']);
  expect(verdicts('component a : safe_runner', pack)).toEqual([]);
  expect(codes('component a : runner, tame', pack)).toEqual(['TM3001']);
  expect(only(verdicts('component a : runner, tame { executes yes }', pack))).toEqual(['open']);
});

it('two values for one fact are shown with both places', () => {
  const [one] = compileModel('component a : service { trust low; trust high }').diagnostics;
  expect(one?.code).toBe('TM3001');
  expect(one?.related.map((place) => place.message)).toEqual(['the other one stands here']);
});

it('a claim past its date is absent, and never what an `every` or a boundary says', () => {
  const past = 'implements encryption_at_rest until 2026-01-31';
  for (const text of [
    `every database { implements encryption_at_rest }\ncomponent d : database { ${past} }`,
    `boundary b { provides encryption_at_rest\ncomponent d : database { ${past} } }`,
  ]) {
    expect(only(verdicts(text, databases('encryption_at_rest'), '2026-01-31'))).toEqual(['mitigated']);
    expect(only(verdicts(text, databases('encryption_at_rest'), '2026-02-01'))).toEqual(['open']);
  }
});

it('the register of what is excluded has reason, owner and date', () => {
  const { exclusions } = modelOf('component a : service { excluded because "old" until 2027-01-31 { owner "@me" } }');
  expect(exclusions).toMatchObject([{ element: 'm.a', because: 'old', owner: '@me', until: '2027-01-31' }]);
});

// ---- hops and flows -------------------------------------------------------------------------------------------------------

it('what a boundary demands on entry follows the connection, not the content', () => {
  const rule = ruleText('for boundary b, hop h\nwhere h enters b\nrequire all of b.requires on h');
  const pulled = (inside: string, outside: string) => `boundary z { trust high; requires authentication on entry
  component ${inside} }
component ${outside}
flow f : http from q -> w { authenticated no }`;
  // The worker outside calls in to fetch; the worker inside calls out, and what it fetches is let in by itself.
  expect(verdicts(pulled('q : queue', 'w : worker'), rule)).toEqual(['t.r@m.z:m.f[q -> w]/authentication open']);
  expect(verdicts(pulled('w : worker', 'q : queue'), rule)).toEqual([]);
});

it('what a boundary demands may be narrowed to who calls, and to what is called or carried', () => {
  const rule = ruleText('for boundary b, hop h\nwhere h enters b\nrequire all of b.requires on h');
  const demanded = (requires: string) =>
    verdicts(
      `data card : pii
data other : pii
boundary out { actor v : partner }
actor w : partner
boundary z { trust high; requires authentication on entry ${requires}
  component s : service
  component t : service }
flow f : http from v -> s { authenticated no; carries card }
flow g : http from w -> t { authenticated no; carries other }
flow h : http from w -> s { authenticated no }`,
      rule,
    ).map((line) => /m\.([fgh])\[/.exec(line)?.[1]);
  expect(demanded('')).toEqual(['f', 'g', 'h']);
  expect(demanded('from v')).toEqual(['f']);
  expect(demanded('from out')).toEqual(['f']);
  expect(demanded('from v, w')).toEqual(['f', 'g', 'h']);
  expect(demanded('for g')).toEqual(['g']);
  expect(demanded('for t')).toEqual(['g']);
  expect(demanded('for z')).toEqual(['f', 'g', 'h']);
  // Nobody said what `h` carries: it may be that.
  expect(demanded('for card')).toEqual(['f', 'h']);
  expect(demanded('from w for s')).toEqual(['h']);
  expect(demanded('from v; requires authentication on entry for t')).toEqual(['f', 'g']);
});

it('behind a relay a hop has what the flow, an `every`, its own kind or the kind of its server says', () => {
  const pack = `${hops('encryption')}\nkind tls_db : database { speaks https }`;
  const flow = (more: string, last = 'service') =>
    `component a : service\ncomponent b : service\ncomponent c : ${last}\n${more.startsWith('every') ? `${more}\n` : ''}flow f : https from a -> b -> c { ${
      more.startsWith('every') ? '' : more
    } }`;
  expect(only(verdicts(flow(''), pack))).toEqual(['mitigated', 'unknown']);
  expect(only(verdicts(flow('encrypted yes'), pack))).toEqual(['mitigated', 'mitigated']);
  expect(only(verdicts(flow('hop b -> c : https'), pack))).toEqual(['mitigated', 'mitigated']);
  expect(only(verdicts(flow('', 'tls_db'), pack))).toEqual(['mitigated', 'mitigated']);
  expect(only(verdicts(flow('every hop { encrypted yes }'), pack))).toEqual(['mitigated', 'mitigated']);
});

it('a list in a path: one flow for each first and last, and `accept` names which', () => {
  const model = 'component a : service\ncomponent b : service\ncomponent c : service\nflow f : http from a -> b, c';
  const terms = '{ reason accepted; owner "me"; until 2027-01-01 }';
  const { diagnostics } = compileModel(`${model}\ndecision accept t.r on f ${terms}`, ruleText('for flow f\nrequire rate_limit on f'));
  expect(diagnostics.map((one) => one.code)).toEqual(['TM3012']);
  for (const name of ['f[a -> b]', 'f[a -> c]']) expect(diagnostics[0]?.help).toContain(name);
  const fixed = modelOf(`${model}\ndecision fix t.r on f ${terms}`, ruleText('for flow f\nrequire rate_limit on f'));
  expect(fixed.threats.map((one) => one.decision)).toEqual(['fix t.r@m.f[a -> b]', 'fix t.r@m.f[a -> c]']);
});

// ---- where a control counts -----------------------------------------------------------------------------------------------

it('a family without a method leaves the question by what', () => {
  const { questions } = modelOf(
    'component a : service\ncomponent b : service\nflow f : http from a -> b { authenticated yes; carries nothing }',
    hops('password'),
  );
  expect(questions.filter((one) => one.attribute === 'authenticated')).toMatchObject([
    { id: 'm.f/authenticated', answers: expect.arrayContaining(['authenticated by CONTROL']) as unknown },
  ]);
});

it('`before` without `from` looks at every source less trusted than the place, and at no other', () => {
  const rule = ruleText('for component c : database\nrequire rate_limit before c');
  const from = (trust: string) =>
    `component s : service { trust ${trust} }\ncomponent d : database { trust medium }\nflow f : sql from s -> d { carries nothing }`;
  expect(only(verdicts(from('low'), rule))).toEqual(['open']);
  expect(only(verdicts(from('partner'), rule))).toEqual(['open']);
  expect(verdicts(from('medium'), rule)).toEqual([]);
  expect(verdicts(from('high'), rule)).toEqual([]);
  expect(only(verdicts(from('unknown'), rule))).toEqual(['unknown']);
});

it('`before`: what is possible on one way and sure on another', () => {
  const rule = ruleText('for component c : database\nrequire authentication before c from untrusted');
  const model = (one: string, other: string) => `actor u : person
boundary z { trust high
  component a : service
  component b : service
  component d : database }
flow f : http from u -> a -> d { ${one} }
flow g : http from u -> b -> d { ${other} }`;
  const [yes, no, nothing] = ['authenticated yes', 'authenticated no', ''];
  expect(only(verdicts(model(yes, yes), rule))).toEqual(['mitigated']);
  expect(only(verdicts(model(yes, nothing), rule))).toEqual(['unknown']);
  expect(only(verdicts(model(nothing, nothing), rule))).toEqual(['unknown']);
  // One sure way without it decides, whatever is said of the other.
  expect(only(verdicts(model(nothing, no), rule))).toEqual(['open']);
  expect(only(verdicts(model(yes, no), rule))).toEqual(['open']);
});

// ---- paths and labels -----------------------------------------------------------------------------------------------------

it('what is returned exposes nobody, and cycles are ordinary', () => {
  const exposed = ruleText('for component c : service\nwhere c is exposed\nrequire rate_limit on c');
  const inside = 'data d : pii\nactor u : person\nboundary z { trust high; component s : service; component t : service }\n';
  expect(verdicts(`${inside}flow f : http from s -> u { carries d; returns d }`, exposed)).toEqual([]);
  expect(only(verdicts(`${inside}flow f : http from u -> s { carries nothing; returns d }`, exposed))).toEqual(['open']);
  const round = `${inside}flow f : http from u -> s\nflow g : http from s -> t\nflow h : http from t -> s`;
  expect(verdicts(round, exposed)).toEqual(['t.r@m.s open', 't.r@m.t open']);
  const before = ruleText('for component c : service\nrequire rate_limit before c from untrusted');
  expect(verdicts(round.replace('component s : service', 'component s : service { implements rate_limit }'), before)).toEqual([
    't.r@m.s mitigated',
    't.r@m.t mitigated',
  ]);
});

it('data made from other data has the labels it is declared with', () => {
  const rule = ruleText('for data d : pii, component c : log_store\nwhere d reaches c as pii\nrequire log_sanitizing before c with d');
  const model = (kind: string) => `data order : pii
data total : ${kind} { contains nothing }
component shop : service { stores order }
component logs : log_store
flow log : http from shop -> logs { carries total }`;
  expect(verdicts(model('public'), rule)).toEqual([]);
  expect(verdicts(model('pii'), rule)).toEqual(['t.r@m.total:m.logs open']);
});

it('`nothing = nothing` does not hold', () => {
  const rule = ruleText('for component x, y : service\nwhere x calls y and x.boundary = y.boundary\nrequire rate_limit on y');
  const flow = 'flow f : http from a -> b';
  expect(verdicts(`boundary z { component a : service; component b : service }\n${flow}`, rule)).toEqual(['t.r@m.a:m.b open']);
  expect(verdicts(`component a : service\ncomponent b : service\n${flow}`, rule)).toEqual([]);
});

it('an unordered pair matches in either order, is one threat, and is worded in sorted order where both match', () => {
  const rule = ruleText('for component x, y : service\nwhere x calls y or y calls x\nrequire rate_limit on x').replace(
    'because "x"',
    'because "{x}, {y}"',
  );
  const threats = (order: readonly [string, string]) =>
    modelOf(`component ${order[0]} : service\ncomponent ${order[1]} : service\nflow f : http from b -> a`, rule).threats;
  for (const order of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    expect(threats(order).map((one) => [one.id, one.sentence])).toEqual([['t.r@m.a:m.b', 'a, b']]);
});

// ---- decisions, gate, ids ---------------------------------------------------------------------------------------------------

it('decisions about what does not exist, is not ours, or on a day that does not exist are refused', () => {
  const model = 'component a : service\ncomponent b : service\nflow f : http from a -> b';
  const decide = (rule: string, on: string, until = '2027-01-01') =>
    codes(`${model}\ndecision defer ${rule} on ${on} { reason planned; owner "me"; until ${until} }`, hops('rate_limit'));
  expect(decide('t.r', 'f[a -> b]')).toEqual([]);
  expect(decide('t.nothing', 'f[a -> b]')).toEqual(['TM2001']);
  expect(decide('t.r', 'f[b -> a]')).toEqual(['TM2001']);
  expect(decide('t.r', 'nobody')).toEqual(['TM2001']);
  expect(decide('t.r', 'f[a -> b]', '2027-02-30')).toEqual(['TM3004']);
});

it('impact is read on the axis of the threat', () => {
  const severity = (header: string, data: string) => {
    const rule = ruleText('for hop h\nwhere h.to is database\nrequire rate_limit on h', 'r', header);
    const model = `data d ${data}\nactor u : person\nboundary z { trust high; component s : database }\nflow f : sql from u -> s { carries d }`;
    const found = modelOf(model, rule).threats[0]?.severity;
    return found?.low === found?.high ? found?.low : `${found?.low} to ${found?.high}`;
  };
  // Public, right or not hardly matters, has to be there: and each of the others in turn.
  const only = (axis: 'confidentiality' | 'integrity' | 'availability') =>
    `{ confidentiality ${axis === 'confidentiality' ? 'secret' : 'public'}; integrity ${axis === 'integrity' ? 'critical' : 'archive'}; availability ${
      axis === 'availability' ? 'critical' : 'archive'
    } }`;
  const worst = (header: string) =>
    (['confidentiality', 'integrity', 'availability'] as const).filter((axis) => severity(header, only(axis)) === 'critical');
  expect(worst('information_disclosure')).toEqual(['confidentiality']);
  expect(worst('tampering')).toEqual(['integrity']);
  expect(worst('repudiation')).toEqual(['integrity']);
  expect(worst('denial_of_service')).toEqual(['availability']);
  expect(worst('spoofing')).toEqual(['confidentiality', 'integrity']);
  expect(worst('elevation_of_privilege')).toEqual(['confidentiality', 'integrity', 'availability']);
});

// ---- rules ------------------------------------------------------------------------------------------------------------------

it('nobody claims what is worked out', () => {
  expect(codes('component a : service { implements guarded_entry }')).toEqual(['TM3008']);
  expect(codes('component a : service { entry_point yes }')).toEqual(['TM3008']);
});

it('a question is shared by all rules that need it, and a moot threat needs none', () => {
  const pack =
    ruleText('for component c : service\nwhere c is executes\nrequire rate_limit on c', 'one') +
    ruleText('for component c : service\nwhere c is executes\nrequire audit_log on c', 'two');
  const asked = (claims: string) =>
    modelOf(`component a : service { trust high; stores nothing; ${claims} }`, pack).questions.map((one) => [one.id, one.threats]);
  expect(asked('')).toEqual([['m.a/executes', ['t.one@m.a', 't.two@m.a']]]);
  expect(asked('implements rate_limit')).toEqual([['m.a/executes', ['t.two@m.a']]]);
  expect(asked('implements rate_limit, audit_log')).toEqual([]);
});

it('who answers for a control, and until when: nearer first, then the feature that is due first', () => {
  const first = (features: string, part = '', boundary = '') => {
    const { model } = readModel({
      'm.tm': `model m { owner "@top" }
boundary z { ${boundary}
  component a : service { ${part} } }
component b : worker
flow f : http from b -> a
threat t : spoofing on a { severity low; requires rate_limit }
${features}`,
    });
    return model.obligations.map((one) => [one.owner, one.due])[0];
  };
  const features = (own: string) => `feature late { includes a; due 2027-06-30; owner "@late" }
feature soon { includes f; due 2027-01-31; ${own} }
feature undated { includes a; owner "@undated" }`;
  expect(first(features('owner "@shop"'))).toEqual(['@shop', '2027-01-31']);
  expect(first(features(''))).toEqual(['@late', '2027-01-31']);
  expect(first(features('owner "@shop"'), '', 'owner "@ops"')).toEqual(['@ops', '2027-01-31']);
  expect(first(features('owner "@shop"'), 'owner "@me"; plans rate_limit by 2026-12-31')).toEqual(['@me', '2026-12-31']);
  expect(first('feature undated { includes a; owner "@undated" }')).toEqual(['@undated', undefined]);
  expect(first('')).toEqual(['@top', undefined]);
});
