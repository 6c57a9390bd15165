import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { type PageFile, parseExplainPage } from '../../compiler/diagnostics/explain-page.ts';
import { projectRoot } from '../support/library.ts';
import { compileText, type MemoryFile } from '../support/memory-host.ts';

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
  const { diagnostics } = compileText(Object.fromEntries(files.map((file) => [file.path, contentOf(file)])), { asOf: TODAY });
  return diagnostics.map((diagnostic) => diagnostic.code);
}

function contentOf({ text, traits }: PageFile): MemoryFile {
  if (traits.has('unreadable')) return { other: 'unreadable' };
  if (traits.get('encoding') === 'latin1') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  const size = /^(\d+)MiB$/.exec(traits.get('size') ?? '');
  return size ? text.padEnd(Number(size[1]) * 1024 * 1024) : text;
}
