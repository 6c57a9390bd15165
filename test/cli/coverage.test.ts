/** `tmc test --coverage`, from text in to what the user sees. */
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { createSchemaWriter, schemaText } from '../support/schema-of-types.ts';
import { tmc, workspace } from './cli.ts';

const PACK = `pack acme_rules

control two_keys "Two keys" : encryption { guards content; asvs v5.0.0-1.1.1; cwe 310 }
control unasked "Nobody asks" { guards callers }

rule open_store "Plain" : information_disclosure, tampering {
  for component s : store
  where s stores pii
  require two_keys on s
  because "x"
  violates { data order : pii; component kept : postgres { stores order } }
  passes when kept implements two_keys
}

rule anyone "Anyone" : spoofing {
  for flow f
  where f.from is any of customer, partner and f is inbound
  require any of rate_limit, two_keys on f
  because "x"
  violates { actor buyer : customer; component web : service { trust high }; flow browse from buyer -> web }
  passes when web implements rate_limit
}

rule loud "Loud" : denial_of_service {
  for component c
  where c is queue and c called_by at least 2 component
  require rate_limit on c
  because "x"
  violates { component q : sqs; component a : service; component b : service; flow x from a -> q; flow y from b -> q }
  passes when q implements rate_limit
}
`;

function run(words: readonly string[] = []) {
  return tmc(['test', '--coverage', ...words], { cwd: workspace({ '.git/HEAD': '', 'acme.tm': PACK }), env: { COLUMNS: '80' } });
}

it('prints which kinds have which letters, and the standards behind each control', () => {
  expect(run()).toEqual({
    code: 0,
    err: '',
    out: `acme_rules: what 3 rules look at
  How many rules look at every element of a kind, by what they find.

              S  T  R  I  D  E
  actor       .  .  .  .  .  .
    customer  1  .  .  .  .  .
    partner   1  .  .  .  .  .
  component   .  .  .  .  .  .
    store     .  1  .  1  .  .
      queue   .  1  .  1  1  .
  flow        1  .  .  .  .  .

What closes it, and the standards behind it

  control              rules  ASVS 5.0.0  NIST 800-53  CWE
  acme_rules.two_keys  2      1.1.1       .            310
  rate_limit           2      2.4.1       SC-5         770

  2 of 2 name ASVS
  1 of 2 name NIST 800-53; not acme_rules.two_keys
  2 of 2 name CWE
  no rule of these packs asks for 1 of their controls
`,
  });
});

it('prints the same as data, by its published schema', async () => {
  const request = {
    file: join(projectRoot, 'compiler/cli/testing/coverage-json.ts'),
    type: 'CoverageJson',
    id: 'urn:tmc:schema:coverage-report:1',
    title: 'What `tmc test --coverage` found (--format json)',
  };
  const schema = createSchemaWriter([request.file])(request);
  await expect(schemaText(schema)).toMatchFileSnapshot(join(projectRoot, 'docs', 'schema', 'coverage-report.schema.json'));
  const validate = new Ajv({ strict: false }).compile(schema);
  const document = JSON.parse(run(['--format', 'json']).out);
  expect(validate(document) || validate.errors).toBe(true);
  const [coverage] = document.coverage;
  expect(coverage).toMatchObject({ packs: ['acme_rules'], rules: 3 });
  const store = coverage.kinds.find((one: { kind: string }) => one.kind === 'store');
  expect(store).toMatchObject({ sort: 'component', depth: 1, letters: { tampering: ['acme_rules.open_store'], spoofing: [] } });
  expect(coverage.controls.map((one: { control: string; rules: string[] }) => [one.control, one.rules.length])).toEqual([
    ['acme_rules.two_keys', 2],
    ['acme_rules.unasked', 0],
    ['rate_limit', 2],
  ]);
});

it('puts shipped packs into one table, no wider than a terminal', () => {
  const { code, out } = tmc(['test', '--coverage', 'stride', 'webhook', 'auth'], { env: { COLUMNS: '80' } });
  expect(code).toBe(0);
  expect(out).toMatch(/^auth, stride, webhook: what \d+ rules look at\n/);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

it('is not mixed with mutants', () => {
  const { code, err } = run(['--mutate']);
  expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: 'error: `--mutate` and `--coverage` are two runs: give one of them' });
});
