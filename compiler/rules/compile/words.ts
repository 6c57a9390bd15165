/**
 * The words of a vocabulary that conditions work out: facts, computed attributes and computed controls, each compiled once
 * when it is first needed; and the tables about controls that every evaluation looks into.
 */
import { findIn, type Report } from '../../model/vocabulary-words.ts';
import type { AttributeDefinition, ControlDefinition, FactDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import { resolveComputed, unique } from '../check/check.ts';
import type { Computed } from '../check/recursion.ts';
import { type Evaluate, compileCondition } from './condition.ts';

/** `encrypted` means `encryption`. */
export interface Meaning {
  readonly attribute: AttributeDefinition;
  readonly family: ControlDefinition;
}

export interface Words {
  readonly vocabulary: Vocabulary;
  readonly meanings: readonly Meaning[];
  fact(fact: FactDefinition): Evaluate | undefined;
  attribute(attribute: AttributeDefinition): Evaluate | undefined;
  control(control: ControlDefinition): Evaluate | undefined;
  /** Computed controls among the members of a control, itself included. */
  computedMembers(control: ControlDefinition): readonly ControlDefinition[];
  /** Whether some control is of both families. */
  overlap(a: ControlDefinition, b: ControlDefinition): boolean;
  /** The kind of a plain name as the prelude has it. */
  kind(name: string): Kind | undefined;
}

export function createWords(vocabulary: Vocabulary, report: Report): Words {
  const compiled = new Map<Computed, Evaluate | undefined>();
  const controls = unique(vocabulary.controls);
  const computedControls = controls.filter((control) => control.computedOn !== undefined);
  const members = new Map<ControlDefinition, readonly ControlDefinition[]>();
  const overlaps = new Map<ControlDefinition, ReadonlySet<string>>();

  function evaluatorOf(word: Computed): Evaluate | undefined {
    if (!compiled.has(word)) {
      const { resolved, broken } = resolveComputed(vocabulary, word, report);
      compiled.set(word, resolved && !broken ? compileCondition(resolved) : undefined);
    }
    return compiled.get(word);
  }

  function overlap(a: ControlDefinition, b: ControlDefinition): boolean {
    let all = overlaps.get(a);
    if (!all) {
      all = new Set(controls.filter((control) => control.isA.has(a.id)).flatMap((control) => [...control.isA]));
      overlaps.set(a, all);
    }
    return all.has(b.id);
  }

  return {
    vocabulary,
    meanings: meaningsOf(vocabulary),
    fact: evaluatorOf,
    attribute: evaluatorOf,
    control: evaluatorOf,
    computedMembers: (control) => {
      if (computedControls.length === 0) return [];
      let found = members.get(control);
      if (!found) {
        found = computedControls.filter((one) => one.isA.has(control.id));
        members.set(control, found);
      }
      return found;
    },
    overlap,
    kind: (name) => vocabulary.kinds.get(`prelude.${name}`) ?? vocabulary.kinds.get(name),
  };
}

function meaningsOf(vocabulary: Vocabulary): Meaning[] {
  const found = new Map<AttributeDefinition, Meaning>();
  for (const kind of unique(vocabulary.kinds)) {
    for (const attribute of kind.attributes.values()) {
      if (attribute.means === undefined) continue;
      const ref = { kind: 'ref' as const, names: attribute.means.split('.').map((text) => ({ text, start: 0, end: 0 })), hop: undefined, start: 0, end: 0 };
      const family = findIn(vocabulary.controls, ref, attribute.pack);
      if (family) found.set(attribute, { attribute, family });
    }
  }
  return [...found.values()];
}
