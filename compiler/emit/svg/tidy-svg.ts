/**
 * Turns an engine's SVG into the file that is kept: a title and description for who cannot see it, roles as classes so that
 * it follows a reader's dark mode, coordinates to one decimal, nothing about the program or version that drew it.
 */
import type { View } from '../dot/view.ts';
import { arrowIds, labelId } from '../dot/write-dot.ts';
import { palette, type ToneName } from '../palette.ts';
import { count } from '../text.ts';
import { escapeXml } from './escape.ts';
import type { SvgElement, SvgNode } from './read-svg.ts';

const FONT_FAMILY = "Verdana,'DejaVu Sans',sans-serif";

const TONES: ReadonlyMap<string, ToneName> = new Map(Object.entries(palette).map(([name, tone]) => [tone.light, name as ToneName]));

export function tidySvg(svg: SvgElement, view: View): string {
  const [, , width = '0', height = '0'] = (svg.attributes.get('viewBox') ?? '').split(/\s+/);
  const size = { width: roundNumber(width), height: roundNumber(height) };
  const names = describeShapes(view);
  const used = new Set<string>();
  const body = svg.children.map((child) => writeNode(withCaptionsOnTop(child), names, used, '')).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title desc" font-family="${FONT_FAMILY}">`,
    `<title id="title">${escapeXml(view.title)}</title>`,
    `<desc id="desc">${escapeXml(view.description)}</desc>`,
    `<style>@media (prefers-color-scheme:dark){${darkRules(used)}}</style>`,
    `${body}</svg>`,
    '',
  ].join('\n');
}

/** What a pointer resting on a shape reads. */
function describeShapes(view: View): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const marks = ({ open, unknown }: { open: number; unknown: number }) => {
    const parts = [...(open > 0 ? [count(open, 'open threat')] : []), ...(unknown > 0 ? [`${unknown} not known yet`] : [])];
    return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  };
  for (const node of view.nodes)
    names.set(node.id, `${node.title}${node.technology === '' ? '' : ` (${node.technology})`}${marks(node.counts)}`);
  for (const cluster of view.clusters) names.set(cluster.id, `${cluster.title}, trust boundary${marks(cluster.counts)}`);
  for (const edge of view.edges) {
    const name = edge.labels.map((label) => `${label.number} ${label.title}${marks(label.counts)}`).join('; ');
    for (const id of [edge.id, labelId(edge), ...arrowIds(edge, { labels: 'inside', lines: 'spline' })]) names.set(id, name);
  }
  return names;
}

/** Names of boundaries are drawn last and with a halo: arrows that enter a boundary run across them. */
function withCaptionsOnTop(graph: SvgNode): SvgNode {
  if (typeof graph === 'string') return graph;
  const captions: SvgNode[] = [];
  const children = graph.children.map((child) => {
    if (typeof child === 'string' || child.attributes.get('class') !== 'cluster boundary') return child;
    const isShape = (part: SvgNode, i: number) => i <= 1 || typeof part === 'string';
    captions.push(...child.children.filter((part, i) => !isShape(part, i)).map(withHalo));
    return { ...child, children: child.children.filter(isShape) };
  });
  if (captions.length === 0) return graph;
  return { ...graph, children: [...children, { name: 'g', attributes: new Map([['class', 'captions']]), children: captions }] };
}

function withHalo(part: SvgNode): SvgNode {
  if (typeof part === 'string' || part.name !== 'text') return part;
  const halo = [
    ['paint-order', 'stroke'],
    ['stroke', palette.ground.light],
    ['stroke-width', '4'],
    ['stroke-linejoin', 'round'],
  ] as const;
  return { ...part, attributes: new Map([...part.attributes, ...halo]) };
}

/** Attributes that say nothing here or belong on the root. */
const DROPPED = new Set(['xml:space', 'font-family', 'xmlns:xlink']);

function writeNode(node: SvgNode, names: ReadonlyMap<string, string>, used: Set<string>, id: string): string {
  if (typeof node === 'string') return node;
  if (node.name === 'title') {
    const name = names.get(id);
    return name === undefined ? '' : `<title>${escapeXml(name)}</title>`;
  }
  const own = (node.attributes.get('id') ?? '').replaceAll('&#45;', '_');
  const attributes = [...node.attributes].filter(([key]) => !DROPPED.has(key) && key !== 'class' && key !== 'id');
  const classes = (node.attributes.get('class') ?? '')
    .split(/\s+/)
    .filter((one) => !['', 'graph', 'node', 'edge', 'cluster'].includes(one));
  for (const [key, value] of attributes) {
    const tone = TONES.get(value);
    if (tone === undefined || (key !== 'fill' && key !== 'stroke')) continue;
    classes.push(`${key === 'fill' ? 'f' : 's'}-${tone}`);
    used.add(`${key}:${tone}`);
  }
  const written = attributes.map(([key, value]) => ` ${key}="${GEOMETRY.has(key) ? roundAll(value) : value}"`).join('');
  const idText = own === '' || own === 'graph0' ? '' : ` id="${own}"`;
  const classText = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const children = node.children.map((child) => writeNode(child, names, used, own)).join('');
  const element =
    children === ''
      ? `<${node.name}${idText}${classText}${written}/>`
      : `<${node.name}${idText}${classText}${written}>${children}</${node.name}>`;
  return node.name === 'g' ? `${element}\n` : element;
}

const GEOMETRY = new Set(['points', 'd', 'x', 'y', 'cx', 'cy', 'rx', 'ry', 'transform', 'font-size', 'stroke-width']);

function roundAll(value: string): string {
  return value.replace(/-?\d*\.?\d+(?:e-?\d+)?/g, roundNumber);
}

function roundNumber(text: string): string {
  const rounded = Math.round(Number(text) * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

/** Only for the roles that occur; sorted, so that the same picture has the same bytes. */
function darkRules(used: ReadonlySet<string>): string {
  return [...used]
    .sort()
    .map((role) => {
      const [property = '', tone = ''] = role.split(':');
      return `.${property === 'fill' ? 'f' : 's'}-${tone}{${property}:${palette[tone as ToneName].dark}}`;
    })
    .join('');
}
