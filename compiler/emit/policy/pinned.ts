/**
 * Which program checks a model in a pipeline, and in which version: what the project's own lock file says, else what the model
 * names. Never a bare name: `tmc` alone is another project's program, and a name nobody registered could be anybody's.
 */
import type { Model } from '../../model/ir.ts';

/** The package this compiler is published as. */
export const PACKAGE = '@tmc-lang/tmc';

/** A lock file that holds `PACKAGE` at one exact version. Directories are relative to the repository root, empty for the root. */
export interface LockPin {
  readonly manager: 'npm' | 'pnpm' | 'yarn' | 'yarn_classic';
  /** Name of the lock file. */
  readonly file: string;
  /** Where dependencies are installed and the program is run. */
  readonly directory: string;
  /** The `node_modules` that holds the program, relative to `directory`. */
  readonly modules: string;
}

/** `@acme/tmc@1.2.3` of the model's `checked by`; its shape was checked with the model. */
export function namedPackage(model: Model): string | undefined {
  const stated = model.model.attributes.find((one) => one.attribute === 'checked');
  if (!stated || stated.expired || stated.unknown) return undefined;
  const value = stated.facts[0]?.phrases?.find((phrase) => phrase.preposition === 'by')?.values[0];
  return value?.type === 'text' ? value.text : undefined;
}
