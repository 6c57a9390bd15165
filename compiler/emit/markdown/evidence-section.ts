/** The fourth question: did we do a good job, and how will we know? Open questions, assumptions, and what proves a control. */
import type { Note, Obligation, Question } from '../../model/ir.ts';
import { answerLines, answerPlace, joinAnswers } from '../answer-lines.ts';
import type { Lookup } from '../lookup.ts';
import { count } from '../text.ts';
import { code, fullStop, type Gfm, gfm, joinGfm, md, sentenceCase } from './gfm.ts';
import { type AskedQuestion, type Evidence, foldedTable } from './page.ts';
import type { Scope } from './scope.ts';
import { controlWords } from './threat-words.ts';

const TOP = 5;

export function evidenceSection(scope: Scope, lookup: Lookup): Evidence {
  const questions = scope.questions.map((question) => asked(question, lookup));
  const proven = scope.obligations.filter(
    (obligation) => obligation.state === 'met' && obligation.verify.length + testsOf(obligation).length > 0,
  );
  return {
    summary: summary(scope),
    questions: questions.slice(0, TOP),
    more: questions.slice(TOP),
    moreCount: gfm(count(Math.max(0, questions.length - TOP), 'more question')),
    asks: scope.asks.map((note) => noteLine(note, lookup)),
    assumptions: scope.assumptions.map((note) => noteLine(note, lookup)),
    tests: foldedTable(proven, `How to check ${count(proven.length, 'control')}`, (obligation) => testRow(obligation, lookup)),
  };
}

function testsOf(obligation: Obligation): string[] {
  return obligation.claims.filter((claim) => claim.state === 'implemented' || claim.state === 'provided').flatMap((claim) => claim.test);
}

function summary(scope: Scope): Gfm {
  const met = scope.obligations.filter((obligation) => obligation.state === 'met');
  const sentences: string[] = [];
  if (met.length > 0) {
    const linked = met.filter((obligation) => obligation.linked).length;
    const tested = met.filter((obligation) => testsOf(obligation).length > 0).length;
    sentences.push(
      `Of ${count(met.length, 'control')} in place, ${linked} ${linked === 1 ? 'links' : 'link'} to code and ${tested} ${tested === 1 ? 'names' : 'name'} a test.`,
    );
  }
  const open = scope.questions.length;
  if (open === 0) sentences.push('Nothing that the rules need to know is left open.');
  else if (open === 1) sentences.push('One question is open; its answer settles what is not known yet.');
  else sentences.push(`${open} questions are open.${open > TOP ? ' The five that settle most:' : ''}`);
  return gfm(sentences.join(' '));
}

function asked(question: Question, lookup: Lookup): AskedQuestion {
  const { block, hop } = answerPlace(question.element, lookup.model);
  const titles = question.threats.map((id) => lookup.threats.get(id)?.title ?? id);
  const unique = [...new Set(titles)];
  const decides = unique.slice(0, 2).map((title) => md`"${gfm(title)}"`);
  const more = unique.length > 2 ? [md`${unique.length - 2} more`] : [];
  return {
    text: gfm(sentenceCase(question.text)),
    decides: decides.length === 0 ? md`nothing yet` : joinGfm([...decides, ...more], ', '),
    place: code(block),
    answers: joinAnswers(answerLines(question.answers, hop).map(code)) as Gfm,
  };
}

function noteLine(note: Note, lookup: Lookup): Gfm {
  const about = note.element === lookup.model.model.id ? md`` : md`${gfm(lookup.title(note.element))}: `;
  const because = note.because === undefined ? '' : `, because ${note.because}`;
  const answer = note.answer === undefined ? md`` : md` Answer: ${gfm(fullStop(note.answer))}`;
  const details = [
    ...(note.until === undefined ? [] : [md`until ${gfm(note.until)}`]),
    ...(note.owner === undefined ? [] : [md`owner: ${gfm(note.owner)}`]),
  ];
  const tail = details.length === 0 ? md`` : md` (${joinGfm(details, ', ')})`;
  return md`${about}${gfm(fullStop(`${sentenceCase(note.text)}${because}`))}${answer}${tail}`;
}

function testRow(obligation: Obligation, lookup: Lookup): Gfm[] {
  const tests = testsOf(obligation);
  return [
    controlWords(obligation, lookup),
    obligation.verify.length === 0 ? md`-` : joinGfm(obligation.verify.map(gfm), '<br>'),
    tests.length === 0 ? md`none linked` : joinGfm(tests.map(code), '<br>'),
  ];
}
