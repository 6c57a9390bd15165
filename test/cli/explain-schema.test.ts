/** The published schemas of what `explain` and `test` print as data. */
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { createSchemaWriter, schemaText } from '../support/schema-of-types.ts';
import { tmc, workspace } from './cli.ts';

const requests = {
  explain: {
    file: join(projectRoot, 'compiler/cli/explain/explain-json.ts'),
    type: 'ExplainJson',
    id: 'urn:tmc:schema:explain:1',
    title: 'What `tmc explain` says (--format json)',
  },
  'test-report': {
    file: join(projectRoot, 'compiler/cli/testing/test-json.ts'),
    type: 'TestJson',
    id: 'urn:tmc:schema:test-report:1',
    title: 'What `tmc test` found (--format json)',
  },
} as const;
const write = createSchemaWriter(Object.values(requests).map((request) => request.file));

it.each(['explain', 'test-report'] as const)('docs/schema/%s.schema.json is what the types say', async (name) => {
  await expect(schemaText(write(requests[name]))).toMatchFileSnapshot(join(projectRoot, 'docs', 'schema', `${name}.schema.json`));
});

it('explain prints what its schema accepts, whatever it is asked', () => {
  const validate = new Ajv({ strict: false }).compile(write(requests.explain));
  const cwd = join(projectRoot, 'examples', 'webhook-processor');
  const asked = [
    ['webhook.replayed_delivery@delivery'],
    ['webhook.forged_delivery@delivery'],
    ['stride.eavesdropped@posting'],
    ['stride.excessive_rights', 'worker'],
    ['webhook.forged_delivery', 'posting'],
    ['webhook.forged_delivery', 'receiver'],
    ...[
      'postgres',
      'hmac_signature',
      'encrypted',
      'replayed_delivery',
      'inbound',
      'trust',
      'reason',
      'severity_of',
      'longest_token',
      'incoming_webhook',
      'webhook',
      'receiver',
      'delivery',
      'TM2001',
    ].map((word) => [word]),
  ];
  for (const words of asked) {
    const { code, out } = tmc(['explain', ...words, '--format', 'json', '--as-of', '2026-06-01'], { cwd });
    expect([words, code, validate(JSON.parse(out)) || validate.errors]).toEqual([words, 0, true]);
  }
});

it('test prints what its schema accepts', () => {
  const validate = new Ajv({ strict: false }).compile(write(requests['test-report']));
  const failing =
    'pack p\nrule r "R" : spoofing {\n  for component c\n  require audit_log on c\n  because "x"\n  violates { component a : service { implements audit_log } }\n  passes when a lacks audit_log\n}\n';
  for (const [words, cwd] of [
    [['webhook', 'stride'], projectRoot],
    [[], workspace({ 'p.tm': failing, '.git/HEAD': '' })],
    [[], workspace({ 'p.tm': `${failing}rule broken`, '.git/HEAD': '' })],
  ] as const) {
    const { out } = tmc(['test', ...words, '--format', 'json'], { cwd });
    expect(validate(JSON.parse(out)) || validate.errors).toBe(true);
  }
});
