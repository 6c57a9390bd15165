/** Targets of verbs, phrases and paths as closures: whether a value is what is meant. */
import { findById } from '../../model/lookup.ts';
import type { Target } from '../resolved.ts';
import { FALSE, TRUE, type Truth, truthOf, unknown } from '../truth.ts';
import { isOfKind } from '../world/items.ts';
import type { Datum } from '../world/values.ts';
import type { World } from '../world/world.ts';
import { compileOperand, type Env } from './operand.ts';

export type Matches = (world: World, env: Env, value: Datum) => Truth;

export function compileTarget(target: Target): Matches {
  switch (target.target) {
    case 'kind': {
      const kind = target.of;
      return (_, __, value) => truthOf(typeof value === 'object' && isOfKind(value, kind));
    }
    case 'fact': {
      const { fact } = target;
      return (world, _, value) => {
        if (typeof value !== 'object') return FALSE;
        const about = fact.on.some((id) => {
          const kind = world.words.kind(id);
          return kind !== undefined && isOfKind(value, kind);
        });
        return about ? world.fact(fact, value) : FALSE;
      };
    }
    case 'control': {
      const { control } = target;
      return (world, _, value) =>
        truthOf(typeof value === 'string' && findById(world.vocabulary.controls, value)?.isA.has(control.id) === true);
    }
    case 'element': {
      const operand = compileOperand(target.operand);
      return (world, env, value) => {
        const reading = operand(world, env);
        if (reading.values.includes(value)) return TRUE;
        return reading.closed ? FALSE : unknown(reading.missing);
      };
    }
    case 'word': {
      const { word } = target;
      return (_, __, value) => truthOf(value === word);
    }
  }
}
