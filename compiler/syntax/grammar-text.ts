/**
 * The grammar in EBNF, printed from the rules the parser runs, so that no page can say something else. Alternatives that
 * exist only to keep a faulty item are left out.
 */
import type { ISerializedGast, TokenType } from 'chevrotain';
import { theParser } from './grammar.ts';
import * as t from './tokens.ts';

/** Production as Chevrotain serializes it; the fields each type has. */
interface Production {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Production[];
}

/** Categories whose words are so many that a sentence says it better; what is not here is a list of keywords or a mark. */
const sentences: ReadonlyMap<TokenType, readonly [string, string]> = new Map([
  [t.Name, ['NAME', 'a letter or `_`, then letters, digits and `_`; no reserved word']],
  [t.Word, ['WORD', 'a name or a reserved word']],
  [t.Verb, ['VERB', 'a name that begins neither a declaration nor a clause, or `because`, `until`']],
  [t.Subject, ['SUBJECT', 'a name other than `no` and `exactly`']],
  [t.Preposition, ['PREPOSITION', 'a preposition other than `where`']],
  [t.ConditionPreposition, ['RELATION', 'a preposition other than `because`, `until`, `for`, `when`, `where`']],
  [t.LineEnd, ['END', '`;` or the end of a line; not needed before `}` and at the end of the file']],
  [t.Text, ['TEXT', 'characters of one line between double quotes, with `\\"`, `\\\\` and `\\n`']],
  [t.Numeral, ['NUMBER', 'digits, with a decimal part or without']],
  [t.DateLiteral, ['DATE', '`YYYY-MM-DD`']],
  [t.Duration, ['DURATION', `a number and directly behind it one of ${t.durationUnits.map((unit) => `\`${unit}\``).join(', ')}`]],
  [t.Catalogue, ['CATALOGUE', 'an id as catalogues print it: `AC-6(9)`, `CWE-79`, `T1499.003`, `v5.0.0-4.1.5`, `4.1.5`']],
]);

const recoveryOnly = new Set<string>([t.Misplaced.name, t.Reserved.name]);
const types = new Map(t.parserTokens.map((type) => [type.name, type]));
const width = 118;

/** Rules of the grammar, then the words they are made of; each begins on a line of its own. */
export function grammarText(): string {
  const used = new Set<string>();
  const rules = (theParser().getSerializedGastProductions() as readonly ISerializedGast[] as readonly Production[]).map((rule) => {
    return layOut(ruleName(rule.name ?? ''), alternativesOf(rule.definition ?? [], used));
  });
  const words = [...used].map((name) => wordsOf(types.get(name) as TokenType)).filter((text) => text !== undefined);
  const lexical = [...sentences].filter(([type]) => used.has(type.name)).map(([, [name, says]]) => `${name.padEnd(19)} : ${says}`);
  return [...rules, '', ...words, '', ...lexical, ''].join('\n');
}

function ruleName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The choices of a rule that is nothing but a choice; else its one sequence. */
function alternativesOf(definition: readonly Production[], used: Set<string>): string[] {
  const [only] = definition;
  if (definition.length === 1 && only?.type === 'Alternation') return choices(only, used);
  return [sequence(definition, used)];
}

function choices(alternation: Production, used: Set<string>): string[] {
  return (alternation.definition ?? [])
    .map((alternative) => alternative.definition ?? [])
    .filter(([first]) => first?.type !== 'Terminal' || !recoveryOnly.has(first.name ?? ''))
    .map((definition) => sequence(definition, used));
}

function sequence(definition: readonly Production[], used: Set<string>): string {
  return definition.map((production) => print(production, used)).join(' ');
}

function print(production: Production, used: Set<string>): string {
  const { type, name = '', definition = [] } = production;
  switch (type) {
    case 'NonTerminal':
      return ruleName(name);
    case 'Terminal':
      return terminal(name, used);
    case 'Alternation':
      return grouped(choices(production, used).join(' | '), choices(production, used).length > 1);
    case 'Option':
      return `${repeated(definition, used)}?`;
    case 'Repetition':
      return `${repeated(definition, used)}*`;
    case 'RepetitionMandatory':
      return `${repeated(definition, used)}+`;
    default:
      throw new Error(`no way to print ${type}`);
  }
}

function repeated(definition: readonly Production[], used: Set<string>): string {
  const text = sequence(definition, used);
  return grouped(text, text.includes(' ') && !(definition.length === 1 && definition[0]?.type === 'Alternation'));
}

function grouped(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

function terminal(name: string, used: Set<string>): string {
  const type = types.get(name);
  if (type === undefined) throw new Error(`no token ${name}`);
  used.add(name);
  const sentence = sentences.get(type);
  if (sentence !== undefined) return sentence[0];
  return members(type).length > 0 ? categoryName(type) : `"${(type.LABEL ?? '').replaceAll('`', '')}"`;
}

function categoryName(type: TokenType): string {
  return type.name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The words and marks of a category, in the order of the vocabulary. */
function members(category: TokenType): TokenType[] {
  return t.parserTokens.filter((type) => type.CATEGORIES?.includes(category) === true);
}

/** `MODEL_OR_PACK = "model" | "pack"`, for a category that is a list. */
function wordsOf(type: TokenType): string | undefined {
  const list = members(type);
  if (sentences.has(type) || list.length === 0) return undefined;
  return layOut(
    categoryName(type),
    list.map((member) => `"${(member.LABEL ?? '').replaceAll('`', '')}"`),
  );
}

/** A line that is too long is broken before a `|`, or at a blank where it has none. */
function layOut(name: string, alternatives: readonly string[]): string {
  const head = `${name.padEnd(19)} = `;
  const indent = ' '.repeat(head.length - 2);
  const lines: string[] = [];
  let rest = head + alternatives.join(' | ');
  while (rest.length > width) {
    const bar = rest.lastIndexOf(' | ', width);
    const at = bar > head.length ? bar : rest.lastIndexOf(' ', width);
    lines.push(rest.slice(0, at));
    rest = `${indent}${bar > head.length ? '' : '  '}${rest.slice(at + 1)}`;
  }
  return [...lines, rest].join('\n');
}
