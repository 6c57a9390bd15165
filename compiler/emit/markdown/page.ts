/**
 * What the templates of pages take. Every text in it is Gfm; a list that is empty is a section that is not there. Templates
 * are strict: a member that may be missing is there all the same, as `undefined`.
 */
import { type Gfm, gfm } from './gfm.ts';

export interface Page {
  readonly title: Gfm;
  /** Tier, owner and due date, as far as somebody said them. */
  readonly factsLine: Gfm | undefined;
  readonly intro: Gfm | undefined;
  readonly building: Building;
  readonly threats: ThreatSection;
  readonly controls: ControlSection;
  readonly evidence: Evidence;
}

export interface IndexPage extends Page {
  readonly features: readonly Gfm[];
  readonly footer: Gfm;
}

export interface FeaturePage extends Page {
  readonly back: Gfm;
}

export interface Picture {
  readonly alt: Gfm;
  readonly path: string;
}

export interface Building {
  readonly picture: Picture | undefined;
  readonly summary: Gfm;
  /** Links to the other pictures. */
  readonly pictures: Gfm | undefined;
  readonly flows: Table;
  readonly parts: Table;
  readonly data: Table;
}

/** `count` in words for the line that folds the table. */
export interface Table {
  readonly count: Gfm;
  readonly rows: readonly (readonly Gfm[])[];
  /** That there are more than a page should hold. */
  readonly more: Gfm | undefined;
}

export interface ThreatSection {
  readonly summary: Gfm;
  readonly top: readonly TopThreat[];
  readonly all: Table;
}

export interface TopThreat {
  readonly number: number;
  readonly title: Gfm;
  readonly place: Gfm;
  readonly severity: Gfm;
  readonly who: Gfm;
  readonly how: Gfm;
  readonly why: Gfm | undefined;
  readonly lost: Gfm;
  readonly stops: Gfm;
  /** Where the same threat waits as well. */
  readonly also: Gfm | undefined;
  readonly id: Gfm;
}

export interface ControlSection {
  readonly summary: Gfm;
  readonly top: readonly TopControl[];
  readonly all: Table;
  readonly gaps: readonly Gfm[];
  readonly decisions: readonly Gfm[];
}

export interface TopControl {
  readonly control: Gfm;
  readonly state: Gfm;
  /** Where the same control is missing as well. */
  readonly also: Gfm | undefined;
  readonly stops: Gfm;
  readonly owner: Gfm;
  readonly due: Gfm;
  readonly test: Gfm;
}

export interface Evidence {
  readonly summary: Gfm;
  readonly questions: readonly AskedQuestion[];
  readonly more: readonly AskedQuestion[];
  readonly moreCount: Gfm;
  readonly asks: readonly Gfm[];
  readonly assumptions: readonly Gfm[];
  readonly tests: Table;
}

export interface AskedQuestion {
  readonly text: Gfm;
  readonly decides: Gfm;
  /** The declaration that the answer belongs into. */
  readonly place: Gfm;
  readonly answers: Gfm;
}

/** More rows than this are no reading matter, and some wikis do not show a page that long. */
const MOST_ROWS = 300;

export function foldedTable<T>(items: readonly T[], heading: string, row: (item: T) => readonly Gfm[]): Table {
  const more = items.length - MOST_ROWS;
  return {
    count: gfm(heading),
    rows: items.slice(0, MOST_ROWS).map(row),
    more: more > 0 ? gfm(`${more} more stand in model.json.`) : undefined,
  };
}
