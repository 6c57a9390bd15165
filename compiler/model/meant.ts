/** What may stand behind the `by` of an attribute that means a family of controls. Must not decide whether it counts. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { ValueNode } from '../syntax/ast.ts';
import type { Value } from './ir.ts';
import { findById } from './lookup.ts';
import { locate } from './nodes.ts';
import type { ValueScope } from './values.ts';
import type { AttributeDefinition } from './vocabulary.ts';
import { findWord } from './vocabulary-words.ts';

/** `encrypted by rate_limit`: what stands behind `by` is one of the family that the attribute means, or a part of it. */
export function isMeant(
  value: Value,
  node: ValueNode,
  attribute: AttributeDefinition,
  preposition: string,
  file: string,
  scope: ValueScope,
): boolean {
  if (preposition !== 'by' || value.type !== 'control' || attribute.means === undefined) return true;
  const { controls } = scope.vocabulary;
  const family = findWord(controls, attribute.means, attribute.pack);
  const control = findById(controls, value.control);
  if (!family || !control || control.isA.has(family.id)) return true;
  if (control.partOf.some((part) => findById(controls, part)?.isA.has(family.id))) return true;
  const wanted = `control of \`${attribute.means}\``;
  scope.report(createDiagnostic('TM2002', locate(file, node), { name: control.name, is: 'control of another kind', wanted }));
  return false;
}
