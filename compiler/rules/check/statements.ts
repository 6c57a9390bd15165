/** What else may stand in a rule: STRIDE in its header, catalogue ids in their official form, a ceiling, other rules. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { locate, refText } from '../../model/nodes.ts';
import type { RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import { CATALOGUES } from '../../model/vocabulary-controls.ts';
import { type Report, reportUnknown, valuesOf } from '../../model/vocabulary-words.ts';
import type { StatementNode } from '../../syntax/ast.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { readEquivalent } from '../equivalents.ts';
import { RULE_WORDS, wordsIn } from '../resolve/rule.ts';
import { checkFixers, checkMistaken } from './rule-notes.ts';

export const STRIDE: readonly string[] = [
  'spoofing',
  'tampering',
  'repudiation',
  'information_disclosure',
  'denial_of_service',
  'elevation_of_privilege',
];

/** Official forms of ids; whether an id exists is checked against the catalogues when a pack is published. */
const FORMS = wordTable<{ readonly form: RegExp; readonly example: string }>({
  cwe: { form: /^\d{1,4}$/, example: '347' },
  capec: { form: /^\d{1,3}$/, example: '158' },
  attack: { form: /^T\d{4}(\.\d{3})?$/, example: 'T1110.004' },
  nist: { form: /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/, example: 'AC-6(9)' },
  asvs: { form: /^v\d+\.\d+\.\d+-\d+\.\d+\.\d+$/, example: 'v5.0.0-4.1.5' },
  d3fend: { form: /^D3-[A-Z0-9]+$/, example: 'D3-MFA' },
  owasp: { form: /^(?:A|API|LLM|M|CICD-SEC-|K)\d{1,2}(?::\d{4})?$/, example: 'A01' },
});

export function checkStatements(rule: RuleDefinition, vocabulary: Vocabulary, report: Report): void {
  checkHeader(rule, report);
  for (const item of rule.node.block?.items ?? []) {
    if (item.kind === 'declaration' && !item.broken) {
      report(createDiagnostic('TM2006', locate(rule.file, item.wordSpan), { word: item.word, place: 'a rule' }));
    }
    if (item.kind === 'statement' && !item.broken) checkStatement(item, rule, vocabulary, report);
  }
}

function checkHeader(rule: RuleDefinition, report: Report): void {
  if (rule.node.broken) return;
  if (rule.node.kinds.length === 0) report(createDiagnostic('TM4030', rule.at, { rule: rule.name, words: STRIDE }));
  for (const ref of rule.node.kinds) {
    if (!STRIDE.includes(refText(ref))) reportUnknown(report, rule.file, ref, 'STRIDE category', refText(ref), STRIDE);
  }
}

function checkStatement(statement: StatementNode, rule: RuleDefinition, vocabulary: Vocabulary, report: Report): void {
  const word = statement.verb.text;
  const at = locate(rule.file, statement.verb);
  if (!RULE_WORDS.includes(word)) {
    const suggestions = suggest(word, [...RULE_WORDS, 'for', 'where', 'unless', 'require', 'violates', 'passes', 'skips', 'unsure']);
    const fixes = suggestions.slice(0, 1).map((text) => ({ title: `write \`${text}\``, sure: false, edits: [{ ...at, text }] }));
    report(createDiagnostic('TM4033', at, { word, legal: RULE_WORDS, suggestions }, { suggestions, fixes }));
  } else if (CATALOGUES.includes(word)) checkIds(statement, rule.file, report);
  else if (word === 'ceiling') checkCeiling(statement, rule.file, vocabulary, report);
  else if (word === 'fixed') checkFixers(statement, rule.file, vocabulary, report);
  else if (word === 'mistaken') checkMistaken(statement, rule.file, report);
  else if (word === 'subsumes') checkSubsumes(statement, rule, vocabulary, report);
  else if (word === 'because' && valuesOf(statement)[0]?.kind !== 'string') {
    report(createDiagnostic('TM3006', at, { word, wanted: 'a sentence in quotes' }));
  } else if (word === 'equivalent' && !readEquivalent(statement)) {
    report(
      createDiagnostic('TM3006', at, { word, wanted: 'a mutant in quotes, as `tmc test --mutate` names it, and `because` with a reason' }),
    );
  }
}

export function checkIds(statement: StatementNode, file: string, report: Report): void {
  const catalogue = statement.verb.text;
  const known = FORMS[catalogue];
  if (!known) return;
  const values = valuesOf(statement);
  for (const [index, id] of wordsIn(statement).entries()) {
    const value = values[index];
    if (value && !known.form.test(id)) report(createDiagnostic('TM4034', locate(file, value), { catalogue, id, example: known.example }));
  }
}

function checkCeiling(statement: StatementNode, file: string, vocabulary: Vocabulary, report: Report): void {
  const value = valuesOf(statement)[0];
  const words = vocabulary.types.get('severity')?.values ?? ['low', 'medium', 'high', 'critical'];
  const word = wordsIn(statement)[0];
  if (!value || word === undefined)
    report(createDiagnostic('TM3006', locate(file, statement.verb), { word: 'ceiling', wanted: 'a severity' }));
  else if (!words.includes(word)) reportUnknown(report, file, value, 'severity', word, words);
}

function checkSubsumes(statement: StatementNode, rule: RuleDefinition, vocabulary: Vocabulary, report: Report): void {
  for (const value of valuesOf(statement)) {
    if (value.kind !== 'ref') continue;
    const text = refText(value);
    const id = text.includes('.') ? text : `${rule.pack}.${text}`;
    if (vocabulary.rules.has(id) && id !== rule.id) continue;
    const own = [...vocabulary.rules.values()].filter((one) => one.pack === rule.pack && one.id !== rule.id).map((one) => one.name);
    reportUnknown(report, rule.file, value, 'other rule', text, [...own, ...vocabulary.rules.keys()]);
  }
}
