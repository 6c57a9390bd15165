/** How the messages of the parser speak of a token: as the reader sees it, never by the name of its type. */
import { EOF, type IToken } from 'chevrotain';
import type { Span } from '../source/span.ts';
import type { TmParser } from './grammar.ts';
import { endOf } from './lexer.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

export interface Place extends Span {
  readonly found: string;
}

/** Where a fault is shown, and what stands there. A missing rest of a line is shown behind the last word of the line. */
export function placeOf(parser: TmParser, index: number): Place {
  const token = parser.tokenAt(index);
  const before = index > 0 ? endOf(parser.tokenAt(index - 1)) : 0;
  if (token.tokenType === EOF) return { start: before, end: before, found: 'the end of the file' };
  if (token.image !== '' && token.tokenType !== t.NewLine) {
    return { start: token.startOffset, end: endOf(token), found: `\`${shorten(token.image)}\`` };
  }
  const next = parser.tokenAt(index + 1);
  if (token.image === '' && next.tokenType === t.RightBrace && next.image !== '') {
    return { start: next.startOffset, end: endOf(next), found: '`}`' };
  }
  return { start: before, end: before, found: next.tokenType === EOF ? 'the end of the file' : 'the end of the line' };
}

/** The help of "expected X, found Y" where the likely mistake is known. */
export function helpFor(expected: string, token: IToken): string | undefined {
  const type = token.tokenType;
  if (expected === t.LineEnd.LABEL) {
    if (type === t.Text) return 'a title stands directly behind the name; between values write `,`';
    if (type === t.LeftBrace) return 'a block stands at the end of a declaration or statement';
    if (type === t.Colon) return '`:` stands behind the name and title of a declaration';
    if (type.CATEGORIES?.includes(t.Word) || type === t.Identifier || isLiteral(token)) {
      return 'separate values with `,`, and statements with `;` or a line end';
    }
    return undefined;
  }
  if (expected === t.Name.LABEL && type === t.Text) return 'write a name before the title';
  return undefined;
}

function isLiteral({ tokenType: type }: IToken): boolean {
  return type === t.Numeral || type === t.DateLiteral || type === t.Duration || type === t.Catalogue;
}
