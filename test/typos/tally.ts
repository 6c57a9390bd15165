/** Counts the outcomes of many typos and says which promise they break. */
import type { Outcome } from './run.ts';

export interface Tally {
  readonly tried: number;
  readonly valid: number;
  /** Of those that are not valid. */
  readonly oneErrorThere: number;
  readonly suggested: number;
  readonly invalid: number;
  readonly failures: readonly (readonly [cause: string, outcomes: readonly Outcome[]])[];
}

/** Of a hundred slips that are not valid, so many have the original as the first suggestion. */
export const SUGGESTED_PERCENT = 95;

export function tally(outcomes: readonly Outcome[]): Tally {
  const invalid = outcomes.filter((one) => one.result !== 'valid');
  const placed = invalid.filter((one) => one.result !== 'not one error' && one.result !== 'elsewhere');
  const causes = new Map<string, Outcome[]>();
  for (const one of invalid) {
    if (one.result === 'good') continue;
    const code = one.told
      .map((line) => line.slice(0, 6))
      .slice(0, 3)
      .join(' ');
    const cause = `${one.result}: ${one.site.role}, ${code}`;
    causes.set(cause, [...(causes.get(cause) ?? []), one]);
  }
  return {
    tried: outcomes.length,
    valid: outcomes.length - invalid.length,
    invalid: invalid.length,
    oneErrorThere: placed.length,
    suggested: invalid.filter((one) => one.result === 'good').length,
    failures: [...causes].sort(([, a], [, b]) => b.length - a.length),
  };
}

export function keepsPromises({ invalid, oneErrorThere, suggested }: Tally): boolean {
  return oneErrorThere === invalid && suggested * 100 >= invalid * SUGGESTED_PERCENT;
}
