/** The sentence of a threat: the rule's `because` with names filled in. */
import type { Verdict } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import { compileOperand, type Env, type Read } from '../compile/operand.ts';
import type { Operand, Sentence } from '../resolved.ts';
import type { HopItem } from '../world/items.ts';
import type { Datum, Reading } from '../world/values.ts';
import type { World } from '../world/world.ts';

export type Tell = (world: World, env: Env, path: readonly HopItem[]) => string;

export function compileSentence(sentence: Sentence | undefined): Tell {
  const parts = (sentence?.parts ?? []).map((part): Tell => {
    if (typeof part === 'string') return () => part;
    if (part.part === 'path') return (_, __, path) => tellPath(path);
    if (part.part !== 'operand') return (_, env) => env.control?.title ?? env.control?.name ?? 'a control';
    const read: Read = compileOperand(part.operand);
    const { operand } = part;
    return (world, env) => tell(world, read(world, env), operand);
  });
  return (world, env, path) => parts.map((part) => part(world, env, path)).join('');
}

/** The sentence of a threat speaks of the open case; what nobody has said is not told as if it were so. */
export function conditional({ verdict, moot }: { readonly verdict: Verdict; readonly moot?: boolean }, sentence: string): string {
  return verdict === 'unknown' && !moot ? `If it is so: ${sentence}` : sentence;
}

export function tellPath(path: readonly HopItem[]): string {
  const [first] = path;
  if (!first) return 'a way';
  return [first.from, ...path.map((hop) => hop.to)].map((part) => part.title).join(' -> ');
}

function tell(world: World, reading: Reading, operand: Operand): string {
  const words = reading.values.map((value) => tellDatum(world, value, operand));
  if (words.length === 0) return reading.closed ? 'nothing' : 'something nobody named';
  const unique = [...new Set(words)];
  if (unique.length === 1) return unique[0] as string;
  return `${unique.slice(0, -1).join(', ')} and ${unique[unique.length - 1]}`;
}

function tellDatum(world: World, value: Datum, operand: Operand): string {
  if (typeof value === 'object') return value.title;
  const types = operand.shape.of === 'values' ? operand.shape.types : [];
  if (typeof value === 'number') return types.includes('duration') ? tellDuration(value) : String(value);
  if (types.includes('control')) {
    const control = findById(world.vocabulary.controls, value);
    return control?.title ?? control?.name ?? value;
  }
  return value.replaceAll('_', ' ');
}

const UNITS: readonly (readonly [string, number])[] = [
  ['y', 31536000],
  ['mo', 2592000],
  ['w', 604800],
  ['d', 86400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** In the largest unit that gives a whole number. */
export function tellDuration(seconds: number): string {
  for (const [unit, size] of UNITS) if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`;
  return `${seconds}s`;
}
