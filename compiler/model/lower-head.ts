/** Lowers the model itself, threats declared by hand, and what is assumed, asked and excluded. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { ItemNode, StatementNode } from '../syntax/ast.ts';
import type { Entity } from './entities.ts';
import type { Attribute, FoundThreat, Model, Note } from './ir.ts';
import { settle } from './layers.ts';
import { baseKinds, type Context, noteOrigins, ownLayer, readStatements, settleEntity, titleOf } from './lower-context.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import type { Stated } from './statements.ts';
import { resolveValue } from './values.ts';

interface Lowered {
  readonly id: string;
  readonly attributes: readonly Attribute[];
}

export function lowerFound(entity: Entity, context: Context): FoundThreat {
  const settled = settleEntity(entity, context);
  const file = entity.at.file;
  context.origins.set(entity.id, entity.at);
  const phrase = findPhrase(entity.node.phrases, 'on');
  if (!phrase && !entity.node.broken) {
    context.report(createDiagnostic('TM2019', entity.at, { what: `threat \`${entity.name}\``, missing: '`on` and what it is about' }));
  }
  const on = phraseValues(phrase).flatMap((value) => {
    const resolved = resolveValue(value, ['element'], 'on', file, context.scope);
    return resolved?.type === 'element' ? [resolved.id] : [];
  });
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    stride: entity.node.kinds.map(refText).sort(),
    on: [...new Set(on)].sort(),
  };
}

export function lowerHead(context: Context): Model['model'] {
  const { header, name } = context.input;
  const kinds = baseKinds(context, 'model');
  const items: readonly ItemNode[] = header?.node.block?.items ?? [];
  const statements = items.filter((item): item is StatementNode => item.kind === 'statement');
  const stated = readStatements(
    statements.map((node) => ({ node, file: header?.file ?? '' })),
    { kinds, sort: 'model' },
    context,
  );
  noteOrigins(context.origins, name, stated);
  const settled = settle([ownLayer(stated), ...context.kinds.layersOf(kinds)], context);
  if (header) context.origins.set(name, locate(header.file, header.node.name));
  const packs = settled.attributes.find((one) => one.attribute === 'uses')?.facts ?? [];
  return {
    id: name,
    name,
    title: header?.node.title?.value ?? name,
    doc: header?.node.doc,
    attributes: settled.attributes,
    controls: settled.controls,
    packs: packs.flatMap((fact) => (fact.value?.type === 'word' ? [fact.value.word] : [])).sort(),
  };
}

/** `lowered`: what an `every` or a kind may exclude as well. */
export function notesOf(context: Context, lowered: readonly Lowered[]): Pick<Model, 'assumptions' | 'asks' | 'exclusions'> {
  const notes: Record<'assumes' | 'asks' | 'excluded', Note[]> = { assumes: [], asks: [], excluded: [] };
  const { header, name } = context.input;
  const headStatements = (header?.node.block?.items ?? []).filter(
    (item): item is StatementNode => item.kind === 'statement' && Object.hasOwn(notes, item.verb.text),
  );
  const ofHead = readStatements(
    headStatements.map((node) => ({ node, file: header?.file ?? '' })),
    { kinds: baseKinds(context, 'model'), sort: 'model' },
    { scope: { ...context.scope, report: () => undefined } },
  );
  const take = (element: string, list: readonly Stated[]): void => {
    for (const stated of list) {
      const verb = stated.attribute.name;
      if (!Object.hasOwn(notes, verb)) continue;
      const target = notes[verb as keyof typeof notes];
      const answer = stated.details?.find((detail) => detail.attribute === 'answer')?.values[0];
      for (const value of stated.values.length > 0 ? stated.values : [undefined]) {
        target.push({
          element,
          text: value?.type === 'text' ? value.text : (stated.because ?? ''),
          because: stated.because,
          until: stated.until,
          answer: answer?.type === 'text' ? answer.text : undefined,
          owner: stated.owner,
        });
      }
    }
  };
  for (const [entity, stated] of context.own) take(entity.id, stated);
  for (const [hop, stated] of context.ofHops) take(hop, stated);
  take(name, ofHead);
  for (const { id, attributes } of lowered) {
    const [fact] = attributes.find((one) => one.attribute === 'excluded')?.facts ?? [];
    if (fact && fact.source.level !== 'own')
      notes.excluded.push({ element: id, text: fact.because ?? '', because: fact.because, until: fact.until });
  }
  const sorted = (list: Note[]): Note[] => list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { assumptions: sorted(notes.assumes), asks: sorted(notes.asks), exclusions: sorted(notes.excluded) };
}
