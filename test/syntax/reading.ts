/** Reads `.tm` text for tests of the parser, checks what holds of every tree, and prints trees as a reader would say them. */
import { expect } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { Span } from '../../compiler/source/span.ts';
import type {
  BlockNode,
  ChangeNode,
  ConditionNode,
  CountNode,
  DemandNode,
  FileNode,
  ItemNode,
  PathNode,
  PhraseNode,
  QuantityNode,
  RefNode,
  ValueNode,
} from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { visitTree } from '../../compiler/syntax/visit.ts';

const largest = 100_000;

export interface Reading {
  readonly text: string;
  readonly file: FileNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every test of the parser goes through here: children lie in their parents, offsets ascend, spans lie in the file. */
export function read(text: string): Reading {
  const { file, diagnostics } = parseFile(createSourceFile('m.tm', text));
  const wrong: string[] = [];
  for (const one of diagnostics)
    if (!(0 <= one.start && one.start <= one.end && one.end <= text.length)) wrong.push(`${one.code} is outside the file`);
  expect(wrong).toEqual([]);
  // Walking half a million nodes would take longer than reading them.
  if (text.length > largest) return { text, file, diagnostics };
  visitTree(file, (node, parent, field) => {
    if (node.end < node.start) wrong.push(`${field} ends before it starts`);
    if (parent && (node.start < parent.start || node.end > parent.end)) {
      wrong.push(`${field} ${node.start}-${node.end} is not inside ${parent.start}-${parent.end}`);
    }
  });
  blocksOf(file).forEach((items) => {
    items.reduce((end, item) => {
      if (item.start < end) wrong.push(`${item.kind} at ${item.start} begins before ${end}`);
      return item.end;
    }, 0);
  });
  expect(wrong, text).toEqual([]);
  return { text, file, diagnostics };
}

function blocksOf(file: FileNode): (readonly ItemNode[])[] {
  const blocks: (readonly ItemNode[])[] = [];
  const add = (items: readonly ItemNode[]): void => {
    blocks.push(items);
    for (const item of items) if ('block' in item && item.block) add(item.block.items);
  };
  add(file.items);
  if (file.header?.block) add(file.header.block.items);
  return blocks;
}

/** The items of a model without faults. */
export function items(text: string): readonly ItemNode[] {
  const { file, diagnostics } = read(`model m\n${text}`);
  expect(
    diagnostics.map((one) => one.message),
    text,
  ).toEqual([]);
  return file.items;
}

export function say(text: string): string {
  return items(text).map(item).join('\n');
}

/** `prod/receiver`: where each declaration stands; without a name its word. */
export function places(file: FileNode): string[] {
  const found: string[] = [];
  const add = (list: readonly ItemNode[], path: string): void => {
    for (const one of list) {
      let inside = path;
      if (one.kind === 'declaration') {
        inside = `${path}${one.word} ${one.name?.text ?? '-'}`;
        found.push(inside);
        inside += '/';
      }
      if ('block' in one && one.block) add(one.block.items, inside);
    }
  };
  add(file.items, '');
  return found;
}

export function item(node: ItemNode): string {
  const mark = node.broken ? '!' : '';
  switch (node.kind) {
    case 'declaration': {
      const parts = [
        node.word + mark,
        node.extends && node.extends !== 'element' ? node.extends : undefined,
        node.verb?.text,
        node.name?.text,
        node.values && path(node.values),
        node.title && JSON.stringify(node.title.value),
        node.kinds.length > 0 ? `: ${node.kinds.map(ref).join(node.word === 'scale' ? ' < ' : ', ')}` : undefined,
      ];
      return join([
        ...parts,
        phrases(node.phrases),
        block(node.block),
        node.doc === undefined ? undefined : `/// ${node.doc.replaceAll('\n', '|')}`,
      ]);
    }
    case 'statement':
      return join([node.verb.text + mark, node.values && path(node.values), phrases(node.phrases), block(node.block)]);
    case 'for':
      return `for${mark} ${node.bindings.map((one) => join([one.sort?.text, one.name.text, one.bound && `: ${ref(one.bound)}`])).join(', ')}`;
    case 'where':
      return join([node.word + mark, node.condition && condition(node.condition)]);
    case 'require':
      return join([`require${mark}`, node.count && count(node.count), node.items.map(demand).join(', ')]);
    case 'example':
      return join([
        node.word + mark,
        node.scene && `in ${ref(node.scene)}`,
        node.changes.length > 0 ? `when ${node.changes.map(change).join(' and ')}` : undefined,
        block(node.block),
      ]);
  }
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function block(node: BlockNode | undefined): string | undefined {
  return node && `{ ${node.items.map(item).join('; ')} }`;
}

function phrases(nodes: readonly PhraseNode[]): string {
  return nodes.map((node) => `<${join([node.preposition, node.values && path(node.values)])}>`).join(' ');
}

function path(node: PathNode): string {
  return node.steps.map((step) => step.map(value).join(', ')).join(' -> ');
}

function ref(node: RefNode): string {
  const names = node.names.map((name) => name.text).join('.');
  return node.hop ? `${names}[${node.hop[0].text} -> ${node.hop[1].text}]` : names;
}

function value(node: ValueNode): string {
  switch (node.kind) {
    case 'ref':
      return ref(node);
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return String(node.value);
    case 'duration':
      return `${node.amount} ${node.unit}`;
    case 'every':
      return `every ${ref(node.of)}`;
    default:
      return `${node.kind} ${node.text}`;
  }
}

function count(node: CountNode): string {
  return `(${node.word} of)`;
}

function demand({ control, placement }: DemandNode): string {
  if (!placement) return ref(control);
  const { word, target, from, with: carried } = placement;
  return join([ref(control), word, ref(target), from && `from ${ref(from)}`, carried && `with ${ref(carried)}`]);
}

function change(node: ChangeNode): string {
  return node.change === 'kinds'
    ? `${ref(node.subject)} is ${node.kinds.map(ref).join(', ')}`
    : `${ref(node.subject)} ${item(node.statement)}`;
}

function quantity(node: QuantityNode): string {
  return join([node.word, node.number?.toString()]);
}

export function condition(node: ConditionNode): string {
  switch (node.kind) {
    case 'logic':
      return `${node.items.map(condition).join(` ${node.word} `)}${node.mixed ? ' MIXED' : ''}`;
    case 'not':
      return `not [${condition(node.item)}]`;
    case 'group':
      return `(${condition(node.item)})`;
    case 'compare':
      return `[${value(node.left)} ${node.operator} ${value(node.right)}]`;
    case 'is': {
      const words = join([node.count && count(node.count), node.words.map(ref).join(', ')]);
      return `[${join([value(node.subject), node.negated ? 'is not' : 'is', words, relations(node.phrases)])}]`;
    }
    case 'relate': {
      const objects = join([node.quantity && quantity(node.quantity), node.count && count(node.count), node.objects.map(value).join(', ')]);
      return `[${join([value(node.subject), node.verb.text, objects, relations(node.phrases)])}]`;
    }
    case 'quantifier':
      return `[${join([quantity(node.quantity), ref(node.domain), relations(node.phrases), node.where && `where ${condition(node.where)}`])}]`;
  }
}

function relations(nodes: readonly { preposition: string; count: CountNode | undefined; operands: readonly ValueNode[] }[]): string {
  return nodes
    .map((node) => `<${join([node.preposition, node.count && count(node.count), node.operands.map(value).join(', ')])}>`)
    .join(' ');
}

/** Takes the `«...»` out of a text; returns where it stood. */
export function unmark(marked: string): { readonly text: string; readonly span: Span | undefined } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return { text: marked.replace(/[«»]/g, ''), span: start < 0 ? undefined : { start, end } };
}
