import { expect, it } from 'vitest';
import { buildView } from '../../compiler/emit/dot/build-view.ts';
import { collapse } from '../../compiler/emit/dot/collapse.ts';
import { selectViews } from '../../compiler/emit/dot/selection.ts';
import type { Counts, View } from '../../compiler/emit/dot/view.ts';
import { lookupOf } from '../../compiler/emit/lookup.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { createFixture, element, said } from './fixture.ts';
import { shopModel, webhookModel } from './models.ts';

function viewOf(model: Model, slug: string, limit = 1000): View {
  const lookup = lookupOf(model);
  const selection = selectViews(model).find((one) => one.slug === slug);
  if (!selection) throw new Error(`no view ${slug}`);
  return buildView(collapse(selection, lookup, limit), lookup);
}

const titles = (view: View) => view.nodes.map((node) => node.title).sort();
const numbers = (view: View) => view.edges.flatMap((edge) => edge.labels.map((label) => label.number)).sort();

it('has one view of the whole, one of its surroundings, and one for each boundary and feature with something in it', () => {
  expect(selectViews(webhookModel()).map((view) => view.slug)).toEqual([
    'overview',
    'context',
    'boundary-production',
    'feature-payment-webhooks',
  ]);
  expect(selectViews(createFixture().build())).toEqual([]);
});

it('gives names that differ only in case files that differ on every file system', () => {
  const m = createFixture();
  m.add('component', 'api');
  for (const name of ['pay_in', 'Pay_in', 'con']) m.add('feature', name, { attributes: [said('includes', element('m.api'))] });
  const slugs = selectViews(m.build()).map((view) => view.slug);
  expect(slugs).toEqual(['overview', 'feature-pay-in', 'feature-con', 'feature-pay-in-2']);
});

it('draws the system as one box among those it talks to', () => {
  const view = viewOf(shopModel(), 'context');
  expect(titles(view)).toEqual(['Card processor', 'Mail sender', 'Online shop', 'Shopper']);
  expect(view.nodes.find((node) => node.shape === 'system')?.technology).toBe('22 parts');
  expect(view.clusters).toEqual([]);
});

it('draws parts of another model as one box in the surroundings', () => {
  const m = createFixture('shop');
  m.add('component', 'api');
  m.add('component', 'platform.edge', { imported: 'platform' });
  m.add('component', 'platform.logs', { imported: 'platform' });
  m.flow('a', ['platform.edge', 'api']);
  m.flow('b', ['api', 'platform.logs']);
  const view = viewOf(m.build(), 'context');
  expect(view.nodes.map((node) => [node.shape, node.technology])).toEqual([
    ['group', 'another model, 2 parts used'],
    ['system', '1 part'],
  ]);
});

it('draws a feature with its flows in full, and one step further with numbers', () => {
  const view = viewOf(webhookModel(), 'feature-payment-webhooks');
  expect(view.nodes.filter((node) => node.aside).map((node) => node.title)).toEqual(['Log search', 'Secret store']);
  expect(view.edges.filter((edge) => edge.aside).flatMap((edge) => edge.labels.map((label) => label.number))).toEqual(['F3', 'F5']);
});

it('takes no step further from parts that serve everybody or belong to others', () => {
  const m = createFixture('shop');
  for (const name of ['a', 'b', 'c', 'd']) m.add('component', name);
  m.add('component', 'platform.edge', { imported: 'platform' });
  m.flow('mine', ['platform.edge', 'a', 'b']);
  m.flow('beside', ['b', 'c']);
  m.flow('other', ['platform.edge', 'd']);
  m.add('feature', 'f', { attributes: [said('includes', element('shop.mine'))] });
  expect(titles(viewOf(m.build(), 'feature-f'))).toEqual(['A', 'B', 'C', 'Edge']);
  for (const name of ['v', 'w', 'x', 'y']) {
    m.add('component', name);
    m.flow(`for_${name}`, [name, 'a']);
  }
  m.flow('also', ['a', 'b']);
  const view = viewOf(m.build(), 'feature-f');
  expect(titles(view), 'a part with four others around it serves everybody').toEqual(['A', 'B', 'C', 'Edge']);
  expect(numbers(view), 'what else runs between parts of the feature').toContain('F1');
});

it('says at the first step of a flow what threatens all of it, and counts each threat once', () => {
  const view = viewOf(webhookModel(), 'overview');
  const counts = new Map(view.edges.flatMap((edge) => edge.labels.map((label) => [label.number, label.counts] as const)));
  expect(counts.get('F1.1')).toEqual({ open: 2, unknown: 0 });
  expect(counts.get('F1.2')).toEqual({ open: 0, unknown: 0 });
  expect(counts.get('F4')).toEqual({ open: 0, unknown: 1 });
  const worker = view.nodes.find((node) => node.title === 'Posting worker');
  expect(worker?.counts, 'a threat that somebody put off is not open').toEqual({ open: 0, unknown: 0 });
});

/** All marks of a picture together. */
function marks(view: View): Counts {
  const counts = [...view.nodes, ...view.clusters, ...view.edges.flatMap((edge) => edge.labels)].map((shape) => shape.counts);
  const sum = (of: keyof Counts) => counts.reduce((all, one) => all + one[of], 0);
  return { open: sum('open'), unknown: sum('unknown') };
}

/** Two flows from a fan-out, a boundary in a boundary, and a threat of each sort of binding. */
function threatenedModel(): Model {
  const m = createFixture('shop');
  m.add('boundary', 'zone');
  m.add('boundary', 'stores', { in: ['zone'] });
  m.add('actor', 'buyer');
  m.add('data', 'order');
  for (const name of ['api', 'desk']) m.add('component', name, { in: ['zone'] });
  for (const name of ['db', 'log']) m.add('component', name, { in: ['stores', 'zone'] });
  m.flow('buy', ['buyer', 'api', 'db']);
  m.flow('note', ['api', 'log']);
  m.flow('look', ['desk', 'db']);
  m.threat('r.flow', ['buy']);
  m.threat('r.hop', ['buy[api -> db]'], { verdict: 'unknown' });
  m.threat('r.part', ['db']);
  m.threat('r.part_and_flow', ['db', 'look']);
  m.threat('r.boundary', ['stores']);
  m.threat('r.demand', ['stores', 'note[api -> log]'], { verdict: 'unknown' });
  m.threat('r.data', ['order']);
  m.threat('r.stopped', ['db'], { verdict: 'mitigated' });
  return m.build();
}

it('marks each threat at one shape, so that the marks of a picture add up', () => {
  const model = threatenedModel();
  expect(marks(viewOf(model, 'context')), 'all there are').toEqual({ open: 5, unknown: 2 });
  for (const limit of [1000, 8, 4]) expect(marks(viewOf(model, 'overview', limit)), `folded to ${limit}`).toEqual({ open: 4, unknown: 2 });
  const view = viewOf(model, 'overview');
  expect(view.clusters.find((cluster) => cluster.title === 'Stores')?.counts).toEqual({ open: 1, unknown: 0 });
  expect(view.nodes.find((node) => node.title === 'Db')?.counts).toEqual({ open: 1, unknown: 0 });
  expect(new Map(view.edges.flatMap((edge) => edge.labels.map(({ number, counts }) => [number, counts] as const)))).toEqual(
    new Map([
      ['F1.1', { open: 1, unknown: 0 }],
      ['F1.2', { open: 0, unknown: 1 }],
      ['F2', { open: 1, unknown: 0 }],
      ['F3', { open: 0, unknown: 1 }],
    ]),
  );
});

it('marks at a boundary nothing that it demands of an arrow outside of the picture', () => {
  const model = threatenedModel();
  const includes = (flow: string) => ({ attributes: [said('includes', element(`shop.${flow}`))] });
  const m = createFixture('shop');
  m.add('feature', 'looking', includes('look'));
  const view = viewOf({ ...model, elements: [...model.elements, ...m.build().elements] }, 'feature-looking');
  expect(view.clusters.find((cluster) => cluster.title === 'Stores')?.counts).toEqual({ open: 1, unknown: 0 });
});

it('shows what is missing or in doubt, and takes encryption for granted', () => {
  const view = viewOf(webhookModel(), 'overview');
  const doubts = new Map(view.edges.flatMap((edge) => edge.labels.map((label) => [label.number, label.doubts] as const)));
  expect(doubts.get('F1.1')).toEqual(['not encrypted']);
  expect(doubts.get('F2.1')).toEqual([]);
  expect(doubts.get('F4')).toEqual(['encrypted?']);
});

it('lets an arrow point where content goes', () => {
  const view = viewOf(webhookModel(), 'overview');
  const arrows = new Map(view.edges.map((edge) => [edge.labels[0]?.number, [edge.forward, edge.backward]] as const));
  expect(arrows.get('F5'), 'only something comes back').toEqual([false, true]);
  expect(arrows.get('F3')).toEqual([true, false]);
});

it('says of a boundary how far it is trusted, unless its surroundings do', () => {
  const view = viewOf(shopModel(), 'overview');
  const trust = new Map(view.clusters.map((cluster) => [cluster.title, cluster.trust]));
  expect(trust.get('Shop account')).toBe('trust high');
  expect(trust.get('Stores')).toBe('');
  const m = createFixture();
  m.add('boundary', 'zone');
  m.add('component', 'api', { in: ['zone'] });
  expect(viewOf(m.build(), 'overview').clusters[0]?.trust).toBe('trust unknown');
});

it('folds look-alikes into one box that counts and names them', () => {
  const m = createFixture();
  m.add('component', 'hub', { kinds: ['service'] });
  for (let i = 10; i < 30; i++) {
    m.add('component', `worker_${i}`, { kinds: ['worker'] });
    m.flow(`job_${i}`, ['hub', `worker_${i}`], { kinds: ['queue'] });
  }
  const view = viewOf(m.build(), 'overview', 20);
  expect(titles(view)).toEqual(['Hub', 'worker x 20']);
  expect(view.nodes.find((node) => node.title !== 'Hub')?.technology).toBe('Worker 10, Worker 11, Worker 12 and 17 more');
  expect(view.edges).toHaveLength(1);
  expect(numbers(view)).toHaveLength(20);
});

it('folds boundaries, small ones inside others first, and never the one a picture is about', () => {
  const folded = viewOf(shopModel(), 'overview', 36);
  expect(folded.nodes.filter((node) => node.shape === 'group').map((node) => node.title)).toContain('Storefront');
  expect(folded.nodes.length).toBeLessThan(viewOf(shopModel(), 'overview').nodes.length);
  const stores = viewOf(shopModel(), 'boundary-stores', 20);
  expect(titles(stores)).toContain('Order database');
});

it('loses no flow between boxes however much it folds', () => {
  const model = shopModel();
  for (const limit of [1000, 60, 40, 20, 1]) {
    const view = viewOf(model, 'overview', limit);
    const home = new Map(view.nodes.flatMap((node) => node.members.map((member) => [member, node.id] as const)));
    const outer = model.hops.filter((hop) => home.get(hop.from) !== home.get(hop.to)).map((hop) => lookupOf(model).hopNumber(hop.id));
    expect(numbers(view)).toEqual(outer.sort());
  }
});

it('numbers own flows first, so that an import changes no number', () => {
  const m = createFixture('shop');
  m.add('component', 'a');
  m.add('component', 'b');
  m.flow('zebra', ['a', 'b']);
  m.flow('apple', ['a', 'b', 'a']);
  const model = m.build();
  const flows = [
    ...model.flows,
    { ...(model.flows[0] as (typeof model.flows)[number]), id: 'base.x', imported: 'base', hops: [], routes: [] },
  ];
  const lookup = lookupOf({ ...model, flows });
  expect(lookup.flowNumber('shop.apple')).toBe('F1');
  expect(lookup.flowNumber('shop.zebra')).toBe('F2');
  expect(lookup.flowNumber('base.x')).toBe('F3');
  expect(lookup.hopNumber('shop.apple[a -> b]')).toBe('F1.1');
  expect(lookup.hopNumber('shop.zebra[a -> b]')).toBe('F2');
});
