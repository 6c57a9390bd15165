/** Demands of rules as closures: whether a control counts where it has to stand, and what a threat needs to know of it. */
import type { ObligationClaim } from '../../model/ir.ts';
import type { ControlDefinition, Vocabulary } from '../../model/vocabulary.ts';
import { labelsOf, removesAny } from '../check/removal.ts';
import { countTruths } from '../compile/condition.ts';
import { compileOperand, type Env, isPart } from '../compile/operand.ts';
import { compileSources } from '../compile/sources.ts';
import type { Demand, Requirement, ResolvedRule } from '../resolved.ts';
import { and, FALSE, or, TRUE, type Truth } from '../truth.ts';
import { controlOn } from '../world/claims.ts';
import type { HopItem, Item, PartItem } from '../world/items.ts';
import { alongFlow, beforePart } from '../world/placement.ts';
import { beforeWith } from '../world/removal.ts';
import { lessTrustedThan } from '../world/sets.ts';
import type { World } from '../world/world.ts';

export interface DemandResult {
  readonly control: ControlDefinition;
  readonly placement: Demand['placement'];
  readonly target: Item;
  readonly truth: Truth;
  /** Of `before`: whether there is a way to the target at all; else true. */
  readonly ways: Truth;
  readonly witness: readonly HopItem[];
  /** The flow in whose name a part is asked. */
  readonly flow: string | undefined;
}

export interface RequirementResult {
  readonly need: number;
  readonly truth: Truth;
  /** False where all demands are about ways and there is none: then the rule does not apply. */
  readonly ways: Truth;
  readonly demands: readonly DemandResult[];
  /** What is claimed of these controls where they count, once somebody has asked. */
  claims: readonly ObligationClaim[] | undefined;
}

export type EvaluateRequirement = (world: World, env: Env) => RequirementResult;

export function compileRequirement(rule: ResolvedRule, requirement: Requirement, vocabulary: Vocabulary): EvaluateRequirement {
  // "On every way": with one of several enough, some ways may have the one and other ways another.
  const together = requirement.need === 1 && requirement.demands.length > 1 && sameWay(requirement.demands);
  const tests = requirement.demands.map((demand) => compileDemand(rule, demand, together ? requirement.demands : [demand], vocabulary));
  return (world, env) => {
    const demands = tests.flatMap((test) => test(world, env) ?? []);
    const truth = countTruths(
      demands.map((demand) => demand.truth),
      { test: 'at_least', number: requirement.need },
    );
    const ways = demands.some((demand) => demand.placement !== 'before')
      ? TRUE
      : demands.reduce<Truth>((result, demand) => or(result, demand.ways), FALSE);
    return { need: requirement.need, truth, ways, demands, claims: undefined };
  };
}

function sameWay(demands: readonly Demand[]): boolean {
  const [first] = demands;
  return demands.every(
    (demand) =>
      demand.placement === 'before' && demand.target === first?.target && demand.from === first.from && demand.with === first.with,
  );
}

function compileDemand(
  rule: ResolvedRule,
  demand: Demand,
  group: readonly Demand[],
  vocabulary: Vocabulary,
): (world: World, env: Env) => DemandResult | undefined {
  const target = compileOperand(demand.target);
  const named = group.flatMap((one) => one.control ?? []);
  const evaluate = compilePlacement(rule, demand, vocabulary);
  const narrowing = narrowingOf(demand);
  return (world, env) => {
    const [item] = target(world, env).values;
    const control = demand.control ?? env.control;
    if (typeof item !== 'object' || !control) return undefined;
    const flow = narrowing?.(env);
    const { truth, ways, witness } = evaluate(world, env, item, named.length > 0 ? named : [control], flow);
    return { control, placement: demand.placement, target: item, truth, ways, witness, flow };
  };
}

/** `f.to` is asked in the name of its flow, `h.server` in that of the hop. */
function narrowingOf(demand: Demand): ((env: Env) => string | undefined) | undefined {
  let operand = demand.target;
  while (operand.op === 'step' || operand.op === 'attribute') operand = operand.of;
  if (operand === demand.target || operand.op !== 'variable') return undefined;
  const { index } = operand;
  return (env) => {
    const item = index === 0 ? env.a : env.b;
    return item?.sort === 'hop' || item?.sort === 'flow' ? item.id : undefined;
  };
}

interface Placed {
  readonly truth: Truth;
  readonly ways: Truth;
  readonly witness: readonly HopItem[];
}

type EvaluatePlacement = (world: World, env: Env, item: Item, controls: readonly ControlDefinition[], flow: string | undefined) => Placed;

const NO_WITNESS: readonly HopItem[] = [];
const NOWHERE: Placed = { truth: FALSE, ways: FALSE, witness: NO_WITNESS };

function compilePlacement(rule: ResolvedRule, demand: Demand, vocabulary: Vocabulary): EvaluatePlacement {
  if (demand.placement === 'on') {
    return (world, _, item, controls, flow) => ({
      truth: anyOf(controls, (control) => controlOn(world, control, item, 'demand', flow)),
      ways: TRUE,
      witness: NO_WITNESS,
    });
  }
  if (demand.placement === 'along') {
    return (world, _, item, controls) =>
      item.sort === 'flow'
        ? { truth: anyOf(controls, (control) => alongFlow(world, control, item)), ways: TRUE, witness: NO_WITNESS }
        : NOWHERE;
  }
  if (demand.with) {
    const datum = compileOperand(demand.with);
    const labels = labelsOf(rule, demand);
    return (world, env, item, controls) => {
      const [data] = datum(world, env).values;
      if (typeof data !== 'object' || data.sort !== 'data' || !isPart(item)) return NOWHERE;
      return beforeWith(
        world,
        controls,
        (member) => removesAny(member, labels, vocabulary),
        labels.map((label) => label.id).join(' '),
        item,
        data,
      );
    };
  }
  const sources = demand.from ? compileSources(demand.from) : undefined;
  return (world, env, item, controls) =>
    isPart(item)
      ? beforePart(world, controls, item, sources ? sources.set(world, env) : lessTrustedThan(world, item as PartItem))
      : NOWHERE;
}

function anyOf(controls: readonly ControlDefinition[], test: (control: ControlDefinition) => Truth): Truth {
  return controls.reduce<Truth>((result, control) => (result === TRUE ? TRUE : or(result, test(control))), FALSE);
}

export function allTruths(truths: readonly Truth[]): Truth {
  return truths.reduce<Truth>((result, truth) => and(result, truth), TRUE);
}
