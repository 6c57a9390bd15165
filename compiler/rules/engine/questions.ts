/** Questions: one per missing fact, shared by all threats that wait for it, in the words of the attribute's own title. */
import type { Question } from '../../model/ir.ts';
import { nothing, trimmed } from '../../model/lists.ts';
import type { Missing } from '../truth.ts';
import type { World } from '../world/world.ts';
import { answersFor } from './answers.ts';

export interface Questions {
  /** The ids of the questions about these facts. */
  add(threat: string, missing: readonly Missing[]): readonly string[];
  finish(): Question[];
}

export function createQuestions(world: World): Questions {
  /** By element, then by attribute: the same few facts are missing again and again, and their ids are made once. */
  const open = new Map<string, Map<string, Open>>();
  const openFor = ({ element, attribute, phrase }: Missing): Open => {
    const ofElement = open.get(element) ?? new Map<string, Open>();
    if (ofElement.size === 0) open.set(element, ofElement);
    const found = ofElement.get(attribute) ?? { id: `${element}/${attribute}`, element, attribute, phrases: new Set(), threats: [] };
    if (found.threats.length === 0) ofElement.set(attribute, found);
    found.phrases.add(phrase);
    return found;
  };
  return {
    add: (threat, missing) => {
      if (missing.length === 0) return nothing;
      const ids: string[] = [];
      for (const one of missing) {
        const { id, threats } = openFor(one);
        if (threats[threats.length - 1] === threat) continue;
        threats.push(threat);
        ids.push(id);
      }
      return trimmed(ids.length > 1 ? ids.sort() : ids);
    },
    finish: () =>
      [...open.values()]
        .flatMap((ofElement) => [...ofElement.values()])
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((one) => question(world, one)),
  };
}

interface Open {
  readonly id: string;
  readonly element: string;
  readonly attribute: string;
  /** What is missing behind which prepositions; undefined where it is the value itself. */
  readonly phrases: Set<string | undefined>;
  readonly threats: string[];
}

function question(world: World, { id, element, attribute: word, phrases, threats }: Open): Question {
  const item = world.item(element);
  const attribute = item ? world.attributeOf(item.sort === 'flow' ? (item.hops[0] ?? item) : item, word) : undefined;
  const title = item?.title ?? element;
  const text = attribute?.question?.replaceAll('{it}', title) ?? `what is \`${word}\` of ${title}?`;
  return {
    id,
    element,
    attribute: word,
    text,
    answers: attribute ? answersFor(world, item, attribute, word, phrases) : [],
    threats: trimmed(threats.sort()),
  };
}
