/**
 * What the hops and routes of a flow are called, read from its path alone: statements that name a hop are read before flows are
 * drawn out. Must not report: what is wrong with a path is told where it is read.
 */
import type { Entity } from './entities.ts';
import { findPhrase, refText } from './nodes.ts';

/** `a -> b`, sorted; undefined for what is no flow, or has a path that cannot be read. */
export function hopNames(flow: Entity, entities: ReadonlyMap<string, Entity>): readonly string[] | undefined {
  const path = flow.sort === 'flow' ? findPhrase(flow.node.phrases, 'from')?.values?.steps : undefined;
  if (!path || path.length < 2) return undefined;
  const steps = path.map((step) =>
    step.flatMap((value) => (value.kind === 'ref' ? [entities.get(refText(value))?.name ?? refText(value)] : [])),
  );
  const hops = steps.slice(1).flatMap((to, index) => pairs(steps[index] ?? [], to));
  return [...new Set([...hops, ...pairs(steps[0] ?? [], steps[steps.length - 1] ?? [])])].sort();
}

function pairs(from: readonly string[], to: readonly string[]): string[] {
  return from.flatMap((a) => to.map((b) => `${a} -> ${b}`));
}
