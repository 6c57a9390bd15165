/** Small readers of syntax nodes that every model stage needs. */
import type { Location, Span } from '../source/span.ts';
import type { PhraseNode, RefNode, ValueNode } from '../syntax/ast.ts';

export function locate(file: string, span: Span): Location {
  return { file, start: span.start, end: span.end };
}

/** `webhook.forged_delivery`, `delivery[gateway -> receiver]`. */
export function refText(ref: RefNode): string {
  const dotted = ref.names.length === 1 ? (ref.names[0]?.text ?? '') : ref.names.map((name) => name.text).join('.');
  return ref.hop ? `${dotted}[${ref.hop[0].text} -> ${ref.hop[1].text}]` : dotted;
}

export function findPhrase(phrases: readonly PhraseNode[], preposition: string): PhraseNode | undefined {
  return phrases.find((phrase) => phrase.preposition === preposition);
}

export function phraseValues(phrase: PhraseNode | undefined): readonly ValueNode[] {
  const steps = phrase?.values?.steps ?? [];
  return steps.length === 1 && steps[0] ? steps[0] : steps.flat();
}

/** A literal or name the way a message shows it. */
export function describeValue(value: ValueNode): string {
  switch (value.kind) {
    case 'ref':
      return `\`${refText(value)}\``;
    case 'string':
      return 'a text in quotes';
    case 'number':
      return `the number ${value.value}`;
    case 'date':
      return `the date ${value.text}`;
    case 'duration':
      return `the duration ${value.amount}${value.unit}`;
    case 'catalogue':
      return `the id \`${value.text}\``;
    case 'every':
      return `\`every ${refText(value.of)}\``;
  }
}
