/**
 * How two variables of a rule are joined. A join is a conjunct from which, given one element, the partners that come into
 * question can be looked up; without one every pair would have to be tried.
 */

import { variableOf } from './resolve/walk.ts';
import type { Condition, Operand, Sources } from './resolved.ts';

export type Join =
  /** `f.to = g.to`: partners share a key. `fixed`: both keys come from the graph and are never unknown. */
  | { readonly by: 'key'; readonly left: Operand; readonly right: Operand; readonly fixed: boolean }
  /** `h enters b`, `c stores d`: partners are what the subject is related to. */
  | { readonly by: 'relation'; readonly condition: Condition & { readonly kind: 'relate' }; readonly object: Operand }
  | { readonly by: 'reaches'; readonly condition: Condition & { readonly kind: 'reaches' }; readonly target: Operand }
  | { readonly by: 'path'; readonly condition: Condition & { readonly kind: 'path' } }
  /** `(a calls b or b calls a)` */
  | { readonly by: 'any'; readonly joins: readonly Join[] };

/** The join a conjunct makes, if it makes one. */
export function joinOf(condition: Condition): Join | undefined {
  switch (condition.kind) {
    case 'compare': {
      if (condition.operator !== '=' || !differ(condition.left, condition.right)) return undefined;
      return { by: 'key', left: condition.left, right: condition.right, fixed: isFixed(condition.left) && isFixed(condition.right) };
    }
    case 'relate': {
      const { wanted, subject } = condition;
      if (wanted.how === 'quantity' ? wanted.quantity.word !== 'any' : wanted.need !== 'all' && wanted.targets.length !== 1)
        return undefined;
      for (const target of wanted.how === 'quantity' ? [wanted.target] : wanted.targets) {
        if (target.target === 'element' && differ(subject, target.operand)) return { by: 'relation', condition, object: target.operand };
      }
      return undefined;
    }
    case 'reaches': {
      for (const target of condition.to.any) {
        if (target.target === 'element' && condition.to.any.length === 1 && differ(condition.datum, target.operand)) {
          return { by: 'reaches', condition, target: target.operand };
        }
      }
      return undefined;
    }
    case 'path': {
      const from = single(condition.from);
      const to = single(condition.to);
      return from && to && differ(from, to) ? { by: 'path', condition } : undefined;
    }
    case 'and': {
      for (const item of condition.items) {
        const join = joinOf(item);
        if (join) return join;
      }
      return undefined;
    }
    case 'or': {
      const joins = condition.items.map(joinOf);
      return joins.every((join) => join !== undefined) ? { by: 'any', joins: joins as Join[] } : undefined;
    }
    default:
      return undefined;
  }
}

function single(sources: Sources): Operand | undefined {
  const target = sources.any[0];
  return sources.any.length === 1 && target?.target === 'element' ? target.operand : undefined;
}

function differ(a: Operand, b: Operand): boolean {
  const [left, right] = [variableOf(a), variableOf(b)];
  return left !== undefined && right !== undefined && left !== right;
}

function isFixed(operand: Operand): boolean {
  if (operand.op === 'variable') return true;
  return operand.op === 'step' && ['from', 'to', 'client', 'server', 'flow', 'boundary'].includes(operand.step) && isFixed(operand.of);
}
