/** Resolves the names in braces of a rule's `because`: `"{f.from} can be impersonated"`. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Span } from '../../source/span.ts';
import type { NameNode, StringNode } from '../../syntax/ast.ts';
import type { Sentence, SentencePart } from '../resolved.ts';
import { headOperand, step } from './operand.ts';
import { at, type RuleScope } from './scope.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** `extra`: what the rule offers besides its variables: `path`, and `control` where the model says what is demanded. */
export function resolveSentence(node: StringNode, scope: RuleScope, extra: readonly ('path' | 'control')[]): Sentence {
  const parts: (string | SentencePart)[] = [];
  const text = node.value;
  /** Offsets inside the string are exact as long as nothing in it is escaped. */
  const exact = node.end - node.start === text.length + 2;
  let last = 0;
  for (const match of text.matchAll(/\{([^{}]*)\}/g)) {
    const index = match.index;
    if (index > last) parts.push(text.slice(last, index));
    last = index + match[0].length;
    const start = node.start + 1 + index + 1;
    const span: Span = exact ? { start, end: start + (match[1] ?? '').length } : { start: node.start, end: node.end };
    const part = resolveBrace(match[1] ?? '', span, exact, scope, extra);
    if (part) parts.push(part);
  }
  if (last < text.length) parts.push(text.slice(last));
  return { parts, start: node.start, end: node.end };
}

function resolveBrace(
  text: string,
  span: Span,
  exact: boolean,
  scope: RuleScope,
  extra: readonly ('path' | 'control')[],
): SentencePart | undefined {
  const other = extra.find((word) => word === text);
  if (other) return other === 'path' ? { part: 'path' } : { part: 'control' };
  const words = text.split('.');
  const names: NameNode[] = [];
  let offset = span.start;
  for (const word of words) {
    names.push(exact ? { text: word, start: offset, end: offset + word.length } : { text: word, start: span.start, end: span.end });
    offset += word.length + 1;
  }
  const head = names[0] as NameNode;
  let operand = words.every((word) => NAME.test(word)) ? headOperand(head, scope) : undefined;
  if (!operand) {
    const legal = [...scope.variables.map((variable) => variable.name), ...extra];
    const suggestions = suggest(head.text, legal);
    const fixes = exact
      ? suggestions.slice(0, 1).map((name) => ({ title: `write \`${name}\``, sure: false, edits: [{ ...at(scope, head), text: name }] }))
      : [];
    scope.report(createDiagnostic('TM4027', at(scope, span), { name: text, legal }, { suggestions, fixes }));
    return undefined;
  }
  for (const name of names.slice(1)) {
    operand = step(operand, name, scope);
    if (operand.op === 'broken') return undefined;
  }
  return { part: 'operand', operand };
}
