/**
 * Reads `decision` and `adjust`. Promises: each names a rule that exists and a part that exists, with a reason, an owner
 * and, to accept or defer, a date. Whether the threat is there is for the rules stage to say.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Location } from '../source/span.ts';
import type { DeclarationNode, StatementNode, ValueNode } from '../syntax/ast.ts';
import { type Placed, plainNames } from './entities.ts';
import type { Adjustment, Decision, Element, Flow, Hop, Severity, Value } from './ir.ts';
import type { EveryIndex } from './kind-layers.ts';
import { type Settled, settle, sourced } from './layers.ts';
import { baseKind } from './lookup.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import { earlier, readBecause, readUntil, resolveStatement } from './statements.ts';
import type { ValueScope } from './values.ts';
import type { Kind, Vocabulary } from './vocabulary.ts';
import { attributeOfKinds } from './vocabulary-kinds.ts';
import { tableCells } from './vocabulary-parts.ts';
import { findIn, reportUnknown, valuesOf } from './vocabulary-words.ts';

export interface DecisionInput {
  readonly decisions: readonly Placed<DeclarationNode>[];
  readonly adjustments: readonly Placed<DeclarationNode>[];
  readonly model: string;
  readonly scope: ValueScope;
  readonly every: EveryIndex;
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
  readonly hops: readonly Hop[];
  readonly origins: Map<string, Location>;
  readonly asOf: string | undefined;
}

const VERBS = ['accept', 'defer', 'mitigate', 'fix'] as const;

export function lowerDecisions(input: DecisionInput): { decisions: Decision[]; adjustments: Adjustment[] } {
  const decisions = input.decisions.flatMap((placed) => lowerDecision(placed, input));
  return { decisions: decisions.sort(byId), adjustments: lowerAdjustments(input).sort(byId) };
}

/** One `adjust` for one thing: of two, neither order nor place says which holds. */
function lowerAdjustments(input: DecisionInput): Adjustment[] {
  const first = new Map<string, Location>();
  return input.adjustments.flatMap((placed) => {
    const adjusted = lowerAdjustment(placed, input);
    for (const { id } of adjusted) {
      const at = input.origins.get(id) as Location;
      const other = first.get(id);
      if (other) {
        const related = [{ ...other, message: 'the other one stands here' }];
        input.scope.report(createDiagnostic('TM3001', at, { what: `\`${id}\``, level: 'own' }, { related }));
      } else first.set(id, at);
    }
    return adjusted;
  });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function lowerDecision({ node, file }: Placed<DeclarationNode>, input: DecisionInput): Decision[] {
  const { report } = input.scope;
  if (node.broken || !node.verb) return [];
  const verb = VERBS.find((one) => one === node.verb?.text);
  if (!verb) {
    reportUnknown(report, file, node.verb, 'kind of decision', node.verb.text, VERBS, VERBS);
    return [];
  }
  const rules = (node.values?.steps.flat() ?? []).flatMap((value) => ruleOf(value, file, input));
  const on = findPhrase(node.phrases, 'on');
  if (!on) {
    // `in` where `on` was meant: the first preposition is the one that is wrong.
    const instead = node.phrases[0]?.prepositionSpan;
    const suggestions = instead ? ['on'] : [];
    report(
      createDiagnostic(
        'TM2019',
        locate(file, instead ?? node.verb),
        { what: `\`decision ${verb}\``, missing: '`on` and what it is about' },
        { suggestions },
      ),
    );
  }
  const targets = phraseValues(on).flatMap((value) => targetsOf(value, file, node, verb, input));
  const terms = readTerms(node, file, 'decision', verb === 'accept' || verb === 'defer', input);
  if (!terms) return [];
  return rules.flatMap((rule) =>
    targets.map((target) => {
      const threat = `${rule}@${target.id}`;
      const id = `${verb} ${threat}`;
      input.origins.set(id, target.at);
      return { id, verb, rule, on: target.id, threat, every: target.every || undefined, ...terms };
    }),
  );
}

/** A rule of a pack in scope, or a threat declared by hand. */
function ruleOf(value: ValueNode, file: string, input: DecisionInput): string[] {
  const { report, vocabulary, entities } = input.scope;
  if (value.kind === 'ref') {
    const text = refText(value);
    const rule = vocabulary.renamedRules.get(text) ?? text;
    if (vocabulary.rules.has(rule)) return [rule];
    const found = entities.get(text);
    if (found?.sort === 'threat') return [found.id];
    const hand = [...entities.values()].filter((entity) => entity.sort === 'threat').map((entity) => entity.name);
    reportUnknown(report, file, value, 'rule', text, [...vocabulary.rules.keys(), ...hand], withPacks(text, vocabulary));
  }
  return [];
}

/** Rules of any pack that are called so. */
function withPacks(name: string, vocabulary: Vocabulary): string[] {
  return [...vocabulary.rules.keys()].filter((id) => id.slice(id.indexOf('.') + 1) === name);
}

interface Target {
  readonly id: string;
  readonly every: boolean;
  readonly at: Location;
}

function targetsOf(value: ValueNode, file: string, node: DeclarationNode, verb: string, input: DecisionInput): Target[] {
  const { report, vocabulary, entities } = input.scope;
  const at = locate(file, value);
  if (value.kind === 'every') {
    if (verb === 'accept') {
      report(createDiagnostic('TM3013', at, {}));
      return [];
    }
    const kind = findIn(vocabulary.kinds, value.of, input.model);
    if (kind) return everyTarget(kind, node, file, input).map((id) => ({ id, every: true, at }));
    reportUnknown(report, file, value.of, 'kind', refText(value.of), vocabulary.kinds.keys());
    return [];
  }
  if (value.kind !== 'ref') {
    report(createDiagnostic('TM3002', at, { attribute: 'on', found: 'this', wanted: 'element, flow or hop', legal: [] }));
    return [];
  }
  const text = refText(value);
  if (value.hop) return hopTarget(value, text, at, input);
  if (text === input.model) return [{ id: input.model, every: false, at }];
  const entity = entities.get(text);
  if (!entity) {
    reportUnknown(report, file, value, 'element or flow', text, plainNames(entities));
    return [];
  }
  if (entity.model !== input.model) {
    report(createDiagnostic('TM2012', at, { name: text, owner: entity.model }));
    return [];
  }
  input.scope.used(entity);
  const routes = input.flows.find((flow) => flow.id === entity.id)?.routes ?? [];
  if (verb === 'accept' && routes.length > 1) {
    report(createDiagnostic('TM3012', at, { name: text, routes: routes.map((route) => route.id.slice(input.model.length + 1)) }));
    return [];
  }
  if (routes.length > 1) return routes.map((route) => ({ id: route.id, every: false, at }));
  return [{ id: entity.id, every: false, at }];
}

function hopTarget(value: ValueNode & { kind: 'ref' }, text: string, at: Location, input: DecisionInput): Target[] {
  const { report } = input.scope;
  const id = `${input.model}.${text}`;
  const flow = input.flows.find((one) => one.name === value.names[0]?.text);
  if (flow?.hops.includes(id) || flow?.routes.some((route) => route.id === id)) return [{ id, every: false, at }];
  if (flow && flow.hops.length === 0) return [];
  const legal = [...new Set([...(flow?.hops ?? []), ...(flow?.routes.map((route) => route.id) ?? [])])].map((one) =>
    one.slice(input.model.length + 1),
  );
  reportUnknown(report, at.file, at, 'hop', text, legal);
  return [];
}

function everyTarget(kind: Kind, node: DeclarationNode, file: string, input: DecisionInput): string[] {
  const within = phraseValues(findPhrase(node.phrases, 'in')).flatMap((value) => {
    if (value.kind !== 'ref') return [];
    const boundary = input.scope.entities.get(refText(value));
    if (boundary?.sort === 'boundary') return [boundary.id];
    reportUnknown(input.scope.report, file, value, 'boundary', refText(value), plainNames(input.scope.entities, 'boundary'));
    return [];
  });
  const own = (one: { readonly id: string }): boolean => one.id.startsWith(`${input.model}.`);
  const boundariesOf = new Map(input.elements.map((element) => [element.id, element.boundaries]));
  const inside = (ids: readonly string[]): boolean =>
    within.every((boundary) => ids.every((id) => boundariesOf.get(id)?.includes(boundary)));
  const elements = input.elements.filter((one) => own(one) && one.isA.includes(kind.id) && inside([one.id])).map((one) => one.id);
  const flows = input.flows
    .filter((one) => own(one) && one.isA.includes(kind.id) && inside(one.steps.flat()))
    .flatMap((one) => one.routes.map((route) => route.id));
  const hops = input.hops
    .filter((one) => own(one) && (one.isA.includes(kind.id) || kind.id === 'hop') && inside([one.from, one.to]))
    .map((one) => one.id);
  return [...new Set([...elements, ...flows, ...hops])].sort();
}

// ---- the block that every exception carries --------------------------------------------------------------------------

interface Terms {
  readonly reason: string;
  readonly owner: string;
  readonly because?: string;
  readonly until?: string;
  readonly ticket?: string;
  readonly expired?: boolean;
}

/** Reads reason, owner, until and the rest; `every decision { ... }` gives defaults. Reports what is missing. */
function readTerms(
  node: DeclarationNode,
  file: string,
  sort: 'decision' | 'adjustment',
  dated: boolean,
  input: DecisionInput,
  skip: ReadonlySet<string> = new Set(),
): Terms | undefined {
  const { scope } = input;
  const kind = baseKind(scope.vocabulary, sort) ?? baseKind(scope.vocabulary, 'decision');
  const kinds = kind ? [kind] : [];
  let because: string | undefined;
  let until: string | undefined;
  const stated = (node.block?.items ?? []).flatMap((item) => {
    if (item.kind !== 'statement') {
      if (!item.broken) scope.report(createDiagnostic('TM2006', locate(file, item), { word: item.kind, place: `the block of a ${sort}` }));
      return [];
    }
    if (skip.has(item.verb.text)) return [];
    if (item.verb.text === 'because') because = readBecause(item, file, scope);
    else if (item.verb.text === 'until') until = earlier(until, readUntil(item, file, scope));
    else return resolveStatement(item, file, { kinds, sort }, scope) ?? [];
    return [];
  });
  // Read anew: a decision's own date counts, whatever has expired of what is said of elements.
  const layers = input.every
    .layersFor((id) => kinds.some((one) => one.ancestorIds.has(id)), [], input.model)
    .map(({ statements }) => ({ statements: statements.map(({ stated: one, source }) => sourced(one, source)) }));
  const settled = settle([{ statements: stated.map((one) => sourced(one, { level: 'own' })) }, ...layers], {
    report: scope.report,
    asOf: undefined,
  });
  const reason = wordOf(settled, 'reason');
  const owner = textOf(settled, 'owner');
  const said = new Set([...(node.block?.items ?? [])].flatMap((item) => (item.kind === 'statement' ? [item.verb.text] : [])));
  const missing = [
    reason === undefined && !said.has('reason') ? 'reason' : '',
    owner === undefined ? (said.has('owner') ? '' : 'owner') : owner.trim() === '' ? 'owner' : '',
    dated && until === undefined && !said.has('until') ? 'until' : '',
  ].filter((word) => word !== '' && !holdsUnknown(node, (verb) => skip.has(verb) || attributeOfKinds(kinds, verb) !== undefined));
  if (missing.length > 0) {
    scope.report(createDiagnostic('TM3011', locate(file, node.wordSpan), { what: sort === 'decision' ? 'decision' : '`adjust`', missing }));
    return undefined;
  }
  if (reason === undefined || owner === undefined || (dated && until === undefined)) return undefined;
  const expired = until !== undefined && input.asOf !== undefined && until < input.asOf;
  return { reason, owner, because, until, ticket: textOf(settled, 'ticket'), expired: expired || undefined };
}

/** A word nobody knows has a diagnostic, and may well be the one that seems to be missing. */
function holdsUnknown(node: DeclarationNode, isKnown: (verb: string) => boolean): boolean {
  return (node.block?.items ?? []).some(
    (item) => item.broken || (item.kind === 'statement' && !TERM_WORDS.has(item.verb.text) && !isKnown(item.verb.text)),
  );
}

function factValue(settled: Settled, attribute: string): Value | undefined {
  return settled.attributes.find((one) => one.attribute === attribute)?.facts[0]?.value;
}

function wordOf(settled: Settled, attribute: string): string | undefined {
  const value = factValue(settled, attribute);
  return value?.type === 'word' ? value.word : undefined;
}

function textOf(settled: Settled, attribute: string): string | undefined {
  const value = factValue(settled, attribute);
  return value?.type === 'text' ? value.text : value?.type === 'word' ? value.word : undefined;
}

// ---- adjust ----------------------------------------------------------------------------------------------------------

const SEVERITIES: readonly string[] = ['low', 'medium', 'high', 'critical'];

function lowerAdjustment({ node, file }: Placed<DeclarationNode>, input: DecisionInput): Adjustment[] {
  const value = node.values?.steps[0]?.[0];
  if (node.broken || value?.kind !== 'ref') return [];
  const what = node.verb?.text === 'table' ? 'table' : node.verb?.text === 'setting' ? 'setting' : 'rule';
  const target = refText(value);
  const { vocabulary, report } = input.scope;
  const legal = what === 'table' ? vocabulary.tables : what === 'setting' ? vocabulary.settings : vocabulary.rules;
  if (!legal.has(target)) {
    reportUnknown(report, file, value, what, target, legal.keys(), what === 'rule' ? withPacks(target, vocabulary) : []);
    return [];
  }
  const id = `adjust ${what === 'rule' ? '' : `${what} `}${target}`;
  input.origins.set(id, locate(file, value));
  const change =
    what === 'rule'
      ? ruleChange(node, file, input)
      : what === 'table'
        ? tableChange(node, file, target, input)
        : settingChange(node, file, input);
  const rows =
    what === 'table'
      ? new Set(
          (node.block?.items ?? []).flatMap((item) => (item.kind === 'statement' && isRow(item, target, input) ? [item.verb.text] : [])),
        )
      : new Set<string>();
  const terms = readTerms(node, file, 'adjustment', true, input, new Set([...rows, 'columns', 'off', 'severity', 'value']));
  return terms && change ? [{ id, what, target, ...change, ...terms }] : [];
}

function statementsIn(node: DeclarationNode): StatementNode[] {
  return (node.block?.items ?? []).filter((item): item is StatementNode => item.kind === 'statement');
}

function ruleChange(node: DeclarationNode, file: string, input: DecisionInput): Pick<Adjustment, 'off' | 'severity'> | undefined {
  const statements = statementsIn(node);
  const severity = statements.find((statement) => statement.verb.text === 'severity');
  const value = severity ? valuesOf(severity)[0] : undefined;
  const off = statements.find((statement) => statement.verb.text === 'off');
  if (severity && off) {
    const related = [{ ...locate(file, off), message: 'the other one stands here' }];
    input.scope.report(createDiagnostic('TM3001', locate(file, severity), { what: 'the rule', level: 'own' }, { related }));
    return undefined;
  }
  if (severity) {
    const word = value?.kind === 'ref' ? refText(value) : '';
    if (SEVERITIES.includes(word)) return { severity: word as Severity };
    const suggestions = suggest(word, SEVERITIES);
    input.scope.report(
      createDiagnostic(
        'TM2001',
        locate(file, value ?? severity),
        { what: 'severity', name: word, suggestions, legal: SEVERITIES },
        { suggestions },
      ),
    );
    return undefined;
  }
  if (off) return { off: true };
  if (holdsUnknown(node, () => false)) return undefined;
  input.scope.report(createDiagnostic('TM3011', locate(file, node.wordSpan), { what: '`adjust`', missing: ['off` or `severity'] }));
  return undefined;
}

function isRow(statement: StatementNode, table: string, input: DecisionInput): boolean {
  const definition = input.scope.vocabulary.tables.get(table);
  return input.scope.vocabulary.types.get(definition?.from[0] ?? '')?.values.includes(statement.verb.text) ?? false;
}

const TERM_WORDS: ReadonlySet<string> = new Set(['reason', 'because', 'owner', 'until', 'ticket']);

function tableChange(node: DeclarationNode, file: string, table: string, input: DecisionInput): Pick<Adjustment, 'cells'> | undefined {
  const definition = input.scope.vocabulary.tables.get(table);
  if (!definition) return undefined;
  const cells = tableCells({ report: input.scope.report }, { node, file }, definition, input.scope.vocabulary.types, TERM_WORDS);
  return { cells: Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function settingChange(node: DeclarationNode, file: string, input: DecisionInput): Pick<Adjustment, 'value'> | undefined {
  const statement = statementsIn(node).find((one) => one.verb.text === 'value');
  const value = statement ? valuesOf(statement)[0] : undefined;
  if (value?.kind === 'duration') return { value: `${value.amount}${value.unit}` };
  if (value?.kind === 'number') return { value: String(value.value) };
  if (value?.kind === 'ref') return { value: refText(value) };
  input.scope.report(createDiagnostic('TM3011', locate(file, node.wordSpan), { what: '`adjust setting`', missing: ['value'] }));
  return undefined;
}
