/**
 * Texts of a model are foreign to every output. Each hostile text is put into every place that takes one; what comes out is
 * read by a real parser of its format and must have the same structure as with a harmless text of the same length.
 */
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { expect, it } from 'vitest';
import { plainText } from '../../compiler/emit/text.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { claim, createFixture, element, said, text, word } from './fixture.ts';
import { elementsOf, type MarkdownNode, nodesOf, outputsOf, plainOf, readMarkdown, readXml, textOf, type XmlElement } from './support.ts';

const GITHUB_EXPRESSION = ['$', '{{ secrets.X }}'].join('');

const HOSTILE = [
  '"><script>alert(1)</script>',
  "' onload='alert(1)",
  '](javascript:alert(1)) ![x](y) [z]: w',
  'a | b || c',
  '{{constructor}} {% raw %} <%= x %>',
  GITHUB_EXPRESSION,
  '::error file=a::boom',
  'x\n- run: x\n# y\n\n| a |',
  '<!-- x --> <a href="x"> </details> </summary> <br>',
  '</TABLE>> <B></B> &quot; &#60; &amp;amp; \\N \\G \\"',
  ']]> <![CDATA[ x <?php x ?>',
  '# heading #',
  '1. one',
  '- item',
  '> quote',
  '+ plus',
  '=== === ---',
  '***',
  '*a* _b_ __c__ ~~d~~ `e` ``f`` \\g',
  '$x$ $$y$$ \\(z\\)',
  '[^1]: note [ ] task [x]',
  '__proto__ constructor',
  'a\u0000b\u001bc\ud800d\ufffee',
  'é漢字 😀 ﷽',
  '   ',
  `${'x'.repeat(200)}`,
];

/** Every text that an author, a pack or a decision can bring into a model. */
function modelWith(bad: string): Model {
  const m = createFixture('m', bad, { doc: bad, attributes: [said('owner', text(bad))] });
  m.add('data', 'd', { title: bad, kinds: ['kind_d'] });
  m.add('boundary', 'outside', { title: bad, trust: bad });
  m.add('boundary', 'zone', { title: bad, trust: 'high' });
  m.add('actor', 'a', { title: bad, doc: bad, kinds: ['kind_a'], in: ['outside'], attributes: [said('wants', element('m.d'))] });
  m.add('component', 'c', {
    title: bad,
    doc: bad,
    kinds: ['kind_c'],
    in: ['zone'],
    controls: [claim('k1', 'lacking', { because: bad, owner: bad }), claim('k2', 'planned', { by: '2027-01-31' })],
  });
  m.add('component', 's', { title: bad, kinds: ['kind_c'], isA: ['store'], in: ['zone'], attributes: [said('stores', element('m.d'))] });
  m.flow('f', ['a', 'c', 's'], { title: bad, kinds: ['kind_f'], carries: ['d'], returns: ['d'], authenticated: 'k1' });
  m.add('feature', 'feature', {
    title: bad,
    doc: bad,
    attributes: [
      said('includes', element('m.f')),
      said('tier', word(bad)),
      said('owner', text(bad)),
      said('due', { type: 'date', date: '2027-01-31' }),
    ],
  });
  const claims = [{ element: 'm.c', control: 'k1', state: 'implemented' as const, code: [bad], test: [bad] }];
  const open = m.obligation('c', ['k1', 'k2'], { verify: [bad], owner: bad, threats: ['r.open@m.f'] });
  const met = m.obligation('s', ['k1'], { state: 'met', claims, linked: true, verify: [bad], threats: ['r.stopped@m.s'] });
  const question = m.question('f', 'encrypted', bad, [bad, 'encrypted yes'], ['r.unknown@m.f']);
  m.threat('r.open', ['f'], { title: bad, sentence: bad, doc: bad, obligations: [open] });
  m.threat('r.unknown', ['f'], { title: bad, sentence: bad, verdict: 'unknown', questions: [question] });
  m.threat('r.stopped', ['s'], { title: bad, sentence: bad, verdict: 'mitigated', obligations: [met] });
  const decided = m.threat('r.decided', ['c'], { title: bad, sentence: bad });
  m.decision('accept', decided, { because: bad, owner: bad, reason: bad, ticket: bad, until: '2027-01-31' });
  m.assumptions.push({ element: 'm.c', text: bad, because: bad, owner: bad });
  m.asks.push({ element: 'm', text: bad, answer: bad });
  m.exclusions.push({ element: 'm.s', text: bad, because: bad, owner: bad });
  const word_ = { title: bad, doc: bad };
  return {
    ...m.build(),
    words: { kinds: { kind_a: word_, kind_c: word_, kind_d: word_, kind_f: word_ }, controls: { k1: word_, k2: word_ } },
  };
}

/** As long, broken into lines at the same places, and without any character that could mean something. */
function harmless(bad: string): string {
  const plain = plainText(bad);
  return plain.replace(/[^ a-z]/giu, (character) => (character === '\n' ? ' ' : 'x'));
}

const cases = HOSTILE.map((bad) => [JSON.stringify(bad).slice(0, 40), bad] as const);

it.each(cases)('keeps the structure of every output, and shows as it is: %s', async (_, bad) => {
  const [given, expected] = await Promise.all([outputsOf(modelWith(bad)), outputsOf(modelWith(harmless(bad)))]);
  expect([...given.keys()]).toEqual([...expected.keys()]);
  for (const [path, content] of given) {
    const other = expected.get(path) ?? '';
    if (path.endsWith('.svg')) expect(shapeOfXml(readXml(content)), path).toEqual(shapeOfXml(readXml(other)));
    if (path.endsWith('.md')) expect(shapeOfMarkdown(readMarkdown(content)), path).toEqual(shapeOfMarkdown(readMarkdown(other)));
    if (path.endsWith('.dot')) expect(await shapeOfDot(content), path).toEqual(await shapeOfDot(other));
    if (path.endsWith('.json')) expect(shapeOfJson(JSON.parse(content)), path).toEqual(shapeOfJson(JSON.parse(other)));
  }
  expectShown(bad, given);
});

function expectShown(bad: string, outputs: ReadonlyMap<string, string>): void {
  const shown = plainText(bad).replace(/\s+/g, ' ');
  if (shown === '' || shown.length > 100) return;
  const page = readMarkdown(outputs.get('README.md') ?? '');
  expect(plainOf(page).replace(/\s+/g, ' ')).toContain(shown);
  const svg = readXml(outputs.get('diagrams/overview.svg') ?? '');
  const [title] = [...elementsOf(svg)].filter((one) => one.name === 'title').map(textOf);
  expect(title?.replace(/\s+/g, ' ')).toBe(shown);
}

it('gives no build server a command and no template engine an expression', async () => {
  for (const bad of [GITHUB_EXPRESSION, '::error::x', '##[error]x', '{{x}}']) {
    const outputs = await outputsOf(modelWith(bad), { layout: undefined });
    for (const [path, content] of outputs) {
      if (!path.endsWith('.md')) continue;
      expect(content, path).not.toMatch(/\$\{\{|\{\{|^\s*(?:::|##\[)|::error/m);
    }
  }
});

it('links an address to itself, and nothing to anything else', async () => {
  const outputs = await outputsOf(modelWith('see [here](https://evil.example/a) or https://evil.example/b'));
  const links = [...nodesOf(readMarkdown(outputs.get('README.md') ?? ''))].filter(
    (node) => node.type === 'link' && node.url?.includes('evil'),
  );
  expect(new Set(links.map((link) => `${plainOf(link)} ${link.url}`)).size).toBeLessThanOrEqual(2);
  for (const link of links) expect(plainOf(link)).toBe(link.url);
});

type Shape = readonly unknown[];

function shapeOfXml({ name, attributes, children }: XmlElement): Shape {
  const inner = children.filter((child) => typeof child !== 'string').map(shapeOfXml);
  return [name, Object.keys(attributes).sort(), attributes.id, attributes.class, inner];
}

/** A tag of code around text is a code span: so are texts written that a span could not hold. */
function shapeOfMarkdown(node: MarkdownNode): Shape {
  const children: Shape[] = [];
  let inCode = false;
  for (const child of node.children ?? []) {
    if (child.type === 'html' && child.value === '<code>') inCode = true;
    else if (child.type === 'html' && child.value === '</code>') {
      inCode = false;
      children.push(['inlineCode', undefined, []]);
    } else if (!inCode) children.push(shapeOfMarkdown(child));
  }
  const kept = node.type === 'html' ? node.value : (node.url ?? node.depth);
  return [node.type, kept, children.filter(([type], i) => type !== 'text' || children[i - 1]?.[0] !== 'text')];
}

async function shapeOfDot(content: string): Promise<Shape> {
  const graph = JSON.parse((await Graphviz.load()).layout(content, 'dot_json', 'nop')) as {
    readonly objects?: readonly Readonly<Record<string, unknown>>[];
    readonly edges?: readonly Readonly<Record<string, unknown>>[];
  };
  const keys = (one: Readonly<Record<string, unknown>>) => [
    one.name,
    one.id,
    one.class,
    one.shape,
    one.tail,
    one.head,
    Object.keys(one).sort(),
  ];
  return [(graph.objects ?? []).map(keys), (graph.edges ?? []).map(keys)];
}

function shapeOfJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOfJson);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOfJson(member)]));
  return typeof value;
}
