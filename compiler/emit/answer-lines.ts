/** How a question is answered, in the words of the model: in which block, and by which of several lines. Shared by all that ask. */
import type { Model } from '../model/ir.ts';

export interface AnswerPlace {
  /** In whose block: `flow posting`. */
  readonly block: string;
  /** The hop of that flow to say it of, in a block of its own: `worker -> ledger`. */
  readonly hop?: string;
}

/** `element` is the id that a question or an obligation is about. */
export function answerPlace(element: string, model: Model): AnswerPlace {
  const hop = model.hops.find((one) => one.id === element);
  return { block: blockOf(hop?.flow ?? element, model), ...(hop ? { hop: hop.name } : {}) };
}

/** As its declaration begins. */
function blockOf(id: string, model: Model): string {
  if (id === model.model.id) return `model ${model.model.name}`;
  const typed = model.elements.find((one) => one.id === id) ?? model.flows.find((one) => one.id === id);
  if (typed) return `${typed.sort} ${typed.name}`;
  return model.found.some((one) => one.id === id) ? `threat ${id.slice(id.indexOf('.') + 1)}` : id;
}

/** The first line as it is written, of the others what differs: `encrypted yes`, `no`, `by CONTROL`. */
export function answerLines(lines: readonly string[], hop: string | undefined): readonly string[] {
  const [first = '', ...others] = lines;
  const word = `${first.split(' ', 1)[0]} `;
  const whole = hop === undefined ? first : `hop ${hop} { ${first} }`;
  return [whole, ...others.map((line) => (line.startsWith(word) ? line.slice(word.length) : line))];
}

/** `encrypted yes` (or `no`, `by CONTROL`), each line as `quote` has it. */
export function joinAnswers<T extends string>(lines: readonly T[]): string {
  const [first = '', ...others] = lines;
  return others.length === 0 ? first : `${first} (or ${others.join(', ')})`;
}
