/** `tmc test --mutate`, from text in to what the user sees. */
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { createSchemaWriter, schemaText } from '../support/schema-of-types.ts';
import { tmc, workspace } from './cli.ts';

/** The examples begin in line 15. */
const RULE = `pack acme_rules

scene shop "A shop" {
  actor buyer : customer { trust low }
  boundary prod { trust high }
  component web : service in prod
  flow browse : https from buyer -> web
}

rule limit "Nothing bounds calls" : denial_of_service {
  for flow f
  where f.from is person and f is inbound
  require rate_limit on f
  because "{f.to} answers {f.from} as often as it asks."
  violates in shop
  passes when web implements rate_limit
`;

const SKIPS = '  skips when buyer trust high\n';
const ACTOR = '  skips when buyer is service_account and buyer trust low\n';
/** Where on the way it stands, and that another flow has none. */
const PLACES = `  violates {
    actor buyer : customer
    component edge : cdn { trust medium; implements rate_limit }
    component web : service { trust high }
    flow browse : https from buyer -> edge -> web
  }
  passes in shop when web implements rate_limit for browse {
    actor robot : service_account { trust low }
    flow polling : https from robot -> web
  }
`;

function run(examples: string, words: readonly string[] = []) {
  const cwd = workspace({ '.git/HEAD': '', 'acme.tm': `${RULE}${examples}}\n` });
  return tmc(['test', '--mutate', ...words], { cwd, env: { COLUMNS: '90' } });
}

it('names each mutant that no example notices, with a line that would, tried on both', () => {
  const { code, out, err } = run(SKIPS);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toBe(`acme_rules  acme.tm
  FAIL  limit  1 of 5 mutants caught, 4 lived

FAIL: acme_rules.limit, Nothing bounds calls: no example notices
  --> acme.tm:12:9
   |
12 |   where f.from is person and f is inbound
   |         ^^^^^^^^^^^^^^^^
   |
   = mutant: without f.from is person
   = to catch it: \`skips when buyer is actor\` behind the example at acme.tm:15

FAIL: acme_rules.limit, Nothing bounds calls: no example notices
  --> acme.tm:12:19
   |
12 |   where f.from is person and f is inbound
   |                   ^^^^^^
   |
   = mutant: f.from is person -> f.from is actor
   = to catch it: \`skips when buyer is actor\` behind the example at acme.tm:15

FAIL: acme_rules.limit, Nothing bounds calls: no example notices
  --> acme.tm:13:22
   |
13 |   require rate_limit on f
   |                      ^^^^
   |
   = mutant: rate_limit on f -> rate_limit along f
   = to catch it: no single change of an example does; it takes an example with more in it

FAIL: acme_rules.limit, Nothing bounds calls: no example notices
  --> acme.tm:13:22
   |
13 |   require rate_limit on f
   |                      ^^^^
   |
   = mutant: rate_limit on f -> rate_limit before f.to
   = to catch it: no single change of an example does; it takes an example with more in it

1 of 5 mutants of 1 rule caught, 4 lived
`);
});

it('is content when each is noticed', () => {
  expect(run(`${SKIPS}${ACTOR}${PLACES}`)).toEqual({
    code: 0,
    err: '',
    out: 'acme_rules  acme.tm\n  ok  limit  5 of 5 mutants caught\n\n5 of 5 mutants of 1 rule caught\n',
  });
});

const PLACED = 'equivalent "rate_limit on f -> rate_limit along f" because "flows here have one hop"';
const BEFORE = 'equivalent "rate_limit on f -> rate_limit before f.to" because "and nobody else has a way there"';

it('lists what the pack says of mutants that no example can tell from the rule', () => {
  const { code, out } = run(`${SKIPS}${ACTOR}  ${PLACED}\n  ${BEFORE}\n`);
  expect(code).toBe(0);
  expect(out).toBe(`acme_rules  acme.tm
  ok  limit  3 of 5 mutants caught, 2 said to be equivalent

Said to be equivalent
  acme_rules.limit: \`rate_limit on f -> rate_limit along f\`
    flows here have one hop
  acme_rules.limit: \`rate_limit on f -> rate_limit before f.to\`
    and nobody else has a way there

3 of 5 mutants of 1 rule caught, 2 said to be equivalent
`);
});

it.each([
  ['without f.from is person', '', 'said to be equivalent, and is not', '`skips when buyer is actor` behind the example at acme.tm:15'],
  ['without f is inbound', `${ACTOR}${PLACES}`, 'said to be equivalent, and an example catches it', undefined],
  ['without f is outbound', `${ACTOR}${PLACES}`, 'said to be equivalent, and is no mutant', undefined],
])('believes no `equivalent` that is wrong or needless: %s', (mutant, more, says, killer) => {
  const { code, out } = run(`${SKIPS}${more}  equivalent "${mutant}" because "x"\n`);
  expect(code).toBe(1);
  expect(out).toContain(`FAIL: acme_rules.limit, Nothing bounds calls: ${says}\n`);
  expect(out).toContain(`   = mutant: ${mutant}\n`);
  if (killer !== undefined) expect(out).toContain(`   = to catch it: ${killer}\n`);
});

it('refuses an `equivalent` without a reason, and tries nothing while an example is wrong', () => {
  const { code, err } = run(`${SKIPS}${ACTOR}  equivalent "without f is inbound"\n`);
  expect(code).toBe(2);
  expect(err).toMatch(/^error\[TM3006\]: `equivalent` says nothing\n +--> acme\.tm:19:3\n/);
  const wrong = run('  skips when buyer trust low\n');
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('  error  limit  nothing tried: mend its examples first\n');
});

it('prints the same as data, by its published schema', async () => {
  const request = {
    file: join(projectRoot, 'compiler/cli/testing/mutation-json.ts'),
    type: 'MutationJson',
    id: 'urn:tmc:schema:mutation-report:1',
    title: 'What `tmc test --mutate` found (--format json)',
  };
  const schema = createSchemaWriter([request.file])(request);
  await expect(schemaText(schema)).toMatchFileSnapshot(join(projectRoot, 'docs', 'schema', 'mutation-report.schema.json'));
  const validate = new Ajv({ strict: false }).compile(schema);
  const caught = `${ACTOR}${PLACES}`;
  for (const examples of [`${SKIPS}${caught}  equivalent "without f is outbound" because "x"\n`, '  unsure in shop\n']) {
    const document = JSON.parse(run(examples, ['--format', 'json']).out);
    expect(validate(document) || validate.errors).toBe(true);
  }
  const document = JSON.parse(run(caught, ['--format', 'json']).out);
  expect(validate(document) || validate.errors).toBe(true);
  expect(document).toMatchObject({
    schemaVersion: 1,
    summary: { rules: 1, mutants: 5, killed: 4, survivors: 1, equivalent: 0, refuted: 0, needless: 0, broken: 0 },
    packs: [{ rules: [{ rule: 'acme_rules.limit', survivors: [{ mutant: 'without f is inbound', killer: {} }] }] }],
  });
}, 120_000);
