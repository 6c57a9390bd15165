/** The one way to make a diagnostic: message, help and severity come from the table, never from the place that found the fault. */
import type { Location } from '../source/span.ts';
import { type Code, type CodeDefinition, codes, type ParametersOf } from './codes.ts';
import type { Diagnostic, Fix, Related } from './diagnostic.ts';

export interface DiagnosticExtras {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly suggestions?: readonly string[];
}

/** Makes a diagnostic of the table; the type check wants exactly the parameters its message needs. */
export function createDiagnostic<C extends Code>(
  code: C,
  at: Location,
  parameters: ParametersOf<C>,
  extras: DiagnosticExtras = {},
): Diagnostic {
  const definition = codes[code] as CodeDefinition<ParametersOf<C>>;
  return {
    code,
    severity: definition.severity,
    message: definition.message(parameters),
    help: definition.help?.(parameters),
    file: at.file,
    start: at.start,
    end: at.end,
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
    suggestions: extras.suggestions ?? [],
  };
}
