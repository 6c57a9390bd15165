/** Everything a project compiles to before layout, as text; positions left out. */
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { compileText } from '../support/memory-host.ts';

/** By output; `diagnostics` are among them, sorted by what they say. */
export async function outputsOf(files: Readonly<Record<string, string>>, directory: string): Promise<Record<string, string>> {
  const { model, diagnostics, origins } = compileText(files, { directory });
  return {
    diagnostics: diagnostics.map(withoutPlace).sort().join('\n'),
    model: JSON.stringify(model ?? null, null, 1),
    origins: [...origins.keys()].sort().join('\n'),
  };
}

function withoutPlace(one: Diagnostic): string {
  return `${one.code} ${one.message} (${one.suggestions.join(', ')}) ${one.related.map((related) => related.message).join('; ')}`;
}
