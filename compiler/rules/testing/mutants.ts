/**
 * Rules that differ from a rule in one thing, as edits of its text: a clause, condition, word or control left out, a comparison,
 * quantity or `not` weakened, a kind widened to its parent, a placement moved. Promises: the same mutants in the same order for
 * the same text, each with a name of its own. Must not judge anything: what the compiler refuses is for the caller to leave out.
 */
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { Span } from '../../source/span.ts';
import type { ForNode, ItemNode, RequireNode, WhereNode } from '../../syntax/ast.ts';
import { scopeOf } from '../resolve/rule.ts';
import { conditionMutants } from './mutants-condition.ts';
import { requireMutants, type SortOf } from './mutants-require.ts';
import { createWriter, type Edit, type Writer } from './mutants-text.ts';

export interface Mutant {
  /** `without f is inbound`; `any data on h -> every data on h`. What `equivalent` names. */
  readonly name: string;
  /** The clause it stands in. */
  readonly clause: Span;
  readonly edit: Edit;
}

type Clause = ForNode | WhereNode | RequireNode;

export function mutantsOf(rule: RuleDefinition, text: string, vocabulary: Vocabulary): readonly Mutant[] {
  const write = createWriter(text, scopeOf(vocabulary, rule.pack), rule.pack);
  const clauses = (rule.node.block?.items ?? []).filter(isClause);
  const demands = clauses.filter((clause) => clause.kind === 'require').length;
  const found = clauses.flatMap((clause) =>
    clauseMutants(clause, demands, sortsIn(clauses), write).map((edit) => ({
      name: edit.name,
      clause: { start: clause.start, end: clause.end },
      edit,
    })),
  );
  return withOwnNames(found.filter(({ edit }) => text.slice(edit.start, edit.end) !== edit.text));
}

function isClause(item: ItemNode): item is Clause {
  return (item.kind === 'for' || item.kind === 'where' || item.kind === 'require') && !item.broken;
}

/** `for component a, b`: a name without a sort has that of the name before it. */
function sortsIn(clauses: readonly Clause[]): SortOf {
  const sorts = new Map<string, string>();
  let sort: string | undefined;
  for (const { sort: word, name } of clauses.flatMap((clause) => (clause.kind === 'for' ? clause.bindings : []))) {
    sort = word?.text ?? sort;
    if (sort !== undefined) sorts.set(name.text, sort);
  }
  return (name) => sorts.get(name);
}

function clauseMutants(clause: Clause, demands: number, sortOf: SortOf, write: Writer): readonly Edit[] {
  switch (clause.kind) {
    case 'for':
      return boundMutants(clause, write);
    case 'require':
      return [...(demands > 1 ? [write.without(clause, write.text(clause))] : []), ...requireMutants(clause, sortOf, write)];
    case 'where': {
      const { condition, word } = clause;
      if (!condition) return [];
      // Of several conditions each is left out by itself.
      const whole = condition.kind === 'logic' && condition.word === (word === 'where' ? 'and' : 'or');
      return [...(whole ? [] : [write.without(clause, write.text(clause))]), ...conditionMutants(condition, write)];
    }
  }
}

/** `for flow f : webhook` to its parents: without a kind where the parent is the sort itself. */
function boundMutants(clause: ForNode, write: Writer): readonly Edit[] {
  return clause.bindings.flatMap((binding) => {
    const { bound, name } = binding;
    if (!bound) return [];
    return write.parents(bound).map((parent) => {
      const text = parent.isSort ? name.text : `${name.text} : ${parent.text}`;
      return write.replace({ start: name.start, end: bound.end }, text);
    });
  });
}

function withOwnNames(mutants: readonly Mutant[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const number = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, number);
    return number === 1 ? mutant : { ...mutant, name: `${mutant.name} (${number})` };
  });
}
