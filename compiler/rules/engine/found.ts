/** Threats somebody declared by hand go through the same verdicts: what they require is what closes them. */
import type { FoundThreat, Severity, Threat } from '../../model/ir.ts';
import { severityLapsed } from '../../model/lapsed.ts';
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { CATALOGUES } from '../../model/vocabulary-controls.ts';
import { FALSE, missingOf, TRUE } from '../truth.ts';
import { controlOn } from '../world/claims.ts';
import type { Item } from '../world/items.ts';
import type { World } from '../world/world.ts';
import { verdictOf } from './assess.ts';
import { allTruths, type RequirementResult } from './demand.ts';
import { claimsOf } from './places.ts';
import { scenarioOf } from './scenario.ts';
import { conditional } from './sentence.ts';
import type { Rated } from './severity.ts';
import type { ThreatContext } from './threat.ts';

/** What is excluded is never the subject of a threat; `exclusions.ts` tells who wrote it down. */
export function foundThreats(context: ThreatContext, found: FoundThreat): Threat[] {
  const { world } = context;
  // A fanned-out flow is short for all its routes.
  const items = found.on.flatMap((id): readonly Item[] => {
    const item = world.item(id);
    return item?.sort === 'flow' ? item.routes : item ? [item] : [];
  });
  const subjects = items.length > 0 ? items : [world.model];
  return subjects.filter((item) => !item.excluded).map((item) => threatOn(context, found, item));
}

function threatOn(context: ThreatContext, found: FoundThreat, item: Item): Threat {
  const { world } = context;
  const id = `${found.id}@${item.id}`;
  const requirements = requirementsOf(world, found, item);
  const safe = allTruths(requirements.length > 0 ? requirements.map((one) => one.truth) : [FALSE]);
  const { verdict } = requirements.length > 0 ? verdictOf(TRUE, safe) : ({ verdict: 'open' } as const);
  const stated = found.attributes.find((one) => one.attribute === 'severity')?.facts[0]?.value;
  const stake =
    found.attributes
      .find((one) => one.attribute === 'stake')
      ?.facts.flatMap((fact) => (fact.value?.type === 'element' ? (world.item(fact.value.id) ?? []) : [])) ?? [];
  const adjusted = stated?.type === 'word' ? (stated.word as Severity) : undefined;
  const rated: Rated = { items: [item], stake, stride: found.stride, ceiling: undefined, adjusted };
  const rating = context.tables.rate(world, rated);
  const obligations = requirements.flatMap((requirement) => context.obligations.add(id, rating.low, requirement, item));
  const missing = verdict === 'unknown' ? missingOf(safe) : [];
  const demands = verdict === 'mitigated' ? [] : requirements.flatMap((one) => one.demands);
  const planned = claimsOf(world, demands).flatMap((claim) =>
    claim.state === 'planned' ? [{ control: claim.control, on: claim.element, by: claim.by }] : [],
  );
  return {
    id,
    rule: found.id,
    title: found.title,
    stride: found.stride,
    bindings: [{ variable: 'on', id: item.id }],
    verdict,
    expired: missing.some((one) => one.expired) || undefined,
    sentence: conditional({ verdict }, found.title),
    doc: found.doc,
    severity: { low: rating.low, high: severityLapsed(found) ? 'critical' : rating.high },
    references: referencesOf(found),
    obligations: [...new Set(obligations)].sort(),
    questions: context.questions.add(id, verdict === 'mitigated' ? [] : [...missing, ...rating.missing]),
    planned,
    scenario:
      verdict === 'open' && context.scenarios
        ? scenarioOf(world, context.tables, { rated, rating, requirements, witness: [], planned })
        : undefined,
  };
}

/** `requires audit_log`, `requires audit_log on trail`: all of them, on what the threat is about unless they say where. */
export function requirementsOf(world: World, found: FoundThreat, item: Item): RequirementResult[] {
  const facts = found.attributes.find((one) => one.attribute === 'requires')?.facts ?? [];
  return facts.flatMap((fact) => {
    const control = fact.value?.type === 'control' ? findById<ControlDefinition>(world.vocabulary.controls, fact.value.control) : undefined;
    if (!control) return [];
    const named = (fact.phrases ?? [])
      .filter((phrase) => phrase.preposition === 'on')
      .flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'element' ? (world.item(value.id) ?? []) : [])));
    return (named.length > 0 ? named : [item]).map((target): RequirementResult => {
      const truth = controlOn(world, control, target, 'demand', item.sort === 'flow' || item.sort === 'hop' ? item.id : undefined);
      return {
        need: 1,
        truth,
        ways: TRUE,
        demands: [{ control, placement: 'on', target, truth, ways: TRUE, witness: [], flow: undefined }],
        claims: undefined,
      };
    });
  });
}

function referencesOf(found: FoundThreat): Threat['references'] {
  return CATALOGUES.flatMap((catalogue) =>
    (found.attributes.find((one) => one.attribute === catalogue)?.facts ?? []).flatMap((fact) =>
      fact.value?.type === 'catalogue' ? [{ catalogue, id: fact.value.id }] : [],
    ),
  );
}
