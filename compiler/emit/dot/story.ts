/**
 * The order in which a reader meets the boxes: people first, then along the arrows. The layout engine breaks cycles in the
 * order it reads, so this is also what makes content run from top to bottom.
 */
import { compareText } from '../text.ts';
import type { ViewEdge, ViewNode } from './view.ts';

export function arrivalOrder(nodes: readonly ViewNode[], edges: readonly ViewEdge[]): ViewNode[] {
  const next = new Map<string, string[]>();
  const entered = new Set<string>();
  for (const edge of edges) {
    next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    entered.add(edge.to);
  }
  const sorted = [...nodes].sort(
    (a, b) =>
      Number(a.shape !== 'actor') - Number(b.shape !== 'actor') ||
      Number(entered.has(a.id)) - Number(entered.has(b.id)) ||
      compareText(a.id, b.id),
  );
  const byId = new Map(sorted.map((node) => [node.id, node]));
  const met = new Set<ViewNode>();
  for (const start of sorted) {
    if (met.has(start)) continue;
    const queue = [start];
    for (let node = queue.shift(); node; node = queue.shift()) {
      if (met.has(node)) continue;
      met.add(node);
      for (const id of next.get(node.id) ?? []) {
        const reached = byId.get(id);
        if (reached) queue.push(reached);
      }
    }
  }
  return [...met];
}
