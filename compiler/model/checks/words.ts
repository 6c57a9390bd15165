/**
 * What packs and models declare about words is itself made of known words: the block of a control, an attribute, a kind, a
 * scale, a choice, a setting. Shipped packs are checked by the tests, not on each run.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { DeclarationNode, ItemNode, RefNode, StatementNode } from '../../syntax/ast.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { createKindLayers } from '../kind-layers.ts';
import { reportMisplaced } from '../misplaced.ts';
import { findPhrase, locate, phraseValues, refText } from '../nodes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { PackSource } from '../vocabulary-builder.ts';
import { CATALOGUES } from '../vocabulary-controls.ts';
import { checkKind, conditionOf, kindNames } from '../vocabulary-kinds.ts';
import { findIn, type Report, reportUnknown, valuesOf } from '../vocabulary-words.ts';

const BLOCK_WORDS = wordTable<readonly string[]>({
  control: ['alias', 'part', 'guards', 'counts', 'mitigates', 'fits', 'removes', 'verify', 'guidance', 'cost', 'renamed', ...CATALOGUES],
  attribute: ['many', 'phrase', 'means', 'weakest', 'unset', 'alias'],
  setting: ['default'],
  scale: [],
  choice: [],
  fact: [],
});

const PACK_WORDS: ReadonlySet<string> = new Set([
  'kind',
  'attribute',
  'scale',
  'choice',
  'table',
  'setting',
  'control',
  'fact',
  'rule',
  'scene',
  'extend',
]);

const KIND_WORDS: ReadonlySet<string> = new Set(['attribute']);
const SCENE_WORDS: ReadonlySet<string> = new Set([
  'actor',
  'component',
  'boundary',
  'data',
  'flow',
  'feature',
  'threat',
  'every',
  'extend',
]);

const CLOSED_VALUES = wordTable<readonly string[]>({
  guards: ['callers', 'content'],
  counts: ['per_hop', 'end_to_end'],
});

/** `sources` are the packs to check, or a model's own files. */
export function checkWords(sources: readonly PackSource[], vocabulary: Vocabulary, isPack: boolean, report: Report): void {
  const layers = createKindLayers(vocabulary, report);
  for (const source of sources) {
    for (const { path, node } of source.files) {
      if (isPack) {
        reportMisplaced(node.header?.block?.items ?? [], path, 'the block of a pack', report);
        reportMisplaced(
          node.items.filter((item) => !isAmong(item, PACK_WORDS)),
          path,
          'the top level of a pack',
          report,
        );
        for (const item of node.items) if (item.kind === 'declaration') checkInside(item, path, report);
      }
      for (const item of node.items) if (item.kind === 'declaration') checkDeclaration(item, path, vocabulary, report);
    }
    for (const kind of new Set(vocabulary.kinds.values())) {
      if (kind.pack !== source.name) continue;
      layers.layersOf([kind]);
      if (source.shipped) checkKind({ report }, kind);
    }
    for (const control of new Set(vocabulary.controls.values())) if (control.pack === source.name) void control.isA;
  }
}

/** A pack holds words and rules; parts of a model stand in its scenes only. */
function checkInside(node: DeclarationNode, file: string, report: Report): void {
  const items = node.block?.items ?? [];
  const sort = node.word === 'extend' ? node.extends : node.word;
  if (sort === 'kind')
    reportMisplaced(
      items.filter((item) => item.kind !== 'statement' && !isAmong(item, KIND_WORDS)),
      file,
      'a kind',
      report,
    );
  if (sort === 'table')
    reportMisplaced(
      items.filter((item) => item.kind !== 'statement'),
      file,
      'a table',
      report,
    );
  if (sort === 'scene')
    reportMisplaced(
      items.filter((item) => !isAmong(item, SCENE_WORDS)),
      file,
      'a scene',
      report,
    );
}

function isAmong(item: ItemNode, words: ReadonlySet<string>): boolean {
  return item.kind === 'declaration' && words.has(item.word);
}

function checkDeclaration(node: DeclarationNode, file: string, vocabulary: Vocabulary, report: Report): void {
  const sort = node.word === 'extend' ? (node.extends ?? '') : node.word;
  const items = node.block?.items ?? [];
  if (sort === 'kind') {
    for (const item of items)
      if (item.kind === 'declaration' && item.word === 'attribute') checkDeclaration(item, file, vocabulary, report);
  }
  const legal = BLOCK_WORDS[sort];
  if (!legal) return;
  for (const item of items) {
    if (item.broken || (item.kind === 'where' && item.word === 'where')) continue;
    if (item.kind === 'statement') checkStatement(item, file, sort, legal, vocabulary, report);
    else
      report(
        createDiagnostic('TM2006', locate(file, item), {
          word: item.kind,
          place: `the block of ${/^[aeio]/.test(sort) ? 'an' : 'a'} ${sort}`,
        }),
      );
  }
  const wheres = items.filter((item) => item.kind === 'where' && item.word === 'where' && !item.broken);
  if (wheres[1]) report(createDiagnostic('TM3007', locate(file, wheres[1]), { word: 'where', count: wheres.length }));
  if (sort === 'fact' && !conditionOf(node) && !items.some((item) => item.broken))
    report(createDiagnostic('TM2019', locate(file, node.name ?? node), { what: `fact \`${node.name?.text}\``, missing: '`where`' }));
}

function checkStatement(
  node: StatementNode,
  file: string,
  sort: string,
  legal: readonly string[],
  vocabulary: Vocabulary,
  report: Report,
): void {
  const word = node.verb.text;
  if (!legal.includes(word)) {
    const suggestions = suggest(word, legal);
    report(createDiagnostic('TM2020', locate(file, node.verb), { word, sort, suggestions, legal }, { suggestions }));
    return;
  }
  if (word === 'unset') checkUnset(node, file, vocabulary, report);
  const values = CLOSED_VALUES[word] ?? (word === 'mitigates' ? vocabulary.types.get('stride')?.values : undefined);
  if (!values) return;
  for (const value of valuesOf(node)) {
    if (value.kind === 'ref' && !values.includes(refText(value)))
      reportUnknown(report, file, value, `value of \`${word}\``, refText(value), values, values);
  }
}

/** `unset nothing`, or `unset WORD of KIND through VERBS`: each of them known. */
function checkUnset(node: StatementNode, file: string, vocabulary: Vocabulary, report: Report): void {
  const [word] = valuesOf(node);
  if (word?.kind !== 'ref' || (refText(word) === 'nothing' && node.phrases.length === 0)) return;
  const refs = (preposition: string): RefNode[] =>
    phraseValues(findPhrase(node.phrases, preposition)).flatMap((value) => (value.kind === 'ref' ? [value] : []));
  const [of, through] = [refs('of'), refs('through')];
  if (of.length !== 1 || through.length === 0) {
    report(createDiagnostic('TM2019', locate(file, node), { what: '`unset`', missing: '`nothing`, or `WORD of KIND through VERBS`' }));
    return;
  }
  for (const ref of [...of, ...refs('except')])
    if (!findIn(vocabulary.kinds, ref, '')) reportUnknown(report, file, ref, 'kind', refText(ref), kindNames(vocabulary.kinds));
  const attributes = new Set([...vocabulary.kinds.values()].flatMap((kind) => [...kind.attributes.keys()]));
  for (const ref of [word, ...through])
    if (!attributes.has(refText(ref))) reportUnknown(report, file, ref, 'attribute', refText(ref), attributes);
}
