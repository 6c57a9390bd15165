/** Pages of the smaller words: rules, facts, scales, tables, settings, scenes, packs; and of the things of a model. */
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
} from '../../rules/explain/words.ts';
import { type Showing, showFacts } from './show.ts';
import { showReferences } from './show-references.ts';
import { showAliases, showHead, showMentions, showPage } from './show-words.ts';

export function showRule(showing: Showing, rule: RuleExplanation): void {
  const { page } = showing;
  showHead(showing, 'rule', { ...rule, name: rule.id });
  page.blank();
  page.text(rule.stride.map((word) => word.replaceAll('_', ' ')).join(', '), 2, { text: 'kind of threat:' });
  showPage(showing, rule);
  if (rule.used !== undefined && !rule.used) page.text(`This model does not use the pack \`${rule.pack}\`: the rule says nothing of it.`);
  if (rule.sentence !== undefined) {
    page.heading('What it says');
    page.text(rule.sentence);
  }
  page.heading('When it says so, as written');
  showWritten(showing, rule.clauses);
  showWritten(showing, rule.statements);
  if (rule.used) {
    page.heading(`In this model: ${rule.threats.length} ${rule.threats.length === 1 ? 'threat' : 'threats'}`);
    page.rows(rule.threats.map(({ id, verdict }) => ({ label: verdict, text: id, fixed: true })));
  }
  if (rule.examples.length > 0) {
    page.heading(`Its examples: ${rule.examples.length}`);
    showWritten(showing, rule.examples);
  }
  showReferences(showing, rule.references);
}

/** With the number of its line, in the file that the head names. */
function showWritten({ page }: Showing, written: readonly Written[]): void {
  page.rows(written.map(({ text, at }) => ({ label: String(at.start?.line ?? ''), paint: page.paint.faint, text })));
}

export function showFact(showing: Showing, fact: FactExplanation): void {
  const { page } = showing;
  showHead(showing, 'fact', fact);
  page.blank();
  page.text(`Said of a ${fact.on.join(', or a ')}; nobody states it, it is worked out. It holds where`);
  page.code([fact.when], 4);
  showMentions(showing, 'Rules that ask for it', fact.usedBy);
}

export function showScale(showing: Showing, set: ScaleExplanation): void {
  const { page } = showing;
  if (set.value !== undefined) {
    page.text(`\`${set.value}\` is a value of:`, 0);
    page.blank();
  }
  showHead(showing, set.about, set);
  page.blank();
  page.text(set.values.join(set.about === 'scale' ? ' < ' : ', '));
  if (set.tables.length > 0) page.text(set.tables.join(', '), 2, { text: 'tables:' });
  if (set.attributes.length === 0) return;
  page.heading('Where it is said');
  page.rows(set.attributes.map(({ name, on }) => ({ label: name, text: `of a ${on}` })));
}

export function showTable(showing: Showing, table: TableExplanation): void {
  const { page } = showing;
  showHead(showing, 'table', table);
  page.blank();
  page.text(`${table.from.join(' and ')} -> ${table.result}`);
  page.blank();
  const rows = [
    ...(table.columns.length > 0 ? [[table.from[0] ?? '', ...table.columns]] : []),
    ...table.rows.map(({ key, cells }) => [key, ...cells.map(({ result, adjusted }) => `${result}${adjusted ? '*' : ''}`)]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  page.code(
    rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')),
    4,
  );
  if (table.rows.some((row) => row.cells.some((cell) => cell.adjusted))) page.text('* as this project adjusts it');
  page.blank();
  page.text(`A project changes cells with \`adjust table ${table.name} { ... }\`.`);
}

export function showSetting(showing: Showing, setting: SettingExplanation): void {
  const { page } = showing;
  showHead(showing, 'setting', setting);
  page.blank();
  page.text(
    `A ${setting.type}, ${setting.default} unless a project says otherwise${setting.value === undefined ? '' : `; this one says ${setting.value}`}.`,
  );
  page.text('It is changed with');
  page.code(
    [`adjust setting ${setting.name} { value ${setting.default}; reason REASON; because "..."; owner "..."; until YYYY-MM-DD }`],
    4,
  );
  showMentions(showing, 'Rules that compare with it', setting.usedBy);
}

export function showScene(showing: Showing, scene: SceneExplanation): void {
  const { page } = showing;
  showHead(showing, 'scene', scene);
  page.blank();
  page.text('A small model that examples of rules start from:');
  page.code(scene.lines, 4);
  showMentions(showing, 'Rules with examples in it', scene.usedBy);
}

export function showPack(showing: Showing, pack: PackExplanation): void {
  const { page } = showing;
  showHead(showing, 'pack', {
    name: pack.name,
    ...(pack.title === undefined ? {} : { title: pack.title }),
    ...(pack.doc === undefined ? {} : { doc: pack.doc }),
  });
  page.blank();
  if (pack.used !== undefined && pack.name !== 'prelude')
    page.text(pack.used ? 'This model uses it.' : `This model does not use it: say \`uses ${pack.name}\` in the block of the model.`);
  page.text(pack.files.map(showing.showPath).join(', '), 2, { text: 'files:' });
  showMentions(showing, `Rules: ${pack.rules.length}`, pack.rules);
}

export function showElement(showing: Showing, element: ElementExplanation): void {
  const { page } = showing;
  showHead(showing, element.sort, element);
  page.blank();
  const kinds = element.kinds.filter((kind) => kind !== element.sort);
  if (kinds.length > 0) page.text(kinds.join(', '), 2, { text: 'is a:' });
  if (element.boundaries.length > 0) page.text(element.boundaries.join(' in '), 2, { text: 'in:' });
  showAliases(showing, []);
  if (element.facts.length > 0) {
    page.heading('What is known of it');
    showFacts(showing, element.facts);
  }
  page.heading(element.threats.length === 0 ? 'No threat is about it' : `Threats about it: ${element.threats.length}`);
  page.rows(
    element.threats.map(({ id, verdict, moot, severity }) => ({ label: moot ? 'moot' : verdict, word: severity, text: id, fixed: true })),
  );
}
