/** The lines that would answer a question, the likeliest first; capitals stand for a name to fill in. */
import type { Fact, Phrase, Value } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition } from '../../model/vocabulary.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { type HopItem, type Item, statedOn } from '../world/items.ts';
import type { World } from '../world/world.ts';

const BLANKS = wordTable<string>({
  text: '"..."',
  path: '"..."',
  number: 'NUMBER',
  date: 'DATE',
  duration: 'DURATION',
  catalogue: 'ID',
  name: 'NAME',
  control: 'CONTROL',
  kind: 'KIND',
});

const MOST_NAMES = 3;

/** `phrases`: behind which prepositions something is missing; undefined among them where the value itself is. */
export function answersFor(
  world: World,
  item: Item | undefined,
  attribute: AttributeDefinition,
  word: string,
  phrases: ReadonlySet<string | undefined>,
): string[] {
  const fuller = [...phrases].flatMap((phrase) => (phrase === undefined || !item ? [] : fullerLines(world, item, attribute, word, phrase)));
  if (fuller.length > 0 && !phrases.has(undefined)) return fuller;
  const answers = answersTo(world, attribute, word);
  const ways = attribute.question?.startsWith('how ') && item ? namedWays(world, item, attribute, word) : [];
  // "How" is answered by a way; that there is one settles less.
  const byWay = answers.filter((line) => line.startsWith(`${word} by `));
  return [...new Set([...fuller, ...ways, ...(attribute.question?.startsWith('how ') ? byWay : []), ...answers])];
}

function answersTo(world: World, attribute: AttributeDefinition, word: string): string[] {
  const answers = attribute.types.flatMap((type) => {
    if (type === 'yes_no') return [`${word} yes`, `${word} no`];
    return type === 'none' ? [] : valuesOf(world, type).map((value) => `${word} ${value}`);
  });
  if (attribute.many) answers.push(`${word} nothing`);
  if (attribute.phrases.get('by')?.includes('control')) answers.push(`${word} by CONTROL`);
  if (answers.length === 0)
    for (const [preposition, types] of attribute.phrases)
      answers.push(`${word} ${preposition} ${types.map((type) => BLANKS[type] ?? type.toUpperCase())[0] ?? ''}`);
  return [...new Set(answers)];
}

function valuesOf(world: World, type: string): readonly string[] {
  return world.vocabulary.types.get(type)?.values ?? [BLANKS[type] ?? type.toUpperCase()];
}

/** What is said already, with the phrase that it lacks: `holds key in memory from vault`. */
function fullerLines(world: World, item: Item, attribute: AttributeDefinition, word: string, preposition: string): readonly string[] {
  const types = attribute.phrases.get(preposition) ?? [];
  const bare = (statedOn(item, attribute.name)?.facts ?? []).filter(
    ({ value, phrases = [] }) => value !== undefined && !phrases.some((phrase) => phrase.preposition === preposition),
  );
  const lead = new Map<string, Fact[]>();
  for (const fact of bare) {
    const rest = tail(world, fact);
    const alike = lead.get(rest);
    if (alike) alike.push(fact);
    else lead.set(rest, [fact]);
  }
  return [...lead].flatMap(([rest, facts]) => {
    const values = facts.map(({ value }) => (value ? sayValue(world, value) : '')).join(', ');
    return types.flatMap((type) => valuesOf(world, type).map((value) => `${word} ${values} ${preposition} ${value}${rest}`));
  });
}

function tail(world: World, fact: Fact): string {
  return (fact.phrases ?? []).map((phrase) => ` ${sayPhrase(world, phrase)}`).join('');
}

function sayPhrase(world: World, { preposition, values }: Phrase): string {
  return `${preposition} ${values.map((value) => sayValue(world, value)).join(', ')}`;
}

function sayValue(world: World, value: Value): string {
  switch (value.type) {
    case 'word':
      return value.word;
    case 'element':
      return world.item(value.id)?.name ?? value.id;
    case 'control':
      return controlName(world, value.control);
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return String(value.number);
    case 'date':
      return value.date;
    case 'duration':
      return value.duration;
    case 'kind':
      return value.kind;
    default:
      return value.id;
  }
}

function controlName(world: World, id: string): string {
  return findById(world.vocabulary.controls, id)?.name ?? id;
}

/** By what others of the model do it, those whose callers are of the same sort: people sign in unlike programs. */
function namedWays(world: World, item: Item, attribute: AttributeDefinition, word: string): readonly string[] {
  const hop = item.sort === 'hop' ? item : item.sort === 'flow' ? item.hops[0] : undefined;
  if (!hop) return [];
  const names = world.remember(`ways ${attribute.name} ${hop.client.sort}`, () => namesSaid(world, hop.client.sort, attribute));
  return names.slice(0, MOST_NAMES).map((name) => `${word} by ${name}`);
}

function namesSaid(world: World, sort: HopItem['client']['sort'], attribute: AttributeDefinition): readonly string[] {
  const counts = new Map<string, number>();
  for (const hop of world.hops) {
    if (hop.client.sort !== sort) continue;
    for (const fact of statedOn(hop, attribute.name)?.facts ?? []) {
      if (fact.source.level !== 'own') continue;
      for (const id of controlsOf(fact)) counts.set(controlName(world, id), (counts.get(controlName(world, id)) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([name]) => name);
}

function controlsOf({ phrases = [] }: Fact): readonly string[] {
  const by = phrases.filter((phrase) => phrase.preposition === 'by').flatMap((phrase) => phrase.values);
  return by.flatMap((value) => (value.type === 'control' ? [value.control] : []));
}
