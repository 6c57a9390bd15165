/** What `explain` says of a word of the language, as data: one interface for each sort of word. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Verdict } from '../../model/ir.ts';
import type { ReadFact } from './explanation.ts';

interface Head {
  readonly name: string;
  /** As it is written where another word has its plain name. */
  readonly id: string;
  readonly title?: string;
  readonly doc?: string;
  /** `prelude`, another pack, or the model that declares it. */
  readonly pack: string;
  readonly at: PlaceJson;
}

/** A word named in passing. */
export interface Mention {
  readonly id: string;
  readonly title?: string;
}

export interface KindExplanation extends Head {
  readonly about: 'kind';
  readonly sort: string;
  readonly aliases: readonly string[];
  /** From the nearest to the most general. */
  readonly ancestors: readonly string[];
  /** Kinds declared directly below it. */
  readonly children: readonly Mention[];
  /** Of itself and of its ancestors, the nearest first. */
  readonly attributes: readonly AttributeLine[];
  readonly defaults: readonly Default[];
  readonly exclusive: readonly (readonly string[])[];
  readonly adds: readonly string[];
  /** Rules that bind it, or a kind between it and its sort, by name. */
  readonly rules: readonly Mention[];
  /** How a model declares one. */
  readonly example?: string;
  /** Names of the things of the model that are one. */
  readonly things: readonly string[];
}

export interface AttributeLine {
  readonly name: string;
  /** The kind that declares it. */
  readonly on: string;
  /** `carries DATA, ...`, `encrypted yes|no by CONTROL`. */
  readonly form: string;
  readonly question?: string;
  /** The condition of an attribute that nobody states. */
  readonly when?: string;
}

export interface Default {
  readonly text: string;
  readonly kind: string;
  readonly at: PlaceJson;
}

export interface ControlExplanation extends Head {
  readonly about: 'control';
  /** Of a control that comes with tmc: its page in the documentation, from the root of the package. */
  readonly page?: string;
  readonly aliases: readonly string[];
  readonly families: readonly string[];
  readonly partOf: readonly string[];
  readonly members: readonly Mention[];
  readonly guards?: 'callers' | 'content';
  readonly counts?: 'per_hop' | 'end_to_end';
  readonly mitigates: readonly string[];
  readonly fits: readonly string[];
  readonly removes: readonly string[];
  readonly verify: readonly string[];
  readonly guidance?: string;
  readonly cost?: string;
  readonly references: readonly { readonly catalogue: string; readonly id: string }[];
  readonly on?: string;
  readonly when?: string;
  /** Lines that claim it. */
  readonly lines: readonly string[];
  readonly requiredBy: readonly Mention[];
  /** What the model says of it. */
  readonly claims: readonly ReadFact[];
}

export interface AttributeExplanation extends Head {
  readonly about: 'attribute';
  readonly on: string;
  readonly aliases: readonly string[];
  readonly form: string;
  readonly lines: readonly string[];
  readonly values: readonly { readonly type: string; readonly ordered: boolean; readonly words: readonly string[] }[];
  readonly many: boolean;
  readonly means?: string;
  readonly weakest?: string;
  readonly unsetNothing: boolean;
  readonly when?: string;
}

export interface RuleExplanation extends Head {
  readonly about: 'rule';
  /** Of a rule that comes with tmc: its page in the documentation, from the root of the package. */
  readonly page?: string;
  readonly stride: readonly string[];
  readonly sentence?: string;
  readonly clauses: readonly Written[];
  readonly statements: readonly Written[];
  readonly examples: readonly Written[];
  readonly references: readonly { readonly catalogue: string; readonly id: string }[];
  /** Undefined where there is no model. */
  readonly used?: boolean;
  readonly threats: readonly { readonly id: string; readonly verdict: Verdict }[];
}

export interface Written {
  readonly text: string;
  readonly at: PlaceJson;
}

export interface FactExplanation extends Head {
  readonly about: 'fact';
  readonly on: readonly string[];
  readonly when: string;
  readonly usedBy: readonly Mention[];
}

export interface ScaleExplanation extends Head {
  readonly about: 'scale' | 'choice';
  readonly values: readonly string[];
  /** The word that was asked for, where it is one of the values. */
  readonly value?: string;
  readonly attributes: readonly { readonly name: string; readonly on: string }[];
  /** Tables that lead from it or to it. */
  readonly tables: readonly string[];
}

export interface TableExplanation extends Head {
  readonly about: 'table';
  readonly result: string;
  readonly from: readonly string[];
  /** Empty where one scale leads to the result. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly { readonly result: string; readonly adjusted: boolean }[] }[];
}

export interface SettingExplanation extends Head {
  readonly about: 'setting';
  readonly type: string;
  readonly default: string;
  /** What the project sets it to. */
  readonly value?: string;
  readonly usedBy: readonly Mention[];
}

export interface SceneExplanation extends Head {
  readonly about: 'scene';
  readonly lines: readonly string[];
  readonly usedBy: readonly Mention[];
}

export interface PackExplanation extends Omit<Head, 'at'> {
  readonly about: 'pack';
  readonly files: readonly string[];
  readonly used?: boolean;
  readonly rules: readonly Mention[];
}

/** A part, flow or datum of the model, with all that is known of it. */
export interface ElementExplanation extends Omit<Head, 'pack'> {
  readonly about: 'element';
  readonly model: string;
  readonly sort: string;
  readonly kinds: readonly string[];
  readonly boundaries: readonly string[];
  readonly facts: readonly ReadFact[];
  readonly threats: readonly { readonly id: string; readonly verdict: Verdict; readonly moot: boolean; readonly severity: string }[];
}

export type WordExplanation =
  | KindExplanation
  | ControlExplanation
  | AttributeExplanation
  | RuleExplanation
  | FactExplanation
  | ScaleExplanation
  | TableExplanation
  | SettingExplanation
  | SceneExplanation
  | PackExplanation
  | ElementExplanation;
