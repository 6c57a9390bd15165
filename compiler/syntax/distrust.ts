/**
 * Where a brace had to be guessed, a statement near it may belong to another declaration than the one it stands in. Such
 * statements become broken, so that later stages do not judge them against the wrong head; declarations stay as they are,
 * since their names hold wherever they stand.
 */
import type { ItemNode } from './ast.ts';
import type { DraftStatement } from './nodes.ts';

/** `places` ascend: the braces that were added, removed, or closed by a guess. */
export function distrustStatements(items: readonly ItemNode[], places: readonly number[]): void {
  if (places.length > 0) visit(items, -1, Number.POSITIVE_INFINITY, places);
}

/**
 * One brace too many or too few moves what follows by one level: behind a place, the statements of the block it lies in and
 * of the block around that one are not sure. Returns the first place that lies directly in this block or opens it.
 */
function visit(items: readonly ItemNode[], start: number, end: number, places: readonly number[]): number {
  const opens = places[firstFrom(places, start)] === start;
  let own = opens ? start : Number.POSITIVE_INFINITY;
  let inner = Number.POSITIVE_INFINITY;
  let next = firstFrom(places, start + 1);
  for (const item of items) {
    const block = 'block' in item ? item.block : undefined;
    if (block === undefined) continue;
    own = Math.min(own, firstBetween(places, next, block.start));
    inner = Math.min(inner, visit(block.items, block.start, block.end, places));
    next = firstFrom(places, block.end);
  }
  own = Math.min(own, firstBetween(places, next, end));
  const from = Math.min(own, inner);
  if (from === Number.POSITIVE_INFINITY) return own;
  for (const item of items) if (item.kind === 'statement' && item.start > from) (item as DraftStatement).broken = true;
  return own;
}

function firstBetween(places: readonly number[], index: number, end: number): number {
  const place = places[index];
  return place === undefined || place >= end ? Number.POSITIVE_INFINITY : place;
}

/** Index of the first place at `offset` or behind it. */
function firstFrom(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
