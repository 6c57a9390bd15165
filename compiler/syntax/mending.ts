/** What the parts of `mend.ts` share: the tokens read and written, and what counts as odd. */
import type { IToken, TokenType } from 'chevrotain';
import { lexText } from './lexer.ts';
import type { Problems } from './problems.ts';
import * as t from './tokens.ts';

export interface Mending {
  readonly raw: readonly IToken[];
  readonly text: string;
  readonly problems: Problems;
  readonly damage: number[];
  readonly out: IToken[];
  /** False once the text is known to hold no further comment end. */
  commentsEnd: boolean;
  /** The line up to this index has been looked at; in a line with an unclosed text nothing else is reported. */
  lineUntil: number;
  unclosedAt: number;
  /** The text in such a line that goes on over the head of a block, up to the next quote; -1 without one. */
  swallowedAt: number;
  /** Stray characters reported in this line: from the third on they are the same mistake. */
  strays: number;
  /** Texts in other quotes in this line: only the first is reported. */
  quotes: number;
}

export const odd = new Set<TokenType>([
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
]);

/** Tokens of the guessed rest of a line; nothing more is reported there. */
export function addRest(m: Mending, rest: string, offset: number): void {
  for (const token of lexText(rest)) {
    if (odd.has(token.tokenType) || token.tokenType === t.Doc) continue;
    token.startOffset += offset;
    m.out.push(token);
  }
}
