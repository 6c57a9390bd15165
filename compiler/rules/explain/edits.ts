/** A line as it is added to a model: in the IR, to see what it does, and as text with the block it belongs in. */
import type { Model } from '../../model/ir.ts';
import { refText } from '../../model/nodes.ts';
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { attributeOfKinds } from '../../model/vocabulary-kinds.ts';
import { findWord } from '../../model/vocabulary-words.ts';
import type { StatementNode, ValueNode } from '../../syntax/ast.ts';
import { lineWith, phrasesWith } from '../engine/word-with.ts';
import type { HopItem, Item } from '../world/items.ts';
import { withClaim, withWord } from './changes.ts';
import type { ExplainContext } from './context.ts';
import type { Edit } from './remedy.ts';
import type { Write } from './write.ts';

export function changedBy(context: ExplainContext, model: Model, { item, control, attribute }: Write): Model {
  const id = holderOf(item);
  if (!attribute) return withClaim(model, id, control.id);
  const fact =
    attribute.means !== undefined && isFamily(context, attribute.means, attribute.pack, control)
      ? { value: { type: 'word', word: 'yes' } as const }
      : { phrases: phrasesWith(item, attribute, control) };
  return withWord(model, id, fact, attribute.name, (hop) => saysInBlock(context, hop, attribute.name) !== undefined);
}

function isFamily(context: ExplainContext, means: string, pack: string, control: ControlDefinition): boolean {
  return findWord(context.vocabulary.controls, means, pack)?.id === control.id;
}

/** What is written of a route is written of its flow. */
function holderOf(item: Item): string {
  return item.sort === 'flow' ? item.flow.id : item.id;
}

export function editOf(context: ExplainContext, write: Write): Edit {
  const { item } = write;
  const line = lineOf(context, write);
  if (item.sort === 'hop') return hopEdit(context, item, line, write);
  const id = holderOf(item);
  const entity = context.places.entity(id);
  const at = context.declared(id);
  const instead = insteadOf(context, id, write);
  return {
    block: `${item.sort === 'model' ? 'model' : (entity?.sort ?? item.sort)} ${context.name(id)}`,
    ...(at ? { at } : {}),
    opens: entity !== undefined && entity.node.block === undefined,
    line,
    ...(instead ? { instead } : {}),
  };
}

/** A hop without a block of its own gets one within its flow's. */
function hopEdit(context: ExplainContext, hop: HopItem, line: string, write: Write): Edit {
  const block = context.places.hopBlock(hop.id);
  const flow = context.places.entity(hop.hop.flow);
  const name = `hop ${hop.from.name} -> ${hop.to.name}`;
  const at = context.declared(block ? hop.id : hop.hop.flow);
  const instead = insteadOf(context, hop.id, write);
  return {
    block: block ? name : `flow ${context.name(hop.hop.flow)}`,
    ...(at ? { at } : {}),
    opens: block ? block.node.block === undefined : flow !== undefined && flow.node.block === undefined,
    line: block ? line : `${name} { ${line} }`,
    ...(instead ? { instead } : {}),
  };
}

const EVIDENCE = '{ code "..."; test "..." }';

function lineOf(context: ExplainContext, { item, control, attribute }: Write): string {
  const word = wordFor(context, control);
  if (!attribute) return `implements ${word} ${EVIDENCE}`;
  if (attribute.means !== undefined && isFamily(context, attribute.means, attribute.pack, control)) return `${attribute.name} yes`;
  return `${lineWith(context.world, item, attribute, control, (one) => wordFor(context, one))} ${EVIDENCE}`;
}

/** Its plain name, unless that means another control here. */
export function wordFor({ vocabulary }: Pick<ExplainContext, 'vocabulary'>, control: ControlDefinition): string {
  return vocabulary.controls.get(control.name)?.id === control.id ? control.name : control.id;
}

// ---- what says otherwise ------------------------------------------------------------------------------------------------

const OTHER_STATES: ReadonlySet<string> = new Set(['plans', 'lacks']);

function insteadOf(context: ExplainContext, id: string, { control, attribute }: Write): Edit['instead'] {
  if (attribute) {
    const said = saysInBlock(context, id, attribute.name);
    return said && { text: headOf(context, said), at: context.place({ file: said.file, start: said.node.start, end: said.node.end }) };
  }
  for (const said of statementsIn(context, id)) {
    if (!OTHER_STATES.has(said.node.verb.text)) continue;
    const values = said.node.values?.steps.flat() ?? [];
    const named = values.find((value) => isControl(context, value, control));
    if (!named) continue;
    const only = values.length > 1 && named.kind === 'ref' ? { only: refText(named) } : {};
    return { text: headOf(context, said), ...only, at: context.place({ file: said.file, start: said.node.start, end: said.node.end }) };
  }
  return undefined;
}

interface Written {
  readonly node: StatementNode;
  readonly file: string;
}

/** Statements of the block of a hop, or of the element or flow. */
function statementsIn(context: ExplainContext, id: string): readonly Written[] {
  const entity = context.places.entity(id);
  if (entity) return entity.statements;
  const block = context.places.hopBlock(id);
  return (block?.node.block?.items ?? []).flatMap((node) => (node.kind === 'statement' && block ? [{ node, file: block.file }] : []));
}

function saysInBlock(context: ExplainContext, id: string, attribute: string): Written | undefined {
  const flow = context.places.entity(id.replace(/\[[^\]]*\]$/, ''));
  const kinds = [...(flow?.kinds ?? []), ...['flow', 'hop'].flatMap((name) => context.words.kind(name) ?? [])];
  return statementsIn(context, id).find(({ node }) => (attributeOfKinds(kinds, node.verb.text)?.name ?? node.verb.text) === attribute);
}

function isControl(context: ExplainContext, node: ValueNode, control: ControlDefinition): boolean {
  return node.kind === 'ref' && findWord(context.vocabulary.controls, refText(node), context.built.name)?.id === control.id;
}

/** The statement without its block. */
function headOf(context: ExplainContext, { node, file }: Written): string {
  const end = node.block ? node.block.start : node.end;
  return context.text({ file, start: node.start, end });
}
