/**
 * Which arrows a layout lost. Graphviz can fail to route one, leave it out and return as if nothing were wrong; what is left
 * then is no shape at all, or a label without a line. A picture that hides a flow is worse than none.
 */
import type { View, ViewEdge } from '../dot/view.ts';
import { arrowIds, type DotStyle } from '../dot/write-dot.ts';
import { type SvgElement, walkSvg } from './read-svg.ts';

export function lostEdges(svg: SvgElement, view: View, style: DotStyle): ViewEdge[] {
  const drawn = new Set<string>();
  for (const element of walkSvg(svg)) {
    const id = element.attributes.get('id');
    if (id === undefined) continue;
    for (const inner of walkSvg(element)) if (inner.name === 'path') drawn.add(id);
  }
  return view.edges.filter((edge) => !arrowIds(edge, style).every((id) => drawn.has(id)));
}
