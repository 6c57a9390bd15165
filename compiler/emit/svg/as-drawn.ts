/**
 * Whether a text may be a picture that `tidySvg` wrote of a view: every byte belongs to one of its elements, with its attributes,
 * under the title of the view and with all its arrows. Must not repair: what is anything else is drawn again.
 */
import type { View } from '../dot/view.ts';
import { escapeXml } from './escape.ts';
import { lostEdges } from './lost-flows.ts';
import { readSvg } from './read-svg.ts';

const ELEMENTS = 'ellipse|g|path|polygon|polyline|text|title';
const ATTRIBUTES =
  'class|cx|cy|d|fill|font-size|font-style|font-weight|id|paint-order|points|rx|ry|stroke|stroke-dasharray|stroke-linejoin|stroke-width|text-anchor|transform|x|y';
const TOKEN = new RegExp(`(?:</(?:${ELEMENTS})>|<(?:${ELEMENTS})(?: (?:${ATTRIBUTES})="[^"<:]*")*/?>|[^<]+)`, 'y');
const HEAD =
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" height="[\d.]+" viewBox="0 0 [\d.]+ [\d.]+" role="img" aria-labelledby="title desc" font-family="[\w',\s-]+">\n/;
const STYLE = /^<style>@media \(prefers-color-scheme:dark\)\{(?:\.[fs]-\w+\{(?:fill|stroke):#\w+\})*\}<\/style>\n/;
const END = '</svg>\n';

export function isAsDrawn(text: string, view: View): boolean {
  const head = HEAD.exec(text)?.[0];
  const said = `<title id="title">${escapeXml(view.title)}</title>\n<desc id="desc">${escapeXml(view.description)}</desc>\n`;
  if (head === undefined || !text.startsWith(said, head.length) || !text.endsWith(END)) return false;
  const rest = text.slice(head.length + said.length, -END.length);
  const style = STYLE.exec(rest)?.[0];
  if (style === undefined || !isAllowed(rest.slice(style.length))) return false;
  const svg = readSvg(text);
  return svg !== undefined && lostEdges(svg, view, { labels: 'inside', lines: 'spline' }).length === 0;
}

function isAllowed(body: string): boolean {
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) if (!TOKEN.test(body)) return false;
  return true;
}
