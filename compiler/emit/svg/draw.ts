/**
 * Lays out a view, and when that does not work, a simpler drawing of it: straight lines, labels beside the arrows, numbers
 * only, fewer boxes. Promises: every flow of the view is in the picture, or there is no picture and an error says so.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Location } from '../../source/span.ts';
import type { View } from '../dot/view.ts';
import { type DotStyle, writeDot } from '../dot/write-dot.ts';
import type { LayoutEngine, LayoutFailure } from '../layout/engine.ts';
import { plainText } from '../text.ts';
import { lostEdges } from './lost-flows.ts';
import { readSvg } from './read-svg.ts';
import { tidySvg } from './tidy-svg.ts';

export interface Drawn {
  readonly svg: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Drawable {
  readonly view: View;
  /** The same with as few boxes as can be. */
  readonly folded: () => View;
}

interface Attempt {
  readonly style: DotStyle;
  readonly folded?: boolean;
  /** What a reader is told when this is the drawing that came out; nothing is lost by straight lines. */
  readonly loss?: string;
}

const ATTEMPTS: readonly Attempt[] = [
  { style: { labels: 'inside', lines: 'spline' } },
  { style: { labels: 'inside', lines: 'line' } },
  { style: { labels: 'beside', lines: 'spline' }, loss: 'labels stand beside the arrows' },
  { style: { labels: 'numbers', lines: 'spline' }, loss: 'arrows have numbers only' },
  { style: { labels: 'numbers', lines: 'line' }, folded: true, loss: 'boundaries are folded into single boxes' },
];

/** Larger graphs do not come back within any patience with labels inside (measured: 400 boxes 1.5 s, 800 boxes 11 s). */
const MOST_BOXES_LABELLED = 400;

export async function draw({ view, folded }: Drawable, engine: LayoutEngine, at: Location): Promise<Drawn> {
  let failure: LayoutFailure | 'lost' = 'failed';
  const remarks: string[] = [];
  let index = view.nodes.length > MOST_BOXES_LABELLED ? 3 : 0;
  for (let attempt = ATTEMPTS[index]; attempt; attempt = ATTEMPTS[index]) {
    const shown = attempt.folded ? folded() : view;
    const result = await engine.layout(writeDot(shown, attempt.style));
    const svg = result.ok ? readSvg(result.svg) : undefined;
    if (svg && lostEdges(svg, shown, attempt.style).length === 0) {
      const loss = attempt.loss === undefined ? [] : [createDiagnostic('TM6002', at, { view: view.slug, loss: attempt.loss })];
      const remarked = remarksOf(result.messages)
        .slice(0, 1)
        .map((remark) => createDiagnostic('TM6003', at, { view: view.slug, remark }));
      return { svg: tidySvg(svg, shown), diagnostics: [...loss, ...remarked] };
    }
    remarks.push(...remarksOf(result.messages));
    failure = result.ok ? 'lost' : result.why;
    // Straight lines help an arrow that found no way; they do not make a slow layout fast.
    index = failure === 'timeout' || failure === 'memory' ? Math.max(3, index + 1) : index + 1;
  }
  const said = remarks.length === 0 ? '' : ` (${remarks.at(-1)})`;
  return { svg: undefined, diagnostics: [createDiagnostic('TM6001', at, { view: view.slug, why: `${WHY[failure]}${said}` })] };
}

/** Without the path on the machine that once built the engine, and without what it repeats. */
function remarksOf(messages: readonly string[]): string[] {
  const remarks = messages.map((message) => plainText(message).replace(/^\S*\/(?=[^/\s]+:\d+: )/, '')).filter((remark) => remark !== '');
  return [...new Set(remarks)];
}

const WHY: Readonly<Record<LayoutFailure | 'lost', string>> = {
  lost: 'every layout lost an arrow',
  timeout: 'no layout was ready in time',
  memory: 'the layout ran out of memory',
  failed: 'the layout engine refused it',
};
