/**
 * A view in DOT. Notation: a person or outside system is a sharp rectangle, what runs is a rounded box, what keeps data is a
 * drum, a trust boundary is a dashed box; all else is solid, and every mark carries a word or sign beside its colour.
 * `newrank` is not a matter of taste: without it Graphviz drops labelled edges between clusters and says so only on stderr.
 */
import { light, type ToneName } from '../palette.ts';
import { wrap } from '../text.ts';
import { escapeLabel, quote } from './escape.ts';
import type { Counts, EdgeLabel, NodeShape, View, ViewCluster, ViewEdge, ViewNode } from './view.ts';

export interface DotStyle {
  /** `inside`: labels take part in the layout. `beside`: they are put where there is room. `numbers`: only `F6`. */
  readonly labels: 'inside' | 'beside' | 'numbers';
  readonly lines: 'spline' | 'line';
}

/** The one font whose widths the layout engine knows and whose look-alikes are everywhere. */
export const FONT = 'Verdana';

const SIZE = { title: 13, small: 10.5, label: 10.5, detail: 9.5, legend: 9.5 };

export function writeDot(view: View, style: DotStyle): string {
  const lines = [
    `digraph ${quote(view.slug)} {`,
    `  graph [bgcolor="${light('paper')}" fontname="${FONT}" newrank=true rankdir=TB splines=${style.lines} nodesep=0.22 ranksep=0.3 pad=0.25 ${legend(view)} labelloc=b labeljust=l]`,
    `  node [fontname="${FONT}" margin="0.16,0.08" penwidth=1.3]`,
    `  edge [fontname="${FONT}" color="${light('arrow')}" penwidth=1.2 arrowsize=0.8]`,
    // Named once before any cluster: the engine meets the boxes in the order a reader does.
    `  ${view.nodes.map((node) => quote(node.id)).join('; ')}`,
    ...writeLevel(view, style, undefined, '  '),
    ...view.edges.flatMap((edge) => writeEdge(edge, style)).map((line) => `  ${line}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function writeLevel(view: View, style: DotStyle, parent: string | undefined, indent: string): string[] {
  const nodes = view.nodes.filter((node) => node.cluster === parent).map(writeNode);
  const labels =
    style.labels === 'inside' ? view.edges.filter((edge) => edge.cluster === parent).map((edge) => writeLabel(edge, isCrowded(view))) : [];
  const clusters = view.clusters
    .filter((cluster) => cluster.parent === parent)
    .flatMap((cluster) => [
      `subgraph ${quote(`cluster_${cluster.id}`)} {`,
      `  graph [${clusterAttributes(cluster)}]`,
      ...writeLevel(view, style, cluster.id, '  '),
      '}',
    ]);
  return [...nodes, ...labels, ...clusters].map((line) => `${indent}${line}`);
}

function clusterAttributes(cluster: ViewCluster): string {
  const trust = cluster.trust === '' ? [] : [font(escapeLabel(cluster.trust), SIZE.small, 'muted')];
  const marks = badges(cluster.counts, 'short');
  const cells = [bold(escapeLabel(cluster.title), 12, 'ink'), ...trust, ...(marks === '' ? [] : [marks])].map((text) => `<TD>${text}</TD>`);
  const label = table(`<TR>${cells.join('')}</TR>`, 'CELLSPACING="4"');
  return [
    `id=${quote(cluster.id)} class="boundary" label=<${label}> labelloc=t labeljust=l margin=12`,
    `style="dashed,filled" color="${light('boundary')}" fillcolor="${light('ground')}" penwidth=1.6`,
  ].join(' ');
}

const SHAPES: Readonly<
  Record<NodeShape, { readonly shape: string; readonly style: string; readonly fill: ToneName; readonly line: ToneName }>
> = {
  actor: { shape: 'box', style: 'filled', fill: 'actor', line: 'actorLine' },
  process: { shape: 'box', style: 'rounded,filled', fill: 'process', line: 'processLine' },
  store: { shape: 'cylinder', style: 'filled', fill: 'store', line: 'storeLine' },
  system: { shape: 'box', style: 'rounded,filled,bold', fill: 'process', line: 'processLine' },
  group: { shape: 'box', style: 'dashed,filled', fill: 'group', line: 'boundary' },
};

function writeNode(node: ViewNode): string {
  const { shape, style, fill, line } = SHAPES[node.shape];
  const title = wrap(node.title, 22).map((text) => row(bold(escapeLabel(text), SIZE.title, 'ink')));
  const technology = wrap(node.technology, 28).map((text) => row(font(escapeLabel(text), SIZE.small, 'muted')));
  const marks = badges(node.counts, 'long');
  const label = table([...title, ...technology, ...(marks === '' ? [] : [row(marks)])].join(''), 'CELLSPACING="0" CELLPADDING="1"');
  const classes = node.aside ? `${node.shape} aside` : node.shape;
  const weight = node.aside ? ' penwidth=0.8' : node.shape === 'system' ? ' penwidth=2.4' : '';
  return `${quote(node.id)} [id=${quote(node.id)} class="${classes}" shape=${shape} style="${style}" fillcolor="${light(fill)}" color="${light(line)}"${weight} label=<${label}>]`;
}

/** The label of an arrow is a box without a frame in its middle: so no two labels overlap, and each stands on its own line. */
function writeLabel(edge: ViewEdge, crowded: boolean): string {
  return `${quote(labelId(edge))} [id=${quote(labelId(edge))} class="label" shape=plain label=<${edgeLabel(edge, crowded)}>]`;
}

export function labelId(edge: ViewEdge): string {
  return `l_${edge.id}`;
}

/** Ids of the shapes that draw an arrow: two halves where its label stands between them. */
export function arrowIds(edge: ViewEdge, style: DotStyle): string[] {
  return style.labels === 'inside' ? [`t_${edge.id}`, `h_${edge.id}`] : [edge.id];
}

function writeEdge(edge: ViewEdge, style: DotStyle): string[] {
  const classes = edge.aside ? 'flow aside' : 'flow';
  const common = `class="${classes}"${edge.aside ? ' penwidth=0.8' : ''}`;
  const head = edge.forward ? 'normal' : 'none';
  const tail = edge.backward ? (edge.forward ? 'vee' : 'normal') : 'none';
  const [first = '', second] = arrowIds(edge, style);
  // Boxes are ranked along the arrows of DOT; one that is to run upwards is written the other way round.
  const line = (from: string, to: string, id: string, ends: { readonly at: string; readonly from: string }, rest: string) =>
    edge.homeward
      ? `${quote(to)} -> ${quote(from)} [id=${quote(id)} ${common} dir=both arrowhead=${ends.from} arrowtail=${ends.at} ${rest}]`
      : `${quote(from)} -> ${quote(to)} [id=${quote(id)} ${common} dir=both arrowhead=${ends.at} arrowtail=${ends.from} ${rest}]`;
  if (second !== undefined) {
    return [
      line(edge.from, labelId(edge), first, { at: 'none', from: tail }, 'weight=2'),
      line(labelId(edge), edge.to, second, { at: head, from: 'none' }, 'weight=2'),
    ];
  }
  const label = style.labels === 'numbers' ? numbers(edge.labels, edge.aside) : edgeLabel(edge, true);
  return [line(edge.from, edge.to, first, { at: head, from: tail }, `xlabel=<${label}>`)];
}

/** So many flows on one arrow, and so many arrows in one picture, still say what they carry. */
const DETAILED_LABELS = 2;
const DETAILED_ARROWS = 16;
const NAMED_LABELS = 5;

function isCrowded(view: View): boolean {
  return view.edges.length > DETAILED_ARROWS;
}

function edgeLabel(edge: ViewEdge, crowded: boolean): string {
  if (edge.aside || edge.labels.length > NAMED_LABELS) return numbers(edge.labels, edge.aside);
  if (edge.labels.length > DETAILED_LABELS || crowded)
    return labelTable([...namesOf(edge.labels, crowded), ...doubtsOf(edge.labels)], edge.labels);
  const lines = edge.labels.flatMap((label, i) => [
    ...(i === 0 ? [] : ['']),
    ...wrap(`${label.number} ${label.title}`, 24).map((text) => bold(escapeLabel(text), SIZE.label, 'ink')),
    ...[label.content, label.means]
      .filter((text) => text !== '')
      .flatMap((text) => wrap(text, 26).map((line) => font(escapeLabel(line), SIZE.detail, 'muted'))),
    ...doubtsOf([label]),
  ]);
  return labelTable(lines, edge.labels);
}

/** Flows by number and title; where there is little room, one that an earlier arrow names has its number only. */
function namesOf(labels: readonly EdgeLabel[], crowded: boolean): string[] {
  const named = labels.filter((label) => !crowded || !label.again).map((label) => `${label.number} ${label.title}`);
  const again = labels.filter((label) => crowded && label.again).map((label) => label.number);
  return [...named, again.join(', ')]
    .filter((text) => text !== '')
    .flatMap((text) => wrap(text, 24).map((line) => bold(escapeLabel(line), SIZE.label, 'ink')));
}

/** What must not be missed, said once for all flows of an arrow. */
function doubtsOf(labels: readonly EdgeLabel[]): string[] {
  const all = [...new Set(labels.flatMap((label) => label.doubts))];
  return all.map((doubt) => {
    const everywhere = labels.every((label) => label.doubts.includes(doubt));
    return bold(escapeLabel(everywhere ? doubt : `${doubt} (some)`), SIZE.detail, 'unknownText');
  });
}

/** The least a label may say. Never cut: each of these is a flow. */
function numbers(labels: readonly EdgeLabel[], aside: boolean): string {
  const lines = wrap(labels.map((label) => label.number).join(', '), 24);
  return labelTable([...lines.map((line) => bold(escapeLabel(line), SIZE.detail, 'muted')), ...(aside ? [] : doubtsOf(labels))], labels);
}

function labelTable(lines: readonly string[], labels: readonly EdgeLabel[]): string {
  const counts = {
    open: labels.reduce((sum, one) => sum + one.counts.open, 0),
    unknown: labels.reduce((sum, one) => sum + one.counts.unknown, 0),
  };
  const marks = badges(counts, 'short');
  const inner = table([...lines, ...(marks === '' ? [] : [marks])].map(row).join(''), 'CELLSPACING="1" CELLPADDING="0"');
  // Room around the text, so that the arrow does not touch it.
  return table(row(inner), 'CELLSPACING="0" CELLPADDING="3"');
}

/** Widths of what stands in a badge, in parts of the font size (Verdana bold). */
const BADGE_WIDTHS = { digit: 0.711, open: 0.402 + 0.342, unknown: 0.617 + 0.342, openWord: 0.342 + 2.762, unknownWord: 0.342 + 5.185 };

/**
 * `! 3 open` and `? 2 unknown`, or only sign and number. Empty when there is nothing to say. The table has a fixed size:
 * any other is stretched to the width of what stands above it.
 */
function badges(counts: Counts, length: 'long' | 'short'): string {
  const widths: number[] = [];
  const cells: string[] = [];
  const add = (
    sign: string,
    number: number,
    word: string,
    width: number,
    tones: readonly [ToneName, ToneName, ToneName],
    style: string,
  ) => {
    const text = `${sign} ${number}${length === 'long' ? ` ${word}` : ''}`;
    const points = Math.ceil((width + BADGE_WIDTHS.digit * String(number).length) * SIZE.detail) + 10;
    const [fill, line, ink] = tones;
    widths.push(points);
    cells.push(
      `<TD FIXEDSIZE="TRUE" WIDTH="${points}" HEIGHT="16" BORDER="1"${style} BGCOLOR="${light(fill)}" COLOR="${light(line)}">${bold(text, SIZE.detail, ink)}</TD>`,
    );
  };
  const { open, unknown, openWord, unknownWord } = BADGE_WIDTHS;
  if (counts.open > 0) add('!', counts.open, 'open', open + (length === 'long' ? openWord : 0), ['open', 'openLine', 'openText'], '');
  if (counts.unknown > 0) {
    add(
      '?',
      counts.unknown,
      'unknown',
      unknown + (length === 'long' ? unknownWord : 0),
      ['unknown', 'unknownLine', 'unknownText'],
      ' STYLE="dashed"',
    );
  }
  if (cells.length === 0) return '';
  const width = widths.reduce((sum, one) => sum + one + 3, 3);
  return table(`<TR>${cells.join('')}</TR>`, `CELLSPACING="3" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="22"`);
}

function legend(view: View): string {
  const marks = [badges({ open: 1, unknown: 0 }, 'long'), badges({ open: 0, unknown: 1 }, 'long'), legendText('threats here')];
  const words = legendText(
    [
      ...(view.clusters.length > 0 ? ['dashed box: trust boundary'] : []),
      'encrypted unless marked',
      ...(view.nodes.some((node) => node.aside) ? ['thin: next to it, threats not counted'] : []),
    ].join(', '),
  );
  // Of a fixed size for the same reason as the badges in it.
  const first = table(
    `<TR>${marks.map((one) => `<TD>${one}</TD>`).join('')}</TR>`,
    'ALIGN="LEFT" CELLSPACING="2" FIXEDSIZE="TRUE" WIDTH="224" HEIGHT="26"',
  );
  return `label=<${table(`<TR><TD ALIGN="LEFT">${first}</TD></TR><TR><TD ALIGN="LEFT">${words}</TD></TR>`, 'CELLSPACING="2"')}>`;
}

function legendText(text: string): string {
  return font(escapeLabel(text), SIZE.legend, 'muted');
}

/** Without content, some room. */
function row(content: string): string {
  return content === '' ? '<TR><TD HEIGHT="5"></TD></TR>' : `<TR><TD>${content}</TD></TR>`;
}

function table(rows: string, attributes: string): string {
  return `<TABLE BORDER="0" CELLBORDER="0" ${attributes}>${rows}</TABLE>`;
}

function font(escaped: string, size: number, tone: ToneName): string {
  return `<FONT POINT-SIZE="${size}" COLOR="${light(tone)}">${escaped}</FONT>`;
}

function bold(escaped: string, size: number, tone: ToneName): string {
  return `<FONT POINT-SIZE="${size}" COLOR="${light(tone)}"><B>${escaped}</B></FONT>`;
}
