/** Threats that a person found on something excluded are no threats; whoever wrote them down is told. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Model } from '../model/ir.ts';
import type { Report } from '../model/vocabulary-words.ts';
import type { Location } from '../source/span.ts';
import { isExcluded } from './world/items.ts';

export interface ExclusionInput {
  readonly draft: Model;
  readonly origins: ReadonlyMap<string, Location>;
}

export function tellExcluded({ draft, origins }: ExclusionInput, report: Report): void {
  const excluded = new Set([...draft.elements, ...draft.flows].filter((one) => isExcluded(one.attributes)).map((one) => one.id));
  for (const hop of draft.hops) if (isExcluded(hop.attributes) || excluded.has(hop.flow)) excluded.add(hop.id);
  for (const { id, name, on } of draft.found) {
    const at = origins.get(id);
    for (const subject of on) {
      if (at && excluded.has(subject))
        report(createDiagnostic('TM4046', at, { threat: name, element: subject.slice(subject.indexOf('.') + 1) }));
    }
  }
}
