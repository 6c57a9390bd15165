/** Resolves `subject VERB objects`: the model's graph, claims of controls, and whatever attributes state. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { RelateNode } from '../../syntax/ast.ts';
import type { Condition, Operand, Quantity, Relation, Target, Wanted } from '../resolved.ts';
import { brokenCondition, isYesNo, resolveSubject } from './condition.ts';
import { describeKinds, sortsOf } from './operand.ts';
import { at, attributeNames, baseKind, findAttribute, lookupKind, type RuleScope } from './scope.ts';
import { graphVerbs } from './steps.ts';
import { type Fitting, fittingOf, resolvePhrases, resolveSources, resolveTarget } from './target.ts';

const CLAIMS: ReadonlySet<string> = new Set(['implements', 'plans', 'lacks', 'provides']);

export function resolveRelate(node: RelateNode, scope: RuleScope): Condition {
  const subject = resolveSubject(node.subject, scope);
  if (subject.op === 'broken') return brokenCondition(node);
  if (subject.shape.of !== 'elements' || subject.shape.many) {
    scope.report(createDiagnostic('TM4017', at(scope, node.subject), { operand: subject.text }));
    return brokenCondition(node);
  }
  const verb = node.verb.text;
  if (verb === 'reaches') return resolveReaches(node, subject, scope);
  const found = findRelation(node, subject, scope);
  if (!found) return brokenCondition(node);
  const wanted = resolveWanted(node, found.fitting, scope);
  const phrases = resolvePhrases(node.phrases, found.phrases, verb, undefined, scope);
  if (!wanted || !phrases) return brokenCondition(node);
  return { kind: 'relate', subject, relation: found.relation, wanted, phrases, start: node.start, end: node.end };
}

interface Found {
  readonly relation: Relation;
  readonly fitting: Fitting;
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

const NO_PHRASES: ReadonlyMap<string, readonly string[]> = new Map();

function findRelation(node: RelateNode, subject: Operand, scope: RuleScope): Found | undefined {
  if (subject.shape.of !== 'elements') return undefined;
  const verb = node.verb.text;
  const { kinds } = subject.shape;
  const sorts = sortsOf(kinds);
  if (CLAIMS.has(verb)) {
    const state = verb as 'implements' | 'plans' | 'lacks' | 'provides';
    return { relation: { by: 'claim', state }, fitting: { elements: [], controls: true, types: [] }, phrases: NO_PHRASES };
  }
  const graph = graphVerbs.find((one) => one.verb === verb && sorts.some((sort) => one.on.includes(sort)));
  if (graph) {
    const elements = graph.to.map((sort) => baseKind(scope.vocabulary, sort));
    return { relation: { by: 'graph', verb: graph.verb }, fitting: { elements, controls: false, types: [] }, phrases: NO_PHRASES };
  }
  const attribute = findAttribute(scope.vocabulary, kinds, verb);
  if (attribute && !isYesNo(attribute) && !attribute.where) {
    return { relation: { by: 'attribute', attribute }, fitting: fittingOf(attribute.types, scope), phrases: attribute.phrases };
  }
  const help = attribute ? `write \`${subject.text} is ${verb}\`` : undefined;
  const legal = [
    ...graphVerbs.filter((one) => sorts.some((sort) => one.on.includes(sort))).map((one) => one.verb),
    ...CLAIMS,
    ...attributeNames(kinds),
  ].sort();
  const suggestions = attribute ? [] : suggest(verb, legal);
  const fixes = suggestions
    .slice(0, 1)
    .map((text) => ({ title: `write \`${text}\``, sure: false, edits: [{ ...at(scope, node.verb), text }] }));
  scope.report(createDiagnostic('TM4020', at(scope, node.verb), { verb, subject: describeKinds(kinds), help }, { suggestions, fixes }));
  return undefined;
}

function resolveWanted(node: RelateNode, fitting: Fitting, scope: RuleScope): Wanted | undefined {
  const targets = node.objects.map((object) => resolveTarget(object, fitting, scope));
  if (targets.length === 0) {
    scope.report(
      createDiagnostic('TM4020', at(scope, node.verb), { verb: node.verb.text, subject: 'nothing', help: 'say what it relates to' }),
    );
    return undefined;
  }
  if (targets.some((target) => target === undefined)) return undefined;
  const known = targets as Target[];
  const first = known[0] as Target;
  if (node.quantity && known.length === 1) return { how: 'quantity', quantity: quantityOf(node.quantity), target: first };
  return { how: 'list', need: node.count?.word ?? 'any', targets: known };
}

export function quantityOf(node: { readonly word: Quantity['word']; readonly number: number | undefined }): Quantity {
  return { word: node.word, number: node.number ?? (node.word === 'any' ? 1 : 0) };
}

/** `d reaches c`, `d reaches c as pii`. */
function resolveReaches(node: RelateNode, subject: Operand, scope: RuleScope): Condition {
  if (subject.shape.of !== 'elements' || !sortsOf(subject.shape.kinds).includes('data')) {
    scope.report(
      createDiagnostic('TM4020', at(scope, node.verb), {
        verb: 'reaches',
        subject: `\`${subject.text}\``,
        help: 'only data reaches a part: `d reaches c`',
      }),
    );
    return brokenCondition(node);
  }
  if (node.objects.length === 0) {
    scope.report(
      createDiagnostic('TM4020', at(scope, node.verb), { verb: 'reaches', subject: 'nothing', help: 'say where it goes: `d reaches c`' }),
    );
    return brokenCondition(node);
  }
  const to = resolveSources(node.objects, node, ['actor', 'component'], scope, (sort) => baseKind(scope.vocabulary, sort));
  const as = node.phrases.find((phrase) => phrase.preposition === 'as');
  const other = node.phrases.find((phrase) => phrase.preposition !== 'as');
  if (other) {
    const span = { start: other.start, end: other.start + other.preposition.length };
    scope.report(createDiagnostic('TM4021', at(scope, span), { word: 'reaches', preposition: other.preposition, legal: ['as'] }));
    return brokenCondition(node);
  }
  const ref = as?.operands[0];
  const label = ref?.kind === 'ref' ? lookupKind(scope, ref) : undefined;
  if (!to || (as && !label)) return brokenCondition(node);
  if (label && label.sort !== 'data') {
    scope.report(
      createDiagnostic('TM4005', at(scope, ref ?? node), {
        word: label.name,
        is: `a kind of ${label.sort}`,
        subject: 'a label, which is a kind of data',
      }),
    );
    return brokenCondition(node);
  }
  return { kind: 'reaches', datum: subject, to, label, start: node.start, end: node.end };
}
