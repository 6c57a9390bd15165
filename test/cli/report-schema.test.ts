import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { createSchemaWriter, schemaText } from '../support/schema-of-types.ts';
import { BROKEN, tmc, workspace } from './cli.ts';

const request = {
  file: join(projectRoot, 'compiler/cli/report-json.ts'),
  type: 'ReportJson',
  id: 'urn:tmc:schema:report:1',
  title: 'What `tmc build` and `tmc check` found (--format json)',
};
const schema = createSchemaWriter([request.file])(request);

it('docs/schema/report.schema.json is what the types say', async () => {
  await expect(schemaText(schema)).toMatchFileSnapshot(join(projectRoot, 'docs', 'schema', 'report.schema.json'));
});

it('prints what the published schema accepts', () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  const broken = workspace({ 'shop.tm': BROKEN });
  for (const [words, cwd] of [
    [['check', '--format', 'json'], broken],
    [['check', 'examples', '--format', 'json', '--strict'], projectRoot],
    [['build', '--format', 'json'], broken],
  ] as const) {
    const report = JSON.parse(tmc(words, { cwd }).out);
    expect(validate(report) || validate.errors).toBe(true);
  }
});
