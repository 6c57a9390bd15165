/** Offsets in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the file it lies in (path relative to the repository root, `/` as separator). */
export interface Location extends Span {
  readonly file: string;
}
