/** Obligations: what must be true so that threats are mitigated, gathered from the demands of all threats. */
import type { DeniedWord, Obligation, ObligationClaim, Severity } from '../../model/ir.ts';
import { nothing, trimmed } from '../../model/lists.ts';
import { FALSE, TRUE } from '../truth.ts';
import { denialOf } from '../world/claims.ts';
import { add, type HopItem, type Item, type PartItem, statedOn } from '../world/items.ts';
import type { World } from '../world/world.ts';
import type { DemandResult, RequirementResult } from './demand.ts';
import { claimsOfRequirement, locusOf } from './places.ts';
import { SEVERITIES } from './severity.ts';
import { lineWith } from './word-with.ts';

interface Open {
  readonly id: string;
  readonly element: Item;
  readonly placement: Obligation['placement'];
  readonly alternatives: readonly string[];
  readonly places: Obligation['places'];
  readonly need: number;
  readonly threats: string[];
  severity: number;
  /** For every threat that demands it; and surely not for one of them. */
  met: boolean;
  failed: boolean;
  /** Made when there is one: of most obligations nobody has said anything. */
  claims: Map<string, ObligationClaim> | undefined;
  denied: Map<string, DeniedWord> | undefined;
  readonly verify: readonly string[];
}

export interface Obligations {
  /** The ids of what this requirement demands, for a threat that surely applies. */
  add(threat: string, severity: Severity, requirement: RequirementResult, first: Item): readonly string[];
  finish(): Obligation[];
}

export function createObligations(world: World): Obligations {
  /** By the thing they are about, then by what it must have. */
  const open = new Map<Item, Map<string, Open>>();

  function openFor(element: Item, what: string, make: () => Omit<Open, 'id' | 'element'>): Open {
    const ofElement = open.get(element) ?? new Map<string, Open>();
    if (ofElement.size === 0) open.set(element, ofElement);
    const found = ofElement.get(what) ?? { id: `${element.id}#${what}`, element, ...make() };
    if (found.threats.length === 0) ofElement.set(what, found);
    return found;
  }

  function addRequirement(threat: string, severity: Severity, requirement: RequirementResult, first: Item): readonly string[] {
    const { demands, need } = requirement;
    const [lead] = demands;
    if (!lead) return [];
    const claims = claimsOfRequirement(world, requirement);
    const denied = requirement.truth === TRUE ? nothing : denials(world, demands);
    const alternatives = demands.length === 1 ? [lead.control.id] : [...new Set(demands.map((demand) => demand.control.id))].sort();
    const loci = demands.every((demand) => demand.placement === lead.placement && demand.target === lead.target)
      ? locusOf(lead, demands)
      : undefined;
    const count = need > 1 ? `${need} of ` : '';
    const places = loci ? undefined : placesOf(demands);
    const names = places?.map((place) => `${place.control} ${place.placement} ${place.element}`) ?? alternatives;
    const placement = loci ? lead.placement : 'on';
    const what = `${placement}:${count}${names.join('|')}`;
    const verify = (): readonly string[] =>
      demands.length === 1 ? lead.control.verify : [...new Set(demands.flatMap((demand) => demand.control.verify))];
    const ids: string[] = [];
    for (const element of loci ?? [first]) {
      const entry = openFor(element, what, () => ({
        placement,
        alternatives,
        places,
        need,
        threats: [],
        severity: 0,
        met: true,
        failed: false,
        claims: undefined,
        denied: undefined,
        verify: verify(),
      }));
      ids.push(entry.id);
      if (entry.threats[entry.threats.length - 1] !== threat) entry.threats.push(threat);
      entry.severity = Math.max(entry.severity, SEVERITIES.indexOf(severity));
      entry.met &&= requirement.truth === TRUE;
      entry.failed ||= requirement.truth === FALSE;
      if (claims.length > 0) entry.claims ??= new Map();
      for (const claim of claims) entry.claims?.set(`${claim.element} ${claim.control} ${claim.state}`, claim);
      if (denied.length > 0) entry.denied ??= new Map();
      for (const word of denied) entry.denied?.set(word.hop, word);
    }
    return trimmed(ids);
  }

  return {
    add: addRequirement,
    finish: () =>
      [...open.values()]
        .flatMap((ofElement) => [...ofElement.values()])
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((entry) => finish(world, entry)),
  };
}

/** Of a hop, or of the last hop of a flow: there it is decided. */
function denials(world: World, demands: readonly DemandResult[]): DeniedWord[] {
  const found = new Map<string, DeniedWord>();
  for (const { control, target, placement } of demands) {
    const hop = target.sort === 'hop' ? target : target.sort === 'flow' ? target.hops[target.hops.length - 1] : undefined;
    const denial = hop && placement === 'on' ? denialOf(world, control, hop) : undefined;
    if (!hop || !denial) continue;
    const line = denial.family ? `${denial.attribute.name} yes` : lineWith(world, hop, denial.attribute, control, (one) => one.name);
    found.set(hop.id, { hop: hop.id, says: denial.says, instead: [...(found.get(hop.id)?.instead ?? []), line] });
  }
  return [...found.values()];
}

function placesOf(demands: readonly DemandResult[]): NonNullable<Obligation['places']> {
  return demands
    .map((demand) => ({
      control: demand.control.id,
      placement: demand.placement,
      element: (locusOf(demand, [demand])[0] ?? demand.target).id,
    }))
    .sort((a, b) => (a.control + a.element < b.control + b.element ? -1 : 1));
}

function finish(world: World, open: Open): Obligation {
  const claims = sortedValues(open.claims);
  const holding = claims.filter((claim) => claim.state === 'implemented' || claim.state === 'provided');
  const state = stateOf(open, claims);
  const denied = sortedValues(open.denied);
  return {
    id: open.id,
    element: open.element.id,
    placement: open.placement,
    alternatives: open.alternatives,
    places: open.places,
    need: open.need,
    threats: trimmed(open.threats.sort()),
    severity: SEVERITIES[open.severity] as Severity,
    state,
    claims,
    linked: state === 'met' && holding.some((claim) => claim.code.length > 0),
    denied: denied.length > 0 ? denied : undefined,
    verify: open.verify,
    owner: ownerOf(world, open.element),
    due: dueOf(world, open.element, claims),
  };
}

function sortedValues<T>(map: ReadonlyMap<string, T> | undefined): readonly T[] {
  return map ? [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) : nothing;
}

/** Met only where it is met for every threat that demands it. */
function stateOf({ met, failed, denied, need, alternatives }: Open, claims: readonly ObligationClaim[]): Obligation['state'] {
  if (met) return 'met';
  if (!failed) return 'unknown';
  if (claims.some((claim) => claim.state === 'planned')) return 'planned';
  // Of several that are needed, one that is known to be missing still leaves others to be enough.
  const lacking = new Set(claims.flatMap((claim) => (claim.state === 'lacking' ? [claim.control] : []))).size;
  const short = need === 1 ? lacking > 0 : alternatives.length - lacking < need;
  return denied !== undefined || short ? 'lacking' : 'undeclared';
}

/** The element's own owner, else that of a boundary around it, of a feature that includes it, of the model. */
function ownerOf(world: World, element: Item): string | undefined {
  const around =
    element.sort === 'hop' || element.sort === 'flow'
      ? element.sort === 'hop'
        ? [element.flow]
        : []
      : element.boundaries.flatMap((id) => world.item(id) ?? []);
  for (const one of [element, ...around, ...featuresOf(world, element), world.model]) {
    const value = statedOn(one, 'owner')?.facts[0]?.value;
    if (value?.type === 'text') return value.text;
  }
  return undefined;
}

/** When a plan says so; else when a feature that includes the element is due. */
function dueOf(world: World, element: Item, claims: readonly ObligationClaim[]): string | undefined {
  const planned = claims.flatMap((claim) => (claim.state === 'planned' && claim.by !== undefined ? [claim.by] : []));
  if (planned.length > 0) return planned.sort()[0];
  const [first] = featuresOf(world, element);
  return first && dateOf(first);
}

/** The features that include a thing, the one that is due first before all others. */
function featuresOf(world: World, element: Item): readonly PartItem[] {
  const ids =
    element.sort === 'hop' ? [element.id, element.flow.flow.id] : element.sort === 'flow' ? [element.id, element.flow.id] : [element.id];
  const features = world.remember('features', () => featuresByThing(world));
  const found = ids.length === 1 ? (features.get(element.id) ?? NO_FEATURES) : ids.flatMap((id) => features.get(id) ?? NO_FEATURES);
  return found.length < 2 ? found : [...new Set(found)].sort(dueFirst);
}

const NO_FEATURES: readonly PartItem[] = [];
const NEVER = '9999-12-31';

function dueFirst(a: PartItem, b: PartItem): number {
  const [left, right] = [dateOf(a) ?? NEVER, dateOf(b) ?? NEVER];
  return left < right || (left === right && a.id < b.id) ? -1 : 1;
}

function dateOf(feature: PartItem): string | undefined {
  const due = statedOn(feature, 'due')?.facts[0]?.value;
  return due?.type === 'date' ? due.date : undefined;
}

function featuresByThing(world: World): ReadonlyMap<string, readonly PartItem[]> {
  const features = new Map<string, PartItem[]>();
  const byFlow = new Map<string, HopItem[]>();
  for (const hop of world.hops) add(byFlow, hop.hop.flow, hop);
  for (const feature of world.parts) {
    if (feature.sort !== 'feature') continue;
    for (const fact of statedOn(feature, 'includes')?.facts ?? []) {
      if (fact.value?.type !== 'element') continue;
      // A feature that includes a flow includes the parts on it.
      const hops = byFlow.get(fact.value.id) ?? [];
      for (const id of new Set([fact.value.id, ...hops.flatMap((hop) => [hop.id, hop.from.id, hop.to.id])])) add(features, id, feature);
    }
  }
  return features;
}
