/** `unset WORD of KIND through VERBS`: what nobody says of a part may be said of the data it makes. */
import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';
import { modelOf, ruleText, verdicts } from './support.ts';

const WORDS = `extend kind data {
  attribute valid "how long is {it} good for?" : duration { phrase for duration }
  attribute issued "who makes {it}?" : none { phrase by component }
}
kind session : credential
kind short_session : session
kind issuer : process {
  attribute issues : data { many; unset nothing; phrase for duration }
  attribute session_lifetime "how long does a session of {it} last?" : duration { unset valid of session except short_session through issues, issued }
}
`;
const PACK = WORDS + ruleText('for component p : issuer\nwhere p.session_lifetime > 1d\nrequire least_secrets on p');

function judge(part: string, data: string): [string, string[]] {
  const text = `data s : session { ${data} }\ncomponent p : issuer { trust high; stores nothing; ${part} }\ncomponent q : service { trust high; stores s }`;
  const [line] = verdicts(text, PACK);
  return [line?.split(' ')[1] ?? 'none', modelOf(text, PACK).questions.map((one) => one.id)];
}

it('reads what the data says that a part issues, from either side', () => {
  expect(judge('issues s', 'valid for 12h')).toEqual(['none', []]);
  expect(judge('issues s', 'valid 12h')).toEqual(['none', []]);
  expect(judge('issues s', 'valid for 30d')).toEqual(['open', []]);
  expect(judge('', 'valid for 30d; issued by p')).toEqual(['open', []]);
  expect(judge('issues s for 12h', '')).toEqual(['none', []]);
  expect(judge('issues s for 30d', 'valid for 12h')).toEqual(['open', []]);
});

it('takes the greatest of several words about one datum', () => {
  expect(judge('issues s for 1h; issues s for 90d', '')).toEqual(['open', []]);
  expect(judge('issues s for 90d; issues s for 1h; issues s', 'valid 1h')).toEqual(['open', []]);
  expect(judge('issues s for 1h', 'valid 90d; issued by p')).toEqual(['none', []]);
});

it('asks of the part where it makes nothing of the kind, and of the data where it does', () => {
  expect(judge('', 'valid for 12h')).toEqual(['unknown', ['m.p/session_lifetime']]);
  expect(judge('issues s', '')).toEqual(['unknown', ['m.s/valid']]);
  expect(judge('issues s', 'valid unknown')).toEqual(['unknown', ['m.s/valid']]);
});

it('takes the word of the part first, and of several data the greatest', () => {
  expect(judge('issues s; session_lifetime 8h', 'valid for 30d')).toEqual(['none', []]);
  expect(judge('issues s; session_lifetime unknown', 'valid for 12h')).toEqual(['unknown', ['m.p/session_lifetime']]);
  const two = (a: string, b: string) =>
    verdicts(
      `data s : session { valid for ${a} }\ndata t : session { valid for ${b} }\ncomponent p : issuer { issues s, t; stores s, t }`,
      PACK,
    ).map((line) => line.split(' ')[1]);
  expect(two('12h', '2d')).toEqual(['open']);
  expect(two('2d', '12h')).toEqual(['open']);
  expect(two('12h', '1d')).toEqual([]);
});

it('leaves out what it excepts', () => {
  const text = 'data s : short_session { valid for 30d }\ncomponent p : issuer { issues s; stores s }';
  expect(modelOf(text, PACK).questions.map((one) => one.id)).toContain('m.p/session_lifetime');
});

it('knows the words it is made of', () => {
  const told = (unset: string) => {
    const pack = `pack own\nkind counter : service {\n  attribute stay "how long may {it} keep somebody?" : duration { ${unset} }\n}\n`;
    const { diagnostics } = compileText({ 'm.tm': 'model m { uses "packs" }', 'packs/p.tm': pack });
    return diagnostics.map((one) => `${one.code} ${pack.slice(one.start, one.end)}`);
  };
  expect(told('unset valid of session_token through issues, issued')).toEqual([]);
  expect(told('unset nothing')).toEqual([]);
  expect(told('unset valid of sesion_token through issues')).toEqual(['TM2001 sesion_token']);
  expect(told('unset valid of token except sesion_token through issues')).toEqual(['TM2001 sesion_token']);
  expect(told('unset vald of session_token through issues')).toEqual(['TM2001 vald']);
  expect(told('unset valid of session_token through isues')).toEqual(['TM2001 isues']);
  expect(told('unset valid of session_token')).toEqual(['TM2019 unset valid of session_token']);
  expect(told('unset valid')).toEqual(['TM2019 unset valid']);
});
