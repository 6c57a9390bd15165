/** Precision and recall, "violated" being what is looked for. */
import type { Case } from './measure.ts';

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly right: number;
  readonly surplus: number;
  readonly missed: number;
}

export interface Summary {
  readonly verdict: Figures & { readonly wrong: number; readonly of: number };
  /** Of the lists that can be compared. */
  readonly items: Figures & { readonly listsLeftOut: number };
  /** Of all lists, those included that name nothing of the sort their rule is about. */
  readonly allItems: Figures;
}

export function summarise(cases: readonly Case[]): Summary {
  const count = (violated: boolean, kept: boolean) =>
    cases.filter((one) => one.found.violated === violated && one.answer.kept === kept).length;
  const verdict = figures(count(true, false), count(true, true), count(false, false));
  return {
    verdict: { ...verdict, wrong: verdict.surplus + verdict.missed, of: cases.length },
    items: {
      ...itemFigures(cases.filter((one) => one.items?.comparable)),
      listsLeftOut: cases.filter((one) => one.items?.comparable === false).length,
    },
    allItems: itemFigures(cases),
  };
}

/** What somebody scores who always says "violated". */
export function baseline(cases: readonly Case[]): Figures {
  const violated = cases.filter((one) => !one.answer.kept).length;
  return figures(violated, cases.length - violated, 0);
}

function itemFigures(cases: readonly Case[]): Figures {
  const sum = (of: 'right' | 'surplus' | 'missed') => cases.reduce((total, one) => total + (one.items?.[of].length ?? 0), 0);
  return figures(sum('right'), sum('surplus'), sum('missed'));
}

/** Of nothing, nothing is wrong. */
function figures(right: number, surplus: number, missed: number): Figures {
  const share = (of: number) => (of === 0 ? 1 : right / of);
  return { precision: share(right + surplus), recall: share(right + missed), right, surplus, missed };
}
