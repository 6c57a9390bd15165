/** Timing, and how a figure is shown and judged. */
import { workClock } from '../support/timing.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the project promises; undefined for a figure that only informs. */
  readonly limit?: { readonly at: 'most' | 'least'; readonly value: number };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** By the wall, for work that another process does. */
export function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function milliseconds(work: () => void): number {
  const clock = workClock();
  work();
  return clock();
}

/** Medians of works that take turns, so that a busy moment of the machine hits all of them. */
export function interleaved(rounds: number, works: readonly (() => number)[]): number[] {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round++) works.forEach((work, i) => void times[i]?.push(work()));
  return times.map(median);
}

/** `slack` 1.5 accepts what misses its limit by half. */
export function meets(figure: Figure, slack: number): boolean {
  const { limit, value } = figure;
  if (limit === undefined) return true;
  return limit.at === 'most' ? value <= limit.value * slack : value >= limit.value / slack;
}

export function showFigure(figure: Figure): string {
  const { name, value, unit, limit } = figure;
  const bound = limit === undefined ? '' : `at ${limit.at} ${limit.value} ${unit}`;
  const verdict = meets(figure, 1) ? '' : meets(figure, 1.5) ? 'missed' : 'missed by more than half';
  return `${name.padEnd(58)} ${`${round(value)} ${unit}`.padStart(12)}   ${bound.padEnd(20)} ${verdict}`.trimEnd();
}

export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}
