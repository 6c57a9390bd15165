/**
 * A threat in the words of a product engineer: who would do it, what is lost, what would stop it. Everything is read from the
 * model: nothing is claimed that it does not say.
 */
import type { Element, Hop, Obligation, Threat } from '../../model/ir.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { namedElements } from '../element-facts.ts';
import type { Lookup } from '../lookup.ts';
import { listed, listedShort } from '../text.ts';
import { type Gfm, gfm, joinGfm, listGfm, md } from './gfm.ts';

/** What the variables of a threat's rule stand for, by sort. */
interface Bound {
  readonly hops: readonly Hop[];
  readonly components: readonly Element[];
  readonly data: readonly Element[];
}

function boundBy(threat: Threat, lookup: Lookup): Bound {
  const ids = threat.bindings.map((binding) => binding.id);
  const hopIds = ids.flatMap((id) => lookup.routes.get(id)?.route.hops ?? lookup.flows.get(id)?.hops ?? (lookup.hops.has(id) ? [id] : []));
  const elements = ids.map((id) => lookup.elements.get(id)).filter((element) => element !== undefined);
  return {
    hops: [...new Set(hopIds)].map((id) => lookup.hops.get(id)).filter((hop) => hop !== undefined),
    components: elements.filter((element) => element.sort === 'component' || element.sort === 'actor'),
    data: elements.filter((element) => element.sort === 'data'),
  };
}

/** Ids of the data that the threat is about: named by it, on the flows it binds, or kept by the parts it binds. */
function stakeOf(bound: Bound, lookup: Lookup): string[] {
  if (bound.data.length > 0) return bound.data.map((element) => element.id);
  const moved = bound.hops.flatMap((hop) => [...hop.sent, ...hop.returned]);
  const kept = bound.components.flatMap((element) => [...namedElements(element, 'stores'), ...namedElements(element, 'holds')]);
  const known = [...new Set([...moved, ...kept])].filter((id) => lookup.elements.has(id));
  return known.sort();
}

/** `Fraudster, who wants Payment event; or anybody who can pose as Payment vendor`. */
export function whoWords(threat: Threat, lookup: Lookup): string {
  const bound = boundBy(threat, lookup);
  const stake = new Set(stakeOf(bound, lookup));
  // Who wants data gains nothing when it is lost or when nobody can prove a thing.
  const gains = threat.stride.some((one) => one !== 'denial_of_service' && one !== 'repudiation');
  const named = (gains ? lookup.wanting : []).flatMap((element) => {
    const wanted = namedElements(element, 'wants').filter((id) => stake.has(id));
    if (wanted.length === 0) return [];
    return [
      `${lookup.title(element.id)}, who wants ${listedShort(
        wanted.map((id) => lookup.title(id)),
        2,
      )}`,
    ];
  });
  return [...named.slice(0, 2), anybody(threat, bound, lookup)].join('; or ');
}

function anybody(threat: Threat, bound: Bound, lookup: Lookup): string {
  const [first] = bound.hops;
  const last = bound.hops.at(-1);
  const [component] = bound.components;
  if (first && last) {
    const [from, to] = [lookup.title(first.from), lookup.title(last.to)];
    if (threat.stride.includes('spoofing')) return `anybody who can pose as ${from}`;
    if (threat.stride.includes('repudiation')) return `anybody who acts through ${from}`;
    // Who changes what is sent, and does not read it, sends it.
    const sends = threat.stride.includes('tampering') && !threat.stride.includes('information_disclosure');
    if (sends || threat.stride.includes('elevation_of_privilege')) return `anybody who controls ${from}`;
    if (threat.stride.includes('denial_of_service')) return `anybody who can reach ${to}`;
    return `anybody on the way from ${from} to ${to}`;
  }
  if (component) {
    const title = lookup.title(component.id);
    if (threat.stride.includes('elevation_of_privilege')) return `anybody who takes over ${title}`;
    if (threat.stride.includes('repudiation')) return `anybody who uses ${title}`;
    if (threat.stride.includes('denial_of_service')) return `anybody or anything that stops ${title}`;
    if (isForeign(component, lookup)) return `${title} itself, or anybody who gets in there`;
    return `anybody who can reach ${title}`;
  }
  const [datum] = bound.data;
  return datum ? `anybody who comes by ${lookup.title(datum.id)}` : 'anybody who can reach the system';
}

/** Run by somebody else, as its kind or a boundary around it says. */
function isForeign(component: Element, lookup: Lookup): boolean {
  const around = component.boundaries.flatMap((id) => lookup.elements.get(id) ?? []);
  return component.isA.includes('third_party_service') || around.some((boundary) => boundary.isA.includes('third_party'));
}

/** What the threat is about in one title: the flow or part it binds, before data. */
export function placeOf(threat: Threat, lookup: Lookup): string {
  const ids = threat.bindings.map((binding) => binding.id);
  const parts = ids.filter((id) => lookup.elements.get(id)?.sort !== 'data');
  const shown = parts.length > 0 ? parts : ids;
  return shown.length === 0 ? lookup.title(lookup.model.model.id) : listed([...new Set(shown.map((id) => lookup.title(id)))]);
}

/** `Payment event becomes known to the wrong people; proof of who did what`. */
export function lostWords(threat: Threat, lookup: Lookup): string {
  const bound = boundBy(threat, lookup);
  const stake = stakeOf(bound, lookup).map((id) => withKinds(id, lookup));
  const data = stake.length === 0 ? 'what is kept or sent there' : listedShort(stake, 3);
  const last = bound.hops.at(-1);
  const place = lookup.title(bound.components[0]?.id ?? last?.to ?? threat.bindings[0]?.id ?? lookup.model.model.id);
  const losses = wordTable<string>({
    spoofing: `certainty about who is behind ${last ? lookup.title(last.flow) : place}`,
    tampering: `trust in ${data}`,
    repudiation: 'proof of who did what',
    information_disclosure: `secrecy of ${data}`,
    denial_of_service: `${place} being there when it is needed`,
    elevation_of_privilege: `control over ${place}`,
  });
  const words = threat.stride.map((one) => losses[one]).filter((one) => one !== undefined);
  return words.length === 0 ? data : listed([...new Set(words)]);
}

/** `Payment event (pii, financial)`. */
function withKinds(id: string, lookup: Lookup): string {
  const kinds = lookup.elements.get(id)?.kinds ?? [];
  return kinds.length === 0
    ? lookup.title(id)
    : `${lookup.title(id)} (${kinds.map((kind) => midSentence(lookup.kindTitle(kind))).join(', ')})`;
}

/** `Personal data` as it stands inside a sentence; `PII` and `AWS key` keep their letters. */
export function midSentence(title: string): string {
  return /^[A-Z](?:[a-z]|$)/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** `HMAC signature or mutual TLS at Webhook receiver`. */
export function controlWords(obligation: Obligation, lookup: Lookup): Gfm {
  return md`${alternativesWords(obligation, lookup)} ${placeWords(obligation, lookup)}`;
}

export function alternativesWords(obligation: Obligation, lookup: Lookup): Gfm {
  const { alternatives, need } = obligation;
  const controls = alternatives.map((control) => md`**${gfm(lookup.controlTitle(control))}**`);
  if (controls.length <= 1 || need === 1) return listGfm(controls, 'or');
  return need === controls.length ? listGfm(controls) : md`${need} of these: ${joinGfm(controls, ', ')}`;
}

export function placeWords({ element, placement }: Obligation, lookup: Lookup): Gfm {
  const where = gfm(lookup.title(element));
  if (element === lookup.model.model.id) return md`in the system as a whole`;
  if (placement === 'along') return md`somewhere along ${where}`;
  if (placement === 'before') return md`on every way to ${where}`;
  return lookup.flows.has(element) || lookup.hops.has(element) || lookup.routes.has(element) ? md`on ${where}` : md`at ${where}`;
}

/** Each thing that would stop it, with how far that is. */
export function stopWords(threat: Threat, lookup: Lookup): Gfm[] {
  const obligations = threat.obligations.map((id) => lookup.obligations.get(id)).filter((one) => one !== undefined);
  const missing = obligations.filter((obligation) => obligation.state !== 'met');
  const controls = missing.map((obligation) => md`${controlWords(obligation, lookup)} (${stateWords(obligation)})`);
  // An open threat is open whatever the answers; they only say how bad it is.
  const asked = threat.verdict === 'unknown' ? threat.questions : [];
  const questions = asked.map((id) => lookup.questions.get(id)).filter((one) => one !== undefined);
  const answers = questions.slice(0, 2).map((question) => md`an answer first: ${gfm(question.text)}`);
  return [...controls, ...answers];
}

export function stateWords(obligation: Obligation): Gfm {
  const planned = obligation.claims.filter((claim) => claim.state === 'planned' && claim.by !== undefined).map((claim) => claim.by ?? '');
  switch (obligation.state) {
    case 'met':
      return md`in place`;
    case 'planned':
      return planned.length === 0 ? md`planned, without a date` : md`planned by ${gfm(planned.sort().at(-1) ?? '')}`;
    case 'lacking':
      return md`known to be missing`;
    case 'unknown':
      return md`not known yet`;
    case 'undeclared':
      return md`missing`;
  }
}
