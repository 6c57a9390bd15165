/** A diagram written for this test, read, converted and judged; and diagrams nobody would draw. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { shippedLibrary } from '../support/library.ts';
import { compileText } from '../support/memory-host.ts';
import { convert } from './convert.ts';
import { baseline, summarise } from './figures.ts';
import { measure } from './measure.ts';
import { mendItems, readAnswers, readDiagram } from './read.ts';
import { ruleOf } from './rules.ts';

const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);

/** A ferry line: tickets behind a gateway, with a trailing comma as some files have it. */
const FERRY = `{
  "services": [
    {"name": "front-door", "stereotypes": ["infrastructural", "gateway", "entrypoint", "load_balancer"], "tagged_values": {"Gateway": "Zuul", "Load Balancer": "Ribbon", "Port": 8080}},
    {"name": "tickets", "stereotypes": ["internal", "local_logging", "csrf_disabled"], "tagged_values": {"Endpoints": ["/tickets"]}},
    {"name": "rights", "stereotypes": ["infrastructural", "authorization_server", "plaintext_credentials"], "tagged_values": {"Authorization Server": "Keycloak", "Endpoints": ["/oauth/token"], "Password": "hunter2"}},
    {"name": "rows", "stereotypes": ["database", "unheard_of"], "tagged_values": {"Database": "MySQL"}},
    {"name": "names"},
  ],
  "external_entities": [
    {"name": "user", "stereotypes": ["user_stereotype"], "tagged_values": {}},
    {"name": "weather", "stereotypes": ["external_website"], "tagged_values": {"URL": "https://weather.example"}}
  ],
  "information_flows": [
    {"sender": "user", "receiver": "front-door", "stereotypes": ["restful_http", "encrypted"], "tagged_values": {}},
    {"sender": "front-door", "receiver": "tickets", "stereotypes": ["restful_http", "circuit_breaker_link", "authenticated", "authorized"], "tagged_values": {"Protocol": "HTTPS"}},
    {"sender": "rows", "receiver": "tickets", "stereotypes": ["jdbc", "plaintext_credentials_link"], "tagged_values": {"'Username'": "\\"root\\""}},
    {"sender": "weather", "receiver": "tickets", "stereotypes": ["restful_http"]},
    {"sender": "tickets", "receiver": "tickets", "stereotypes": []}
  ]
}`;

function answersOf(verdicts: Readonly<Record<string, readonly [boolean, ...string[]]>>): string {
  const rules = Object.entries(verdicts).map(([text, [verdict, ...items]], i) => [
    `R${i}`,
    { rule_text: text, verdict, related_model_items: items },
  ]);
  return JSON.stringify({ rules: Object.fromEntries(rules) });
}

it('stereotypes and tagged values become kinds, controls and attributes', () => {
  const { text, services } = convert(readDiagram(FERRY), vocabulary);
  expect(services).toEqual(['front-door', 'tickets', 'rights', 'rows', 'names']);
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'actor user "user" : user',
      'component weather "weather" : web_app { url "https://weather.example" }',
      'component front_door "front-door" : zuul { implements load_balancing; entry_point yes; redundant no; port 8080; tagged "infrastructural", "Gateway: Zuul", "Load Balancer: Ribbon" }',
      'component tickets "tickets" : api { implements local_logging; lacks csrf_protection because "the diagram says that it is switched off"; redundant no; serves "/tickets" }',
      'component rights "rights" : keycloak { redundant no; holds rights_login in source_code; serves "/oauth/token"; tagged "infrastructural", "Authorization Server: Keycloak" }',
      'component rows "rows" : mysql { redundant no; tagged "unheard_of", "Database: MySQL" }',
      'component names "names" : process { redundant no }',
      'flow user_to_front_door : rest from user -> front_door { encrypted yes; authenticated no; authorized no }',
      'flow front_door_to_tickets : https from front_door -> tickets { authenticated yes; authorized yes; implements circuit_breaker }',
      'flow rows_to_tickets : jdbc from rows -> tickets { encrypted no; authenticated by password_authentication; authorized no; opened by tickets }',
      'flow weather_to_tickets : rest from weather -> tickets { encrypted no; authenticated no; authorized no; opened by tickets }',
    ]),
  );
  expect(text).not.toContain('hunter2');
  expect(text).not.toContain('tickets_to_tickets');
});

it('what is found is compared with what people said', () => {
  const answers = readAnswers(
    answersOf({
      'All entry points should have a circuit breaker.': [false, 'front-door'],
      'All entry points should have a load balancer.': [true, 'front-door'],
      'All connections between services should be authorized.': [false, 'rows -> ', 'tickets', 'front-door -> tickets'],
      'All connections between two services should be encrypted.': [false, 'rights'],
      'There should be a message broker.': [true],
      'No service that performs authorization should perform any other business functionality.': [true, 'rights'],
    }),
  );
  const cases = measure({ name: 'ferry', diagram: readDiagram(FERRY), answers }, vocabulary);
  expect(cases.map((one) => [one.rule.replace('microservices.', ''), one.found.violated, one.items])).toEqual([
    ['unbroken_entry', true, { right: ['front-door'], surplus: [], missed: [], comparable: true }],
    ['unbalanced_entry', false, undefined],
    ['unrestricted_call', true, { right: ['rows -> tickets'], surplus: [], missed: ['front-door -> tickets'], comparable: true }],
    ['readable_inside', true, { right: [], surplus: ['rows -> tickets'], missed: ['rights'], comparable: false }],
    ['bound_services', true, undefined],
    ['busy_authorization_server', false, undefined],
  ]);
  const { verdict, items, allItems } = summarise(cases);
  expect(verdict).toMatchObject({ precision: 0.75, recall: 1, wrong: 1, of: 6 });
  expect(items).toMatchObject({ precision: 1, right: 2, surplus: 0, missed: 1 });
  expect(allItems).toMatchObject({ right: 2, surplus: 1, missed: 2 });
  expect(baseline(cases)).toMatchObject({ precision: 0.5, recall: 1 });
});

it('lists that were broken over lines are mended, and a sender without its receiver says nothing', () => {
  expect(mendItems(['a -> ', 'b', 'c->d', 'e -> ', 'f -> g', 'h', 'h'])).toEqual(['a -> b', 'c -> d', 'f -> g', 'h']);
});

it('the sentence says which rule is meant, whatever its number', () => {
  const answer = { kept: true, items: [] };
  expect(ruleOf({ ...answer, rule: 'R01', text: 'All services should sanitize logs' })).toBe('microservices.raw_log');
  expect(ruleOf({ ...answer, rule: 'R01', text: 'Every service should sanitize its logs.' })).toBe(undefined);
  expect(ruleOf({ ...answer, rule: 'R17', text: '' })).toBe('microservices.bound_services');
});

it('any diagram gives text that compiles', () => {
  const words = [...vocabulary.kinds.keys(), ...vocabulary.controls.keys()].map((word) => word.replace(/^\w+:/, ''));
  const mark = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom('internal', 'entrypoint', 'plaintext_credentials', 'ssl_enabled', 'ssl_disabled', 'restful_http', 'no such mark'),
  );
  const name = fc.oneof(fc.constantFrom('a', 'a-b', 'a_b', 'for', '9', '', 'outside', 'application', '"q"', 'Å'), fc.string());
  const values = fc.dictionary(
    fc.oneof(mark, fc.constantFrom('Port', 'Endpoints', 'URL', 'Protocol')),
    fc.oneof(mark, fc.nat(), fc.array(mark), fc.constant(null)),
  );
  const node = fc.record({ name, stereotypes: fc.array(mark, { maxLength: 4 }), tagged_values: values }, { requiredKeys: ['name'] });
  const link = fc.record(
    { sender: name, receiver: name, stereotypes: fc.array(mark, { maxLength: 3 }), tagged_values: values },
    { requiredKeys: ['sender', 'receiver'] },
  );
  const diagram = fc.record(
    {
      services: fc.array(node, { maxLength: 4 }),
      external_entities: fc.array(node, { maxLength: 2 }),
      information_flows: fc.array(link, { maxLength: 6 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(diagram, (drawn) => {
      const { text } = convert(readDiagram(JSON.stringify(drawn)), vocabulary);
      const { model, diagnostics } = compileText({ 'application.tm': text });
      expect(model, `${diagnostics[0]?.message}\n${text}`).toBeDefined();
    }),
    { numRuns: 60 },
  );
});
