/**
 * "Answering questions never turns open, mitigated or not applicable into another, as long as no answer names a control; one
 * that does may turn open or unknown into mitigated, never the reverse." Each fact of the examples is an answer: it is set
 * to `unknown`, and what was known without it has to be the same with it.
 */
import { expect, it } from 'vitest';
import type { Model } from '../../compiler/model/ir.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { ItemNode, StatementNode } from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { compileText } from '../support/memory-host.ts';

/** Claims are no answers to questions, and these words are no facts that rules ask about. */
const NO_ANSWERS: ReadonlySet<string> = new Set([
  'implements',
  'plans',
  'lacks',
  'provides',
  'requires',
  'excluded',
  'uses',
  'owner',
  'code',
  'test',
  'reason',
  'because',
  'until',
  'ticket',
  'severity',
  'includes',
  'due',
  'tier',
  'assumes',
  'asks',
  'separate',
  'opened',
  'renamed',
  'tagged',
  'status',
  'version',
  'date',
  'answer',
  'alias',
  'mitigates',
]);

function statementsIn(items: readonly ItemNode[]): StatementNode[] {
  return items.flatMap((item) => {
    if (item.kind === 'statement') return NO_ANSWERS.has(item.verb.text) ? [] : [item];
    return item.kind === 'declaration' &&
      item.word !== 'decision' &&
      item.word !== 'adjust' &&
      item.word !== 'kind' &&
      item.word !== 'control'
      ? statementsIn(item.block?.items ?? [])
      : [];
  });
}

function verdicts(model: Model | undefined): Map<string, string> | undefined {
  return model && new Map(model.threats.map((threat) => [threat.id, threat.verdict]));
}

/** Facts of one project that are tried, evenly spread over its files. */
const MOST = 20;

it.each(exampleProjects().map((project) => [project.name, project.own] as const))('%s', { timeout: 60000 }, (directory, own) => {
  const files = exampleFiles();
  const answered = verdicts(compileText(files, { directory }).model);
  if (!answered) throw new Error(`${directory} has errors`);
  const facts = own.flatMap((path) =>
    statementsIn(parseFile(createSourceFile(path, files[path] ?? '')).file.items).map((statement) => ({ path, statement })),
  );
  const step = Math.max(1, Math.ceil(facts.length / MOST));
  const wrong: string[] = [];
  let tried = 0;
  for (const { path, statement } of facts.filter((_, index) => index % step === 0)) {
    const text = files[path] ?? '';
    const unset = `${text.slice(0, statement.start)}${statement.verb.text} unknown${text.slice(statement.end)}`;
    const open = verdicts(compileText({ ...files, [path]: unset }, { directory }).model);
    if (!open) continue;
    tried++;
    const naming = statement.phrases.some((phrase) => phrase.preposition === 'by');
    for (const id of new Set([...open.keys(), ...answered.keys()])) {
      const [was, is] = [open.get(id) ?? 'none', answered.get(id) ?? 'none'];
      if (was === 'unknown' || was === is || (naming && was === 'open' && is === 'mitigated')) continue;
      wrong.push(`${path}: ${text.slice(statement.start, statement.end)}: ${id} was ${was} and is ${is}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(facts.length / step / 2);
});
