/** Colours for a terminal, or none. The words carry the meaning; colour repeats it. */
export interface Paint {
  readonly error: Painter;
  readonly warning: Painter;
  readonly note: Painter;
  readonly strong: Painter;
  readonly frame: Painter;
  readonly good: Painter;
  /** What stands beside what matters. */
  readonly faint: Painter;
}

export type Painter = (text: string) => string;

const plain: Painter = (text) => text;

export function createPaint(colours: boolean): Paint {
  if (!colours) return { error: plain, warning: plain, note: plain, strong: plain, frame: plain, good: plain, faint: plain };
  const style =
    (open: string): Painter =>
    (text) =>
      text === '' ? '' : `\u001b[${open}m${text}\u001b[0m`;
  return {
    error: style('1;31'),
    warning: style('1;33'),
    note: style('1;36'),
    strong: style('1'),
    frame: style('1;34'),
    good: style('32'),
    faint: style('2'),
  };
}
