import { expect, it } from 'vitest';
import { checkPack, diagnosticsOf } from './support.ts';

/** A rule about hops whose parts can be replaced one by one; without changes it is right. */
function rule(
  parts: {
    header?: string;
    for?: string;
    where?: string;
    require?: string;
    because?: string;
    more?: string;
    violates?: string;
    passes?: string;
  } = {},
): string {
  const lines = [
    parts.for ?? 'for hop h',
    parts.where ?? 'where h is inbound',
    parts.require ?? 'require authentication on h',
    parts.because ?? 'because "{h.from} is not known to {h.to}"',
    parts.more ?? '',
    parts.violates ?? 'violates in incoming when delivery authenticated no',
    parts.passes ?? 'passes when delivery authenticated by password',
  ];
  return `rule r "R" ${parts.header ?? ': spoofing'} {\n${lines.filter((line) => line !== '').join('\n')}\n}\n`;
}

it('accepts a rule in order, and the words of the test prelude', () => {
  expect(checkPack(rule())).toEqual([]);
});

it('wants because, require, violates and passes', () => {
  expect(diagnosticsOf(rule({ because: 'cwe 1', passes: 'skips in pair' })).map((one) => one.message)).toEqual([
    'rule `r` has no `because` and no `passes`',
  ]);
  expect(checkPack('rule r "R" : spoofing { for hop h }')).toEqual(['TM4002 «r»', 'TM4009 «hop h»']);
});

it('wants STRIDE in the header', () => {
  expect(checkPack(rule({ header: '' }))).toEqual(['TM4030 «r»']);
  expect(checkPack(rule({ header: ': spofing' }))).toEqual(['TM2001 «spofing»']);
});

it.each([
  ['where h is inbond', 'TM2001 «inbond»'],
  ['where h.from is persn', 'TM2001 «persn»'],
  ['where h.frm is person', 'TM4004 «frm»'],
  ['where h.from.trust < lo', 'TM2001 «lo»'],
  ['where h carries credentail', 'TM2001 «credentail»'],
  ['where h presents passwrd', 'TM2001 «passwrd»'],
  ['where g is inbound', 'TM2001 «g»'],
  ['where h entrs any boundary', 'TM4020 «entrs»'],
  ['where h is inbound by password', 'TM4021 «by»'],
  ['where h is authenticated under password', 'TM4021 «under»'],
  ['where any data on h where (it is piii)', 'TM2001 «piii»'],
  ['where any datum on h', 'TM2001 «datum»'],
  ['where h is tls', 'TM2001 «tls»'],
])('refuses an unknown word: %s', (where, found) => {
  expect(checkPack(rule({ where }))).toEqual([found]);
});

it.each([
  ['where h.from is pii', 'TM4005 «pii»'],
  ['where h is service', 'TM4005 «service»'],
  ['where h is keeps_credentials', 'TM4005 «keeps_credentials»'],
  ['where h.from is person and h.from is partner and h.from is service', 'TM4006 «h.from is service»'],
  ['where h.to is service and h.to is store', 'TM4006 «h.to is store»'],
  ['where h.to is all of worker, database', 'TM4006 «h.to is all of worker, database»'],
  ['where h.from.trust < none', 'TM4007 «h.from.trust < none»'],
  ['where high < h.from.trust', 'TM4007 «high < h.from.trust»'],
  ['where h is inbound and h is inbound', 'TM4008 «h is inbound»'],
  ['where h.from.trust = low and h.from.trust = high', 'TM4008 «h.from.trust = high»'],
])('refuses what can never hold: %s', (where, found) => {
  expect(checkPack(rule({ where }))).toEqual([found]);
});

it.each([
  ['where h.from is person, partner', 'TM4012 «person, partner»'],
  ['where h carries pii, credential', 'TM4012 «pii, credential»'],
  ['where h is authenticated by password, api_key', 'TM4012 «password, api_key»'],
  ['where h is inbound and h is encrypted or h is readonly', 'TM4013 «or»'],
  ['where h.from is 2 of person', 'TM4014 «2 of»'],
  ['where h.from is 3 of person, partner', 'TM4014 «3 of»'],
  ['where h.from is h.to', 'TM4015 «h.from is h.to»'],
  ['where h.from.trust is low', 'TM4015 «h.from.trust is low»'],
  ['where h.from = person', 'TM4016 «person»'],
  ['where h.data = h.data', 'TM4017 «h.data»'],
  ['where h.from.trust = h.from', 'TM4018 «h.from.trust = h.from»'],
  ['where h.from.trust > 3', 'TM4018 «h.from.trust > 3»'],
  ['where h.to.region < eu', 'TM4022 «h.to.region < eu»'],
  ['where any hop on h', 'TM4023 «on h»'],
  ['where exactly 2 path from untrusted to h.to', 'TM4032 «exactly 2»'],
  ['where any path to h.to', 'TM4023 «any path to h.to»'],
])('refuses what has no meaning: %s', (where, found) => {
  expect(checkPack(rule({ where }))).toEqual([found]);
});

it('offers both readings of a bare list, and the right comparison', () => {
  const [list] = diagnosticsOf(rule({ where: 'where h.from is person, partner' }));
  expect(list?.fixes.map((fix) => fix.title)).toEqual(['write `any of`', 'write `all of`']);
  const [is] = diagnosticsOf(rule({ where: 'where h.from is not h.to' }));
  expect(is?.fixes[0]?.edits[0]?.text).toBe(' != ');
});

it.each([
  ['require authentication, rate_limit on h', 'TM4012 «authentication, rate_limit on h»'],
  ['require any of authentication on h, rate_limit', 'TM4024 «rate_limit»'],
  ['require authentication along h', 'TM4025 «h»'],
  ['require authentication before h', 'TM4025 «h»'],
  ['require authentification on h', 'TM2001 «authentification»'],
  ['require service on h', 'TM2002 «service»'],
  ['require single_entry on h', 'TM4026 «single_entry on h»'],
  ['require 3 of authentication, rate_limit on h', 'TM4014 «3 of»'],
])('refuses a wrong demand: %s', (require, found) => {
  expect(checkPack(rule({ require }))).toEqual([found]);
});

it('checks the names in the sentence', () => {
  expect(checkPack(rule({ because: 'because "{g} calls {h.tu}"' }))).toEqual(['TM4027 «g»', 'TM4004 «tu»']);
  expect(checkPack(rule({ because: 'because "{path}"' }))).toEqual(['TM4027 «path»']);
  expect(checkPack(rule({ require: 'require authentication before h.to from untrusted', because: 'because "{path}"' }))).toEqual([]);
});

it('wants variables that are used and joined', () => {
  expect(checkPack(rule({ for: 'for hop h, boundary b' }))).toEqual(['TM4009 «boundary b»']);
  expect(checkPack(rule({ for: 'for hop h, boundary b', where: 'where h is inbound and b.trust = high' }))).toEqual([
    'TM4010 «hop h, boundary b»',
  ]);
  expect(checkPack(rule({ for: 'for hop h, boundary b', where: 'where h enters b' }))).toEqual([]);
  expect(checkPack(rule({ for: 'for hop h, component c, data d', where: 'where h.to = c and c stores d' }))).toEqual(['TM4011 «data d»']);
  expect(checkPack(rule({ for: 'for flw f, hop h' }))).toEqual(['TM4003 «flw»']);
  expect(checkPack(rule({ for: 'for hop h : database' }))).toEqual(['TM4005 «database»']);
  expect(checkPack(rule({ for: 'for hop h : https' }))).toEqual([]);
});

it('asks a whole flow only for attributes with a weakest value', () => {
  const flow = { for: 'for flow h', require: 'require authentication on h' };
  expect(checkPack(rule({ ...flow, where: 'where h is encrypted' }))).toEqual([]);
  expect(checkPack(rule({ ...flow, where: 'where h is disputable' }))).toEqual(['TM4019 «h is disputable»']);
  expect(checkPack(rule({ ...flow, where: 'where h.disputable = yes' }))).toEqual(['TM4019 «h.disputable»']);
});

it('wants a control that takes the label away in `before ... with`', () => {
  const text = (control: string) =>
    rule({
      for: 'for data h : pii, component c : log_store',
      where: 'where h reaches c as pii',
      require: `require ${control} before c with h`,
      because: 'because "{h} reaches {c}"',
    });
  expect(checkPack(text('log_sanitizing'))).toEqual([]);
  expect(checkPack(text('fencing'))).toEqual(['TM4028 «fencing before c with h»']);
  expect(checkPack(text('rate_limit'))).toEqual(['TM4028 «rate_limit before c with h»']);
});

it('refuses facts that lead back to themselves, and facts that say nothing', () => {
  expect(checkPack('fact a : hop { where it is b }\nfact b : hop { where it is c }\nfact c : hop { where it is a }')).toEqual([
    'TM4029 «a»',
  ]);
  expect(checkPack('control c on hop')).toEqual(['TM4036 «c»']);
  expect(checkPack('fact a : hop { where it is servce }')).toEqual(['TM2001 «servce»']);
});

it('checks ids, ceilings, subsumed rules and statements nobody knows', () => {
  expect(checkPack(rule({ more: 'cwe 347; attack T1199; nist AC-6; ceiling medium' }))).toEqual([]);
  expect(checkPack(rule({ more: 'attack 1199' }))).toEqual(['TM4034 «1199»']);
  expect(checkPack(rule({ more: 'cwe T1199' }))).toEqual(['TM4034 «T1199»']);
  expect(checkPack(rule({ more: 'ceiling hihg' }))).toEqual(['TM2001 «hihg»']);
  expect(checkPack(rule({ more: 'subsumes other' }))).toEqual(['TM2001 «other»']);
  expect(checkPack(rule({ more: 'becuase "x"' }))).toEqual(['TM4033 «becuase»']);
  expect(checkPack(rule({ more: 'stake c' }))).toEqual(['TM2001 «c»']);
  expect(checkPack(rule({ more: 'fixed by development, business; mistaken when "nobody is there"' }))).toEqual([]);
  expect(checkPack(rule({ more: 'fixed by somebody' }))).toEqual(['TM2001 «somebody»']);
  expect(checkPack(rule({ more: 'fixed' }))).toEqual(['TM3006 «fixed»']);
  expect(checkPack(rule({ more: 'mistaken when nobody' }))).toEqual(['TM3006 «mistaken»']);
});

it('checks examples against their base', () => {
  expect(checkPack(rule({ violates: 'violates when delivery authenticated no' }))).toEqual(['TM4031 «violates»']);
  expect(checkPack(rule({ violates: 'violates in incomming' }))).toEqual(['TM2001 «incomming»']);
  expect(checkPack(rule({ passes: 'passes when reciever implements password' }))).toEqual(['TM2001 «reciever»']);
  expect(checkPack(rule({ passes: 'passes { component x : service } \n skips when x is store' }))).toEqual([]);
});
