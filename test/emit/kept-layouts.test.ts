import { expect, it } from 'vitest';
import type { LayoutEngine, LayoutResult } from '../../compiler/emit/layout/engine.ts';
import { keepLayouts, type LayoutStore } from '../../compiler/emit/layout/kept-layouts.ts';

function counting(answer: (dot: string) => LayoutResult, version = '1'): LayoutEngine & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    version,
    asked,
    async layout(dot) {
      asked.push(dot);
      return answer(dot);
    },
  };
}

function memory(): LayoutStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, read: async (key) => kept.get(key), write: async (key, value) => void kept.set(key, value) };
}

const drawn = (dot: string): LayoutResult => ({ ok: true, svg: `<svg>${dot}</svg>\n`, messages: [] });

it('draws the same graph once, and another or another version anew', async () => {
  const store = memory();
  const first = counting(drawn);
  expect(await keepLayouts(first, store).layout('a')).toEqual(drawn('a'));
  expect(await keepLayouts(first, store).layout('a')).toEqual(drawn('a'));
  await keepLayouts(first, store).layout('b');
  expect(first.asked).toEqual(['a', 'b']);
  const next = counting(drawn, '2');
  await keepLayouts(next, store).layout('a');
  expect(next.asked).toEqual(['a']);
  expect([...store.kept.keys()].every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
});

it('keeps neither failures nor layouts with remarks', async () => {
  const store = memory();
  for (const result of [
    { ok: false, why: 'timeout', messages: [] },
    { ...drawn('a'), messages: ['odd'] },
  ] as const) {
    const engine = counting(() => result);
    expect(await keepLayouts(engine, store).layout('a')).toEqual(result);
    expect(await keepLayouts(engine, store).layout('a')).toEqual(result);
    expect(engine.asked).toHaveLength(2);
  }
  expect(store.kept.size).toBe(0);
});

it('draws when what is kept was cut off, or the store fails', async () => {
  const store = memory();
  const engine = counting(drawn);
  await keepLayouts(engine, store).layout('a');
  for (const key of store.kept.keys()) store.kept.set(key, '<svg>half');
  expect(await keepLayouts(engine, store).layout('a')).toEqual(drawn('a'));
  const broken: LayoutStore = { read: () => Promise.reject(new Error('no disk')), write: () => Promise.reject(new Error('no disk')) };
  expect(await keepLayouts(engine, broken).layout('c')).toEqual(drawn('c'));
  expect(engine.asked).toEqual(['a', 'a', 'c']);
});
