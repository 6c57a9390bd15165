/** Warns of imported names nothing uses, and of data that is in no flow, no part and no other data. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { ProjectImport } from '../load.ts';
import type { BuiltModel } from '../lower.ts';
import { locate } from '../nodes.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkUnused(built: BuiltModel, imports: readonly ProjectImport[], report: Report): void {
  const usedIds = new Set([...built.used].map((entity) => entity.id));
  for (const entity of built.entities.all) if (entity.parent && entity.model === built.name) usedIds.add(entity.parent.id);
  for (const { node, file } of imports) {
    for (const value of node.values?.steps.flat() ?? []) {
      if (value.kind !== 'ref') continue;
      const name = value.names[0]?.text ?? '';
      const entity = built.entities.byName.get(name);
      if (entity && entity.model !== built.name && !usedIds.has(entity.id))
        report(createDiagnostic('TM2009', locate(file, value), { name }));
    }
  }
  for (const entity of built.entities.all) {
    if (entity.sort === 'data' && entity.model === built.name && !usedIds.has(entity.id)) {
      report(createDiagnostic('TM2010', entity.at, { name: entity.name }));
    }
  }
}
