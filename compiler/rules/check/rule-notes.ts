/** What a rule tells its readers: who mends what it finds, and where it speaks although nothing is wrong. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { locate, refText } from '../../model/nodes.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { type Report, reportUnknown } from '../../model/vocabulary-words.ts';
import type { StatementNode, ValueNode } from '../../syntax/ast.ts';

/** Of the choice `fixer` of the prelude. */
const FIXERS: readonly string[] = ['architecture', 'development', 'operations', 'business'];

/** `fixed by development, operations`. */
export function checkFixers(statement: StatementNode, file: string, vocabulary: Vocabulary, report: Report): void {
  const words = vocabulary.types.get('fixer')?.values ?? FIXERS;
  const values = valuesBehind(statement, 'by');
  if (values.length === 0)
    report(createDiagnostic('TM3006', locate(file, statement.verb), { word: 'fixed', wanted: '`by` and who mends it' }));
  for (const value of values) {
    const word = value.kind === 'ref' ? refText(value) : '';
    if (!words.includes(word)) reportUnknown(report, file, value, 'fixer', word, words);
  }
}

/** `mistaken when "..."`. */
export function checkMistaken(statement: StatementNode, file: string, report: Report): void {
  const values = valuesBehind(statement, 'when');
  if (values.length > 0 && values.every((value) => value.kind === 'string')) return;
  report(createDiagnostic('TM3006', locate(file, statement.verb), { word: 'mistaken', wanted: '`when` and a text in quotes' }));
}

export function valuesBehind(statement: StatementNode, preposition: string): readonly ValueNode[] {
  return statement.phrases.flatMap((phrase) => (phrase.preposition === preposition ? (phrase.values?.steps.flat() ?? []) : []));
}
