import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { createSchemaWriter, type SchemaRequest, schemaText } from '../support/schema-of-types.ts';

const published: readonly (SchemaRequest & { readonly path: string })[] = [
  {
    path: 'model.schema.json',
    file: 'compiler/model/ir.ts',
    type: 'Model',
    id: 'urn:tmc:schema:model:1',
    title: 'Threat model as tmc compiled it (model.json)',
  },
  {
    path: 'model-map.schema.json',
    file: 'compiler/emit/json/emit-json.ts',
    type: 'ModelMap',
    id: 'urn:tmc:schema:model-map:1',
    title: 'Where each id of a threat model was said (model.map.json)',
  },
  {
    path: 'required-controls.schema.json',
    file: 'compiler/emit/policy/emit-policy.ts',
    type: 'RequiredControls',
    id: 'urn:tmc:schema:required-controls:1',
    title: 'Controls that the threats of a model demand (policy/required-controls.json)',
  },
];

const schemaOf = createSchemaWriter(published.map(({ file }) => join(projectRoot, file)));

it.each(published)('docs/schema/$path is what the types say', async ({ path, ...request }) => {
  const schema = schemaOf({ ...request, file: join(projectRoot, request.file) });
  await expect(schemaText(schema)).toMatchFileSnapshot(join(projectRoot, 'docs', 'schema', path));
});
