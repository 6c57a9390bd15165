/** The table of `lookahead.ts`. Empty in the sources, where it is computed when the parser is built; the build fills it in. */
import type { LookaheadTable } from './lookahead.ts';

export const lookaheadTable: LookaheadTable = {};
