import type { Location } from '../source/span.ts';
import type { Code } from './codes.ts';

/** A fault in the input, as data; how it is shown is decided in `render/`. */
export interface Diagnostic extends Location {
  readonly code: Code;
  readonly severity: DiagnosticSeverity;
  /** The present fact: lower case, no full stop, names in backticks. */
  readonly message: string;
  /** The remedy, as an instruction. */
  readonly help?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Names that would be legal here, nearest first (at most three). */
  readonly suggestions: readonly string[];
}

export type DiagnosticSeverity = 'error' | 'warning' | 'note';

export interface Related extends Location {
  readonly message: string;
}

/** A change to the text that would mend it; `sure` fixes can be applied without a person looking. */
export interface Fix {
  readonly title: string;
  readonly sure: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit extends Location {
  readonly text: string;
}
