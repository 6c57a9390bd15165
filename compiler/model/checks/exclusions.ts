/** An exclusion without an end is never looked at again; one past its end leaves nothing out. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { BuiltModel } from '../lower.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkExclusions(built: BuiltModel, report: Report): void {
  const { draft, origins, name } = built;
  const expired = new Set(
    [...draft.elements, ...draft.flows, ...draft.hops]
      .filter((one) => one.attributes.some(({ attribute, expired }) => attribute === 'excluded' && expired))
      .map((one) => one.id),
  );
  for (const { element, until } of draft.exclusions) {
    const at = origins.get(`${element}/excluded`) ?? origins.get(element);
    if (!at) continue;
    const named = { element: element.slice(name.length + 1) };
    if (until === undefined) report(createDiagnostic('TM3010', at, named));
    else if (expired.has(element)) report(createDiagnostic('TM3021', at, { ...named, until }));
  }
}
