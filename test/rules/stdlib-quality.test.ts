/** What every rule and control of the standard library says of itself, and what a part about which nothing is said gives. */
import { expect, it } from 'vitest';
import type { Model } from '../../compiler/model/ir.ts';
import type { Kind } from '../../compiler/model/vocabulary.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { statementsIn, wordsOf } from '../../compiler/model/vocabulary-words.ts';
import { valuesBehind } from '../../compiler/rules/check/rule-notes.ts';
import type { BlockNode, StatementNode } from '../../compiler/syntax/ast.ts';
import { shippedLibrary } from '../support/library.ts';
import { readModel } from '../support/model.ts';

const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
const rules = [...vocabulary.rules.values()];
const controls = [...new Set(vocabulary.controls.values())];

interface Node {
  readonly node: { readonly block?: BlockNode };
}

function says(of: Node, word: string): boolean {
  return statementsOf(of, word).length > 0;
}

function statementsOf({ node }: Node, word: string): StatementNode[] {
  return (node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement' && item.verb.text === word);
}

function examplesOf({ node }: Node, word: string): number {
  return (node.block?.items ?? []).filter((item) => item.kind === 'example' && item.word === word).length;
}

/** Ids of those that lack it. */
function without<T extends { readonly id: string }>(all: readonly T[], has: (one: T) => boolean): string[] {
  return all.flatMap((one) => (has(one) ? [] : [one.id])).sort();
}

function twice(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

// ---- rules ----------------------------------------------------------------------------------------------------------------

it('every rule says why it matters, in a line of its own', () => {
  expect(without(rules, (rule) => (rule.doc ?? '').length > 30)).toEqual([]);
  expect(twice(rules.map((rule) => rule.doc ?? ''))).toEqual([]);
  expect(twice(rules.map((rule) => rule.title ?? ''))).toEqual([]);
});

it('every rule names STRIDE, CWE, CAPEC and ATT&CK', () => {
  expect(without(rules, (rule) => rule.stride.length > 0)).toEqual([]);
  for (const catalogue of ['cwe', 'capec', 'attack']) expect(without(rules, (rule) => says(rule, catalogue))).toEqual([]);
});

it('every rule says who mends what it finds, and where it is mistaken', () => {
  expect(without(rules, (rule) => statementsOf(rule, 'fixed').some((one) => valuesBehind(one, 'by').length > 0))).toEqual([]);
  expect(without(rules, (rule) => statementsOf(rule, 'mistaken').some((one) => valuesBehind(one, 'when').length > 0))).toEqual([]);
});

it('every ceiling has its reason', () => {
  const reasonless = without(rules, (rule) => !statementsOf(rule, 'ceiling').some((one) => valuesBehind(one, 'because').length === 0));
  expect(reasonless).toEqual([]);
});

/** Rules that ask for nothing a model can leave open: kinds, and what is claimed. */
const NEVER_UNSURE: readonly string[] = [
  'auth.lasting_logout',
  'auth.open_console',
  'auth.open_redirect',
  'auth.silent_impersonation',
  'auth.stolen_code',
  'auth.swapped_login',
  'auth.unseen_logins',
  'stride.acting_model',
  'stride.escaped_code',
  'stride.forged_mail',
  'stride.lost_for_good',
  'stride.swapped_artifact',
  'webhook.repeated_message',
];

it('every rule has examples in each word that applies', () => {
  for (const word of ['violates', 'passes']) expect(without(rules, (rule) => examplesOf(rule, word) > 0)).toEqual([]);
  expect(without(rules, (rule) => examplesOf(rule, 'skips') > 0 || rule.id === 'prelude.entry_demand')).toEqual([]);
  const unsure = new Set(rules.filter((rule) => examplesOf(rule, 'unsure') > 0).map((rule) => rule.id));
  expect(
    rules.map((rule) => rule.id).filter((id) => !unsure.has(id) && !NEVER_UNSURE.includes(id) && !id.startsWith('microservices.')),
  ).toEqual([]);
});

// ---- controls ---------------------------------------------------------------------------------------------------------------

/** Families whose members are worked out or say nothing more than the family. */
const claimable = controls.filter((control) => control.computedOn === undefined);

it('every control says what it is meant against, and which standards name it', () => {
  expect(without(claimable, (control) => control.mitigates.length > 0 || control.families.length > 0)).toEqual([]);
  expect(without(claimable, (control) => control.references.length > 0)).toEqual([]);
});

it('every control has two verification statements and more, each unlike every other', () => {
  expect(without(claimable, (control) => new Set(control.verify).size >= 2)).toEqual([]);
  expect(twice(claimable.flatMap((control) => control.verify))).toEqual([]);
});

it('every control says how it is done and what it costs', () => {
  expect(without(claimable, (control) => statementsIn(control.node, 'guidance').length > 0)).toEqual([]);
  expect(without(claimable, (control) => statementsIn(control.node, 'cost').flatMap(wordsOf).length > 0)).toEqual([]);
});

// ---- a part about which nothing is said ------------------------------------------------------------------------------------

const SORTS: readonly string[] = ['component', 'actor', 'boundary', 'data'];
const PACKS = [...vocabulary.packs.keys()].filter((pack) => pack !== 'prelude').sort();

const bareKinds = [...new Set(vocabulary.kinds.values())].filter((kind) => SORTS.includes(kind.sort));

function judged(kinds: readonly Kind[]): Model {
  const parts = kinds.map((kind, index) => `${kind.sort} x${index} : ${kind.name}\n`);
  return readModel({ 'm.tm': `model m { uses ${PACKS.join(', ')} }\n${parts.join('')}` }).model;
}

it('a bare part of any kind has two open threats at most, and one question for a missing fact', () => {
  expect(bareKinds.length).toBeGreaterThan(300);
  const together = judged(bareKinds);
  const found = new Map(
    bareKinds.map((kind, index): [string, { kind: Kind; open: string[]; all: string[] }] => [`m.x${index}`, { kind, open: [], all: [] }]),
  );
  for (const { rule, verdict, bindings } of together.threats) {
    for (const one of new Set(bindings.flatMap(({ id }) => found.get(id) ?? []))) {
      one.all.push(`${verdict} ${rule}`);
      // Rules about the shape of a whole system look at what else there is.
      if (verdict === 'open' && !rule.startsWith('microservices.')) one.open.push(rule);
    }
  }
  const parts = [...found.values()];
  expect(parts.flatMap(({ kind, open }) => (open.length > 2 ? [[kind.name, ...open]] : []))).toEqual([]);
  expect(twice(together.questions.map(({ element, attribute }) => `${element} ${attribute}`))).toEqual([]);
  // And alone, one of each sort of answer.
  const alike = new Map(parts.map(({ kind, all }) => [[kind.sort, ...all].join(' '), kind]));
  for (const kind of alike.values()) {
    const open = judged([kind]).threats.filter((threat) => threat.verdict === 'open');
    expect(open.length > 2 ? [kind.name, ...open.map((threat) => threat.rule)] : []).toEqual([]);
  }
});
