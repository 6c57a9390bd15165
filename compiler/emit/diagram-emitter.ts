/** `diagrams/*.dot` and, where a layout engine is at hand, `diagrams/*.svg`: one of each per view. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/ir.ts';
import { buildView } from './dot/build-view.ts';
import { collapse } from './dot/collapse.ts';
import { type Selection, selectViews } from './dot/selection.ts';
import { writeDot } from './dot/write-dot.ts';
import type { Emitter, OutputFile } from './emitter.ts';
import { lookupOf } from './lookup.ts';
import { draw } from './svg/draw.ts';
import { keepPicture } from './svg/kept-pictures.ts';

/** As many boxes and arrows as a person can read on a laptop; where there is a closer picture of each part, fewer. */
const MOST_SHAPES = 40;
const MOST_SHAPES_IN_BOUNDARY = 36;
/** What is tried last, when nothing larger could be laid out. */
const FEWEST_SHAPES = 24;

export const diagramEmitter: Emitter = {
  name: 'diagrams',
  async emit(model, context) {
    const files: OutputFile[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const selection of selectViews(model)) {
      const view = viewOf(selection, model, selection.slug.startsWith('boundary-') ? MOST_SHAPES_IN_BOUNDARY : MOST_SHAPES);
      files.push({ path: diagramPath(selection, 'dot'), text: writeDot(view, { labels: 'inside', lines: 'spline' }) });
      const { layout } = context;
      if (!layout) continue;
      const folded = () => viewOf(selection, model, FEWEST_SHAPES);
      const drawn = await keepPicture(view, context.pictures, () => draw({ view, folded }, layout, context.at));
      if (drawn.svg !== undefined) files.push({ path: diagramPath(selection, 'svg'), text: drawn.svg });
      diagnostics.push(...drawn.diagnostics);
      // Nothing is written any more, and the others may take as long to fail.
      if (drawn.svg === undefined) break;
    }
    return { files, diagnostics };
  },
};

export function diagramPath(selection: Selection, type: 'dot' | 'svg'): string {
  return `diagrams/${selection.slug}.${type}`;
}

function viewOf(selection: Selection, model: Model, limit: number) {
  const lookup = lookupOf(model);
  return buildView(collapse(selection, lookup, limit), lookup);
}
