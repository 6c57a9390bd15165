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
  let places = known.get(model);
  if (!places) {
    places = placesOf(model);
    known.set(model, places);
  }
  return places.get(element) ?? { block: element };
}

/** One pass for all questions of a model: there may be thousands. */
const known = new WeakMap<Model, ReadonlyMap<string, AnswerPlace>>();

/** Blocks as their declarations begin. */
function placesOf(model: Model): ReadonlyMap<string, AnswerPlace> {
  const places = new Map<string, AnswerPlace>([[model.model.id, { block: `model ${model.model.name}` }]]);
  for (const { id, sort, name } of [...model.elements, ...model.flows]) places.set(id, { block: `${sort} ${name}` });
  for (const { id } of model.found) places.set(id, { block: `threat ${id.slice(id.indexOf('.') + 1)}` });
  for (const { id, flow, name } of model.hops) places.set(id, { block: places.get(flow)?.block ?? flow, hop: name });
  return places;
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
