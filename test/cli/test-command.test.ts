/** `tmc test`: examples of rule packs like a test runner, from text in to what the user sees. */
import { expect, it } from 'vitest';
import { tmc, workspace } from './cli.ts';

const HEAD = `pack acme_rules "Acme rules"

scene shop "A shop" {
  actor buyer : customer { trust low }
  boundary prod { trust high }
  component web : service in prod
  flow browse : https from buyer -> web
}
`;

/** `limit` stands in lines 11 to 15; its examples begin in line 17. */
const LIMIT = `
rule limit "Nothing bounds calls" : denial_of_service {
  for flow f : https
  where f is inbound
  require rate_limit on f
  because "{f.to} answers {f.from} as often as it asks."

  violates in shop
  passes when web implements rate_limit
`;

const GOOD = `${HEAD}${LIMIT}  skips in shop when buyer trust high\n}\n`;

function run(files: Readonly<Record<string, string>>, words: readonly string[] = [], at = '') {
  const cwd = workspace({ '.git/HEAD': '', ...files });
  return tmc(['test', ...words], { cwd: `${cwd}/${at}`, env: { COLUMNS: '90' } });
}

it('says of each rule what its examples are, and that all are as they say', () => {
  expect(run({ 'packs/acme.tm': GOOD })).toEqual({
    code: 0,
    err: '',
    out: `acme_rules  packs/acme.tm
  ok  limit  3 examples: 1 violates, 1 passes, 1 skips

3 examples of 1 rule: all as they say
`,
  });
});

it('shows an example that comes out otherwise: where, what is expected, what the rule says, which clause decided', () => {
  const { code, out, err } = run({ 'packs/acme.tm': `${HEAD}${LIMIT}  passes in shop when web plans rate_limit\n}\n` });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toBe(`acme_rules  packs/acme.tm
  FAIL  limit  1 of 3 examples failed

FAIL[TM4041]: acme_rules.limit, Nothing bounds calls
  --> packs/acme.tm:18:3
   |
18 |   passes in shop when web plans rate_limit
   |   ^^^^^^
   |
   = expected: passes: it applies, and all it requires is there
   = actual: violates: some threat is open
   = example: passes in shop when web plans rate_limit
   = threat: acme_rules.limit@acme_rules.browse is open
   = decided by: \`require rate_limit on f\` (packs/acme.tm:13)

  holds    for flow f : https
             \`browse\` is an https flow
  holds    where f is inbound
             \`browse\` is inbound ("comes from a less trusted place")
               \`buyer.trust\` is low, \`web.trust\` is high
  missing  require rate_limit on f <- decides
             \`web\` plans \`rate_limit\`, which does not count before it is there

  It read
  packs/acme.tm:18  web: plans rate_limit

1 of 3 examples of 1 rule failed
`);
});

it.each([
  ['violates in shop when buyer trust high', 'skips: it does not apply', 'where f is inbound'],
  ['violates in shop when buyer trust unknown', 'unsure: facts are missing to tell', 'where f is inbound'],
  ['unsure in shop', 'violates: some threat is open', 'require rate_limit on f'],
  ['skips in shop when web implements rate_limit', 'passes: it applies, and all it requires is there', 'require rate_limit on f'],
  ['passes { component web : service }', 'skips: it does not apply', undefined],
  ['violates in shop when browse is sql', 'skips: it does not apply', 'for flow f : https'],
])('`%s`: the rule says %s', (example, actual, clause) => {
  const { code, out } = run({ 'packs/acme.tm': `${HEAD}${LIMIT}  ${example}\n}\n` });
  expect(code).toBe(1);
  expect(out).toContain(`\n   = actual: ${actual}\n`);
  if (clause === undefined) expect(out).toContain('\n  the model has nothing it is about: an https\n');
  else expect(out).toContain(`\n   = decided by: \`${clause}\` (packs/acme.tm:`);
});

it('tells faults of a pack with their place, runs what is sound, and exits 2', () => {
  const broken =
    'rule odd "Odd" : spoofing {\n  for component c\n  where c is no_such_word\n  require audit_log on c\n  because "x"\n  violates in shop\n  passes when web implements audit_log\n}\n';
  const { code, out, err } = run({ 'packs/acme.tm': `${GOOD}\n${broken}` });
  expect(code).toBe(2);
  expect(err).toMatch(/^error\[TM2001\]: no kind, fact or yes\/no attribute is named `no_such_word`\n +--> packs\/acme\.tm:23:14\n/);
  expect(out).toBe(`acme_rules  packs/acme.tm
  ok     limit  3 examples: 1 violates, 1 passes, 1 skips
  error  odd    0 examples run; see the errors

3 examples of 2 rules run; 1 rule has errors
`);
});

it('tells an example whose own model is wrong', () => {
  const { code, out, err } = run({ 'packs/acme.tm': `${HEAD}${LIMIT}  passes in shop when web implements rate_limt\n}\n` });
  expect(code).toBe(2);
  expect(err).toMatch(/^error\[TM2001\]: no control is named `rate_limt`\n +--> packs\/acme\.tm:18:38\n/);
  expect(out).toContain('  error  limit  3 examples run; see the errors\n');
});

it('runs the static checks of the pack', () => {
  const { code, err } = run({ 'packs/acme.tm': GOOD.replace('where f is inbound', 'where f.from.trust < none') });
  expect(code).toBe(2);
  expect(err).toMatch(/^error\[TM40\d\d\]: .*\n +--> packs\/acme\.tm:12:9\n/);
});

it('takes paths, names of packs of the project, and names of shipped packs', () => {
  const files = {
    'packs/acme.tm': GOOD,
    'packs/other/other.tm': GOOD.replaceAll('acme_rules', 'other_rules'),
    'm.tm': 'model m\ncomponent x : service\n',
  };
  const heads = (words: readonly string[], at = ''): string[] => {
    const { code, out } = run(files, words, at);
    expect(code).toBe(0);
    return [...out.matchAll(/^(\w+) {2}\S+/gm)].map(([head]) => head.replace(/stdlib:.*/, 'stdlib'));
  };
  expect(heads([])).toEqual(['acme_rules  packs/acme.tm', 'other_rules  packs/other/other.tm']);
  expect(heads(['packs/other'])).toEqual(['other_rules  packs/other/other.tm']);
  expect(heads(['packs/acme.tm'])).toEqual(['acme_rules  packs/acme.tm']);
  expect(heads(['other_rules'])).toEqual(['other_rules  packs/other/other.tm']);
  expect(heads(['.'], 'packs/other')).toEqual(['other_rules  other.tm']);
  expect(heads(['webhook'])).toEqual(['webhook  stdlib']);
  expect(heads(['webhook', 'packs/other'])).toEqual(['other_rules  packs/other/other.tm', 'webhook  stdlib']);
});

it('runs the packs a project uses from elsewhere in the repository, and reads a pack with the words of its neighbours', () => {
  const words = 'pack acme_words\nkind shopfront "Shopfront" : service\n';
  const rule = `pack acme_rules\n${LIMIT.replace('violates in shop', 'violates {\n    actor buyer : customer\n    component web : shopfront { trust high }\n    flow browse : https from buyer -> web\n  }')}}\n`;
  const files = { 'pay/m.tm': 'model m { uses "../packs" }\ncomponent x : service\n', 'packs/words.tm': words, 'packs/rules.tm': rule };
  for (const [given, at] of [
    [[], 'pay'],
    [[], ''],
    [['../packs'], 'pay'],
    [['packs/rules.tm', 'packs/words.tm'], ''],
  ] as const) {
    const { code, out } = run(files, given, at);
    expect([given, at, code, out.split('\n').at(-2)]).toEqual([given, at, 0, '2 examples of 1 rule: all as they say']);
  }
});

it('reads a pack outside of any project that is called like a shipped one in its place, and keeps directories apart', () => {
  const own = GOOD.replaceAll('acme_rules', 'webhook');
  const { code, out } = run({ 'old/webhook/w.tm': own, 'new/webhook/w.tm': own });
  expect(code).toBe(0);
  expect(out).toMatch(
    /^webhook {2}new\/webhook\/w\.tm\n {2}ok {2}limit .*\n\nwebhook {2}old\/webhook\/w\.tm\n {2}ok {2}limit .*\n\n6 examples of 2 rules: all as they say\n$/,
  );
});

it.each([
  [
    [],
    'no rule pack is in this directory or below; name a path, or one that comes with tmc: auth, microservices, prelude, stride, webhook',
  ],
  [['sub'], 'no rule pack is in `sub`: a file of one starts with `pack NAME`'],
  [['webhok'], 'there is no path and no pack `webhok`; did you mean `webhook`?'],
  [['webhook', '--format', 'xml'], '`--format` is one of `text`, `json`, and not `xml`'],
])('refuses %j with exit code 2: nothing was tested', (words, message) => {
  const { code, out, err } = run({ 'm.tm': 'model m\ncomponent x : service\n', 'sub/x.txt': '' }, words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`error: ${message}`);
});

it('names each pack once where several projects read it', () => {
  const model = 'model m { uses "packs" }\ncomponent x : service\n';
  const pack = 'pack acme_rules\ncontrol receipt : integrity { mitigates repudiation }\n';
  const files = Object.fromEntries(
    ['a', 'b'].flatMap((at) => [
      [`${at}/m.tm`, model],
      [`${at}/packs/acme.tm`, pack],
    ]),
  );
  const { err } = run(files, ['nosuch']);
  expect(err.match(/`acme_rules`/g), err).toHaveLength(1);
});

it('prints the same as data', () => {
  const { code, out, err } = run({ 'packs/acme.tm': `${HEAD}${LIMIT}  unsure in shop\n}\n` }, ['--format', 'json']);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const document = JSON.parse(out);
  expect(document).toMatchObject({
    schemaVersion: 1,
    counts: { error: 0 },
    summary: { rules: 1, examples: 3, passed: 2, failed: 1, broken: 0 },
  });
  expect(document.packs[0].rules[0]).toMatchObject({
    rule: 'acme_rules.limit',
    passed: 2,
    failed: 1,
    at: { file: 'packs/acme.tm', start: { line: 10 } },
  });
  const [first, , last] = document.packs[0].rules[0].examples;
  expect(first).toMatchObject({ expects: 'violates', says: 'violates', passed: true, at: { start: { line: 16 } } });
  expect(last).toMatchObject({ expects: 'unsure', says: 'violates', passed: false, text: 'unsure in shop' });
  expect(last.why.clauses.find((clause: { decides: boolean }) => clause.decides)).toMatchObject({ word: 'require', outcome: 'missing' });
});
