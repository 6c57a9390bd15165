/** Who opens a connection is one of its two ends. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { BuiltModel } from '../lower.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkOpeners(built: BuiltModel, report: Report): void {
  const reported = new Set<string>();
  for (const hop of built.draft.hops) {
    if (hop.imported !== undefined) continue;
    const phrase = hop.attributes.find((one) => one.attribute === 'opened')?.facts[0]?.phrases?.find((one) => one.preposition === 'by');
    const value = phrase?.values[0];
    if (value?.type !== 'element' || value.id === hop.from || value.id === hop.to) continue;
    const at = built.origins.get(`${hop.id}/opened`) ?? built.origins.get(`${hop.flow}/opened`);
    if (!at || reported.has(`${at.file}:${at.start}`)) continue;
    reported.add(`${at.file}:${at.start}`);
    report(createDiagnostic('TM3016', at, { hop: `\`${hop.name}\``, name: value.id.slice(value.id.indexOf('.') + 1) }));
  }
}
