/** The arithmetic of a severity, as data. Every step is a range: its ends are the same where nothing is unknown. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Severity } from '../../model/ir.ts';
import type { ReadFact } from './explanation.ts';

export interface SeverityExplanation {
  readonly low: Severity;
  readonly high: Severity;
  /** Said by a person, or by an `adjust`: then nothing is worked out. */
  readonly fixed?: { readonly by: 'hand' | 'adjustment'; readonly id: string; readonly at?: PlaceJson };
  readonly impact: Step & { readonly axes: readonly string[]; readonly from: readonly Stake[] };
  readonly exposure: Step & { readonly trust: Step; readonly from?: Standpoint };
  readonly crossing: Step & { readonly gained?: Gain };
  readonly likelihood: Step;
  readonly severity: Step;
  /** The most the rule lets it be. */
  readonly ceiling?: { readonly word: string; readonly lowers: boolean };
  readonly tables: readonly TableUsed[];
  /** Ids of the questions whose answers would narrow it. */
  readonly questions: readonly string[];
}

/** Words of one scale. */
export interface Step {
  readonly low: string;
  readonly high: string;
}

/** What is at stake on one axis: a datum, or what the threatened part says of itself. */
export interface Stake extends Step {
  readonly axis: string;
  /** Name of the part or flow it is at; the same as `of` where it speaks for itself. */
  readonly at: string;
  readonly of: string;
  /** Its class (`confidential`); absent when nobody says. */
  readonly word?: string;
  readonly fact?: ReadFact;
  /** Nobody says all that is there: `of` stands for what may be there besides. */
  readonly open?: boolean;
  /** Nothing weighs more. */
  readonly decides: boolean;
}

/** Who may do it: the least trusted part that has a way there. */
export interface Standpoint {
  readonly name: string;
  readonly trust: string;
  /** Names of the parts from there to the threatened one; one name when it stands there itself. */
  readonly way: readonly string[];
  readonly fact?: ReadFact;
}

export interface Gain {
  readonly from: string;
  readonly fromTrust?: string;
  readonly to: string;
  readonly toTrust?: string;
}

export interface TableUsed {
  readonly name: string;
  /** Keys of the cells that were read, with their results; `adjusted` where the project says otherwise than the pack. */
  readonly cells: readonly { readonly key: string; readonly result: string; readonly adjusted: boolean }[];
  readonly at: PlaceJson;
}
