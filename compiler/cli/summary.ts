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

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
