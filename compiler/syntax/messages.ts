/** How the messages of the parser speak of a token: as the reader sees it, never by the name of its type. */
import type { IToken } from 'chevrotain';
import * as t from './tokens.ts';

const longest = 30;

export function describe(token: IToken): string {
  const type = token.tokenType;
  if (type === t.NewLine) return 'the end of the line';
  if (type === undefined || token.image === '') return 'the end of the file';
  return `\`${token.image.length > longest ? `${token.image.slice(0, longest)}...` : token.image}\``;
}
