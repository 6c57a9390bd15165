/**
 * The program that a model names for pipelines is one package in one version. A name without a scope, a range or a tag (`latest`)
 * would let somebody else decide what runs there.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { BuiltModel } from '../lower.ts';
import type { Report } from '../vocabulary-words.ts';

const PINNED = /^@[a-z0-9][a-z0-9._-]*\/[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

export function checkChecker(built: BuiltModel, report: Report): void {
  const { model } = built.draft;
  const at = built.origins.get(`${model.id}/checked`);
  for (const fact of model.attributes.find((one) => one.attribute === 'checked')?.facts ?? []) {
    for (const value of fact.phrases?.find((phrase) => phrase.preposition === 'by')?.values ?? []) {
      if (at && value.type === 'text' && !PINNED.test(value.text)) report(createDiagnostic('TM3020', at, { text: value.text }));
    }
  }
}
