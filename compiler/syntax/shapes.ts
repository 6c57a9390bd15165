/**
 * Heads that are right but for one small word or mark, as people write who know other languages: `trust = high`,
 * `actor d "D" doctor`, `flow f : grpc a -> b`. The word is put in, taken out or replaced, and counts when the whole head can
 * be read with it; the diagnostic then says the very thing to write. Must not know a word that a pack declares.
 */
import type { IToken, TokenType } from 'chevrotain';
import { endsLine, isLiteral, isName } from './advice.ts';
import type { TmParser } from './grammar.ts';
import { endOf, makeToken } from './lexer.ts';
import { placeOf } from './messages.ts';
import { fix, isFull, report } from './problems.ts';
import { type Repair, reads } from './repair.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

/** A mark that stands between words where none belongs, and a `:` or `from` that is missing: sure enough to go before a guess at spelling. */
export function mendMarks(parser: TmParser, before: number, index: number): Repair | undefined {
  if (isFull(parser.problems)) return undefined;
  const head = parser.draft;
  const token = parser.tokenAt(index);
  if (token.tokenType === t.Equal || token.tokenType === t.Colon) {
    if (head?.kind === 'statement' && index === before + 2)
      return parser.owner === undefined ? undefined : withoutMark(parser, before, index);
    if (head?.kind !== 'declaration') return undefined;
    // `data note = { ... }`.
    if (token.tokenType === t.Equal && parser.tokenAt(index + 1).tokenType === t.LeftBrace) return withoutMark(parser, before, index);
    // `component: shop`.
    if (index === before + 2) return withoutMark(parser, before, index);
    return token.tokenType === t.Equal ? replaced(parser, before, index, t.Colon, ':') : undefined;
  }
  const last = parser.tokenAt(index - 1).tokenType;
  if (last === t.Comma || last === t.Arrow) return withoutLast(parser, before, index);
  if (last === t.Colon && token.tokenType === t.Text) return withoutQuotes(parser, before, index);
  if (token.image === 'and' && head?.kind !== 'where') return replaced(parser, before, index, t.Comma, ',');
  if (head?.kind !== 'declaration' || !isName(token)) return undefined;
  const shown = shorten(token.image);
  if (head.kinds.length === 0 && head.values === undefined && tryWith(parser, before, index, [t.Colon])) {
    missing(parser, token, '`:` before the kind', [`: ${shown}`], [': ']);
    return { wrong: '', right: ':' };
  }
  if (head.word === 'flow' && tryWith(parser, before, index, [t.keywordType('from')])) {
    missing(parser, token, '`from` before the path', [`from ${shown}`], ['from ']);
    return { wrong: '', right: 'from' };
  }
  if (head.word === 'decision' && tryWith(parser, before, index, [t.keywordType('on')])) {
    missing(parser, token, '`on` before what it is about', [`on ${shown}`], ['on ']);
    return { wrong: '', right: 'on' };
  }
  return undefined;
}

/** A preposition or a `;` that is missing: only when no word is merely misspelt. */
export function mendGaps(parser: TmParser, before: number, index: number): Repair | undefined {
  const head = parser.draft;
  if (isFull(parser.problems) || head === undefined || index <= before + 2) return undefined;
  const token = parser.tokenAt(index);
  const shown = shorten(token.image);
  const both = [[t.Colon], [t.keywordType('from')]] as const;
  if (head.kind === 'declaration' && head.word === 'flow' && isName(token) && tryWith(parser, before, index, ...both)) {
    const next = shorten(parser.tokenAt(index + 3).image);
    missing(parser, token, '`:` before the kind and `from` before the path', [`: ${shown} from ${next}`], []);
    return { wrong: '', right: 'from' };
  }
  if (head.kind !== 'statement') return undefined;
  if (token.tokenType === t.Text && tryWith(parser, before, index, [t.keywordType('because')])) {
    missing(parser, token, '`because` before the reason', [`because ${shown}`], ['because ']);
    return { wrong: '', right: 'because' };
  }
  if (token.tokenType === t.DateLiteral && tryWith(parser, before, index, [t.keywordType('by')])) {
    missing(parser, token, '`by` or `until` before the date', [`by ${shown}`, `until ${shown}`], ['by ', 'until ']);
    return { wrong: '', right: 'by' };
  }
  const spelt = spelledDuration(parser, before, index);
  if (spelt) return spelt;
  const next = parser.tokenAt(index + 1);
  const another = shorten(parser.tokenAt(index - 1).image);
  // `tier critical, includes use`: one value too many, or another statement.
  const isStatement = index > before + 4 && parser.tokenAt(index - 2).tokenType === t.Comma && reads(parser, index - 2);
  if (isName(token) && endsLine(next) && tryWith(parser, before, index, [t.Comma])) {
    const at = endOf(parser.tokenAt(index - 1));
    const values = `separate values with \`,\`: write \`, ${shown}\``;
    const help = isStatement ? `separate statements with \`;\`: write \`; ${another} ${shown}\`` : values;
    const fixes = isStatement ? [] : [fix(parser.problems, 'write `,`', false, at, at, ',')];
    const parameters = { expected: 'the end of the statement', found: `\`${shown}\``, help };
    report(parser.problems, 'TM1001', token.startOffset, endOf(token), parameters, { fixes });
    return { wrong: '', right: ',' };
  }
  if (isName(token) && (isName(next) || isLiteral(next)) && reads(parser, index - 1)) {
    const at = endOf(parser.tokenAt(index - 1));
    const fixes = [fix(parser.problems, 'write `;`', false, at, at, ';')];
    const parameters = {
      expected: 'the end of the statement',
      found: `\`${shown}\``,
      help: `write \`;\` before \`${shown}\`, or begin a new line`,
    };
    report(parser.problems, 'TM1001', token.startOffset, endOf(token), parameters, { fixes });
    parser.replaceTokens(index, 0, makeToken(t.Semicolon, '', at));
    return { wrong: '', right: ';' };
  }
  return undefined;
}

const UNITS: Readonly<Record<string, string>> = {
  ...{ second: 's', seconds: 's', minute: 'min', minutes: 'min', hour: 'h', hours: 'h', day: 'd', days: 'd' },
  ...{ week: 'w', weeks: 'w', month: 'mo', months: 'mo', year: 'y', years: 'y' },
};

/** `for 30 days`. */
function spelledDuration(parser: TmParser, before: number, index: number): Repair | undefined {
  const [number, unit] = [parser.tokenAt(index - 1), parser.tokenAt(index)];
  const short = Object.hasOwn(UNITS, unit.image) ? UNITS[unit.image] : undefined;
  if (short === undefined || number.tokenType !== t.Numeral) return undefined;
  const text = `${number.image}${short}`;
  parser.replaceTokens(index - 1, 2, makeToken(t.Duration, text, number.startOffset));
  if (reads(parser, before)) {
    const [start, end] = [number.startOffset, endOf(unit)];
    const fixes = [fix(parser.problems, `write \`${text}\``, false, start, end, text)];
    const parameters = { expected: 'a duration', found: `\`${number.image} ${unit.image}\``, help: `write \`${text}\`` };
    report(parser.problems, 'TM1001', start, end, parameters, { fixes });
    return { wrong: '', right: '' };
  }
  parser.replaceTokens(index - 1, 1, number, unit);
  return undefined;
}

function withoutMark(parser: TmParser, before: number, index: number): Repair | undefined {
  const tokens = parser.input;
  const mark = tokens[index] as IToken;
  parser.replaceTokens(index, 1);
  if (reads(parser, before)) {
    const [verb, value] = [parser.tokenAt(index - 1), parser.tokenAt(index)].map((one) => shorten(one.image));
    const start = endOf(parser.tokenAt(index - 1));
    const [from, to] = [mark.startOffset, endOf(mark)];
    // `==` has been told.
    const text = start === from && parser.tokenAt(index).startOffset === to ? ' ' : '';
    const fixes = [fix(parser.problems, `remove the \`${mark.image}\``, false, from, to, text)];
    const help = `remove it: write \`${verb} ${value}\``;
    if (mark.image.length === 1) report(parser.problems, 'TM1016', from, to, { text: mark.image, help }, { fixes });
    return { wrong: '', right: '' };
  }
  parser.replaceTokens(index, 0, mark);
  return undefined;
}

/** `carries x,` and the end of the line, or of the block; `from a ->` likewise. */
function withoutLast(parser: TmParser, before: number, index: number): Repair | undefined {
  const mark = parser.tokenAt(index - 1);
  const { start, end, found } = placeOf(parser, index);
  parser.replaceTokens(index - 1, 1);
  if (reads(parser, before)) {
    const fixes = [fix(parser.problems, `remove the \`${mark.image}\``, false, mark.startOffset, endOf(mark), '')];
    const help = `write another value behind the \`${mark.image}\`, or remove it`;
    report(parser.problems, 'TM1001', start, end, { expected: 'a value', found, help }, { fixes });
    return { wrong: '', right: '' };
  }
  parser.replaceTokens(index - 1, 0, mark);
  return undefined;
}

/** `component c : "service"`. */
function withoutQuotes(parser: TmParser, before: number, index: number): Repair | undefined {
  const text = parser.tokenAt(index);
  const word = text.image.slice(1, -1);
  if (!/^[A-Za-z_]\w*$/.test(word)) return undefined;
  const tokens = parser.input;
  tokens[index] = makeToken(t.Identifier, word, text.startOffset);
  if (reads(parser, before)) {
    const shown = shorten(word);
    const fixes = [fix(parser.problems, 'remove the quotes', false, text.startOffset, endOf(text), word)];
    const parameters = { expected: 'a kind', found: `\`${shorten(text.image)}\``, help: `write \`${shown}\` without quotes` };
    report(parser.problems, 'TM1001', text.startOffset, endOf(text), parameters, { fixes });
    return { wrong: '', right: '' };
  }
  tokens[index] = text;
  return undefined;
}

/** `component c = service`, `carries x and y`. */
function replaced(parser: TmParser, before: number, index: number, type: TokenType, fixed: string): Repair | undefined {
  const tokens = parser.input;
  const own = tokens[index] as IToken;
  tokens[index] = makeToken(type, fixed, own.startOffset);
  if (reads(parser, before)) {
    const { image, startOffset: start } = own;
    const from = fixed === ',' ? endOf(parser.tokenAt(index - 1)) : start;
    const fixes = [fix(parser.problems, `write \`${fixed}\``, false, from, endOf(own), fixed)];
    report(parser.problems, 'TM1012', start, endOf(own), { text: image, fixed }, { fixes });
    return { wrong: '', right: '' };
  }
  tokens[index] = own;
  return undefined;
}

/** Puts the tokens in at `index`, the others each one place further; they stay when the head can be read with them. */
function tryWith(parser: TmParser, before: number, index: number, ...types: readonly (readonly TokenType[])[]): boolean {
  const added: number[] = [];
  types.forEach(([type], i) => {
    const at = index + 2 * i;
    parser.replaceTokens(at, 0, makeToken(type as TokenType, '', endOf(parser.tokenAt(at - 1))));
    added.push(at);
  });
  if (reads(parser, before)) return true;
  for (const at of added.reverse()) parser.replaceTokens(at, 1);
  return false;
}

function missing(parser: TmParser, token: IToken, expected: string, writes: readonly string[], additions: readonly string[]): void {
  const { problems } = parser;
  const start = token.startOffset;
  const fixes = additions.map((text) => fix(problems, `add \`${text.trim()}\``, false, start, start, text));
  const help = `write ${writes.map((text) => `\`${text}\``).join(' or ')}`;
  report(problems, 'TM1001', start, endOf(token), { expected, found: `\`${shorten(token.image)}\``, help }, { fixes });
}
