/**
 * How each obligation of a threat is met: the controls that would do, and for each the lines to add. A line is offered only
 * when the engine, given the model with it, says that the demand is met: where a control counts is too subtle to guess.
 */
import type { Obligation, Threat } from '../../model/ir.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { findWord, statementsIn, valuesOf } from '../../model/vocabulary-words.ts';
import { membersOf } from '../check/removal.ts';
import type { DemandResult, RequirementResult } from '../engine/demand.ts';
import { claimsOf } from '../engine/places.ts';
import { TRUE } from '../truth.ts';
import type { Item } from '../world/items.ts';
import type { Case } from './cases.ts';
import { type ExplainContext, nameOf } from './context.ts';
import { explainDemand } from './demands.ts';
import { changedBy, editOf, wordFor } from './edits.ts';
import type { Alternative, Claim, Remedy, Way } from './remedy.ts';
import { isLessExact, isSame, type Write, waysToWrite } from './write.ts';

const MOST_WAYS = 3;
/** On a long way each part could have it; each try judges the model anew. */
const MOST_TRIES = 16;

export function remediesOf(
  context: ExplainContext,
  threat: Threat,
  requirements: readonly RequirementResult[],
  judged: Case,
): readonly Remedy[] {
  return requirements.flatMap((requirement, index) => {
    const ids = context.threats.obligations.add(threat.id, threat.severity.low, requirement, judged.first);
    const obligations = context.model.obligations.filter((one) => ids.includes(one.id));
    return remedyOf(context, requirement, index, ids, obligations, judged) ?? [];
  });
}

function remedyOf(
  context: ExplainContext,
  requirement: RequirementResult,
  index: number,
  ids: readonly string[],
  obligations: readonly Obligation[],
  judged: Case,
): Remedy | undefined {
  const [lead] = requirement.demands;
  if (!lead) return undefined;
  const [first] = obligations;
  const alternatives = requirement.demands.map((demand, place) => alternativeOf(context, requirement, demand, { index, place }, judged));
  return {
    obligations: ids,
    state: first?.state ?? (requirement.truth === TRUE ? 'met' : 'undeclared'),
    need: requirement.need,
    where: `${lead.placement} ${nameOf(context, lead.target)}`,
    alternatives,
    verify: [...new Set(requirement.demands.flatMap((demand) => demand.control.verify))],
    ...(first?.owner === undefined ? {} : { owner: first.owner }),
    ...(first?.due === undefined ? {} : { due: first.due }),
  };
}

/** Which demand of which requirement. */
export interface Nth {
  readonly index: number;
  readonly place: number;
}

function alternativeOf(context: ExplainContext, requirement: RequirementResult, demand: DemandResult, nth: Nth, judged: Case): Alternative {
  const { control } = demand;
  const met = demand.truth === TRUE;
  const guidance = textOf(control, 'guidance');
  const found = met ? explainDemand(context, demand) : undefined;
  const members = membersOf(control, context.vocabulary).filter((one) => one.id !== control.id && one.computedOn === undefined);
  return {
    control: control.id,
    name: wordFor(context, control),
    title: control.title ?? control.name.replaceAll('_', ' '),
    ...(control.doc === undefined ? {} : { doc: control.doc }),
    ...(guidance === undefined ? {} : { guidance }),
    met,
    claims: found ? claimsIn(context, demand) : [],
    facts: (found?.facts ?? []).filter((fact) => fact.state === 'said' && !/^(?:implements|provides|plans|lacks) /.test(fact.says)),
    ways: met ? [] : waysOf(context, waysToTry(context, requirement, demand), nth, judged),
    ...(control.where ? { when: context.text({ file: control.at.file, start: control.where.start, end: control.where.end }) } : {}),
    members: members.map((one) => wordFor(context, one)).sort(),
  };
}

function textOf(control: ControlDefinition, word: string): string | undefined {
  const value = statementsIn(control.node, word).flatMap(valuesOf)[0];
  return value?.kind === 'string' ? value.value : undefined;
}

/** What is claimed and holds, with what shows it; the word of a hop only where it is linked to something. */
function claimsIn(context: ExplainContext, demand: DemandResult): readonly Claim[] {
  return claimsOf(context.world, [demand])
    .filter((claim) => claim.state === 'implemented' || claim.state === 'provided')
    .filter(
      ({ element, control, code, test }) =>
        code.length + test.length > 0 || context.world.item(element)?.controls.some((one) => one.control === control),
    )
    .map(({ element, control, state, code, test }) => ({ name: context.name(element), control, state, code, test }));
}

/** What is worked out is claimed nowhere; what its condition asks of parts may be, there. */
function waysToTry(context: ExplainContext, requirement: RequirementResult, demand: DemandResult): readonly (readonly Write[])[] {
  const { control } = demand;
  if (control.computedOn === undefined) return waysToWrite(context, requirement, demand);
  if (!control.where) return [];
  const text = context.text({ file: control.at.file, start: control.where.start, end: control.where.end });
  // Of several clauses the first that some part is of: it says where the claim belongs.
  for (const [, kind = '', names = ''] of text.matchAll(ASKED_OF_PARTS)) {
    const parts = partsOf(context, kind);
    const asked = names.split(', ').flatMap((name) => findWord(context.vocabulary.controls, name, control.pack) ?? []);
    if (parts.length > 0) return parts.flatMap((item) => asked.map((one) => [{ item, control: one, attribute: undefined }]));
  }
  return [];
}

/** `any component where (it implements throttled_login)` */
const ASKED_OF_PARTS = /\bany (\w+) where \(it implements (?:any of )?(\w+(?:, \w+)*)\)/g;

function partsOf(context: ExplainContext, word: string): readonly Item[] {
  const kind = context.words.kind(word);
  return context.world.parts.filter((part) => part.own && part.sort === 'component' && kind !== undefined && part.isA.has(kind.id));
}

function waysOf(context: ExplainContext, toTry: readonly (readonly Write[])[], nth: Nth, judged: Case): readonly Way[] {
  const ways: Way[] = [];
  const tried: (readonly Write[])[] = [];
  for (const writes of toTry.slice(0, MOST_TRIES)) {
    if (writes.some((write) => isLessExact(write, tried))) continue;
    if (tried.some((enough) => enough.every((write) => writes.some((other) => isSame(write, other))))) continue;
    const model = writes.reduce((changed, write) => changedBy(context, changed, write), context.model);
    const truth = judged.judgeIn(model).requirements[nth.index]?.demands[nth.place]?.truth;
    if (truth === TRUE) {
      tried.push(writes);
      ways.push({ edits: writes.map((write) => editOf(context, write)) });
    }
  }
  // Who plans or denies it already is where it belongs.
  const spoken = ways.filter(({ edits }) => edits.some((edit) => edit.line.startsWith('implements') && edit.instead));
  return [...spoken, ...ways.filter((way) => !spoken.includes(way))].slice(0, MOST_WAYS);
}
