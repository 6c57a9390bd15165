/** Adds the lines that an explanation offers to the text of a model, as somebody would who follows it to the letter. */
import type { Edit } from '../../compiler/rules/explain/remedy.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { Span } from '../../compiler/source/span.ts';
import type { DeclarationNode, HeaderNode, ItemNode } from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';

export function applyEdits(files: Readonly<Record<string, string>>, edits: readonly Edit[]): Record<string, string> {
  let changed: Record<string, string> = { ...files };
  for (const edit of edits) changed = applyEdit(changed, edit);
  return changed;
}

/** Places of later edits have moved by then, so each finds its block anew by how it begins. */
function applyEdit(files: Record<string, string>, edit: Edit): Record<string, string> {
  const file = edit.at?.file ?? '';
  const text = files[file] ?? '';
  const node = declarationOf(text, file, edit);
  if (!node) throw new Error(`nothing stands where \`${edit.block}\` should: ${JSON.stringify(edit.at)}`);
  if (edit.opens !== (node.block === undefined)) throw new Error(`\`${edit.block}\` ${edit.opens ? 'has a block' : 'has no block'}`);
  const at = node.block ? node.block.end - 1 : node.end;
  const added = node.block ? `\n${edit.line}\n` : ` { ${edit.line} }`;
  const gone = edit.instead && rangeOf(text, node, edit.instead);
  if (!gone) return { ...files, [file]: text.slice(0, at) + added + text.slice(at) };
  return { ...files, [file]: text.slice(0, gone.start) + text.slice(gone.end, at) + added + text.slice(at) };
}

/** The statement that has to go, or one word of its list with the comma beside it. */
function rangeOf(text: string, node: DeclarationNode | HeaderNode, { text: head, only }: NonNullable<Edit['instead']>): Span {
  const statements = (node.block?.items ?? []).filter((item) => item.kind === 'statement');
  const found = statements.find((item) => text.slice(item.start, item.end).replace(/\s+/g, ' ').startsWith(head));
  if (!found) throw new Error(`\`${head}\` does not stand there`);
  if (only === undefined) return found;
  const names = found.values?.steps.flat() ?? [];
  const index = names.findIndex((name) => text.slice(name.start, name.end) === only);
  const [word, before, after] = [names[index], names[index - 1], names[index + 1]];
  if (!word) throw new Error(`\`${only}\` does not stand in \`${head}\``);
  return before ? { start: before.end, end: word.end } : { start: word.start, end: after?.start ?? word.end };
}

/** By the words in front of it: `component receiver`, `hop gateway -> receiver`, `model payments`. */
function declarationOf(text: string, file: string, edit: Edit): DeclarationNode | HeaderNode | undefined {
  const { file: parsed } = parseFile(createSourceFile(file, text));
  if (edit.block.startsWith('model ')) return parsed.header;
  const all: DeclarationNode[] = [];
  const visit = (items: readonly ItemNode[]): void => {
    for (const item of items) {
      if (item.kind === 'declaration') all.push(item);
      if ('block' in item && item.block) visit(item.block.items);
    }
  };
  visit(parsed.items);
  return all.find((node) => text.slice(node.start, node.end).replace(/\s+/g, ' ').startsWith(edit.block) && node.word !== 'extend');
}
