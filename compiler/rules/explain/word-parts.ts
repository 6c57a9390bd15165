/** Explains rules, facts, scales, choices, tables, settings, scenes, packs, and the things of a model. */
import type {
  FactDefinition,
  Pack,
  RuleDefinition,
  SceneDefinition,
  SettingDefinition,
  TableDefinition,
  ValueSet,
} from '../../model/vocabulary.ts';
import { CATALOGUES } from '../../model/vocabulary-controls.ts';
import { statementsIn, wordsOf } from '../../model/vocabulary-words.ts';
import type { ItemNode } from '../../syntax/ast.ts';
import type { Item } from '../world/items.ts';
import { type ExplainContext, itemText, nameOf } from './context.ts';
import { attributeFacts, claimFact, kindName, kindsOf, uniqueFacts } from './facts.ts';
import { adjustedCells } from './severity.ts';
import { allOf, headOf, mentionOf, pageOf, rulesNaming, rulesWithScene, type WordContext } from './word-context.ts';
import type {
  ElementExplanation,
  FactExplanation,
  PackExplanation,
  RuleExplanation,
  ScaleExplanation,
  SceneExplanation,
  SettingExplanation,
  TableExplanation,
  Written,
} from './words.ts';

export function explainRuleWord(context: WordContext, rule: RuleDefinition): RuleExplanation {
  const items = rule.node.block?.items ?? [];
  const written = (item: ItemNode): Written => ({
    text: itemText(item, rule.file, context.source),
    at: context.place({ file: rule.file, start: item.start, end: item.end }),
  });
  const because = statementsIn(rule.node, 'because').flatMap(wordsOf)[0];
  const known = new Set(['because', ...CATALOGUES]);
  return {
    about: 'rule',
    ...headOf(context, rule),
    ...pageOf(rule, rule.pack),
    stride: rule.stride,
    ...(because === undefined ? {} : { sentence: because }),
    clauses: items.filter((item) => item.kind === 'for' || item.kind === 'where' || item.kind === 'require').map(written),
    statements: items.filter((item) => item.kind === 'statement' && !known.has(item.verb.text)).map(written),
    examples: items.filter((item) => item.kind === 'example').map(written),
    references: CATALOGUES.flatMap((catalogue) =>
      statementsIn(rule.node, catalogue).flatMap((statement) => wordsOf(statement).map((id) => ({ catalogue, id }))),
    ),
    ...(context.packs === undefined ? {} : { used: context.packs.includes(rule.pack) }),
    threats: (context.model?.model.threats ?? []).filter((threat) => threat.rule === rule.id).map(({ id, verdict }) => ({ id, verdict })),
  };
}

export function explainFactWord(context: WordContext, fact: FactDefinition): FactExplanation {
  return {
    about: 'fact',
    ...headOf(context, fact),
    on: fact.on,
    when: fact.where ? context.text(fact.at.file, fact.where) : '',
    usedBy: rulesNaming(context, [fact.name]),
  };
}

/** `value`: the word that was asked for, where it is one of the values. */
export function explainScale(context: WordContext, set: ValueSet, value: string | undefined): ScaleExplanation {
  const attributes = allOf(context.vocabulary.kinds).flatMap((kind) => [...new Set(kind.attributes.values())]);
  return {
    about: set.ordered ? 'scale' : 'choice',
    ...headOf(context, set),
    values: set.values,
    ...(value === undefined ? {} : { value }),
    attributes: attributes.filter((one) => one.types.includes(set.name)).map((one) => ({ name: one.name, on: one.on.name })),
    tables: allOf(context.vocabulary.tables)
      .filter((table) => table.result === set.name || table.from.includes(set.name))
      .map((table) => table.name),
  };
}

export function explainTable(context: WordContext, table: TableDefinition): TableExplanation {
  const [rows = [], columns = []] = table.from.map((name) => context.vocabulary.types.get(name)?.values ?? []);
  const adjusted = adjustedCells(context.model?.model.adjustments ?? [], table.name);
  const cell = (key: string) => ({ result: adjusted[key] ?? table.cells.get(key) ?? '', adjusted: adjusted[key] !== undefined });
  return {
    about: 'table',
    ...headOf(context, table),
    result: table.result,
    from: table.from,
    columns,
    rows: rows.map((row) => ({ key: row, cells: columns.length === 0 ? [cell(row)] : columns.map((column) => cell(`${row},${column}`)) })),
  };
}

export function explainSetting(context: WordContext, setting: SettingDefinition): SettingExplanation {
  const adjusted = context.model?.model.adjustments.find(
    (one) => one.what === 'setting' && one.target === setting.name && !one.expired,
  )?.value;
  return {
    about: 'setting',
    ...headOf(context, setting),
    type: setting.type,
    default: setting.value,
    ...(adjusted === undefined ? {} : { value: adjusted }),
    usedBy: rulesNaming(context, [setting.name]),
  };
}

export function explainScene(context: WordContext, scene: SceneDefinition): SceneExplanation {
  const items = scene.block?.items ?? [];
  return {
    about: 'scene',
    ...headOf(context, scene),
    lines: items.map((item) => itemText(item, scene.file, context.source)),
    usedBy: rulesWithScene(context, scene.name),
  };
}

export function explainPack(context: WordContext, pack: Pack): PackExplanation {
  return {
    about: 'pack',
    name: pack.name,
    id: pack.name,
    ...(pack.title === undefined ? {} : { title: pack.title }),
    ...(pack.doc === undefined ? {} : { doc: pack.doc }),
    pack: pack.name,
    files: pack.files,
    ...(context.packs === undefined ? {} : { used: context.packs.includes(pack.name) }),
    rules: allOf(context.vocabulary.rules)
      .filter((rule) => rule.pack === pack.name)
      .map(mentionOf),
  };
}

// ---- things of a model --------------------------------------------------------------------------------------------------

export function explainElement(context: ExplainContext, item: Item): ElementExplanation | undefined {
  const { model } = context;
  const at = context.declared(item.id);
  if (!at) return undefined;
  const element = model.elements.find((one) => one.id === item.id);
  const stated = item.attributes.map((one) => one.attribute);
  const trusted =
    (item.sort === 'actor' || item.sort === 'component' || item.sort === 'boundary') && !stated.includes('trust') ? ['trust'] : [];
  const holder = item.sort === 'flow' ? item.hops : [item];
  const attributes = [...stated, ...trusted].flatMap((name) => attributeFacts(context, item, name));
  const claims = [item, ...holder].flatMap((one) => one.controls.map((claim) => claimFact(context, one, claim)));
  return {
    about: 'element',
    name: nameOf(context, item),
    id: item.id,
    title: item.title,
    ...(element?.doc === undefined ? {} : { doc: element.doc }),
    at,
    model: item.id.split('.')[0] ?? item.id,
    sort: item.sort,
    kinds: kindsOf(context, item).map((kind) => kindName(context, kind)),
    boundaries: 'boundaries' in item ? item.boundaries.map(context.name) : [],
    facts: uniqueFacts([...attributes, ...claims]),
    threats: model.threats
      .filter((threat) => threat.bindings.some((binding) => binding.id === item.id || binding.id.startsWith(`${item.id}[`)))
      .map(({ id, verdict, moot, severity }) => ({ id, verdict, moot: moot === true, severity: severity.high })),
  };
}
