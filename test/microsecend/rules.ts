/** Which rule of the pack says which sentence of the data set. The sentence decides: numbers differ between its editions. */
import type { Answer } from './read.ts';

const SENTENCES: readonly (readonly [number: string, rule: string, sentence: string])[] = [
  ['R01', 'several_entries', 'There should be a single type of service as an entry point'],
  ['R02', 'unbroken_entry', 'All entry points should have a circuit breaker'],
  ['R03', 'unbalanced_entry', 'All entry points should have a load balancer'],
  ['R04', 'unrestricted_entry', 'All entry points should perform authorization'],
  ['R05', 'open_entry', 'All entry points should perform authentication'],
  ['R06', 'unrestricted_call', 'All connections between services should be authorized'],
  ['R07', 'unproven_call', 'All connections between services should be authenticated'],
  ['R08', 'scattered_rights', 'There should be a single type of authorization service'],
  ['R09', 'scattered_logins', 'There should be a single type of authentication service'],
  ['R10', 'busy_authorization_server', 'No service that performs authorization should perform any other business functionality'],
  ['R11', 'busy_login', 'No service that performs authentication should perform any other business functionality'],
  ['R12', 'unlimited_logins', 'There should be a service limiting the number of login attempts'],
  ['R13', 'readable_outside', 'All connections between a service and an external entity should be encrypted'],
  ['R14', 'readable_inside', 'All connections between two services should be encrypted'],
  ['R15', 'silent_service', 'All services should perform logging'],
  ['R16', 'scattered_logs', 'There should be a single type of central logging subsystem'],
  ['R17', 'bound_services', 'There should be a message broker'],
  ['R18', 'unbuffered_log', 'All services that perform logging should be connected to a message broker'],
  ['R19', 'direct_log_access', 'No service that performs logging should be connected to a central logging subsystem'],
  ['R20', 'no_dashboard', 'There should be a monitoring dashboard'],
  ['R21', 'unwatched_service', 'All services should be connected to a monitoring dashboard'],
  ['R22', 'raw_log', 'All services should sanitize logs'],
  ['R23', 'scattered_names', 'There should be a single type of service registry'],
  ['R24', 'unchecked_registration', 'All service registries should have validation checks for incoming requests'],
  ['R25', 'scattered_secrets', 'There should be a single type of central secret store'],
];

export const RULES: readonly string[] = SENTENCES.map(([, rule]) => `microservices.${rule}`);

/** The rule whose sentence it is, or is nearest to; by its number where no sentence is given. */
export function ruleOf(answer: Answer): string | undefined {
  const asked = wordsOf(answer.text);
  if (asked.size === 0) return id(SENTENCES.find(([number]) => number === answer.rule)?.[1]);
  const [best] = SENTENCES.map(([, rule, sentence]) => ({ rule, near: likeness(asked, wordsOf(sentence)) })).sort(
    (a, b) => b.near - a.near,
  );
  return best && best.near >= 0.6 ? id(best.rule) : undefined;
}

const id = (rule: string | undefined): string | undefined => (rule === undefined ? undefined : `microservices.${rule}`);

function wordsOf(sentence: string): ReadonlySet<string> {
  return new Set(sentence.toLowerCase().match(/[a-z]+/g) ?? []);
}

/** Words in common, of all words in either. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}
