/** What a rule says of mutants that no example can tell from it: `equivalent "NAME" because "..."`. */
import { findPhrase, phraseValues } from '../model/nodes.ts';
import type { RuleDefinition } from '../model/vocabulary.ts';
import { valuesOf } from '../model/vocabulary-words.ts';
import type { Span } from '../source/span.ts';
import type { StatementNode } from '../syntax/ast.ts';

export interface Equivalent {
  readonly name: string;
  readonly because: string;
  readonly at: Span;
}

export function equivalentsOf(rule: RuleDefinition): readonly Equivalent[] {
  return (rule.node.block?.items ?? []).flatMap((item) =>
    item.kind === 'statement' && item.verb.text === 'equivalent' && !item.broken ? (readEquivalent(item) ?? []) : [],
  );
}

/** Undefined where the name or the reason is missing. */
export function readEquivalent(statement: StatementNode): Equivalent | undefined {
  const [name] = valuesOf(statement);
  const phrase = findPhrase(statement.phrases, 'because');
  const inBlock = statement.block?.items.find((item) => item.kind === 'statement' && item.verb.text === 'because');
  const [because] = phrase ? phraseValues(phrase) : inBlock?.kind === 'statement' ? valuesOf(inBlock) : [];
  if (name?.kind !== 'string' || because?.kind !== 'string') return undefined;
  return { name: name.value, because: because.value, at: { start: name.start, end: name.end } };
}
