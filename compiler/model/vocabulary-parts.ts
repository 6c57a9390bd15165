/** The smaller parts of the vocabulary: scales, choices, tables, settings, facts, scenes, rules. */
import { createDiagnostic } from '../diagnostics/create.ts';
import { locate, refText } from './nodes.ts';
import { type Declared, definedBy, findIn, reportUnknown, statementsOf, type VocabularyBuild, valuesOf, wordsOf } from './vocabulary-builder.ts';
import { conditionOf, kindNames } from './vocabulary-kinds.ts';
import type { FactDefinition, Kind, RuleDefinition, SceneDefinition, SettingDefinition, TableDefinition, ValueSet } from './vocabulary.ts';

export function buildValueSets(build: VocabularyBuild): ValueSet[] {
  return (['scale', 'choice'] as const).flatMap((word) =>
    build.declared(word).flatMap((entry) => {
      const defined = definedBy(entry);
      if (!defined) return [];
      const values: string[] = [];
      for (const ref of entry.node.kinds) {
        const value = refText(ref);
        if (values.includes(value)) build.report(createDiagnostic('TM2003', locate(entry.file, ref), { name: value }));
        else values.push(value);
      }
      return [{ ...defined, ordered: word === 'scale', values }];
    }),
  );
}

/** `table severity_of : severity from impact, likelihood { columns rare, ...; minor low, ...; }` */
export function buildTables(build: VocabularyBuild, types: ReadonlyMap<string, ValueSet>): TableDefinition[] {
  return build.declared('table').flatMap((entry) => {
    const defined = definedBy(entry);
    if (!defined) return [];
    const result = entry.node.kinds[0] ? refText(entry.node.kinds[0]) : '';
    const from = (entry.node.phrases.find((phrase) => phrase.preposition === 'from')?.values?.steps.flat() ?? []).flatMap((value) =>
      value.kind === 'ref' ? [refText(value)] : [],
    );
    for (const name of [result, ...from]) {
      if (!types.has(name)) reportUnknown(build.report, entry.file, entry.node.name ?? entry.node, 'scale', name, types.keys());
    }
    return [{ ...defined, result, from, cells: tableCells(build, entry, { result, from }, types) }];
  });
}

/** The cells of a table's rows, or of the rows an `adjust table` gives; every cell is checked against its scales. */
export function tableCells(
  build: Pick<VocabularyBuild, 'report'>,
  entry: Pick<Declared, 'node' | 'file'>,
  shape: { readonly result: string; readonly from: readonly string[] },
  types: ReadonlyMap<string, ValueSet>,
  otherWords: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const cells = new Map<string, string>();
  const [rowScale, columnScale] = shape.from.map((name) => types.get(name));
  const resultScale = types.get(shape.result);
  const statements = (entry.node.block?.items ?? []).filter((item) => item.kind === 'statement');
  const columnsRow = statements.find((statement) => statement.verb.text === 'columns');
  const columns = columnsRow ? wordsOf(columnsRow) : (columnScale?.values ?? []);
  const check = (set: ValueSet | undefined, word: string, span: { start: number; end: number }): void => {
    if (set && !set.values.includes(word)) reportUnknown(build.report, entry.file, span, `step of \`${set.name}\``, word, set.values, set.values);
  };
  for (const statement of statements) {
    if (statement === columnsRow) {
      for (const value of valuesOf(statement)) if (value.kind === 'ref') check(columnScale, refText(value), value);
      continue;
    }
    if (otherWords.has(statement.verb.text)) continue;
    check(rowScale, statement.verb.text, statement.verb);
    const values = valuesOf(statement);
    const wanted = columnScale ? columns.length : 1;
    if (values.length !== wanted) {
      build.report(createDiagnostic('TM2018', locate(entry.file, statement), { row: statement.verb.text, found: values.length, wanted }));
      continue;
    }
    for (const [index, value] of values.entries()) {
      if (value.kind !== 'ref') continue;
      check(resultScale, refText(value), value);
      const key = columnScale ? `${statement.verb.text},${columns[index]}` : statement.verb.text;
      cells.set(key, refText(value));
    }
  }
  return cells;
}

export function buildSettings(build: VocabularyBuild): SettingDefinition[] {
  return build.declared('setting').flatMap((entry) => {
    const defined = definedBy(entry);
    if (!defined) return [];
    const statement = statementsOf(entry, 'default')[0];
    const value = statement ? valuesOf(statement)[0] : undefined;
    const text = value?.kind === 'duration' ? `${value.amount}${value.unit}` : statement ? wordsOf(statement)[0] : undefined;
    return [{ ...defined, type: entry.node.kinds[0] ? refText(entry.node.kinds[0]) : 'text', value: text ?? '' }];
  });
}

export function buildFacts(build: VocabularyBuild, kinds: ReadonlyMap<string, Kind>): FactDefinition[] {
  return build.declared('fact').flatMap((entry) => {
    const defined = definedBy(entry);
    if (!defined) return [];
    const on = entry.node.kinds.flatMap((ref) => {
      const kind = findIn(kinds, ref, entry.pack);
      if (!kind) reportUnknown(build.report, entry.file, ref, 'kind', refText(ref), kindNames(kinds));
      return kind ? [kind.id] : [];
    });
    return [{ ...defined, on, where: conditionOf(entry.node) }];
  });
}

export function buildScenes(build: VocabularyBuild): SceneDefinition[] {
  return build.declared('scene').flatMap((entry) => {
    const defined = definedBy(entry);
    return defined ? [{ ...defined, file: entry.file, block: entry.node.block }] : [];
  });
}

export function buildRules(build: VocabularyBuild): RuleDefinition[] {
  return build.declared('rule').flatMap((entry) => {
    const defined = definedBy(entry);
    if (!defined) return [];
    return [{ ...defined, id: `${entry.pack}.${defined.name}`, file: entry.file, stride: entry.node.kinds.map(refText) }];
  });
}
