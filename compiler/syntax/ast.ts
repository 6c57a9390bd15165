/**
 * The syntax tree of a `.tm` file: plain data, spans as offsets, nothing resolved. Names keep their spelling; whether a
 * word is known is for later stages. Nodes of broken text carry `broken`, so that later stages do not complain again.
 */
import type { Span } from '../source/span.ts';

export interface FileNode extends Span {
  readonly kind: 'file';
  /** Undefined when the file has no readable `model NAME` or `pack NAME`. */
  readonly header: HeaderNode | undefined;
  readonly items: readonly ItemNode[];
}

export interface HeaderNode extends Span {
  readonly kind: 'header';
  readonly word: 'model' | 'pack';
  readonly name: NameNode;
  readonly title: StringNode | undefined;
  readonly doc: string | undefined;
  readonly block: BlockNode | undefined;
}

export type ItemNode = DeclarationNode | StatementNode | ClauseNode;

export interface BlockNode extends Span {
  readonly items: readonly ItemNode[];
}

/**
 * `word name "Title" : kinds {preposition values} [block]`. One shape for all declaration words; what differs:
 * - `hop`: no name, `values` holds the path; `every`: no name, `kinds` holds the one kind;
 * - `extend`: `name` is the extended one, `extends` says `kind` or `control` when written, else `element`;
 * - `scale`: `kinds` are the steps from low to high; `choice`: `kinds` are the values; `table`: `kinds` the result scale;
 * - `import`: `values` holds one step with the imported names, the path is the string of the `from` phrase;
 * - `decision accept RULE on X`: `verb` is `accept`, `values` one step with the rules; `adjust RULE`: `values` likewise
 *   (`adjust table NAME` and `adjust setting NAME`: `verb` is `table` or `setting`).
 */
export interface DeclarationNode extends Span {
  readonly kind: 'declaration';
  readonly word: DeclarationWord;
  readonly wordSpan: Span;
  readonly name: NameNode | undefined;
  readonly extends: 'element' | 'kind' | 'control' | undefined;
  readonly verb: NameNode | undefined;
  readonly values: PathNode | undefined;
  readonly title: StringNode | undefined;
  readonly kinds: readonly RefNode[];
  readonly phrases: readonly PhraseNode[];
  readonly block: BlockNode | undefined;
  /** Text of the `///` lines before it, joined by `\n`, one leading blank removed from each. */
  readonly doc: string | undefined;
  readonly broken: boolean;
}

/** `verb values {preposition values} [block]`; also `because "..."`, `until DATE`, and rows of a table. */
export interface StatementNode extends Span {
  readonly kind: 'statement';
  readonly verb: NameNode;
  readonly values: PathNode | undefined;
  readonly phrases: readonly PhraseNode[];
  readonly block: BlockNode | undefined;
  readonly doc: string | undefined;
  readonly broken: boolean;
}

/** The clauses of a rule, and `where` of a fact, computed attribute or computed control. */
export type ClauseNode = ForNode | WhereNode | RequireNode | ExampleNode;

export interface ForNode extends Span {
  readonly kind: 'for';
  readonly bindings: readonly BindingNode[];
  readonly broken: boolean;
}
/** `flow f : webhook`; in `component a, b` the second binding has no sort. */
export interface BindingNode extends Span {
  readonly sort: NameNode | undefined;
  readonly name: NameNode;
  readonly bound: RefNode | undefined;
}
export interface WhereNode extends Span {
  readonly kind: 'where';
  readonly word: 'where' | 'unless';
  readonly condition: ConditionNode | undefined;
  readonly broken: boolean;
}
export interface RequireNode extends Span {
  readonly kind: 'require';
  readonly count: CountNode | undefined;
  readonly items: readonly DemandNode[];
  readonly broken: boolean;
}
/** `any of`, `all of`, `2 of`. */
export interface CountNode extends Span {
  readonly word: 'any' | 'all' | number;
}
export interface DemandNode extends Span {
  readonly control: RefNode;
  readonly placement: PlacementNode | undefined;
}
/** `on f`, `along f`, `before h.to from untrusted`, `before c with d`. */
export interface PlacementNode extends Span {
  readonly word: 'on' | 'along' | 'before';
  readonly target: RefNode;
  readonly from: RefNode | undefined;
  readonly with: RefNode | undefined;
}
export interface ExampleNode extends Span {
  readonly kind: 'example';
  readonly word: 'violates' | 'passes' | 'skips' | 'unsure';
  readonly scene: RefNode | undefined;
  readonly changes: readonly ChangeNode[];
  readonly block: BlockNode | undefined;
  readonly broken: boolean;
}
/** `receiver implements hmac_signature`, `order is internal`, `log carries unknown`. */
export type ChangeNode = ChangeKindsNode | ChangeFactNode;
export interface ChangeKindsNode extends Span {
  readonly change: 'kinds';
  readonly subject: RefNode;
  readonly kinds: readonly RefNode[];
}
export interface ChangeFactNode extends Span {
  readonly change: 'fact';
  readonly subject: RefNode;
  readonly statement: StatementNode;
}

// ---- conditions ---------------------------------------------------------------------------------------------------

export type ConditionNode = LogicNode | NotNode | GroupNode | IsNode | CompareNode | RelateNode | QuantifierNode;

/** Two or more conditions joined by one word; `mixed` is the span of the first operator that differs from `word`. */
export interface LogicNode extends Span {
  readonly kind: 'logic';
  readonly word: 'and' | 'or';
  readonly items: readonly ConditionNode[];
  readonly mixed: Span | undefined;
}
export interface NotNode extends Span {
  readonly kind: 'not';
  readonly item: ConditionNode;
}
export interface GroupNode extends Span {
  readonly kind: 'group';
  readonly item: ConditionNode;
}
/** `h.from is not any of person, browser`; `f is authenticated by hmac_signature` has a phrase. */
export interface IsNode extends Span {
  readonly kind: 'is';
  readonly subject: OperandNode;
  readonly negated: boolean;
  readonly count: CountNode | undefined;
  readonly words: readonly RefNode[];
  readonly phrases: readonly ConditionPhraseNode[];
}
export interface CompareNode extends Span {
  readonly kind: 'compare';
  readonly left: OperandNode;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly right: OperandNode;
}
/** `it stores credential`, `it enters any boundary`, `it has at least 2 service`, `d reaches c as pii`. */
export interface RelateNode extends Span {
  readonly kind: 'relate';
  readonly subject: OperandNode;
  readonly verb: NameNode;
  readonly quantity: QuantityNode | undefined;
  readonly count: CountNode | undefined;
  readonly objects: readonly OperandNode[];
  readonly phrases: readonly ConditionPhraseNode[];
}
/** `any data on h where (...)`, `every hop of f is readonly`, `any path from S to T through K`. */
export interface QuantifierNode extends Span {
  readonly kind: 'quantifier';
  readonly quantity: QuantityNode;
  readonly domain: RefNode;
  readonly phrases: readonly ConditionPhraseNode[];
  readonly where: ConditionNode | undefined;
}
export interface QuantityNode extends Span {
  readonly word: 'any' | 'no' | 'every' | 'exactly' | 'at_least' | 'at_most';
  /** The number after `exactly`, `at least`, `at most`. */
  readonly number: number | undefined;
}
export interface ConditionPhraseNode extends Span {
  readonly preposition: string;
  readonly count: CountNode | undefined;
  readonly operands: readonly OperandNode[];
}
/** A name with its dots (`h.from.trust`, `it`, `yes`) or a literal. */
export type OperandNode = ValueNode;

// ---- the small parts ----------------------------------------------------------------------------------------------

export interface NameNode extends Span {
  readonly text: string;
}
export interface PhraseNode extends Span {
  readonly preposition: string;
  readonly prepositionSpan: Span;
  readonly values: PathNode | undefined;
}
/** Values with arrows: `a, b -> c` has two steps. Anything but a flow's or hop's path has one. */
export interface PathNode extends Span {
  readonly steps: readonly (readonly ValueNode[])[];
}

export type ValueNode = RefNode | StringNode | NumberNode | DateNode | DurationNode | CatalogueNode | EveryNode;

/** `gateway`, `webhook.forged_delivery`, `delivery[gateway -> receiver]` (`hop` holds the two ends). */
export interface RefNode extends Span {
  readonly kind: 'ref';
  readonly names: readonly NameNode[];
  readonly hop: readonly [NameNode, NameNode] | undefined;
}
/** `value` is unescaped; the span includes the quotes. */
export interface StringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
}
export interface NumberNode extends Span {
  readonly kind: 'number';
  readonly value: number;
}
/** `text` as written, YYYY-MM-DD; whether the day exists is checked later. */
export interface DateNode extends Span {
  readonly kind: 'date';
  readonly text: string;
}
export interface DurationNode extends Span {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: 's' | 'min' | 'h' | 'd' | 'w' | 'mo' | 'y';
}
/** A catalogue id such as `AC-6(9)`, `T1499.003`, `v5.0.0-4.1.5`. */
export interface CatalogueNode extends Span {
  readonly kind: 'catalogue';
  readonly text: string;
}
/** `every store` as a value; the phrases behind it belong to the statement. */
export interface EveryNode extends Span {
  readonly kind: 'every';
  readonly of: RefNode;
}

export type DeclarationWord =
  | 'actor'
  | 'component'
  | 'boundary'
  | 'data'
  | 'flow'
  | 'hop'
  | 'feature'
  | 'threat'
  | 'decision'
  | 'adjust'
  | 'every'
  | 'extend'
  | 'import'
  | 'kind'
  | 'attribute'
  | 'scale'
  | 'choice'
  | 'table'
  | 'setting'
  | 'control'
  | 'fact'
  | 'rule'
  | 'scene';
