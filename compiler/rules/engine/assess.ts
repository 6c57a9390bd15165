/**
 * The verdict of one rule on what it is bound to:
 *
 *   applies  protected      verdict
 *   no       any            none: the threat does not exist
 *   yes      yes            mitigated
 *   yes      no             open
 *   yes      unknown        unknown
 *   unknown  yes            unknown and moot: whatever the answer, it is not open
 *   unknown  no or unknown  unknown
 */
import type { Verdict } from '../../model/ir.ts';
import type { Env } from '../compile/operand.ts';
import { and, FALSE, type Missing, mergeMissing, missingOf, TRUE, type Truth } from '../truth.ts';
import type { HopItem } from '../world/items.ts';
import type { World } from '../world/world.ts';
import type { CompiledRule } from './compile-rule.ts';
import { allTruths, type RequirementResult } from './demand.ts';

export interface Assessment {
  readonly env: Env;
  readonly verdict: Verdict;
  readonly moot: boolean;
  readonly applies: Truth;
  /** What would have to be known; empty for what is known, and for what is moot. */
  readonly missing: readonly Missing[];
  readonly requirements: readonly RequirementResult[];
  readonly witness: readonly HopItem[];
}

export function assess(world: World, rule: CompiledRule, env: Env): Assessment | undefined {
  let applies = rule.applies(world, env);
  if (applies === FALSE) return undefined;
  const requirements = rule.requires.map((requirement) => requirement(world, env));
  for (const requirement of requirements) applies = and(applies, requirement.ways);
  if (applies === FALSE) return undefined;
  const safe = allTruths(requirements.map((one) => one.truth));
  const { verdict, moot } = verdictOf(applies, safe);
  const missing = verdict !== 'unknown' || moot ? [] : mergeMissing(missingOf(applies), missingOf(safe));
  const ways = requirements.flatMap((one) => one.demands).find((demand) => demand.witness.length > 0)?.witness;
  return { env, verdict, moot, applies, missing, requirements, witness: ways ?? rule.witness(world, env) };
}

export function verdictOf(applies: Truth, safe: Truth): { readonly verdict: Verdict; readonly moot: boolean } {
  if (applies === TRUE) return { verdict: safe === TRUE ? 'mitigated' : safe === FALSE ? 'open' : 'unknown', moot: false };
  return { verdict: 'unknown', moot: safe === TRUE };
}

/** "A pair matches if either order does; it is one threat." The worse of the two speaks; their questions add up. */
export function assessPair(world: World, rule: CompiledRule, env: Env): Assessment | undefined {
  const [there, back] = [assess(world, rule, env), assess(world, rule, { ...env, a: env.b, b: env.a })];
  if (!there || !back) return there ?? back;
  const worse = rank(there) >= rank(back) ? there : back;
  return { ...worse, missing: worse.verdict === 'unknown' ? mergeMissing(there.missing, back.missing) : worse.missing };
}

function rank(one: Assessment): number {
  if (one.verdict === 'open') return 3;
  if (one.verdict === 'unknown') return one.moot ? 1 : 2;
  return 0;
}
