/** A generated model before it is written down: one form for both notations. Must not know how either looks. */

/** A declaration (`word` is `component`, `every`, ...) or a statement (`word` is its verb). */
export interface Part {
  readonly word: string;
  readonly name?: string;
  readonly title?: string;
  readonly doc?: string;
  readonly kinds?: readonly string[];
  /** What follows the verb: names, or one literal as it is written in `.tm`. */
  readonly values?: readonly string[];
  /** Steps of a flow, each a list. */
  readonly path?: readonly (readonly string[])[];
  readonly phrases?: readonly (readonly [preposition: string, ...values: string[]])[];
  readonly items?: readonly Part[];
}

export interface GeneratedModel {
  readonly head: Part;
  readonly parts: readonly Part[];
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
