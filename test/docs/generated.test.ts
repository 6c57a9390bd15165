import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/library.ts';
import { generatedPages } from './generated.ts';

it.each([...generatedPages()])('%s is what `npm run docs` writes', (path, text) => {
  const file = join(projectRoot, path);
  expect(existsSync(file), `${path} is missing`).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
