/** The third question: what are we doing about it? Controls that must be there, gaps somebody admitted, and decisions. */
import type { Adjustment, Control, Decision, Element, Note, Obligation } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { needsSomebody } from '../standing.ts';
import { count, humanize } from '../text.ts';
import { code, fullStop, type Gfm, gfm, joinGfm, listGfm, md, sentenceCase } from './gfm.ts';
import { type ControlSection, foldedTable, type TopControl } from './page.ts';
import { isMissing, type Scope } from './scope.ts';
import { alternativesWords, controlWords, placeWords, stateWords } from './threat-words.ts';

const TOP = 5;

/** The same control at several places is one piece of work to plan: the most urgent place is first. */
interface Wanted {
  readonly obligations: readonly Obligation[];
}

/** `numbers`: of the threats this page tells in full. */
export function controlSection(
  scope: Scope,
  lookup: Lookup,
  numbers: ReadonlyMap<string, number>,
  adjustments: readonly Adjustment[],
): ControlSection {
  const wanted = groupByControl(scope.obligations.filter((obligation) => isMissing(obligation, lookup)));
  return {
    summary: summary(scope, wanted.length),
    top: wanted.slice(0, TOP).map((one) => topControl(one, lookup, numbers)),
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

function groupByControl(obligations: readonly Obligation[]): Wanted[] {
  const groups = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    const key = `${obligation.need} ${obligation.placement} ${obligation.alternatives.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), obligation]);
  }
  return [...groups.values()].map((group) => ({ obligations: group }));
}

function summary(scope: Scope, missing: number): Gfm {
  const all = scope.obligations.length;
  if (all === 0) return gfm('No control is demanded here.');
  const met = scope.obligations.filter((obligation) => obligation.state === 'met').length;
  const words = md`${gfm(`${met} of ${count(all, 'control')} that must be there ${met === 1 ? 'is' : 'are'} in place`)}.`;
  return missing > TOP ? md`${words} The five to do first:` : words;
}

function topControl({ obligations }: Wanted, lookup: Lookup, numbers: ReadonlyMap<string, number>): TopControl {
  const [first, ...others] = obligations as [Obligation, ...Obligation[]];
  const tests = obligations.flatMap((obligation) => obligation.claims.flatMap((claim) => claim.test));
  const proofs = tests.length > 0 ? [...new Set(tests)] : first.verify;
  const owners = [...new Set(obligations.flatMap((obligation) => obligation.owner ?? []))].sort();
  const due = obligations.flatMap((obligation) => obligation.due ?? []).sort()[0];
  return {
    control: controlWords(first, lookup),
    state: stateWords(first),
    also:
      others.length === 0
        ? undefined
        : shortList(
            others.map((obligation) => gfm(lookup.title(obligation.element))),
            4,
          ),
    stops: stopsWords(obligations, lookup, numbers),
    owner: owners.length === 0 ? md`nobody named` : listGfm(owners.map(gfm)),
    due: due === undefined ? md`no date` : gfm(due),
    test:
      proofs.length === 0
        ? md`nobody has said how to check it`
        : shortList(
            proofs.map((proof) => md`"${gfm(proof)}"`),
            2,
          ),
  };
}

function shortList(parts: readonly Gfm[], limit: number): Gfm {
  return parts.length <= limit ? listGfm(parts) : listGfm([...parts.slice(0, limit), md`${parts.length - limit} more`]);
}

function stopsWords(obligations: readonly Obligation[], lookup: Lookup, numbers: ReadonlyMap<string, number>): Gfm {
  const threats = [...new Set(obligations.flatMap((obligation) => obligation.threats))].filter((id) => {
    const threat = lookup.threats.get(id);
    return threat !== undefined && needsSomebody(threat, lookup.standing);
  });
  const told = [...new Set(threats.flatMap((id) => numbers.get(id) ?? []))].sort((a, b) => a - b);
  const others = threats.filter((id) => !numbers.has(id));
  const links = told.map((number) => md`[T${number}](#t${number})`);
  const titles = [...new Set(others.map((id) => lookup.threats.get(id)?.title ?? id))];
  return shortList([...links, ...titles.map((title) => md`"${gfm(title)}"`)], Math.max(links.length, 2));
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
  return md`${what}: ${state}${until(control.until)}${reason(control.because)}${owner(control.owner)}.`;
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
  const details = [
    ...lapsed(decision),
    md`reason: ${gfm(humanize(decision.reason))}`,
    md`owner: ${gfm(decision.owner)}`,
    ...(decision.ticket === undefined ? [] : [gfm(decision.ticket)]),
  ];
  return md`${what}${isExcuse(decision) ? until(decision.until) : by(decision.until)}${reason(decision.because)} (${joinGfm(details, ', ')}).`;
}

function adjustmentLine(adjustment: Adjustment): Gfm {
  const target = code(adjustment.target);
  const what = adjustment.off
    ? md`rule ${target} is switched off`
    : adjustment.severity === undefined
      ? md`${target} is changed`
      : md`rule ${target} counts as ${gfm(adjustment.severity)}`;
  const details = [...lapsed(adjustment), md`reason: ${gfm(humanize(adjustment.reason))}`, md`owner: ${gfm(adjustment.owner)}`];
  return md`**Adjusted:** ${what}${until(adjustment.until)}${reason(adjustment.because)} (${joinGfm(details, ', ')}).`;
}

function exclusionLine(note: Note, lookup: Lookup): Gfm {
  const because = note.because ?? note.text;
  return md`**Left out:** ${gfm(lookup.title(note.element))}${until(note.until)}${reason(because === '' ? undefined : because)}${owner(note.owner)}.`;
}

function reason(because: string | undefined): Gfm {
  return because === undefined || because === '' ? md`` : md`, because ${gfm(fullStop(because).replace(/\.$/, ''))}`;
}

function lapsed({ expired }: { readonly expired?: boolean }): Gfm[] {
  return expired ? [md`this date has passed`] : [];
}

/** Only these two let a threat be; the others are plans. */
function isExcuse({ verb }: Decision): boolean {
  return verb === 'accept' || verb === 'defer';
}

function by(date: string | undefined): Gfm {
  return date === undefined ? md`` : md` by ${gfm(date)}`;
}

function until(date: string | undefined): Gfm {
  return date === undefined ? md`` : md` until ${gfm(date)}`;
}

function owner(name: string | undefined): Gfm {
  return name === undefined ? md`` : md` (owner: ${gfm(name)})`;
}
