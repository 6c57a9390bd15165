/**
 * Why a rule says what it says of certain things: clause by clause, with the facts each one looked at, the sum of the
 * severity, the way that decides, and the lines that would close it. Works as well for a threat that does not exist: then
 * some clause is false. Evaluates one rule on one binding; nothing is kept.
 */
import type { Model, Source } from '../model/ir.ts';
import { locate } from '../model/nodes.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Location } from '../source/span.ts';
import type { Env } from './compile/operand.ts';
import { type Assessment, assess } from './engine/assess.ts';
import { type CompiledRule, compileRules } from './engine/compile-rule.ts';
import type { DemandResult } from './engine/demand.ts';
import { contextOf, split } from './engine/evaluate.ts';
import { locusOf } from './engine/places.ts';
import type { Range } from './engine/severity.ts';
import { rate, threatId } from './engine/threat.ts';
import { FALSE, type Missing, missingOf, TRUE, type Truth } from './truth.ts';
import { type Item, statedOn } from './world/items.ts';
import { createWorld, type World } from './world/world.ts';

export interface Explanation {
  /** The id the threat has, or would have. */
  readonly id: string;
  readonly rule: string;
  /** Undefined where the rule does not apply. */
  readonly verdict: Assessment['verdict'] | undefined;
  readonly sentence: string;
  readonly clauses: readonly ClauseExplanation[];
  readonly demands: readonly DemandExplanation[];
  readonly severity: SeverityExplanation;
  /** Titles along the way that decides; empty where no way does. */
  readonly path: readonly string[];
}

export interface ClauseExplanation {
  /** Of the condition in the rule's file. */
  readonly at: Location;
  readonly says: Truth['value'];
  readonly facts: readonly FactExplanation[];
  readonly missing: readonly Missing[];
}

export interface FactExplanation {
  readonly element: string;
  /** `encrypted`, or `control:hmac_signature`. */
  readonly what: string;
  /** Key into the origins of the model; where a boundary or another part gives it, theirs. */
  readonly origin: string;
  /** Undefined: nobody said it. */
  readonly source: Source | undefined;
}

export interface DemandExplanation {
  readonly control: string;
  readonly placement: DemandResult['placement'];
  readonly target: string;
  readonly says: Truth['value'];
  /** Lines that would make it true. */
  readonly lines: readonly string[];
}

/** Words on the scales of the prelude, from and to. */
export interface SeverityExplanation {
  readonly low: string;
  readonly high: string;
  readonly impact: readonly [string, string];
  readonly exposure: readonly [string, string];
  readonly crossing: readonly [string, string];
  readonly likelihood: readonly [string, string];
  readonly ceiling: string | undefined;
  readonly adjusted: boolean;
}

/** Explains a rule on the things with these ids, in the order of its variables; undefined where it cannot be about them. */
export function explainRule(model: Model, vocabulary: Vocabulary, ruleId: string, ids: readonly string[]): readonly Explanation[] {
  const compiled = compileRules(vocabulary, [ruleId], () => undefined);
  const [rule] = compiled.rules;
  if (!rule || ids.length !== rule.resolved.variables.length) return [];
  const looked = new Map<string, FactExplanation>();
  const note = (item: Item, what: string): void => void looked.set(`${item.id} ${what}`, factOf(item, what));
  const fresh = (): World => createWorld(model, compiled.words, model.adjustments, new Set(), note);
  const world = fresh();
  const items = ids.map((id) => world.item(id));
  const [a, b] = items;
  if (!a || items.includes(undefined)) return [];
  const env: Env = { a, b, it: undefined };
  const envs = split(world, rule, env);
  return (envs.length > 0 ? envs : [env]).map((one) =>
    explainOne(model, rule, one, world, () => {
      looked.clear();
      return {
        world: rebind(fresh(), one),
        facts: () => [...looked.values()].sort((x, y) => (x.element + x.what < y.element + y.what ? -1 : 1)),
      };
    }),
  );
}

interface Watched {
  readonly world: readonly [World, Env];
  readonly facts: () => FactExplanation[];
}

/** The same binding in a world that remembers nothing yet, so that every fact is looked at again. */
function rebind(world: World, env: Env): readonly [World, Env] {
  return [world, { ...env, a: env.a && world.item(env.a.id), b: env.b && world.item(env.b.id) }];
}

function explainOne(model: Model, rule: CompiledRule, env: Env, world: World, watch: () => Watched): Explanation {
  const { definition } = rule.resolved;
  const clauses = rule.conjuncts.map(({ condition, evaluate }): ClauseExplanation => {
    const watched = watch();
    const truth = evaluate(...watched.world);
    return { at: locate(definition.file, condition), says: truth.value, facts: watched.facts(), missing: missingOf(truth) };
  });
  const assessment = assess(world, rule, env);
  const requirements = assessment?.requirements ?? rule.requires.map((requirement) => requirement(world, env));
  const demands = requirements.flatMap((requirement) => requirement.demands);
  return {
    id: threatId(rule, env),
    rule: rule.resolved.id,
    verdict: assessment?.verdict,
    sentence: rule.tell(world, env, assessment?.witness ?? []),
    clauses,
    demands: demands.map((demand) => ({
      control: demand.control.id,
      placement: demand.placement,
      target: demand.target.id,
      says: demand.ways === FALSE ? 'false' : demand.truth.value,
      lines: demand.truth === TRUE ? [] : linesFor(model, demand),
    })),
    severity: severityOf(model, rule, env, world),
    path:
      assessment && assessment.witness.length > 0
        ? [assessment.witness[0]?.from, ...assessment.witness.map((hop) => hop.to)].map((part) => part?.title ?? '')
        : [],
  };
}

function severityOf(model: Model, rule: CompiledRule, env: Env, world: World): SeverityExplanation {
  const rating = rate(contextOf(world, model), rule, env);
  const words = (scale: string, range: Range): [string, string] => {
    const steps = world.vocabulary.types.get(scale)?.values ?? [];
    return [steps[range.low] ?? '', steps[range.high] ?? ''];
  };
  return {
    low: rating.low,
    high: rating.high,
    impact: words('impact', rating.impact),
    exposure: words('exposure', rating.exposure),
    crossing: words('crossing', rating.crossing),
    likelihood: words('likelihood', rating.likelihood),
    ceiling: rating.ceiling,
    adjusted: rating.adjusted,
  };
}

/** What a model has to say so that the demand is met: at the end that guards, else of the thing itself. */
function linesFor(model: Model, demand: DemandResult): string[] {
  const name = (id: string): string => (id.startsWith(`${model.model.id}.`) ? id.slice(model.model.id.length + 1) : id);
  return locusOf(demand, [demand]).map((item) => {
    const claim = `implements ${demand.control.name}`;
    if (item.sort === 'hop') return `extend ${name(item.hop.flow)} { hop ${item.from.name} -> ${item.to.name} { ${claim} } }`;
    if (item.sort === 'flow') return `extend ${name(item.flow.id)} { ${claim} }`;
    return item.sort === 'model' ? claim : `extend ${name(item.id)} { ${claim} }`;
  });
}

function factOf(item: Item, what: string): FactExplanation {
  if (!what.startsWith('control:')) {
    const said = statedOn(item, what);
    // `carries nothing` is said of the thing itself.
    const source: Source | undefined = said?.facts[0]?.source ?? (said && { level: 'own' });
    return { element: item.id, what, origin: `${item.id}/${what}`, source };
  }
  const control = what.slice('control:'.length);
  const source = item.controls.find((claim) => claim.control === control)?.source;
  const owner = source?.level === 'boundary' ? source.boundary : source?.level === 'component' ? source.component : item.id;
  return { element: item.id, what, origin: `${owner}/${what}`, source };
}
