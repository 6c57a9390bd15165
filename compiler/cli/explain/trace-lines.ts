/**
 * What was found, as lines, each deeper than what it is a part of. Promises: of many things of which the same was found one is
 * shown with its reasons, and the others are named behind it. Must not leave out a thing without saying that there are more.
 */
import type { Trace } from '../../rules/explain/explanation.ts';

export interface TraceLine {
  readonly text: string;
  readonly depth: number;
}

const MOST_DEPTH = 5;
/** Fewer are shown one by one. */
const MANY = 3;
const MOST_NAMED = 8;

export function traceLines(traces: readonly Trace[], depth: number): readonly TraceLine[] {
  if (depth > MOST_DEPTH) return [];
  const found = joinKinds(traces.flatMap(spoken));
  const groups = new Map<string, Spoken[]>();
  for (const one of found) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const shown = group.length < MANY ? group : group.slice(0, 1);
    const lines = shown.flatMap((one) => [{ text: one.says, depth }, ...traceLines(one.parts, depth + 1)]);
    return shown === group ? lines : [...lines, { text: likewise(group.slice(1)), depth }];
  });
}

type Spoken = Pick<Trace, 'says' | 'parts'>;

/** Where a trace says nothing, its parts do. */
function spoken(trace: Trace): readonly Spoken[] {
  return trace.says === '' ? trace.parts.flatMap(spoken) : [trace];
}

/** What is said, without of whom. */
function keyOf({ says }: Spoken): string {
  return says.replace(/^`[^`]*` /, '');
}

function likewise(others: readonly Spoken[]): string {
  const names = [...new Set(others.map(({ says }) => /^`[^`]*`/.exec(says)?.[0] ?? says))];
  const more = names.length > MOST_NAMED + 1 ? names.length - MOST_NAMED : 0;
  return `likewise ${listed(more === 0 ? names : [...names.slice(0, MOST_NAMED), `${more} more`], 'and')}`;
}

/** Of one thing `is a service, not a client` and so on, many times: one line. */
function joinKinds(found: readonly Spoken[]): readonly Spoken[] {
  const kinds = new Map<string, string[]>();
  for (const { says, parts } of found) {
    const [, is, not] = /^(`[^`]*` is an? \S+), not (an? \S+)$/.exec(says) ?? [];
    if (is !== undefined && not !== undefined && parts.length === 0) kinds.set(is, [...(kinds.get(is) ?? []), not]);
  }
  const joined = new Set<string>();
  return found.flatMap((one) => {
    const is = one.parts.length === 0 ? /^(`[^`]*` is an? \S+), not an? \S+$/.exec(one.says)?.[1] : undefined;
    const nots = [...new Set(is === undefined ? [] : kinds.get(is))];
    if (is === undefined || nots.length < MANY) return [one];
    if (joined.has(is)) return [];
    joined.add(is);
    return [{ says: `${is}, not ${listed(nots, 'or')}`, parts: [] }];
  });
}

function listed(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
