/**
 * Resolves conditions: every name, every operand's shape, every verb. Promises: a condition whose parts are known, or one
 * diagnostic and a broken part. Whether a condition makes sense (can hold, is well formed) the checks decide.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import { describeValue, refText } from '../../model/nodes.ts';
import type { AttributeDefinition, FactDefinition, Kind } from '../../model/vocabulary.ts';
import { attributesByWord, kindNames } from '../../model/vocabulary-kinds.ts';
import { reportUnknown } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import type { CompareNode, ConditionNode, IsNode, OperandNode, RefNode } from '../../syntax/ast.ts';
import type { Condition, Operand, Operator, Order } from '../resolved.ts';
import { broken, describeKinds, pathOf, resolveAgainst, resolvePath } from './operand.ts';
import { resolveQuantifier } from './quantifier.ts';
import { resolveRelate } from './relate.ts';
import { at, canBe, find, findAttribute, type RuleScope } from './scope.ts';
import { describeOperand, factFits, resolvePhrases } from './target.ts';

export function resolveCondition(node: ConditionNode, scope: RuleScope): Condition {
  const span = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'logic':
      return { kind: node.word, items: node.items.map((item) => resolveCondition(item, scope)), ...span };
    case 'not':
      return { kind: 'not', item: resolveCondition(node.item, scope), ...span };
    case 'group':
      return resolveCondition(node.item, scope);
    case 'is':
      return resolveIs(node, scope);
    case 'compare':
      return resolveCompare(node, scope);
    case 'relate':
      return resolveRelate(node, scope);
    case 'quantifier':
      return resolveQuantifier(node, scope, resolveCondition);
  }
}

export function brokenCondition(span: Span): Condition {
  return { kind: 'broken', start: span.start, end: span.end };
}

/** The left side of a condition: a path, else one diagnostic. */
export function resolveSubject(node: OperandNode, scope: RuleScope): Operand {
  const path = pathOf(node, scope);
  if (path) return resolvePath(path, scope);
  const names = [...scope.variables.map((variable) => variable.name), ...(scope.it ? ['it'] : [])];
  if (node.kind === 'ref' && node.names[0]) reportUnknown(scope.report, scope.file, node.names[0], 'variable', node.names[0].text, names);
  else scope.report(createDiagnostic('TM4018', at(scope, node), { left: 'a variable', right: describeValue(node) }));
  return broken(node);
}

// ---- is -----------------------------------------------------------------------------------------------------------

function resolveIs(node: IsNode, scope: RuleScope): Condition {
  const subject = resolveSubject(node.subject, scope);
  if (subject.op === 'broken') return brokenCondition(node);
  if (subject.shape.of === 'values') return reportIs(node, subject, scope);
  if (subject.shape.of === 'elements' && subject.shape.many) {
    scope.report(createDiagnostic('TM4017', at(scope, node.subject), { operand: subject.text }));
    return brokenCondition(node);
  }
  const items = node.words.map((word) => resolveIsWord(node, word, subject, scope));
  const positive = joinCounted(items, node.count?.word ?? 'any', node);
  return node.negated ? { kind: 'not', item: positive, start: node.start, end: node.end } : positive;
}

/** `any of` is or, `all of` is and, `2 of` counts. */
export function joinCounted(items: readonly Condition[], count: 'any' | 'all' | number, span: Span): Condition {
  const first = items[0];
  if (first && items.length === 1) return first;
  const place = { start: span.start, end: span.end };
  if (count === 'any') return { kind: 'or', items, ...place };
  if (count === 'all') return { kind: 'and', items, ...place };
  return { kind: 'at_least_of', need: count, items, ...place };
}

function resolveIsWord(node: IsNode, word: RefNode, subject: Operand, scope: RuleScope): Condition {
  const span = { start: node.start, end: word.end };
  if (subject.shape.of !== 'elements') return brokenCondition(span);
  const { kinds } = subject.shape;
  if (pathOf(word, scope)) return reportIs(node, subject, scope);
  const text = refText(word);
  const fact = find(scope, scope.vocabulary.facts, word);
  const kind = find(scope, scope.vocabulary.kinds, word);
  if (fact === 'reported' || kind === 'reported') return brokenCondition(span);
  if (fact && factFits(fact, kinds, scope)) return withoutPhrases(node, { kind: 'is_fact', subject, fact, ...span }, text, scope);
  if (kind && canBe(kinds, kind)) return withoutPhrases(node, { kind: 'is_kind', subject, of: kind, ...span }, text, scope);
  const attribute = word.names.length === 1 ? findAttribute(scope.vocabulary, kinds, text) : undefined;
  if (attribute && isYesNo(attribute)) {
    const phrases = resolvePhrases(node.phrases, attribute.phrases, text, attribute.means, scope);
    return phrases ? { kind: 'is_attribute', subject, attribute, phrases, ...span } : brokenCondition(span);
  }
  if (attribute) {
    scope.report(
      createDiagnostic('TM4020', at(scope, word), {
        verb: text,
        subject: describeKinds(kinds),
        help: `compare it: \`${subject.text}.${text} = ...\``,
      }),
    );
  } else if (fact ?? kind) {
    const is = kind ? `a kind of ${kind.sort}` : `a fact of ${fact?.on.join(' or ')}`;
    scope.report(createDiagnostic('TM4005', at(scope, word), { word: text, is, subject: describeOperand(subject) }));
  } else {
    reportUnknown(scope.report, scope.file, word, 'kind, fact or yes/no attribute', text, isWords(kinds, scope));
  }
  return brokenCondition(span);
}

export function isYesNo(attribute: AttributeDefinition): boolean {
  return attribute.types.length === 0 || attribute.types.every((type) => type === 'yes_no' || type === 'none');
}

function isWords(kinds: readonly Kind[], scope: RuleScope): string[] {
  const names = kindNames(scope.vocabulary.kinds).filter((name) => canBe(kinds, scope.vocabulary.kinds.get(name) as Kind));
  const facts = kindNames(scope.vocabulary.facts).filter((name) =>
    factFits(scope.vocabulary.facts.get(name) as FactDefinition, kinds, scope),
  );
  const attributes = kinds.flatMap((kind) =>
    [...attributesByWord(kind)].flatMap(([word, attribute]) => (isYesNo(attribute) ? [word] : [])),
  );
  return [...names, ...facts, ...attributes];
}

function withoutPhrases(node: IsNode, condition: Condition, word: string, scope: RuleScope): Condition {
  const phrase = node.phrases[0];
  if (!phrase) return condition;
  const span = { start: phrase.start, end: phrase.start + phrase.preposition.length };
  scope.report(createDiagnostic('TM4021', at(scope, span), { word, preposition: phrase.preposition, legal: [] }));
  return brokenCondition(node);
}

/** `f.from is g.from`, `c.region is eu`: identity and values are compared with `=`. */
function reportIs(node: IsNode, subject: Operand, scope: RuleScope): Condition {
  const first = node.words[0];
  const operator = node.negated ? '!=' : '=';
  const fixes: Fix[] = [];
  if (first && node.words.length === 1) {
    const edit = { file: scope.file, start: node.subject.end, end: first.start, text: ` ${operator} ` };
    fixes.push({ title: `write \`${operator}\``, sure: true, edits: [edit] });
  }
  const word = first ? refText(first) : '';
  scope.report(createDiagnostic('TM4015', at(scope, node), { left: subject.text, right: word, operator }, { fixes }));
  return brokenCondition(node);
}

// ---- comparisons --------------------------------------------------------------------------------------------------

function resolveCompare(node: CompareNode, scope: RuleScope): Condition {
  const swap = !pathOf(node.left, scope) && pathOf(node.right, scope) !== undefined;
  const first = resolveSubject(swap ? node.right : node.left, scope);
  if (first.op === 'broken') return brokenCondition(node);
  const second = resolveAgainst(swap ? node.left : node.right, first.shape, scope);
  if (second.op === 'broken') return brokenCondition(node);
  const [left, right] = swap ? [second, first] : [first, second];
  for (const side of [left, right]) {
    if (side.shape.of !== 'broken' && side.shape.many) {
      scope.report(createDiagnostic('TM4017', at(scope, side), { operand: side.text }));
      return brokenCondition(node);
    }
  }
  if (!comparable(left, right)) {
    scope.report(createDiagnostic('TM4018', at(scope, node), { left: describeSide(left), right: describeSide(right) }));
    return brokenCondition(node);
  }
  const order = orderOf(left, right, scope);
  if (node.operator !== '=' && node.operator !== '!=' && !order) {
    scope.report(createDiagnostic('TM4022', at(scope, node), { operator: node.operator, operand: left.text }));
    return brokenCondition(node);
  }
  return { kind: 'compare', operator: node.operator as Operator, left, right, order, start: node.start, end: node.end };
}

function describeSide(operand: Operand): string {
  return `\`${operand.text}\`, ${describeOperand(operand)}`;
}

function comparable(left: Operand, right: Operand): boolean {
  const [a, b] = [left.shape, right.shape];
  if (a.of === 'elements' && b.of === 'elements') return a.kinds.some((kind) => canBe(b.kinds, kind));
  return a.of === 'values' && b.of === 'values' && a.types.some((type) => b.types.includes(type));
}

/** How the shared type of two operands is ranked; undefined where it has no order. */
export function orderOf(left: Operand, right: Operand, scope: Pick<RuleScope, 'vocabulary'>): Order | undefined {
  if (left.shape.of !== 'values' || right.shape.of !== 'values') return undefined;
  const types = right.shape.types;
  for (const type of left.shape.types) {
    if (!types.includes(type)) continue;
    if (type === 'number' || type === 'duration') return { by: 'number' };
    if (type === 'date') return { by: 'text' };
    const scale = scope.vocabulary.types.get(type);
    if (scale?.ordered) return { by: 'scale', scale };
  }
  return undefined;
}
