/**
 * "Kinds that exclude each other" and "a value twice within `and`": one element is never two things that exclude each
 * other, an operand never equals two different words, and nothing is said twice.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import type { Kind } from '../../model/vocabulary.ts';
import type { Report } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import { eachCondition } from '../resolve/walk.ts';
import type { Condition, Operand, ResolvedRule } from '../resolved.ts';

export function checkContradictions(rule: ResolvedRule, report: Report): void {
  const { file } = rule.definition;
  const bound = rule.variables.map((variable): Said => ({ operand: variable.name, kind: variable.bound, span: variable }));
  checkTogether(rule.where, bound, file, report);
  for (const condition of rule.where) checkInside(condition, file, report);
}

/** Conditions of facts and computed words: `it` is bound to the kinds they are about. */
export function checkInside(condition: Condition, file: string, report: Report): void {
  eachCondition(condition, (one) => {
    if (one.kind === 'and') checkTogether(one.items, [], file, report);
    if (one.kind === 'quantifier' && one.where) {
      const items = one.where.kind === 'and' ? [] : [one.where];
      checkTogether(items, [{ operand: 'it', kind: one.domain.of, span: one }], file, report);
    }
  });
}

interface Said {
  readonly operand: string;
  readonly kind: Kind;
  readonly span: Span;
}

function checkTogether(items: readonly Condition[], bound: readonly Said[], file: string, report: Report): void {
  const kinds: Said[] = [...bound];
  const values = new Map<string, { readonly word: string; readonly span: Span }>();
  const keys = new Map<string, Span>();
  for (const item of items) {
    const key = keyOf(item);
    const same = key === undefined ? undefined : keys.get(key);
    if (same) {
      report(
        createDiagnostic(
          'TM4008',
          place(file, item),
          { what: 'the same condition' },
          { related: [{ ...place(file, same), message: 'it stands here first' }] },
        ),
      );
      continue;
    }
    if (key !== undefined) keys.set(key, item);
    if (item.kind === 'is_kind') checkKind(item, kinds, file, report);
    if (item.kind === 'compare' && item.operator === '=') checkValue(item, values, file, report);
  }
}

function checkKind(item: Condition & { kind: 'is_kind' }, kinds: Said[], file: string, report: Report): void {
  const operand = item.subject.text;
  for (const one of kinds) {
    if (one.operand !== operand || !exclude(one.kind, item.of)) continue;
    const related = [{ ...place(file, one.span), message: `\`${operand}\` is \`${one.kind.name}\` here` }];
    report(createDiagnostic('TM4006', place(file, item), { operand, a: one.kind.name, b: item.of.name }, { related }));
    return;
  }
  kinds.push({ operand, kind: item.of, span: item });
}

/** Different sorts exclude each other; within a sort, what some ancestor of both declares with `exclusive`. */
export function exclude(a: Kind, b: Kind): boolean {
  if (a.sort !== b.sort && a.sort !== 'element' && b.sort !== 'element') return !(isFlow(a) && isFlow(b));
  for (const kind of [...a.ancestors, ...b.ancestors]) {
    for (const group of kind.exclusive) {
      const [first, second] = [a, b].map((one) => group.filter((name) => one.ancestorIds.has(name)));
      if (first?.length && second?.length && !first.some((name) => second.includes(name))) return true;
    }
  }
  return false;
}

function isFlow(kind: Kind): boolean {
  return kind.sort === 'flow' || kind.sort === 'hop';
}

function checkValue(
  item: Condition & { kind: 'compare' },
  values: Map<string, { readonly word: string; readonly span: Span }>,
  file: string,
  report: Report,
): void {
  const [operand, word] = wordSides(item.left, item.right);
  if (operand === undefined || word === undefined) return;
  const other = values.get(operand);
  if (other && other.word !== word) {
    const related = [{ ...place(file, other.span), message: `it is \`${other.word}\` here` }];
    report(createDiagnostic('TM4008', place(file, item), { what: `two values of \`${operand}\`` }, { related }));
  } else values.set(operand, { word, span: item });
}

function wordSides(left: Operand, right: Operand): [string | undefined, string | undefined] {
  if (right.op === 'word') return [left.text, right.word];
  return left.op === 'word' ? [right.text, left.word] : [undefined, undefined];
}

/** The same text for conditions that say the same; undefined for those not compared. */
function keyOf(condition: Condition): string | undefined {
  switch (condition.kind) {
    case 'is_kind':
      return `${condition.subject.text} is ${condition.of.id}`;
    case 'is_fact':
      return `${condition.subject.text} is fact ${condition.fact.id}`;
    case 'compare':
      return `${condition.left.text} ${condition.operator} ${condition.right.text}`;
    case 'not': {
      const inner = keyOf(condition.item);
      return inner === undefined ? undefined : `not ${inner}`;
    }
    default:
      return undefined;
  }
}

function place(file: string, span: Span) {
  return { file, start: span.start, end: span.end };
}
