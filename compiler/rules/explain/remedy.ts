/** What to add to a model, as data: which control, in whose block, in which words. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Obligation } from '../../model/ir.ts';
import type { ReadFact } from './explanation.ts';

/** Something the rule demands, and how to meet it: `need` of the alternatives. */
export interface Remedy {
  /** Ids of the required controls it stands for. */
  readonly obligations: readonly string[];
  readonly state: Obligation['state'];
  readonly need: number;
  /** `on delivery`, `before ledger`. */
  readonly where: string;
  readonly alternatives: readonly Alternative[];
  /** What a test of it would show. */
  readonly verify: readonly string[];
  readonly owner?: string;
  readonly due?: string;
}

export interface Alternative {
  readonly control: string;
  /** As the model writes it. */
  readonly name: string;
  readonly title: string;
  /** What it does, from its doc. */
  readonly doc?: string;
  readonly guidance?: string;
  /** It is there already. */
  readonly met: boolean;
  /** Where it is there, and what shows it. */
  readonly claims: readonly Claim[];
  /** What else says that it is there. */
  readonly facts: readonly ReadFact[];
  /** Each of them alone meets this demand: tried on the model, not guessed. The nearest first. */
  readonly ways: readonly Way[];
  /** Of a control that is worked out: when it holds, as written. */
  readonly when?: string;
  /** Controls that are always this one too, and would do as well. */
  readonly members: readonly string[];
}

export interface Claim {
  readonly name: string;
  readonly control: string;
  readonly state: string;
  readonly code: readonly string[];
  readonly test: readonly string[];
}

/** Lines that are needed together. */
export interface Way {
  readonly edits: readonly Edit[];
}

/** A line for the block of one declaration. */
export interface Edit {
  /** `component receiver`, `flow delivery`. */
  readonly block: string;
  /** Where that declaration stands. */
  readonly at?: PlaceJson;
  /** The declaration has no block yet: write it with braces. */
  readonly opens: boolean;
  readonly line: string;
  /** The statement that says otherwise and has to go; `only`: just this word of it. */
  readonly instead?: { readonly text: string; readonly only?: string; readonly at: PlaceJson };
}

export interface Snippet {
  readonly lines: readonly string[];
  /** The file it fits into. */
  readonly file?: string;
}
