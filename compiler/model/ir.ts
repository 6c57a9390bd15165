/**
 * The intermediate representation: what `model.json` holds. Plain JSON data, sorted, without positions; everything
 * downstream (rules, emitters, gate) reads only this and the vocabulary. Ids are `model.name`; see `docs/language.md`.
 */

export const MODEL_SCHEMA_VERSION = 1;

export interface Model {
  readonly schemaVersion: typeof MODEL_SCHEMA_VERSION;
  readonly model: ModelHead;
  /** Actors, components, boundaries, data and features, own and imported, sorted by id. */
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
  /** Sorted by id; a flow's own order stands in `Flow.hops` and `Route.hops`. */
  readonly hops: readonly Hop[];
  /** Threats somebody declared by hand; the rules stage gives them verdicts in `threats`. */
  readonly found: readonly FoundThreat[];
  readonly threats: readonly Threat[];
  readonly obligations: readonly Obligation[];
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
  readonly adjustments: readonly Adjustment[];
  readonly assumptions: readonly Note[];
  /** What `asks` says: open points a person has to answer. */
  readonly asks: readonly Note[];
  readonly exclusions: readonly Note[];
  /** How the packs call the kinds and controls that this model uses; what is not listed is called by its name. */
  readonly words?: Words;
}

/** By name, as the kind or control stands elsewhere in the model. */
export interface Words {
  readonly kinds: Readonly<Record<string, Word>>;
  readonly controls: Readonly<Record<string, Word>>;
}

export interface Word {
  readonly title: string;
  readonly doc?: string;
}

/** The model itself is an element too: `every`-less, its attributes come from the block behind `model NAME`. */
export interface ModelHead extends Described {
  readonly packs: readonly string[];
}

interface Described {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly doc?: string;
  readonly attributes: readonly Attribute[];
  readonly controls: readonly Control[];
}

interface Typed extends Described {
  /** As declared, sorted; `isA` adds every ancestor, sorted (`postgres`, `relational_store`, `store`, `component`, `element`). */
  readonly kinds: readonly string[];
  readonly isA: readonly string[];
  /** Name of the model it was imported from; absent for own elements. */
  readonly imported?: string;
  readonly renamedFrom?: readonly string[];
}

export type ElementSort = 'actor' | 'component' | 'boundary' | 'data' | 'feature';

export interface Element extends Typed {
  readonly sort: ElementSort;
  /** Boundaries around it, innermost first. */
  readonly boundaries: readonly string[];
  /** Its own, its kind's or its nearest boundary's; absent when nobody says (one question). */
  readonly trust?: string;
}

/** What is known about one attribute of one element. An attribute that is not listed is unknown. */
export interface Attribute {
  readonly attribute: string;
  /** One entry for a one-valued attribute, one per member for a list, sorted. */
  readonly facts: readonly Fact[];
  /** Lists only: an own statement or `nothing` said all of it. Over an open list "none matches" is unknown. */
  readonly closed?: boolean;
  /** A fact past its `until` hides every lower level: the attribute is unknown although somebody once said it. */
  readonly expired?: boolean;
  /** Somebody wrote `unknown`: no lower level counts. With this or `expired`, `facts` may be empty and the list is open. */
  readonly unknown?: boolean;
}

export interface Fact {
  /** One value; absent where the sentence has phrases only (`encrypted by tls`, `valid for 15min`). */
  readonly value?: Value;
  readonly phrases?: readonly Phrase[];
  readonly because?: string;
  readonly until?: string;
  readonly code?: readonly string[];
  readonly test?: readonly string[];
  /** Other statements in the fact's block (`window 5min`). */
  readonly details?: readonly Detail[];
  readonly source: Source;
}

export interface Phrase {
  readonly preposition: string;
  readonly values: readonly Value[];
}

export interface Detail {
  readonly attribute: string;
  readonly values: readonly Value[];
}

/** Where a fact comes from. `every`: the kind named there and the boundary the block stands in (absent at top level). */
export type Source =
  | { readonly level: 'own' }
  | { readonly level: 'every'; readonly kind: string; readonly in?: string }
  | { readonly level: 'kind'; readonly kind: string }
  | { readonly level: 'boundary'; readonly boundary: string }
  | { readonly level: 'component'; readonly component: string };

export type Value =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'element'; readonly id: string }
  | { readonly type: 'control'; readonly control: string }
  | { readonly type: 'kind'; readonly kind: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'date'; readonly date: string }
  /** As written, e.g. `15min`. */
  | { readonly type: 'duration'; readonly duration: string }
  | { readonly type: 'catalogue'; readonly id: string };

export type ControlState = 'implemented' | 'provided' | 'planned' | 'lacking';

/** The one state of one control on one element, boundary or hop. A control that is not listed is undeclared. */
export interface Control {
  readonly control: string;
  readonly state: ControlState;
  /** `implements C for delivery`: flows it is narrowed to. */
  readonly for?: readonly string[];
  /** `plans C by DATE`. */
  readonly by?: string;
  /** Boundaries only: `provides C on entry` protects hops that enter; without it, elements and hops inside. */
  readonly onEntry?: boolean;
  /** Boundaries only: `provides C on exit` protects hops that leave. */
  readonly onExit?: boolean;
  /** Boundaries only: elements inside that do not get it (`provides C except x`). */
  readonly except?: readonly string[];
  readonly because?: string;
  readonly until?: string;
  /** Past its `until`: the control is absent. */
  readonly expired?: boolean;
  readonly code?: readonly string[];
  readonly test?: readonly string[];
  readonly owner?: string;
  readonly details?: readonly Detail[];
  readonly source: Source;
}

export interface Flow extends Typed {
  readonly sort: 'flow';
  /** Element ids, step by step as written; a list within a step is sorted. */
  readonly steps: readonly (readonly string[])[];
  /** Ids of its hops, in the order of the path (by step, then id). */
  readonly hops: readonly string[];
  /** What rules bind: one per pair of first and last. One route with the flow's own id where nothing is fanned out. */
  readonly routes: readonly Route[];
}

export interface Route {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly hops: readonly string[];
}

export interface Hop extends Typed {
  readonly sort: 'hop';
  readonly flow: string;
  /** Along the arrow. */
  readonly from: string;
  readonly to: string;
  /** Who opens the connection, and to whom. */
  readonly client: string;
  readonly server: string;
  /** Data along the arrow and against it. `*Closed`: whether somebody said all of it. */
  readonly sent: readonly string[];
  readonly sentClosed: boolean;
  readonly returned: readonly string[];
  readonly returnedClosed: boolean;
  /** True behind a relay: defaults of the flow's kind no longer hold here. */
  readonly relayed: boolean;
  /** By connection: client outside, server inside. */
  readonly connection: Crossing;
  /** By content: source outside, taker inside. */
  readonly content: Crossing;
}

export interface Crossing {
  /** Boundaries entered and left, outermost first for entered, innermost first for left. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Trust of the outer end and of the inner end; absent when unknown. */
  readonly trustFrom?: string;
  readonly trustTo?: string;
}

// ---- what the rules add -------------------------------------------------------------------------------------------

export type Verdict = 'open' | 'mitigated' | 'unknown';
export type Severity = 'low' | 'medium' | 'high' | 'critical';

export interface Threat {
  /** `webhook.forged_delivery@payments.delivery`; hand-found: `payments.quiet_drop@payments.dead_letters`. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly stride: readonly string[];
  /** Ids of what the rule's variables are bound to, sorted by variable. */
  readonly bindings: readonly { readonly variable: string; readonly id: string }[];
  readonly verdict: Verdict;
  /** Unknown, but protected whatever the answer: no question is asked. */
  readonly moot?: boolean;
  /** Unknown because a fact is past its `until`: the gate counts it as open, so that a passing date never turns red to green. */
  readonly expired?: boolean;
  /** The rule's `because` with names filled in; where the verdict is unknown it begins with `If it is so:`. */
  readonly sentence: string;
  /** Why it matters: the rule's doc comment. */
  readonly doc?: string;
  readonly severity: { readonly low: Severity; readonly high: Severity };
  readonly references: readonly Reference[];
  readonly obligations: readonly string[];
  readonly questions: readonly string[];
  /** Controls somebody plans that would close it, with their dates. */
  readonly planned: readonly { readonly control: string; readonly on: string; readonly by?: string }[];
  readonly decision?: string;
  /** Ids of the hops of the way that decides it, where a way does. */
  readonly path?: readonly string[];
  /** What its rule `names`: the elements it counted or looked at, besides what is bound. */
  readonly counted?: readonly string[];
  /** The open threat this one is listed under; it is not counted by itself. */
  readonly subsumedBy?: string;
  /** Open threats only: how it would come about, and what stops it. */
  readonly scenario?: Scenario;
}

/** Who does it, on which way, with what, to gain what; the control that is missing and what to do first. */
export interface Scenario {
  /** The best first: from the least trusted, then the shortest; at most three. Empty where nobody has a way to it. */
  readonly ways: readonly AttackWay[];
  /** What has to be so besides. */
  readonly needs: readonly Need[];
  /** Ids of what is lost, the worst first, at most eight: data, or the thing itself. */
  readonly gains: readonly string[];
  /** Absent where nobody has said what closes it. */
  readonly first?: FirstAction;
  /** What ATT&CK calls the way in, and which word of the choice `way_in` it is. */
  readonly technique?: { readonly id: string; readonly way: string };
}

export interface AttackWay {
  /** Where it begins: an actor, or a component somebody took over. */
  readonly from: string;
  /** Absent when unknown. */
  readonly trust?: string;
  /** Ids of the hops up to the threatened thing; empty where it begins there. At most twelve: of more the first and last six. */
  readonly path: readonly string[];
  /** How many hops are left out in the middle of `path`; absent where none is. */
  readonly leftOut?: number;
  /** Boundaries whose inside is reached on the hops of `path`, in its order. */
  readonly boundaries: readonly string[];
}

export type Need =
  /** Somebody of the step `level` of exposure (`outside`) gets as far as the first part on the way. */
  | { readonly what: 'exposure'; readonly level: string; readonly element: string }
  /** None, or too few, of these controls is where it has to be. */
  | { readonly what: 'missing_control'; readonly controls: readonly string[]; readonly element: string }
  /** A credential that the actor holds, or one for the hop that asks for it. */
  | { readonly what: 'credential'; readonly element: string };

export interface FirstAction {
  /** `finish`: somebody plans it already. `arrange`: it is worked out from the model, and nobody can claim it. */
  readonly do: 'implement' | 'finish' | 'arrange';
  readonly control: string;
  readonly on: string;
  readonly by?: string;
  /** Nothing else is missing. */
  readonly closes: boolean;
}

/** `{catalogue: 'cwe', id: '347'}`. */
export interface Reference {
  readonly catalogue: string;
  readonly id: string;
}

/** Something that must be true so that its threats are mitigated: `need` of the alternatives, where they count. */
export interface Obligation {
  /** `payments.receiver#on:hmac_signature|mutual_tls`. */
  readonly id: string;
  readonly element: string;
  readonly placement: 'on' | 'along' | 'before';
  readonly alternatives: readonly string[];
  /** Where each alternative has to stand, when they do not stand at one place. */
  readonly places?: readonly { readonly control: string; readonly placement: 'on' | 'along' | 'before'; readonly element: string }[];
  readonly need: number;
  readonly threats: readonly string[];
  readonly severity: Severity;
  readonly state: 'met' | 'planned' | 'lacking' | 'undeclared' | 'unknown';
  /** Where the control is claimed: element, control, its state, linked code and tests. */
  readonly claims: readonly ObligationClaim[];
  /** Claimed and linked to code. Whether the code exists is the host's to say (`gate`). */
  readonly linked: boolean;
  /** Hops whose own word says otherwise, and wins over what their ends claim. */
  readonly denied?: readonly DeniedWord[];
  readonly verify: readonly string[];
  readonly owner?: string;
  readonly due?: string;
}

/** `encrypted no` of a hop, with the lines of which one has to stand there instead. */
export interface DeniedWord {
  readonly hop: string;
  readonly says: string;
  readonly instead: readonly string[];
}

export interface ObligationClaim {
  readonly element: string;
  readonly control: string;
  readonly state: ControlState;
  readonly code: readonly string[];
  readonly test: readonly string[];
  readonly by?: string;
}

export interface Question {
  /** `payments.posting/encrypted`. */
  readonly id: string;
  readonly element: string;
  readonly attribute: string;
  readonly text: string;
  /** Lines that would answer it: `encrypted yes`, `encrypted no`, `encrypted by CONTROL`. */
  readonly answers: readonly string[];
  readonly threats: readonly string[];
}

/** `threat quiet_drop "..." : repudiation on dead_letters { severity medium; requires audit_log }` */
export interface FoundThreat extends Described {
  readonly stride: readonly string[];
  readonly on: readonly string[];
  readonly imported?: string;
}

export interface Decision {
  /** `accept webhook.oversized_payload@payments.delivery`. */
  readonly id: string;
  readonly verb: 'accept' | 'defer' | 'mitigate' | 'fix';
  readonly rule: string;
  readonly on: string;
  readonly threat: string;
  /** Written with `every KIND`: it need not meet a threat on each of them. */
  readonly every?: boolean;
  readonly reason: string;
  readonly because?: string;
  readonly owner: string;
  readonly until?: string;
  readonly ticket?: string;
  readonly expired?: boolean;
}

/** `adjust RULE { off }`, `adjust RULE { severity low }`, `adjust table T { rows }`, `adjust setting S { value V }`. */
export interface Adjustment {
  /** `adjust webhook.duplicate_delivery`. */
  readonly id: string;
  readonly what: 'rule' | 'table' | 'setting';
  readonly target: string;
  readonly off?: boolean;
  readonly severity?: Severity;
  /** Cells of a table: keys joined by `,` to the result word. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly reason: string;
  readonly because?: string;
  readonly owner: string;
  readonly until?: string;
  readonly expired?: boolean;
}

export interface Note {
  readonly element: string;
  readonly text: string;
  readonly because?: string;
  readonly until?: string;
  readonly answer?: string;
  readonly owner?: string;
}
