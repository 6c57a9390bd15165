/**
 * Guesses what a faulty head was meant to be: one word written wrongly, or one token too many. A guess counts only when the
 * whole head can be read with it, so that the diagnostic stands where the mistake is, and the tree is as it was meant.
 */
import type { IToken, TokenType } from 'chevrotain';
import { editDistance, suggest } from '../diagnostics/suggest.ts';
import type { BlockNode, DeclarationWord, RefNode, StatementNode } from './ast.ts';
import { Fault } from './fault.ts';
import type { HeadForm, TmParser } from './grammar.ts';
import { endOf, makeToken } from './lexer.ts';
import { nearestWords } from './nearest.ts';
import { type Draft, type DraftDeclaration, type DraftStatement, emptyDeclaration } from './nodes.ts';
import { createProblems, fix, isFull, report } from './problems.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

const openers: readonly string[] = [...t.declarationWords, ...t.clauseWords];
/** Words with a meaning inside a head. */
const connectors: readonly string[] = [
  ...t.prepositions,
  ...t.reservedWords,
  'no',
  'exactly',
  'least',
  'most',
  'kind',
  'control',
  'table',
  'setting',
];
/** A wrong word this many tokens before the fault is still looked for: `ny hop to it where (...)`. */
const farthest = 16;
const mostSuggestions = 3;
/** A head longer than this is not read again and again. */
const longestHead = 2000;

const formOf = new Map<TokenType, HeadForm>();
for (const word of t.declarationWords) formOf.set(t.keywordType(word), word === 'every' || word === 'extend' ? 'bounded' : 'declaration');
for (const word of t.clauseWords) formOf.set(t.keywordType(word), 'example');
formOf.set(t.keywordType('for'), 'for');
formOf.set(t.keywordType('where'), 'where');
formOf.set(t.keywordType('unless'), 'where');
formOf.set(t.keywordType('require'), 'require');

export function headForm(token: IToken): HeadForm {
  return formOf.get(token.tokenType) ?? 'statement';
}

export function takesBlock(form: HeadForm): boolean {
  return form !== 'for' && form !== 'where' && form !== 'require';
}

/** Whether the head behind `before` can be read as a whole, up to a block or the end of the statement. */
export function reads(parser: TmParser, before: number): boolean {
  const { position, draft, phrases, problems, itemStart } = parser;
  parser.position = before;
  parser.problems = createProblems(problems.file);
  parser.trying = true;
  try {
    const form = headForm(parser.peek(1));
    parser.readHead(form);
    const type = parser.peek(1).tokenType;
    if (form === 'bounded') return type === t.LeftBrace;
    return type === t.NewLine || type === t.Semicolon || (type === t.LeftBrace && takesBlock(form));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return false;
  } finally {
    parser.trying = false;
    parser.position = position;
    parser.draft = draft;
    parser.phrases = phrases;
    parser.problems = problems;
    parser.itemStart = itemStart;
  }
}

function retag(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** Tries the nearest words in place of the token at `index`; on success the token has the meaning of the first that fits. */
function respell(parser: TmParser, before: number, index: number, candidates: readonly string[]): string[] {
  const { image } = parser.tokenAt(index);
  return tryWords(parser, before, index, nearestWords(image, candidates, parser.tokenAt(before + 1).image, parser.tokenAt(index + 1)));
}

function tryWords(parser: TmParser, before: number, index: number, words: readonly string[]): string[] {
  const token = parser.tokenAt(index);
  const own = token.tokenType;
  const fitting: string[] = [];
  for (const word of words) {
    retag(token, t.keywordType(word));
    if (reads(parser, before)) fitting.push(word);
    if (fitting.length === mostSuggestions) break;
  }
  const [first] = fitting;
  retag(token, first === undefined ? own : t.keywordType(first));
  return fitting;
}

function isWord(token: IToken): boolean {
  return token.tokenType === t.Identifier || t.keywords.has(token.image);
}

/** `words` would be right instead, the likeliest first; without one `fitting` lists what may stand there. */
function reportWord(parser: TmParser, token: IToken, words: readonly string[], fitting = '', help?: string): void {
  const { problems } = parser;
  const end = endOf(token);
  const fixes = words.map((word) => fix(problems, `write \`${word}\``, false, token.startOffset, end, word));
  report(
    problems,
    'TM1002',
    token.startOffset,
    end,
    { word: shorten(token.image), suggestion: words[0], fitting, help },
    { fixes, suggestions: words },
  );
}

/** Fields whose text is a keyword of the head. */
const wordFields = new Set(['word', 'preposition']);

/** The tree says what was meant: fields that hold the keyword hold the right one. */
export function correctWord(node: object, wrong: string, right: string): void {
  const fields = node as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (wordFields.has(key) && value === wrong) fields[key] = right;
    else if (typeof value === 'object' && value !== null) correctWord(value, wrong, right);
  }
}

/**
 * A head that cannot be read, with the fault at `index`. On success one diagnostic is reported, and the head reads without
 * fault from `before`; the result says which words the tree must be corrected by.
 */
export function repairHead(parser: TmParser, before: number, index: number): Repair | undefined {
  if (isFull(parser.problems) || index - before > longestHead) return undefined;
  const first = before + 1;
  const start = parser.tokenAt(first);
  const fault = parser.tokenAt(index).tokenType;
  const kind = fault === t.Colon && parser.tokenAt(index + 1).tokenType.CATEGORIES?.includes(t.Name);
  const named = parser.tokenAt(first + 1).tokenType.CATEGORIES?.includes(t.Name);
  if (index === first + 2 && named && headForm(start) === 'statement' && (fault === t.Text || kind)) {
    if (t.otherDeclarationWords.has(start.image)) return repairDeclarationWord(parser, before);
    // `excluded becaune "..."` has the shape of a declaration too.
    const isNear = suggest(start.image, t.declarationWords).length > 0;
    const words = isNear || headForm(parser.tokenAt(first + 1)) !== 'statement' ? [] : respell(parser, before, first + 1, connectors);
    if (words[0] !== undefined) return misspelt(parser, first + 1, words);
    // `lacks mfa "..."` ends with its text, in a block: a statement.
    const isStatement = !isNear && parser.owner !== undefined && fault === t.Text && endsStatement(parser.tokenAt(index + 1));
    return isStatement ? undefined : repairDeclarationWord(parser, before);
  }
  const places = [index, index - 1, first].filter(
    (place, i, all) =>
      place >= first && all.indexOf(place) === i && isWord(parser.tokenAt(place)) && (place !== first || headForm(start) === 'statement'),
  );
  const isMisspelt = (place: number): boolean => parser.tokenAt(place).tokenType === t.Identifier;
  const names = places.filter(isMisspelt);
  const keywords = places.filter((place) => parser.tokenAt(place).tokenType !== t.Identifier);
  for (let place = index - 2; place > first && place > index - farthest; place--) {
    if (isMisspelt(place)) names.push(place);
  }
  const run = splitWord(parser, before);
  if (run !== undefined) return run;
  for (const place of [...names, ...keywords]) {
    const other = place === first ? undefined : t.otherPrepositions.get(parser.tokenAt(place).image);
    const meant = other === undefined ? [] : tryWords(parser, before, place, other);
    if (meant[0] !== undefined) return misspelt(parser, place, meant);
    const words = respell(parser, before, place, place === first ? openers : connectors);
    if (words[0] !== undefined) return misspelt(parser, place, words);
  }
  return undefined;
}

function misspelt(parser: TmParser, index: number, words: readonly string[]): Repair {
  const token = parser.tokenAt(index);
  reportWord(parser, token, words);
  return { wrong: token.image, right: words[0] ?? token.image };
}

/** `componentgateway "API"`, `extendextend account {`: the blank behind the first word is missing, or the word stands twice. */
function splitWord(parser: TmParser, before: number): Repair | undefined {
  const token = parser.tokenAt(before + 1);
  const { image, startOffset } = token;
  const word = token.tokenType === t.Identifier ? openers.find((one) => image.startsWith(one) && image !== one) : undefined;
  if (word === undefined) return undefined;
  const type = t.keywordType(word);
  const rest = image.slice(word.length);
  const tokens = parser.input;
  const own = tokens[before + 1] as IToken;
  if (rest === word) {
    retag(token, type);
    if (reads(parser, before)) {
      reportWord(parser, token, [word]);
      return { wrong: image, right: word };
    }
    retag(token, t.Identifier);
  }
  if (!/^[A-Za-z_]/.test(rest)) return undefined;
  parser.replaceTokens(
    before + 1,
    1,
    makeToken(type, word, startOffset),
    makeToken(t.keywords.get(rest) ?? t.Identifier, rest, startOffset + word.length),
  );
  if (reads(parser, before)) {
    reportWord(parser, own, [`${word} ${rest}`]);
    return { wrong: word, right: word };
  }
  parser.replaceTokens(before + 1, 2, own);
  return undefined;
}

export interface Repair {
  readonly wrong: string;
  readonly right: string;
}

/** `componnent gateway "API" : nginx {`: no statement has this shape, so the first word is a declaration word. */
function repairDeclarationWord(parser: TmParser, before: number): Repair | undefined {
  const token = parser.tokenAt(before + 1);
  const second = parser.tokenAt(before + 2);
  if (headForm(second) === 'declaration') {
    // `gateway component "API"`: the two words have traded places.
    reportWord(parser, token, [], `\`${second.image} ${shorten(token.image)}\``);
    const end = endOf(second);
    second.startOffset = token.startOffset;
    token.startOffset = end - token.image.length;
    parser.input[before + 1] = second;
    parser.input[before + 2] = token;
    return { wrong: second.image, right: second.image };
  }
  const other = t.otherDeclarationWords.get(token.image);
  const fitting = other === undefined ? respell(parser, before, before + 1, t.declarationWords) : [other];
  const words = fitting.length > 0 ? fitting : suggest(token.image, t.plainDeclarationWords);
  reportWord(parser, token, words, `\`${t.declarationWords.join(' ')}\``, words.length > 0 ? undefined : kindFirst(parser, before));
  const right = words[0] ?? 'component';
  retag(token, t.keywordType(right));
  return { wrong: token.image, right };
}

function endsStatement({ tokenType: type }: IToken): boolean {
  return type === t.NewLine || type === t.Semicolon;
}

/** What gives the file its structure is never left out. */
const fixed = new Set([t.LeftBrace, t.RightBrace, t.NewLine, t.Semicolon]);

/** `: { service`, `-> { worker`: tries the head with the brace and the word behind it in the other order. */
export function swapBrace(parser: TmParser, before: number, index: number): boolean {
  const tokens = parser.input;
  const [brace, word] = [tokens[index], tokens[index + 1]];
  if (isFull(parser.problems) || brace?.tokenType !== t.LeftBrace || word?.tokenType !== t.Identifier) return false;
  if (tokens[index + 2]?.tokenType !== t.NewLine) return false;
  tokens[index] = word;
  tokens[index + 1] = brace;
  if (reads(parser, before)) {
    // Offsets ascend in what the parser reads; the two tokens have traded places.
    const start = brace.startOffset;
    word.startOffset = start;
    brace.startOffset = endOf(word);
    parser.replaceTokens(index + 2, 1);
    return true;
  }
  tokens[index] = brace;
  tokens[index + 1] = word;
  return false;
}

/** Tries the head without the token at `index`; on success that token has been moved out of it. */
export function dropToken(parser: TmParser, before: number, index: number): boolean {
  if (isFull(parser.problems) || index - before > longestHead || index <= before + 1) return false;
  const tokens = parser.input;
  const extra = tokens[index] as IToken;
  if (fixed.has(extra.tokenType)) return false;
  for (let i = index; i > before + 1; i--) tokens[i] = tokens[i - 1] as IToken;
  tokens[before + 1] = extra;
  if (reads(parser, before + 1)) return true;
  for (let i = before + 1; i < index; i++) tokens[i] = tokens[i + 1] as IToken;
  tokens[index] = extra;
  return false;
}

/**
 * A statement stands where none can (in the file itself), or in a rule next to a clause it nearly is: `boundry prod {`,
 * `requre x on f`. The parser knows no vocabulary, so anywhere else an unknown verb is a matter of later stages.
 */
export function reconsiderVerb(parser: TmParser, node: DraftStatement): Draft {
  const before = parser.itemStart;
  const token = parser.tokenAt(before + 1);
  if (parser.RECORDING_PHASE || parser.trying || token.tokenType !== t.Identifier || isFull(parser.problems)) return node;
  const inRule = parser.owner === 'rule';
  const candidates = inRule ? t.clauseWords.filter((word) => editDistance(token.image, word, 1) <= 1) : t.declarationWords;
  const other = inRule ? undefined : t.otherDeclarationWords.get(token.image);
  const words = other === undefined ? respell(parser, before, before + 1, candidates) : tryWords(parser, before, before + 1, [other]);
  const repair = words[0] === undefined ? splitWord(parser, before) : { wrong: token.image, right: words[0] };
  if (repair === undefined) return node;
  if (words.length > 0) reportWord(parser, token, words);
  parser.position = before;
  const meant = parser.readHead(headForm(parser.tokenAt(before + 1)));
  correctWord(meant, repair.wrong, repair.right);
  meant.broken = true;
  return meant;
}

/** Only declarations hold declarations: `boundry inner { component x }` was meant as one. */
export function reconsiderBlock(parser: TmParser, node: DraftStatement, block: BlockNode): Draft {
  if (!block.items.some((item) => item.kind === 'declaration')) return node;
  const meant = guessDeclaration(node);
  if (meant === undefined) return node;
  const { start, end } = node.verb;
  const extras = { fixes: [fix(parser.problems, `write \`${meant.word}\``, false, start, end, meant.word)], suggestions: [meant.word] };
  report(parser.problems, 'TM1002', start, end, { word: node.verb.text, suggestion: meant.word, fitting: '' }, extras);
  return meant;
}

/**
 * The declaration a statement with an unknown verb was probably meant to be: its verb is nearly a declaration word, and one
 * plain name follows. For stages that know the vocabulary; the result is marked as broken.
 */
export function guessDeclaration(node: StatementNode): DraftDeclaration | undefined {
  const [word] = suggest(node.verb.text, t.plainDeclarationWords) as DeclarationWord[];
  const step = node.values?.steps.length === 1 ? node.values.steps[0] : undefined;
  const value = step?.length === 1 ? step[0] : undefined;
  const name = value?.kind === 'ref' && value.hop === undefined && value.names.length === 1 ? (value as RefNode).names[0] : undefined;
  if (word === undefined || name === undefined) return undefined;
  const { start, end } = node.verb;
  const meant = emptyDeclaration({ image: word, startOffset: start, tokenTypeIdx: 0, tokenType: t.PlainWord });
  return { ...meant, end: node.end, wordSpan: { start, end }, name, phrases: node.phrases, block: node.block, doc: node.doc, broken: true };
}

/** `postgres db "Orders"`: a kind where the word of a declaration belongs. */
function kindFirst(parser: TmParser, before: number): string | undefined {
  const [kind, name, title] = [1, 2, 3].map((distance) => parser.tokenAt(before + distance)) as [IToken, IToken, IToken];
  if (title.tokenType !== t.Text) return undefined;
  const whole = `component ${shorten(name.image)} ${shorten(title.image)} : ${shorten(kind.image)}`;
  return `the word of a declaration comes first, and its kind behind the \`:\`: write \`${whole}\`, or \`actor\`, \`data\` or \`boundary\``;
}
