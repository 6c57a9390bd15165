import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, it } from 'vitest';
import { renderSarif } from '../../compiler/diagnostics/render/sarif.ts';
import { diagnosticAt, marked, sourcesOf } from '../diagnostics/fixture.ts';
import { projectRoot } from '../support/library.ts';

/** The schemas of other people's formats lie beside the repository, not in it. */
const schemaPath = join(projectRoot, '..', 'shared', 'schemas', 'sarif-2.1.0.schemastore.json');

it('prints SARIF that its published schema accepts', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));
  const at = marked('a b/ü%.tm', 'model a\n\n«x» «»\n«');
  const [first] = at.spans;
  const list = [
    ...at.spans.map((span) => diagnosticAt(at, span)),
    diagnosticAt(at, { severity: 'note', file: 'gone.tm' }),
    diagnosticAt(at, {
      severity: 'warning',
      help: 'mend it',
      related: first ? [{ ...first, message: 'here' }] : [],
      fixes: [{ title: 'write `y`', sure: true, edits: first ? [{ ...first, text: 'y' }] : [] }],
    }),
  ];
  for (const diagnostics of [[], list]) {
    const sarif = JSON.parse(renderSarif(diagnostics, sourcesOf(at), { version: '1.2.3', explain: () => undefined }));
    expect(validate(sarif) || validate.errors).toBe(true);
  }
});
