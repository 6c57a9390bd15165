/** The one line a build ends with, from the model alone. */
import { standingsOfModel, tallyOf } from '../emit/standing.ts';
import type { Model } from '../model/ir.ts';

/**
 * `8 components, 9 flows, 3 boundaries -> 14 threats (5 open, 2 unknown), 6 required controls, 4 questions`. Imported parts are
 * not counted, and a threat that is listed under another only with that one.
 */
export function summarizeModel(model: Model): string {
  const own = model.elements.filter((element) => element.imported === undefined);
  const ofSort = (sort: string) => own.filter((element) => element.sort === sort).length;
  const flows = model.flows.filter((flow) => flow.imported === undefined).length;
  const standings = standingsOfModel(model);
  const { open, unknown } = tallyOf(standings);
  const parts = [
    count(ofSort('component'), 'component', 'components'),
    count(flows, 'flow', 'flows'),
    count(ofSort('boundary'), 'boundary', 'boundaries'),
  ];
  const results = [
    `${count(standings.length, 'threat', 'threats')} (${open} open, ${unknown} unknown)`,
    count(model.obligations.length, 'required control', 'required controls'),
    count(model.questions.length, 'question', 'questions'),
  ];
  return `${parts.join(', ')} -> ${results.join(', ')}`;
}

/** What to say of a model that no pack judges: it finds nothing, whatever stands in it. */
export function unjudgedNote(model: Model): string | undefined {
  const uses = model.model.attributes.find((one) => one.attribute === 'uses');
  return (uses?.facts.length ?? 0) > 0
    ? undefined
    : `no rule pack judges \`${model.model.name}\`: say \`uses stride\` in the block of the model (\`uses auth, microservices, stride, webhook\` for all that is shipped)`;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
