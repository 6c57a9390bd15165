/**
 * What the hops and routes of a flow are called, read from its path alone: statements that name a hop are read before flows are
 * drawn out. Promises: as much work as a flow may have hops, once for each flow. Must not report: what is wrong with a path is
 * told where it is read.
 */
import type { Entity } from './entities.ts';
import { findPhrase, refText } from './nodes.ts';

export const MAX_HOPS = 256;

type Names = readonly string[] | undefined;

const known = new WeakMap<ReadonlyMap<string, Entity>, Map<Entity, Names>>();

/** `a -> b`, sorted; undefined for what is no flow, or has a path that cannot be read or leads over too many hops. */
export function hopNames(flow: Entity, entities: ReadonlyMap<string, Entity>): Names {
  const ofModel = known.get(entities) ?? new Map<Entity, Names>();
  known.set(entities, ofModel);
  if (!ofModel.has(flow)) ofModel.set(flow, readNames(flow, entities));
  return ofModel.get(flow);
}

function readNames(flow: Entity, entities: ReadonlyMap<string, Entity>): Names {
  const path = flow.sort === 'flow' ? findPhrase(flow.node.phrases, 'from')?.values?.steps : undefined;
  if (!path || path.length < 2) return undefined;
  const steps = path.map((step) =>
    step.flatMap((value) => (value.kind === 'ref' ? [entities.get(refText(value))?.name ?? refText(value)] : [])),
  );
  if (sizeOf(steps) > MAX_HOPS) return undefined;
  const hops = steps.slice(1).flatMap((to, index) => pairs(steps[index] ?? [], to));
  return [...new Set([...hops, ...pairs(steps[0] ?? [], steps[steps.length - 1] ?? [])])].sort();
}

function pairs(from: readonly string[], to: readonly string[]): string[] {
  return from.flatMap((a) => to.map((b) => `${a} -> ${b}`));
}

/** Hops, or pairs of first and last: lists multiply, and a few kilobytes of names would be millions of hops. */
export function sizeOf(steps: readonly (readonly unknown[])[]): number {
  const hops = steps.reduce((sum, step, index) => sum + step.length * (steps[index + 1]?.length ?? 0), 0);
  return Math.max(hops, (steps[0]?.length ?? 0) * (steps[steps.length - 1]?.length ?? 0));
}
