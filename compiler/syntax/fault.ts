import type { IToken } from 'chevrotain';
import { makeToken } from './lexer.ts';
import { LineEnd } from './tokens.ts';

/** Thrown inside an item and caught there; no `Error`, since nobody reads its stack and taking it is dear. */
export class Fault {
  token: IToken = makeToken(LineEnd, '', 0);
  /** What would have been right in the place of `token`, as in "expected ...". */
  expected = '';
}
