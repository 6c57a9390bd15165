/** Figures and findings for the page on the quality of rules: counted from the library and the examples, never typed. */
import { compile } from '../../compiler/compile.ts';
import { lookupOf } from '../../compiler/emit/lookup.ts';
import { placeOf, whoWords } from '../../compiler/emit/markdown/threat-words.ts';
import { compareThreats } from '../../compiler/emit/standing.ts';
import { count } from '../../compiler/emit/text.ts';
import type { Threat } from '../../compiler/model/ir.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { shippedLibrary } from '../support/library.ts';
import { createMemoryHost } from '../support/memory-host.ts';
import { markdownTable } from './markdown.ts';

/** A table for each example: who acts, on what, and what happens then. */
export function openFindings(): string {
  return exampleProjects()
    .map(({ name }) => findingsOf(name))
    .join('\n\n');
}

function findingsOf(name: string): string {
  const { model } = compile(createMemoryHost(exampleFiles()), name, { library: shippedLibrary() });
  if (!model) throw new Error(`examples/${name} has errors`);
  const lookup = lookupOf(model);
  const open = model.threats
    .filter((threat) => threat.verdict === 'open' && threat.subsumedBy === undefined)
    .sort(compareThreats(lookup.standing));
  const rows = open.map((threat) => [
    `\`${threat.rule}\``,
    `${whoWords(threat, lookup)}, on ${placeOf(threat, lookup)}: ${threat.sentence}`,
    severityOf(threat),
    lookup.standing(threat) === 'decided' ? 'excused' : threat.planned.length > 0 ? 'planned' : '',
  ]);
  const unknown = model.threats.filter((threat) => threat.verdict === 'unknown' && !threat.moot && threat.subsumedBy === undefined);
  const head = `### ${name}: ${open.length} open, ${unknown.length} unknown, ${count(model.questions.length, 'question')}`;
  return `${head}\n\n${markdownTable(['rule', 'who acts, on what, and what is wrong', 'severity', ''], rows)}`;
}

function severityOf({ severity }: Threat): string {
  return severity.low === severity.high ? severity.low : `${severity.low} to ${severity.high}`;
}

/** What the library holds, by pack. */
export function libraryFigures(): string {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const controls = [...new Set(vocabulary.controls.values())];
  const rows = [...vocabulary.packs.keys()].sort().map((pack) => {
    const rules = [...vocabulary.rules.values()].filter((rule) => rule.pack === pack);
    const items = rules.flatMap((rule) => rule.node.block?.items ?? []);
    const own = controls.filter((control) => control.pack === pack);
    const examples = items.filter((item) => item.kind === 'example');
    const words = ['violates', 'passes', 'skips', 'unsure'].map((word) => examples.filter((one) => one.word === word).length);
    return [pack, rules.length, ...words, own.length, own.reduce((sum, control) => sum + control.verify.length, 0)].map(String);
  });
  return markdownTable(['pack', 'rules', '`violates`', '`passes`', '`skips`', '`unsure`', 'controls', 'verification statements'], rows);
}
