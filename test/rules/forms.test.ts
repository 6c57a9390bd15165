/** Each form of a condition that `docs/language.md` lists, true, false and unknown; and what an example of a rule starts from. */
import { expect, it } from 'vitest';
import { runExamples } from '../../compiler/rules/examples.ts';
import { ruleText, verdicts, vocabularyOf } from './support.ts';

const WORDS = 'fact busy : component { where it is executes }\n';

/** What a condition about `f`, the one flow of a model, gives. */
function ask(where: string, model: string, pack = ''): 'T' | 'F' | 'U' {
  const [found] = verdicts(model, `${pack}\n${ruleText(`for flow f : http\nwhere ${where}\nrequire least_secrets on f.to`)}`);
  return found === undefined ? 'F' : found.endsWith('open') ? 'T' : 'U';
}

interface Parts {
  readonly from?: string;
  readonly to?: string;
  readonly said?: string;
  readonly more?: string;
}

function model({ from = 'actor a', to = 'component b : service', said = '', more = '' }: Parts): string {
  return `data p : pii\ndata q : internal\n${from}\n${to}\n${more}\nflow f : http from a -> b { ${said} }`;
}

it.each<[condition: string, holds: Parts, fails: Parts, open?: Parts]>([
  ['f.from is person', { from: 'actor a : person' }, { from: 'actor a : partner' }],
  ['f.from is not person', { from: 'actor a : partner' }, { from: 'actor a : person' }],
  ['f.from is any of person, attacker', { from: 'actor a : attacker' }, { from: 'actor a : partner' }],
  ['f.to is all of process, service', { to: 'component b : service' }, { to: 'component b : worker' }],
  ['f.to is 2 of worker, service, process', { to: 'component b : service' }, { to: 'component b : database' }],
  [
    'f is inbound',
    { from: 'actor a : person', to: 'component b : service { trust high }' },
    { from: 'actor a : person', to: 'component b : service { trust none }' },
    {},
  ],
  ['f is encrypted', { said: 'encrypted yes' }, { said: 'encrypted no' }, {}],
  ['f is encrypted by tls', { said: 'encrypted by tls' }, { said: 'encrypted no' }, { said: 'encrypted yes' }],
  [
    'f.from.trust < f.to.trust',
    { from: 'actor a : person', to: 'component b : service { trust medium }' },
    { from: 'actor a : person', to: 'component b : service { trust low }' },
    { from: 'actor a : person' },
  ],
  ['f.to.trust != high', { to: 'component b : service { trust low }' }, { to: 'component b : service { trust high }' }, {}],
  ['f carries pii', { said: 'carries p' }, { said: 'carries q' }, {}],
  ['f carries any of pii, credential', { said: 'carries p' }, { said: 'carries q' }, {}],
  ['f carries no pii', { said: 'carries q' }, { said: 'carries p' }, {}],
  ['f.to implements rate_limit', { to: 'component b : service { implements rate_limit }' }, {}],
  ['f.to stores pii', { to: 'component b : service { stores p }' }, { to: 'component b : service { stores nothing }' }, {}],
  ['any hop of f where (it enters any boundary)', { to: 'boundary z { component b : service }' }, {}],
  ['every hop of f where (it enters no boundary)', {}, { to: 'boundary z { component b : service }' }],
  ['every hop of f is encrypted', { said: 'encrypted yes' }, { said: 'encrypted no' }, {}],
  ['any database', { more: 'component d : database' }, {}],
  [
    'any component where (it is executes)',
    { more: 'component d : service { executes yes }', to: 'component b : service { executes no }' },
    { to: 'component b : service { executes no }' },
    {},
  ],
  ['no database', {}, { more: 'component d : database' }],
  [
    'every service where (it is busy)',
    { to: 'component b : service { executes yes }' },
    { to: 'component b : service { executes no }' },
    {},
  ],
  ['exactly 2 service', { more: 'component d : service' }, {}],
  ['at least 2 service', { more: 'component d : service' }, {}],
  ['at most 1 service', {}, { more: 'component d : service' }],
  [
    'any path from person to database',
    { from: 'actor a : person', more: 'component d : database\nflow g : sql from b -> d' },
    { from: 'actor a : person', more: 'component d : database\nflow g : sql from d -> b' },
  ],
  [
    'any path from person to database through worker',
    { from: 'actor a : person', to: 'component b : worker', more: 'component d : database\nflow g : sql from b -> d' },
    { from: 'actor a : person', more: 'component d : database\nflow g : sql from b -> d' },
  ],
  ['any data on f where (it reaches f.to)', { said: 'carries p' }, { said: 'carries nothing' }],
  ['not f is encrypted', { said: 'encrypted no' }, { said: 'encrypted yes' }, {}],
  ['(f is encrypted or f carries pii) and f.to is service', { said: 'encrypted no; carries p' }, { said: 'encrypted no; carries q' }, {}],
])('%s', (condition, holds, fails, open) => {
  expect(ask(condition, model(holds), WORDS)).toBe('T');
  expect(ask(condition, model(fails), WORDS)).toBe('F');
  if (open) expect(ask(condition, model(open), WORDS)).toBe('U');
});

it('a model has what is in it', () => {
  const rule = (where: string) => ruleText(`for model k\nwhere ${where}\nrequire audit_log on k`);
  const two = 'component a : service\ncomponent b : service';
  expect(verdicts(two, rule('k has at least 2 service'))).toEqual(['t.r@m open']);
  expect(verdicts(two, rule('k has at least 3 service'))).toEqual([]);
  expect(verdicts(two, rule('k has no database'))).toEqual(['t.r@m open']);
});

// ---- what an example starts from ---------------------------------------------------------------------------------------------

/** What the rule says to each of its examples, in their order. */
function said(
  examples: string,
  clauses = 'for component c : service\n  where c is executes\n  require rate_limit on c',
): (string | undefined)[] {
  const pack = `scene two { component a : service { executes yes }\n  component b : database }
rule r "R" : spoofing {\n  ${clauses}\n  because "x"\n${examples}\n}`;
  const { vocabulary, diagnostics } = vocabularyOf(pack);
  const rule = vocabulary.rules.get('t.r');
  if (!rule || diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return runExamples(vocabulary, rule, () => undefined).map((one) => one.says);
}

it('a `when` changes the latest base, the `when` of that line included', () => {
  expect(
    said(`  violates in two
  passes when a implements rate_limit
  violates when a executes yes
  passes in two when a implements rate_limit
  skips when a executes no
  passes when a executes yes`),
  ).toEqual(['violates', 'passes', 'violates', 'passes', 'skips', 'passes']);
});

it('a block is a base of its own, and a scene with a block is both', () => {
  expect(
    said(`  violates { component x : service { executes yes } }
  passes when x implements rate_limit
  violates in two { component y : service { implements rate_limit } }
  skips { component z : worker { executes yes } }
  violates when z is service`),
  ).toEqual(['violates', 'passes', 'violates', 'skips', 'violates']);
});

it('a change takes the place of what was said with that word, of a control of what was said of it', () => {
  expect(
    said(`  violates { component x : service { executes yes; implements audit_log } }
  skips when x executes no
  unsure when x executes unknown
  skips when x is worker
  passes when x implements rate_limit and x lacks audit_log
  violates when x lacks rate_limit and x implements body_limit`),
  ).toEqual(['violates', 'skips', 'unsure', 'skips', 'passes', 'violates']);
});
