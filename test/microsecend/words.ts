/**
 * What the marks of a diagram mean in the language. Most stereotypes are names or aliases of the standard library already; what
 * stands here is what this notation calls otherwise. Nothing here may know an application.
 */

import type { ControlDefinition, Kind, Sort, Vocabulary } from '../../compiler/model/vocabulary.ts';
import { disagree, isDescendant } from './kinds.ts';

/** `Spring Cloud Config`, `user_stereotype`: as a word of the language would be written. */
export function wordOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

const SERVICE_KINDS: Readonly<Record<string, string>> = {
  internal: 'service',
  in_memory_data_store: 'cache',
  stream_aggregator: 'monitoring',
};

const LINK_KINDS: Readonly<Record<string, string>> = {
  restful_http: 'rest',
  feign_connection: 'rest',
  message_producer: 'messaging_flow',
  message_consumer: 'messaging_flow',
};

/** What a mark says is done; the first that fits. Marks that are names of controls need no line here. */
const CONTROL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/login.*(attempt|limit|throttl|regulat)|(limit|throttl|regulat).*login|brute_?force|lockout/, 'throttled_login'],
  [/log.*(saniti|redact|mask)|(saniti|redact|mask).*log/, 'log_sanitizing'],
  [/regist.*(valid|verif|check)|(valid|verif|check).*regist/, 'registration_check'],
  [/^resource_server$|token.*valid|valid.*token/, 'token_validation'],
  [/^pre_?authori[sz]ed|authori[sz]ation_scope|method_security/, 'authorization'],
  [/authentication_scope/, 'authentication'],
  [/circuit_?break/, 'circuit_breaker'],
  [/load_?balanc/, 'load_balancing'],
  [/^(local|application|file)_logging$|^logger$/, 'local_logging'],
  [/^ssl_enabled$|^tls_enabled$/, 'tls'],
];

const LACKING: readonly (readonly [RegExp, string])[] = [
  [/csrf.*(disabled|off)|disabled?.*csrf/, 'csrf_protection'],
  [/^(ssl|tls)_(disabled|off)$/, 'tls'],
];

export interface Words {
  /** The kind of a sort that a mark names, with or without `external_` before it and `_stereotype` behind it. */
  kind(sort: Sort, mark: string): Kind | undefined;
  control(mark: string): ControlDefinition | undefined;
  lacked(mark: string): ControlDefinition | undefined;
}

export function wordsIn(vocabulary: Vocabulary): Words {
  const kindOf = (sort: Sort, word: string): Kind | undefined =>
    [vocabulary.kinds.get(`${sort}:${word}`), vocabulary.kinds.get(word)].find((kind) => kind?.sort === sort);
  const named = (word: string): ControlDefinition | undefined => {
    const control = vocabulary.controls.get(word);
    return control?.where || control?.computedOn !== undefined ? undefined : control;
  };
  const listed = (table: readonly (readonly [RegExp, string])[], word: string): ControlDefinition | undefined => {
    const control = table.find(([form]) => form.test(word))?.[1];
    return control === undefined ? undefined : named(control);
  };
  return {
    kind(sort, mark) {
      const table = sort === 'flow' ? LINK_KINDS : SERVICE_KINDS;
      const whole = wordOf(mark);
      const short = whole.replace(/^(external|internal)_(?=.)/, '').replace(/_stereotype$/, '');
      const message = /^message_(?:producer|consumer)_(\w+)$/.exec(whole)?.[1];
      const words = sort === 'flow' && message !== undefined ? [message, 'messaging_flow'] : [table[whole] ?? whole, table[short] ?? short];
      for (const word of words) {
        const kind = kindOf(sort, word);
        if (kind) return kind;
      }
      return undefined;
    },
    control(mark) {
      const word = wordOf(mark).replace(/_link$/, '');
      return listed(CONTROL_WORDS, word) ?? named(word);
    },
    lacked: (mark) => listed(LACKING, wordOf(mark)),
  };
}

/** Only the most special ones: what is said by one of them is not said again by its parent. Of two that contradict each other the first. */
export function mostSpecial(kinds: readonly Kind[]): readonly Kind[] {
  const special = [...new Set(kinds)].filter((kind) => !kinds.some((other) => other !== kind && isDescendant(other, kind)));
  return special.filter((kind, index) => !special.slice(0, index).some((other) => disagree(other, kind)));
}
