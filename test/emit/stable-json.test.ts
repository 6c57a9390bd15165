import { expect, it } from 'vitest';
import { stableJson } from '../../compiler/emit/json/stable-json.ts';

it('depends on the content, not on the order in which it was put together', () => {
  const a = stableJson({ b: 1, a: { d: [2, 1], c: 'x' } });
  const b = stableJson({ a: { c: 'x', d: [2, 1] }, b: 1 });
  expect(a).toBe(b);
  expect(a).toBe('{ "a": { "c": "x", "d": [2, 1] }, "b": 1 }\n');
});

it('writes what fits on one line, and one member a line otherwise', () => {
  const long = 'x'.repeat(60);
  expect(stableJson({ b: long, a: long })).toBe(`{\n  "a": "${long}",\n  "b": "${long}"\n}\n`);
  expect(
    stableJson({
      list: [
        { a: long, b: 1 },
        { a: long, b: 2 },
      ],
    }),
  ).toBe(`{\n  "list": [\n    { "a": "${long}", "b": 1 },\n    { "a": "${long}", "b": 2 }\n  ]\n}\n`);
});

it('leaves out what is undefined, and keeps order and emptiness of lists', () => {
  expect(stableJson({ a: undefined, b: [], c: {}, d: null })).toBe('{ "b": [], "c": {}, "d": null }\n');
});

it('reads back as the same data, whatever the text', () => {
  const data = { '"': ['\u2028', '\n', '\ud800', '</script>', '\u0000', 'ü', '漢'], n: -1.5e-7, t: true };
  expect(JSON.parse(stableJson(data))).toEqual(data);
});
