/** The smaller parts of the vocabulary: scales, choices, tables, settings, facts, scenes, rules. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { ValueNode } from '../syntax/ast.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import type { FactDefinition, Kind, RuleDefinition, SceneDefinition, SettingDefinition, TableDefinition, ValueSet } from './vocabulary.ts';
import { conditionOf, kindNames } from './vocabulary-kinds.ts';
import { type Declared, findIn, reportUnknown, statementsOf, type VocabularyBuild, valuesOf, Word, wordsOf } from './vocabulary-words.ts';

class ValueSetWord extends Word implements ValueSet {
  private found: readonly string[] | undefined;
  get ordered(): boolean {
    return this.entry.word === 'scale';
  }
  get values(): readonly string[] {
    this.found ??= [...new Set(this.node.kinds.map(refText))];
    return this.found;
  }
}

export function buildValueSets(build: VocabularyBuild): ValueSet[] {
  const sets = (['scale', 'choice'] as const).flatMap((word) => named(build, word).map((entry) => new ValueSetWord(entry)));
  for (const set of sets) if (!set.entry.shipped) checkValueSet(build, set);
  return sets;
}

/** No step or value stands twice. */
function checkValueSet(build: Pick<VocabularyBuild, 'report'>, set: ValueSet): void {
  const seen = new Set<string>();
  for (const ref of set.node.kinds) {
    const value = refText(ref);
    if (seen.has(value)) build.report(createDiagnostic('TM2003', locate(set.at.file, ref), { name: value }));
    seen.add(value);
  }
}

function named(build: VocabularyBuild, word: Declared['word']): readonly Declared[] {
  return build.declared(word).filter((entry) => entry.name !== '');
}

/** `table severity_of : severity from impact, likelihood { columns rare, ...; minor low, ...; }` */
class TableWord extends Word implements TableDefinition {
  private readonly build: VocabularyBuild;
  private readonly types: ReadonlyMap<string, ValueSet>;
  private found: ReadonlyMap<string, string> | undefined;
  constructor(entry: Declared, build: VocabularyBuild, types: ReadonlyMap<string, ValueSet>) {
    super(entry);
    this.build = build;
    this.types = types;
  }
  get result(): string {
    const ref = this.node.kinds[0];
    return ref ? refText(ref) : '';
  }
  get from(): readonly string[] {
    return phraseValues(findPhrase(this.node.phrases, 'from')).flatMap((value) => (value.kind === 'ref' ? [refText(value)] : []));
  }
  get cells(): ReadonlyMap<string, string> {
    this.found ??= tableCells(this.build, { node: this.node, file: this.entry.file }, this, this.types);
    return this.found;
  }
}

export function buildTables(build: VocabularyBuild, types: ReadonlyMap<string, ValueSet>): TableDefinition[] {
  const tables = named(build, 'table').map((entry) => new TableWord(entry, build, types));
  for (const table of tables) {
    if (table.entry.shipped) continue;
    const result = table.result === CATALOGUE ? [] : [table.result];
    for (const name of [...result, ...table.from]) {
      if (!types.has(name)) reportUnknown(build.report, table.entry.file, table.node.name ?? table.node, 'scale', name, types.keys());
    }
    void table.cells;
  }
  return tables;
}

/** A table with this result leads to ids of a catalogue. */
const CATALOGUE = 'catalogue';

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
  const check = (set: ValueSet | undefined, word: string, span: { start: number; end: number }): boolean => {
    // Steps that could not be read have a diagnostic of their own.
    if (!set || set.node.broken || set.values.includes(word)) return true;
    reportUnknown(build.report, entry.file, span, `step of \`${set.name}\``, word, set.values, set.values);
    return false;
  };
  for (const statement of statements) {
    if (statement === columnsRow) {
      for (const value of valuesOf(statement)) if (value.kind === 'ref') check(columnScale, refText(value), value);
      continue;
    }
    if (otherWords.has(statement.verb.text)) continue;
    if (statement.broken || !check(rowScale, statement.verb.text, statement.verb)) continue;
    const values = valuesOf(statement);
    const wanted = columnScale ? columns.length : 1;
    if (values.length !== wanted) {
      if (columnsRow?.broken || columnScale?.node.broken) continue;
      build.report(createDiagnostic('TM2018', locate(entry.file, statement), { row: statement.verb.text, found: values.length, wanted }));
      continue;
    }
    for (const [index, value] of values.entries()) {
      const text = shape.result === CATALOGUE ? catalogueText(value) : value.kind === 'ref' ? refText(value) : undefined;
      if (text === undefined) continue;
      check(resultScale, text, value);
      const key = columnScale ? `${statement.verb.text},${columns[index]}` : statement.verb.text;
      cells.set(key, text);
    }
  }
  return cells;
}

function catalogueText(value: ValueNode): string | undefined {
  return value.kind === 'catalogue' ? value.text : value.kind === 'number' ? String(value.value) : undefined;
}

class SettingWord extends Word implements SettingDefinition {
  get type(): string {
    const ref = this.node.kinds[0];
    return ref ? refText(ref) : 'text';
  }
  get value(): string {
    const statement = statementsOf(this.entry, 'default')[0];
    const value = statement ? valuesOf(statement)[0] : undefined;
    if (value?.kind === 'duration') return `${value.amount}${value.unit}`;
    return statement ? (wordsOf(statement)[0] ?? '') : '';
  }
}

export function buildSettings(build: VocabularyBuild): SettingDefinition[] {
  return named(build, 'setting').map((entry) => new SettingWord(entry));
}

class FactWord extends Word implements FactDefinition {
  private readonly build: VocabularyBuild;
  private readonly kinds: ReadonlyMap<string, Kind>;
  private found: readonly string[] | undefined;
  constructor(entry: Declared, build: VocabularyBuild, kinds: ReadonlyMap<string, Kind>) {
    super(entry);
    this.build = build;
    this.kinds = kinds;
  }
  get on(): readonly string[] {
    this.found ??= this.node.kinds.flatMap((ref) => {
      const kind = findIn(this.kinds, ref, this.pack);
      if (!kind) reportUnknown(this.build.report, this.entry.file, ref, 'kind', refText(ref), kindNames(this.kinds));
      return kind ? [kind.id] : [];
    });
    return this.found;
  }
  get where(): FactDefinition['where'] {
    return conditionOf(this.node);
  }
}

export function buildFacts(build: VocabularyBuild, kinds: ReadonlyMap<string, Kind>): FactDefinition[] {
  const facts = named(build, 'fact').map((entry) => new FactWord(entry, build, kinds));
  for (const fact of facts) if (!fact.entry.shipped) void fact.on;
  return facts;
}

class SceneWord extends Word implements SceneDefinition {
  get file(): string {
    return this.entry.file;
  }
  get block(): SceneDefinition['block'] {
    return this.node.block;
  }
}

export function buildScenes(build: VocabularyBuild): SceneDefinition[] {
  return named(build, 'scene').map((entry) => new SceneWord(entry));
}

class RuleWord extends Word implements RuleDefinition {
  override readonly id: string;
  constructor(entry: Declared) {
    super(entry);
    this.id = `${entry.pack}.${entry.name}`;
  }
  get file(): string {
    return this.entry.file;
  }
  get stride(): readonly string[] {
    return this.node.kinds.map(refText);
  }
}

export function buildRules(build: VocabularyBuild): RuleDefinition[] {
  return named(build, 'rule').map((entry) => new RuleWord(entry));
}
