/** Compiles one slip of one word, and says what a reader would miss: one error, at the word, with the word first among the suggestions. */
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { exampleFiles } from '../support/examples.ts';
import type { Range } from '../support/in-workers.ts';
import { compileText } from '../support/memory-host.ts';
import { createRandom } from '../support/random.ts';
import { type Site, typoSites } from './sites.ts';
import { slip } from './slips.ts';

export interface Outcome {
  readonly number: number;
  readonly site: Site;
  readonly kind: string;
  readonly slipped: string;
  /** `valid`: no error, so the slip says something else that is right. */
  readonly result: 'valid' | 'good' | 'not one error' | 'elsewhere' | 'other suggestion' | 'no suggestion';
  /** What the compiler said. */
  readonly told: readonly string[];
}

let sites: readonly Site[] | undefined;

export function tryTypo(number: number, seed: number): Outcome {
  sites ??= typoSites();
  const random = createRandom(seed * 1_000_003 + number);
  const site = random.pick(sites);
  const { kind, word } = slip(site.word, random);
  const files = exampleFiles();
  const original = files[site.file] ?? '';
  const text = original.slice(0, site.start) + word + original.slice(site.end);
  const { diagnostics, source } = compileText({ ...files, [site.file]: text }, { directory: site.project });
  const errors = diagnostics.filter((one) => one.severity === 'error');
  const told = errors.map((one) => {
    const at = source(one.file)?.lines.position(one.start);
    return `${one.code} ${one.file}:${at?.line}:${at?.column} ${one.message} [${one.suggestions.join(' ')}]`;
  });
  return { number, site, kind, slipped: word, result: resultOf(errors, site, word), told };
}

function resultOf(errors: readonly Diagnostic[], site: Site, slipped: string): Outcome['result'] {
  const [only] = errors;
  if (only === undefined) return 'valid';
  if (errors.length > 1) return 'not one error';
  const grown = slipped.length - site.word.length;
  const atWord = only.start === site.start && only.end === site.end + grown;
  const atWhole = only.start === site.whole.start && only.end === site.whole.end + grown;
  if (only.file !== site.file || !(atWord || atWhole)) return 'elsewhere';
  const [suggestion] = only.suggestions;
  if (suggestion === undefined) return 'no suggestion';
  const before = site.start - site.whole.start;
  const isOriginal =
    suggestion === site.word || (suggestion.slice(before, before + site.word.length) === site.word && suggestion.includes('.'));
  return isOriginal || suggestion.split('.').pop() === site.word ? 'good' : 'other suggestion';
}

export function runTypos({ from, to }: Range, seed: number): Outcome[] {
  return Array.from({ length: to - from }, (_, i) => tryTypo(from + i, seed));
}
