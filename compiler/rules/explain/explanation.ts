/**
 * What `explain` says of a threat, as data: every clause of its rule with what it read, the arithmetic of its severity, and
 * the lines that would close it. Fields are added, never renamed or removed, within one `schemaVersion`.
 */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { FirstAction, Need, Reference, Severity, Verdict } from '../../model/ir.ts';
import type { Remedy, Snippet } from './remedy.ts';
import type { SeverityExplanation } from './severity-explanation.ts';

export type TruthWord = 'yes' | 'no' | 'unknown';

/** One thing the model says, or does not say, that a clause looked at. */
export interface ReadFact {
  /** Id of what it is about. */
  readonly element: string;
  /** The same as the model calls it. */
  readonly name: string;
  readonly attribute: string;
  /** As it is written: `trust high`, `plans replay_window by 2027-02-15`; the bare word where nothing is said. */
  readonly says: string;
  readonly state: 'said' | 'silent' | 'unknown' | 'expired';
  readonly from?: 'own' | 'flow' | 'every' | 'kind' | 'boundary' | 'component';
  /** `every store in production`, `the kind partner`, `the boundary production`. */
  readonly source?: string;
  readonly at?: PlaceJson;
  readonly because?: string;
  readonly until?: string;
}

/** A condition with its outcome, and those inside it. */
export interface Trace {
  /** As written. */
  readonly text: string;
  readonly at: PlaceJson;
  readonly value: TruthWord;
  /** What was found, in a sentence; empty where its parts say it. */
  readonly says: string;
  readonly facts: readonly ReadFact[];
  readonly parts: readonly Trace[];
}

export interface Clause {
  readonly word: 'for' | 'where' | 'unless' | 'require';
  /** As written, without the word. */
  readonly text: string;
  readonly at: PlaceJson;
  /** Of `require`: whether what it demands is there. Of the others: whether they let the rule apply. */
  readonly outcome: 'holds' | 'fails' | 'met' | 'missing' | 'unknown';
  /** The verdict is what it is because of this clause. */
  readonly decides: boolean;
  readonly says: readonly string[];
  readonly facts: readonly ReadFact[];
  readonly parts: readonly Trace[];
}

export interface Bound {
  readonly variable: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sort: string;
  readonly at?: PlaceJson;
}

/** Where a rule, or a threat found by hand, is declared. */
export interface RuleHead {
  readonly id: string;
  readonly title: string;
  readonly pack: string;
  readonly at: PlaceJson;
}

export interface ThreatExplanation {
  readonly about: 'threat';
  readonly id: string;
  readonly rule: RuleHead;
  readonly title: string;
  readonly stride: readonly string[];
  /** A person declared it; no rule found it. */
  readonly byHand: boolean;
  readonly verdict: Verdict;
  readonly moot: boolean;
  readonly expired: boolean;
  readonly sentence: string;
  /** Why it matters. */
  readonly why?: string;
  readonly bound: readonly Bound[];
  readonly severity: SeverityExplanation;
  readonly clauses: readonly Clause[];
  /** All facts the clauses and the severity read, each once. */
  readonly facts: readonly ReadFact[];
  /** The way that decides it, from its start: names of parts. */
  readonly path: readonly string[];
  /** Open threats only. */
  readonly scenario?: ScenarioExplanation;
  readonly remedies: readonly Remedy[];
  readonly questions: readonly OpenQuestion[];
  readonly decision?: Decided;
  /** What would let it stay for a while. */
  readonly decide?: Snippet;
  /** The threat it is listed under. */
  readonly subsumedBy?: string;
  /** Threats that are listed under it. */
  readonly covers: readonly string[];
  /** What the rule `names`: the elements it counted or looked at. */
  readonly counted: readonly string[];
  readonly references: readonly Reference[];
}

/** Who does it, on which way, with what, to gain what, and what to do first; ids as the model calls them. */
export interface ScenarioExplanation {
  /** The best first. */
  readonly ways: readonly WayExplained[];
  readonly needs: readonly NeedExplained[];
  readonly gains: readonly string[];
  readonly first?: FirstAction;
  /** `says`: what the way in is, as the fact of that name has it. */
  readonly technique?: { readonly id: string; readonly way: string; readonly says: string };
}

export interface WayExplained {
  readonly from: string;
  readonly trust?: string;
  /** Of a long way those at its begin and at its end. */
  readonly parts: readonly string[];
  /** How many hops are left out in the middle of `parts`; absent where none is. */
  readonly leftOut?: number;
  readonly flows: readonly string[];
  readonly boundaries: readonly string[];
}

export interface NeedExplained {
  readonly what: Need['what'];
  readonly says: string;
}

export interface OpenQuestion {
  readonly id: string;
  readonly text: string;
  readonly element: string;
  readonly name: string;
  /** Where an answer is written: the declaration of the element. */
  readonly at?: PlaceJson;
  /** `encrypted unknown`, or what has run out: the answer stands instead of it. */
  readonly instead?: { readonly text: string; readonly at: PlaceJson };
  readonly answers: readonly Answer[];
}

/** One line that answers a question, and what the threat would be then; words in capitals are still to be filled in. */
export interface Answer {
  readonly line: string;
  readonly verdict?: Verdict | 'not_applicable';
  readonly severity?: { readonly low: Severity; readonly high: Severity };
}

export interface Decided {
  readonly id: string;
  readonly verb: string;
  readonly reason: string;
  readonly because?: string;
  readonly owner: string;
  readonly until?: string;
  readonly ticket?: string;
  readonly expired: boolean;
  readonly at?: PlaceJson;
}

/** Why a rule finds nothing where somebody expected a threat. */
export interface AbsenceExplanation {
  readonly about: 'absence';
  readonly rule: RuleHead;
  readonly elements: readonly string[];
  readonly reason:
    | 'pack_not_used'
    | 'switched_off'
    | 'other_sort'
    | 'other_kind'
    | 'excluded'
    | 'imported'
    | 'no_partner'
    | 'clause'
    | 'no_way'
    | 'nothing_demanded';
  readonly says: string;
  /** Where the line stands that would have to change: `uses`, the adjustment, the declaration. */
  readonly at?: PlaceJson;
  readonly bound: readonly Bound[];
  /** How many cases there are for the things that were named; the one that comes furthest is shown. */
  readonly cases: number;
  readonly clauses: readonly Clause[];
  readonly facts: readonly ReadFact[];
  /** Threats of this rule elsewhere in the model. */
  readonly elsewhere: readonly string[];
}
