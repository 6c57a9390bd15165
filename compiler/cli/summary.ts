/** The one line a build ends with, from the model alone. */
import type { Model } from '../model/ir.ts';

/** `8 components, 9 flows, 3 boundaries -> 14 threats (5 open), 6 required controls, 4 questions`; imported parts are not counted. */
export function summarizeModel(model: Model): string {
  const own = model.elements.filter((element) => element.imported === undefined);
  const ofSort = (sort: string) => own.filter((element) => element.sort === sort).length;
  const flows = model.flows.filter((flow) => flow.imported === undefined).length;
  const open = model.threats.filter((threat) => threat.verdict === 'open').length;
  const parts = [
    count(ofSort('component'), 'component', 'components'),
    count(flows, 'flow', 'flows'),
    count(ofSort('boundary'), 'boundary', 'boundaries'),
  ];
  const results = [
    `${count(model.threats.length, 'threat', 'threats')} (${open} open)`,
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
    : `no rule pack judges \`${model.model.name}\`: say \`uses stride\` in the block of the model (\`uses stride, webhook, auth\` for all that is shipped)`;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
