/** Resolves `names`: the elements a threat names besides what its rule binds. `names KIND`, `names FACT`, `names hop at c`. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { refText } from '../../model/nodes.ts';
import type { FactDefinition, Kind } from '../../model/vocabulary.ts';
import { reportUnknown, valuesOf } from '../../model/vocabulary-words.ts';
import type { ConditionPhraseNode, RefNode, StatementNode } from '../../syntax/ast.ts';
import type { NamedSet } from '../resolved.ts';
import { resolveDomain } from './quantifier.ts';
import { at, find, lookupKind, type RuleScope } from './scope.ts';
import { factKinds } from './target.ts';

export function resolveNames(statement: StatementNode, scope: RuleScope): readonly NamedSet[] {
  const phrases = statement.phrases.map((phrase): ConditionPhraseNode => {
    const operands = phrase.values?.steps.flat() ?? [];
    const { start } = phrase.prepositionSpan;
    return { preposition: phrase.preposition, count: undefined, operands, start, end: operands[operands.length - 1]?.end ?? phrase.end };
  });
  return valuesOf(statement).flatMap((value): readonly NamedSet[] => {
    if (value.kind !== 'ref') {
      scope.report(createDiagnostic('TM4035', at(scope, value), { word: 'names', wanted: 'kinds or facts' }));
      return [];
    }
    const meant = meaningOf(value, scope);
    return meant.kinds.flatMap((of): readonly NamedSet[] => {
      const domain = resolveDomain({ phrases, start: statement.start, end: statement.end }, of, scope);
      return domain ? [{ domain, fact: meant.fact }] : [];
    });
  });
}

/** A fact stands before a kind of the same name, as it does behind `is`. */
function meaningOf(ref: RefNode, scope: RuleScope): { readonly kinds: readonly Kind[]; readonly fact: FactDefinition | undefined } {
  const fact = find(scope, scope.vocabulary.facts, ref);
  if (fact === 'reported') return { kinds: [], fact: undefined };
  if (fact) return { kinds: factKinds(fact, scope), fact };
  const silent = { ...scope, report: () => undefined };
  const kind = lookupKind(silent, ref);
  if (kind) return { kinds: [kind], fact: undefined };
  const words = [...scope.vocabulary.kinds.keys(), ...scope.vocabulary.facts.keys()].filter((name) => !/[.:]/.test(name));
  reportUnknown(scope.report, scope.file, ref, 'kind or fact', refText(ref), words);
  return { kinds: [], fact: undefined };
}
