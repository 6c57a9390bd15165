/** Questions: one per missing fact, shared by all threats that wait for it, in the words of the attribute's own title. */
import type { Question } from '../../model/ir.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import type { Missing } from '../truth.ts';
import type { World } from '../world/world.ts';

export interface Questions {
  /** The ids of the questions about these facts. */
  add(threat: string, missing: readonly Missing[]): readonly string[];
  finish(): Question[];
}

export function createQuestions(world: World): Questions {
  const open = new Map<string, { readonly missing: Missing; readonly threats: Set<string> }>();
  return {
    add: (threat, missing) => {
      const ids = missing.map((one) => {
        const id = `${one.element}/${one.attribute}`;
        const entry = open.get(id);
        if (entry) entry.threats.add(threat);
        else open.set(id, { missing: one, threats: new Set([threat]) });
        return id;
      });
      return [...new Set(ids)].sort();
    },
    finish: () =>
      [...open].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, entry]) => question(world, id, entry.missing, [...entry.threats].sort())),
  };
}

function question(world: World, id: string, missing: Missing, threats: readonly string[]): Question {
  const { element, attribute: word } = missing;
  const item = world.item(element);
  const attribute = item ? world.attributeOf(item.sort === 'flow' ? (item.hops[0] ?? item) : item, word) : undefined;
  const title = item?.title ?? element;
  const text = attribute?.question?.replaceAll('{it}', title) ?? `what is \`${word}\` of ${title}?`;
  return { id, element, attribute: word, text, answers: attribute ? answersTo(world, attribute, word) : [], threats };
}

const BLANKS: Readonly<Record<string, string>> = {
  text: '"..."',
  path: '"..."',
  number: 'NUMBER',
  date: 'DATE',
  duration: 'DURATION',
  catalogue: 'ID',
  name: 'NAME',
  control: 'CONTROL',
  kind: 'KIND',
};

/** Lines that would answer it; capitals stand for a name to fill in. */
function answersTo(world: World, attribute: AttributeDefinition, word: string): string[] {
  const answers = attribute.types.flatMap((type) => {
    if (type === 'yes_no') return [`${word} yes`, `${word} no`];
    if (type === 'none') return [];
    const words = world.vocabulary.types.get(type)?.values;
    return words ? words.map((value) => `${word} ${value}`) : [`${word} ${BLANKS[type] ?? type.toUpperCase()}`];
  });
  if (attribute.many) answers.push(`${word} nothing`);
  const by = attribute.phrases.get('by');
  if (by?.includes('control')) answers.push(`${word} by CONTROL`);
  if (answers.length === 0)
    for (const [preposition, types] of attribute.phrases)
      answers.push(`${word} ${preposition} ${types.map((type) => BLANKS[type] ?? type.toUpperCase())[0] ?? ''}`);
  return [...new Set(answers)];
}
