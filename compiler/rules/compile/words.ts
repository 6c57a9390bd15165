/**
 * The words of a vocabulary that conditions work out: facts, computed attributes and computed controls, each compiled once
 * when it is first needed. Must not touch words nobody asks about: a library can be large.
 */
import { baseKind, findById } from '../../model/lookup.ts';
import type { AttributeDefinition, ControlDefinition, FactDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { resolveComputed } from '../check/check.ts';
import type { Computed } from '../check/recursion.ts';
import { compileCondition, type Evaluate } from './condition.ts';

export interface Words {
  readonly vocabulary: Vocabulary;
  fact(fact: FactDefinition): Evaluate | undefined;
  attribute(attribute: AttributeDefinition): Evaluate | undefined;
  control(control: ControlDefinition): Evaluate | undefined;
  /** A base kind, else a kind by its id. */
  kind(id: string): Kind | undefined;
}

export function createWords(vocabulary: Vocabulary, report: Report): Words {
  const compiled = new Map<Computed, Evaluate | undefined>();

  function evaluatorOf(word: Computed): Evaluate | undefined {
    if (!compiled.has(word)) {
      const { resolved, broken } = resolveComputed(vocabulary, word, report);
      compiled.set(word, resolved && !broken ? compileCondition(resolved) : undefined);
    }
    return compiled.get(word);
  }

  return {
    vocabulary,
    fact: evaluatorOf,
    attribute: evaluatorOf,
    control: evaluatorOf,
    kind: (id) => findById(vocabulary.kinds, id) ?? baseKind(vocabulary, id),
  };
}
