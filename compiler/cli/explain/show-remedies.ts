/** What would close a threat, with the lines to add; what closes it already; what has to be answered; how to let it stay. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Answer, Decided, OpenQuestion, ThreatExplanation } from '../../rules/explain/explanation.ts';
import { listed } from '../../rules/explain/facts.ts';
import { shortened } from '../../rules/explain/operands.ts';
import type { Alternative, Claim, Edit, Remedy, Snippet, Way } from '../../rules/explain/remedy.ts';
import { factText, placeText, type Showing } from './show.ts';
import { span } from './show-severity.ts';

export function showRemedies(showing: Showing, { remedies, verdict }: ThreatExplanation): void {
  const { page } = showing;
  const missing = remedies.filter((remedy) => remedy.state !== 'met');
  const met = remedies.filter((remedy) => remedy.state === 'met');
  if (met.length > 0) {
    page.heading('What closes it');
    for (const remedy of met) showMet(showing, remedy);
  }
  if (missing.length === 0) return;
  page.heading(verdict === 'unknown' ? 'What would close it, whatever the answers' : 'What would close it');
  for (const [index, remedy] of missing.entries()) {
    if (index > 0) page.blank();
    showRemedy(showing, remedy, missing.length > 1);
  }
}

function showMet(showing: Showing, { alternatives, verify }: Remedy): void {
  const { page } = showing;
  const met = alternatives.filter((one) => one.met);
  for (const { name, title, claims, facts } of met) {
    page.text(`\`${name}\`: ${title}`);
    for (const claim of claims)
      page.text(`\`${claim.name}\` ${claim.state === 'provided' ? 'has' : 'implements'} \`${claim.control}\`: ${evidenceOf(claim)}`, 4);
    const shown = facts.filter((fact) => !claims.some((claim) => claim.name.startsWith(fact.name)));
    for (const fact of shown) page.text(`${factText(fact)} (${placeText(showing, fact.at)})`, 4);
  }
  if (verify.length > 0 && met.every(({ claims }) => claims.every((claim) => claim.test.length === 0)))
    showVerify(showing, 'No test is linked yet. One would show that', verify);
}

function evidenceOf({ code, test }: Claim): string {
  const evidence = [...code.map((path) => `code ${path}`), ...test.map((name) => `test "${name}"`)];
  return evidence.length === 0 ? 'no code is linked yet' : evidence.join(', ');
}

function showVerify({ page }: Showing, lead: string, verify: readonly string[]): void {
  page.text(lead);
  for (const text of verify) page.text(text, 4, { text: '-' });
}

function showRemedy(showing: Showing, remedy: Remedy, several: boolean): void {
  const { page } = showing;
  const open = remedy.alternatives.filter((one) => !one.met);
  const [lead] = open;
  if (!lead) return;
  const facts = [
    remedy.state === 'undeclared' ? undefined : remedy.state,
    remedy.owner && `owner ${remedy.owner}`,
    remedy.due && `due ${remedy.due}`,
  ].filter((one) => one);
  const state = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  if (open.length > 1) page.text(`${remedy.need === 1 ? 'One' : remedy.need} of these ${remedy.where}${state}:`);
  else if (several) page.text(`Needed ${remedy.where}${state}:`);
  for (const alternative of open) {
    page.text(`\`${alternative.name}\`: ${alternative.title}${open.length > 1 || several ? '' : state}`);
    showAlternative(showing, alternative);
  }
  if (remedy.verify.length > 0) showVerify(showing, 'A test would show that', remedy.verify);
}

function showAlternative(showing: Showing, alternative: Alternative): void {
  const { page } = showing;
  const { ways, when, members, guidance } = alternative;
  if (guidance !== undefined) page.text(guidance, 4);
  if (when !== undefined && ways.length === 0) page.text(`Nobody claims it: it is there where \`${when}\`.`, 4);
  else if (ways.length === 0) page.text('No single line does it: it has to stand on every way.', 4);
  showWays(showing, ways);
  if (members.length > 0) page.text(`Any of its kind will do: ${listed(shortened(members), 'and')}.`, 4);
}

/** The first way in full; of the others only where they go, when they add the same line. */
function showWays(showing: Showing, ways: readonly Way[]): void {
  const { page } = showing;
  const [first, ...others] = ways;
  if (!first) return;
  showWay(showing, first, 'In');
  const [line] = first.edits.map((edit) => edit.line);
  const alike = others.filter((way) => way.edits.length === 1 && first.edits.length === 1 && way.edits[0]?.line === line);
  if (alike.length > 0) {
    const places = alike.flatMap((way) => way.edits.map((edit) => whereText(showing, edit)));
    page.text(`or the same in ${places.join(', or in ')}.`, 4);
    page.blank();
  }
  for (const way of others.filter((one) => !alike.includes(one))) showWay(showing, way, 'or in');
}

function showWay(showing: Showing, way: Way, lead: string): void {
  const { page } = showing;
  for (const [index, edit] of way.edits.entries()) {
    page.blank();
    page.text(`${index > 0 ? 'and in' : lead} ${whereText(showing, edit)}:`, 4);
    page.blank();
    page.code([edit.opens ? `{ ${edit.line} }` : edit.line], 8);
  }
  page.blank();
}

function whereText(showing: Showing, { block, at, instead, opens }: Edit): string {
  const place = placeText(showing, at);
  const line = instead === undefined ? '' : lineOf(instead.at);
  const gone =
    instead === undefined
      ? ''
      : instead.only === undefined
        ? `, instead of \`${instead.text}\`${line}`
        : `, and take \`${instead.only}\` out of \`${instead.text}\`${line}`;
  return `\`${block}\`${place === '' ? '' : ` (${place})`}${opens ? ', which has no block yet' : ''}${gone}`;
}

function lineOf({ start }: PlaceJson): string {
  return start ? ` in line ${start.line}` : '';
}

// ---- questions ----------------------------------------------------------------------------------------------------------

export function showQuestions(showing: Showing, questions: readonly OpenQuestion[]): void {
  const { page } = showing;
  if (questions.length === 0) return;
  page.heading(questions.length === 1 ? 'What nobody has said' : `What nobody has said: ${questions.length} questions`);
  for (const { text, name, at, instead, answers } of questions) {
    page.text(text);
    const place = placeText(showing, at);
    if (answers.length === 0) continue;
    page.text(
      `One of these lines in the block of \`${name}\`${place === '' ? '' : ` (${place})`} answers it${instead === undefined ? '' : `, instead of \`${instead.text}\`${lineOf(instead.at)}`}:`,
    );
    page.blank();
    const column = Math.max(...answers.map((answer) => answer.line.length));
    page.code(
      answers.map((answer) => `${answer.line.padEnd(column)}   ${outcomeOf(answer)}`),
      6,
    );
    page.blank();
  }
}

function outcomeOf({ verdict, severity }: Answer): string {
  if (verdict === undefined) return '';
  if (verdict === 'not_applicable') return '// then there is no such threat';
  return `// then it is ${verdict}${verdict === 'mitigated' || !severity ? '' : ` (${span(severity)})`}`;
}

// ---- decisions ----------------------------------------------------------------------------------------------------------

export function showDecision(showing: Showing, decision: Decided): void {
  const { page } = showing;
  const place = placeText(showing, decision.at);
  const until = decision.until === undefined ? '' : ` until ${decision.until}`;
  page.heading('What was decided');
  const excuses = decision.verb === 'accept' || decision.verb === 'defer';
  const effect = decision.expired
    ? ' The date has passed: it excuses nothing any more.'
    : excuses
      ? ' It is listed, and not counted.'
      : ' That is a plan, and excuses nothing.';
  page.text(
    `${decision.verb}${until}, by ${decision.owner}, because ${decision.reason.replaceAll('_', ' ')}${decision.because === undefined ? '' : `: ${decision.because}`}.${effect}`,
  );
  const rest = [place, decision.ticket].filter((one) => one);
  if (rest.length > 0) page.text(rest.join(', '));
}

export function showDecide(showing: Showing, snippet: Snippet): void {
  const { page } = showing;
  page.heading('Or let it stay, for a while');
  page.text(
    `Who answers for it says why, and until when${snippet.file === undefined ? '' : `; in ${showing.showPath(snippet.file)}, say`}:`,
  );
  page.blank();
  page.code(snippet.lines);
  page.blank();
  page.text('REASON is one of the words that `tmc explain reason` lists.');
}
