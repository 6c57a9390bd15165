/**
 * Which tokens decide between alternatives. Chevrotain explores the grammar for it whenever a parser is built, a third of the
 * time a short run takes; the build does that once and writes the paths into the bundle. Promises: with the table or without
 * it, the same tokens decide.
 */
import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IToken,
  LLkLookaheadStrategy,
  type OptionalProductionType,
  type Rule,
  type TokenType,
} from 'chevrotain';
import { lookaheadTable } from './lookahead-table.ts';
import { parserTokens } from './tokens.ts';

/** By rule, sort and number of a production: its alternatives, each a list of paths of one or two tokens (places in `parserTokens`). */
export type LookaheadTable = Readonly<Record<string, readonly Alternative[]>>;
type Alternative = readonly (readonly number[])[];

type ProductionType = Parameters<typeof getLookaheadPaths>[0]['prodType'];
interface Production {
  readonly rule: Rule;
  readonly prodOccurrence: number;
  readonly maxLookahead: number;
}

interface Lookahead {
  LA_FAST(distance: number): IToken;
}

type Chooser = (parser: Lookahead) => number | undefined;

const computed: Record<string, readonly Alternative[]> = {};

/** What the build writes into the bundle: all that was asked for while the parser was built. */
export function computedLookahead(): LookaheadTable {
  return computed;
}

/** What decides is made when it is first asked: a small model meets a third of the grammar. */
export function createLookaheadStrategy(maxLookahead: number): ILookaheadStrategy {
  const validating = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => validating.validate(options),
    buildLookaheadForAlternation(options) {
      const alternatives = pathsOf(options, 'Alternation');
      let choose: Chooser | undefined;
      return function (this: Lookahead) {
        choose ??= chooserOf(alternatives);
        return choose(this);
      };
    },
    buildLookaheadForOptional(options: Production & { readonly prodType: OptionalProductionType }) {
      const inside = pathsOf(options, options.prodType)[0];
      let choose: Chooser | undefined;
      return function (this: Lookahead) {
        choose ??= chooserOf(inside ? [inside] : []);
        return choose(this) !== undefined;
      };
    },
  };
}

function pathsOf({ rule, prodOccurrence, maxLookahead }: Production, prodType: ProductionType): readonly Alternative[] {
  const key = `${rule.name} ${prodType} ${prodOccurrence}`;
  const known = lookaheadTable[key];
  if (known) return known;
  const alternatives = getLookaheadPaths({ occurrence: prodOccurrence, rule, prodType, maxLookahead });
  const places = new Map(parserTokens.map((type, place) => [type, place]));
  const encoded = alternatives.map((paths) => paths.map((path) => path.map((type) => places.get(type) ?? -1)));
  computed[key] = encoded;
  return encoded;
}

/** What follows one first token: the alternative it decides, or those that the second token decides. */
interface Branch {
  readonly second: (number | undefined)[];
  otherwise: number | undefined;
}

/** The first alternative with a path that fits wins, as in Chevrotain's own; `undefined` where none does. */
function chooserOf(alternatives: readonly Alternative[]): Chooser {
  const first: (number | Branch | undefined)[] = [];
  let empty: number | undefined;
  const addFirst = (type: number, alternative: number): void => {
    const before = first[type];
    if (before === undefined) first[type] = alternative;
    else if (typeof before === 'object') before.otherwise ??= alternative;
  };
  const addSecond = (type: number, next: number, alternative: number): void => {
    const before = first[type] ?? { second: [], otherwise: undefined };
    first[type] = before;
    if (typeof before === 'object' && before.otherwise === undefined) before.second[next] ??= alternative;
  };
  alternatives.forEach((paths, alternative) => {
    if (empty !== undefined) return;
    for (const [one, two] of paths) {
      if (one === undefined) empty ??= alternative;
      else if (two === undefined) for (const type of indicesOf(one)) addFirst(type, alternative);
      else for (const type of indicesOf(one)) for (const next of indicesOf(two)) addSecond(type, next, alternative);
    }
  });
  return (parser) => {
    const branch = first[parser.LA_FAST(1).tokenTypeIdx];
    if (typeof branch !== 'object') return branch ?? empty;
    return branch.second[parser.LA_FAST(2).tokenTypeIdx] ?? branch.otherwise ?? empty;
  };
}

/** The type itself and, for a category, every type in it. */
function indicesOf(place: number): readonly number[] {
  const type = parserTokens[place] as TokenType | undefined;
  return type === undefined ? [] : [type.tokenTypeIdx ?? -1, ...(type.categoryMatches ?? [])];
}
