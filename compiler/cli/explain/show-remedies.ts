/** What would close a threat, with the lines to add; what closes it already; what has to be answered; how to let it stay. */
import type { Answer, Decided, OpenQuestion, ThreatExplanation } from '../../rules/explain/explanation.ts';
import type { Alternative, Edit, Remedy, Snippet, Way } from '../../rules/explain/remedy.ts';
import { placeText, type Showing } from './show.ts';
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

function showMet({ page }: Showing, remedy: Remedy): void {
  for (const { alternatives } of [remedy]) {
    for (const { control, title, claims } of alternatives.filter((one) => one.met)) {
      page.text(`\`${control}\`: ${title}`);
      for (const claim of claims) {
        const evidence = [...claim.code.map((path) => `code ${path}`), ...claim.test.map((name) => `test "${name}"`)];
        page.text(
          `\`${claim.name}\` ${claim.state === 'provided' ? 'has' : 'implements'} \`${claim.control}\`: ${evidence.length === 0 ? 'no code is linked yet' : evidence.join(', ')}`,
          4,
        );
      }
    }
  }
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
    page.text(`${alternative.title}${open.length > 1 || several ? '' : state}`, 2, { text: `\`${alternative.control}\`:` });
    showAlternative(showing, alternative);
  }
  if (remedy.verify.length > 0) {
    page.text('A test would show that');
    for (const text of remedy.verify) page.text(text, 4, { text: '-' });
  }
}

function showAlternative(showing: Showing, alternative: Alternative): void {
  const { page } = showing;
  const { ways, when, members, guidance } = alternative;
  if (guidance !== undefined) page.text(guidance, 4);
  if (when !== undefined) page.text(`Nobody claims it: it is there where \`${when}\`.`, 4);
  else if (ways.length === 0) page.text('No single line does it: it has to stand on every way.', 4);
  for (const [index, way] of ways.entries()) showWay(showing, way, index > 0);
  if (members.length > 0) page.text(`Any of its kind will do: ${members.join(', ')}.`, 4);
}

/** The lines of the first way in full; of another only where they go when they are the same. */
function showWay(showing: Showing, way: Way, other: boolean): void {
  const { page } = showing;
  for (const [index, edit] of way.edits.entries()) {
    page.blank();
    page.text(`${other && index === 0 ? 'Or in' : index > 0 ? 'and in' : 'In'} ${whereText(showing, edit)}:`, 4);
    page.blank();
    page.code([edit.opens ? `{ ${edit.line} }` : edit.line], 8);
  }
  page.blank();
}

function whereText(showing: Showing, { block, at, instead, opens }: Edit): string {
  const place = placeText(showing, at);
  const line = instead?.at.start ? ` in line ${instead.at.start.line}` : '';
  const gone =
    instead === undefined
      ? ''
      : instead.only === undefined
        ? `, instead of \`${instead.text}\`${line}`
        : `, and take \`${instead.only}\` out of \`${instead.text}\`${line}`;
  return `\`${block}\`${place === '' ? '' : ` (${place})`}${opens ? ', which has no block yet' : ''}${gone}`;
}

// ---- questions ----------------------------------------------------------------------------------------------------------

export function showQuestions(showing: Showing, questions: readonly OpenQuestion[]): void {
  const { page } = showing;
  if (questions.length === 0) return;
  page.heading(questions.length === 1 ? 'What nobody has said' : `What nobody has said: ${questions.length} questions`);
  for (const { text, name, at, answers } of questions) {
    page.text(text);
    const place = placeText(showing, at);
    if (answers.length === 0) continue;
    page.text(`One of these lines in the block of \`${name}\`${place === '' ? '' : ` (${place})`} answers it:`);
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

export function showDecide(showing: Showing, snippet: Snippet, reasons: readonly string[]): void {
  const { page } = showing;
  page.heading('Or let it stay, for a while');
  page.text(
    `Who answers for it says why, and until when${snippet.file === undefined ? '' : `; in ${showing.showPath(snippet.file)}, say`}:`,
  );
  page.blank();
  page.code(snippet.lines);
  page.blank();
  if (reasons.length > 0) page.text(`REASON is one of ${reasons.join(', ')}.`);
}
