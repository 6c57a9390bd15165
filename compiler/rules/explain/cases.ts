/** One case a threat is about, to be judged again in a changed model: what would a line more, or an answer, make of it? */
import type { FoundThreat, Model, Severity, Verdict } from '../../model/ir.ts';
import type { Env } from '../compile/operand.ts';
import { assess, assessPair, verdictOf } from '../engine/assess.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { allTruths, type RequirementResult } from '../engine/demand.ts';
import { contextOf } from '../engine/evaluate.ts';
import { requirementsOf } from '../engine/found.ts';
import { rate } from '../engine/threat.ts';
import { TRUE } from '../truth.ts';
import type { Item } from '../world/items.ts';
import { createWorld, type World } from '../world/world.ts';
import type { ExplainContext } from './context.ts';

export interface Judged {
  readonly verdict: Verdict | 'not_applicable';
  readonly severity?: { readonly low: Severity; readonly high: Severity };
  readonly requirements: readonly RequirementResult[];
}

export interface Case {
  /** What the case is about first. */
  readonly first: Item;
  /** The same case in another model. */
  judgeIn(model: Model): Judged;
}

const GONE: Judged = { verdict: 'not_applicable', requirements: [] };

export function ruleCase(context: ExplainContext, rule: CompiledRule, env: Env): Case {
  return {
    first: env.a as Item,
    judgeIn: (model) => {
      const world = worldOf(context, model);
      const a = env.a && world.item(env.a.id);
      const b = env.b && world.item(env.b.id);
      const bound: Env = { ...env, a, b };
      const found = rule.resolved.pair ? assessPair(world, rule, bound) : assess(world, rule, bound);
      if (!found) return GONE;
      const { low, high } = rate(contextOf(world, model), rule, found.env);
      return { verdict: found.verdict, severity: { low, high }, requirements: found.requirements };
    },
  };
}

export function foundCase(context: ExplainContext, found: FoundThreat, item: Item): Case {
  return {
    first: item,
    judgeIn: (model) => {
      const world = worldOf(context, model);
      const same = world.item(item.id);
      if (!same) return GONE;
      const requirements = requirementsOf(world, found, same);
      const safe = allTruths(requirements.map((one) => one.truth));
      return { verdict: requirements.length === 0 ? 'open' : verdictOf(TRUE, safe).verdict, requirements };
    },
  };
}

function worldOf(context: ExplainContext, model: Model): World {
  return createWorld(
    model,
    context.words,
    model.adjustments,
    new Set(context.world.parts.filter((part) => !part.own && context.world.counted(part)).map((part) => part.id)),
  );
}
