/**
 * Where in the text a fact of the IR was said: the statement in the block of an element, a flow, an `every`, a kind, or of
 * the boundary or component that provides a control. Must not decide anything: the IR says which statement holds.
 */
import { CONTROL_VERBS } from '../../model/control-verbs.ts';
import type { Entity, Placed } from '../../model/entities.ts';
import type { Control, Fact, Source, Value } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { BuiltModel } from '../../model/lower.ts';
import { locate, refText } from '../../model/nodes.ts';
import { valueKey } from '../../model/statements.ts';
import type { Kind, Vocabulary } from '../../model/vocabulary.ts';
import { attributeOfKinds } from '../../model/vocabulary-kinds.ts';
import { findWord } from '../../model/vocabulary-words.ts';
import type { Location } from '../../source/span.ts';
import type { StatementNode, ValueNode } from '../../syntax/ast.ts';

export interface StatementPlaces {
  /** Of an attribute: the statement of this fact; without one, the first of the attribute (`carries unknown`). */
  ofAttribute(id: string, attribute: string, fact: Fact | undefined): Said | undefined;
  ofClaim(id: string, control: Control): Said | undefined;
  entity(id: string): Entity | undefined;
  /** The block `hop a -> b { ... }` of a hop, where it has one of its own. */
  hopBlock(id: string): Placed<Entity['node']> | undefined;
}

export interface Said {
  readonly at: Location;
  /** A hop has it from its flow. */
  readonly ofFlow?: boolean;
  readonly node?: StatementNode;
}

export function createStatementPlaces(built: BuiltModel, vocabulary: Vocabulary): StatementPlaces {
  const byId = new Map(built.entities.all.map((entity) => [entity.id, entity]));
  const same = (node: ValueNode, value: Value): boolean => sameValue(node, value, built, vocabulary);

  /** Statements of one level about an attribute; of several the one that names the value. */
  function choose(
    statements: readonly Placed<StatementNode>[],
    kinds: readonly Kind[],
    attribute: string,
    value: Value | undefined,
  ): Said | undefined {
    const fitting = statements.filter(({ node }) => (attributeOfKinds(kinds, node.verb.text)?.name ?? node.verb.text) === attribute);
    const named = value && fitting.find(({ node }) => (node.values?.steps.flat() ?? []).some((one) => same(one, value)));
    const chosen = named ?? (value !== undefined && attribute in CONTROL_VERBS ? undefined : fitting[0]);
    return chosen && { at: locate(chosen.file, chosen.node), node: chosen.node };
  }

  function hopBlock(id: string): Placed<Entity['node']> | undefined {
    const at = built.origins.get(id);
    const flow = byId.get(id.replace(/\[[^\]]*\]$/, ''));
    return at && flow?.hops.find(({ node, file }) => file === at.file && node.start === at.start);
  }

  /** Where the statement that won stands: what an example changes is in no block of the element. */
  function changed(
    id: string,
    statements: readonly Placed<StatementNode>[],
    attribute: string,
    value: Value | undefined,
  ): Said | undefined {
    const at = built.origins.get(`${id}/${value?.type === 'control' ? `control:${value.control}` : attribute}`);
    const stands = at && statements.some(({ node, file }) => file === at.file && node.start === at.start);
    return at && !stands ? { at } : undefined;
  }

  function own(id: string, attribute: string, value: Value | undefined): Said | undefined {
    const entity = byId.get(id);
    if (entity) return changed(id, entity.statements, attribute, value) ?? choose(entity.statements, entity.kinds, attribute, value);
    const flow = byId.get(id.replace(/\[[^\]]*\]$/, ''));
    if (!flow) return changed(id, [], attribute, value);
    const block = hopBlock(id);
    const kinds = [...flow.kinds, ...baseKinds(vocabulary)];
    const here = choose(statementsOf(block), kinds, attribute, value);
    if (here) return here;
    const ofFlow = changed(flow.id, flow.statements, attribute, value) ?? choose(flow.statements, kinds, attribute, value);
    return ofFlow && { ...ofFlow, ofFlow: true };
  }

  function find(id: string, source: Source, attribute: string, value: Value | undefined): Said | undefined {
    switch (source.level) {
      case 'own':
        return own(id, attribute, value);
      case 'every':
        return named(everyPlace(source, attribute, value));
      case 'kind': {
        const kind = findById(vocabulary.kinds, source.kind);
        return kind && choose(kind.defaults, [kind], attribute, value);
      }
      case 'boundary':
      case 'component': {
        const giver = byId.get(source.level === 'boundary' ? source.boundary : source.component);
        return giver && choose(giver.statements, giver.kinds, attribute in CONTROL_VERBS ? 'provides' : attribute, value);
      }
    }
  }

  function everyPlace(source: Source & { level: 'every' }, attribute: string, value: Value | undefined): Location | undefined {
    const blocks = built.every.filter((block) => block.kind.id === source.kind && block.within?.id === source.in);
    const stated = blocks.flatMap((block) => block.statements.map((one) => one.stated)).filter((one) => one.attribute.name === attribute);
    const key = value && valueKey(value);
    return (stated.find((one) => one.values.some((other) => valueKey(other) === key)) ?? stated[0])?.at;
  }

  return {
    ofAttribute: (id, attribute, fact) => find(id, fact?.source ?? { level: 'own' }, attribute, fact?.value),
    ofClaim: (id, control) => find(id, control.source, verbOf(control), { type: 'control', control: control.control }),
    entity: (id) => byId.get(id),
    hopBlock,
  };
}

function named(at: Location | undefined): Said | undefined {
  return at && { at };
}

function statementsOf(block: Placed<Entity['node']> | undefined): readonly Placed<StatementNode>[] {
  return (block?.node.block?.items ?? []).flatMap((node) => (node.kind === 'statement' && block ? [{ node, file: block.file }] : []));
}

function baseKinds(vocabulary: Vocabulary): Kind[] {
  return ['flow', 'hop'].flatMap((name) => vocabulary.kinds.get(`prelude.${name}`) ?? vocabulary.kinds.get(name) ?? []);
}

const VERBS: Readonly<Record<Control['state'], string>> = {
  implemented: 'implements',
  provided: 'provides',
  planned: 'plans',
  lacking: 'lacks',
};

export function verbOf(control: Pick<Control, 'state'>): string {
  return VERBS[control.state];
}

/** Whether a name or literal in the text is this value of the IR; aliases count. */
function sameValue(node: ValueNode, value: Value, built: BuiltModel, vocabulary: Vocabulary): boolean {
  switch (value.type) {
    case 'element':
      return node.kind === 'ref' && (built.entities.byName.get(refText(node))?.id === value.id || value.id.endsWith(`.${refText(node)}`));
    case 'control':
      return node.kind === 'ref' && findWord(vocabulary.controls, refText(node), built.name)?.id === value.control;
    case 'kind':
      return node.kind === 'ref' && findWord(vocabulary.kinds, refText(node), built.name)?.id === value.kind;
    case 'word':
      return node.kind === 'ref' && refText(node) === value.word;
    case 'text':
      return node.kind === 'string' && node.value === value.text;
    case 'number':
      return node.kind === 'number' && node.value === value.number;
    case 'date':
      return node.kind === 'date' && node.text === value.date;
    case 'duration':
      return node.kind === 'duration' && `${node.amount}${node.unit}` === value.duration;
    case 'catalogue':
      return node.kind === 'catalogue' && node.text === value.id;
  }
}
