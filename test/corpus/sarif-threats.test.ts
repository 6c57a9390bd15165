import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, it } from 'vitest';
import { tmc } from '../cli/cli.ts';
import { projectRoot } from '../support/library.ts';

const schemaPath = join(projectRoot, '..', 'shared', 'schemas', 'sarif-2.1.0.schemastore.json');

it('prints threats that the published schema of SARIF accepts, with a severity GitHub reads', () => {
  const { out } = tmc(['check', 'examples/webhook-processor', '--strict', '--format', 'sarif']);
  const sarif = JSON.parse(out);
  const validate = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(JSON.parse(readFileSync(schemaPath, 'utf8')));
  expect(validate(sarif) || validate.errors).toBe(true);
  const [, threats] = sarif.runs;
  expect(threats.automationDetails.id).toBe('tmc/threats');
  expect(threats.results.length).toBeGreaterThan(0);
  for (const rule of threats.tool.driver.rules) expect(rule.properties['security-severity']).toMatch(/^\d+\.\d$/);
  for (const result of threats.results) {
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('examples/webhook-processor/payments.tm');
    expect(result.message.text).toContain('help: say `implements ');
  }
});
