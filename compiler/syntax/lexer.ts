/**
 * Text to raw tokens, by Chevrotain. Promises that every character ends up in a token, white space or a comment, so that the
 * lexer itself never has an error to report; what a mistake it was is said in `mend.ts`. Must not look at keywords or lines.
 */
import { type IToken, Lexer, type TokenType } from 'chevrotain';
import { Arrow, Equal, lexerTokens } from './tokens.ts';

let instance: Lexer | undefined;

export function lexText(text: string): IToken[] {
  instance ??= new Lexer(lexerTokens, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true });
  return instance.tokenize(text).tokens;
}

/** A token the text does not hold, or holds otherwise; same shape as those of the lexer. */
export function makeToken(type: TokenType, image: string, startOffset: number): IToken {
  return { image, startOffset, tokenTypeIdx: type.tokenTypeIdx as number, tokenType: type };
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** A mark that was written otherwise: `→` for `->`. It has been told. */
export function isRespelt({ tokenType, image }: IToken): boolean {
  return (tokenType === Arrow && image !== '->') || (tokenType === Equal && image !== '=');
}
