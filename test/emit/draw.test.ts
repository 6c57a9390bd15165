import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildView } from '../../compiler/emit/dot/build-view.ts';
import { selectViews } from '../../compiler/emit/dot/selection.ts';
import type { View } from '../../compiler/emit/dot/view.ts';
import { arrowIds, type DotStyle, writeDot } from '../../compiler/emit/dot/write-dot.ts';
import type { LayoutEngine, LayoutResult } from '../../compiler/emit/layout/engine.ts';
import { GRAPHVIZ_VERSION } from '../../compiler/emit/layout/version.ts';
import { lookupOf } from '../../compiler/emit/lookup.ts';
import { draw } from '../../compiler/emit/svg/draw.ts';
import { lostEdges } from '../../compiler/emit/svg/lost-flows.ts';
import { readSvg, type SvgElement } from '../../compiler/emit/svg/read-svg.ts';
import { projectRoot } from '../support/library.ts';
import { createFixture } from './fixture.ts';
import { webhookModel } from './models.ts';
import { graphviz } from './support.ts';

const AT = { file: 'm.tm', start: 0, end: 0 };

function overview(): View {
  const model = webhookModel();
  const [selection] = selectViews(model);
  if (!selection) throw new Error('no view');
  return buildView(selection, lookupOf(model));
}

/** Runs `answer` for each graph and remembers which style it was asked for. */
function engineThat(answer: (dot: string, attempt: number) => Promise<LayoutResult>): LayoutEngine & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    version: 'test',
    asked,
    layout(dot) {
      const labels = dot.includes('xlabel=')
        ? dot.includes('Payment event') || dot.includes('F1.1 Delivery')
          ? 'beside'
          : 'numbers'
        : 'inside';
      asked.push(`${labels} ${/splines=(\w+)/.exec(dot)?.[1]}`);
      return answer(dot, asked.length);
    },
  };
}

const lostOne = async (dot: string): Promise<LayoutResult> => {
  const result = await graphviz.layout(dot);
  return result.ok ? { ...result, svg: result.svg.replace(/<g id="(?:[th]_)?e_[^"]*"[\s\S]*?<\/g>/, '') } : result;
};

it('always asks for the ranking that loses no arrow', () => {
  for (const labels of ['inside', 'beside', 'numbers'] as const)
    expect(writeDot(overview(), { labels, lines: 'spline' })).toContain('newrank=true');
});

it('finds an arrow that the layout left out, and one of which only the label is left', async () => {
  const view = overview();
  const style: DotStyle = { labels: 'beside', lines: 'spline' };
  const result = await graphviz.layout(writeDot(view, style));
  if (!result.ok) throw new Error(result.why);
  const [edge] = view.edges;
  const [id] = edge ? arrowIds(edge, style) : [];
  expect(lostEdges(readSvg(result.svg) as SvgElement, view, style)).toEqual([]);
  const gone = result.svg.replace(new RegExp(`<g id="${id}"[\\s\\S]*?</g>`), '');
  const labelOnly = result.svg.replace(new RegExp(`(<g id="${id}"[\\s\\S]*?)<path[^>]*>([\\s\\S]*?</g>)`), '$1$2');
  for (const svg of [gone, labelOnly]) expect(lostEdges(readSvg(svg) as SvgElement, view, style)).toEqual([edge]);
});

it('finds the arrows that Graphviz really loses without that ranking', async () => {
  const m = createFixture();
  const random = createRandom(7);
  for (let boundary = 0; boundary < 8; boundary++) {
    m.add('boundary', `zone_${boundary}`);
    for (let i = 0; i < 10; i++) m.add('component', `c_${boundary}_${i}`, { in: [`zone_${boundary}`] });
  }
  const part = () => `c_${Math.floor(random() * 8)}_${Math.floor(random() * 10)}`;
  for (let i = 0; i < 200; i++) {
    const [from, to] = [part(), part()];
    if (from !== to) m.flow(`f_${i}`, [from, to]);
  }
  const lookup = lookupOf(m.build());
  const view = buildView(selectViews(lookup.model)[0] as Parameters<typeof buildView>[0], lookup);
  const labelled = writeDot(view, { labels: 'beside', lines: 'spline' }).replaceAll('xlabel=', 'label=');
  const careless = await graphviz.layout(labelled.replace('newrank=true ', ''));
  const careful = await graphviz.layout(labelled);
  if (!careless.ok || !careful.ok) throw new Error('no layout');
  const style: DotStyle = { labels: 'beside', lines: 'spline' };
  const lost = lostEdges(readSvg(careless.svg) as SvgElement, view, style);
  expect(careless.messages.some((message) => /triangulation failed|lost/.test(message))).toBe(lost.length > 0);
  expect(lostEdges(readSvg(careful.svg) as SvgElement, view, style)).toEqual([]);
});

it('tries straight lines, then less to say, then less to show', async () => {
  const engine = engineThat(async (dot) => lostOne(dot));
  const { svg, diagnostics } = await draw({ view: overview(), folded: overview }, engine, AT);
  expect(engine.asked).toEqual(['inside spline', 'inside line', 'beside spline', 'numbers spline', 'numbers line']);
  expect(svg).toBeUndefined();
  expect(diagnostics.map((one) => [one.code, one.message])).toEqual([
    ['TM6001', 'the diagram `overview` could not be drawn: every layout lost an arrow'],
  ]);
});

it('says nothing of straight lines, which lose nothing', async () => {
  const engine = engineThat((dot, attempt) => (attempt === 1 ? lostOne(dot) : graphviz.layout(dot)));
  const { svg, diagnostics } = await draw({ view: overview(), folded: overview }, engine, AT);
  expect(engine.asked).toEqual(['inside spline', 'inside line']);
  expect(svg).toContain('F1.1 Delivery');
  expect(diagnostics).toEqual([]);
});

it('goes on with numbers when time or memory ran out, and says so', async () => {
  for (const why of ['timeout', 'memory'] as const) {
    const engine = engineThat(async (dot, attempt) => (attempt === 1 ? { ok: false, why, messages: [] } : graphviz.layout(dot)));
    const { svg, diagnostics } = await draw({ view: overview(), folded: overview }, engine, AT);
    expect(engine.asked).toEqual(['inside spline', 'numbers spline']);
    expect(svg).toContain('>F1.1<');
    expect(diagnostics.map((one) => [one.code, one.message])).toEqual([
      ['TM6002', 'the diagram `overview` is simpler than it should be: arrows have numbers only'],
    ]);
  }
});

it('tells what the engine printed, without the machine that built it', async () => {
  const remark = 'lib/pathplan//home/somebody/build/shortest.c:333: triangulation failed';
  const drawn = engineThat(async (dot) => ({ ...(await graphviz.layout(dot)), messages: [remark, remark] }));
  expect((await draw({ view: overview(), folded: overview }, drawn, AT)).diagnostics.map((one) => one.message)).toEqual([
    'the layout engine remarks on the diagram `overview`: shortest.c:333: triangulation failed',
  ]);
  const broken = engineThat(async () => ({ ok: false, why: 'failed', messages: [remark] }));
  expect((await draw({ view: overview(), folded: overview }, broken, AT)).diagnostics.map((one) => one.message)).toEqual([
    'the diagram `overview` could not be drawn: the layout engine refused it (shortest.c:333: triangulation failed)',
  ]);
});

it('takes an answer that is no SVG for a failure', async () => {
  const engine = engineThat(async () => ({ ok: true, svg: '<svg><g></svg>', messages: [] }));
  expect((await draw({ view: overview(), folded: overview }, engine, AT)).diagnostics.map((one) => one.code)).toEqual(['TM6001']);
});

it('knows the version of Graphviz whose layouts are kept', async () => {
  const source = readFileSync(join(projectRoot, 'node_modules', '@hpcc-js', 'wasm-graphviz', 'package.json'), 'utf8');
  expect(JSON.parse(source)).toHaveProperty('version');
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  expect((await Graphviz.load()).version()).toBe(GRAPHVIZ_VERSION);
});

it('comes back with an answer for a graph that is none, and goes on', async () => {
  const broken = await graphviz.layout('digraph { a -> ');
  expect(broken).toMatchObject({ ok: false, why: 'failed' });
  expect((await graphviz.layout('digraph { a -> b }')).ok).toBe(true);
});

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
