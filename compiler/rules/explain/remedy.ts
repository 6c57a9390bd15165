/** What to add to a model, as data: which control, in whose block, in which words. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Obligation } from '../../model/ir.ts';

/** One obligation of a threat, and how to meet it: `need` of the alternatives. */
export interface Remedy {
  readonly obligation: string;
  readonly state: Obligation['state'];
  readonly need: number;
  /** `on`, `along` or `before` what; a name. */
  readonly where: string;
  readonly alternatives: readonly Alternative[];
  readonly owner?: string;
  readonly due?: string;
}

export interface Alternative {
  readonly control: string;
  readonly title: string;
  /** What it does, from its doc. */
  readonly doc?: string;
  readonly guidance?: string;
  /** It is there already. */
  readonly met: boolean;
  /** `plans`, `lacks` and claims that do not count where they stand, in words. */
  readonly notes: readonly string[];
  /** Each of these lines alone meets this demand: tried on the model, not guessed. */
  readonly edits: readonly Edit[];
  /** Of a control that is worked out: when it holds, as written. */
  readonly when?: string;
  /** Members of the family that would do as well. */
  readonly members: readonly string[];
}

/** Lines of text for the block of one declaration. */
export interface Edit {
  /** `component receiver`, `flow delivery`, `hop gateway -> receiver`. */
  readonly block: string;
  readonly name: string;
  /** Where that declaration stands. */
  readonly at?: PlaceJson;
  /** The declaration has no block yet: write it with braces. */
  readonly opens: boolean;
  readonly lines: readonly string[];
  /** A line that says otherwise and has to go. */
  readonly instead?: { readonly text: string; readonly at: PlaceJson };
}

export interface Snippet {
  readonly lines: readonly string[];
  /** The file it fits into. */
  readonly file?: string;
}
