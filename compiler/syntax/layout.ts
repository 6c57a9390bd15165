/**
 * One pass over the raw tokens, before the parser: tags keywords, drops line ends that end nothing, gathers doc comments.
 * Promises that each item ends with exactly one `LineEnd` token (also before `}` and at the end of the file), that none stands
 * at the start of a block, and that braces balance and nest at most 64 deep. Text that is plainly a mistake is handed to
 * `mend.ts`, unbalanced braces to `braces.ts`; both rewrite the raw tokens and the pass starts again, so that right text
 * pays nothing for them.
 */
import type { IToken, TokenType } from 'chevrotain';
import { balanceBraces } from './braces.ts';
import { endOf, makeToken } from './lexer.ts';
import { mendTokens } from './mend.ts';
import { createProblems, fix, type Problems, report } from './problems.ts';
import * as t from './tokens.ts';

export interface Layout {
  readonly tokens: IToken[];
  /** Doc comments by the offset of the token they stand before. */
  readonly docs: ReadonlyMap<number, string>;
  /** Offsets where text was mended so that its meaning is not sure; ascending. */
  readonly damage: readonly number[];
  /** Offsets of braces that were added, removed or closed by a guess; ascending. */
  readonly guesses: readonly number[];
  readonly problems: readonly Problems[];
  /** A declaration begins at column 1 inside a block: its braces, though they balance, may not be where they belong. */
  readonly suspicious: boolean;
}

export const maximumDepth = 64;

// ---- what matters of a token type here, as bits ---------------------------------------------------------------------

const isNewLine = 1;
const isWord = 2;
/** Needs a closer look: doc comments, braces, parentheses. */
const isSpecial = 4;
/** The statement goes on behind it. */
const goesOnAfter = 8;
/** A line that begins with it goes on with the one before. */
const goesOnBefore = 16;
/** No statement has begun yet, or the last one has ended. */
const endsStatement = 32;
const isWrong = 64;
const isName = 128;
const isLiteral = 256;
const isClause = 512;
const isDeclaration = 1024;

const bits = new Uint16Array(512);

function mark(types: readonly TokenType[], bit: number): void {
  for (const type of types) {
    const index = type.tokenTypeIdx as number;
    bits[index] = (bits[index] as number) | bit;
  }
}

const words = (list: readonly string[]): TokenType[] => list.map(t.keywordType);
mark([t.NewLine], isNewLine);
mark([t.Identifier], isWord);
mark([t.Doc, t.LeftBrace, t.RightBrace, t.LeftParenthesis, t.LeftBracket, t.Semicolon], isSpecial);
mark([t.Semicolon, t.LeftBrace, t.NewLine], endsStatement);
mark([t.Comma, t.Arrow, t.Colon, ...words(t.prepositions)], goesOnAfter);
mark([...words(['and', 'or', 'not']), t.Equal, t.NotEqual, t.Less, t.LessEqual, t.Greater, t.GreaterEqual], goesOnAfter);
mark([t.Arrow, t.LeftBrace, t.Text, t.Comma, t.Colon, ...words(['and', 'or'])], goesOnBefore);
mark(words(t.prepositions.filter((word) => !(t.lineOpeningPrepositions as readonly string[]).includes(word))), goesOnBefore);
mark(
  [
    t.UnterminatedText,
    t.OtherQuotes,
    t.HashComment,
    t.StarComment,
    t.BothWays,
    t.Backwards,
    t.Misspelt,
    t.DigitWord,
    t.HyphenTail,
    t.Stray,
  ],
  isWrong,
);
mark([t.Identifier, ...[...t.keywords.values()].filter((type) => type.CATEGORIES?.includes(t.Name))], isName);
mark([t.Text, t.Numeral, t.DateLiteral, t.Duration, t.Catalogue], isLiteral);
mark(words(t.clauseWords), isClause);
mark(words(t.declarationWords), isDeclaration);

const longestKeyword = Math.max(...[...t.keywords.keys()].map((word) => word.length));
const rightBrace = t.RightBrace.tokenTypeIdx as number;
const leftBrace = t.LeftBrace.tokenTypeIdx as number;
const semicolon = t.Semicolon.tokenTypeIdx as number;
const doc = t.Doc.tokenTypeIdx as number;
const comma = t.Comma.tokenTypeIdx as number;
const colon = t.Colon.tokenTypeIdx as number;
const dot = t.Dot.tokenTypeIdx as number;

/** With `byIndentation` the layout decides where blocks end, also when the braces balance. */
export function arrangeTokens(raw: IToken[], text: string, file: string, byIndentation = false): Layout {
  const mending = createProblems(file);
  const balancing = createProblems(file);
  const damage: number[] = [];
  const guesses: number[] = [];
  let tokens = raw;
  let mended = false;
  let balanced = false;
  for (;;) {
    const problems = createProblems(file);
    const docs = new Map<number, string>();
    const out: IToken[] = [];
    const outcome = pass(tokens, out, docs, problems, text.length);
    if (!mended && (outcome === 'wrong' || (outcome === 'unbalanced' && tokens.some(isWrongToken)))) {
      // Before the braces: a text that swallowed some gives them back.
      mended = true;
      tokens = mendTokens(tokens, text, mending, damage);
    } else if (!balanced && (outcome === 'unbalanced' || byIndentation)) {
      balanced = true;
      tokens = balanceBraces(tokens, balancing, damage, guesses, maximumDepth, byIndentation);
    } else {
      damage.sort((a, b) => a - b);
      guesses.sort((a, b) => a - b);
      return { tokens: out, docs, damage, guesses, problems: [mending, balancing, problems], suspicious: outcome === 'suspicious' };
    }
  }
}

function isWrongToken(token: IToken): boolean {
  return ((bits[token.tokenTypeIdx] as number) & isWrong) !== 0;
}

type Outcome = 'good' | 'suspicious' | 'wrong' | 'unbalanced';

function pass(raw: readonly IToken[], out: IToken[], docs: Map<number, string>, problems: Problems, end: number): Outcome {
  const keywords = t.keywords;
  let pending: IToken | undefined;
  /** Bits of the token before, and of the one its statement began with. */
  let last = endsStatement;
  let first = 0;
  let firstToken: IToken | undefined;
  let lastIsBrace = false;
  let depth = 0;
  let suspicious = false;
  /** Inside parentheses, up to this raw index, line ends mean nothing. */
  let joinedUntil = -1;
  let groups: Map<number, number> | undefined;
  let groupsUntil = -1;
  let docText: string | undefined;
  let docStart = 0;
  let docEnd = 0;
  const length = raw.length;
  for (let i = 0; i < length; i++) {
    const token = raw[i] as IToken;
    let kind = bits[token.tokenTypeIdx] as number;
    if ((kind & isNewLine) !== 0) {
      if (pending === undefined) pending = token;
      continue;
    }
    if ((kind & isWord) !== 0) {
      const type = token.image.length <= longestKeyword ? keywords.get(token.image) : undefined;
      if (type !== undefined) {
        token.tokenType = type;
        token.tokenTypeIdx = type.tokenTypeIdx as number;
        kind = bits[token.tokenTypeIdx] as number;
      }
    } else if ((kind & (isSpecial | isWrong)) !== 0) {
      if ((kind & isWrong) !== 0) return 'wrong';
      const index = token.tokenTypeIdx;
      if (index === doc) {
        if (pending === undefined && out.length > 0) {
          report(problems, 'TM1020', token.startOffset, endOf(token), {});
          continue;
        }
        if (docText === undefined) docStart = token.startOffset;
        const line = token.image.slice(token.image.charCodeAt(3) === 32 ? 4 : 3).trimEnd();
        docText = docText === undefined ? line : `${docText}\n${line}`;
        docEnd = endOf(token);
        continue;
      }
      if (index === semicolon) {
        if ((last & endsStatement) !== 0) {
          pending = undefined;
          continue;
        }
        pending = undefined;
      } else if (index === leftBrace) {
        depth++;
        if (depth > maximumDepth) return 'unbalanced';
      } else if (index === rightBrace) {
        depth--;
        if (depth < 0) return 'unbalanced';
        if ((last & endsStatement) === 0) out.push(pending ?? makeToken(t.NewLine, '', token.startOffset));
        pending = undefined;
        last = endsStatement;
      } else {
        if (i > groupsUntil) {
          groups = new Map();
          groupsUntil = matchGroups(raw, i, groups);
        }
        const close = groups?.get(i);
        if (close !== undefined && close > joinedUntil) joinedUntil = close;
      }
    }
    if (pending !== undefined) {
      const outermost = (kind & isDeclaration) !== 0 && endOf(raw[i - 1] as IToken) === token.startOffset;
      if (depth > 0 && outermost) suspicious = true;
      if ((last & endsStatement) === 0 && i > joinedUntil) {
        const joins = lastIsBrace
          ? false
          : (kind & goesOnBefore) !== 0 ||
            ((last & goesOnAfter) !== 0 &&
              (((first & isClause) !== 0 && !outermost && out[out.length - 1] !== firstToken) || !beginsStatement(raw, i, kind)));
        if (!joins) {
          out.push(pending);
          last = endsStatement;
        } else if (token.tokenTypeIdx === comma || token.tokenTypeIdx === colon) {
          const before = endOf(out[out.length - 1] as IToken);
          const fixes = [fix(problems, 'join it with the line before', true, before, token.startOffset, '')];
          report(problems, 'TM1023', token.startOffset, endOf(token), { word: token.image }, { fixes });
        }
      }
      pending = undefined;
    }
    if (docText !== undefined) {
      if ((last & endsStatement) !== 0 && token.tokenTypeIdx !== rightBrace) docs.set(token.startOffset, docText);
      else report(problems, 'TM1020', docStart, docEnd, {});
      docText = undefined;
    }
    if ((last & endsStatement) !== 0) {
      first = kind;
      firstToken = token;
    }
    // `where f.to = g.to`: behind a dot `to` is a name, and nothing has to follow it.
    const named = out[out.length - 1]?.tokenTypeIdx === dot;
    out.push(token);
    last = named ? kind & ~goesOnAfter : kind;
    lastIsBrace = token.tokenTypeIdx === rightBrace;
  }
  if (depth !== 0) return 'unbalanced';
  if (docText !== undefined) report(problems, 'TM1020', docStart, docEnd, {});
  if ((last & endsStatement) === 0) out.push(makeToken(t.NewLine, '', end));
  return suspicious ? 'suspicious' : 'good';
}

/**
 * Behind a comma, arrow, colon or preposition the statement goes on, unless the next line can only be a new one: two names
 * in a row, a name and a literal, `because` or `until`. So a declaration left half typed does not swallow the next.
 */
function beginsStatement(raw: readonly IToken[], index: number, kind: number): boolean {
  if ((kind & isName) === 0) {
    const image = (raw[index] as IToken).image;
    if (image === 'every') return raw[index + 2]?.tokenType === t.LeftBrace;
    return image === 'because' || image === 'until' || image === 'for' || image === 'where';
  }
  const next = raw[index + 1];
  if (next === undefined) return false;
  const nextKind = bits[next.tokenTypeIdx] as number;
  if ((nextKind & isLiteral) !== 0) return true;
  if ((nextKind & isName) === 0) return false;
  const type = t.keywords.get(next.image);
  return type === undefined || ((bits[type.tokenTypeIdx as number] as number) & isName) !== 0;
}

const opening = new Set([t.LeftParenthesis.tokenTypeIdx, t.LeftBracket.tokenTypeIdx]);
const closing = new Set([t.RightParenthesis.tokenTypeIdx, t.RightBracket.tokenTypeIdx]);

/**
 * Where the parentheses and brackets between here and the next brace close; those that do not are not in the map, and line
 * ends behind them keep their meaning. Returns the index of that brace: each token is looked at once.
 */
function matchGroups(raw: readonly IToken[], from: number, groups: Map<number, number>): number {
  const open: number[] = [];
  let i = from;
  for (; i < raw.length; i++) {
    const index = (raw[i] as IToken).tokenTypeIdx;
    if (index === leftBrace || index === rightBrace) break;
    if (opening.has(index)) open.push(i);
    else if (closing.has(index)) {
      const start = open.pop();
      if (start !== undefined) groups.set(start, i);
    }
  }
  return i;
}
