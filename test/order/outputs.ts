/** Everything a project compiles to, as text; positions left out. */
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import type { LayoutEngine } from '../../compiler/emit/layout/engine.ts';
import { emitOutputs } from '../../compiler/emit/registry.ts';
import { compileText } from '../support/memory-host.ts';

/** By path; `diagnostics` and the ids that have an `origin` are among them. Without `layout` there are no pictures. */
export async function outputsOf(
  files: Readonly<Record<string, string>>,
  directory: string,
  layout?: LayoutEngine,
): Promise<Record<string, string>> {
  const { model, diagnostics, origins } = compileText(files, { directory });
  const emitted = model && (await emitOutputs(model, { toolVersion: 'test', origins: {}, at: { file: '', start: 0, end: 0 }, layout }));
  return {
    ...Object.fromEntries((emitted?.files ?? []).map((file) => [file.path, file.text])),
    origins: [...origins.keys()].sort().join('\n'),
    diagnostics: [...diagnostics, ...(emitted?.diagnostics ?? [])].map(withoutPlace).sort().join('\n'),
  };
}

function withoutPlace(one: Diagnostic): string {
  return `${one.code} ${one.message} (${one.suggestions.join(', ')}) ${one.related.map((related) => related.message).join('; ')}`;
}
