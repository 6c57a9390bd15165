/**
 * Resolves what stands for a thing or a value in a condition: `f.from.trust`, `it`, `low`, `1h`, `longest_token`. Promises:
 * an operand with its shape, or one diagnostic and a broken one.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { describeValue, refText } from '../../model/nodes.ts';
import { describeTypes } from '../../model/values.ts';
import type { AttributeDefinition, Kind, Sort } from '../../model/vocabulary.ts';
import { kindNames } from '../../model/vocabulary-kinds.ts';
import { reportUnknown } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import type { DurationNode, NameNode, RefNode, ValueNode } from '../../syntax/ast.ts';
import type { Operand, Shape } from '../resolved.ts';
import { at, attributeNames, baseKind, find, findAttribute, owners, type RuleScope } from './scope.ts';
import { steps } from './steps.ts';

export const BROKEN: Shape = { of: 'broken' };

export function broken(span: Span): Operand {
  return { op: 'broken', shape: BROKEN, text: '', start: span.start, end: span.end };
}

/** The node as a path when it starts with `it` or a variable, and so is not a word of the vocabulary. */
export function pathOf(node: ValueNode, scope: RuleScope): RefNode | undefined {
  if (node.kind !== 'ref') return undefined;
  const head = node.names[0]?.text;
  return (head === 'it' && scope.it !== undefined) || scope.variables.some((variable) => variable.name === head) ? node : undefined;
}

/** A path from a variable or `it`. */
export function resolvePath(ref: RefNode, scope: RuleScope): Operand {
  const head = ref.names[0] as NameNode;
  let operand = headOperand(head, scope);
  if (!operand) {
    reportUnknownHead(head, scope);
    return broken(ref);
  }
  for (const name of ref.names.slice(1)) {
    operand = step(operand, name, scope);
    if (operand.op === 'broken') return broken(ref);
  }
  return operand;
}

export function headOperand(head: NameNode, scope: RuleScope): Operand | undefined {
  const { text, start, end } = head;
  const index = scope.variables.findIndex((variable) => variable.name === text);
  const variable = scope.variables[index];
  if (variable) {
    return {
      op: 'variable',
      index: index === 0 ? 0 : 1,
      shape: { of: 'elements', kinds: [variable.bound], many: false },
      text,
      start,
      end,
    };
  }
  if (text === 'it' && scope.it) return { op: 'it', shape: { of: 'elements', kinds: scope.it, many: false }, text, start, end };
  return undefined;
}

function reportUnknownHead(head: NameNode, scope: RuleScope): void {
  const names = [...scope.variables.map((variable) => variable.name), ...(scope.it ? ['it'] : [])];
  reportUnknown(scope.report, scope.file, head, 'variable', head.text, names);
}

/** `h` and then `.from`. */
export function step(of: Operand, name: NameNode, scope: RuleScope): Operand {
  const word = name.text;
  const span = { start: of.start, end: name.end };
  const text = `${of.text}.${word}`;
  if (of.shape.of === 'broken') return broken(span);
  if (of.shape.of === 'values') {
    scope.report(createDiagnostic('TM4004', at(scope, name), { word, subject: `\`${of.text}\`, which is a value`, legal: [] }));
    return broken(span);
  }
  const { kinds, many } = of.shape;
  const sorts = sortsOf(kinds);
  const graph = steps.find((one) => one.step === word && sorts.some((sort) => (one.on as readonly string[]).includes(sort)));
  if (graph) {
    const shape: Shape =
      graph.to === 'trust'
        ? { of: 'values', types: findAttribute(scope.vocabulary, kinds, 'trust')?.types ?? ['trust'], many }
        : { of: 'elements', kinds: graph.to.map((sort) => baseKind(scope.vocabulary, sort)), many: many || graph.many };
    return { op: 'step', of, step: graph.step, shape, text, ...span };
  }
  const attribute = findAttribute(scope.vocabulary, kinds, word);
  if (!attribute) {
    reportNoAttribute(name, of, scope);
    return broken(span);
  }
  return { op: 'attribute', of, attribute, shape: attributeShape(typesOf(attribute), many || attribute.many, scope), text, ...span };
}

function typesOf(attribute: AttributeDefinition): readonly string[] {
  const phrase = valuePhrase(attribute);
  const own = attribute.types.filter((type) => type !== 'none');
  return own.length > 0 || phrase === undefined ? attribute.types : (attribute.phrases.get(phrase) ?? []);
}

/**
 * The phrase that says what a value would say: `rotates after 90d`. Of an attribute without a value its only phrase, else
 * the one phrase of the same type.
 */
export function valuePhrase(attribute: AttributeDefinition): string | undefined {
  const own = attribute.types.filter((type) => type !== 'none');
  const fitting = [...attribute.phrases]
    .filter(([, types]) => own.length === 0 || types.some((type) => own.includes(type)))
    .map(([preposition]) => preposition);
  return fitting.length === 1 && !(own.length === 0 && attribute.phrases.size !== 1) ? fitting[0] : undefined;
}

export function attributeShape(types: readonly string[], many: boolean, scope: RuleScope): Shape {
  const kinds = types.flatMap((type) => scope.vocabulary.kinds.get(`prelude.${type}`) ?? scope.vocabulary.kinds.get(type) ?? []);
  const isKinds = kinds.length > 0 && !types.includes('control') && !types.some((type) => scope.vocabulary.types.has(type));
  return isKinds ? { of: 'elements', kinds, many } : { of: 'values', types, many };
}

export function sortsOf(kinds: readonly Kind[]): readonly Sort[] {
  const sorts = kinds.flatMap((kind): Sort[] =>
    kind.sort === 'element' ? ['actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature', 'model'] : [kind.sort],
  );
  return [...new Set(sorts)];
}

/** A word no attribute and no step of these kinds: says who has it, or what these have. */
export function reportNoAttribute(name: NameNode, of: Operand, scope: RuleScope): void {
  if (of.shape.of !== 'elements') return;
  const { kinds } = of.shape;
  const sorts = sortsOf(kinds);
  const graph = steps.filter((one) => sorts.some((sort) => one.on.includes(sort))).map((one) => one.step);
  const legal = [...new Set([...graph, ...attributeNames(kinds)])].sort();
  const elsewhere = [...new Set((owners(scope.vocabulary).get(name.text) ?? []).map((attribute) => attribute.on.name))].sort();
  const suggestions = suggest(name.text, legal);
  const subject = `\`${of.text}\`, ${describeKinds(kinds)}`;
  const fixes = suggestions.slice(0, 1).map((text) => ({ title: `write \`${text}\``, sure: false, edits: [{ ...at(scope, name), text }] }));
  scope.report(createDiagnostic('TM4004', at(scope, name), { word: name.text, subject, legal: elsewhere }, { suggestions, fixes }));
}

export function describeKinds(kinds: readonly Kind[]): string {
  return kinds.map((kind) => `${/^[aeiou]/.test(kind.name) ? 'an' : 'a'} ${kind.name}`).join(' or ');
}

/** The right side of a comparison: a path, or a word or literal that fits the left side. */
export function resolveAgainst(node: ValueNode, shape: Shape, scope: RuleScope): Operand {
  const span = { start: node.start, end: node.end };
  const path = pathOf(node, scope);
  if (path) return resolvePath(path, scope);
  switch (node.kind) {
    case 'number':
      return {
        op: 'number',
        number: node.value,
        shape: { of: 'values', types: ['number'], many: false },
        text: String(node.value),
        ...span,
      };
    case 'duration':
      return {
        op: 'duration',
        seconds: seconds(node.amount, node.unit),
        shape: { of: 'values', types: ['duration'], many: false },
        text: `${node.amount}${node.unit}`,
        ...span,
      };
    case 'date':
      return { op: 'date', date: node.text, shape: { of: 'values', types: ['date'], many: false }, text: node.text, ...span };
    case 'string':
      return { op: 'text', value: node.value, shape: { of: 'values', types: ['text', 'path'], many: false }, text: node.value, ...span };
    case 'ref':
      return resolveWord(node, shape, scope);
    case 'catalogue':
    case 'every':
      scope.report(createDiagnostic('TM4018', at(scope, node), { left: 'this side', right: describeValue(node) }));
      return broken(span);
  }
}

function resolveWord(ref: RefNode, shape: Shape, scope: RuleScope): Operand {
  const text = refText(ref);
  const span = { start: ref.start, end: ref.end };
  if (shape.of === 'broken') return broken(span);
  if (shape.of === 'values') {
    const words = wordsOfTypes(shape.types, scope);
    if (words.includes(text)) return { op: 'word', word: text, shape: { of: 'values', types: shape.types, many: false }, text, ...span };
    const setting = find(scope, scope.vocabulary.settings, ref);
    if (setting === 'reported') return broken(span);
    if (setting) return { op: 'setting', setting, shape: { of: 'values', types: [setting.type], many: false }, text, ...span };
    const settings = kindNames(scope.vocabulary.settings).filter((name) =>
      shape.types.includes(scope.vocabulary.settings.get(name)?.type ?? ''),
    );
    reportUnknown(scope.report, scope.file, ref, describeTypes(shape.types, scope.vocabulary), text, [
      ...words,
      ...settings,
      ...pathHeads(scope),
    ]);
    return broken(span);
  }
  if (find(scope, scope.vocabulary.kinds, ref)) scope.report(createDiagnostic('TM4016', at(scope, ref), { word: text }));
  else reportUnknown(scope.report, scope.file, ref, 'variable', text, pathHeads(scope));
  return broken(span);
}

function pathHeads(scope: RuleScope): string[] {
  return [...scope.variables.map((variable) => variable.name), ...(scope.it ? ['it'] : [])];
}

export function wordsOfTypes(types: readonly string[], scope: RuleScope): readonly string[] {
  return types.flatMap((type) => (type === 'yes_no' ? ['yes', 'no'] : [...(scope.vocabulary.types.get(type)?.values ?? [])]));
}

const UNITS: Readonly<Record<DurationNode['unit'], number>> = {
  s: 1,
  min: 60,
  h: 3600,
  d: 86400,
  w: 604800,
  /** Thirty days and 365 days: durations in models are limits, not calendar arithmetic. */
  mo: 2592000,
  y: 31536000,
};

export function seconds(amount: number, unit: DurationNode['unit']): number {
  return amount * UNITS[unit];
}

/** `15min` as a model writes it. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(s|min|h|d|w|mo|y)$/.exec(text);
  return match ? seconds(Number(match[1]), match[2] as DurationNode['unit']) : undefined;
}
