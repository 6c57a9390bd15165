/** Where the controls of a demand are, or would be, claimed: for obligations, plans and links to code. */
import type { ControlState, Fact, ObligationClaim } from '../../model/ir.ts';
import { nothing } from '../../model/lists.ts';
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { guardOf, inForce, standsAtTaker } from '../world/claims.ts';
import { type FlowItem, type HopItem, type Item, type PartItem, statedOn } from '../world/items.ts';
import type { World } from '../world/world.ts';
import type { DemandResult, RequirementResult } from './demand.ts';

/** The thing an obligation is about: the end that guards, where one does; else what the rule names. */
export function locusOf(demand: DemandResult, together: readonly DemandResult[]): readonly Item[] {
  const { target, placement } = demand;
  if (placement !== 'on' || (target.sort !== 'hop' && target.sort !== 'flow')) return [target];
  if (target.sort === 'hop') return [endOf(together, target) ?? target];
  const last = target.hops[target.hops.length - 1];
  if (!last || target.routes.length > 1) return [target];
  const perHop = together.every((one) => one.control.counts !== 'end_to_end');
  if (perHop && target.hops.length > 1) return [...new Set(target.hops.map((hop) => endOf(together, hop) ?? hop))];
  return [endOf(together, last) ?? target];
}

/** The one end at which all alternatives stand; people implement nothing, so what is theirs to check is a matter of the hop. */
function endOf(demands: readonly DemandResult[], hop: HopItem): PartItem | undefined {
  const ends = new Set(
    demands.map(({ control }) =>
      control.counts === 'end_to_end' && control.guards !== undefined && standsAtTaker(control, hop)
        ? hop.to
        : guardOf(control.guards, hop),
    ),
  );
  const [only] = ends;
  return ends.size === 1 && only?.sort !== 'actor' ? only : undefined;
}

/** Everything at which a claim could count for this demand. */
function placesOf(demand: DemandResult): readonly Item[] {
  const { target, placement, witness } = demand;
  if (placement === 'before') return [target, ...partsOf(witness, true), ...witness];
  if (target.sort === 'hop') return target.server === target.to ? [target, target.to] : [target, target.server, target.to];
  if (target.sort === 'flow') return [...target.hops, ...partsOf(target.hops, placement === 'along' ? firstIsWeaker(target) : false)];
  return [target];
}

function firstIsWeaker(flow: FlowItem): boolean {
  return flow.from?.trust !== flow.to?.trust;
}

function partsOf(hops: readonly HopItem[], withoutFirst: boolean): readonly PartItem[] {
  const parts = new Set(hops.flatMap((hop) => [hop.from, hop.to]));
  if (withoutFirst && hops[0]) parts.delete(hops[0].from);
  return [...parts];
}

/** For what it obliges to and for what is planned: looked up once. */
export function claimsOfRequirement(world: World, requirement: RequirementResult): readonly ObligationClaim[] {
  requirement.claims ??= claimsOf(world, requirement.demands);
  return requirement.claims;
}

/** Claims of these controls or their members, whatever their state, sorted by element and control. */
export function claimsOf(world: World, demands: readonly DemandResult[]): readonly ObligationClaim[] {
  const found = new Map<string, ObligationClaim>();
  for (const demand of demands) {
    for (const place of placesOf(demand)) {
      for (const claim of place.controls) {
        const narrowed =
          claim.for !== undefined && !(inForce(world, claim, place, demand.flow) || claim.for.some((id) => onFlow(demand.target, id)));
        if (claim.expired || narrowed || !isMember(world, claim.control, demand.control)) continue;
        const element =
          claim.source.level === 'boundary'
            ? claim.source.boundary
            : claim.source.level === 'component'
              ? claim.source.component
              : place.id;
        put(found, { element, control: claim.control, state: claim.state, code: claim.code ?? [], test: claim.test ?? [], by: claim.by });
      }
      if (place.sort === 'hop') for (const claim of spokenClaims(world, place, demand.control)) put(found, claim);
    }
  }
  if (found.size === 0) return nothing;
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
}

function onFlow(target: Item, id: string): boolean {
  return (target.sort === 'hop' && (target.id === id || target.hop.flow === id)) || (target.sort === 'flow' && target.flow.id === id);
}

function put(found: Map<string, ObligationClaim>, claim: ObligationClaim): void {
  found.set(`${claim.element} ${claim.control} ${claim.state}`, claim);
}

/** `encrypted by tls { code "..." }` claims TLS on the hop. */
function spokenClaims(world: World, hop: HopItem, control: ControlDefinition): readonly ObligationClaim[] {
  const said = world.meanings.filter(({ attribute }) => statedOn(hop, attribute.name) !== undefined);
  if (said.length === 0) return nothing;
  return said.flatMap(({ attribute, family }) => {
    const stated = statedOn(hop, attribute.name);
    const fact = stated?.expired || stated?.unknown ? undefined : stated?.facts[0];
    if (!fact || (fact.value?.type === 'word' && fact.value.word === 'no')) return [];
    const named =
      fact.phrases
        ?.find((phrase) => phrase.preposition === 'by')
        ?.values.flatMap((value) => (value.type === 'control' ? [value.control] : [])) ?? [];
    const controls = named.length > 0 ? named.filter((id) => isMember(world, id, control)) : family.isA.has(control.id) ? [family.id] : [];
    return controls.map((id) => claimFromFact(hop, id, fact));
  });
}

function claimFromFact(hop: HopItem, control: string, fact: Fact): ObligationClaim {
  const state: ControlState = 'implemented';
  return { element: hop.id, control, state, code: fact.code ?? [], test: fact.test ?? [] };
}

function isMember(world: World, id: string, control: ControlDefinition): boolean {
  return findById(world.vocabulary.controls, id)?.isA.has(control.id) === true;
}
