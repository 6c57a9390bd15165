/** What the pages of explanations share: places as people read them, the frame of what it is about, facts. */

import { showText } from '../../diagnostics/render/display.ts';
import { lastLineShown, type Mark, renderFrame } from '../../diagnostics/render/frame.ts';
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Painter } from '../../diagnostics/render/paint.ts';
import type { Sources } from '../../diagnostics/render/sources.ts';
import type { Bound, ReadFact } from '../../rules/explain/explanation.ts';
import type { Page, Row } from '../text/page.ts';

export interface Showing {
  readonly page: Page;
  readonly sources: Sources;
  readonly showPath: (path: string) => string;
}

/** `payments.tm:24`; empty where nothing is known. */
export function placeText({ showPath }: Pick<Showing, 'showPath'>, at: PlaceJson | undefined): string {
  if (!at || at.file === '') return '';
  return `${showPath(at.file)}${at.start ? `:${at.start.line}` : ''}`;
}

/** The lines of the model it is about, marked, two things of one file in one frame; below them notes, as below a diagnostic. */
export function showFrames(
  showing: Showing,
  bound: readonly Pick<Bound, 'at' | 'variable'>[],
  tone: Painter,
  notes: readonly (readonly [string, string])[] = [],
): void {
  const { page, sources, showPath } = showing;
  const { frame } = page.paint;
  const files = [...new Set(bound.flatMap((one) => (one.at ? [one.at.file] : [])))];
  const marked = files.flatMap((file) => {
    const source = sources.get(file);
    const here = bound.flatMap(({ at, variable }) =>
      at?.file === file && at.start && at.end ? [{ start: at.start, end: at.end, variable }] : [],
    );
    if (!source || here.length === 0) return [];
    const marks: Mark[] = here.map(({ start, end, variable }, index) => ({
      start: start.offset,
      end: end.offset,
      label: bound.length > 1 ? variable : '',
      sign: index === 0 ? '^' : '-',
      paint: tone,
    }));
    return [{ file, source, marks, at: here[0]?.start }];
  });
  const gutter = Math.max(1, ...marked.map(({ source, marks }) => String(lastLineShown(source, marks)).length));
  const pad = ' '.repeat(gutter);
  for (const [index, { file, source, marks, at }] of marked.entries()) {
    page.raw([`${pad}${frame(index === 0 ? '-->' : ':::')} ${showText(showPath(file))}${at ? `:${at.line}:${at.column}` : ''}`]);
    page.raw(renderFrame(source, marks, gutter, frame));
  }
  const told = notes.filter(([, text]) => text !== '');
  if (marked.length > 0 && told.length > 0) page.raw([frame(`${pad} |`)]);
  page.raw(told.map(([name, text]) => `${pad} ${frame('=')} ${name}: ${showText(text)}`));
}

/** One row a fact: where it stands, what it says, and what it comes from. */
export function showFacts(showing: Showing, facts: readonly ReadFact[]): void {
  showing.page.rows(
    facts.map((fact): Row => ({ label: placeText(showing, placeOf(fact)) || '-', paint: showing.page.paint.faint, text: factText(fact) })),
  );
}

/** Nobody says it: there is no place to show. */
function placeOf(fact: ReadFact): PlaceJson | undefined {
  return fact.state === 'silent' ? undefined : fact.at;
}

export function factText(fact: ReadFact): string {
  const { name, says, state, source, because, until } = fact;
  if (state === 'silent') return `${name}: nobody says \`${says}\``;
  const from = source === undefined ? '' : `, from ${source}`;
  const reason = because === undefined ? '' : `, because "${because}"`;
  const date = until === undefined ? '' : `, until ${until}`;
  if (state === 'expired') return `${name}: \`${says}\` has run out${date}${from}`;
  const words = says.startsWith('is ') ? `${name} ${says}` : `${name}: ${says}`;
  return `${words}${from}${reason}${date}`;
}
