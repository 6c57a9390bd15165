import { LLkLookaheadStrategy, type Rule } from 'chevrotain';
import { expect, it } from 'vitest';
import { theParser } from '../../compiler/syntax/grammar.ts';
import { computedLookahead, createLookaheadStrategy } from '../../compiler/syntax/lookahead.ts';
import { lookaheadTable } from '../../compiler/syntax/lookahead-table.ts';
import { parserTokens } from '../../compiler/syntax/tokens.ts';

const MAX_LOOKAHEAD = 2;
const rules = Object.values(theParser().getGAstProductions()) as Rule[];

/** Every production that the table names, with the two strategies' answers for each pair of tokens. */
it('decides as Chevrotain does, for every production and every two tokens', () => {
  const own = createLookaheadStrategy(MAX_LOOKAHEAD);
  const theirs = new LLkLookaheadStrategy({ maxLookahead: MAX_LOOKAHEAD });
  const differing: string[] = [];
  for (const key of Object.keys(computedLookahead())) {
    const [name = '', prodType = '', number = ''] = key.split(' ');
    const rule = rules.find((one) => one.name === name);
    if (!rule) throw new Error(`there is no rule ${name}`);
    const options = {
      rule,
      prodOccurrence: Number(number),
      prodType,
      maxLookahead: MAX_LOOKAHEAD,
      hasPredicates: false,
      dynamicTokensEnabled: false,
    } as never;
    const [ours, other] = [own, theirs].map((strategy) =>
      prodType === 'Alternation' ? strategy.buildLookaheadForAlternation(options) : strategy.buildLookaheadForOptional(options),
    );
    for (const one of parserTokens) {
      for (const two of parserTokens) {
        const pair = [one, two];
        const parser = { LA_FAST: (distance: number) => ({ tokenTypeIdx: pair[distance - 1]?.tokenTypeIdx }) };
        if (ask(ours, parser) !== ask(other, parser)) differing.push(`${key}: ${one.name} ${two.name}`);
      }
    }
  }
  expect(Object.keys(computedLookahead()).length).toBeGreaterThan(40);
  expect(differing).toEqual([]);
});

it('needs no more than two tokens, and has no table in the sources', () => {
  expect(lookaheadTable).toEqual({});
  const lengths = Object.values(computedLookahead()).flatMap((alternatives) =>
    alternatives.flatMap((paths) => paths.map((path) => path.length)),
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_LOOKAHEAD);
});

function ask(decide: unknown, parser: object): unknown {
  return (decide as (this: object, alternatives: readonly never[]) => unknown).call(parser, []);
}
