/** "`requires C on entry` demands C of each hop that enters": a demand that nothing would check is told, never dropped. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Attribute, Fact, Model } from '../../model/ir.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { Location } from '../../source/span.ts';

export function isOnEntry(fact: Fact): boolean {
  return (fact.phrases ?? []).some(
    (phrase) => phrase.preposition === 'on' && phrase.values.some((value) => value.type === 'word' && value.word === 'entry'),
  );
}

export function checkDemands(input: { readonly draft: Model; readonly origins: ReadonlyMap<string, Location> }, report: Report): void {
  const { draft, origins } = input;
  for (const { id, sort, attributes } of [...draft.elements, ...draft.flows, { ...draft.model, sort: 'model' }]) {
    for (const fact of requiresOf(attributes)) {
      if ((sort === 'boundary' && isOnEntry(fact)) || fact.source.level !== 'own' || fact.value?.type !== 'control') continue;
      const at = origins.get(`${id}/control:${fact.value.control}`) ?? origins.get(`${id}/requires`);
      if (at) report(createDiagnostic('TM4042', at, { control: fact.value.control, sort }));
    }
  }
}

function requiresOf(attributes: readonly Attribute[]): readonly Fact[] {
  return attributes.find((one) => one.attribute === 'requires')?.facts ?? [];
}
