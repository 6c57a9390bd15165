/**
 * Resolves what a verb, a phrase or a path names: kinds, facts, controls, words, or the elements an operand denotes.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { describeValue, refText } from '../../model/nodes.ts';
import { describeTypes } from '../../model/values.ts';
import type { FactDefinition, Kind, Sort } from '../../model/vocabulary.ts';
import { kindNames } from '../../model/vocabulary-kinds.ts';
import { findIn, reportUnknown } from '../../model/vocabulary-words.ts';
import type { ConditionPhraseNode, OperandNode, RefNode } from '../../syntax/ast.ts';
import type { Operand, Phrase, Sources, Target } from '../resolved.ts';
import { describeKinds, pathOf, resolvePath, wordsOfTypes } from './operand.ts';
import { at, canBe, find, lookupControl, type RuleScope } from './scope.ts';

/** What may stand in a place. */
export interface Fitting {
  /** Kinds whose elements may be named by kind, fact or operand. */
  readonly elements: readonly Kind[];
  readonly controls: boolean;
  /** Value types whose words may be named. */
  readonly types: readonly string[];
}

export function fittingOf(types: readonly string[], scope: RuleScope): Fitting {
  return {
    elements: types
      .flatMap((type) =>
        scope.vocabulary.types.has(type) ? [] : (scope.vocabulary.kinds.get(`prelude.${type}`) ?? scope.vocabulary.kinds.get(type) ?? []),
      )
      .filter((kind) => kind.name !== 'control'),
    controls: types.includes('control'),
    types: types.filter((type) => type === 'yes_no' || scope.vocabulary.types.has(type)),
  };
}

export function resolveTarget(node: OperandNode, fitting: Fitting, scope: RuleScope): Target | undefined {
  const span = { start: node.start, end: node.end };
  const path = pathOf(node, scope);
  if (path) return pathTarget(path, fitting, scope);
  if (node.kind !== 'ref') {
    scope.report(createDiagnostic('TM4018', at(scope, node), { left: describeFitting(fitting, scope), right: describeValue(node) }));
    return undefined;
  }
  const text = refText(node);
  if (wordsOfTypes(fitting.types, scope).includes(text)) return { target: 'word', word: text, ...span };
  if (fitting.controls && fitting.elements.length === 0 && fitting.types.length === 0) {
    const control = lookupControl(scope, node);
    return control && { target: 'control', control, ...span };
  }
  if (fitting.controls && findIn(scope.vocabulary.controls, node, scope.pack)) {
    const control = lookupControl(scope, node);
    return control && { target: 'control', control, ...span };
  }
  if (fitting.elements.length > 0) {
    const kind = find(scope, scope.vocabulary.kinds, node);
    if (kind === 'reported') return undefined;
    if (kind && canBe(fitting.elements, kind)) return { target: 'kind', of: kind, ...span };
    const fact = find(scope, scope.vocabulary.facts, node);
    if (fact === 'reported') return undefined;
    if (fact && factFits(fact, fitting.elements, scope)) return { target: 'fact', fact, ...span };
    if (kind ?? fact) {
      const is = kind ? `a kind of ${kind.sort}` : 'a fact of something else';
      scope.report(createDiagnostic('TM4005', at(scope, node), { word: text, is, subject: describeFitting(fitting, scope) }));
      return undefined;
    }
  }
  reportUnknownTarget(node, fitting, scope);
  return undefined;
}

function pathTarget(node: RefNode, fitting: Fitting, scope: RuleScope): Target | undefined {
  const operand = resolvePath(node, scope);
  if (operand.op === 'broken') return undefined;
  if (operand.shape.of === 'elements' && operand.shape.kinds.some((kind) => canBe(fitting.elements, kind))) {
    return { target: 'element', operand, start: node.start, end: node.end };
  }
  const subject = describeFitting(fitting, scope);
  scope.report(createDiagnostic('TM4005', at(scope, node), { word: refText(node), is: describeOperand(operand), subject }));
  return undefined;
}

export function describeOperand(operand: Operand): string {
  if (operand.shape.of === 'elements') return describeKinds(operand.shape.kinds);
  return operand.shape.of === 'values' ? `a value (${operand.shape.types.join(' or ')})` : 'unknown';
}

export function factFits(fact: FactDefinition, kinds: readonly Kind[], scope: RuleScope): boolean {
  return factKinds(fact, scope).some((kind) => canBe(kinds, kind));
}

export function factKinds(fact: FactDefinition, scope: Pick<RuleScope, 'vocabulary'>): readonly Kind[] {
  return fact.on.flatMap((id) => scope.vocabulary.kinds.get(`prelude.${id}`) ?? scope.vocabulary.kinds.get(id) ?? []);
}

function describeFitting(fitting: Fitting, scope: RuleScope): string {
  const parts = [
    ...(fitting.elements.length > 0 ? [describeKinds(fitting.elements)] : []),
    ...(fitting.controls ? ['a control'] : []),
    ...(fitting.types.length > 0 ? [describeTypes(fitting.types, scope.vocabulary)] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' or ');
}

function reportUnknownTarget(node: RefNode, fitting: Fitting, scope: RuleScope): void {
  const candidates = [
    ...wordsOfTypes(fitting.types, scope),
    ...(fitting.controls ? kindNames(scope.vocabulary.controls) : []),
    ...(fitting.elements.length > 0 ? fittingKindNames(fitting.elements, scope) : []),
    ...scope.variables.map((variable) => variable.name),
  ];
  reportUnknown(scope.report, scope.file, node, describeFitting(fitting, scope).replace(/^an? /, ''), refText(node), candidates);
}

export function fittingKindNames(kinds: readonly Kind[], scope: RuleScope): string[] {
  const names = kindNames(scope.vocabulary.kinds).filter((name) => canBe(kinds, scope.vocabulary.kinds.get(name) as Kind));
  const facts = kindNames(scope.vocabulary.facts).filter((name) =>
    factFits(scope.vocabulary.facts.get(name) as FactDefinition, kinds, scope),
  );
  return [...names, ...facts];
}

/** `from untrusted`, `to s`, `through any of process, store`. */
export function resolveSources(
  nodes: readonly OperandNode[],
  span: { start: number; end: number },
  sorts: readonly Sort[],
  scope: RuleScope,
  base: (sort: Sort) => Kind,
): Sources | undefined {
  const fitting: Fitting = { elements: sorts.map(base), controls: false, types: [] };
  const any = nodes.map((node) => resolveTarget(node, fitting, scope));
  return any.every((target) => target !== undefined) ? { any: any as Target[], start: span.start, end: span.end } : undefined;
}

/** The phrases of an attribute's condition; each preposition must be declared. */
export function resolvePhrases(
  nodes: readonly ConditionPhraseNode[],
  declared: ReadonlyMap<string, readonly string[]>,
  word: string,
  means: string | undefined,
  scope: RuleScope,
): readonly Phrase[] | undefined {
  const phrases: Phrase[] = [];
  let failed = false;
  for (const node of nodes) {
    const types = declared.get(node.preposition) ?? (node.preposition === 'by' && means !== undefined ? ['control'] : undefined);
    if (!types) {
      const legal = [...declared.keys()].sort();
      const span = { start: node.start, end: node.start + node.preposition.length };
      scope.report(
        createDiagnostic(
          'TM4021',
          at(scope, span),
          { word, preposition: node.preposition, legal },
          { suggestions: suggest(node.preposition, legal) },
        ),
      );
      failed = true;
      continue;
    }
    const fitting = fittingOf(types, scope);
    const operands = node.operands.flatMap((operand) => resolveTarget(operand, fitting, scope) ?? []);
    if (operands.length < node.operands.length) failed = true;
    phrases.push({ preposition: node.preposition, need: node.count?.word ?? 'any', operands });
  }
  return failed ? undefined : phrases;
}
