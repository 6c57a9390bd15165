/**
 * `policy/required-controls.json`: every control that some threat demands, with what is known of it. For pipelines and other
 * programs; pages say the same in words. Must not say that a control is present because nobody said anything.
 */
import type { Model, Obligation, ObligationClaim, Severity } from '../../model/ir.ts';
import type { Emitter } from '../emitter.ts';
import { stableJson } from '../json/stable-json.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { Standing } from '../standing.ts';
import { compareText } from '../text.ts';

export const REQUIRED_CONTROLS_SCHEMA_VERSION = 1;

export interface RequiredControls {
  readonly schemaVersion: typeof REQUIRED_CONTROLS_SCHEMA_VERSION;
  readonly model: string;
  /** Sorted by id. */
  readonly controls: readonly RequiredControl[];
}

/** An obligation of the model, and whether it is met with code that exists. */
export interface RequiredControl {
  /** `payments.receiver#on:hmac_signature|mutual_tls`. */
  readonly id: string;
  /** Id of the element, flow or hop. */
  readonly element: string;
  /** `on` it, somewhere `along` it, or `before` it on every way there. */
  readonly placement: 'on' | 'along' | 'before';
  /** Controls of which as many as `need` says are enough. */
  readonly alternatives: readonly string[];
  readonly need: number;
  /** Of the worst threat that demands it. */
  readonly severity: Severity;
  readonly state: Obligation['state'];
  /** Claimed, and all code that the claims link to exists. A claim without linked code is not present. */
  readonly present: boolean;
  readonly claims: readonly ObligationClaim[];
  readonly threats: readonly RequiringThreat[];
  /** What must be true of the control; a test shows it. */
  readonly verify: readonly string[];
  readonly owner?: string;
  readonly due?: string;
}

export interface RequiringThreat {
  readonly id: string;
  readonly standing: Standing;
}

export const policyEmitter: Emitter = {
  name: 'policy',
  async emit(model, context) {
    const document = requiredControls(model, context.codeExists ?? (() => true));
    return { files: [{ path: 'policy/required-controls.json', text: stableJson(document) }], diagnostics: [] };
  },
};

export function requiredControls(model: Model, codeExists: (pattern: string) => boolean): RequiredControls {
  const lookup = lookupOf(model);
  const sorted = [...model.obligations].sort((a, b) => compareText(a.id, b.id));
  return {
    schemaVersion: REQUIRED_CONTROLS_SCHEMA_VERSION,
    model: model.model.name,
    controls: sorted.map(({ threats: demanding, linked: _, ...rest }) => ({
      ...rest,
      present: isPresent(rest, codeExists),
      threats: demanding.map((id) => standingIn(lookup, lookup.threats.get(id), id)),
    })),
  };
}

function standingIn(lookup: Lookup, threat: Model['threats'][number] | undefined, id: string): RequiringThreat {
  return { id, standing: threat ? lookup.standing(threat) : 'unknown' };
}

/** As many of the alternatives as needed are claimed and linked. Claims that do not count yet (planned, lacking) never do. */
export function isPresent(obligation: Omit<Obligation, 'threats' | 'linked'>, codeExists: (pattern: string) => boolean): boolean {
  if (obligation.state !== 'met') return false;
  const linked = obligation.claims.filter(
    (claim) => (claim.state === 'implemented' || claim.state === 'provided') && claim.code.length > 0 && claim.code.every(codeExists),
  );
  return new Set(linked.map((claim) => claim.control)).size >= obligation.need;
}
