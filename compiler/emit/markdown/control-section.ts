/** The third question: what are we doing about it? Controls that must be there, gaps somebody admitted, and decisions. */
import type { Adjustment, Control, Decision, Element, Note, Obligation } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { count, humanize } from '../text.ts';
import { fullStop, type Gfm, gfm, joinGfm, listGfm, md, sentenceCase } from './gfm.ts';
import { type ControlSection, foldedTable, type TopControl } from './page.ts';
import { isMissing, type Scope } from './scope.ts';
import { alternativesWords, controlWords, placeWords, stateWords } from './threat-words.ts';

const TOP = 5;

/** `numbers`: of the threats this page tells in full. */
export function controlSection(
  scope: Scope,
  lookup: Lookup,
  numbers: ReadonlyMap<string, number>,
  adjustments: readonly Adjustment[],
): ControlSection {
  const missing = scope.obligations.filter((obligation) => isMissing(obligation, lookup));
  return {
    summary: summary(scope, missing.length),
    top: missing.slice(0, TOP).map((obligation) => topControl(obligation, lookup, numbers)),
    all: foldedTable(scope.obligations, `All ${count(scope.obligations.length, 'control')} that must be there`, (obligation) =>
      controlRow(obligation, lookup),
    ),
    gaps: gaps(scope, lookup),
    decisions: [
      ...scope.decisions.map((decision) => decisionLine(decision, lookup)),
      ...adjustments.map(adjustmentLine),
      ...scope.exclusions.map((note) => exclusionLine(note, lookup)),
    ],
  };
}

function summary(scope: Scope, missing: number): Gfm {
  const all = scope.obligations.length;
  if (all === 0) return gfm('No control is demanded here.');
  const met = scope.obligations.filter((obligation) => obligation.state === 'met').length;
  const words = md`${gfm(`${met} of ${count(all, 'control')} that must be there ${met === 1 ? 'is' : 'are'} in place`)}.`;
  return missing > TOP ? md`${words} The five to do first:` : words;
}

function topControl(obligation: Obligation, lookup: Lookup, numbers: ReadonlyMap<string, number>): TopControl {
  const tests = obligation.claims.flatMap((claim) => claim.test);
  const proofs = tests.length > 0 ? tests : obligation.verify;
  return {
    control: controlWords(obligation, lookup),
    state: stateWords(obligation),
    stops: stopsWords(obligation, lookup, numbers),
    owner: obligation.owner === undefined ? md`nobody named` : gfm(obligation.owner),
    due: obligation.due === undefined ? md`no date` : gfm(obligation.due),
    test: proofs.length === 0 ? md`nobody has said how to check it` : listGfm(proofs.slice(0, 3).map((proof) => md`"${gfm(proof)}"`)),
  };
}

function stopsWords(obligation: Obligation, lookup: Lookup, numbers: ReadonlyMap<string, number>): Gfm {
  const told = obligation.threats.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const others = obligation.threats.filter((id) => !numbers.has(id));
  const links = told.map((number) => md`[T${number}](#t${number})`);
  if (told.length > 0) return others.length === 0 ? listGfm(links) : listGfm([...links, md`${others.length} more`]);
  const [first] = others;
  const title = gfm(first === undefined ? 'nothing' : (lookup.threats.get(first)?.title ?? first));
  return others.length > 1 ? md`"${title}" and ${others.length - 1} more` : md`"${title}"`;
}

function controlRow(obligation: Obligation, lookup: Lookup): Gfm[] {
  const owner = [
    ...(obligation.owner === undefined ? [] : [gfm(obligation.owner)]),
    ...(obligation.due === undefined ? [] : [gfm(obligation.due)]),
  ];
  const links = obligation.claims.flatMap((claim) => claim.code);
  const state = obligation.state === 'met' && !obligation.linked ? md`in place, no link to code` : stateWords(obligation);
  return [
    md`${alternativesWords(obligation, lookup)}<br>${placeWords(obligation, lookup)}`,
    links.length === 0 ? state : md`${state}<br>${joinGfm(links.map(gfm), '<br>')}`,
    gfm(obligation.severity),
    owner.length === 0 ? md`-` : joinGfm(owner, ', '),
  ];
}

/** Planned and lacking controls of the scope's parts and boundaries around them. */
function gaps(scope: Scope, lookup: Lookup): Gfm[] {
  const around = new Set(scope.parts.flatMap((part) => part.boundaries));
  const boundaries = [...around].map((id) => lookup.elements.get(id)).filter((one) => one !== undefined);
  const own = [...scope.parts, ...boundaries].filter((element) => element.imported === undefined);
  return own.flatMap((element) => element.controls.filter((control) => isGap(control)).map((control) => gapLine(element, control, lookup)));
}

function isGap(control: Control): boolean {
  return !control.expired && (control.state === 'planned' || control.state === 'lacking');
}

function gapLine(element: Element, control: Control, lookup: Lookup): Gfm {
  const what = md`**${gfm(lookup.controlTitle(control.control))}** at ${gfm(lookup.title(element.id))}`;
  const state =
    control.state === 'planned'
      ? control.by === undefined
        ? md`planned, without a date`
        : md`planned by ${gfm(control.by)}`
      : md`known to be missing`;
  return md`${what}: ${state}${reason(control.because)}${until(control.until)}${owner(control.owner)}.`;
}

const VERBS: Readonly<Record<Decision['verb'], string>> = {
  accept: 'accepted',
  defer: 'put off',
  mitigate: 'to be lessened',
  fix: 'to be fixed',
};

function decisionLine(decision: Decision, lookup: Lookup): Gfm {
  const threat = lookup.threats.get(decision.threat);
  const title = threat ? gfm(threat.title) : gfm(humanize(decision.rule));
  const what = md`**${gfm(sentenceCase(VERBS[decision.verb]))}:** "${title}" on ${gfm(lookup.title(decision.on))}`;
  const lapsed = decision.expired ? md` (this date has passed)` : md``;
  const details = [
    md`reason: ${gfm(humanize(decision.reason))}`,
    md`owner: ${gfm(decision.owner)}`,
    ...(decision.ticket === undefined ? [] : [gfm(decision.ticket)]),
  ];
  return md`${what}${until(decision.until)}${lapsed}${reason(decision.because)} (${joinGfm(details, ', ')}).`;
}

function adjustmentLine(adjustment: Adjustment): Gfm {
  const target = gfm(adjustment.target);
  const what = adjustment.off
    ? md`rule ${target} is switched off`
    : adjustment.severity === undefined
      ? md`${target} is changed`
      : md`rule ${target} counts as ${gfm(adjustment.severity)}`;
  const details = [md`reason: ${gfm(humanize(adjustment.reason))}`, md`owner: ${gfm(adjustment.owner)}`];
  return md`**Adjusted:** ${what}${until(adjustment.until)}${adjustment.expired ? md` (this date has passed)` : md``}${reason(adjustment.because)} (${joinGfm(details, ', ')}).`;
}

function exclusionLine(note: Note, lookup: Lookup): Gfm {
  const because = note.because ?? note.text;
  return md`**Left out:** ${gfm(lookup.title(note.element))}${until(note.until)}${reason(because === '' ? undefined : because)}${owner(note.owner)}.`;
}

function reason(because: string | undefined): Gfm {
  return because === undefined || because === '' ? md`` : md`, because ${gfm(fullStop(because).replace(/\.$/, ''))}`;
}

function until(date: string | undefined): Gfm {
  return date === undefined ? md`` : md` until ${gfm(date)}`;
}

function owner(name: string | undefined): Gfm {
  return name === undefined ? md`` : md` (owner: ${gfm(name)})`;
}
