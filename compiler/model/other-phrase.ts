/**
 * `encrypted with dtls`, `encrypted tls`, `plans mfa until 2027-04-01`: what stands where it cannot be meant, and behind another
 * preposition of the attribute it could.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { PhraseNode, RefNode, StatementNode, ValueNode } from '../syntax/ast.ts';
import { locate, phraseValues, refText } from './nodes.ts';
import { describeTypes, readAs, type ValueScope } from './values.ts';
import type { AttributeDefinition } from './vocabulary.ts';

/** `method` stands there without the `by` that it needs. */
export function reportMethod(
  node: StatementNode,
  value: ValueNode,
  method: string,
  attribute: AttributeDefinition,
  file: string,
  scope: ValueScope,
): void {
  const wanted = describeTypes(attribute.types, scope.vocabulary);
  const isAlone = node.values?.steps[0]?.length === 1;
  const edits = [{ file, start: value.start, end: value.start, text: 'by ' }];
  const fixes = isAlone ? [{ title: 'write `by`', sure: false, edits }] : [];
  const instead = `${node.verb.text} by ${method}`;
  scope.report(createDiagnostic('TM2002', locate(file, value), { name: method, is: 'control', wanted, instead }, { fixes }));
}

/** True when it is so; that has been told. */
export function reportOtherPhrase(
  node: StatementNode,
  phrase: PhraseNode,
  attribute: AttributeDefinition,
  file: string,
  scope: ValueScope,
): boolean {
  const other = otherPhrase(phrase, attribute, scope);
  if (other === undefined) return false;
  const value = phraseValues(phrase)[0] as RefNode;
  const { start, end } = phrase.prepositionSpan;
  const name = refText(value);
  const wanted = describeTypes(attribute.phrases.get(phrase.preposition) ?? [], scope.vocabulary);
  const fixes = [{ title: `write \`${other}\``, sure: false, edits: [{ file, start, end, text: other }] }];
  const instead = `${node.verb.text} ${other} ${name}`;
  scope.report(createDiagnostic('TM2002', locate(file, value), { name, is: 'control', wanted, instead }, { fixes }));
  return true;
}

/** The preposition that takes what stands there; undefined when this one does, or none. */
function otherPhrase(phrase: PhraseNode, attribute: AttributeDefinition, scope: ValueScope): string | undefined {
  const own = attribute.phrases.get(phrase.preposition) ?? [];
  const values = phraseValues(phrase);
  const isControl = (types: readonly string[]): boolean =>
    types.includes('control') &&
    values.every((value) => value.kind === 'ref' && readAs(value, refText(value), 'control', scope) !== undefined);
  const takesOwn = values.some(
    (value) => value.kind !== 'ref' || own.some((type) => readAs(value, refText(value), type, scope) !== undefined),
  );
  if (values.length === 0 || takesOwn) return undefined;
  for (const [preposition, types] of attribute.phrases) if (preposition !== phrase.preposition && isControl(types)) return preposition;
  return undefined;
}

/** `plans C until DATE`: a plan that ends and is never due. `until` of the phrase, or of the block. */
export function reportNeverDue(
  node: StatementNode,
  file: string,
  attribute: AttributeDefinition,
  said: { readonly by: boolean; readonly until: string | undefined },
  scope: ValueScope,
): void {
  if (said.until === undefined || said.by || !attribute.phrases.get('by')?.includes('date')) return;
  const phrase = node.phrases.find((one) => one.preposition === 'until');
  const { start, end } = phrase?.prepositionSpan ?? node.verb;
  const fixes = phrase ? [{ title: 'write `by`', sure: false, edits: [{ file, start, end, text: 'by' }] }] : [];
  const at = locate(file, phrase ?? node.verb);
  scope.report(createDiagnostic('TM3025', at, { word: node.verb.text, until: said.until }, { fixes }));
}
