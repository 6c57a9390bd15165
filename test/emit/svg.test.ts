import { expect, it } from 'vitest';
import { palette } from '../../compiler/emit/palette.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { shopModel, webhookModel } from './models.ts';
import { elementsOf, outputsOf, readXml, textOf, type XmlElement } from './support.ts';

async function svgsOf(model: Model): Promise<[string, string][]> {
  return [...(await outputsOf(model))].filter(([path]) => path.endsWith('.svg'));
}

const drawn = Promise.all([svgsOf(webhookModel()), svgsOf(shopModel())]).then((both) => both.flat());
const all = () => drawn;

it('draws every view, with a title and a description', async () => {
  const pictures = await svgsOf(webhookModel());
  expect(pictures.map(([path]) => path)).toEqual([
    'diagrams/boundary-production.svg',
    'diagrams/context.svg',
    'diagrams/feature-payment-webhooks.svg',
    'diagrams/overview.svg',
  ]);
  for (const [, text] of pictures) {
    const svg = readXml(text);
    expect(svg.name).toBe('svg');
    expect(svg.attributes.role).toBe('img');
    const [title, description] = svg.children.filter((child) => typeof child !== 'string') as XmlElement[];
    expect([title?.name, description?.name]).toEqual(['title', 'desc']);
    expect(svg.attributes['aria-labelledby']).toBe(`${title?.attributes.id} ${description?.attributes.id}`);
    expect(textOf(title as XmlElement)).not.toBe('');
  }
});

it('has the same bytes every time', async () => {
  expect(await svgsOf(shopModel())).toEqual(await svgsOf(shopModel()));
});

it('has coordinates to one decimal, no version, and ids that are names', async () => {
  for (const [path, text] of await all()) {
    expect(text, path).not.toMatch(/<!--|graphviz|DOCTYPE|\d\.\d\d/i);
    const ids = [...elementsOf(readXml(text))].flatMap((element) => element.attributes.id ?? []);
    expect(ids.filter((id) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('names its font so that texts fit where Verdana is not there', async () => {
  for (const [, text] of await all()) {
    const fonts = [...elementsOf(readXml(text))].flatMap((element) => element.attributes['font-family'] ?? []);
    expect(fonts).toEqual(["Verdana,'DejaVu Sans',sans-serif"]);
  }
});

it('has a dark value for every colour, and paints its own ground', async () => {
  for (const [, text] of await all()) {
    const svg = readXml(text);
    const style = textOf([...elementsOf(svg)].find((element) => element.name === 'style') as XmlElement);
    expect(style).toContain('prefers-color-scheme:dark');
    for (const element of elementsOf(svg)) {
      for (const [property, prefix] of [
        ['fill', 'f'],
        ['stroke', 's'],
      ] as const) {
        const value = element.attributes[property];
        if (value === undefined || value === 'none' || value === 'transparent') continue;
        const tone = Object.entries(palette).find(([, { light }]) => light === value)?.[0];
        expect(tone, `${element.name} ${property}=${value}`).toBeDefined();
        expect((element.attributes.class ?? '').split(' ')).toContain(`${prefix}-${tone}`);
        expect(style).toContain(`.${prefix}-${tone}{`);
      }
    }
    const [ground] = [...elementsOf(svg)].filter((element) => element.name === 'polygon');
    expect(ground?.attributes.class).toContain('f-paper');
  }
});

it('says of each arrow which flow it is, and joins picture and tables by its number', async () => {
  const outputs = await outputsOf(webhookModel());
  const svg = readXml(outputs.get('diagrams/overview.svg') ?? '');
  const texts = [...elementsOf(svg)].filter((element) => element.name === 'text').map(textOf);
  expect(texts).toEqual(
    expect.arrayContaining(['F1.1 Delivery', 'F1.2 Delivery', 'F4 Posting', 'not encrypted', 'encrypted?', '! 2', '? 1 unknown']),
  );
  expect(outputs.get('README.md')).toContain('| **F1.2** | Delivery<br>API gateway → Webhook receiver |');
  const arrows = [...elementsOf(svg)].filter((element) => (element.attributes.class ?? '').split(' ').includes('flow'));
  expect(arrows.map((arrow) => textOf(arrow.children[0] as XmlElement))).toContain('F1.1 Delivery: 2 open threats');
});

it('tells kinds of parts by their shape, not only by their colour', async () => {
  const svg = readXml((await outputsOf(webhookModel())).get('diagrams/overview.svg') ?? '');
  const shapes = new Map<string, XmlElement[]>();
  for (const element of elementsOf(svg)) {
    const [kind = ''] = (element.attributes.class ?? '').split(' ');
    shapes.set(kind, [...(shapes.get(kind) ?? []), element]);
  }
  const drawnWith = (kind: string) =>
    (shapes.get(kind) ?? []).map((one) => one.children.filter((child) => typeof child !== 'string').map((child) => child.name));
  expect(drawnWith('actor').every((names) => names.includes('polygon') && !names.includes('path'))).toBe(true);
  expect(drawnWith('process').every((names) => names.includes('path'))).toBe(true);
  expect(drawnWith('store').every((names) => names.filter((name) => name === 'path').length >= 2)).toBe(true);
  const dashed = (shapes.get('boundary') ?? []).flatMap((one) =>
    one.children.filter((child) => typeof child !== 'string' && child.attributes['stroke-dasharray'] !== undefined),
  );
  expect(dashed.length).toBe(2);
});

it('gives text at least 4.5 to 1 on what it stands on, light and dark', () => {
  const pairs = [
    ...['paper', 'ground', 'process', 'actor', 'store', 'group'].flatMap((ground) => [
      ['ink', ground],
      ['muted', ground],
    ]),
    ['unknownText', 'paper'],
    ['unknownText', 'ground'],
    ['openText', 'open'],
    ['unknownText', 'unknown'],
  ] as [keyof typeof palette, keyof typeof palette][];
  for (const mode of ['light', 'dark'] as const) {
    for (const [text, ground] of pairs) {
      expect(contrast(palette[text][mode], palette[ground][mode]), `${text} on ${ground}, ${mode}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

it('uses each light colour for one role, so that a role can be read from a picture', () => {
  const lights = Object.values(palette).map((tone) => tone.light);
  expect(new Set(lights).size).toBe(lights.length);
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
