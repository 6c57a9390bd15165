import { expect, it } from 'vitest';
import { explainRule } from '../../compiler/rules/explain.ts';
import { compileModel, ruleText, vocabularyOf } from './support.ts';

const RULE = ruleText('for flow f : webhook\nwhere f is inbound and f carries pii\nrequire any of hmac_signature, mutual_tls on f').replace(
  'because "x"',
  'because "{f.from} can be anybody"',
);

function explain(flow: string, receiver = '') {
  const model = `data d : pii\nactor vendor : partner\nboundary prod { trust high; component receiver : service { ${receiver} } }\nflow f : webhook from vendor -> receiver { ${flow} }`;
  const program = compileModel(model, RULE);
  if (!program.model) throw new Error('the model has errors');
  return { explanation: explainRule(program.model, vocabularyOf(RULE).vocabulary, 't.r', ['m.f'])[0], origins: program.origins };
}

it('says which clause failed, and what it looked at', () => {
  const { explanation, origins } = explain('carries nothing');
  expect(explanation).toMatchObject({ id: 't.r@m.f', verdict: undefined });
  expect(explanation?.clauses.map((clause) => clause.says)).toEqual(['true', 'false']);
  const facts = explanation?.clauses[1]?.facts ?? [];
  expect(facts.map((fact) => [fact.element, fact.what, fact.source?.level])).toEqual([['m.f[vendor -> receiver]', 'carries', 'own']]);
  expect(explanation?.clauses[0]?.facts.map((fact) => fact.element)).toEqual(['m.receiver', 'm.vendor']);
  expect(origins.has('m.f')).toBe(true);
});

it('says what is demanded, what would close it, and how bad it is', () => {
  const { explanation } = explain('carries d');
  expect(explanation?.verdict).toBe('open');
  expect(explanation?.sentence).toBe('vendor can be anybody');
  expect(explanation?.demands).toMatchObject([
    { control: 'hmac_signature', placement: 'on', target: 'm.f', says: 'false', lines: ['extend receiver { implements hmac_signature }'] },
    { control: 'mutual_tls', lines: ['extend receiver { implements mutual_tls }'] },
  ]);
  expect(explanation?.severity).toMatchObject({
    exposure: ['partner_side', 'partner_side'],
    crossing: ['leap', 'leap'],
    likelihood: ['likely', 'likely'],
  });
});

it('says which claim closed it', () => {
  const { explanation } = explain('carries d', 'implements hmac_signature');
  expect(explanation?.verdict).toBe('mitigated');
  expect(explanation?.demands[0]).toMatchObject({ says: 'true', lines: [] });
});
