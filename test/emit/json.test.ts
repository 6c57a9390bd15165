import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { requiredControls } from '../../compiler/emit/policy/emit-policy.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { projectRoot } from '../support/library.ts';
import { readModel } from '../support/model.ts';
import { createFixture } from './fixture.ts';
import { shopModel, webhookModel } from './models.ts';
import { outputsOf } from './support.ts';

const validators = new Map(
  ['model', 'model-map', 'required-controls'].map((name) => {
    const schema: unknown = JSON.parse(readFileSync(join(projectRoot, 'docs', 'schema', `${name}.schema.json`), 'utf8'));
    return [name, new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object)];
  }),
);

function faultsOf(schema: string, text: string | undefined): unknown {
  const validate = validators.get(schema);
  if (!validate) throw new Error(`no schema ${schema}`);
  return validate(JSON.parse(text ?? '')) ? [] : validate.errors;
}

/** Read and judged, so that the schema meets everything that the compiler really writes. */
function judgedModel(): Model {
  return readModel(`
data secret : credential { rotates after 90d }
boundary prod { trust high; requires encryption on entry; provides network_policy { code "net/**" }; every store { implements encryption_at_rest } }
actor caller : partner
component api : service in prod { lacks rate_limit because "few callers" until 2030-01-31; plans audit_log by 2029-01-31 { owner "@acme/api" } }
component db : postgres in prod { stores secret for 4d }
flow call : webhook from caller -> api { carries secret; authenticated by hmac_signature with secret as caller; encrypted yes because "TLS" until 2030-06-30 }
flow rows from api -> db { carries secret }
feature calls { includes call, rows; owner "@acme/api"; due 2029-12-31 }
threat quiet "Nobody notices" : repudiation on api { severity medium; requires audit_log }`).model;
}

it.each([
  ['a small model', webhookModel()],
  ['a large model', shopModel()],
  ['a model with nothing in it', createFixture().build()],
  ['a judged model', judgedModel()],
])('writes JSON that fits the published schemas: %s', async (_, model) => {
  const origins = { 'payments.receiver': { file: 'payments.tm', line: 3, column: 1 } };
  const outputs = await outputsOf(model, { layout: undefined, origins });
  expect(faultsOf('model', outputs.get('model.json'))).toEqual([]);
  expect(faultsOf('model-map', outputs.get('model.map.json'))).toEqual([]);
  expect(faultsOf('required-controls', outputs.get('policy/required-controls.json'))).toEqual([]);
});

it('refuses by schema what no model holds', () => {
  const model = JSON.parse(JSON.stringify(webhookModel())) as Record<string, unknown>;
  expect(faultsOf('model', JSON.stringify({ ...model, schemaVersion: 2 }))).not.toEqual([]);
  expect(faultsOf('model', JSON.stringify({ ...model, extra: true }))).not.toEqual([]);
});

it('writes the model as it is, and positions only in the map', async () => {
  const model = webhookModel();
  const outputs = await outputsOf(model, {
    layout: undefined,
    origins: { 'payments.receiver': { file: 'a/payments.tm', line: 12, column: 3 } },
  });
  expect(JSON.parse(outputs.get('model.json') ?? '')).toEqual(JSON.parse(JSON.stringify(model)));
  expect(JSON.parse(outputs.get('model.map.json') ?? '')).toEqual({
    schemaVersion: 1,
    model: 'payments',
    origins: { 'payments.receiver': { file: 'a/payments.tm', line: 12, column: 3 } },
  });
  const others = [...outputs].filter(([path]) => path !== 'model.map.json');
  expect(others.filter(([, text]) => text.includes('a/payments.tm'))).toEqual([]);
});

it('lists every required control with its state, its threats and whether it is present', () => {
  const { controls } = requiredControls(webhookModel(), () => true);
  expect(controls.map((control) => control.id)).toEqual([...controls.map((control) => control.id)].sort());
  expect(controls.find((control) => control.id === 'payments.receiver#on:hmac_signature|mutual_tls')).toEqual({
    id: 'payments.receiver#on:hmac_signature|mutual_tls',
    element: 'payments.receiver',
    placement: 'on',
    alternatives: ['hmac_signature', 'mutual_tls'],
    need: 1,
    severity: 'critical',
    state: 'met',
    present: true,
    claims: [
      {
        element: 'payments.receiver',
        control: 'hmac_signature',
        state: 'implemented',
        code: ['services/receiver/signature.ts'],
        test: ['refuses a delivery signed with a retired secret'],
      },
    ],
    threats: [{ id: 'webhook.forged_delivery@payments.delivery', standing: 'stopped' }],
    verify: ['rejects a delivery whose signature is wrong'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const rights = controls.find((control) => control.id === 'payments.worker#on:least_privilege');
  expect(rights?.threats).toEqual([{ id: 'stride.excessive_rights@payments.worker', standing: 'decided' }]);
  expect(rights?.present).toBe(false);
});

it.each([
  ['code that exists', { code: ['a.ts'] }, true],
  ['code that does not exist', { code: ['a.ts', 'gone.ts'] }, false],
  ['no code', { code: [] }, false],
  ['code of a plan', { code: ['a.ts'], state: 'planned' as const }, false],
])('calls a control present that is claimed with %s: %#', (_, claim, present) => {
  const m = createFixture();
  m.add('component', 'api');
  m.obligation('api', ['audit_log'], {
    state: 'met',
    claims: [{ element: 'm.api', control: 'audit_log', state: 'implemented', test: [], ...claim }],
  });
  expect(requiredControls(m.build(), (pattern) => pattern !== 'gone.ts').controls[0]?.present).toBe(present);
});

it('needs as many controls to be present as the obligation says', () => {
  const m = createFixture();
  m.add('component', 'api');
  const claims = ['throttling', 'mfa'].map((control) => ({
    element: 'm.api',
    control,
    state: 'implemented' as const,
    code: control === 'mfa' ? ['mfa.ts'] : [],
    test: [],
  }));
  m.obligation('api', ['leak_check', 'mfa', 'throttling'], { need: 2, state: 'met', claims });
  expect(requiredControls(m.build(), () => true).controls[0]?.present).toBe(false);
});
