/** "No recursion": a fact, computed attribute or computed control never leads back to itself. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { AttributeDefinition, ControlDefinition, FactDefinition } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import { usesOf } from '../resolve/walk.ts';
import type { Condition } from '../resolved.ts';

export type Computed = FactDefinition | AttributeDefinition | ControlDefinition;

/** `conditions` holds every computed word with its resolved condition. */
export function checkRecursion(conditions: ReadonlyMap<Computed, Condition>, report: Report): void {
  const done = new Set<Computed>();
  const path: Computed[] = [];
  function visit(word: Computed): void {
    const index = path.indexOf(word);
    if (index >= 0) {
      const cycle = path.slice(index);
      const first = [...cycle].sort((a, b) => (a.name < b.name ? -1 : 1))[0] as Computed;
      const start = cycle.indexOf(first);
      const names = [...cycle.slice(start), ...cycle.slice(0, start), first].map((one) => one.name);
      report(createDiagnostic('TM4029', first.at, { path: names }));
      return;
    }
    if (done.has(word)) return;
    const condition = conditions.get(word);
    if (condition) {
      path.push(word);
      const uses = usesOf(condition);
      for (const next of [...uses.facts, ...uses.attributes, ...uses.controls]) if (conditions.has(next)) visit(next);
      path.pop();
    }
    done.add(word);
  }
  for (const word of [...conditions.keys()].sort((a, b) => (a.name < b.name ? -1 : 1))) visit(word);
}
