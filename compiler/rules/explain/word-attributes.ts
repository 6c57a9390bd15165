/** How a statement is written, from the declaration of its attribute: `stores DATA for DURATION`. */
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import type { WordContext } from './word-context.ts';
import type { AttributeExplanation, AttributeLine } from './words.ts';

const BLANKS = wordTable<string>({ text: '"..."', path: '"..."', catalogue: 'ID' });
/** A longer list of values stands under its name. */
const MOST_SHOWN = 32;

/** `encrypted yes|no by CONTROL`. */
export function formOf(context: WordContext, attribute: AttributeDefinition): string {
  const own = attribute.types.filter((type) => type !== 'none');
  const values = own.length === 0 ? [] : [`${own.map((type) => blankOf(context, type)).join('|')}${attribute.many ? ', ...' : ''}`];
  const phrases = [...attribute.phrases].map(
    ([preposition, types]) => `${preposition} ${types.map((type) => blankOf(context, type)).join('|')}`,
  );
  return [attribute.name, ...values, ...phrases.map((phrase) => `[${phrase}]`)].join(' ');
}

function blankOf(context: WordContext, type: string): string {
  if (type === 'yes_no') return 'yes|no';
  const words = context.vocabulary.types.get(type)?.values;
  const list = words?.join('|');
  if (list !== undefined) return list.length <= MOST_SHOWN ? list : type.toUpperCase();
  return BLANKS[type] ?? type.toUpperCase();
}

export function attributeLine(context: WordContext, attribute: AttributeDefinition): AttributeLine {
  const { name, on, question } = attribute;
  const when = conditionText(context, attribute);
  return {
    name,
    on: on.name,
    form: when === undefined ? formOf(context, attribute) : name,
    ...(question === undefined ? {} : { question: question.replaceAll('{it}', 'it') }),
    ...(when === undefined ? {} : { when }),
  };
}

export function conditionText(context: WordContext, { where, at }: Pick<AttributeDefinition, 'where' | 'at'>): string | undefined {
  return where && context.text(at.file, where);
}

export function explainAttribute(context: WordContext, attribute: AttributeDefinition): AttributeExplanation {
  const { name, pack, question, many, means, weakest, unsetNothing, at, on, node } = attribute;
  const line = attributeLine(context, attribute);
  const aliases = [...on.attributes].filter(([word, other]) => other === attribute && word !== name).map(([word]) => word);
  return {
    about: 'attribute',
    name,
    id: name,
    ...(question === undefined ? {} : { title: question.replaceAll('{it}', 'it') }),
    ...(node.doc === undefined ? {} : { doc: node.doc }),
    pack,
    at: context.place(at),
    on: on.name,
    aliases: aliases.sort(),
    form: line.form,
    lines: line.when === undefined ? linesOf(context, attribute) : [],
    values: [...new Set([...attribute.types, ...[...attribute.phrases.values()].flat()])].flatMap((type) => valuesOf(context, type)),
    many,
    ...(means === undefined ? {} : { means }),
    ...(weakest === undefined ? {} : { weakest }),
    unsetNothing,
    ...(line.when === undefined ? {} : { when: line.when }),
  };
}

function valuesOf(context: WordContext, type: string): AttributeExplanation['values'] {
  const set = context.vocabulary.types.get(type);
  return set ? [{ type, ordered: set.ordered, words: set.values }] : [];
}

/** One line for each way to say it. */
function linesOf(context: WordContext, attribute: AttributeDefinition): string[] {
  const { name, many } = attribute;
  const own = attribute.types.filter((type) => type !== 'none');
  const lines = own.flatMap((type) => {
    if (type === 'yes_no') return [`${name} yes`, `${name} no`];
    const words = context.vocabulary.types.get(type)?.values;
    return [`${name} ${words?.[words.length - 1] ?? BLANKS[type] ?? type.toUpperCase()}`];
  });
  const lead = own.length === 0 || own.includes('yes_no') ? name : (lines[0] ?? name);
  for (const [preposition, types] of attribute.phrases) {
    const [type] = types;
    if (type !== undefined)
      lines.push(`${lead} ${preposition} ${context.vocabulary.types.get(type)?.values[0] ?? BLANKS[type] ?? type.toUpperCase()}`);
  }
  if (lines.length === 0) lines.push(name);
  return [...new Set([...lines, ...(many ? [`${name} nothing`] : [])])];
}
