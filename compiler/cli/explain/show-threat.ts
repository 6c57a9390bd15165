/** The page of a threat: what it is, why its verdict is what it is, how severe, what would close it; and of one that is not there. */

import { showText } from '../../diagnostics/render/display.ts';
import type { Painter } from '../../diagnostics/render/paint.ts';
import type { AbsenceExplanation, RuleHead, ThreatExplanation } from '../../rules/explain/explanation.ts';
import type { Page } from '../text/page.ts';
import { factText, placeText, type Showing, showFacts, showFrames } from './show.ts';
import { showClauses } from './show-clauses.ts';
import { referenceText } from './show-references.ts';
import { showDecide, showDecision, showQuestions, showRemedies } from './show-remedies.ts';
import { showScenario } from './show-scenario.ts';
import { showSeverity, span } from './show-severity.ts';

export function showThreat(showing: Showing, threat: ThreatExplanation): void {
  const { page } = showing;
  const verdict = threat.moot ? 'moot' : threat.verdict;
  const tone = toneOf(page, threat);
  page.raw([`${tone(`${verdict}[${threat.rule.id}]`)}${page.paint.strong(`: ${showText(threat.title)} (${span(threat.severity)})`)}`]);
  showFrames(showing, threat.bound, tone, [
    ['id', threat.id],
    ['kind', threat.stride.map((word) => word.replaceAll('_', ' ')).join(', ')],
    ['see', threat.references.map(referenceText).join(', ')],
  ]);
  page.blank();
  page.text(`${leadOf(threat)}${threat.sentence}`);
  if (threat.why !== undefined) {
    page.blank();
    page.text(threat.why);
  }
  page.heading(headingOf(threat));
  page.text(verdictText(showing, threat));
  page.blank();
  showClauses(showing, threat.clauses);
  if (threat.path.length > 0) {
    page.heading('The way that decides');
    page.text(threat.path.join(' -> '));
  }
  if (threat.counted.length > 0) {
    page.heading(`What it counted: ${threat.counted.length}`);
    page.text(threat.counted.join(', '));
  }
  if (threat.facts.length > 0) {
    page.heading('Facts it read');
    showFacts(showing, threat.facts);
  }
  showSeverity(showing, threat.severity, threat.questions.length > 0);
  if (threat.scenario) showScenario(showing, threat.scenario);
  showRelated(showing, threat);
  if (threat.decision) showDecision(showing, threat.decision);
  showQuestions(showing, threat.questions);
  showRemedies(showing, threat);
  if (threat.decide) showDecide(showing, threat.decide);
}

function toneOf(page: Page, { verdict, moot, severity }: ThreatExplanation): Painter {
  if (verdict === 'mitigated' || moot) return page.paint.good;
  if (verdict === 'unknown') return page.paint.warning;
  return severity.high === 'low' ? page.paint.note : severity.high === 'medium' ? page.paint.warning : page.paint.error;
}

/** The sentence of a rule speaks of the open case; that of an unknown threat says so itself. */
function leadOf({ verdict, moot }: ThreatExplanation): string {
  return verdict === 'mitigated' || moot ? 'Without what closes it: ' : '';
}

function headingOf({ verdict, moot }: ThreatExplanation): string {
  if (moot) return 'Why it does not matter whether it applies';
  return verdict === 'open' ? 'Why it is open' : verdict === 'mitigated' ? 'Why it is mitigated' : 'Why nobody can tell';
}

function verdictText(showing: Showing, threat: ThreatExplanation): string {
  if (threat.byHand) return foundText(showing, threat);
  const rule = ruleText(showing, threat.rule, threat.bound.length);
  if (threat.clauses.length === 0) return `${rule} requires nothing, so nothing closes it.`;
  if (threat.moot) return `Whether ${lower(rule)} applies is open, but what it requires is there: no answer opens it.`;
  if (threat.verdict === 'open') return `${rule} applies, and not all it requires is there.`;
  if (threat.verdict === 'mitigated') return `${rule} applies, and what it requires is there.`;
  const expired = threat.expired ? ' A fact it needs has run out, so it counts as open.' : '';
  return `${rule} needs facts that nobody has said.${expired}`;
}

/** A threat that somebody declared applies because he says so. */
function foundText(showing: Showing, { rule, clauses, verdict }: ThreatExplanation): string {
  const place = placeText(showing, rule.at);
  const lead = `Somebody found it${place === '' ? '' : ` and wrote it down (${place})`}`;
  if (clauses.length === 0) return `${lead}; it requires nothing, so nothing closes it.`;
  if (verdict === 'mitigated') return `${lead}, and what it requires is there.`;
  return verdict === 'open' ? `${lead}, and not all it requires is there.` : `${lead}; whether what it requires is there, nobody has said.`;
}

function ruleText(showing: Showing, rule: RuleHead, bound: number): string {
  const place = placeText(showing, rule.at);
  return bound === 0 ? 'It' : `The rule \`${rule.id}\`${place === '' ? '' : ` (${place})`}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function showRelated(showing: Showing, threat: ThreatExplanation): void {
  const { page } = showing;
  if (threat.subsumedBy !== undefined) {
    page.heading('Listed under');
    page.text(`${threat.subsumedBy}, which is counted instead`);
  }
  if (threat.covers.length > 0) {
    page.heading('Listed under this one, and not counted');
    page.code(threat.covers, 2);
  }
}

// ---- no threat ----------------------------------------------------------------------------------------------------------

const MOST_ELSEWHERE = 10;

export function showAbsence(showing: Showing, absence: AbsenceExplanation): void {
  const { page } = showing;
  const { rule, bound, clauses, facts, elsewhere } = absence;
  page.raw([`${page.paint.note(`no threat[${rule.id}]`)}${page.paint.strong(`: ${showText(rule.title)}`)}`]);
  showFrames(showing, bound, page.paint.note);
  page.heading('Why the rule finds nothing here');
  const place = placeText(showing, absence.at);
  const deciding = clauses.find((clause) => clause.decides);
  const which = deciding ? `\`${deciding.word} ${deciding.text}\` (${placeText(showing, deciding.at)}) fails: ` : '';
  page.text(upper(`${which}${absence.says}${deciding || place === '' ? '' : ` (${place})`}.`));
  if (absence.cases > 1) page.text(`There are ${absence.cases} cases; this is the one in which it comes furthest.`);
  if (clauses.length > 0) {
    page.blank();
    showClauses(showing, clauses);
  }
  if (deciding && deciding.facts.length > 0) {
    page.heading('Facts that clause read');
    showFacts(showing, deciding.facts);
  }
  const others = facts.filter((fact) => !deciding?.facts.some((one) => factText(one) === factText(fact)));
  if (others.length > 0) {
    page.heading(deciding ? 'Facts the others read' : 'Facts it read');
    showFacts(showing, others);
  }
  page.heading('Where it does find something');
  if (elsewhere.length === 0) page.text('Nowhere in this model.');
  page.code(elsewhere.slice(0, MOST_ELSEWHERE), 2);
  if (elsewhere.length > MOST_ELSEWHERE) page.text(`and ${elsewhere.length - MOST_ELSEWHERE} more`);
}
