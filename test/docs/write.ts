/** `npm run docs`: writes what is generated into the pages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/library.ts';
import { generatedPages } from './generated.ts';

for (const [path, text] of generatedPages()) writeFileSync(join(projectRoot, path), text);
