import { expect, it } from 'vitest';
import type { Model } from '../../compiler/model/ir.ts';
import { claim, createFixture, element, said } from './fixture.ts';
import { shopModel, webhookModel } from './models.ts';
import { type MarkdownNode, nodesOf, outputsOf, plainOf, readMarkdown } from './support.ts';

async function pagesOf(model: Model, withPictures = true): Promise<ReadonlyMap<string, string>> {
  const outputs = await outputsOf(model, withPictures ? {} : { layout: undefined });
  return new Map([...outputs].filter(([path]) => path.endsWith('.md')));
}

const headings = (page: string) =>
  (readMarkdown(page).children ?? []).filter((node) => node.type === 'heading').map((node) => [node.depth, plainOf(node)]);
/** What stands under a heading, as Markdown. */
function section(page: string, heading: string): string {
  const parts = page.split(/^(?=#{1,3} )/m);
  return parts.find((part) => (part.split('\n')[0] ?? '').includes(heading)) ?? '';
}

it('writes an index and a page for each feature', async () => {
  expect([...(await pagesOf(webhookModel())).keys()]).toEqual(['README.md', 'feature-payment-webhooks.md']);
  expect([...(await pagesOf(createFixture().build())).keys()]).toEqual(['README.md']);
});

it('has the four questions as its sections', async () => {
  for (const page of (await pagesOf(shopModel(), false)).values()) {
    const questions = headings(page).filter(([depth]) => depth === 2);
    expect(questions.map(([, title]) => title)).toEqual([
      '1. What are we building?',
      '2. What could go wrong?',
      '3. What are we doing about it?',
      '4. Did we do a good job, and how will we know?',
    ]);
  }
});

it('has no empty section, in whatever model', async () => {
  const bare = createFixture();
  bare.add('feature', 'nothing_yet');
  for (const model of [webhookModel(), shopModel(), createFixture().build(), bare.build()]) {
    for (const [path, page] of await pagesOf(model, false)) {
      const nodes = readMarkdown(page).children ?? [];
      nodes.forEach((node, i) => {
        if (node.type !== 'heading') return;
        const next = nodes[i + 1];
        expect(next, `${path}: ${plainOf(node)}`).toBeDefined();
        const isDeeper = next?.type === 'heading' && (next.depth ?? 0) > (node.depth ?? 0);
        expect(next?.type !== 'heading' || isDeeper, `${path}: ${plainOf(node)} is empty`).toBe(true);
      });
      expect(page).not.toMatch(/\n{3}|[ \t]$|undefined|\[object/m);
      expect(page.endsWith('\n')).toBe(true);
    }
  }
});

it('uses no HTML but what folds, marks and breaks', async () => {
  for (const page of (await pagesOf(webhookModel())).values()) {
    const tags = [...nodesOf(readMarkdown(page))].filter((node) => node.type === 'html').map((node) => node.value ?? '');
    expect(
      tags.filter((tag) => !/^(?:<\/?details>(?:\n<summary>[^<]*<\/summary>)?|<br>|<a id="t\d+">|<\/a>|<!--[^>]*-->)$/.test(tag)),
    ).toEqual([]);
  }
});

it('links only to what it wrote', async () => {
  for (const model of [webhookModel(), shopModel()]) {
    const outputs = await outputsOf(model);
    for (const [path, page] of await pagesOf(model)) {
      const anchors = new Set([...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => `#${id}`));
      const targets = [...nodesOf(readMarkdown(page))].flatMap((node) => node.url ?? []);
      expect(targets.length).toBeGreaterThan(0);
      expect(
        targets.filter((target) => !anchors.has(target) && !outputs.has(target)),
        path,
      ).toEqual([]);
    }
  }
});

it('shows no picture that nobody drew', async () => {
  for (const page of (await pagesOf(webhookModel(), false)).values()) expect(page).not.toContain('diagrams/');
});

it('tells who, how, what is lost and what would stop it', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('feature-payment-webhooks.md') ?? '';
  expect(section(page, 'T1. An old delivery is sent again')).toBe(`### <a id="t1"></a>T1. An old delivery is sent again: Delivery

**high** · \`webhook.replayed_delivery@payments.delivery\`

- **Who:** Fraudster, who wants Payment event; or anybody who can pose as Payment vendor.
- **How:** Whoever has seen one delivery can send Delivery once more, and Webhook receiver takes it for a new one. A signature proves who wrote a message, not when.
- **What is lost:** Certainty about who is behind Delivery and trust in Payment event (PII, financial).
- **What would stop it:** **replay window** or **nonce** at Webhook receiver (planned by 2027-02-15).

`);
});

it('puts what is surely open before what nobody knows, and leaves out what is stopped or decided', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('README.md') ?? '';
  const told = headings(page).filter(([depth, title]) => depth === 3 && /^T\d/.test(String(title)));
  expect(told.map(([, title]) => title)).toEqual([
    'T1. Personal data reaches a log: Log search',
    'T2. An old delivery is sent again: Delivery',
    'T3. Nobody can prove who did what: Webhook receiver',
    'T4. A malformed delivery does harm: Delivery',
    'T5. Data is lost for good: Ledger',
  ]);
  expect(section(page, 'T5.')).toContain('**not known yet, medium**');
  expect(section(page, 'What could go wrong')).toContain('4 threats open, 2 not known yet, 1 accepted or put off and 1 stopped.');
});

it('tells a rule that applies at many places once, with all its places', async () => {
  const m = createFixture();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    m.add('component', name);
    m.threat('x.same', [name], { title: 'The same', severity: name === 'd' ? 'critical' : 'low' });
  }
  const page = (await pagesOf(m.build(), false)).get('README.md') ?? '';
  expect(
    headings(page)
      .filter(([depth]) => depth === 3)
      .map(([, title]) => title),
  ).toEqual(['T1. The same: D']);
  expect(section(page, 'T1.')).toContain('- **Also at:** A, B, C, E and 2 more.');
});

it('lists five controls to put in place first, with owner, date and test', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('README.md') ?? '';
  const lines = section(page, 'Controls to put in place first');
  expect(lines).toContain(`1. **log sanitizing** on every way to Log search · missing
   - Stops: [T1](#t1)
   - Owner: @acme/payments · Due: no date
   - Test: "a name never reaches the log"
`);
  expect(lines).toContain(`1. **replay window** or **nonce** at Webhook receiver · planned by 2027-02-15
   - Stops: [T2](#t2)
   - Owner: @acme/payments · Due: 2027-02-28
   - Test: "refuses a delivery that is older than five minutes" and "refuses a delivery it has seen before"
`);
  expect(lines.match(/^1\. /gm)).toHaveLength(5);
  expect(lines, 'a control whose only threat was put off can wait').not.toContain('least privilege');
});

it('keeps the register of decisions, with reason, owner, date and ticket', async () => {
  const m = createFixture('m');
  m.add('component', 'api', { title: 'API' });
  const ids = ['a', 'b', 'c'].map((rule) => m.threat(`x.${rule}`, ['api'], { title: `Threat ${rule}` }));
  m.decision('accept', ids[0] ?? '', { reason: 'low_exploitability', because: 'it is far away', until: '2027-05-31', owner: '@a' });
  m.decision('fix', ids[1] ?? '', { reason: 'planned', until: '2027-03-31', owner: '@b', ticket: 'T-1' });
  m.decision('defer', ids[2] ?? '', { reason: 'planned', until: '2026-01-31', owner: '@c', expired: true });
  m.exclusions.push({ element: 'm.api', text: '', because: 'not ours', until: '2027-12-31', owner: '@d' });
  const model: Model = {
    ...m.build(),
    adjustments: [{ id: 'adjust x.d', what: 'rule', target: 'x.d', off: true, reason: 'tolerable', owner: '@e', until: '2027-06-30' }],
  };
  expect(
    section((await pagesOf(model, false)).get('README.md') ?? '', 'Decisions')
      .split('\n')
      .slice(2, -2),
  ).toEqual([
    '- **Put off:** "Threat c" on API until 2026-01-31 (this date has passed, reason: planned, owner: @c).',
    '- **To be fixed:** "Threat b" on API by 2027-03-31 (reason: planned, owner: @b, T-1).',
    '- **Accepted:** "Threat a" on API until 2027-05-31, because it is far away (reason: low exploitability, owner: @a).',
    '- **Adjusted:** rule `x.d` is switched off until 2027-06-30 (reason: tolerable, owner: @e).',
    '- **Left out:** API until 2027-12-31, because not ours (owner: @d).',
  ]);
});

it('counts a decision whose date has passed as none', async () => {
  const m = createFixture();
  m.add('component', 'api');
  m.decision('accept', m.threat('x.a', ['api'], { title: 'Threat a' }), { expired: true, until: '2026-01-31' });
  expect((await pagesOf(m.build(), false)).get('README.md')).toContain('1 threat open.');
});

it('lists what is planned and what is known to be missing, also in boundaries around', async () => {
  const m = createFixture();
  m.add('boundary', 'zone', {
    title: 'Zone',
    controls: [claim('network_policy', 'planned', { by: '2027-01-31', because: 'the team is new' })],
  });
  m.add('component', 'api', {
    title: 'API',
    in: ['zone'],
    controls: [claim('rate_limit', 'lacking', { until: '2027-02-28', because: 'few callers' }), claim('mfa', 'implemented')],
  });
  const lines = section((await pagesOf(m.build(), false)).get('README.md') ?? '', 'Planned and missing');
  expect(lines).toContain('- **rate limit** at API: known to be missing until 2027-02-28, because few callers.');
  expect(lines).toContain('- **network policy** at Zone: planned by 2027-01-31, because the team is new.');
  expect(lines).not.toContain('MFA');
});

it('asks first what settles most, with the lines to write and where', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('README.md') ?? '';
  expect(section(page, 'Questions to answer first')).toContain(`- **Is Posting encrypted in transit?**
  Decides: "Data is read on its way". In \`flow posting\` write \`encrypted yes\` (or \`no\`, \`by CONTROL\`)
`);
});

it('shows on a feature page what belongs to the feature alone', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('feature-payment-webhooks.md') ?? '';
  expect(page).not.toContain('Personal data reaches a log');
  expect(page).toContain('Tier: **critical** · Owner: **@acme/payments** · Due: **2027-02-28**');
  expect(page).toContain('- Payment vendor: Vendors sign every delivery. (until 2027-06-30, owner: @acme/payments)');
});

it('takes threats to data alone to the features that handle the data', async () => {
  const m = createFixture();
  m.add('data', 'secret', { title: 'Secret', kinds: ['credential'] });
  for (const name of ['a', 'b', 'c']) m.add('component', name);
  m.flow('handles', ['a', 'b'], { carries: ['secret'] });
  m.flow('other', ['b', 'c']);
  m.threat('x.shared', ['secret'], { title: 'Shared secret' });
  m.add('feature', 'one', { attributes: [said('includes', element('m.handles'))] });
  m.add('feature', 'two', { attributes: [said('includes', element('m.other'))] });
  const pages = await pagesOf(m.build(), false);
  expect(pages.get('feature-one.md')).toContain('Shared secret');
  expect(pages.get('feature-two.md')).not.toContain('Shared secret');
});

it('says at the end who wrote it from what, without a date, and only on the index', async () => {
  const pages = await pagesOf(webhookModel(), false);
  expect(pages.get('README.md')).toMatch(/Written by tmc 0\.0\.0 from model [0-9a-f]{12}\./);
  expect(pages.get('feature-payment-webhooks.md')).not.toMatch(/0\.0\.0|[0-9a-f]{12}/);
});

it('keeps very long lists out of the page', async () => {
  const m = createFixture();
  for (let i = 0; i < 400; i++) m.add('component', `part_${i}`);
  const page = (await pagesOf(m.build(), false)).get('README.md') ?? '';
  expect(page.match(/^\| \*\*Part/gm)).toHaveLength(300);
  expect(page).toContain('100 more stand in model.json.');
});

it('calls kinds and controls by their titles where the packs have some', async () => {
  const m = createFixture();
  m.add('component', 'db', { title: 'Accounts', kinds: ['postgres'] });
  m.threat('x.a', ['db'], { obligations: [m.obligation('db', ['encryption_at_rest'], { threats: ['x.a@m.db'] })] });
  const words = { kinds: { postgres: { title: 'PostgreSQL' } }, controls: { encryption_at_rest: { title: 'Encryption at rest' } } };
  const page = (await pagesOf({ ...m.build(), words }, false)).get('README.md') ?? '';
  expect(page).toContain('| **Accounts** | PostgreSQL |');
  expect(page).toContain('**Encryption at rest** at Accounts (missing)');
});

it('reads as one table a table that is folded', async () => {
  const page = (await pagesOf(webhookModel(), false)).get('README.md') ?? '';
  const tables = (readMarkdown(page).children ?? []).filter((node: MarkdownNode) => node.type === 'table');
  expect(tables.map((table) => (table.children ?? []).length - 1)).toEqual([7, 9, 2, 8, 7, 1]);
});

it('has headings that make the same links everywhere', async () => {
  const m = createFixture('m', 'Überweisung');
  m.add('component', 'api', { title: 'Straße' });
  m.threat('x.a', ['api'], { title: 'Größe' });
  const page = (await pagesOf(m.build(), false)).get('README.md') ?? '';
  expect(section(page, 'T1.')).toContain('### <a id="t1"></a>T1. Größe: Straße');
  expect(
    headings(page)
      .filter(([depth]) => depth === 2)
      .every(([, title]) => /^[\x20-\x7e]+$/.test(String(title))),
  ).toBe(true);
});
