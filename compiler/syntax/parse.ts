/**
 * Text of one file to its syntax tree. Never throws for a mistake in the text; text that is not accepted always has a
 * diagnostic, and every declaration no mistake touches is in the tree where it belongs. Knows nothing of other files.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { FileNode, ItemNode } from './ast.ts';
import { theParser } from './grammar.ts';
import { arrangeTokens } from './layout.ts';
import { lexText } from './lexer.ts';
import { createProblems, gatherProblems } from './problems.ts';

export interface ParseResult {
  readonly file: FileNode;
  readonly diagnostics: Diagnostic[];
}

export function parseFile(source: SourceFile): ParseResult {
  const { text, path } = source;
  const layout = arrangeTokens(lexText(text), text, path);
  const parser = theParser();
  const problems = createProblems(path);
  parser.problems = problems;
  parser.docs = layout.docs;
  parser.damage = layout.damage;
  parser.input = layout.tokens;
  const items: ItemNode[] = [];
  const header = parser.file(items);
  parser.input = [];
  return {
    file: {
      start: 0,
      end: text.length,
      kind: 'file',
      header: header && { start: header.word.startOffset, end: header.name.end, kind: 'header', word: header.word.image as 'model', name: header.name, title: header.title, doc: layout.docs.get(header.word.startOffset), block: header.block },
      items,
    },
    diagnostics: gatherProblems([...layout.problems, problems], path, text.length),
  };
}
