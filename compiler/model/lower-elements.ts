/** Lowers actors, components, boundaries, data and features: their facts, controls and trust. */
import type { StatementNode } from '../syntax/ast.ts';
import type { Entity, Override } from './entities.ts';
import { kindsOf } from './entity-kinds.ts';
import type { Attribute, Element, ElementSort } from './ir.ts';
import { attributeNamed, type Context, kindFacts, noteOrigins, readStatements, renames, settleEntity, titleOf } from './lower-context.ts';
import { refText } from './nodes.ts';
import { collectProvidedTo, withProvided } from './provided.ts';
import type { Stated } from './statements.ts';

export function lowerElement(entity: Entity, context: Context): Element {
  const settled = settleEntity(entity, context);
  context.origins.set(entity.id, entity.at);
  const around = context.around.of(entity.parent).ids;
  const boundaries = around.flatMap((id) => context.elements.get(id) ?? []);
  collectProvidedTo(entity, context);
  const { kinds, isA } = kindFacts(entity.kinds);
  return {
    id: entity.id,
    name: entity.name,
    title: titleOf(entity),
    doc: entity.node.doc,
    sort: entity.sort as ElementSort,
    kinds,
    isA,
    attributes: settled.attributes,
    controls: withProvided(settled.controls, [entity.id], boundaries, context.input.vocabulary),
    boundaries: around,
    trust: trustOf(settled.attributes, boundaries[0]),
    renamedFrom: renames(settled.attributes),
  };
}

/** Its own or its kind's word; else what its nearest boundary has. An expired or withdrawn word hides the boundary's. */
function trustOf(attributes: readonly Attribute[], boundary: Element | undefined): string | undefined {
  const own = attributeNamed(attributes, 'trust');
  if (!own) return boundary?.trust;
  const value = own.facts[0]?.value;
  return value?.type === 'word' ? value.word : undefined;
}

export function applyOverrideKinds(context: Context): void {
  for (const override of context.input.overrides ?? []) {
    const entity = context.entities.byName.get(refText(override.subject));
    if (!entity || !override.kinds) continue;
    entity.kinds = kindsOf(
      context.input.vocabulary,
      override.kinds,
      entity.sort === 'threat' ? 'threat' : entity.sort,
      context.input.name,
      override.file,
      context.report,
    );
  }
}

export function readOwn(entity: Entity, context: Context): Stated[] {
  const stated = readStatements(entity.statements, entity, context);
  const changes = context.input.overrides?.filter((override) => refText(override.subject) === entity.name && override.statement) ?? [];
  const result = changes.length === 0 ? stated : override(stated, changes, entity, context);
  noteOrigins(context.origins, entity.id, result);
  return result;
}

/** What an example changes replaces what the scene said with the same word (for controls: of the same control). */
function override(stated: readonly Stated[], changes: readonly Override[], entity: Entity, context: Context): Stated[] {
  let result = [...stated];
  for (const change of changes) {
    const [added] = readStatements([{ node: change.statement as StatementNode, file: change.file }], entity, context);
    if (!added) continue;
    const isClaim = added.values.some((value) => value.type === 'control') && added.attribute.many;
    const sameControl = (one: Stated): boolean =>
      one.values.some(
        (value) => value.type === 'control' && added.values.some((other) => other.type === 'control' && other.control === value.control),
      );
    result = result.filter((one) => (isClaim ? !sameControl(one) : one.attribute.name !== added.attribute.name));
    result.push(added);
  }
  return result;
}
