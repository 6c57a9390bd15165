/** The kinds behind the `:` of a declaration. Promises: what comes back fits the sort; what does not has a diagnostic. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { RefNode } from '../syntax/ast.ts';
import { baseKind } from './lookup.ts';
import { locate, refText } from './nodes.ts';
import type { Kind, Sort, Vocabulary } from './vocabulary.ts';
import { kindNames } from './vocabulary-kinds.ts';
import { findIn, type Report, reportUnknown } from './vocabulary-words.ts';

/** The kinds of a declaration; wrong ones are reported and left out, none at all means the sort itself. */
export function kindsOf(
  vocabulary: Vocabulary,
  refs: readonly RefNode[],
  sort: Sort,
  model: string,
  file: string,
  report: Report,
): readonly Kind[] {
  const kinds: Kind[] = [];
  for (const ref of refs) {
    const kind = findKind(vocabulary, ref, sort, model, file, report);
    if (kind && !kinds.includes(kind)) kinds.push(kind);
  }
  if (kinds.length === 0) {
    const base = baseKind(vocabulary, sort);
    return base ? [base] : [];
  }
  checkExclusive(kinds, refs, file, report);
  return kinds.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function findKind(vocabulary: Vocabulary, ref: RefNode, sort: Sort, model: string, file: string, report: Report): Kind | undefined {
  const text = refText(ref);
  const options = vocabulary.ambiguous.get(text);
  const kind = vocabulary.kinds.get(`${sort === 'hop' ? 'flow' : sort}:${text}`) ?? findIn(vocabulary.kinds, ref, model);
  if (options && kind?.pack !== model) {
    report(createDiagnostic('TM2008', locate(file, ref), { name: text, options }, { suggestions: options }));
    return undefined;
  }
  if (!kind) {
    const fitting = kindNames(vocabulary.kinds).filter((name) => fits(vocabulary.kinds.get(name), sort));
    reportUnknown(report, file, ref, `${sort} kind`, text, fitting);
    return undefined;
  }
  if (fits(kind, sort)) return kind;
  report(createDiagnostic('TM2014', locate(file, ref), { name: text, is: kind.sort, wanted: sort }));
  return undefined;
}

/** A hop takes flow kinds too: it speaks what a flow speaks. */
function fits(kind: Kind | undefined, sort: Sort): boolean {
  return kind !== undefined && (kind.sort === sort || isUnplaced(kind) || (sort === 'hop' && kind.sort === 'flow'));
}

/** Its parent is unknown or missing, which has a diagnostic of its own. */
export function isUnplaced(kind: Kind): boolean {
  return kind.sort === 'element' && kind.pack !== 'prelude';
}

function checkExclusive(kinds: readonly Kind[], refs: readonly RefNode[], file: string, report: Report): void {
  if (kinds.length < 2) return;
  for (const group of new Set(kinds.flatMap((kind) => kind.ancestors.flatMap((one) => one.exclusive)))) {
    const hit = kinds.flatMap((kind) => {
      const word = group.find((name) => kind.ancestorIds.has(name));
      return word === undefined ? [] : [{ kind, word }];
    });
    const other = hit.find((one) => one.word !== hit[0]?.word);
    const second = refs[1];
    if (hit[0] && other && second) {
      report(
        createDiagnostic('TM2011', locate(file, second), {
          a: hit[0].kind.name,
          b: other.kind.name,
          groupA: hit[0].word,
          groupB: other.word,
        }),
      );
      return;
    }
  }
}
