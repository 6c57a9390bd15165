/**
 * A rule, fact or computed word with every name resolved: what the checks read and what is compiled to closures. Nothing
 * here knows a model. A part that did not resolve is `broken` and has a diagnostic already.
 */
import type {
  AttributeDefinition,
  ControlDefinition,
  FactDefinition,
  Kind,
  RuleDefinition,
  SettingDefinition,
  Sort,
  ValueSet,
} from '../model/vocabulary.ts';
import type { Span } from '../source/span.ts';
import type { ExampleNode } from '../syntax/ast.ts';

/** What an operand denotes: elements of one of some kinds, or plain values of some types. */
export type Shape =
  | { readonly of: 'elements'; readonly kinds: readonly Kind[]; readonly many: boolean }
  | { readonly of: 'values'; readonly types: readonly string[]; readonly many: boolean }
  | { readonly of: 'broken' };

/** Parts of the model's graph that no attribute states. */
export type Step = 'from' | 'to' | 'client' | 'server' | 'flow' | 'data' | 'calls' | 'boundary' | 'exposed_to' | 'trust' | 'hops';

export type Operand = Span & { readonly shape: Shape; readonly text: string } & (
    | { readonly op: 'variable'; readonly index: 0 | 1 }
    | { readonly op: 'it' }
    | { readonly op: 'step'; readonly of: Operand; readonly step: Step }
    | { readonly op: 'attribute'; readonly of: Operand; readonly attribute: AttributeDefinition }
    | { readonly op: 'word'; readonly word: string }
    | { readonly op: 'number'; readonly number: number }
    | { readonly op: 'duration'; readonly seconds: number }
    | { readonly op: 'date'; readonly date: string }
    | { readonly op: 'text'; readonly value: string }
    | { readonly op: 'setting'; readonly setting: SettingDefinition }
    | { readonly op: 'broken' }
  );

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** How an ordered comparison ranks its sides. */
export type Order = { readonly by: 'scale'; readonly scale: ValueSet } | { readonly by: 'number' | 'text' };

export type Condition = Span &
  (
    | { readonly kind: 'and' | 'or'; readonly items: readonly Condition[] }
    | { readonly kind: 'not'; readonly item: Condition }
    /** `is 2 of a, b, c`. */
    | { readonly kind: 'at_least_of'; readonly need: number; readonly items: readonly Condition[] }
    | { readonly kind: 'is_kind'; readonly subject: Operand; readonly of: Kind }
    | { readonly kind: 'is_fact'; readonly subject: Operand; readonly fact: FactDefinition }
    | {
        readonly kind: 'is_attribute';
        readonly subject: Operand;
        readonly attribute: AttributeDefinition;
        readonly phrases: readonly Phrase[];
      }
    | {
        readonly kind: 'compare';
        readonly operator: Operator;
        readonly left: Operand;
        readonly right: Operand;
        readonly order: Order | undefined;
      }
    | {
        readonly kind: 'relate';
        readonly subject: Operand;
        readonly relation: Relation;
        readonly wanted: Wanted;
        readonly phrases: readonly Phrase[];
      }
    | { readonly kind: 'quantifier'; readonly quantity: Quantity; readonly domain: Domain; readonly where: Condition | undefined }
    | {
        readonly kind: 'path';
        readonly quantity: 'any' | 'every';
        readonly from: Sources;
        readonly to: Sources;
        readonly through: Sources | undefined;
      }
    | { readonly kind: 'reaches'; readonly datum: Operand; readonly to: Sources; readonly label: Kind | undefined }
    | { readonly kind: 'broken' }
  );

export type ConditionKind = Condition['kind'];

/** `by any of hmac_signature, mutual_tls`: `all` says whether every one is wanted or one is enough. */
export interface Phrase {
  readonly preposition: string;
  readonly need: 'any' | 'all' | number;
  readonly operands: readonly Target[];
}

/** What a verb relates its subject to. */
export type Relation =
  | { readonly by: 'attribute'; readonly attribute: AttributeDefinition }
  | { readonly by: 'claim'; readonly state: 'implements' | 'plans' | 'lacks' | 'provides' }
  | { readonly by: 'graph'; readonly verb: GraphVerb };

export type GraphVerb = 'enters' | 'leaves' | 'content_enters' | 'content_leaves' | 'calls' | 'called_by' | 'has';

/** The right side of a verb. */
export type Wanted =
  | { readonly how: 'quantity'; readonly quantity: Quantity; readonly target: Target }
  | { readonly how: 'list'; readonly need: 'any' | 'all' | number; readonly targets: readonly Target[] };

export type Target = Span &
  (
    | { readonly target: 'kind'; readonly of: Kind }
    | { readonly target: 'fact'; readonly fact: FactDefinition }
    | { readonly target: 'control'; readonly control: ControlDefinition }
    | { readonly target: 'element'; readonly operand: Operand }
    | { readonly target: 'word'; readonly word: string }
  );

export type Quantity = { readonly word: 'any' | 'no' | 'every' | 'exactly' | 'at_least' | 'at_most'; readonly number: number };

/** What a quantifier ranges over: all elements of a kind, or those that stand in a relation to one. */
export interface Domain {
  readonly of: Kind;
  readonly relation: DomainRelation | undefined;
  readonly to: Operand | undefined;
}

export type DomainRelation =
  | 'hop_to'
  | 'hop_from'
  | 'hop_at'
  | 'hop_of'
  | 'hop_in'
  | 'hop_into'
  | 'flow_to'
  | 'flow_from'
  | 'flow_through'
  | 'data_on'
  | 'data_in'
  | 'data_at'
  | 'inside'
  | 'on_flow'
  | 'around_it';

/** A set of elements: the ends of paths, and what paths go through. */
export type Sources = Span & { readonly any: readonly Target[] };

export interface Variable extends Span {
  readonly name: string;
  readonly bound: Kind;
  readonly sort: Sort;
}

export interface Demand extends Span {
  /** A control, or what the model itself demands (`all of b.requires`): one threat for each of them. */
  readonly control: ControlDefinition | undefined;
  readonly said: Operand | undefined;
  readonly placement: 'on' | 'along' | 'before';
  readonly target: Operand;
  readonly from: Sources | undefined;
  readonly with: Operand | undefined;
}

/** `need` of the demands must be met. */
export interface Requirement extends Span {
  readonly need: number;
  readonly demands: readonly Demand[];
}

export interface Sentence extends Span {
  readonly parts: readonly (string | SentencePart)[];
}
/** `{f.from}`; `path` is the witness of the rule's path or way; `control` the one of several that the model demands. */
export type SentencePart =
  | { readonly part: 'operand'; readonly operand: Operand }
  | { readonly part: 'path' }
  | { readonly part: 'control' };

/** Elements of a kind, of the whole model or in a relation to something bound, and of these only those of which the fact holds. */
export interface NamedSet {
  readonly domain: Domain;
  readonly fact: FactDefinition | undefined;
}

export interface ResolvedRule {
  readonly id: string;
  readonly definition: RuleDefinition;
  readonly variables: readonly Variable[];
  /** `for component a, b`: two of one sort and kind, in no order. */
  readonly pair: boolean;
  /** All of these must hold; an `unless` stands here as its negation. */
  readonly where: readonly Condition[];
  readonly requires: readonly Requirement[];
  readonly because: Sentence | undefined;
  readonly stake: readonly Operand[];
  readonly ceiling: string | undefined;
  readonly subsumes: readonly string[];
  /** Which elements a threat names besides what is bound: those that the rule counted or looked at. */
  readonly names: readonly NamedSet[];
  readonly renamedFrom: readonly string[];
  readonly references: readonly { readonly catalogue: string; readonly id: string }[];
  readonly stride: readonly string[];
  readonly examples: readonly ExampleNode[];
}
