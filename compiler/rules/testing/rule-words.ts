/** The kinds a rule speaks of and the controls it asks for. */
import { findById } from '../../model/lookup.ts';
import type { ControlDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { eachCondition } from '../resolve/walk.ts';
import type { Condition, Target } from '../resolved.ts';
import { byId } from './by-id.ts';

export interface RuleWords {
  readonly kinds: readonly Kind[];
  readonly controls: readonly ControlDefinition[];
}

export function wordsOfRule({ resolved }: CompiledRule, vocabulary: Vocabulary): RuleWords {
  const ids = new Set(resolved.variables.map((variable) => variable.bound.id));
  for (const condition of resolved.where) eachCondition(condition, (one) => void kindsIn(one).forEach((kind) => void ids.add(kind.id)));
  const asked = resolved.requires.flatMap((one) => one.demands).flatMap((demand) => demand.control ?? []);
  const controls = new Set(asked.flatMap((control) => familyOf(control, byId(vocabulary.controls))));
  // Of a hop bound by the kind of its flow, the kind of the flow.
  return { kinds: [...ids].flatMap((id) => findById(vocabulary.kinds, id) ?? []), controls: [...controls] };
}

function kindsIn(condition: Condition): readonly Kind[] {
  switch (condition.kind) {
    case 'is_kind':
      return [condition.of];
    case 'quantifier':
      return [condition.domain.of];
    case 'relate':
      return kindsOfTargets(condition.wanted.how === 'list' ? condition.wanted.targets : [condition.wanted.target]);
    case 'reaches':
      return condition.label ? [condition.label] : [];
    default:
      return [];
  }
}

function kindsOfTargets(targets: readonly Target[]): readonly Kind[] {
  return targets.flatMap((target) => (target.target === 'kind' ? [target.of] : []));
}

/** The control, what it is one of, and what is one of it. */
function familyOf(control: ControlDefinition, all: readonly ControlDefinition[]): readonly ControlDefinition[] {
  return [control, ...all.filter((one) => control.isA.has(one.id) || one.isA.has(control.id))];
}
