/** How bad a threat found by hand is, once the day has passed until which somebody said it: as bad as any, until it is said anew. */
import type { FoundThreat } from './ir.ts';

export function severityLapsed({ attributes }: FoundThreat): boolean {
  const named = (name: string) => attributes.find((one) => one.attribute === name);
  const severity = named('severity');
  return severity?.expired === true || (!severity?.facts.length && named('stake')?.expired === true);
}
