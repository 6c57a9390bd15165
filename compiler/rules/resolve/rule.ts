/**
 * Resolves a whole rule, fact, computed attribute or computed control. Promises: what is returned has every name resolved,
 * or `broken` is set and each fault has one diagnostic.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { locate, refText } from '../../model/nodes.ts';
import type { ControlDefinition, FactDefinition, Kind, RuleDefinition, Sort, Vocabulary } from '../../model/vocabulary.ts';
import { CATALOGUES } from '../../model/vocabulary-controls.ts';
import { type Report, valuesOf } from '../../model/vocabulary-words.ts';
import type { Location } from '../../source/span.ts';
import type { ExampleNode, ForNode, ItemNode, StatementNode, WhereNode } from '../../syntax/ast.ts';
import type { Condition, Operand, ResolvedRule, Variable } from '../resolved.ts';
import { resolveCondition } from './condition.ts';
import { resolveNames } from './named.ts';
import { pathOf, resolvePath } from './operand.ts';
import { resolveRequire } from './require.ts';
import { at, baseKind, lookupKind, type RuleScope } from './scope.ts';
import { resolveSentence } from './sentence.ts';
import { factKinds } from './target.ts';
import { eachCondition } from './walk.ts';

export interface Resolution<T> {
  readonly resolved: T;
  /** Some part has an error: nothing may be compiled from it. */
  readonly broken: boolean;
}

/** Statements of a rule besides its clauses. */
export const RULE_WORDS: readonly string[] = [
  'because',
  'stake',
  'ceiling',
  'fixed',
  'mistaken',
  'subsumes',
  'names',
  'renamed',
  'equivalent',
  ...CATALOGUES,
];

const BINDABLE: readonly Sort[] = ['model', 'actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature'];

/** The scope in which a pack's words are read: without the words of the model, unless the model itself declares it. */
export function scopeOf(vocabulary: Vocabulary, pack: string): Vocabulary {
  return vocabulary.base?.packs.has(pack) ? vocabulary.base : vocabulary;
}

export function resolveRule(vocabulary: Vocabulary, rule: RuleDefinition, report: Report): Resolution<ResolvedRule> {
  const counting = countErrors(report);
  const items = rule.node.block?.items ?? [];
  const empty: RuleScope = {
    vocabulary: scopeOf(vocabulary, rule.pack),
    pack: rule.pack,
    file: rule.file,
    variables: [],
    it: undefined,
    report: counting.report,
  };
  const bound = resolveFor(
    items.filter((item) => item.kind === 'for'),
    rule,
    empty,
  );
  // Without its variables nothing in the rule can be read, and one wrong phrase is one error.
  const lost = bound.variables.length === 0 || items.some((item) => item.broken);
  const scope: RuleScope = {
    ...empty,
    variables: bound.variables,
    report: bound.variables.length === 0 ? () => undefined : counting.report,
  };
  const where = items.filter((item) => item.kind === 'where').flatMap((item) => conjuncts(item, scope));
  const requires = items.filter((item) => item.kind === 'require').flatMap((item) => resolveRequire(item, scope));
  const statements = items.filter((item): item is StatementNode => item.kind === 'statement');
  const said = (word: string): StatementNode[] => statements.filter((statement) => statement.verb.text === word && !statement.broken);
  const because = said('because')[0];
  const text = because && valuesOf(because)[0];
  const hasPath = requires.some((one) => one.demands.some((demand) => demand.placement === 'before')) || where.some(mentionsPath);
  const hasSaid = requires.some((one) => one.demands.some((demand) => demand.said));
  const resolved: ResolvedRule = {
    id: rule.id,
    definition: rule,
    variables: bound.variables,
    pair: bound.pair,
    where,
    requires,
    because:
      text?.kind === 'string'
        ? resolveSentence(text, scope, [...(hasPath ? (['path'] as const) : []), ...(hasSaid ? (['control'] as const) : [])])
        : undefined,
    stake: said('stake').flatMap((statement) => operandsOf(statement, scope)),
    ceiling: said('ceiling').flatMap((statement) => wordsIn(statement))[0],
    subsumes: said('subsumes')
      .flatMap((statement) => wordsIn(statement))
      .map((word) => (word.includes('.') ? word : `${rule.pack}.${word}`)),
    names: said('names').flatMap((statement) => resolveNames(statement, scope)),
    renamedFrom: said('renamed').flatMap((statement) =>
      statement.phrases.flatMap((phrase) =>
        (phrase.values?.steps.flat() ?? []).flatMap((value) => (value.kind === 'ref' ? [refText(value)] : [])),
      ),
    ),
    references: CATALOGUES.flatMap((catalogue) =>
      said(catalogue).flatMap((statement) => wordsIn(statement).map((id) => ({ catalogue, id }))),
    ),
    stride: rule.stride,
    examples: items.filter((item): item is ExampleNode => item.kind === 'example'),
  };
  refuseUnread(where, rule.at, counting);
  return { resolved, broken: counting.errors() > 0 || lost };
}

/** The kinds that a rule's variables are tried on, without reading more of the rule. */
export function boundKinds(vocabulary: Vocabulary, rule: RuleDefinition): readonly Kind[] {
  const clauses = (rule.node.block?.items ?? []).filter((item) => item.kind === 'for');
  const scope = {
    vocabulary: scopeOf(vocabulary, rule.pack),
    pack: rule.pack,
    file: rule.file,
    variables: [],
    it: undefined,
    report: () => undefined,
  };
  return resolveFor(clauses, rule, scope).variables.map((variable) => variable.bound);
}

/** `where a and b` is two conjuncts; `unless c` is `not c`. */
function conjuncts(node: WhereNode, scope: RuleScope): Condition[] {
  if (!node.condition) return [];
  const condition = resolveCondition(node.condition, scope);
  if (node.word === 'unless') return [{ kind: 'not', item: condition, start: condition.start, end: condition.end }];
  return condition.kind === 'and' ? [...condition.items] : [condition];
}

function mentionsPath(condition: Condition): boolean {
  switch (condition.kind) {
    case 'path':
    case 'reaches':
      return true;
    case 'and':
    case 'or':
    case 'at_least_of':
      return condition.items.some(mentionsPath);
    default:
      return false;
  }
}

function operandsOf(statement: StatementNode, scope: RuleScope): Operand[] {
  return valuesOf(statement).flatMap((value): Operand[] => {
    const path = pathOf(value, scope);
    if (!path) {
      if (value.kind === 'ref') resolvePath(value, scope);
      else scope.report(createDiagnostic('TM4035', at(scope, value), { word: statement.verb.text, wanted: 'what the rule binds' }));
      return [];
    }
    const operand = resolvePath(path, scope);
    if (operand.shape.of === 'elements') return [operand];
    if (operand.op !== 'broken')
      scope.report(createDiagnostic('TM4035', at(scope, value), { word: statement.verb.text, wanted: 'data or a part' }));
    return [];
  });
}

export function wordsIn(statement: StatementNode): string[] {
  return valuesOf(statement).flatMap((value) => {
    if (value.kind === 'ref') return [refText(value)];
    if (value.kind === 'number') return [String(value.value)];
    return value.kind === 'catalogue' ? [value.text] : value.kind === 'string' ? [value.value] : [];
  });
}

// ---- for ----------------------------------------------------------------------------------------------------------

interface Bound {
  readonly variables: readonly Variable[];
  readonly pair: boolean;
}

/** `for flow f, g : webhook`: a name without a sort takes the sort before it and, unless it has its own, the kind of its group. */
function resolveFor(clauses: readonly ForNode[], rule: RuleDefinition, scope: RuleScope): Bound {
  const [clause, second] = clauses;
  const name = rule.name;
  if (second)
    scope.report(
      createDiagnostic('TM4001', at(scope, { start: second.start, end: second.start + 3 }), {
        rule: name,
        problem: 'a second `for`',
        help: 'bind all variables in one `for`: `for data d, component c`',
      }),
    );
  if (!clause) {
    scope.report(
      createDiagnostic('TM4001', rule.at, {
        rule: name,
        problem: 'no `for`',
        help: 'say what the rule is about: `for flow f : webhook`, `for component c`, `for model m`',
      }),
    );
    return { variables: [], pair: false };
  }
  if (clause.broken) return { variables: [], pair: false };
  const variables: Variable[] = [];
  let groups = 0;
  let sort: Sort | undefined;
  const { bindings } = clause;
  for (const [index, binding] of bindings.entries()) {
    if (binding.sort) {
      groups++;
      sort = BINDABLE.find((one) => one === binding.sort?.text);
      if (!sort) scope.report(createDiagnostic('TM4003', at(scope, binding.sort), { found: binding.sort.text, legal: BINDABLE }));
    } else if (index === 0) {
      scope.report(createDiagnostic('TM4003', at(scope, binding.name), { found: binding.name.text, legal: BINDABLE }));
    }
    if (!sort) continue;
    const ref =
      binding.bound ??
      bindings.slice(index + 1).find((later, offset, rest) => later.bound && rest.slice(0, offset + 1).every((one) => !one.sort))?.bound;
    const kind = ref
      ? lookupKind(ref === binding.bound ? scope : { ...scope, report: () => undefined }, ref)
      : baseKind(scope.vocabulary, sort);
    if (!kind) continue;
    if (ref && !fitsSort(kind, sort)) {
      if (ref === binding.bound)
        scope.report(
          createDiagnostic('TM4005', at(scope, ref), {
            word: refText(ref),
            is: `a kind of ${kind.sort}`,
            subject: `\`${binding.name.text}\`, a ${sort}`,
          }),
        );
      continue;
    }
    if (variables.some((variable) => variable.name === binding.name.text) || binding.name.text === 'it') {
      scope.report(
        createDiagnostic('TM4001', at(scope, binding.name), {
          rule: name,
          problem: `\`${binding.name.text}\` twice`,
          help: 'give each variable a name of its own',
        }),
      );
      continue;
    }
    const bound = kind.sort === 'flow' && sort === 'hop' ? asHop(kind, scope) : kind;
    variables.push({ name: binding.name.text, bound, sort, start: binding.start, end: binding.end });
  }
  if (bindings.length > 2) {
    scope.report(createDiagnostic('TM4011', at(scope, bindings[2] as ForNode['bindings'][number]), { rule: name, count: bindings.length }));
    return { variables, pair: false };
  }
  if (variables.length < bindings.length) return { variables: [], pair: false };
  const [a, b] = variables;
  return { variables, pair: groups === 1 && b !== undefined && a?.bound.id === b.bound.id };
}

function fitsSort(kind: Kind, sort: Sort): boolean {
  return kind.sort === sort || (sort === 'hop' && kind.sort === 'flow');
}

/** A hop of a flow kind has what hops have and what flows of that kind have. */
function asHop(kind: Kind, scope: RuleScope): Kind {
  const hop = baseKind(scope.vocabulary, 'hop');
  const ancestors = [...kind.ancestors, ...hop.ancestors.filter((one) => !kind.ancestors.includes(one))];
  return { ...kind, sort: 'hop', ancestors, ancestorIds: new Set(ancestors.map((one) => one.id)) };
}

// ---- facts and computed words -----------------------------------------------------------------------------------------

export function resolveFact(vocabulary: Vocabulary, fact: FactDefinition, report: Report): Resolution<Condition | undefined> {
  const scope = scopeOf(vocabulary, fact.pack);
  return resolveWhere(scope, fact.pack, fact.at.file, factKinds(fact, { vocabulary: scope }), fact.where, report);
}

export function resolveComputedControl(
  vocabulary: Vocabulary,
  control: ControlDefinition,
  report: Report,
): Resolution<Condition | undefined> {
  const scope = scopeOf(vocabulary, control.pack);
  const kind = scope.kinds.get(`prelude.${control.computedOn}`) ?? scope.kinds.get(control.computedOn ?? '');
  return resolveWhere(scope, control.pack, control.at.file, kind ? [kind] : [], control.where, report);
}

export function resolveWhere(
  vocabulary: Vocabulary,
  pack: string,
  file: string,
  it: readonly Kind[],
  where: Parameters<typeof resolveCondition>[0] | undefined,
  report: Report,
): Resolution<Condition | undefined> {
  const counting = countErrors(report);
  const scope: RuleScope = { vocabulary, pack, file, variables: [], it, report: counting.report };
  const resolved = where && resolveCondition(where, scope);
  if (resolved) refuseUnread([resolved], locate(file, resolved), counting);
  return { resolved, broken: counting.errors() > 0 || it.length === 0 };
}

/** No condition is dropped in silence: one that could not be read and has no diagnostic gets one. */
function refuseUnread(conditions: readonly Condition[], at: Location, counting: ReturnType<typeof countErrors>): void {
  let unread = false;
  for (const condition of conditions) eachCondition(condition, (one) => (unread ||= one.kind === 'broken'));
  if (unread && counting.errors() === 0)
    counting.report(createDiagnostic('TM4032', at, { what: 'one of its conditions', help: 'write it in another form' }));
}

export function countErrors(report: Report): { report: Report; errors: () => number } {
  let errors = 0;
  return {
    report: (diagnostic: Diagnostic) => {
      if (diagnostic.severity === 'error') errors++;
      report(diagnostic);
    },
    errors: () => errors,
  };
}

export function isClause(item: ItemNode): boolean {
  return item.kind === 'for' || item.kind === 'where' || item.kind === 'require' || item.kind === 'example';
}
