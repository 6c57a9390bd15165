/**
 * What the packs in scope declare: kinds, attributes, types, controls, facts, rules, tables, settings, scenes. Built from
 * syntax trees once per compilation; nothing here knows an element of a model.
 */
import type { Location } from '../source/span.ts';
import type { BlockNode, ConditionNode, DeclarationNode, StatementNode } from '../syntax/ast.ts';

export interface Vocabulary {
  /** Pack names in scope, sorted; `prelude` is always among them. */
  readonly packs: ReadonlyMap<string, Pack>;
  /**
   * By plain name or alias (what the plain word means here); by `pack.name` where that is the id or the plain name means another
   * (ask with `findWord`). An alias that two sorts share stands a second
   * time as `sort:name` for the sort that the plain word does not mean.
   */
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly controls: ReadonlyMap<string, ControlDefinition>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly types: ReadonlyMap<string, ValueSet>;
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly settings: ReadonlyMap<string, SettingDefinition>;
  readonly scenes: ReadonlyMap<string, SceneDefinition>;
  /** Rules by `pack.name`, in the order of their ids. */
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  /** Plain names that two packs declare, with their qualified forms: such a name must be written `pack.name`. */
  /** Former ids of rules (`renamed from`) to what they are called now: decisions on them still hold. */
  readonly renamedRules: ReadonlyMap<string, string>;
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** The packs without the model's own words: the scope in which a pack's rules are read. */
  readonly base: Vocabulary | undefined;
}

export interface Defined {
  /** What the IR writes: the plain name for shipped packs, `pack.name` for words of a project or a local pack. */
  readonly id: string;
  readonly name: string;
  /** `prelude`, another pack, or the model's own name. */
  readonly pack: string;
  readonly title: string | undefined;
  readonly doc: string | undefined;
  /** Of the name. */
  readonly at: Location;
  readonly node: DeclarationNode;
}

export interface Pack {
  readonly name: string;
  readonly title: string | undefined;
  readonly doc: string | undefined;
  readonly files: readonly string[];
}

/** The sorts of things a model is made of; each is a base kind of the prelude. */
export type Sort =
  | 'model'
  | 'actor'
  | 'component'
  | 'boundary'
  | 'data'
  | 'flow'
  | 'hop'
  | 'feature'
  | 'threat'
  | 'decision'
  | 'control'
  | 'claim'
  | 'adjustment';

export interface Kind extends Defined {
  readonly sort: Sort | 'element';
  readonly aliases: readonly string[];
  readonly parents: readonly Kind[];
  /** Itself first, then parents before grandparents; each once. */
  readonly ancestors: readonly Kind[];
  /** Ids of the ancestors, itself included. */
  readonly ancestorIds: ReadonlySet<string>;
  /** Declared here; `attributeOf` looks through the ancestors. */
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  /** Statements of its block and of every `extend kind` that are facts of its elements. */
  readonly defaults: readonly DefaultStatement[];
  /** Kinds that no element may have together, declared by `exclusive a, b` on an ancestor of both. */
  readonly exclusive: readonly (readonly string[])[];
  /** Labels this kind adds to data that passes (`adds untrusted_content`). */
  readonly adds: readonly string[];
}

export interface DefaultStatement {
  readonly file: string;
  readonly node: StatementNode;
}

export interface AttributeDefinition {
  readonly name: string;
  readonly pack: string;
  readonly on: Kind;
  /** `what does {it} carry?` */
  readonly question: string | undefined;
  /** Type words: `text number date duration path yes_no catalogue name none element control stride_word`, a sort, a kind, a scale or a choice. */
  readonly types: readonly string[];
  readonly many: boolean;
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** The control family that `yes` means (`encrypted` means `encryption`). */
  readonly means: string | undefined;
  /** The weakest value, for an attribute that may be asked of a whole flow. */
  readonly weakest: string | undefined;
  /** `unset nothing`: silence means the empty list. */
  readonly unsetNothing: boolean;
  /** `unset valid of token through issues`: silence means what data that it is related to says. */
  readonly unsetFrom: UnsetFrom | undefined;
  /** A computed attribute; nobody may state it. */
  readonly where: ConditionNode | undefined;
  readonly at: Location;
  readonly node: DeclarationNode;
}

/** Of data of a kind that `through` relates it to, said of either side, the attribute `word`. */
export interface UnsetFrom {
  readonly word: string;
  /** Ids of kinds. */
  readonly of: string;
  readonly except: readonly string[];
  readonly through: readonly string[];
}

/** A scale (ordered, low to high) or a choice. */
export interface ValueSet extends Defined {
  readonly ordered: boolean;
  readonly values: readonly string[];
}

export interface ControlDefinition extends Defined {
  readonly aliases: readonly string[];
  /** `: authentication` - having it is always having these. */
  readonly families: readonly string[];
  /** `part of encryption` - never satisfies the family. */
  readonly partOf: readonly string[];
  /** Itself and everything it is one of. */
  readonly isA: ReadonlySet<string>;
  readonly guards: 'callers' | 'content' | undefined;
  readonly counts: 'per_hop' | 'end_to_end' | undefined;
  readonly mitigates: readonly string[];
  /** Kinds it may be claimed on (`fits store, process`); empty: any actor, component, boundary or flow. */
  readonly fits: readonly string[];
  readonly removes: readonly string[];
  readonly verify: readonly string[];
  readonly references: readonly { readonly catalogue: string; readonly id: string }[];
  /** Computed controls: `on model { where ... }`; nobody may claim these. */
  readonly computedOn: string | undefined;
  readonly where: ConditionNode | undefined;
}

export interface FactDefinition extends Defined {
  readonly on: readonly string[];
  readonly where: ConditionNode | undefined;
}

export interface TableDefinition extends Defined {
  readonly result: string;
  readonly from: readonly string[];
  /** Keys joined by `,` (`serious,likely`) to the result word. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface SettingDefinition extends Defined {
  readonly type: string;
  readonly value: string;
}

export interface SceneDefinition extends Defined {
  readonly file: string;
  readonly block: BlockNode | undefined;
}

/** The id of a rule is always `pack.name` (`webhook.forged_delivery`). */
export interface RuleDefinition extends Defined {
  readonly file: string;
  readonly stride: readonly string[];
}
