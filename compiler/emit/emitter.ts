/**
 * What an emitter is: a function from the IR to text files. Promises: the same model and context give the same bytes.
 * Must not read the syntax tree, the file system or a clock; whatever comes from outside stands in the context.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/ir.ts';
import type { Location } from '../source/span.ts';
import type { LayoutEngine } from './layout/engine.ts';
import type { LockPin } from './policy/pinned.ts';
import type { PictureStore } from './svg/kept-pictures.ts';

/** `path` is relative to the output directory, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Line and column are 1-based; columns count UTF-16 code units. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface EmitContext {
  /** Version of the compiler; it stands at the end of the index page. */
  readonly toolVersion: string;
  /** Where each id of the model was declared or said. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** Where a diagnostic about an output points: the header of the model. */
  readonly at: Location;
  /** Draws graphs; without it there are no pictures, and pages show none. */
  readonly layout?: LayoutEngine;
  /** Pictures of an earlier run, drawn by the same program; without it each is drawn. */
  readonly pictures?: PictureStore;
  /** Whether code that a claim links to exists; without it a link is taken at its word. */
  readonly codeExists?: (pattern: string) => boolean;
  /** Where the project lies, relative to the repository root, and the lock file that pins its compiler, if one does. */
  readonly project?: { readonly directory: string; readonly pin?: LockPin };
}

export interface Emitted {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What a person should know of an output that is not there, a sentence each. */
  readonly notes?: readonly string[];
}

export interface Emitter {
  readonly name: string;
  emit(model: Model, context: EmitContext): Promise<Emitted>;
}
