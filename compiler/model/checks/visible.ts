/**
 * "Importing makes names visible": a part of another model that no `import` names cannot be reached by its full name either, or an
 * `import` would not say what a model leans on.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { RefNode } from '../../syntax/ast.ts';
import { visitTree } from '../../syntax/visit.ts';
import type { Entity } from '../entities.ts';
import type { Project, ProjectImport } from '../load.ts';
import type { BuiltModel } from '../lower.ts';
import { findPhrase, locate, phraseValues, refText } from '../nodes.ts';
import type { Report } from '../vocabulary-words.ts';

export function checkVisible(built: BuiltModel, project: Project, report: Report): void {
  const { byName, all } = built.entities;
  const isHidden = (entity: Entity): boolean => entity.model !== built.name && byName.get(entity.name) !== entity;
  // Most models name nothing of the kind, and their trees need not be walked.
  const parents = all.flatMap((entity) => (entity.model === built.name && entity.parent ? [entity.parent] : []));
  if (![...built.used, ...parents].some(isHidden)) return;
  for (const { path, node } of project.files) {
    visitTree(node, (one) => {
      if (!isRef(one)) return;
      const entity = byName.get(one.names.map((name) => name.text).join('.'));
      if (entity && one.names.length > 1 && isHidden(entity)) tell(one, path, entity, project, report);
    });
  }
}

function isRef(node: Span): node is RefNode {
  return 'kind' in node && node.kind === 'ref';
}

function tell(ref: RefNode, file: string, entity: Entity, project: Project, report: Report): void {
  const found = project.imports.find((one) => one.project?.name === entity.model);
  const values = found?.node.values;
  const names = (values?.steps.flat() ?? []).flatMap((value) => (value.kind === 'ref' ? [refText(value)] : []));
  const from = found && pathOf(found);
  const line = from === undefined ? undefined : `import ${[...names, entity.name].join(', ')} from "${from}"`;
  const fixes: Fix[] =
    found && values
      ? [
          {
            title: `import \`${entity.name}\``,
            sure: false,
            edits: [{ file: found.file, start: values.end, end: values.end, text: `, ${entity.name}` }],
          },
        ]
      : [];
  report(createDiagnostic('TM2025', locate(file, ref), { name: `${entity.model}.${entity.name}`, model: entity.model, line }, { fixes }));
}

function pathOf({ node }: ProjectImport): string | undefined {
  const [value] = phraseValues(findPhrase(node.phrases, 'from'));
  return value?.kind === 'string' ? value.value : undefined;
}
