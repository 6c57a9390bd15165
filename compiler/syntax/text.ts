/** Texts in quotes: their value, and what is wrong with their escapes. */
import type { IToken } from 'chevrotain';
import type { StringNode } from './ast.ts';
import { endOf } from './lexer.ts';
import { fix, type Problems, report } from './problems.ts';

export function textNode(token: IToken, problems: Problems): StringNode {
  const image = token.image;
  const end = image.length > 1 && image.charCodeAt(image.length - 1) === 34 ? image.length - 1 : image.length;
  const from = image.charCodeAt(0) === 34 ? 1 : 0;
  const raw = image.slice(from, end);
  const value = raw.indexOf('\\') < 0 ? raw : unescaped(raw, token.startOffset + from, problems);
  return { start: token.startOffset, end: endOf(token), kind: 'string', value };
}

function unescaped(raw: string, offset: number, problems: Problems): string {
  let value = '';
  let from = 0;
  for (let at = raw.indexOf('\\'); at >= 0 && at + 1 < raw.length; at = raw.indexOf('\\', from)) {
    const next = raw.charAt(at + 1);
    value += raw.slice(from, at);
    if (next === 'n') value += '\n';
    else if (next === '"' || next === '\\') value += next;
    else {
      value += next;
      const edits = [fix(problems, 'write the backslash twice', false, offset + at, offset + at + 1, '\\\\')];
      report(problems, 'TM1019', offset + at, offset + at + 2, { escape: `\\${next}` }, { fixes: edits });
    }
    from = at + 2;
  }
  return value + raw.slice(from);
}
