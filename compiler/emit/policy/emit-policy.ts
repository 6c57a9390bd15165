/**
 * `policy/`: what a pipeline reads. `required-controls.json` has every control that some threat demands, with what is known of it;
 * `threat-model.yml` runs the check. Must not say that a control is present because nobody said anything, nor write a workflow
 * that installs a program nobody has pinned.
 */
import type { Model, Obligation, ObligationClaim, Severity } from '../../model/ir.ts';
import type { EmitContext, Emitter } from '../emitter.ts';
import { stableJson } from '../json/stable-json.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { Standing } from '../standing.ts';
import { compareText } from '../text.ts';
import { namedPackage, PACKAGE } from './pinned.ts';
import { isHarmless, workflowText } from './workflow.ts';

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
  /** Where each alternative has to stand, when they do not stand at one place. */
  readonly places?: Obligation['places'];
  readonly need: number;
  /** Of the worst threat that demands it. */
  readonly severity: Severity;
  readonly state: Obligation['state'];
  /** Claimed, and all code that the claims link to exists. A claim without linked code is not present. */
  readonly present: boolean;
  readonly claims: readonly RequiredClaim[];
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

export interface RequiredClaim extends ObligationClaim {
  /** What of `code` is not in the repository. */
  readonly missing?: readonly string[];
}

const WORKFLOW = 'policy/threat-model.yml';

export const policyEmitter: Emitter = {
  name: 'policy',
  async emit(model, context) {
    const document = requiredControls(model, context.codeExists ?? (() => true));
    const controls = { path: 'policy/required-controls.json', text: stableJson(document) };
    const workflow = workflowOf(model, context);
    if ('missing' in workflow) return { files: [controls], diagnostics: [], notes: [`no ${WORKFLOW}: ${workflow.missing}`] };
    return { files: [controls, { path: WORKFLOW, text: workflow.text }], diagnostics: [] };
  },
};

/** The workflow, or why there is none. */
function workflowOf(model: Model, { project }: EmitContext): { readonly text: string } | { readonly missing: string } {
  const directory = project?.directory ?? '';
  const pin = project?.pin;
  const named = namedPackage(model);
  const from = pin ?? (named === undefined ? undefined : { package: named });
  if (!from) {
    return { missing: `no lock file pins ${PACKAGE}, and the model names no package in one version: \`checked by "@SCOPE/NAME@1.2.3"\`` };
  }
  const paths = [directory, ...(pin ? [pin.directory, pin.modules] : [])];
  if (!paths.every(isHarmless)) return { missing: 'a directory has characters in its name that a workflow cannot hold safely' };
  return { text: workflowText({ model: model.model.name, directory, from }) };
}

export function requiredControls(model: Model, codeExists: (pattern: string) => boolean): RequiredControls {
  const lookup = lookupOf(model);
  const sorted = [...model.obligations].sort((a, b) => compareText(a.id, b.id));
  return {
    schemaVersion: REQUIRED_CONTROLS_SCHEMA_VERSION,
    model: model.model.name,
    controls: sorted.map(({ threats: demanding, linked: _, denied: __, claims, ...rest }) => ({
      ...rest,
      claims: claims.map((claim) => withMissing(claim, codeExists)),
      present: isPresent({ ...rest, claims }, codeExists),
      threats: demanding.map((id) => standingIn(lookup, lookup.threats.get(id), id)),
    })),
  };
}

function withMissing(claim: ObligationClaim, codeExists: (pattern: string) => boolean): RequiredClaim {
  const missing = claim.code.filter((pattern) => !codeExists(pattern));
  return missing.length > 0 ? { ...claim, missing } : claim;
}

function standingIn(lookup: Lookup, threat: Model['threats'][number] | undefined, id: string): RequiringThreat {
  return { id, standing: threat ? lookup.standing(threat) : 'unknown' };
}

/**
 * As many of the alternatives as needed are claimed and linked. Claims that do not count yet (planned, lacking) never do.
 * `before` something each way has a claim of its own, and one without code is a way on which nothing shows the control.
 */
export function isPresent(
  obligation: Omit<Obligation, 'threats' | 'linked' | 'denied'>,
  codeExists: (pattern: string) => boolean,
): boolean {
  if (obligation.state !== 'met') return false;
  const holding = obligation.claims.filter((claim) => claim.state === 'implemented' || claim.state === 'provided');
  const linked = holding.filter((claim) => claim.code.length > 0 && claim.code.every(codeExists));
  if (obligation.placement === 'before' && linked.length < holding.length) return false;
  return new Set(linked.map((claim) => claim.control)).size >= obligation.need;
}
