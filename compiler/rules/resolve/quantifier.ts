/** Resolves `any data on h where (...)`, `at least 2 component where (...)` and paths. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { refText } from '../../model/nodes.ts';
import type { ConditionNode, ConditionPhraseNode, QuantifierNode } from '../../syntax/ast.ts';
import type { Condition, Domain, Sources } from '../resolved.ts';
import { pathOf, resolvePath, sortsOf } from './operand.ts';
import { quantityOf } from './relate.ts';
import { at, baseKind, lookupKind, type RuleScope } from './scope.ts';
import { domains } from './steps.ts';
import { resolveSources } from './target.ts';

type Resolve = (node: ConditionNode, scope: RuleScope) => Condition;

export function resolveQuantifier(node: QuantifierNode, scope: RuleScope, resolve: Resolve): Condition {
  const span = { start: node.start, end: node.end };
  if (refText(node.domain) === 'path') return resolvePathCondition(node, scope);
  const kind = lookupKind(scope, node.domain);
  if (!kind) return { kind: 'broken', ...span };
  const domain = resolveDomain(node, kind, scope);
  const where = node.where && resolve(node.where, { ...scope, it: [kind] });
  if (!domain || where?.kind === 'broken') return { kind: 'broken', ...span };
  return { kind: 'quantifier', quantity: quantityOf(node.quantity), domain, where, ...span };
}

/** What is counted: all of a kind, or those in the relation that the phrase names. */
export function resolveDomain(
  node: Pick<QuantifierNode, 'phrases' | 'start' | 'end'>,
  kind: Domain['of'],
  scope: RuleScope,
): Domain | undefined {
  const phrase = node.phrases[0];
  if (!phrase) return { of: kind, relation: undefined, to: undefined };
  const extra = node.phrases[1];
  const sorts = sortsOf([kind]);
  const fitting = domains.filter((one) => one.of.some((sort) => sorts.includes(sort)));
  const legal = fitting.map((one) => `${kind.name} ${one.preposition} ${one.to.join('/')}`);
  if (extra) {
    scope.report(
      createDiagnostic('TM4023', at(scope, extra), { domain: `${kind.name} ${phrase.preposition} ... ${extra.preposition}`, legal }),
    );
    return undefined;
  }
  const target = phrase.operands[0];
  const definitions = fitting.filter((one) => one.preposition === phrase.preposition);
  if (!target || phrase.operands.length !== 1 || definitions.length === 0) {
    scope.report(createDiagnostic('TM4023', at(scope, phrase), { domain: `${kind.name} ${phrase.preposition}`, legal }));
    return undefined;
  }
  const path = pathOf(target, scope);
  if (!path) {
    scope.report(
      createDiagnostic('TM4023', at(scope, target), {
        domain: `${kind.name} ${phrase.preposition} ${target.kind === 'ref' ? refText(target) : 'a literal'}`,
        legal,
      }),
    );
    return undefined;
  }
  const to = resolvePath(path, scope);
  if (to.shape.of !== 'elements') {
    if (to.op !== 'broken')
      scope.report(createDiagnostic('TM4023', at(scope, target), { domain: `${kind.name} ${phrase.preposition} ${to.text}`, legal }));
    return undefined;
  }
  const targetSorts = sortsOf(to.shape.kinds);
  const definition = definitions.find((one) => one.to.some((sort) => targetSorts.includes(sort)));
  if (!definition || to.shape.many) {
    scope.report(createDiagnostic('TM4023', at(scope, phrase), { domain: `${kind.name} ${phrase.preposition} ${to.text}`, legal }));
    return undefined;
  }
  return { of: kind, relation: definition.relation, to };
}

/** `any path from S to T through K`, `every path ...`, `no path ...`. */
function resolvePathCondition(node: QuantifierNode, scope: RuleScope): Condition {
  const span = { start: node.start, end: node.end };
  const { word } = node.quantity;
  if (word !== 'any' && word !== 'every' && word !== 'no') {
    scope.report(
      createDiagnostic('TM4032', at(scope, node.quantity), { what: 'counting paths', help: 'write `any path`, `no path` or `every path`' }),
    );
    return { kind: 'broken', ...span };
  }
  if (node.where) {
    scope.report(
      createDiagnostic('TM4032', at(scope, node.where), { what: 'a condition on paths', help: 'say what the path goes `through`' }),
    );
    return { kind: 'broken', ...span };
  }
  const read = (preposition: string): Sources | 'missing' | undefined => {
    const phrase = node.phrases.find((one) => one.preposition === preposition);
    if (!phrase || phrase.operands.length === 0) return 'missing';
    return resolveSources(phrase.operands, phrase, ['actor', 'component'], scope, (sort) => baseKind(scope.vocabulary, sort));
  };
  const from = read('from');
  const to = read('to');
  const through = read('through');
  const odd = node.phrases.find((phrase): phrase is ConditionPhraseNode => !['from', 'to', 'through'].includes(phrase.preposition));
  if (odd || from === 'missing' || to === 'missing' || (word === 'every' && through === 'missing')) {
    const legal = [word === 'every' ? 'path from S to T through K' : 'path from S to T'];
    scope.report(createDiagnostic('TM4023', at(scope, odd ?? node), { domain: odd ? `path ${odd.preposition}` : 'path', legal }));
    return { kind: 'broken', ...span };
  }
  if (!from || !to || !through) return { kind: 'broken', ...span };
  const path: Condition = {
    kind: 'path',
    quantity: word === 'every' ? 'every' : 'any',
    from,
    to,
    through: through === 'missing' ? undefined : through,
    ...span,
  };
  return word === 'no' ? { kind: 'not', item: path, ...span } : path;
}
