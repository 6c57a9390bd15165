import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';
import { readFences } from './fences.ts';
import { readTable } from './tables.ts';

const fences = readFences('docs/language.md', readFileSync(join(projectRoot, 'docs', 'language.md'), 'utf8'));
const files = fences.find((fence) => Object.values(fence.files).some((text) => text.startsWith('model bakery')))?.files ?? {};

it('says of each hop of the bakery who opens its connection', () => {
  const { model } = compileText(files);
  const opens = model?.hops.map((hop) => `${hop.flow} ${hop.name}: ${hop.client}`.replaceAll('bakery.', ''));
  const said = readTable('opens').map(({ cells }) =>
    `${cells.flow} ${cells.hop}: ${cells['who opens the connection']}`.replaceAll('`', ''),
  );
  expect(opens).toEqual([...said].sort());
});
