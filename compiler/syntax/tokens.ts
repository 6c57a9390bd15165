/**
 * The one vocabulary of the language: every word with a fixed meaning and every mark, as data. Lexer, keyword tagging,
 * messages, completion, editor grammar and documentation take their lists from here; nothing else may spell a keyword list.
 * Words that packs declare (kinds, verbs, values) are not here and never become tokens of their own.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import type { DeclarationWord } from './ast.ts';

/** Reserved as a closed list, since reserving one more later would break files. */
export const prepositions = [
  'about',
  'after',
  'against',
  'along',
  'as',
  'at',
  'because',
  'before',
  'between',
  'by',
  'during',
  'except',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'over',
  'per',
  'since',
  'through',
  'to',
  'under',
  'until',
  'via',
  'when',
  'where',
  'while',
  'with',
  'within',
  'without',
] as const;

/** The other words that can never be names. */
export const reservedWords = ['and', 'or', 'not', 'is', 'any', 'all', 'every'] as const;

/** `word name "Title" : kinds {preposition values} [block]`. */
export const plainDeclarationWords = [
  'actor',
  'component',
  'boundary',
  'data',
  'flow',
  'feature',
  'threat',
  'kind',
  'attribute',
  'setting',
  'control',
  'fact',
  'rule',
  'scene',
  'choice',
  'table',
] as const satisfies readonly DeclarationWord[];

/** Declarations whose head has a form of its own. */
export const specialDeclarationWords = [
  'scale',
  'hop',
  'every',
  'extend',
  'import',
  'decision',
  'adjust',
] as const satisfies readonly DeclarationWord[];

export const declarationWords: readonly DeclarationWord[] = [...plainDeclarationWords, ...specialDeclarationWords];

/** Words that link in other languages, and what may stand for them here, the likeliest first. */
export const otherPrepositions: ReadonlyMap<string, readonly string[]> = new Map([
  ['inside', ['in']],
  ['till', ['until']],
  ['using', ['by', 'with']],
]);

/** Words of other languages and tools, and the declaration word that stands for them here. */
export const otherDeclarationWords: ReadonlyMap<string, DeclarationWord> = new Map(
  Object.entries({
    actor: ['person', 'user', 'role', 'human', 'external_entity', 'externalentity'],
    component: [
      'process',
      'service',
      'server',
      'store',
      'datastore',
      'data_store',
      'database',
      'container',
      'system',
      'node',
      'technical_asset',
    ],
    boundary: ['trust_boundary', 'trustboundary', 'trust_zone', 'trustzone', 'zone'],
    data: ['asset', 'data_asset', 'dataset'],
    flow: ['dataflow', 'data_flow', 'connection', 'communication_link', 'link'],
    rule: ['policy'],
    decision: ['risk_acceptance', 'acceptance'],
  } satisfies Partial<Record<DeclarationWord, readonly string[]>>).flatMap(([word, others]) =>
    others.map((other) => [other, word as DeclarationWord] as const),
  ),
);

export const headerWords = ['model', 'pack'] as const;

/** First words of the clauses of a rule (`where` also of a fact, a computed attribute or control). */
export const clauseWords = ['for', 'where', 'require', 'unless', 'violates', 'passes', 'skips', 'unsure'] as const;

/** Words with a meaning inside conditions; elsewhere plain names. */
export const softWords = ['no', 'exactly', 'least', 'most', 'it', 'yes', 'nothing', 'unknown'] as const;

export const durationUnits = ['s', 'min', 'h', 'd', 'w', 'mo', 'y'] as const;

/** Prepositions that open a statement or clause at a line start; any other goes on with the line before. */
export const lineOpeningPrepositions = ['because', 'until', 'for', 'where'] as const;

// ---- categories: one parser token type for many words ---------------------------------------------------------------

function category(name: string, label: string, parents: readonly TokenType[] = []): TokenType {
  return createToken({ name, label, pattern: Lexer.NA, categories: [...parents] });
}

/** Every word, reserved or not: what may follow a dot. */
export const Word = category('Word', 'a name');
/** Every word that may name something. */
export const Name = category('Name', 'a name', [Word]);
export const Reserved = category('Reserved', 'a reserved word', [Word]);
/** First word of a statement. */
export const Verb = category('Verb', 'a statement');
/** A name that begins an operand of a condition (`no` and `exactly` begin a quantity there). */
export const Subject = category('Subject', 'a name');
export const PlainWord = category('PlainWord', 'a declaration word');
/** A preposition that begins a phrase of a statement or declaration. */
export const Preposition = category('Preposition', 'a preposition');
/** A preposition that begins a phrase of a condition. */
export const ConditionPreposition = category('ConditionPreposition', 'a preposition');
export const ExampleWord = category('ExampleWord', 'an example');
export const Placement = category('Placement', '`on`, `along` or `before`');
export const PlacementSource = category('PlacementSource', '`from` or `with`');
export const HeaderWord = category('HeaderWord', '`model` or `pack`');
export const ConditionWord = category('ConditionWord', '`where` or `unless`');
export const Junction = category('Junction', '`and` or `or`');
export const Bound = category('Bound', '`least` or `most`');
export const Comparison = category('Comparison', 'a comparison');
export const LineEnd = category('LineEnd', 'the end of the statement');
/** What no statement or declaration begins with. */
export const Misplaced = category('Misplaced', 'something else');

// ---- marks ----------------------------------------------------------------------------------------------------------

function mark(name: string, pattern: string, categories: TokenType[] = [Misplaced]): TokenType {
  return createToken({ name, pattern, label: `\`${pattern}\``, categories });
}

export const Whitespace = createToken({ name: 'Whitespace', pattern: /[ \t]+/, group: Lexer.SKIPPED });
export const NewLine = createToken({ name: 'NewLine', pattern: /[\r\n]+/, label: 'the end of the line', categories: [LineEnd] });
export const Semicolon = mark('Semicolon', ';', [LineEnd]);
export const LeftBrace = mark('LeftBrace', '{');
export const RightBrace = mark('RightBrace', '}', []);
export const LeftParenthesis = mark('LeftParenthesis', '(');
export const RightParenthesis = mark('RightParenthesis', ')');
export const LeftBracket = mark('LeftBracket', '[');
export const RightBracket = mark('RightBracket', ']');
export const Comma = mark('Comma', ',');
export const Colon = mark('Colon', ':');
export const Dot = mark('Dot', '.');
export const Arrow = mark('Arrow', '->');
export const Equal = mark('Equal', '=', [Comparison, Misplaced]);
export const NotEqual = mark('NotEqual', '!=', [Comparison, Misplaced]);
export const LessEqual = mark('LessEqual', '<=', [Comparison, Misplaced]);
export const GreaterEqual = mark('GreaterEqual', '>=', [Comparison, Misplaced]);
export const Less = mark('Less', '<', [Comparison, Misplaced]);
export const Greater = mark('Greater', '>', [Comparison, Misplaced]);

// ---- words and literals ---------------------------------------------------------------------------------------------

/** A word that is no keyword. Lexed as one class of characters; what starts with a digit is `DigitWord`. */
export const Identifier = createToken({ name: 'Identifier', pattern: /[A-Za-z0-9_]+/, label: 'a name', categories: [Name, Verb, Subject] });
export const Text = createToken({
  name: 'Text',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  label: 'a text in quotes',
  categories: [Misplaced],
});
export const Numeral = createToken({
  name: 'Numeral',
  pattern: /[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_]|\.[0-9])/,
  label: 'a number',
  categories: [Misplaced],
});
export const DateLiteral = createToken({
  name: 'DateLiteral',
  pattern: /[0-9]{4}-[0-9]{2}-[0-9]{2}(?![A-Za-z0-9_]|-[A-Za-z0-9_])/,
  label: 'a date',
  categories: [Misplaced],
});
export const Duration = createToken({
  name: 'Duration',
  pattern: /[0-9]+(?:\.[0-9]+)?(?:min|mo|[shdwy])(?![A-Za-z0-9_])/,
  label: 'a duration',
  categories: [Misplaced],
});
/** `AC-6(9)`, `SC-8`, `CWE-79`, `T1499.003`, `T1078`, `v5.0.0-4.1.5`, `4.1.5`. */
export const Catalogue = createToken({
  name: 'Catalogue',
  pattern:
    /(?:[A-Z]{2,6}-[0-9]+(?:-[0-9]+)*(?:\([0-9]+\))*|T[0-9]{4}(?:\.[0-9]{3})?|v[0-9]+(?:\.[0-9]+)+(?:-[0-9]+(?:\.[0-9]+)*)?|[0-9]+(?:\.[0-9]+){2,})(?![A-Za-z0-9_])/,
  label: 'a catalogue id',
  categories: [Misplaced],
});

// ---- text that is always a mistake, or never reaches the parser -------------------------------------------------------

export const Doc = createToken({ name: 'Doc', pattern: /\/\/\/(?!\/)[^\r\n]*/ });
export const Comment = createToken({ name: 'Comment', pattern: /\/\/[^\r\n]*/, group: Lexer.SKIPPED });
export const UnterminatedText = createToken({ name: 'UnterminatedText', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/ });
export const OtherQuotes = createToken({ name: 'OtherQuotes', pattern: /'[^'\r\n]*'|`[^`\r\n]*`|[“”„«][^“”„«»"\r\n]*[“”»"]/ });
export const HashComment = createToken({ name: 'HashComment', pattern: /#[^\r\n]*/ });
export const StarComment = createToken({ name: 'StarComment', pattern: /\/\*[^\r\n]*/ });
export const BothWays = createToken({ name: 'BothWays', pattern: /<-+>/ });
export const Backwards = createToken({ name: 'Backwards', pattern: /<-+/ });
export const Misspelt = createToken({ name: 'Misspelt', pattern: /-{2,8}>|==+>?|=>|&&?|\|\|?|→|!/ });
export const DigitWord = createToken({ name: 'DigitWord', pattern: /[0-9][A-Za-z0-9_]*/ });
export const HyphenTail = createToken({ name: 'HyphenTail', pattern: /(?:-[A-Za-z0-9_]+)+(?:-+(?!>))?/ });
// biome-ignore lint/suspicious/noControlCharactersInRegex: a character without a meaning is what this matches
export const Stray = createToken({ name: 'Stray', pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f$%&'*+\-/?@\\^`|~\u007f-\uffff]/ });

// ---- keywords -------------------------------------------------------------------------------------------------------

const keywordTypes = new Map<string, TokenType>();

function keyword(word: string, categories: TokenType[]): void {
  const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}Word`;
  keywordTypes.set(word, createToken({ name, pattern: Lexer.NA, label: `\`${word}\``, categories }));
}

for (const word of prepositions) {
  const categories = [Reserved];
  if (word !== 'where') categories.push(Preposition);
  if (word === 'because' || word === 'until') categories.push(Verb);
  else if (word !== 'where' && word !== 'for' && word !== 'when') categories.push(ConditionPreposition);
  if (word === 'on' || word === 'along' || word === 'before') categories.push(Placement);
  if (word === 'from' || word === 'with') categories.push(PlacementSource);
  if (word === 'where') categories.push(ConditionWord);
  if (!(lineOpeningPrepositions as readonly string[]).includes(word)) categories.push(Misplaced);
  keyword(word, categories);
}
for (const word of reservedWords) {
  const categories = [Reserved];
  if (word !== 'every') categories.push(Misplaced);
  if (word === 'and' || word === 'or') categories.push(Junction);
  keyword(word, categories);
}
for (const word of plainDeclarationWords) keyword(word, [Name, Subject, PlainWord]);
for (const word of specialDeclarationWords) if (word !== 'every') keyword(word, [Name, Subject]);
for (const word of headerWords) keyword(word, [Name, Verb, Subject, HeaderWord]);
keyword('require', [Name, Subject]);
keyword('unless', [Name, Subject, ConditionWord]);
for (const word of ['violates', 'passes', 'skips', 'unsure']) keyword(word, [Name, Subject, ExampleWord]);
for (const word of softWords) {
  const categories = [Name, Verb];
  if (word !== 'no' && word !== 'exactly') categories.push(Subject);
  if (word === 'least' || word === 'most') categories.push(Bound);
  keyword(word, categories);
}

/** The token type of each keyword; a word that is not a key is an `Identifier`. */
export const keywords: ReadonlyMap<string, TokenType> = keywordTypes;

/** The token type of one keyword; asking for another word is a fault of ours. */
export function keywordType(word: string): TokenType {
  const type = keywordTypes.get(word);
  if (type === undefined) throw new Error(`no keyword ${word}`);
  return type;
}

/** In the order the lexer tries them: of two that match at one place the first wins. */
export const lexerTokens: TokenType[] = [
  Whitespace,
  NewLine,
  Catalogue,
  DateLiteral,
  Duration,
  Numeral,
  DigitWord,
  Identifier,
  Text,
  UnterminatedText,
  Doc,
  Comment,
  LeftBrace,
  RightBrace,
  Comma,
  Semicolon,
  Colon,
  Dot,
  Arrow,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  BothWays,
  Backwards,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Misspelt,
  Equal,
  Less,
  Greater,
  OtherQuotes,
  HashComment,
  StarComment,
  HyphenTail,
  Stray,
];

/** Every token type the parser can meet. */
export const parserTokens: TokenType[] = [
  ...lexerTokens,
  ...keywordTypes.values(),
  Word,
  Name,
  Reserved,
  Verb,
  Subject,
  PlainWord,
  Preposition,
  ConditionPreposition,
  ExampleWord,
  Placement,
  PlacementSource,
  HeaderWord,
  ConditionWord,
  Junction,
  Bound,
  Comparison,
  LineEnd,
  Misplaced,
];
