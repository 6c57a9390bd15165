/** A control is claimed only where it can be: on what it fits, and never when it is worked out from the model. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Control } from '../ir.ts';
import { findById } from '../lookup.ts';
import type { BuiltModel } from '../lower.ts';
import type { Report } from '../vocabulary-words.ts';

const ANYWHERE: ReadonlySet<string> = new Set(['actor', 'component', 'boundary', 'flow', 'hop']);

export function checkClaims(built: BuiltModel, report: Report): void {
  const { draft, vocabulary, origins } = built;
  for (const one of [...draft.elements, ...draft.flows, ...draft.hops]) {
    if (one.imported !== undefined) continue;
    for (const control of one.controls) {
      const at = origins.get(`${one.id}/control:${control.control}`);
      if (!at || control.source.level !== 'own') continue;
      const definition = findById(vocabulary.controls, control.control);
      if (!definition) continue;
      if (control.state === 'lacking' && control.because === undefined)
        report(createDiagnostic('TM3019', at, { control: definition.name }));
      if (definition.where) report(createDiagnostic('TM3008', at, { word: definition.name }));
      else if (!fits(one.isA, one.sort, definition.fits)) {
        report(createDiagnostic('TM3009', at, { control: definition.name, element: one.name, sort: one.sort, fits: definition.fits }));
      } else if (isForNobody(one.sort, control)) report(createDiagnostic('TM3017', at, { name: one.name }));
    }
  }
}

function fits(isA: readonly string[], sort: string, kinds: readonly string[]): boolean {
  return kinds.length === 0 ? ANYWHERE.has(sort) : kinds.some((kind) => isA.includes(kind));
}

/** Only a boundary provides to what lies inside; anybody else must say to whom. */
function isForNobody(sort: string, control: Control): boolean {
  return control.state === 'provided' && sort !== 'boundary';
}
