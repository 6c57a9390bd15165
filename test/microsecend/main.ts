/**
 * `npm run corpus:microsecend -- DIR [--json] [--check] [--text APPLICATION]`: how right the rules of the pack `microservices` are
 * about applications that people have judged. `--check` fails below the limits, `--text` shows an application as it was converted.
 */
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { shippedLibrary } from '../support/library.ts';
import { convert } from './convert.ts';
import { baseline, summarise } from './figures.ts';
import { measure } from './measure.ts';
import { readApplications } from './read.ts';
import { asData, asText } from './report.ts';

/** Wrong verdicts in a hundred, and the share of items named rightly. */
const LIMITS = { wrong: 3 / 225, items: 0.97 } as const;

process.exitCode = run(process.argv.slice(2));

function run(args: readonly string[]): number {
  const shown = args.includes('--text') ? args[args.indexOf('--text') + 1] : undefined;
  const directory = args.find((arg) => !arg.startsWith('--') && arg !== shown);
  const applications = directory === undefined ? [] : readApplications(directory);
  if (applications.length === 0) {
    console.error('name a directory with diagrams (NAME.json) and what people said of them (NAME_rules_model_items.json)');
    return 2;
  }
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  if (shown !== undefined) {
    for (const one of applications.filter(({ name }) => name.includes(shown))) console.log(convert(one.diagram, vocabulary).text);
    return 0;
  }
  let lost = 0;
  const cases = applications.flatMap((application) => {
    try {
      return measure(application, vocabulary);
    } catch (error) {
      // The others are still worth measuring; that one is a fault of the converter.
      lost++;
      console.error(error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  const total = summarise(cases);
  console.log(args.includes('--json') ? JSON.stringify(asData(cases), undefined, 2) : asText(cases, baseline(cases)));
  const { verdict, items } = total;
  const passed =
    lost === 0 && verdict.wrong <= LIMITS.wrong * verdict.of && items.precision >= LIMITS.items && items.recall >= LIMITS.items;
  if (!args.includes('--check') || passed) return 0;
  console.error('worse than the limits: 3 wrong verdicts of 225, items 0.97 and 0.97');
  return 1;
}
