import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { type PageFile, parseExplainPage } from '../../compiler/diagnostics/explain-page.ts';
import type { LayoutEngine } from '../../compiler/emit/layout/engine.ts';
import { createGraphvizEngine } from '../../compiler/emit/layout/graphviz.ts';
import { emitOutputs } from '../../compiler/emit/registry.ts';
import { runExamples } from '../../compiler/rules/examples.ts';
import { projectRoot } from '../support/library.ts';
import { compileText, type MemoryFile } from '../support/memory-host.ts';

const directory = join(projectRoot, 'compiler', 'diagnostics', 'explain');
/** `until` and `by` dates of the examples are judged on this day. */
const TODAY = '2026-06-01';

it.each(Object.keys(codes))('explains %s with an example that triggers exactly it, and a mended one', async (code) => {
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
  const found = await reported(page.example, ENGINES[code]);
  // The note that counts the errors not shown comes behind a hundred that are.
  expect(code === 'TM1025' ? found.slice(100) : found).toEqual([code]);
  expect(await reported(page.mended, code in ENGINES ? createGraphvizEngine() : undefined)).toEqual([]);
});

it('has no page of a code that is gone', () => {
  const pages = readdirSync(directory).map((name) => name.replace(/\.md$/, ''));
  expect(pages.filter((code) => !(code in codes))).toEqual([]);
});

/** Faults of outputs come from the layout: which graph a machine cannot draw in time is not for a page to say. */
const ENGINES: Readonly<Record<string, LayoutEngine>> = {
  TM6001: { version: 'broken', layout: async () => ({ ok: false, why: 'failed', messages: [] }) },
  TM6002: everyOtherTooSlow(createGraphvizEngine()),
  TM6003: remarking(createGraphvizEngine()),
};

function everyOtherTooSlow(engine: LayoutEngine): LayoutEngine {
  let count = 0;
  return { version: 'slow', layout: async (dot) => (count++ % 2 === 0 ? { ok: false, why: 'timeout', messages: [] } : engine.layout(dot)) };
}

function remarking(engine: LayoutEngine): LayoutEngine {
  return { version: 'remarking', layout: async (dot) => ({ ...(await engine.layout(dot)), messages: ['spline.c:1: something odd'] }) };
}

/** Codes of all diagnostics; with a layout also those of the outputs, each once, since every picture of a model reports it. */
async function reported(files: readonly PageFile[], layout: LayoutEngine | undefined): Promise<string[]> {
  const { diagnostics, model, vocabulary } = compileText(Object.fromEntries(files.map((file) => [file.path, contentOf(file)])), {
    asOf: TODAY,
  });
  const codesOfModel = diagnostics.map((diagnostic) => diagnostic.code);
  // As `tmc test` does: rules in order have examples that come out.
  if (model)
    for (const rule of vocabulary.rules.values())
      if (!rule.file.startsWith('stdlib:')) runExamples(vocabulary, rule, (one) => codesOfModel.push(one.code));
  if (!model || !layout) return codesOfModel;
  const emitted = await emitOutputs(model, { toolVersion: 'test', origins: {}, at: { file: 'model.tm', start: 0, end: 0 }, layout });
  return [...codesOfModel, ...new Set(emitted.diagnostics.map((diagnostic) => diagnostic.code))];
}

function contentOf({ text, traits }: PageFile): MemoryFile {
  if (traits.has('unreadable')) return { other: 'unreadable' };
  if (traits.get('encoding') === 'latin1') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  const lines = Number(traits.get('lines') ?? 0);
  // Its last line, as often as it takes to have so many lines.
  const last = text.slice(text.trimEnd().lastIndexOf('\n') + 1);
  // Its last line again and again, each time under another name.
  const flows = Number(traits.get('flows') ?? 0);
  if (flows > 0) return text + Array.from({ length: flows - 1 }, (_, i) => last.replace('_1 ', `_${i + 2} `)).join('');
  if (lines > 0) return text + text.slice(text.trimEnd().lastIndexOf('\n') + 1).repeat(lines - text.trimEnd().split('\n').length);
  const size = /^(\d+)MiB$/.exec(traits.get('size') ?? '');
  return size ? text.padEnd(Number(size[1]) * 1024 * 1024) : text;
}
