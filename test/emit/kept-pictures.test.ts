/** Pictures of an earlier run stand in for drawing only where nothing could come out differently. */
import { expect, it } from 'vitest';
import { emitOutputs } from '../../compiler/emit/registry.ts';
import type { KeptPicture, PictureStore } from '../../compiler/emit/svg/kept-pictures.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { compileText } from '../support/memory-host.ts';
import { context, createFixture } from './fixture.ts';
import { graphviz } from './support.ts';

function memory(): PictureStore & { readonly kept: Map<string, KeptPicture> } {
  const kept = new Map<string, KeptPicture>();
  return { kept, read: (slug) => kept.get(slug), write: (slug, picture) => void kept.set(slug, picture) };
}

function counting(layout = graphviz.layout) {
  const asked: string[] = [];
  return {
    asked,
    engine: {
      version: graphviz.version,
      layout(dot: string) {
        asked.push(dot);
        return layout(dot);
      },
    },
  };
}

function shop() {
  const { add, flow, build } = createFixture('shop', 'Shop');
  add('actor', 'buyer');
  add('component', 'web');
  add('component', 'db');
  flow('order', ['buyer', 'web', 'db']);
  return build();
}

it('draws nothing again that is as it was, and gives the same bytes', async () => {
  const pictures = memory();
  const { engine, asked } = counting();
  const cold = await emitOutputs(shop(), context({ layout: engine, pictures }));
  expect(asked.length).toBeGreaterThan(1);
  expect([...pictures.kept.keys()].sort()).toEqual(['context', 'overview']);
  asked.length = 0;
  expect(await emitOutputs(shop(), context({ layout: engine, pictures }))).toEqual(cold);
  expect(asked).toEqual([]);
});

it('draws again what shows something else, even where only the hidden words differ', async () => {
  const pictures = memory();
  const { engine, asked } = counting();
  await emitOutputs(shop(), context({ layout: engine, pictures }));
  for (const [slug, { of, svg }] of pictures.kept) pictures.kept.set(slug, { of: of.replace('All parts', 'Some parts'), svg });
  asked.length = 0;
  await emitOutputs(shop(), context({ layout: engine, pictures }));
  expect(asked).toHaveLength(1);
});

it.each([
  ['a script', '</svg>', '<script>alert(1)</script></svg>'],
  ['a script that is closed early', '<style>', '<style></style><script>alert(1)</script><style>'],
  ['an event', '<g ', '<g onclick="alert(1)" '],
  ['a link', '<text ', '<a href="https://example.org"/><text '],
  ['an address', 'fill="#ffffff"', 'fill="url(https://example.org)"'],
  ['an event on the whole', '<svg ', '<svg onload="alert(1)" '],
  ['a rule of style', '{.f', '{@import "x";.f'],
  ['broken marks', '<g ', '< g '],
  ['something behind its end', '</svg>', '</svg><svg/>'],
  ['no arrow', /id="t_/g, 'id="x_'],
])('draws again what was kept with %s', async (_, found, put) => {
  const pictures = memory();
  const { engine, asked } = counting();
  const cold = await emitOutputs(shop(), context({ layout: engine, pictures }));
  for (const [slug, { of, svg }] of pictures.kept) {
    expect(svg.replace(found, put)).not.toBe(svg);
    pictures.kept.set(slug, { of, svg: svg.replace(found, put) });
  }
  asked.length = 0;
  expect(await emitOutputs(shop(), context({ layout: engine, pictures }))).toEqual(cold);
  expect(asked).toHaveLength(2);
});

it('finds every picture of the examples again', async () => {
  for (const { name } of exampleProjects()) {
    const { model } = compileText(exampleFiles(), { directory: name });
    if (!model) throw new Error(name);
    const pictures = memory();
    await emitOutputs(model, context({ layout: graphviz, pictures }));
    const { engine, asked } = counting();
    await emitOutputs(model, context({ layout: engine, pictures }));
    expect(pictures.kept.size).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  }
});

it('keeps neither what failed nor what came with a remark', async () => {
  const remarked = counting(async (dot) => ({ ...(await graphviz.layout(dot)), messages: ['an odd thing'] }));
  const failing = counting(async () => ({ ok: false, why: 'failed', messages: [] }) as const);
  for (const { engine, asked } of [remarked, failing]) {
    const pictures = memory();
    const first = await emitOutputs(shop(), context({ layout: engine, pictures }));
    expect(first.diagnostics.length).toBeGreaterThan(0);
    const before = asked.length;
    expect(await emitOutputs(shop(), context({ layout: engine, pictures }))).toEqual(first);
    expect(asked).toHaveLength(2 * before);
    expect(pictures.kept.size).toBe(0);
  }
});
