/** Warns of imported names nothing uses, of data that is in no flow, no part and no other data, of decisions about no part at all. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Location } from '../../source/span.ts';
import type { ProjectImport } from '../load.ts';
import type { BuiltModel } from '../lower.ts';
import { findPhrase, locate, phraseValues, refText } from '../nodes.ts';
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

/** `decision ... on every KIND` where nothing is of that kind: no later stage hears of it. */
export function checkEmptyDecisions(built: BuiltModel, report: Report): void {
  const about = new Set(built.draft.decisions.map((decision) => placeOf(built.origins.get(decision.id))));
  for (const { node, file } of built.entities.decisions) {
    const [rule] = node.values?.steps[0] ?? [];
    for (const value of phraseValues(findPhrase(node.phrases, 'on'))) {
      if (value.kind !== 'every' || about.has(placeOf(locate(file, value)))) continue;
      const why = `nothing it names has \`${rule?.kind === 'ref' ? refText(rule) : ''}\` open`;
      report(createDiagnostic('TM4038', locate(file, value), { verb: node.verb?.text ?? '', why }));
    }
  }
}

function placeOf(at: Location | undefined): string {
  return at ? `${at.file}:${at.start}` : '';
}
