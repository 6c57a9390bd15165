/** `npm run docs`: writes what is generated into the pages. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/library.ts';
import { generatedPages } from './generated.ts';
import { RULES } from './rules/pages.ts';

const pages = generatedPages();
rmSync(join(projectRoot, RULES), { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
  writeFileSync(join(projectRoot, path), text);
}
