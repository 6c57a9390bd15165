/** Paths, ways and labels: what is reached, what stands on every way, what data gains and loses. */
import { expect, it } from 'vitest';
import { modelOf, ruleText, verdicts } from './support.ts';

const last = (lines: readonly string[]): string[] => lines.map((line) => line.slice(line.indexOf(' ') + 1));

const SHOP = `actor buyer : person
boundary prod { trust high
  component shop : service
  component ledger : database
}
flow browse : http from buyer -> shop { carries nothing }
flow save : sql from shop -> ledger { carries nothing }
`;

it('any path follows the arrows over any number of hops', () => {
  const rule = (where: string) => ruleText(`for component c : database\nwhere ${where}\nrequire encryption_at_rest on c`);
  expect(last(verdicts(SHOP, rule('any path from untrusted to c')))).toEqual(['open']);
  expect(verdicts(SHOP, rule('any path from c to process'))).toEqual([]);
  expect(last(verdicts(SHOP, rule('any path from untrusted to c through process')))).toEqual(['open']);
  expect(verdicts(SHOP, rule('any path from untrusted to c through gateway'))).toEqual([]);
  expect(verdicts(SHOP, rule('no path from untrusted to c'))).toEqual([]);
  expect(last(verdicts(SHOP.replace('buyer : person', 'buyer'), rule('any path from untrusted to c')))).toEqual(['unknown']);
  expect(verdicts(`${SHOP}flow back : http from ledger -> shop`, rule('any path from c to worker'))).toEqual([]);
});

it('what a flow returns never makes a path', () => {
  const model = 'data d : pii\nactor u : person\ncomponent x : database { trust high }\nflow f : sql from x -> u { returns d }';
  expect(
    verdicts(model, ruleText('for component c : database\nwhere any path from untrusted to c\nrequire encryption_at_rest on c')),
  ).toEqual([]);
});

it('every path: true only where there is one and each goes through', () => {
  const rule = ruleText('for component c : service\nwhere c is exposed\nrequire guarded_entry on c');
  const model = (flows: string) =>
    `actor u : person\nboundary prod { trust high; component edge : gateway; component shop : service }\n${flows}`;
  expect(last(verdicts(model('flow a : http from u -> edge -> shop'), rule))).toEqual(['mitigated']);
  expect(last(verdicts(model('flow a : http from u -> edge -> shop\nflow b : http from u -> shop'), rule))).toEqual(['open']);
  const unexposed = ruleText('for component c : service\nrequire guarded_entry on c');
  expect(last(verdicts('component shop : service', unexposed))).toEqual(['open']);
});

it('before: on every way, from a set or from whatever is less trusted', () => {
  const rule = (before: string) => ruleText(`for component c : database\nrequire ${before}`);
  expect(last(verdicts(SHOP, rule('rate_limit before c from untrusted')))).toEqual(['open']);
  const limited = SHOP.replace('component shop : service', 'component shop : service { implements rate_limit }');
  expect(last(verdicts(limited, rule('rate_limit before c from untrusted')))).toEqual(['mitigated']);
  expect(last(verdicts(limited, rule('rate_limit before c')))).toEqual(['mitigated']);
  expect(last(verdicts(`${limited}flow direct : sql from buyer -> ledger`, rule('rate_limit before c')))).toEqual(['open']);
  expect(
    last(
      verdicts(
        `${limited}flow direct : sql from buyer -> ledger`.replace(
          'component ledger : database',
          'component ledger : database { implements rate_limit }',
        ),
        rule('rate_limit before c'),
      ),
    ),
  ).toEqual(['mitigated']);
});

it('over no possible way the rule does not apply, and claims of the sources never count', () => {
  const rule = ruleText('for component c : database\nrequire rate_limit before c from untrusted');
  expect(verdicts('component d : database { implements rate_limit }', rule)).toEqual([]);
  expect(last(verdicts(SHOP.replace('actor buyer : person', 'actor buyer : person { implements rate_limit }'), rule))).toEqual(['open']);
});

it('before: unknown where a way may or may not have it, or a source may or may not be one', () => {
  const rule = ruleText('for component c : database\nrequire authentication before c from untrusted');
  expect(last(verdicts(SHOP, rule))).toEqual(['unknown']);
  const asked = modelOf(SHOP, rule).questions.map((question) => question.id);
  expect(asked).toContain('m.browse/authenticated');
  expect(
    last(
      verdicts(
        SHOP.replace('carries nothing', 'authenticated no').replace(
          'sql from shop -> ledger {',
          'sql from shop -> ledger { authenticated no;',
        ),
        rule,
      ),
    ),
  ).toEqual(['open']);
  expect(last(verdicts(SHOP.replace('carries nothing', 'authenticated yes'), rule))).toEqual(['mitigated']);
  const limit = ruleText('for component c : database\nrequire rate_limit before c from untrusted');
  expect(last(verdicts(SHOP.replace('actor buyer : person', 'actor buyer'), limit))).toEqual(['unknown']);
});

it('before: where the taker opens the connection, what guards callers holds nothing back', () => {
  const model = (claim: string) =>
    `actor u : person\ncomponent q : queue { trust high; ${claim} }\ncomponent w : service { trust high }\nflow f : http from u -> q -> w { authenticated no }`;
  const rule = ruleText('for component c : service\nrequire rate_limit before c from untrusted');
  expect(last(verdicts(model(''), rule))).toEqual(['open']);
  expect(last(verdicts(model('implements rate_limit'), rule))).toEqual(['mitigated']);
  const pulled = 'actor u : person\ncomponent w : service { trust high; implements rate_limit }\nflow f : http from u -> w { opened by w }';
  expect(last(verdicts(pulled, rule))).toEqual(['open']);
});

it('before: one of several is enough where each way has one of them', () => {
  const model = `actor u : person
boundary prod { trust high
  component a : service { implements password }
  component b : service { implements api_key }
  component d : database
}
flow f : http from u -> a -> d
flow g : http from u -> b -> d`;
  expect(last(verdicts(model, ruleText('for component c : database\nrequire any of password, api_key before c from untrusted')))).toEqual([
    'mitigated',
  ]);
  expect(last(verdicts(model, ruleText('for component c : database\nrequire password before c from untrusted')))).toEqual(['open']);
});

const LOG = `data order : pii
component shop : service
component shipper : worker
component logs : log_store
flow log : http from shop -> shipper -> logs { carries order }
`;
const LOG_RULE = ruleText(
  'for data d : pii, component c : log_store\nwhere d reaches c as pii\nrequire log_sanitizing before c with d',
  'in_log',
  'information_disclosure',
);

it('reaches: whatever carries it brings it, an open list may', () => {
  expect(verdicts(LOG, LOG_RULE)).toEqual(['t.in_log@m.order:m.logs open']);
  expect(verdicts(LOG.replace('order : pii', 'order : internal'), LOG_RULE)).toEqual([]);
  expect(verdicts(LOG.replace('carries order', 'carries nothing'), LOG_RULE)).toEqual([]);
  expect(verdicts(LOG.replace('{ carries order }', ''), LOG_RULE)).toEqual(['t.in_log@m.order:m.logs unknown']);
  expect(
    verdicts(
      LOG.replace('from shop -> shipper -> logs { carries order }', 'from logs -> shop { carries nothing; returns order }'),
      LOG_RULE,
    ),
  ).toEqual(['t.in_log@m.order:m.logs open']);
  expect(verdicts(LOG.replace('data order : pii', 'data order : internal { contains name }\ndata name : pii'), LOG_RULE)).toEqual([
    't.in_log@m.name:m.logs open',
  ]);
});

it('with a datum: its sender, a relay or the taker may clean it, on each way', () => {
  const at = (part: string, control = 'log_sanitizing') =>
    LOG.replace(new RegExp(`(component ${part} : \\w+)`), `$1 { implements ${control} }`);
  expect(verdicts(at('shop'), LOG_RULE)).toEqual(['t.in_log@m.order:m.logs mitigated']);
  expect(verdicts(at('shipper'), LOG_RULE)).toEqual(['t.in_log@m.order:m.logs mitigated']);
  expect(verdicts(at('logs'), LOG_RULE)).toEqual(['t.in_log@m.order:m.logs mitigated']);
  expect(verdicts(at('shipper', 'rate_limit'), LOG_RULE)).toEqual(['t.in_log@m.order:m.logs open']);
  expect(verdicts(`${at('shipper')}flow debug : http from shop -> logs { carries order }`, LOG_RULE)).toEqual([
    't.in_log@m.order:m.logs open',
  ]);
  expect(verdicts(`${at('shipper')}flow debug : http from shop -> logs`, LOG_RULE)).toEqual(['t.in_log@m.order:m.logs unknown']);
  expect(verdicts(`${at('shipper')}flow more : http from logs -> shipper { carries order }`, LOG_RULE)).toEqual([
    't.in_log@m.order:m.logs mitigated',
  ]);
});

it('controls that remove a label do not change conditions, kinds that add one do', () => {
  const rule = ruleText(
    'for data d, component c : worker\nwhere d reaches c as untrusted_content\nrequire fencing before c with d',
    'told',
    'elevation_of_privilege',
  );
  const model = (site: string, claim = '') => `data page : public
component site : ${site}
component fetcher : service { ${claim} }
component agent : worker
flow ask : http from agent -> fetcher { carries nothing; returns page }
flow fetch : http from fetcher -> site { carries nothing; returns page }`;
  expect(verdicts(model('internet_site'), rule)).toEqual(['t.told@m.page:m.agent open']);
  expect(verdicts(model('service'), rule)).toEqual([]);
  expect(verdicts(model('internet_site', 'implements fencing'), rule)).toEqual(['t.told@m.page:m.agent mitigated']);
});

it('shows the way that decides', () => {
  const [threat] = modelOf(LOG, LOG_RULE).threats;
  expect(threat?.path).toEqual(['m.log[shop -> shipper]', 'm.log[shipper -> logs]']);
  const rule = ruleText(
    'for component c : database\nwhere any path from untrusted to c\nrequire rate_limit before c from untrusted',
  ).replace('because "x"', 'because "{path} leads to {c}"');
  expect(modelOf(SHOP, rule).threats[0]?.sentence).toBe('buyer -> shop -> ledger leads to ledger');
});

it('the way that is shown is one that content takes: a relay hands on along a flow, and not from one to another', () => {
  const model = (more: string) => `
boundary cloud { trust high
  component gw : gateway
  component bot : service
  component pos : service
}
actor courier : partner { trust low }
actor eater : person { trust low }
flow position : http from courier -> gw -> pos
flow talk : http from eater -> gw -> bot
${more}`;
  const path = (rule: string, more = '') => modelOf(model(more), ruleText(rule)).threats.map((one) => [one.id, one.path]);
  const before = path('for component c : service\nrequire input_validation before c');
  expect(before).toEqual([
    ['t.r@m.bot', ['m.talk[eater -> gw]', 'm.talk[gw -> bot]']],
    ['t.r@m.pos', ['m.position[courier -> gw]', 'm.position[gw -> pos]']],
  ]);
  const joined = path('for actor a, component c : service\nwhere any path from a to c\nrequire input_validation on c');
  expect(joined).toContainEqual(['t.r@m.eater:m.bot', ['m.talk[eater -> gw]', 'm.talk[gw -> bot]']]);
});
