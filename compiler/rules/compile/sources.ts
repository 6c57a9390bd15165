/** `untrusted`, `process`, `c`: sets of parts as closures. Sets that no variable enters are worked out once per model. */
import type { Sources } from '../resolved.ts';
import { FALSE, type Missing, missingOf, or, TRUE, type Truth } from '../truth.ts';
import type { PartItem } from '../world/items.ts';
import { allEnds, type PartSet, singleton } from '../world/sets.ts';
import type { World } from '../world/world.ts';
import { compileOperand, type Env, isPart } from './operand.ts';
import { compileTarget } from './target.ts';

export interface CompiledSources {
  /** Depends on what is bound. */
  readonly bound: boolean;
  readonly set: (world: World, env: Env) => PartSet;
}

export function compileSources(sources: Sources): CompiledSources {
  const [only] = sources.any;
  if (only?.target === 'element' && sources.any.length === 1) {
    const operand = compileOperand(only.operand);
    return {
      bound: true,
      set: (world, env) => {
        const reading = operand(world, env);
        const parts = reading.values.filter((value): value is PartItem => typeof value === 'object' && isPart(value));
        const [first] = parts;
        if (first && parts.length === 1 && reading.closed) return singleton(first);
        const sure = new Set(parts);
        return {
          key: `=${parts.map((part) => part.id).join(',')}${reading.closed ? '' : '?'}`,
          sure,
          possible: reading.closed ? sure : new Set(allEnds(world)),
          missing: () => reading.missing,
        };
      },
    };
  }
  const matches = sources.any.map(compileTarget);
  const bound = sources.any.some((target) => target.target === 'element');
  const key = sources.any
    .map((target) => (target.target === 'kind' ? `kind ${target.of.id}` : target.target === 'fact' ? `fact ${target.fact.id}` : ''))
    .join('|');
  const build = (world: World, env: Env): PartSet => {
    const sure = new Set<PartItem>();
    const possible = new Set<PartItem>();
    const missing = new Map<PartItem, readonly Missing[]>();
    for (const part of allEnds(world)) {
      const truth = matches.reduce<Truth>((result, match) => (result === TRUE ? TRUE : or(result, match(world, env, part))), FALSE);
      if (truth === FALSE) continue;
      possible.add(part);
      if (truth === TRUE) sure.add(part);
      else missing.set(part, missingOf(truth));
    }
    return { key, sure, possible, missing: (part) => missing.get(part) ?? [] };
  };
  if (bound) return { bound, set: build };
  return { bound, set: (world, env) => world.remember(`set ${key}`, () => build(world, env)) };
}
