import { expect, it } from 'vitest';
import type { Fix } from '../../compiler/diagnostics/diagnostic.ts';
import { applyFixes, sureFixes } from '../../compiler/diagnostics/fixes.ts';
import { diagnosticAt, marked } from './fixture.ts';

const at = marked('a.tm', 'one «two» three «four»');
const texts = new Map([['a.tm', at.source.text]]);
const [two, four] = at.spans;

function fix(title: string, ...edits: readonly { start: number; end: number; text: string; file?: string }[]): Fix {
  return { title, sure: true, edits: edits.map((edit) => ({ file: 'a.tm', ...edit })) };
}

it('applies edits of several fixes whatever their order', () => {
  const fixes = [
    fix('last', { ...four, start: four?.start ?? 0, end: four?.end ?? 0, text: '4' }),
    fix('first', { start: 4, end: 7, text: '2' }),
  ];
  expect(applyFixes(texts, fixes).files.get('a.tm')).toBe('one 2 three 4');
  expect(applyFixes(texts, [...fixes].reverse()).files.get('a.tm')).toBe('one 2 three 4');
});

it('applies a fix whole or not at all, and the earlier one of two that overlap', () => {
  const early = fix('early', { start: 4, end: 7, text: '2' });
  const late = fix('late', { start: 0, end: 3, text: '1' }, { start: 6, end: 9, text: '' });
  const { files, applied, skipped } = applyFixes(texts, [early, late]);
  expect(files.get('a.tm')).toBe('one 2 three four');
  expect(applied.map(({ title }) => title)).toEqual(['early']);
  expect(skipped.map(({ title }) => title)).toEqual(['late']);
});

it('skips two insertions at one place, unknown files and edits outside the text', () => {
  const fixes = [
    fix('insert', { start: 3, end: 3, text: '!' }),
    fix('again', { start: 3, end: 3, text: '?' }),
    fix('elsewhere', { file: 'b.tm', start: 0, end: 0, text: '?' }),
    fix('outside', { start: 20, end: 99, text: '?' }),
  ];
  const { files, skipped } = applyFixes(texts, fixes);
  expect(files.get('a.tm')).toBe('one! two three four');
  expect(skipped).toHaveLength(3);
});

it('takes the first sure fix of each diagnostic', () => {
  const unsure = { ...fix('unsure', { start: 0, end: 1, text: '' }), sure: false };
  const sure = fix('sure', { start: 0, end: 1, text: '' });
  expect(sureFixes([diagnosticAt(at, { ...two, fixes: [unsure, sure] }), diagnosticAt(at, { fixes: [unsure] })])).toEqual([sure]);
});
