/** What a rule is changed to: each mutant by name and by the text of its clause. */
import { describe, expect, it } from 'vitest';
import type { RuleDefinition } from '../../compiler/model/vocabulary.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { mutantsOf } from '../../compiler/rules/testing/mutants.ts';
import { parseMutant } from '../../compiler/rules/testing/mutate-rule.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { shippedLibrary } from '../support/library.ts';

function mutants(clauses: string): readonly string[] {
  const text = `pack p\nrule r "R" : spoofing {\n  ${clauses}\n  because "x"\n}\n`;
  const { file, diagnostics } = parseFile(createSourceFile('p.tm', text));
  expect(diagnostics).toEqual([]);
  const vocabulary = buildVocabulary(
    [...shippedLibrary().packs, { name: 'p', shipped: false, files: [{ path: 'p.tm', node: file }] }],
    () => undefined,
  );
  const rule = vocabulary.rules.get('p.r');
  if (!rule) throw new Error('no rule');
  return mutantsOf(rule, text, vocabulary).map((mutant) => `${mutant.name} => ${clauseOf(mutant, rule, text)}`);
}

/** The changed clause as it would stand in the rule; nothing where it is left out. */
function clauseOf(mutant: ReturnType<typeof mutantsOf>[number], rule: RuleDefinition, text: string): string {
  expect(parseMutant(mutant, rule, text), mutant.name).toBeDefined();
  const { clause, edit } = mutant;
  return (text.slice(clause.start, edit.start) + edit.text + text.slice(edit.end, clause.end)).trim();
}

describe('mutants', () => {
  it.each([
    [
      'conditions left out, one after the other',
      'for flow f\n  where f is inbound and f is readonly\n  unless f is webhook or f is https\n  require rate_limit on f',
      [
        'without f is inbound => where f is readonly',
        'without f is readonly => where f is inbound',
        'without f is webhook => unless f is https',
        'without f is https => unless f is webhook',
        'f is webhook -> f is http => unless f is http or f is https',
        'f is https -> f is http => unless f is webhook or f is http',
        'rate_limit on f -> rate_limit along f => require rate_limit along f',
        'rate_limit on f -> rate_limit before f.to => require rate_limit before f.to',
      ],
    ],
    [
      'kinds widened, down to the sort itself; lists shorter and counted otherwise',
      'for component c : postgres\n  where c is any of process, cache\n  require any of backup, redundancy on c',
      [
        'c : postgres -> c : relational_store => for component c : relational_store',
        'without where c is any of process, cache => ',
        'c is any of process, cache -> c is cache => where c is cache',
        'c is any of process, cache -> c is process => where c is process',
        'c is any of process, cache -> c is all of process, cache => where c is all of process, cache',
        'c is any of process, cache -> c is any of component, cache => where c is any of component, cache',
        'any of backup, redundancy on c -> redundancy on c => require redundancy on c',
        'any of backup, redundancy on c -> backup on c => require backup on c',
        'any of backup, redundancy on c -> all of backup, redundancy on c => require all of backup, redundancy on c',
        'redundancy on c -> redundancy before c => require any of backup, redundancy before c',
      ],
    ],
    [
      'quantities, comparisons and `not`',
      'for component c\n  where at least 2 hop to c where (it.from.trust < it.to.trust) and not (c is process) and c.trust >= medium\n  require backup on c\n  require rate_limit on c',
      [
        'at least 2 hop to c -> any hop to c => where any hop to c where (it.from.trust < it.to.trust) and not (c is process) and c.trust >= medium',
        'it.from.trust < it.to.trust -> it.from.trust <= it.to.trust => where at least 2 hop to c where (it.from.trust <= it.to.trust) and not (c is process) and c.trust >= medium',
        'not (c is process) -> (c is process) => where at least 2 hop to c where (it.from.trust < it.to.trust) and (c is process) and c.trust >= medium',
        'c.trust >= medium -> c.trust > medium => where at least 2 hop to c where (it.from.trust < it.to.trust) and not (c is process) and c.trust > medium',
        'c.trust >= medium -> c.trust >= partner => where at least 2 hop to c where (it.from.trust < it.to.trust) and not (c is process) and c.trust >= partner',
        'without require backup on c => ',
        'without the condition of at least 2 hop to c => where at least 2 hop to c and not (c is process) and c.trust >= medium',
      ],
    ],
    [
      'what a datum reaches, and what stands before a place',
      'for data d, component c\n  where d reaches c as pii\n  require log_sanitizing before c with d',
      [
        'without as pii => where d reaches c',
        'log_sanitizing before c with d -> log_sanitizing on c => require log_sanitizing on c',
        'log_sanitizing before c with d -> log_sanitizing before c => require log_sanitizing before c',
      ],
    ],
    [
      'several of several',
      'for flow f\n  require 2 of mfa along f, leak_check on f',
      [
        '2 of mfa along f, leak_check on f -> leak_check on f => require leak_check on f',
        'mfa along f -> mfa on f => require 2 of mfa on f, leak_check on f',
        '2 of mfa along f, leak_check on f -> any of mfa along f, leak_check on f => require any of mfa along f, leak_check on f',
      ],
    ],
  ])('%s', (_, clauses, wanted) => {
    const found = mutants(clauses);
    expect(found).toEqual(expect.arrayContaining(wanted as string[]));
    expect(new Set(found).size).toBe(found.length);
  });

  it('can be read, each with a name of its own, whatever the rule', () => {
    const { packs, text } = shippedLibrary();
    const vocabulary = buildVocabulary(packs, () => undefined);
    for (const rule of vocabulary.rules.values()) {
      const source = text(rule.file) ?? '';
      const all = mutantsOf(rule, source, vocabulary);
      expect(new Set(all.map((one) => one.name)).size, rule.id).toBe(all.length);
      for (const one of all) expect([rule.id, one.name, parseMutant(one, rule, source) !== undefined]).toEqual([rule.id, one.name, true]);
    }
  });
});
