/** An exclusion without an end is never looked at again. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { BuiltModel } from '../lower.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkExclusions(built: BuiltModel, report: Report): void {
  for (const { element, until } of built.draft.exclusions) {
    const at = built.origins.get(`${element}/excluded`);
    if (until === undefined && at) report(createDiagnostic('TM3010', at, { element: element.slice(built.name.length + 1) }));
  }
}
