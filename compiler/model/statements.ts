/**
 * Reads one statement: its attribute, values, phrases and block. Promises: a `Stated` with every part typed, or one
 * diagnostic. Must not decide which of several statements holds; `layers.ts` does.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { spellingFix, suggest } from '../diagnostics/suggest.ts';
import { wishedFor } from '../diagnostics/wished.ts';
import type { Location } from '../source/span.ts';
import type { PhraseNode, StatementNode, ValueNode } from '../syntax/ast.ts';
import { CONTROL_VERBS } from './control-verbs.ts';
import type { Detail, Phrase, Value } from './ir.ts';
import { baseKind } from './lookup.ts';
import { isMeant } from './meant.ts';
import { reportMisplaced } from './misplaced.ts';
import { describeValue, locate, phraseValues, refText } from './nodes.ts';
import { reportMethod, reportNeverDue, reportOtherPhrase } from './other-phrase.ts';
import { describeTypes, isDate, legalWords, resolveValue, type ValueScope } from './values.ts';
import type { AttributeDefinition, Kind, Vocabulary } from './vocabulary.ts';
import { attributeOfKinds, attributesByWord } from './vocabulary-kinds.ts';
import { findWord } from './vocabulary-words.ts';

/** What one statement says. */
export interface Stated {
  readonly attribute: AttributeDefinition;
  /** `nothing` closes a list, `unknown` takes back what lower levels say. */
  readonly mode: 'values' | 'nothing' | 'unknown';
  readonly values: readonly Value[];
  /** Without `because` and `until`. */
  readonly phrases: readonly Phrase[];
  readonly because?: string;
  readonly until?: string;
  readonly code?: readonly string[];
  readonly test?: readonly string[];
  readonly owner?: string;
  readonly details?: readonly Detail[];
  readonly at: Location;
}

export interface Subject {
  /** The most specific first. */
  readonly kinds: readonly Kind[];
  /** How a message calls it: `component`, `flow`, `decision`. */
  readonly sort: string;
  /** Its kinds are not all known: an unknown word may well be one of theirs. */
  readonly uncertain?: boolean;
  /** Where the statement before this one ends: a `because` on a line of its own belongs there. */
  readonly after?: number;
}

export function resolveStatement(node: StatementNode, file: string, subject: Subject, scope: ValueScope): Stated | undefined {
  if (node.broken) return undefined;
  const attribute = attributeOfKinds(subject.kinds, node.verb.text);
  if (!attribute) {
    if (!subject.uncertain) reportUnknownVerb(node, file, subject, scope);
    return undefined;
  }
  if (attribute.where) {
    scope.report(createDiagnostic('TM3008', locate(file, node.verb), { word: node.verb.text }));
    return undefined;
  }
  const said = readValues(node, file, attribute, scope);
  if (!said) return undefined;
  const phrases = readPhrases(node, file, attribute, scope);
  const block = readBlock(node, file, scope);
  if (!checkArity(node, file, attribute, said, scope)) return undefined;
  const until = earlier(phrases.until, block.until);
  reportNeverDue(node, file, attribute, { by: phrases.phrases.some((one) => one.preposition === 'by'), until }, scope);
  return {
    attribute,
    mode: said.mode,
    values: said.values,
    phrases: phrases.phrases,
    because: phrases.because ?? block.because,
    until,
    code: block.code,
    test: block.test,
    owner: block.owner,
    details: block.details,
    at: locate(file, node),
  };
}

/** "Where two dates apply the earlier holds." */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

interface Said {
  readonly mode: Stated['mode'];
  readonly values: readonly Value[];
}

function readValues(node: StatementNode, file: string, attribute: AttributeDefinition, scope: ValueScope): Said | undefined {
  const path = node.values;
  if (!path) return { mode: 'values', values: [] };
  if (path.steps.length > 1) {
    scope.report(createDiagnostic('TM3015', locate(file, path), { word: node.verb.text }));
    return undefined;
  }
  const nodes = path.steps[0] ?? [];
  const special = nodes.find((value) => isWord(value, 'nothing') || isWord(value, 'unknown'));
  if (special && !scope.entities.has(refText(special as never)) && !attribute.types.includes('name')) {
    const word = isWord(special, 'nothing') ? 'nothing' : 'unknown';
    if (nodes.length > 1) {
      scope.report(createDiagnostic('TM3014', locate(file, special), { word }));
      return undefined;
    }
    // Controls are claimed, and denied, by name.
    if ((word === 'nothing' && !attribute.many) || attribute.name in CONTROL_VERBS) {
      scope.report(
        createDiagnostic('TM3002', locate(file, special), {
          ...{ attribute: node.verb.text, found: `\`${word}\``, legal: [] },
          wanted: describeTypes(attribute.types, scope.vocabulary),
        }),
      );
      return undefined;
    }
    return { mode: word, values: [] };
  }
  const values: Value[] = [];
  let failed = false;
  for (const value of nodes) {
    const method = methodOf(value, attribute, scope);
    if (method !== undefined) {
      reportMethod(node, value, method, attribute, file, scope);
      failed = true;
      continue;
    }
    const resolved = resolveValue(
      value,
      attribute.types,
      node.verb.text,
      file,
      scope,
      attribute.many ? ['nothing', 'unknown'] : ['unknown'],
    );
    if (resolved) values.push(resolved);
    else failed = true;
  }
  return failed && values.length === 0 ? undefined : { mode: 'values', values };
}

/** `encrypted tls`: the name of a control where the attribute takes it behind `by`. */
function methodOf(value: ValueNode, attribute: AttributeDefinition, scope: ValueScope): string | undefined {
  if (value.kind !== 'ref' || attribute.types.includes('control') || !attribute.phrases.get('by')?.includes('control')) return undefined;
  const text = refText(value);
  return text !== 'yes' && text !== 'no' && findWord(scope.vocabulary.controls, text, scope.pack) ? text : undefined;
}

function isWord(node: ValueNode, word: string): boolean {
  return node.kind === 'ref' && node.names.length === 1 && node.names[0]?.text === word;
}

function checkArity(node: StatementNode, file: string, attribute: AttributeDefinition, said: Said, scope: ValueScope): boolean {
  if (said.mode !== 'values') return true;
  const takesValue = !attribute.types.includes('none') && attribute.types.length > 0;
  if (said.values.length > 1 && !attribute.many) {
    scope.report(createDiagnostic('TM3007', locate(file, node.values ?? node), { word: node.verb.text, count: said.values.length }));
    return false;
  }
  const hasPhrase = node.phrases.some((phrase) => phrase.preposition !== 'because' && phrase.preposition !== 'until');
  if (said.values.length === 0 && !hasPhrase && takesValue) {
    const wanted = describeTypes(attribute.types, scope.vocabulary);
    scope.report(createDiagnostic('TM3006', locate(file, node.verb), { word: node.verb.text, wanted }));
    return false;
  }
  return true;
}

interface ReadPhrases {
  readonly phrases: readonly Phrase[];
  readonly because: string | undefined;
  readonly until: string | undefined;
}

function readPhrases(node: StatementNode, file: string, attribute: AttributeDefinition, scope: ValueScope): ReadPhrases {
  const phrases: Phrase[] = [];
  let because: string | undefined;
  let until: string | undefined;
  let told = false;
  for (const phrase of node.phrases) {
    if (phrase.preposition === 'because') because = readBecause(phrase, file, scope) ?? because;
    else if (phrase.preposition === 'until') until = earlier(until, readUntil(phrase, file, scope));
    else {
      const types = attribute.phrases.get(phrase.preposition);
      if (!types) {
        const legal = [...attribute.phrases.keys(), 'because', 'until'];
        // `encrypted on` and a line end: the next line goes on behind the preposition, and all its phrases are wrong here.
        if (told) continue;
        told = true;
        scope.report(
          createDiagnostic(
            'TM3005',
            locate(file, phrase.prepositionSpan),
            { word: node.verb.text, preposition: phrase.preposition, legal },
            { suggestions: suggest(phrase.preposition, [...legal, ...legalWords(attribute.types, scope)]) },
          ),
        );
        // What follows may belong to another statement that ran into this one.
        break;
      }
      if (reportOtherPhrase(node, phrase, attribute, file, scope)) continue;
      const values = phraseValues(phrase).flatMap((value) => {
        const resolved = resolveValue(value, types, `${node.verb.text} ${phrase.preposition}`, file, scope);
        return resolved && isMeant(resolved, value, attribute, phrase.preposition, file, scope) ? [resolved] : [];
      });
      // A name that could not be read was meant all the same.
      if (values.length > 0 || phrase.values) phrases.push({ preposition: phrase.preposition, values: sortValues(values) });
    }
  }
  return { phrases: phrases.sort((a, b) => (a.preposition < b.preposition ? -1 : 1)), because, until };
}

export function readBecause(
  phrase: { readonly values: PhraseNode['values'] } & PhraseLike,
  file: string,
  scope: Pick<ValueScope, 'report'>,
): string | undefined {
  const value = phrase.values?.steps[0]?.[0];
  if (value?.kind === 'string') return value.value;
  reportPart('because', 'a reason in quotes', value, phrase, file, scope);
  return undefined;
}

export function readUntil(
  phrase: { readonly values: PhraseNode['values'] } & PhraseLike,
  file: string,
  scope: Pick<ValueScope, 'report'>,
): string | undefined {
  const value = phrase.values?.steps[0]?.[0];
  if (value?.kind === 'date') {
    if (isDate(value.text)) return value.text;
    scope.report(createDiagnostic('TM3004', locate(file, value), { date: value.text }));
    return undefined;
  }
  reportPart('until', 'a date', value, phrase, file, scope);
  return undefined;
}

interface PhraseLike {
  readonly start: number;
  readonly end: number;
}

function reportPart(
  word: string,
  wanted: string,
  value: ValueNode | undefined,
  at: PhraseLike,
  file: string,
  scope: Pick<ValueScope, 'report'>,
): void {
  const legal = word === 'until' ? ['YYYY-MM-DD'] : value?.kind === 'ref' ? [`"${refText(value)}"`] : [];
  if (value) scope.report(createDiagnostic('TM3002', locate(file, value), { attribute: word, found: describeValue(value), wanted, legal }));
  else scope.report(createDiagnostic('TM3006', locate(file, at), { word, wanted }));
}

interface ReadBlock {
  readonly because?: string;
  readonly until?: string;
  readonly code?: readonly string[];
  readonly test?: readonly string[];
  readonly owner?: string;
  readonly details?: readonly Detail[];
}

const NO_BLOCK: ReadBlock = {};

/** The block of a fact or claim: `code`, `test`, `owner`, `because`, `until` and whatever the kind `claim` declares. */
function readBlock(node: StatementNode, file: string, scope: ValueScope): ReadBlock {
  if (!node.block) return NO_BLOCK;
  const claim = baseKind(scope.vocabulary, 'claim');
  const subject: Subject = { kinds: claim ? [claim] : [], sort: 'claim' };
  let because: string | undefined;
  let until: string | undefined;
  const code: string[] = [];
  const test: string[] = [];
  let owner: string | undefined;
  const details: Detail[] = [];
  const misplaced = node.block.items.filter((item) => item.kind !== 'statement');
  reportMisplaced(misplaced, file, `the block of \`${node.verb.text}\``, scope.report);
  for (const item of node.block.items) {
    if (item.kind !== 'statement') continue;
    if (item.verb.text === 'because') because = readBecause({ values: item.values, start: item.start, end: item.end }, file, scope);
    else if (item.verb.text === 'until')
      until = earlier(until, readUntil({ values: item.values, start: item.start, end: item.end }, file, scope));
    else {
      const stated = resolveStatement(item, file, subject, scope);
      if (!stated) continue;
      const texts = stated.values.flatMap((value) => (value.type === 'text' ? [value.text] : []));
      if (stated.attribute.name === 'code') code.push(...texts);
      else if (stated.attribute.name === 'test') test.push(...texts);
      else if (stated.attribute.name === 'owner') owner = texts[0];
      else details.push({ attribute: stated.attribute.name, values: sortValues(stated.values) });
    }
  }
  return {
    because,
    until,
    code: code.length > 0 ? [...new Set(code)].sort() : undefined,
    test: test.length > 0 ? [...new Set(test)].sort() : undefined,
    owner,
    details: details.length > 0 ? details.sort((a, b) => (detailKey(a) < detailKey(b) ? -1 : 1)) : undefined,
  };
}

function detailKey(detail: Detail): string {
  return `${detail.attribute} ${detail.values.map(valueKey).join(' ')}`;
}

function reportUnknownVerb(node: StatementNode, file: string, subject: Subject, scope: ValueScope): void {
  const word = node.verb.text;
  const at = locate(file, node.verb);
  if (word === 'because' || word === 'until') {
    const join = { file, start: subject.after ?? 0, end: node.verb.start, text: ' ' };
    const fixes = subject.after === undefined ? [] : [{ title: 'put it on the line before', sure: false, edits: [join] }];
    scope.report(
      createDiagnostic('TM2006', at, { word, place: `the block of ${subject.sort === 'actor' ? 'an' : 'a'} ${subject.sort}` }, { fixes }),
    );
    return;
  }
  const owners = attributeOwners(scope.vocabulary).get(word);
  const legal = legalVerbs(subject);
  const near = wishedFor(word) ? [] : suggest(word, [...legal, ...(OTHER_WORDS[subject.sort] ?? [])]);
  if (owners) {
    const sorts = [
      ...new Set(owners.map((kind) => (kind.sort === 'element' ? kind.name : kind.sort === subject.sort ? kind.name : kind.sort))),
    ].sort();
    scope.report(createDiagnostic('TM2015', at, { word, sort: subject.sort, legal: sorts }, { suggestions: near }));
    return;
  }
  const fixes = spellingFix(word, near, at);
  scope.report(createDiagnostic('TM2020', at, { word, sort: subject.sort, suggestions: near, legal }, { suggestions: near, fixes }));
}

/** What may begin a line of the block besides a statement about it. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  boundary: ['actor', 'boundary', 'component', 'every'],
  flow: ['hop'],
  claim: ['because', 'until'],
  decision: ['because', 'until'],
  adjustment: ['because', 'off', 'severity', 'until', 'value'],
};

export function legalVerbs(subject: Subject): string[] {
  const words = new Set<string>();
  for (const kind of subject.kinds) for (const [word, attribute] of attributesByWord(kind)) if (!attribute.where) words.add(word);
  return [...words].sort();
}

const ownersOf = new WeakMap<Vocabulary, ReadonlyMap<string, readonly Kind[]>>();

/** Which kinds declare a statement word; for the message about a word said of the wrong thing. */
function attributeOwners(vocabulary: Vocabulary): ReadonlyMap<string, readonly Kind[]> {
  let owners = ownersOf.get(vocabulary);
  if (!owners) {
    const found = new Map<string, Kind[]>();
    for (const kind of new Set(vocabulary.kinds.values())) {
      for (const word of kind.attributes.keys()) found.set(word, [...(found.get(word) ?? []), kind]);
    }
    owners = found;
    ownersOf.set(vocabulary, owners);
  }
  return owners;
}

/** One string per value, the same for equal values: for sorting and comparing. */
export function valueKey(value: Value): string {
  switch (value.type) {
    case 'word':
      return `w ${value.word}`;
    case 'element':
      return `e ${value.id}`;
    case 'control':
      return `c ${value.control}`;
    case 'kind':
      return `k ${value.kind}`;
    case 'text':
      return `t ${value.text}`;
    case 'number':
      return `n ${value.number}`;
    case 'date':
      return `d ${value.date}`;
    case 'duration':
      return `u ${value.duration}`;
    case 'catalogue':
      return `i ${value.id}`;
  }
}

export function sortValues(values: readonly Value[]): Value[] {
  if (values.length < 2) return [...values];
  const byKey = new Map(values.map((value) => [valueKey(value), value]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

export function phrasesKey(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => `${phrase.preposition} ${phrase.values.map(valueKey).join(',')}`).join('; ');
}
