/** All outputs of a build. Promises: files sorted by path, no path twice; one emitter's fault never hides another's. */
import type { Model } from '../model/ir.ts';
import { diagramEmitter } from './diagram-emitter.ts';
import type { EmitContext, Emitted, Emitter } from './emitter.ts';
import { jsonEmitter } from './json/emit-json.ts';
import { pageEmitter } from './markdown/emit-pages.ts';
import { policyEmitter } from './policy/emit-policy.ts';
import { compareText } from './text.ts';

const emitters: readonly Emitter[] = [jsonEmitter, policyEmitter, diagramEmitter, pageEmitter];

export async function emitOutputs(model: Model, context: EmitContext): Promise<Emitted> {
  const results = await Promise.all(emitters.map((emitter) => emitter.emit(model, context)));
  return {
    files: results.flatMap((result) => result.files).sort((a, b) => compareText(a.path, b.path)),
    diagnostics: results.flatMap((result) => result.diagnostics),
    notes: results.flatMap((result) => result.notes ?? []),
  };
}
