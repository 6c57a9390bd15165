/** How an open threat would come about: from whom, on which way, with what, and that what is to be done first does it. */
import { describe, expect, it } from 'vitest';
import type { FirstAction, Model, Scenario } from '../../compiler/model/ir.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { compileRules } from '../../compiler/rules/engine/compile-rule.ts';
import { evaluate } from '../../compiler/rules/engine/evaluate.ts';
import { withClaim, withWord } from '../../compiler/rules/explain/changes.ts';
import { shippedLibrary } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';
import { modelsOfExamples } from '../support/same-findings.ts';

const HEAD = 'model m { uses stride, auth, webhook }\n';

function scenarios(text: string): ReadonlyMap<string, Scenario> {
  const { model, diagnostics } = compileText({ 'm.tm': HEAD + text });
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  return new Map((model?.threats ?? []).flatMap((one) => (one.scenario ? [[one.id, one.scenario] as const] : [])));
}

const SHOP = `
data order : pii
data card : payment_card
actor buyer : customer
boundary prod { trust high
  component shop : web_app
  boundary inner { component orders : postgres { stores order, card } }
}
flow browse : https from buyer -> shop { carries order }
flow save from shop -> orders { carries order }
`;

describe('a scenario', () => {
  it('begins with the least trusted that has a way there, and names flows, boundaries, what is missing and what is lost', () => {
    expect(scenarios(SHOP).get('stride.disclosed_at_rest@m.orders')).toEqual({
      ways: [
        { from: 'm.buyer', trust: 'low', path: ['m.browse[buyer -> shop]', 'm.save[shop -> orders]'], boundaries: ['m.prod', 'm.inner'] },
      ],
      needs: [
        { what: 'exposure', level: 'outside', element: 'm.shop' },
        { what: 'missing_control', controls: ['encryption_at_rest'], element: 'm.orders' },
      ],
      gains: ['m.card', 'm.order'],
      first: { do: 'implement', control: 'encryption_at_rest', on: 'm.orders', closes: true },
      technique: { id: 'T1190', way: 'public_service' },
    });
  });

  it('is about its own flow, however somebody else might get there', () => {
    const found = scenarios(
      `${SHOP}actor clerk : employee { trust medium }\nflow look : https from clerk -> shop { carries order; authenticated no }\n`,
    );
    expect(found.get('stride.spoofed_caller@m.look[clerk -> shop]')?.ways).toEqual([
      { from: 'm.clerk', trust: 'medium', path: ['m.look[clerk -> shop]'], boundaries: ['m.prod'] },
    ]);
  });

  it('has the begin and the end of a long way, and how much is left out between them', () => {
    const chain = (length: number) => {
      const parts = Array.from({ length }, (_, index) => `boundary b${index} { trust high; component p${index} : service }`);
      const flows = parts
        .slice(1)
        .map((_, index) => `flow f${index} : http from p${index} -> p${index + 1} { carries order; encrypted no; authenticated no }`);
      return `data order : pii\nactor eve : customer\n${parts.join('\n')}\nflow visit from eve -> p0\n${flows.join('\n')}\n`;
    };
    const longest = (length: number) =>
      [...scenarios(chain(length)).values()]
        .flatMap(({ ways }) => ways)
        .sort((a, b) => b.path.length - a.path.length || (b.leftOut ?? 0) - (a.leftOut ?? 0))[0];
    expect(longest(12)?.path).toHaveLength(12);
    expect(longest(12)).not.toHaveProperty('leftOut');
    const way = longest(30);
    expect(way?.path.map((id) => id.slice(id.indexOf('[')))).toEqual(
      ['eve -> p0', ...[0, 1, 2, 3, 4, 23, 24, 25, 26, 27, 28].map((one) => `p${one} -> p${one + 1}`)].map((hop) => `[${hop}]`),
    );
    expect(way?.leftOut).toBe(18);
    expect(way?.boundaries).toHaveLength(12);
  });

  it('begins in the thing itself where nobody less trusted has a way there', () => {
    const { ways = [], technique } = scenarios('component ledger : postgres { trust high }').get('stride.lost_for_good@m.ledger') ?? {};
    expect({ ways, technique }).toEqual({ ways: [{ from: 'm.ledger', trust: 'high', path: [], boundaries: [] }], technique: undefined });
  });

  it('is only there while the threat is open', () => {
    const found = scenarios(SHOP.replace('stores order, card', 'stores order, card; implements encryption_at_rest'));
    expect(found.has('stride.disclosed_at_rest@m.orders')).toBe(false);
  });

  it.each([
    ['flow in_ : password_login from buyer -> shop', 'auth.credential_stuffing@m.in_', 'T1110', 'guessed_login'],
    [
      'flow in_ : password_login from buyer -> shop\nextend shop { implements mfa }',
      'auth.credential_stuffing@m.in_',
      'T1190',
      'public_service',
    ],
    ['extend buyer { holds key }\ndata key : api_key_data', 'stride.poisoned_input@m.browse', 'T1078', 'held_credential'],
    ['extend buyer { trust partner }', 'stride.disclosed_at_rest@m.orders', 'T1199', 'trusted_partner'],
  ])('tells the way in by what is first on it: %s', (more, id, technique, way) => {
    expect(scenarios(`${SHOP}${more}\n`).get(id)?.technique).toEqual({ id: technique, way });
  });

  it('puts first what is planned, then what costs least', () => {
    const open = scenarios(SHOP).get('stride.flooded@m.browse');
    expect(open?.first).toMatchObject({ do: 'implement', control: 'rate_limit' });
    const planned = scenarios(`${SHOP}extend shop { plans flood_protection by 2027-01-31 }\n`).get('stride.flooded@m.browse');
    expect(planned?.first).toEqual({ do: 'finish', control: 'flood_protection', on: 'm.shop', by: '2027-01-31', closes: true });
  });

  it('says that more is missing where one control is not enough', () => {
    const found = scenarios(`${SHOP}flow in_ : password_login from buyer -> shop\n`);
    expect(found.get('auth.credential_stuffing@m.in_')?.first).toMatchObject({ closes: false });
  });

  it('tells of a threat found by hand what closes it, if anybody said so', () => {
    const found = scenarios(
      `${SHOP}threat odd "Odd" : tampering on orders { requires audit_log }\nthreat other "Other" : tampering on shop { severity low }\n`,
    );
    expect(found.get('m.odd@m.orders')?.first).toEqual({ do: 'implement', control: 'audit_log', on: 'm.orders', closes: true });
    expect(found.get('m.other@m.shop')).toMatchObject({ needs: [{ what: 'exposure' }] });
    expect(found.get('m.other@m.shop')?.first).toBeUndefined();
  });
});

const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
const WORDS: Readonly<Record<string, string>> = { encryption: 'encrypted', authentication: 'authenticated', authorization: 'authorized' };

it('each way in is a fact about connections, with a technique', () => {
  const words = vocabulary.types.get('way_in')?.values ?? [];
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) {
    expect([word, vocabulary.facts.get(word)?.on]).toEqual([word, ['hop']]);
    expect(vocabulary.tables.get('technique_of')?.cells.get(word)).toMatch(/^T\d{4}$/);
  }
});

/** As a claim; where a hop speaks for itself, as its word. */
function withFirst(model: Model, { on, control }: FirstAction): Model {
  const isA = vocabulary.controls.get(control)?.isA ?? new Set();
  const [family, word] = Object.entries(WORDS).find(([name]) => isA.has(name)) ?? [];
  const speaks = model.hops.some((hop) => (hop.id === on || hop.flow === on) && hop.attributes.some((one) => one.attribute === word));
  if (word === undefined || !speaks) return withClaim(model, on, control);
  const fact =
    control === family
      ? { value: { type: 'word', word: 'yes' } as const }
      : { phrases: [{ preposition: 'by', values: [{ type: 'control', control } as const] }] };
  return withWord(model, on, fact, word, () => false);
}

it('what is to be done first closes the threat, in every example of every rule', () => {
  const compiled = compileRules(vocabulary, vocabulary.rules.keys(), () => undefined);
  const verdictIn = (model: Model, id: string) => {
    const rules = compiled.rules.filter((rule) => id.startsWith(`${rule.resolved.id}@`));
    return evaluate(model, { ...compiled, rules }).threats.find((one) => one.id === id)?.verdict ?? 'gone';
  };
  let tried = 0;
  const wrong: string[] = [];
  for (const model of modelsOfExamples(vocabulary).filter((_, index) => index % 3 === 0)) {
    for (const { id, scenario } of evaluate(model, compiled, { scenarios: true }).threats) {
      const first = scenario?.first;
      if (!first?.closes || first.do !== 'implement') continue;
      tried++;
      const verdict = verdictIn(withFirst(model, first), id);
      if (verdict !== 'mitigated' && verdict !== 'gone') wrong.push(`${id}: ${first.control} on ${first.on}`);
    }
  }
  expect(tried).toBeGreaterThan(100);
  expect([...new Set(wrong)]).toEqual([]);
}, 120_000);
