/** What nobody has said yet, with the lines that would say it and what the threat would be then. */
import type { Threat } from '../../model/ir.ts';
import type { Case } from './cases.ts';
import { withAnswer } from './changes.ts';
import type { ExplainContext } from './context.ts';
import type { Answer, OpenQuestion } from './explanation.ts';

export function openQuestions(context: ExplainContext, threat: Threat, judged: Case): readonly OpenQuestion[] {
  return context.model.questions
    .filter((question) => threat.questions.includes(question.id))
    .map(({ id, text, element, attribute, answers }) => {
      const at = context.declared(element);
      return {
        id,
        text,
        element,
        name: context.name(element),
        ...(at ? { at } : {}),
        ...insteadOf(context, element, attribute),
        answers: answers.map((line) => answerWith(context, judged, element, attribute, line)),
      };
    });
}

/** Two statements on one level would contradict each other. */
function insteadOf(context: ExplainContext, element: string, attribute: string): Pick<OpenQuestion, 'instead'> {
  const said = context.places.ofAttribute(element, attribute, undefined);
  if (!said?.node) return {};
  const { start, end, block } = said.node;
  const at = { file: said.at.file, start, end };
  return { instead: { text: context.text({ ...at, end: block ? block.start : end }), at: context.place(at) } };
}

/** Answers with a name still to be filled in lead nowhere yet. */
function answerWith(context: ExplainContext, judged: Case, element: string, attribute: string, line: string): Answer {
  const word = /^\S+ ([a-z][a-z0-9_]*)$/.exec(line)?.[1];
  if (word === undefined) return { line };
  const { verdict, severity } = judged.judgeIn(withAnswer(context.model, element, attribute, word));
  return { line, verdict, ...(severity && verdict !== 'not_applicable' ? { severity } : {}) };
}
