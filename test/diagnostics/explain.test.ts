import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { type PageFile, parseExplainPage } from '../../compiler/diagnostics/explain-page.ts';
import { projectRoot } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';

const directory = join(projectRoot, 'compiler', 'diagnostics', 'explain');
/** `until` and `by` dates of the examples are judged on this day. */
const TODAY = '2026-06-01';

it.each(Object.keys(codes))('explains %s with an example that triggers exactly it, and a mended one', (code) => {
  const path = join(directory, `${code}.md`);
  expect(existsSync(path), `${code} has no page`).toBe(true);
  const page = parseExplainPage(readFileSync(path, 'utf8'));
  expect(page, 'the page has not the form of a page').toBeDefined();
  if (!page) return;
  expect(page.code).toBe(code);
  expect(page.title).toMatch(/^[^A-Z].*[^.]$/);
  expect(page.meaning).not.toBe('');
  expect(page.example.length).toBeGreaterThan(0);
  expect(page.mended.length).toBeGreaterThan(0);
  expect(reported(page.example)).toEqual([code]);
  expect(reported(page.mended)).toEqual([]);
});

it('has no page of a code that is gone', () => {
  const pages = readdirSync(directory).map((name) => name.replace(/\.md$/, ''));
  expect(pages.filter((code) => !(code in codes))).toEqual([]);
});

function reported(files: readonly PageFile[]): string[] {
  const { diagnostics } = compileText(Object.fromEntries(files.map(({ path, text }) => [path, text])), { asOf: TODAY });
  return diagnostics.map((diagnostic) => diagnostic.code);
}
