/**
 * Where a syntax error leaves open which block an item stands in. What then seems out of place is no second mistake. A part of
 * a file reaches from one declaration at the start of a line to the next: braces may be wrong, the margin rarely is.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { declarationWords } from '../syntax/tokens.ts';

/** Errors of marks and braces; a misspelt word or a wrong number disturbs nothing around it. */
const DISTURBING: ReadonlySet<string> = new Set([
  'TM1001',
  'TM1004',
  'TM1005',
  'TM1006',
  'TM1007',
  'TM1016',
  'TM1024',
  'TM1029',
  'TM1030',
  'TM1031',
]);
/** Complaints that hang on the block an item stands in. */
const OUT_OF_PLACE: ReadonlySet<string> = new Set([
  'TM2006',
  'TM2015',
  'TM2018',
  'TM2019',
  'TM2020',
  'TM2021',
  'TM3001',
  'TM3006',
  'TM3009',
  'TM3011',
  'TM4001',
  'TM4002',
]);
const AT_MARGIN = new RegExp(`^(?:${declarationWords.join('|')})\\b`, 'gm');

/** Says whether a diagnostic may be a consequence of a syntax error near it. */
export function createDisturbed(
  diagnostics: readonly Diagnostic[],
  source: (path: string) => SourceFile | undefined,
): (one: Diagnostic) => boolean {
  const errors = diagnostics.filter((one) => DISTURBING.has(one.code) && one.severity === 'error');
  if (errors.length === 0) return () => false;
  const margins = new Map<string, readonly number[]>();
  const partOf = ({ file, start }: Diagnostic): string => {
    let starts = margins.get(file);
    if (!starts) {
      starts = [...(source(file)?.text ?? '').matchAll(AT_MARGIN)].map((match) => match.index);
      margins.set(file, starts);
    }
    return `${file}:${starts.findLast((at) => at <= start) ?? 0}`;
  };
  const parts = new Set(errors.map(partOf));
  return (one) => OUT_OF_PLACE.has(one.code) && !(one.code === 'TM2020' && one.suggestions.length > 0) && parts.has(partOf(one));
}
