/** The first question: what are we building? Picture, parts, flows and data, with the numbers that the picture shows. */
import type { Element, Hop, Value } from '../../model/ir.ts';
import { knownAttribute, namedElements } from '../element-facts.ts';
import { meansOf, plainValue, spokenKinds, spokenValue } from '../facts.ts';
import type { Lookup } from '../lookup.ts';
import { count, listed, listedShort } from '../text.ts';
import { type Gfm, gfm, joinGfm, md, sentenceCase } from './gfm.ts';
import { type Building, foldedTable, type Picture } from './page.ts';
import type { Scope } from './scope.ts';

export function buildingSection(scope: Scope, lookup: Lookup, picture: Picture | undefined, pictures: Gfm | undefined): Building {
  const flows = new Set(scope.hops.map((hop) => hop.flow)).size;
  const people = scope.parts.filter((part) => part.sort === 'actor').length;
  const components = scope.parts.length - people;
  const counted = [
    ...(components > 0 ? [count(components, 'part')] : []),
    ...(flows > 0 ? [count(flows, 'flow')] : []),
    ...(people > 0 ? [`${people} ${people === 1 ? 'person or organisation' : 'people and organisations'} around it`] : []),
  ];
  return {
    picture,
    summary: gfm(`${sentenceCase(listed(counted.length === 0 ? ['nothing yet'] : counted))}.`),
    pictures,
    flows: foldedTable(scope.hops, count(scope.hops.length, 'step of a flow', 'steps of flows'), (hop) => flowRow(hop, lookup)),
    parts: foldedTable(scope.parts, count(scope.parts.length, 'part or person', 'parts and people'), (part) => partRow(part, lookup)),
    data: foldedTable(scope.data, count(scope.data.length, 'kind of data', 'kinds of data'), (datum) => dataRow(datum, lookup)),
  };
}

function flowRow(hop: Hop, lookup: Lookup): Gfm[] {
  const content = [
    ...(hop.sent.length > 0 ? [listed(titles(hop.sent, lookup))] : []),
    ...(hop.returned.length > 0 ? [`comes back: ${listed(titles(hop.returned, lookup))}`] : []),
  ];
  return [
    md`**${gfm(lookup.hopNumber(hop.id))}**`,
    md`${gfm(lookup.title(hop.flow))}<br>${gfm(lookup.title(hop.from))} → ${gfm(lookup.title(hop.to))}`,
    gfm(content.length === 0 ? 'not said' : content.join('; ')),
    gfm(protection(hop, lookup)),
  ];
}

function protection(hop: Hop, lookup: Lookup): string {
  const kinds = spokenKinds(hop).map((kind) => lookup.kindTitle(kind));
  const caller = meansOf(hop, 'authenticated', lookup);
  const secrecy = meansOf(hop, 'encrypted', lookup);
  const callers = { yes: 'callers proven', no: 'callers not proven', unknown: 'callers proven?' };
  const secrets = { yes: 'encrypted', no: 'not encrypted', unknown: 'encrypted?' };
  return [
    ...kinds.slice(0, 1),
    caller.say === 'by' ? `callers proven by ${caller.what}` : callers[caller.say],
    secrecy.say === 'by' ? `encrypted by ${secrecy.what}` : secrets[secrecy.say],
  ].join(', ');
}

function partRow(part: Element, lookup: Lookup): Gfm[] {
  const kinds = part.kinds.map((kind) => lookup.kindTitle(kind));
  const from = part.imported === undefined ? [] : [`part of ${lookup.title(part.imported)}`];
  const where = part.boundaries[0];
  const kept = titles([...namedElements(part, 'stores'), ...namedElements(part, 'holds')], lookup);
  return [
    md`**${gfm(lookup.title(part.id))}**${part.doc === undefined ? gfm('') : md`<br>${gfm(part.doc)}`}`,
    gfm(listed([...kinds, ...from]) || part.sort),
    where === undefined ? gfm('in no boundary') : gfm(lookup.title(where)),
    kept.length === 0 ? md`-` : gfm(listed(kept)),
  ];
}

function dataRow(datum: Element, lookup: Lookup): Gfm[] {
  const keepers = lookup.keepers(datum.id).map((element) => lookup.title(element.id));
  const kinds = datum.kinds.map((kind) => lookup.kindTitle(kind));
  return [
    md`**${gfm(lookup.title(datum.id))}**`,
    gfm(listed(kinds) || 'not classified'),
    gfm(keepers.length === 0 ? 'not kept' : `kept in ${listedShort(keepers, 4)}`),
  ];
}

function titles(ids: readonly string[], lookup: Lookup): string[] {
  return [...new Set(ids)].map((id) => lookup.title(id));
}

/** Tier, owner and due date of a feature or the model, as far as somebody said them. */
export function factsOf(element: Pick<Element, 'attributes'>, lookup: Lookup): Gfm[] {
  const spoken = (name: string): string | undefined => {
    const value: Value | undefined = knownAttribute(element, name)?.facts[0]?.value;
    return value && spokenValue(value, lookup);
  };
  const tier = spoken('tier');
  const owner = plainValue(element, 'owner');
  const due = plainValue(element, 'due');
  return [
    ...(tier === undefined ? [] : [md`Tier: **${gfm(tier)}**`]),
    ...(owner === undefined ? [] : [md`Owner: **${gfm(owner)}**`]),
    ...(due === undefined ? [] : [md`Due: **${gfm(due)}**`]),
  ];
}

export function factsLine(facts: readonly Gfm[]): Gfm {
  return joinGfm(facts, ' · ');
}
